package mend

import "strings"

// letGo makes "go" the particle of "let" that it is in "Kenya let the sailors
// go": who goes is whom Kenya lets go.
func (m *mender) letGo() {
	for i := range m.Words {
		let := m.Words[i].Head
		if !strings.EqualFold(m.Words[i].Lemma, "go") || let < 0 || let > i || m.Words[let].Lemma != "let" {
			continue
		}
		if rel := m.Words[i].Rel; rel != "xcomp" && rel != "ccomp" {
			continue
		}
		for k := range m.Words {
			switch w := &m.Words[k]; {
			case w.Head != i:
			case w.Rel == "nsubj":
				m.attach(k, let, "obj")
			default:
				w.Head = let
			}
		}
		m.Words[i].UPOS = "ADP"
		m.attach(i, let, "compound:prt")
	}
}

// handedOver makes "over" the particle of "hand" and "turn" that it is before a
// number as well: "handed over 22 prisoners".
func (m *mender) handedOver() {
	for i := 1; i+1 < len(m.Words); i++ {
		verb := strings.ToLower(m.Words[i-1].Lemma)
		if m.Words[i].Form == "over" && (verb == "hand" || verb == "turn") && m.Words[i].Rel == "advmod" && m.Words[i].Head > i {
			m.Words[i].UPOS = "ADP"
			m.attach(i, i-1, "compound:prt")
		}
	}
}
