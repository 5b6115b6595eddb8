package mend

import "strings"

// contrasts parts what "not" parts: in "Ada Moss, not Lena Brandt, left" no
// name stands for the other.
func (m *mender) contrasts() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Rel != "appos" {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-3; k-- {
			if strings.EqualFold(m.Words[k].Form, "not") && m.Words[k].Head == i {
				w.Rel = "conj"
			}
		}
	}
}

// pairs makes "both" the subject of the verb behind it that has none, or that is no
// passive for want of an auxiliary: "they are friends: both studied law".
func (m *mender) pairs() {
	for i := range m.Words {
		w := &m.Words[i]
		if !strings.EqualFold(w.Form, "both") || w.Head != i+1 || w.Rel != "advmod" && w.Rel != "det" && w.Rel != "cc:preconj" && w.Rel != "nsubj:pass" {
			continue
		}
		if v, s := &m.Words[w.Head], m.subjectOf(w.Head); v.UPOS == "VERB" && (s < 0 || s == i && m.childOf(w.Head, "obl:agent") < 0) {
			w.UPOS, w.Rel = "PRON", "nsubj"
			if v.XPOS == "VBN" {
				v.XPOS = "VBD"
			}
		}
	}
}
