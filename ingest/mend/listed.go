package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Several persons whom a plural noun beside their names tells of.

// listed makes the names behind a plural noun for persons the list of who they are:
// "their sons, Bo and Karl", "the three sisters: Ada, Eva and Ina", "the chemists Bo
// Holm and Ada Moss". Behind what is no noun for persons they must be as many as it
// says: "two banks, Norlight and Ness Trust".
func (m *mender) listed() {
	for i := range m.Words {
		if m.Words[i].XPOS != "NNS" || i+1 >= len(m.Words) {
			continue
		}
		if !m.arePersons(i) {
			if names := m.namesFrom(i+2, m.nameAt); len(names) > 1 && len(names) == m.counted(i) && setsOff[m.Words[i+1].Form] {
				m.attach(m.headOf(names[0]), i, "appos")
				for _, n := range names[1:] {
					m.attach(m.headOf(n), m.headOf(names[0]), "conj")
				}
			}
			continue
		}
		at := i + 1
		beside := m.Words[at].UPOS == "PROPN"
		if !beside {
			at++
		}
		names := m.namesFrom(at, m.personAt)
		switch {
		case len(names) < 2 || !m.isAll(i, len(names)):
		case beside && (m.determined(m.phraseStart(i), i) || m.Words[i].Head != names[0].Start || m.phraseStart(i) == i):
			m.describeAll(i, names)
		case !beside && setsOff[m.Words[at-1].Form] && (m.counted(i) > 0 || m.determined(m.phraseStart(i), i)):
			m.attach(names[0].Start, i, "appos")
			m.makeList(names)
		}
	}
}

// setsOff are the marks between a noun and the names it tells of.
var setsOff = map[string]bool{",": true, ":": true, "-": true, "–": true, "—": true}

// arePersons reports whether plural noun i is one for persons alone.
func (m *mender) arePersons(i int) bool {
	noun, known := gazetteer.NounOf(m.Words[i].Lemma)
	return known && (noun.Kind == nlp.Person || noun.IsRole) && !noun.IsAmbiguous
}

// namesFrom returns the names of the list that begins at word i: parted by commas, with
// "and" before the last. find finds the name that begins at a word.
func (m *mender) namesFrom(i int, find func(int) (nlp.Name, bool)) []nlp.Name {
	var all []nlp.Name
	last := false
	for i < len(m.Words) {
		name, ok := find(i)
		if !ok {
			return nil
		}
		all = append(all, name)
		i = name.End
		if last || i+1 >= len(m.Words) {
			break
		}
		if m.Words[i].Form == "," {
			i++
		}
		if m.Words[i].UPOS == "CCONJ" {
			last = true
			i++
		} else if m.Words[i-1].Form != "," {
			break
		}
	}
	if !last {
		return nil
	}
	return all
}

// nameAt returns the name that begins at word i.
func (m *mender) nameAt(i int) (nlp.Name, bool) {
	for _, n := range m.Names {
		if n.Start <= i && i < n.End {
			return n, n.Start == i
		}
	}
	return nlp.Name{}, false
}

// personAt returns the name that begins at word i where it can be a person's.
func (m *mender) personAt(i int) (nlp.Name, bool) {
	if m.inName(i) {
		n, ok := m.nameAt(i)
		return n, ok && n.Type == nlp.PersonName
	}
	end := i
	for end < len(m.Words) && m.Words[end].UPOS == "PROPN" && m.isCapital(end) && !m.inName(end) {
		end++
	}
	return nlp.Name{Start: i, End: end}, end > i && end-i < 4
}

// isAll reports whether n names can be all those that plural noun i counts.
func (m *mender) isAll(i, n int) bool {
	count := m.counted(i)
	return count == 0 || count == n
}

// counted returns the number before noun i, or 0.
func (m *mender) counted(i int) int {
	for k := range i {
		if w := &m.Words[k]; w.Head == i && w.Rel == "nummod" {
			return smallNumbers[strings.ToLower(w.Form)]
		}
	}
	return 0
}

var smallNumbers = map[string]int{"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}

// describeAll hangs plural noun i on the first of the names right behind it, which
// takes its place.
func (m *mender) describeAll(i int, names []nlp.Name) {
	first := names[0].Start
	if m.Words[i].Head != first {
		m.attach(first, m.Words[i].Head, m.Words[i].Rel)
	}
	for k := range m.Words {
		if w := &m.Words[k]; w.Head == i && (w.Rel == "case" || w.Rel == "cc" || w.Rel == "punct" || w.Rel == "mark") {
			w.Head = first
		}
	}
	m.attach(i, first, "nmod:desc")
	m.makeList(names)
}

// makeList makes a list of names of which the first has its place.
func (m *mender) makeList(names []nlp.Name) {
	first := names[0].Start
	for _, n := range names {
		for k := n.Start + 1; k < n.End; k++ {
			if m.Words[k].UPOS == "PROPN" {
				m.attach(k, n.Start, "flat")
			}
		}
		if n.Start == first {
			continue
		}
		m.attach(n.Start, first, "conj")
		for k := n.Start - 1; k > first && (m.Words[k].UPOS == "CCONJ" || m.Words[k].UPOS == "PUNCT"); k-- {
			m.Words[k].Head = n.Start
		}
	}
}
