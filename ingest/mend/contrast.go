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
