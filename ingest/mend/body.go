package mend

import (
	"slices"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// joinBodies makes one name of what belongs to the name of one body: "Moss &
// Holm" is a company, "the Bakers' Union" a union.
func (m *mender) joinBodies() {
	for i := 1; i+1 < len(m.Words); i++ {
		switch {
		case m.Words[i].Form == "&" && m.Words[i-1].UPOS == "PROPN" && m.Words[i+1].UPOS == "PROPN":
			m.joinBody(m.run(i-1, i+2))
		case m.isPluralOwner(i):
			if body := m.run(i-1, i+2); gazetteer.NounKind(m.Words[body.End-1].Form) == nlp.Organization {
				m.joinBody(body)
			}
		case m.isSaint(i):
			m.joinBody(m.run(i-2, i+2))
		}
	}
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

// joinBody puts one name in the place of those that it covers.
func (m *mender) joinBody(body nlp.Name) {
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
	m.try(func() { m.join(body) })
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
