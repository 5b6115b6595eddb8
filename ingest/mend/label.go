package mend

import "strings"

// numbers takes "No" before a figure for the noun that it is: "the No 11 shirt"
// denies no shirt.
func (m *mender) numbers() {
	for k := 1; k+1 < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Form == "No" && w.UPOS == "DET" && m.Words[k+1].UPOS == "NUM" && m.Words[k+1].Form[0] <= '9' && m.Words[k-1].UPOS != "PUNCT" {
			w.UPOS, w.XPOS, w.Lemma = "NOUN", "NN", "no."
			m.attach(k, k+1, "compound")
		}
	}
}

// scores gives the verb the score behind a name that the tree takes for a part of the
// name: "beat the debutants Moss 3 – 0".
func (m *mender) scores() {
	for k := 1; k+2 < len(m.Words); k++ {
		w, name := &m.Words[k], &m.Words[k-1]
		if w.UPOS != "NUM" || name.UPOS != "PROPN" || name.Head != k || m.Words[k+2].UPOS != "NUM" {
			continue
		}
		if dash := m.Words[k+1].Form; dash != "-" && dash != "–" && dash != "—" {
			continue
		}
		for v := w.Head; v >= 0; v = m.Words[v].Head {
			if m.Words[v].UPOS == "VERB" {
				noun := w.Head
				m.attach(k-1, noun, w.Rel)
				m.attach(k, v, "obl:unmarked")
				if noun == k-2 && m.Words[noun].UPOS == "NOUN" {
					m.attach(k-1, m.Words[noun].Head, m.Words[noun].Rel)
					m.attach(noun, k-1, "nmod:desc") // "the debutants" are Moss
				}
				break
			}
		}
	}
}

// granted are what is granted to somebody who did not have it, and grants the verbs.
var (
	granted = map[string]bool{"asylum": true, "bail": true, "permission": true, "immunity": true, "citizenship": true, "access": true, "refuge": true,
		"custody": true, "clemency": true, "amnesty": true, "parole": true, "entry": true}
	grants = map[string]bool{"grant": true, "deny": true, "refuse": true, "give": true, "offer": true, "award": true}
)

// grantedTo makes "her" in "granted her asylum" whom something is granted.
func (m *mender) grantedTo() {
	for k := 1; k+1 < len(m.Words); k++ {
		w, thing := &m.Words[k], &m.Words[k+1]
		if w.XPOS == "PRP$" && strings.EqualFold(w.Form, "her") && w.Head == k+1 && thing.Head == k-1 && granted[thing.Lemma] && grants[m.Words[k-1].Lemma] {
			w.XPOS = "PRP"
			m.attach(k, k-1, "iobj")
		}
	}
}

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
