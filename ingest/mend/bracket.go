package mend

// bracketed makes the name before a bracket the subject that the tree finds inside it:
// in "Ness Foods (OSE: NESS) is a firm" it is not the code of its share.
func (m *mender) bracketed() {
	for i := 2; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.Rel != "nsubj" && w.Rel != "nsubj:pass" {
			continue
		}
		open := i - 1
		for open > 0 && m.Words[open].Form != "(" && m.Words[open].Form != ")" {
			open--
		}
		closed := i
		for closed < len(m.Words) && m.Words[closed].Form != ")" {
			closed++
		}
		if open < 1 || m.Words[open].Form != "(" || w.Head < closed || m.Words[open-1].UPOS != "PROPN" {
			continue
		}
		name := m.run(open-1, open)
		for _, n := range m.Names {
			if n.End == open {
				name = n
			}
		}
		x := m.headOf(name)
		m.attach(x, w.Head, w.Rel)
		m.attach(i, x, "appos")
	}
}
