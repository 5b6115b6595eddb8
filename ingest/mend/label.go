package mend

import "strings"

// labels gives dependents of verbs the names that they alone can have: a phrase
// with a preposition is an oblique of its verb, not of a noun, and "her" before
// an object is its owner, not a recipient.
func (m *mender) labels() {
	for k := range m.Words {
		w := &m.Words[k]
		if w.Head < 0 || m.Words[w.Head].UPOS != "VERB" || !strings.HasPrefix(m.Words[w.Head].XPOS, "VB") {
			continue
		}
		switch {
		case w.Rel == "nmod" && m.hasCase(k):
			w.Rel = "obl"
		case w.Rel == "iobj" && w.XPOS == "PRP$" && k+1 < len(m.Words) && m.Words[k+1].Head == w.Head && m.Words[k+1].Rel == "obj":
			w.Head, w.Rel = k+1, "nmod:poss"
		}
	}
}
