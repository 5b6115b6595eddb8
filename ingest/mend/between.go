package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
)

// forTo gives the noun between "for" and "to" the preposition that the tree gives
// the infinitive: "called for Peru to leave" puts it to Peru.
func (m *mender) forTo() {
	for k := range m.Words {
		w := &m.Words[k]
		if w.Rel != "obl" && w.Rel != "obj" || w.Head < 0 || w.Head > k || m.hasCase(k) {
			continue
		}
		i := m.phraseStart(k) - 1
		if i > w.Head && m.Words[i].Form == "for" && m.Words[i].Head > k && m.Words[m.Words[i].Head].Head == w.Head {
			m.attach(i, k, "case")
			m.Words[i].UPOS, w.Rel = "ADP", "obl"
		}
	}
}

// joining are prepositions behind a subject that belong to it.
var joining = map[string]bool{"between": true, "among": true, "with": true, "of": true, "over": true, "about": true, "against": true, "for": true}

// beforeVerb hangs a phrase that stands right between a subject and its verb on the
// subject: "the talks between officials broke up".
func (m *mender) beforeVerb() {
	for k := range m.Words {
		w := &m.Words[k]
		c := m.caseOf(k)
		if noun, _ := gazetteer.NounOf(w.Lemma); w.Rel != "obl" || w.UPOS == "NUM" || w.Head < k || c < 1 || !joining[strings.ToLower(m.Words[c].Form)] || noun.IsTime {
			continue
		}
		for s := c - 1; s >= 0; s-- {
			if m.Words[s].UPOS == "PUNCT" || m.Words[s].UPOS == "VERB" {
				break
			}
			if m.Words[s].Head == w.Head && subjects[m.Words[s].Rel] {
				m.attach(k, s, "nmod")
				break
			}
		}
	}
}

// clauses makes a clause of what "after" and the like were taken to put before its
// subject alone: "spoke after the talks had broken up".
func (m *mender) clauses() {
	for s := range m.Words {
		w := &m.Words[s]
		c := m.caseOf(s)
		if c < 0 || !subjects[w.Rel] || w.Head < s || !opening[strings.ToLower(m.Words[c].Form)] {
			continue
		}
		v := &m.Words[w.Head]
		if v.Head < 0 || v.Head > c || v.Rel != "ccomp" && v.Rel != "parataxis" && v.Rel != "advcl" {
			continue
		}
		m.attach(c, w.Head, "mark")
		m.Words[c].UPOS, v.Rel = "SCONJ", "advcl"
	}
}

// opening are words that open a clause of time.
var opening = map[string]bool{"after": true, "before": true, "since": true, "until": true}
