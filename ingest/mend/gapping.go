package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Clauses that leave out their verb, as the one before has it: "Norlight sold its mines
// to Moss, its farms to Holm and its ships to Berg", "Moss voted for it and Holm against
// it". Universal Dependencies hangs what is left of them on the verb: the first phrase
// as its conjunct, the second below that as an orphan.

// gapping hangs the pairs of such clauses where the phrase with a preposition is of the
// same form as one of the verb's.
func (m *mender) gapping() {
	for c := range m.Words {
		v, prep := m.Words[c].Head, m.caseOf(c)
		if v < 0 || v > c || m.Words[v].UPOS != "VERB" || m.Words[c].Rel != "obl" && m.Words[c].Rel != "obl:agent" || prep < v {
			continue
		}
		for last := c; last < len(m.Words); last++ {
			if w := &m.Words[last]; last != c && (w.Head != c || w.Rel != "conj" || m.hasCase(last)) {
				continue
			}
			pairs := m.gapped(m.phraseEnd(last), m.Words[prep].Form, v)
			if pairs != nil && m.childIn(v, v, prep, "obj", "obl") < 0 && m.Words[pairs[0][0]].UPOS != "PROPN" {
				break // it would stand for the subject, and only a name surely does
			}
			for _, p := range pairs {
				m.attach(p[0], v, "conj")
				m.attach(p[1], p[0], "orphan")
			}
			if pairs != nil {
				break
			}
		}
	}
}

// offices hangs the pairs of who gets an office and which: "elected Ada Moss mayor and Bo
// Lund treasurer", "was named mayor, and Bo Lund treasurer".
func (m *mender) offices() {
	for v := range m.Words {
		if m.Words[v].UPOS != "VERB" || !naming[strings.ToLower(m.Words[v].Lemma)] {
			continue
		}
		i := v + 1
		if m.childOf(v, "aux:pass") < 0 {
			name, ok := m.nameAt(i)
			r := m.phraseHead(name.End)
			if !ok || r < 0 || !m.isRole(r) {
				continue
			}
			n := m.headOf(name)
			if m.above(n, v) || m.determined(name.End, r) {
				continue
			}
			m.attach(r, v, "xcomp")
			m.attach(n, v, "obj")
			i = name.End
		}
		r := m.phraseHead(i)
		if r < 0 || !m.isRole(r) || m.Words[r].Head != v {
			continue
		}
		for _, p := range m.inOffice(m.phraseEnd(r)) {
			m.attach(p[0], v, "conj")
			m.attach(p[1], p[0], "orphan")
		}
	}
}

// naming are verbs that give somebody an office.
var naming = map[string]bool{"elect": true, "name": true, "appoint": true, "make": true, "crown": true, "declare": true, "proclaim": true}

// inOffice returns the heads of the pairs of a name and an office from word i on, as gapped
// does.
func (m *mender) inOffice(i int) [][2]int {
	var all [][2]int
	for i < len(m.Words) {
		start, and := m.memberFrom(i)
		name, ok := m.nameAt(start)
		if start == i || !ok || name.Type != nlp.PersonName {
			return nil
		}
		r := m.phraseHead(name.End)
		if r < 0 || !m.isRole(r) || m.determined(name.End, r) {
			return nil
		}
		all = append(all, [2]int{m.headOf(name), r})
		if and {
			return all
		}
		i = m.phraseEnd(r)
	}
	return nil
}

// memberFrom returns where the next member of a list begins, behind a comma or "and" at
// word i or both, and whether there is an "and"; i itself where there is neither.
func (m *mender) memberFrom(i int) (start int, and bool) {
	if m.Words[i].Form == "," {
		i++
	}
	if i < len(m.Words) && m.Words[i].UPOS == "CCONJ" {
		return i + 1, true
	}
	return i, false
}

// gapped returns the heads of the pairs from word i on: a noun phrase behind a comma or
// "and", right behind it the preposition with another. The last pair has the "and".
func (m *mender) gapped(i int, prep string, v int) [][2]int {
	var all [][2]int
	for i < len(m.Words) {
		start, and := m.memberFrom(i)
		if start == i {
			return nil
		}
		first, end := m.nounPhrase(start)
		if first < 0 || end >= len(m.Words) || m.Words[end].Form != prep || !m.above(v, first) {
			return nil
		}
		second, next := m.nounPhrase(end + 1)
		if second < 0 {
			return nil
		}
		all = append(all, [2]int{first, second})
		if and {
			return all
		}
		i = next
	}
	return nil
}

// nounPhrase returns the head of the noun phrase that begins at word i, and where it
// ends; -1 where none does.
func (m *mender) nounPhrase(i int) (head, end int) {
	switch head = m.phraseHead(i); {
	case head >= 0:
	case i < len(m.Words) && m.Words[i].UPOS == "NUM":
		return i, i + 1 // "in 2024"
	default:
		return -1, i
	}
	for _, name := range m.Names {
		if name.Start <= head && head < name.End {
			head = m.headOf(name)
		}
	}
	return head, m.phraseEnd(head)
}

// phraseEnd returns where the phrase of noun head ends, its name and what stands behind
// it with "of" included.
func (m *mender) phraseEnd(head int) int {
	end := head + 1
	for _, name := range m.Names {
		if name.Start <= head && head < name.End {
			end = name.End
		}
	}
	if end+1 < len(m.Words) && m.Words[end].Form == "of" {
		if of := m.phraseHead(end + 1); of >= 0 {
			return m.phraseEnd(of)
		}
	}
	return end
}
