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

// bringing are verbs with which "in" before persons is a particle: nobody is flown
// inside rescuers.
var bringing = map[string]bool{"fly": true, "bring": true, "draft": true, "bus": true, "ship": true, "call": true, "send": true}

// flownIn makes "in" the particle of such a verb, and the persons its object: "flew in
// 80 rescuers".
func (m *mender) flownIn() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		c := m.caseOf(k)
		if w.Rel != "obl" || c < 1 || w.Head != c-1 || m.Words[c].Form != "in" || !bringing[strings.ToLower(m.Words[w.Head].Lemma)] || !m.arePersons(k) || m.childOf(w.Head, "obj") >= 0 {
			continue
		}
		w.Rel = "obj"
		m.Words[c].UPOS = "ADP"
		m.attach(c, w.Head, "compound:prt")
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
