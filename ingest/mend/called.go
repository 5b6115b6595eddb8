package mend

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// called gives names the type that the noun beside them tells: "the pathologist
// Ada Moss" is a person though no name was found there, "the company Moss" and
// "the mayor of Moss" speak of no person.
func (m *mender) called() {
	for i := 1; i < len(m.Words); i++ {
		if !m.isProper(i) || m.isProper(i-1) {
			continue
		}
		name := m.calledName(i)
		known := m.named(name)
		for k := name.Start; k < name.End && m.isIntroduced(i-1); k++ {
			m.Words[k].UPOS = "PROPN"
		}
		switch r := i - 1; {
		case known < 0 && m.isIntroduced(r) && m.callsPerson(r, name):
			name.Type = nlp.PersonName
			m.insert(name)
		case known < 0 && m.isIntroduced(r) && m.isOfPeople(r) && !m.subjectOfRelative(i, r):
			name.Type = nlp.OrganizationName
			m.insert(name)
		case known < 0:
		case m.Names[known].Type != nlp.PersonName || m.isGiven(i):
		case m.isIntroduced(r) && m.isOfPeople(r) && !m.subjectOfRelative(i, r):
			m.Names[known].Start, m.Names[known].End, m.Names[known].Type = name.Start, name.End, nlp.OrganizationName
		case name.End == i+1 && i > 1 && m.Words[r].Form == "of" && governed[strings.ToLower(m.Words[i-2].Form)]:
			m.Names[known].Type = nlp.LocationName
		}
	}
}

// parties makes a name of the capitalised words before "politician" that nobody took
// for one: "a Fine Holm politician" is of the party Fine Holm.
func (m *mender) parties() {
	for r := 1; r < len(m.Words); r++ {
		if m.Words[r].Form != "politician" {
			continue
		}
		start := r
		for start > 0 && m.isCapital(start-1) && (m.Words[start-1].UPOS == "PROPN" || m.Words[start-1].UPOS == "ADJ") && !m.inName(start-1) {
			if state, _ := gazetteer.Country(m.Words[start-1].Form); state != nil {
				break
			}
			start--
		}
		if start == r || start == 0 || r-start == 1 && gazetteer.PartyOf(m.Words[start].Form) != "" {
			continue
		}
		m.joinBody(nlp.Name{Start: start, End: r, Type: nlp.OrganizationName})
	}
}

// governed are nouns that stand with "of" before the name of a place.
var governed = map[string]bool{"mayor": true, "governor": true, "city": true, "town": true, "village": true, "capital": true,
	"province": true, "district": true, "port": true, "region": true, "island": true}

// isProper reports whether word i is tagged as a name in one way or the other.
func (m *mender) isProper(i int) bool {
	w := &m.Words[i]
	return w.UPOS == "PROPN" || w.XPOS == "NNPS" && m.isCapital(i)
}

// calledName returns the run of proper nouns that starts at word start, with a
// last word that has the capital of a name but not its tag: "Voters First".
func (m *mender) calledName(start int) nlp.Name {
	end := start + 1
	for end < len(m.Words) && m.isProper(end) {
		end++
	}
	if end < len(m.Words) && m.isCapital(end) && (m.Words[end].UPOS == "ADV" || m.Words[end].UPOS == "ADJ") && m.nameOver(start, end) < 0 {
		end++
	}
	return nlp.Name{Start: start, End: end}
}

// named returns the index of the name that begins where a run of proper nouns
// does, -1 when none lies in it, and nothing to be mended when others do.
func (m *mender) named(run nlp.Name) int {
	for i, n := range m.Names {
		if n.Start == run.Start {
			return i
		}
	}
	return -1
}

// nameOver returns the index of a name with words of [start, end] that does not
// start at start, or -1.
func (m *mender) nameOver(start, end int) int {
	return slices.IndexFunc(m.Names, func(n nlp.Name) bool { return n.Start > start && n.Start <= end })
}

// insert puts a name among the others where none of its words has one.
func (m *mender) insert(name nlp.Name) {
	at := 0
	for _, n := range m.Names {
		if n.Start < name.End && n.End > name.Start {
			return
		}
		if n.End <= name.Start {
			at++
		}
	}
	m.Names = slices.Insert(m.Names, at, name)
}

// isIntroduced reports whether word r is a common noun in the singular whose
// phrase begins with a determiner or possessor.
func (m *mender) isIntroduced(r int) bool {
	if m.Words[r].XPOS != "NN" {
		return false
	}
	start := m.phraseStart(r)
	return m.determined(start, r)
}

// callsPerson reports whether noun r makes the name behind it a person's: a
// given name and a surname, or two words behind a noun for persons alone.
func (m *mender) callsPerson(r int, name nlp.Name) bool {
	noun, _ := gazetteer.NounOf(m.Words[r].Form)
	return m.isRole(r) && name.End-name.Start > 1 && name.End-name.Start < 4 && (!noun.IsAmbiguous || m.isGiven(name.Start))
}

// isOfPeople reports whether noun r is one for bodies or groups.
func (m *mender) isOfPeople(r int) bool {
	kind := gazetteer.NounKind(m.Words[r].Form)
	return kind == nlp.Organization || kind == nlp.Group
}

// halves makes one name of two proper nouns side by side that hang on the same
// word in the same way: "Ada" and "Moss" as two subjects.
func (m *mender) halves() {
	for i := 0; i+1 < len(m.Words); i++ {
		a, b := &m.Words[i], &m.Words[i+1]
		if a.UPOS != "PROPN" || b.UPOS != "PROPN" || a.Head != b.Head || a.Rel != b.Rel || !halved[a.Rel] {
			continue
		}
		name := m.calledName(i)
		if m.named(name) >= 0 || m.nameOver(i, i+1) >= 0 {
			continue
		}
		if m.isGiven(i) && name.End == i+2 {
			name.Type = nlp.PersonName
			m.insert(name)
		}
		m.join(nlp.Name{Start: i, End: i + 2})
	}
}

// halved are the relations that no word has twice without "and".
var halved = map[string]bool{"nsubj": true, "nsubj:pass": true, "obj": true, "appos": true, "obl:agent": true}

// isGiven reports whether word i is a given name.
func (m *mender) isGiven(i int) bool {
	_, given := gazetteer.GivenName(m.Words[i].Form)
	return given
}
