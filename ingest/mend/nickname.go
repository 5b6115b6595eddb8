package mend

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// nicknames makes one name of a person's with another in quotation marks inside:
// Harold "Harry" Holm.
func (m *mender) nicknames() {
	for i := 1; i+3 < len(m.Words); i++ {
		end := m.nicknameEnd(i)
		if end < 0 {
			continue
		}
		name := nlp.Name{Start: m.run(i, i).Start, End: m.run(end, end).End, Type: nlp.PersonName}
		if !m.isGiven(name.Start) && !m.isInitial(name.Start) && !m.inPerson(i-1) {
			continue
		}
		for k := i; k < end; k++ {
			if w := &m.Words[k]; w.UPOS != "PUNCT" {
				w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
			} else if k == i || k == end-1 {
				w.Head, w.Rel = name.Start, "punct"
			}
		}
		m.Names = slices.DeleteFunc(m.Names, func(n nlp.Name) bool { return n.Start < name.End && n.End > name.Start })
		at, _ := slices.BinarySearchFunc(m.Names, name.Start, func(n nlp.Name, k int) int { return n.Start - k })
		m.Names = slices.Insert(m.Names, at, name)
		i = name.End
	}
}

// nicknameEnd returns where the words in quotation marks end that open at word i
// between two proper nouns: one to three with capitals. It is -1 without.
func (m *mender) nicknameEnd(i int) int {
	if !quotes[m.Words[i].Form] || m.Words[i-1].UPOS != "PROPN" || !m.isCapital(i+1) {
		return -1
	}
	for k := i + 2; k < min(i+5, len(m.Words)-1); k++ {
		if quotes[m.Words[k].Form] {
			if m.Words[k+1].UPOS == "PROPN" && m.isCapital(k+1) {
				return k + 1
			}
			return -1
		}
		if !m.isCapital(k) {
			return -1
		}
	}
	return -1
}

var quotes = map[string]bool{`"`: true, "“": true, "”": true, "``": true, "''": true}

// isInitial reports whether word i is one letter with a stop: "J.".
func (m *mender) isInitial(i int) bool {
	f := m.Words[i].Form
	return len(f) == 2 && f[1] == '.' && m.isCapital(i)
}

// inPerson reports whether word i stands in the name of a person.
func (m *mender) inPerson(i int) bool {
	return slices.ContainsFunc(m.Names, func(n nlp.Name) bool { return n.Start <= i && i < n.End && n.Type == nlp.PersonName })
}

// quotedLabels makes the one word that somebody is called in quotation marks a label, which
// the tree has for a verb: "called the findings \"thrilling\" on Monday".
func (m *mender) quotedLabels() {
	for i := 2; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if w.XPOS != "VBG" && w.XPOS != "VBN" || !quotes[m.Words[i-1].Form] || !quotes[m.Words[i+1].Form] {
			continue
		}
		v := i - 2
		for v >= 0 && m.Words[v].Lemma != "call" {
			v--
		}
		o := -1
		if v >= 0 {
			o = m.childIn(v, v, i, "obj")
		}
		if o < 0 || w.Head != o && w.Head != v {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Feats = "ADJ", "JJ", w.Form, ""
		m.attach(i, v, "xcomp")
		for k := i + 2; k < len(m.Words); k++ {
			if m.Words[k].Head == i {
				m.attach(k, v, m.Words[k].Rel)
			}
		}
	}
}
