package mend

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// joinBodies makes one name of what belongs to the name of one body: "Moss &
// Holm" is a company, "the Bakers' Union" a union, "the Committee on Public
// Works" a committee.
func (m *mender) joinBodies() {
	for i := 1; i+1 < len(m.Words); i++ {
		switch {
		case m.Words[i].Form == "&" && m.Words[i-1].UPOS == "PROPN" && m.Words[i+1].UPOS == "PROPN":
			m.joinBody(m.run(i-1, i+2))
		case m.isPluralOwner(i):
			if body := m.run(i-1, i+2); gazetteer.NounKind(m.Words[body.End-1].Form) == nlp.Organization {
				m.joinBody(body)
			}
		case prizes[m.Words[i].Form] && m.Words[i-1].UPOS == "PROPN" && m.Words[i-1].Head == i:
			m.cover(m.run(i-1, i+1))
		case m.isSaint(i):
			m.joinBody(m.run(i-2, i+2))
		case m.isPurpose(i):
			m.cover(m.withPurpose(i))
		}
	}
}

// prizes end the names of what is won: "Lasker Prize".
var prizes = map[string]bool{"Prize": true, "Award": true, "Medal": true, "Trophy": true, "Cup": true}

// isPurpose reports whether word i joins a body, written with a capital behind
// "the", with the capitals that say what it is for: "the Campaign for Clean
// Rivers", but not "the Council on Monday".
func (m *mender) isPurpose(i int) bool {
	if w := &m.Words[i]; w.Form != "on" && w.Form != "for" && w.Form != "against" || !m.isCapital(i-1) || !m.isCapital(i+1) {
		return false
	}
	after := m.Words[i+1].Form
	if m.Words[i+1].UPOS == "PRON" || weekdays[after] || months[after] {
		return false
	}
	start := i - 1
	for start > 0 && m.isCapital(start-1) && m.Words[start-1].UPOS != "DET" {
		start--
	}
	noun := m.Words[i-1].Form
	return start > 0 && strings.EqualFold(m.Words[start-1].Form, "the") && (purposeful[noun] || gazetteer.NounKind(strings.ToLower(noun)) == nlp.Organization)
}

// purposeful are nouns that are bodies where their name says what they are for.
var purposeful = map[string]bool{"Campaign": true, "Initiative": true, "Centre": true, "Center": true, "Fund": true, "Network": true, "Programme": true,
	"Program": true, "Project": true, "Partnership": true, "Alliance": true, "Movement": true, "Forum": true, "Institute": true}

// withPurpose returns the name of a body with the capitals behind the word that
// joins what it is for: "Office for Rivers and Lakes".
func (m *mender) withPurpose(i int) nlp.Name {
	start, end := i-1, i+2
	for m.isCapital(start-1) && m.Words[start-1].UPOS != "DET" {
		start--
	}
	for end < len(m.Words) && (m.isCapital(end) || m.Words[end].Form == "and" && end+1 < len(m.Words) && m.isCapital(end+1) && m.Words[end+1].UPOS == "PROPN" && !m.opensName(end+1)) {
		end++
	}
	return nlp.Name{Start: start, End: end, Type: nlp.OrganizationName}
}

// opensName reports whether a name begins at word i.
func (m *mender) opensName(i int) bool {
	return slices.ContainsFunc(m.Names, func(n nlp.Name) bool { return n.Start == i })
}

// isSaint reports whether word i is the apostrophe behind a saint's name before
// what is called after the saint: "St Olaf's Hospital".
func (m *mender) isSaint(i int) bool {
	if i < 2 || m.Words[i].XPOS != "POS" || !m.isCapital(i+1) || !saints[m.Words[i-2].Form] {
		return false
	}
	kind := gazetteer.NounKind(m.Words[i+1].Form)
	return kind == nlp.Organization || kind == nlp.Facility
}

// saints are the titles of saints.
var saints = map[string]bool{"St": true, "St.": true, "Saint": true}

// isPluralOwner reports whether word i is the apostrophe of a plural with a
// capital between "the" and another word with a capital: "the Bakers' Union".
func (m *mender) isPluralOwner(i int) bool {
	if m.Words[i].XPOS != "POS" || len(m.Words[i].Form) > len("’") || !m.isCapital(i-1) || !m.isCapital(i+1) {
		return false
	}
	start := m.run(i-1, i).Start
	return start > 0 && m.Words[start-1].UPOS == "DET"
}

// run returns the words [start, end) with the proper nouns on both sides.
func (m *mender) run(start, end int) nlp.Name {
	for start > 0 && m.Words[start-1].UPOS == "PROPN" {
		start--
	}
	for end < len(m.Words) && m.Words[end].UPOS == "PROPN" {
		end++
	}
	return nlp.Name{Start: start, End: end, Type: nlp.OrganizationName}
}

// joinBody puts one name in the place of those that it covers, and joins its
// words.
func (m *mender) joinBody(body nlp.Name) {
	m.cover(body)
	m.try(func() { m.join(body) })
}

// cover puts one name in the place of those that it covers.
func (m *mender) cover(body nlp.Name) {
	at := 0
	kept := m.Names[:0:0]
	for _, n := range m.Names {
		if n.End <= body.Start {
			at++
		}
		if n.End <= body.Start || n.Start >= body.End {
			kept = append(kept, n)
		}
	}
	m.Names = slices.Insert(kept, at, body)
}

// join hangs all words of a name on the one that hangs on a word outside.
func (m *mender) join(name nlp.Name) {
	head := m.headOf(name)
	for i := name.Start; i < name.End; i++ {
		w := &m.Words[i]
		if i == head {
			continue
		}
		for k := range m.Words {
			if m.Words[k].Head == i && m.outside(k, name) {
				m.Words[k].Head = head
			}
		}
		switch {
		case w.UPOS == "CCONJ" || w.XPOS == "POS":
			m.attach(i, head, "dep")
		case i < head:
			w.UPOS = "PROPN"
			m.attach(i, head, "compound")
		default:
			m.attach(i, head, "flat")
		}
	}
}
