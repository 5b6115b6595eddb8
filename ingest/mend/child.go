package mend

import (
	"slices"
	"strings"
)

// childOf returns the first word that hangs on word i by one of the relations, or -1.
func (m *mender) childOf(i int, rels ...string) int {
	return m.childIn(i, 0, len(m.Words), rels...)
}

// childIn is childOf for the words [start, end).
func (m *mender) childIn(i, start, end int, rels ...string) int {
	for k := start; k < end; k++ {
		if m.Words[k].Head == i && slices.Contains(rels, m.Words[k].Rel) {
			return k
		}
	}
	return -1
}

// subjectOf returns the subject that hangs on word v, or -1.
func (m *mender) subjectOf(v int) int {
	for k := range m.Words {
		if m.Words[k].Head == v && strings.HasPrefix(m.Words[k].Rel, "nsubj") {
			return k
		}
	}
	return -1
}

// caseOf returns the first word of the preposition of word k, or -1.
func (m *mender) caseOf(k int) int { return m.childIn(k, 0, k, "case") }

// caseForm returns its form, or "".
func (m *mender) caseForm(k int) string {
	if i := m.caseOf(k); i >= 0 {
		return m.Words[i].Form
	}
	return ""
}

// hasCase reports whether word k has a preposition.
func (m *mender) hasCase(k int) bool { return m.caseOf(k) >= 0 }
