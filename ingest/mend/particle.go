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
