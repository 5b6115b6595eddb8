package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// people makes a list of two persons' names of which one was taken for a part
// or an explanation of the other: nobody is somebody else.
func (m *mender) people() {
	for i := range m.Names {
		for j := range m.Names {
			a, b := m.Names[i], m.Names[j]
			if a.Type != nlp.PersonName || b.Type != nlp.PersonName || b.Start <= a.Start || m.Words[b.Start].Head != a.Start || b.Start < a.End+1 {
				continue
			}
			switch m.Words[b.Start].Rel {
			case "appos", "flat", "compound", "nmod:desc", "dep", "list", "parataxis":
			default:
				continue
			}
			if !m.commaBetween(a.Start, b.Start) && !m.andBetween(a.End, b.Start) {
				continue
			}
			head := a.Start
			if w := &m.Words[head]; w.Rel == "appos" && w.Head >= 0 && w.Head < head {
				head = w.Head // "the minister, X, secretary Y and Z"
			}
			m.attach(b.Start, head, "conj")
			for k := a.End; k < b.Start; k++ {
				if m.Words[k].UPOS == "CCONJ" {
					m.attach(k, b.Start, "cc")
				}
			}
		}
	}
}

// severalSubjects makes the last person of a list a member of it where the
// parser gave the verb a second subject or object: "A, B and minister C met".
func (m *mender) severalSubjects() {
	for i := 1; i < len(m.Names); i++ {
		a, b := m.Names[i-1], m.Names[i]
		if a.Type != nlp.PersonName || b.Type != nlp.PersonName || !m.andBetween(a.End, b.Start) || m.verbBetween(a.End, b.Start) {
			continue
		}
		top := a.Start
		for w := &m.Words[top]; w.Head >= 0 && w.Head < top && (w.Rel == "appos" || w.Rel == "conj" || w.Rel == "flat"); w = &m.Words[top] {
			top = w.Head
		}
		if w, v := &m.Words[b.Start], &m.Words[top]; w.Head == v.Head && w.Rel == v.Rel && w.Head >= 0 {
			m.attach(b.Start, top, "conj")
		}
	}
}

func (m *mender) verbBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if m.Words[k].UPOS == "VERB" || m.Words[k].UPOS == "AUX" {
			return true
		}
	}
	return false
}

func (m *mender) andBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if m.Words[k].UPOS == "CCONJ" {
			return true
		}
	}
	return false
}

// members hangs the members that a group names itself on the group: "its
// allies, including X and Y, signed".
func (m *mender) members() {
	for k := 1; k+1 < len(m.Words); k++ {
		if !strings.EqualFold(m.Words[k].Form, "including") {
			continue
		}
		x := m.Words[k].Head
		if x < k || m.Words[x].UPOS != "NOUN" && m.Words[x].UPOS != "PROPN" {
			continue
		}
		group := k - 1
		if m.Words[group].Form == "," {
			group--
		}
		if group < 0 || m.Words[group].XPOS != "NNS" || m.above(x, group) {
			continue
		}
		m.attach(k, x, "case")
		m.attach(x, group, "nmod")
	}
}
