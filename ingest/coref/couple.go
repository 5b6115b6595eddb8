package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// couple returns the two persons that "they" or "their" stands for behind a clause
// that tells of their marriage, in its sentence or the one before: "Bo Holm married
// Ada Moss in 1970, and they have two sons". It is nil where others could be meant.
func (r *resolver) couple(i int) []int {
	m := &r.ms[i]
	if m.kind != nlp.Pronoun || m.person != 3 || m.number != plural || m.reflexive || m.relative {
		return nil
	}
	for sent := m.sent; sent >= 0 && sent >= m.sent-1; sent-- {
		s := &r.sents[sent]
		for v := len(s.Words) - 1; v >= 0; v-- {
			if sent == m.sent && v >= m.head || !strings.EqualFold(s.Words[v].Lemma, "marry") && !strings.EqualFold(s.Words[v].Form, "married") {
				continue
			}
			a, b := r.subjectOf(sent, v), r.spouseOf(sent, v)
			if a < 0 || b < 0 || s.negatedOrModal(v) || !r.isOnePerson(a) || !r.isOnePerson(b) || r.otherGroup(max(a, b), i) {
				return nil
			}
			return []int{a, b}
		}
	}
	return nil
}

// spouseOf returns whom the subject of the verb at word v marries, or -1.
func (r *resolver) spouseOf(sent, v int) int {
	s := &r.sents[sent]
	for _, k := range s.kids[v] {
		if rel := baseRel(s.Words[k].Rel); k > v && s.at[k] >= 0 && (rel == "obj" || rel == "obl" && s.caseOf(k) == "to") {
			return s.at[k]
		}
	}
	return -1
}

// isOnePerson reports whether mention i is of one person with a name.
func (r *resolver) isOnePerson(i int) bool {
	f := r.chain(i)
	return f.what == nlp.Person && f.names > 0 && r.ms[i].members == nil
}

// otherGroup reports whether between two mentions others are named in the plural.
func (r *resolver) otherGroup(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if m := &r.ms[k]; m.number == plural && m.kind != nlp.Pronoun && peopled(m.what) {
			return true
		}
	}
	return false
}
