package mend

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Names that the parser cut at their hyphen or did not see as names.

// doubleNames joins the parts of a name written with a hyphen that hang apart,
// each as an argument of its own: "Moss-Petersen left". What countries' names
// stand in is two things ("U.S.-Danish").
func (m *mender) doubleNames() {
	for i := 1; i+1 < len(m.Words); i++ {
		a, b := i-1, i+1
		if !m.isJoint(i) || m.Words[a].UPOS != "PROPN" || m.Words[a].Head == b || m.Words[b].Head == a || !isArgument[m.Words[b].Rel] {
			continue
		}
		first, _ := gazetteer.Country(m.Words[a].Form)
		second, _ := gazetteer.Country(m.Words[b].Form)
		if first != nil || second != nil {
			continue
		}
		if !isArgument[m.Words[a].Rel] {
			m.attach(a, m.Words[b].Head, m.Words[b].Rel)
		}
		m.takePlace(a, b)
		m.attach(i, b, "punct")
	}
}

// isArgument has the relations of noun phrases that stand on their own.
var isArgument = map[string]bool{"nsubj": true, "nsubj:pass": true, "obj": true, "iobj": true, "obl": true, "root": true, "conj": true, "appos": true}

// courtesyNames takes the capitalised word after "Mr." for a person's surname,
// whatever it means in lower case ("Mr. Price"), and that word after a proper
// noun elsewhere in the text for the end of the full name ("Ned Price").
func courtesyNames(sents []nlp.Sentence) {
	surnames := map[string]bool{}
	for i := range sents {
		m := mender{Sentence: &sents[i]}
		for k := 1; k < len(m.Words); k++ {
			if !courtesy[m.Words[k-1].Form] || !m.isCapital(k) {
				continue
			}
			surnames[m.Words[k].Form] = true
			if m.Words[k].UPOS == "NOUN" {
				m.takeForName(k, k)
			}
		}
	}
	if len(surnames) == 0 {
		return
	}
	for i := range sents {
		m := mender{Sentence: &sents[i]}
		for k := 1; k < len(m.Words); k++ {
			if before := &m.Words[k-1]; surnames[m.Words[k].Form] && !m.inName(k) && before.XPOS == "NNP" && before.Head == k && !courtesy[before.Form] {
				m.takeForName(k-1, k)
			}
		}
	}
}

// takeForName makes the words from first to last the name of a person, unless
// one of them is in another name.
func (m *mender) takeForName(first, last int) {
	at, begun := slices.BinarySearchFunc(m.Names, first, func(n nlp.Name, k int) int { return n.Start - k })
	if begun && m.Names[at].End <= last {
		m.Names = slices.Delete(m.Names, at, at+1)
	}
	if at > 0 && m.Names[at-1].End > first || at < len(m.Names) && m.Names[at].Start <= last {
		return
	}
	for k := first; k <= last; k++ {
		w := &m.Words[k]
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
	}
	m.Names = slices.Insert(m.Names, at, nlp.Name{Start: first, End: last + 1, Type: nlp.PersonName})
}

// capitals takes a common noun with a capital inside a sentence, and the capitalised
// word that hangs on it, for a name: "Lindqvist Foods closed a plant". Offices are
// written so too ("Deputy Minister"), and every word of a headline.
func (m *mender) capitals() {
	if m.shouts() {
		return
	}
	for i := 1; i < len(m.Words); i++ {
		w, before := &m.Words[i], &m.Words[i-1]
		if w.UPOS != "NOUN" || before.Head != i || before.Rel != "amod" && before.Rel != "compound" || !m.isCapital(i) || !m.isCapital(i-1) || m.isRole(i) {
			continue
		}
		if state, _ := gazetteer.Country(before.Form); state != nil || m.isHonorific(i-1) || m.inName(i-1) || m.inName(i) {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
		before.UPOS, before.XPOS, before.Lemma, before.Rel = "PROPN", "NNP", before.Form, "compound"
	}
}

// cutNames puts together a name that the tree cuts at a preposition, where its tags
// disagree or its second word hangs on the name before: "the sale of Ada from
// Sporting Norholm".
func (m *mender) cutNames() {
	for i := 2; i < len(m.Words); i++ {
		w, before := &m.Words[i], &m.Words[i-1]
		if w.UPOS != "PROPN" || w.Rel != "flat" || w.Head >= i-2 || before.XPOS != "NNP" || !m.isCapital(i-1) {
			continue
		}
		if prep := m.caseOf(i - 1); prep > w.Head {
			before.UPOS, before.Lemma = "PROPN", before.Form
			m.attach(i, i-1, "flat")
		}
	}
}

// throughNames makes one name of capitalised words on both sides of a preposition with a
// capital of its own, as bodies have in their names: "the charity Hands Through Walls".
func (m *mender) throughNames() {
	if m.shouts() {
		return
	}
	for i := 1; i+1 < len(m.Words); i++ {
		if !m.isThrough(i) {
			continue
		}
		start, end := i-1, i+2
		for start > 0 && m.isNamePart(start-1) {
			start--
		}
		for end < len(m.Words) && (m.isNamePart(end) || m.isThrough(end)) {
			end++
		}
		m.hangThrough(nlp.Name{Start: start, End: end, Type: nlp.OrganizationName})
		i = end
	}
}

// isThrough reports whether word i is a preposition with a capital between words of a
// name.
func (m *mender) isThrough(i int) bool {
	w := &m.Words[i]
	return w.UPOS == "ADP" && i+1 < len(m.Words) && m.isCapital(i) && w.Form != strings.ToUpper(w.Form) && m.isNamePart(i-1) && m.isNamePart(i+1)
}

// hangThrough makes proper nouns of the words of such a name and hangs what stands
// behind a preposition on what stands before it.
func (m *mender) hangThrough(name nlp.Name) {
	top := m.headOf(name)
	head, rel := m.Words[top].Head, m.Words[top].Rel
	part := name.End - 1 // the last word of the part at hand
	for k := name.End - 1; k >= name.Start; k-- {
		w := &m.Words[k]
		switch {
		case w.UPOS == "ADP":
			m.attach(k, part, "case")
			m.attach(part, k-1, "nmod")
			part = k - 1
			continue
		case k != part:
			m.attach(k, part, "compound")
		}
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
	}
	m.attach(part, head, rel)
	for k := range m.Words {
		if h := m.Words[k].Head; m.outside(k, name) && h >= name.Start && h < name.End {
			m.Words[k].Head = part
		}
	}
	m.cover(name)
}

// isNamePart reports whether word i is a noun or adjective with a capital.
func (m *mender) isNamePart(i int) bool {
	switch m.Words[i].UPOS {
	case "PROPN", "NOUN", "ADJ":
		return m.isCapital(i)
	}
	return false
}

// smallNames takes a noun for people written small out of the name of a person
// that was found to begin with it, "the billionaire Ada Moss", and a verb, whose
// object then can be anything: "General flees Karvelia".
func (m *mender) smallNames() {
	for k := range m.Names {
		name := &m.Names[k]
		w := &m.Words[name.Start]
		if w.UPOS == "VERB" && !m.isCapital(name.Start) && name.End-name.Start > 1 && m.isCapital(name.Start+1) {
			name.Start, name.Type = name.Start+1, nlp.NoName
			continue
		}
		noun, ok := gazetteer.NounOf(w.Form)
		if name.Type != nlp.PersonName || name.End-name.Start < 2 || m.isCapital(name.Start) || !m.isCapital(name.Start+1) || !ok || noun.Kind != nlp.Person {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma = "NOUN", "NN", w.Form
		if m.headOf(*name) == name.Start {
			m.takePlace(name.Start+1, name.Start)
		}
		m.attach(name.Start, name.Start+1, "nmod:desc")
		name.Start++
	}
}

// shouts reports whether most words of a sentence that may be written small have
// a capital, as in headlines.
func (m *mender) shouts() bool {
	upper, all := 0, 0
	for i := 1; i < len(m.Words); i++ {
		if w := &m.Words[i]; len(w.Form) > 3 && w.UPOS != "PROPN" {
			all++
			if m.isCapital(i) {
				upper++
			}
		}
	}
	return 2*upper > all
}

// inName reports whether word i stands in a name.
func (m *mender) inName(i int) bool {
	return slices.ContainsFunc(m.Names, func(n nlp.Name) bool { return n.Start <= i && i < n.End })
}

// courtesy are the titles that stand before nothing but a surname.
var courtesy = func() map[string]bool {
	set := map[string]bool{}
	for title := range strings.FieldsSeq("Mr Mr. Mrs Mrs. Ms Ms. Miss Mister") {
		set[title] = true
	}
	return set
}()
