package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Which words head a mention, and as what: nouns, proper nouns with the name
// they stand in, adjectives and numbers. Pronouns are in describe.go.

// nameRels are relations inside a name or a fixed expression: their words head
// no mention.
var nameRels = map[string]bool{"flat": true, "fixed": true, "goeswith": true, "reparandum": true}

func (s *sentence) noun(m *mention) bool {
	word := &s.Words[m.head]
	if name, ok := s.titled(m.head); ok {
		return s.named(m, name)
	}
	if nameRels[m.rel] && !s.flatName(m.head) {
		return false
	}
	if n := s.name[m.head]; n >= 0 {
		name := s.names[n]
		if head := s.nameHead(name); head == m.head {
			return s.named(m, name)
		} else if m.rel == "compound" || word.Rel == "nmod:desc" {
			return false
		}
	}
	if word.Rel == "nmod:desc" || word.Rel == "case" || m.rel == "advmod" || m.rel == "cc" {
		return false
	}
	if m.rel == "nmod" && word.Rel == "nmod:unmarked" && s.child(m.head, "nummod") >= 0 && gazetteerTime(m.lemma) {
		return false // "4 years" of "4 years old"
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}

func gazetteerTime(lemma string) bool {
	n, _ := gazetteer.NounOf(lemma)
	return n.IsTime
}

// nameHead returns the word of the name that all its others hang on.
func (s *sentence) nameHead(name nlp.Name) int {
	for k := name.Start; k < name.End; k++ {
		if h := s.Words[k].Head; h < name.Start || h >= name.End {
			if s.Words[k].UPOS != "PUNCT" {
				return k
			}
		}
	}
	return name.Start
}

// titled returns the name whose tree hangs on the title before it: "General"
// with "Ada Moss" flat under it.
func (s *sentence) titled(w int) (nlp.Name, bool) {
	if s.name[w] >= 0 || w+1 >= len(s.Words) || s.name[w+1] < 0 || s.Words[w+1].Head != w {
		return nlp.Name{}, false
	}
	name := s.names[s.name[w+1]]
	if _, title := gazetteer.Title(s.Words[w].Form); !title || name.Start != w+1 || name.Type != nlp.PersonName || s.Words[w+1].Rel != "flat" {
		return nlp.Name{}, false
	}
	return nlp.Name{Start: w, End: name.End, Type: nlp.PersonName}, true
}

// inTitle reports whether word w stands behind a preposition in the title of the
// person who is named next: "State" in "Secretary of State Ada Moss".
func (s *sentence) inTitle(w int) bool {
	if w < 2 || s.name[w] >= 0 || s.Words[w-1].UPOS != "ADP" {
		return false
	}
	for k := w + 1; k < len(s.Words) && k <= w+3; k++ {
		if n := s.name[k]; n >= 0 {
			return s.names[n].Type == nlp.PersonName && s.names[n].Start == k && s.titleBefore(k) < w
		}
	}
	return false
}

// flatName reports whether word w heads a name that hangs flat on a
// description ("security adviser Ada Moss") rather than on a title.
func (s *sentence) flatName(w int) bool {
	n := s.name[w]
	if n < 0 || s.Words[w].Rel != "flat" || s.nameHead(s.names[n]) != w || s.names[n].Type == nlp.NoName {
		return false
	}
	h := s.Words[w].Head
	if h < 0 || s.Words[h].UPOS != "NOUN" {
		return false
	}
	_, title := s.titled(h)
	return !title
}

// proper accepts a proper noun: as the head of a name that was found, or of a
// run of proper nouns that nobody marked.
func (s *sentence) proper(m *mention) bool {
	word := &s.Words[m.head]
	if s.isLanguage(m.head) {
		return false
	}
	if name, ok := s.titled(m.head); ok {
		return s.named(m, name)
	}
	if nameRels[m.rel] && !s.flatName(m.head) {
		return false
	}
	if n := s.name[m.head]; n >= 0 {
		if s.nameHead(s.names[n]) != m.head {
			return false
		}
		if !s.office(s.names[n]) {
			return s.named(m, s.names[n])
		}
		m.kind = nlp.Nominal
		s.span(m)
		return true
	}
	if word.Rel == "nmod:desc" {
		return false
	}
	if s.titleOnly(m.head) || calendar[strings.ToLower(word.Form)] {
		m.kind = nlp.Nominal
		s.span(m)
		return true
	}
	if h := word.Head; m.rel == "compound" && h >= 0 && s.Words[h].UPOS == "PROPN" && s.name[h] < 0 {
		return false
	}
	return s.named(m, s.run(m.head))
}

// office reports whether a name is an office and no person's or body's: "Deputy
// Secretary of Trade".
func (s *sentence) office(n nlp.Name) bool {
	if n.Type == nlp.PersonName {
		return false
	}
	last := n.End - 1
	for k := n.Start + 1; k < n.End; k++ {
		if form := s.Words[k].Form; form == "of" || form == "for" || form == "to" {
			last = k - 1
			break
		}
	}
	noun, _ := gazetteer.NounOf(s.Words[last].Form)
	return s.titleOnly(last) && !(noun.IsAmbiguous && last > n.Start && n.Type == nlp.OrganizationName) // "Moss Forward"
}

// titleOnly reports whether a capitalised noun is an office rather than a
// name: "Director of the Harbour Office".
func (s *sentence) titleOnly(w int) bool {
	noun, _ := gazetteer.NounOf(s.Words[w].Form)
	if !noun.IsRole || s.Words[w].XPOS == "NNPS" {
		return false
	}
	return s.child(w, "flat") < 0
}

// calendar are the names of days and months.
var calendar = wordSet(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec
	mon. tue. wed. thu. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.`)

// run returns the name that a proper noun heads by the tree alone: the proper
// nouns and numbers that hang on it, side by side. A common noun ("Award",
// "University") takes the names that hang on it along.
func (s *sentence) run(head int) nlp.Name {
	in := map[int]bool{head: true}
	_, common := gazetteer.NounOf(s.Words[head].Form)
	var grow func(i int)
	grow = func(i int) {
		for _, k := range s.kids[i] {
			w := &s.Words[k]
			switch rel := baseRel(w.Rel); {
			case common && w.UPOS == "PROPN" && (rel == "compound" && k < head || rel == "nmod" && s.of(k)):
				in[k] = true
				for _, link := range []int{s.child(k, "case"), s.child(k, "det")} { // "of the"
					if link >= 0 {
						in[link] = true
					}
				}
				grow(k)
			case s.name[k] >= 0 && s.nameHead(s.names[s.name[k]]) == k:
			case rel == "flat" || rel == "compound" && w.UPOS == "PROPN" || rel == "punct" && w.XPOS == "HYPH",
				w.Rel == "amod" && capital(w.Form), w.Rel == "nummod" && k > head && w.UPOS == "PROPN":
				in[k] = true
				grow(k)
			}
		}
	}
	grow(head)
	start, end := head, head+1
	for start > 0 && in[start-1] {
		start--
	}
	for end < len(s.Words) && in[end] {
		end++
	}
	return nlp.Name{Start: start, End: end}
}

// of reports whether word w hangs on its noun by "of".
func (s *sentence) of(w int) bool {
	k := s.child(w, "case")
	return k >= 0 && strings.ToLower(s.Words[k].Form) == "of"
}

// capital reports whether a word begins with an upper-case letter.
func capital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

// named makes m the mention of a proper name.
func (s *sentence) named(m *mention, name nlp.Name) bool {
	if name.End > len(s.Words) {
		return false
	}
	m.marked = s.name[m.head] >= 0 || camel(s.Words[m.head].Form)
	name = s.unbroken(name)
	name.Start = s.extend(name, m.head)
	m.kind, m.nameStart, m.nameEnd = nlp.Named, name.Start, name.End
	s.span(m)
	if s.Words[m.head].Rel == "amod" || m.rel == "amod" {
		m.start, m.end, m.wideStart, m.wideEnd = name.Start, name.End, name.Start, name.End
	}
	m.name = s.readName(name, m.head)
	return true
}

// unbroken widens a name to the ends of the hyphenated words that it begins or
// ends in: "Moss-Petersen".
func (s *sentence) unbroken(name nlp.Name) nlp.Name {
	if name.End-name.Start > 1 && s.Words[name.Start].Form == "-" {
		name.Start++
	}
	if name.End-name.Start > 1 && s.Words[name.End-1].Form == "-" {
		name.End--
	}
	for s.hyphen(name.End) {
		name.End += 2
	}
	for s.hyphen(name.Start - 1) {
		name.Start -= 2
	}
	return name
}

// hyphen reports whether word k is a hyphen within a name: between two
// capitalised words, neither of which is a country's name ("U.S.-Danish"), or
// behind an Arabic article ("al-Amr").
func (s *sentence) hyphen(k int) bool {
	if k < 1 || k+1 >= len(s.Words) || s.Words[k].Form != "-" {
		return false
	}
	before, after := &s.Words[k-1], &s.Words[k+1]
	if before.End != s.Words[k].Start || s.Words[k].End != after.Start || !capital(before.Form) && !articles[before.Form] || !capital(after.Form) {
		return false
	}
	a, _ := gazetteer.Country(before.Form)
	b, _ := gazetteer.Country(after.Form)
	return a == nil && b == nil
}

// articles are the forms of the Arabic article before names.
var articles = wordSet("al el ul ar as ash ad an at az")

// extend returns where a name really begins: capitalised modifiers before it
// belong to it ("Western Australia").
func (s *sentence) extend(name nlp.Name, head int) int {
	start := name.Start
	for start > 0 && name.Type != nlp.PersonName {
		w := &s.Words[start-1]
		if w.Head != head || w.Rel != "amod" && w.Rel != "compound" || !capital(w.Form) || start == 1 || s.name[start-1] >= 0 {
			break
		}
		if state, _ := gazetteer.Country(w.Form); state != nil || s.titleOnly(start-1) {
			break
		}
		if region, _ := gazetteer.RegionOf(w.Form); region != nil {
			break
		}
		start--
	}
	return start
}

// nominalAdjective accepts an adjective that stands for a thing: a demonym
// before a noun ("Afghan officials"), or the head of a noun phrase ("the
// poor").
func (s *sentence) nominalAdjective(m *mention) bool {
	word := &s.Words[m.head]
	state, form := gazetteer.Country(word.Form)
	if n := s.name[m.head]; n >= 0 {
		if s.nameHead(s.names[n]) != m.head {
			return false
		}
		if state == nil && m.rel == "amod" && s.places[word.Form] == "" {
			return false
		}
		if !s.named(m, s.names[n]) {
			return false
		}
		m.adjective = m.rel == "amod"
		return true
	}
	if m.rel == "amod" || m.rel == "compound" {
		if (state == nil || form == gazetteer.NoForm) && s.places[word.Form] == "" {
			return false
		}
		m.adjective = true
		return s.named(m, nlp.Name{Start: m.head, End: m.head + 1, Type: nlp.LocationName})
	}
	switch m.rel {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj":
	default:
		return false
	}
	if s.child(m.head, "det", "nmod:poss") < 0 || s.child(m.head, "cop") >= 0 {
		return false
	}
	if m.lemma == "old" && s.child(m.head, "nummod") >= 0 { // "the 23-year-old"
		m.what, m.known, m.number = nlp.Person, true, singular
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}

// tongues are verbs for what one does with a language.
var tongues = map[string]bool{"speak": true, "learn": true, "teach": true, "study": true, "understand": true, "write": true, "read": true}

// isLanguage reports whether word w names what is spoken somewhere, not the people
// or the place: "written in French", "speaks French".
func (s *sentence) isLanguage(w int) bool {
	if _, form := gazetteer.Country(s.Words[w].Form); form != gazetteer.Adjective || s.child(w, "det", "nmod:poss") >= 0 {
		return false
	}
	if h := s.Words[w].Head; h >= 0 && s.Words[w].Rel == "obj" && tongues[strings.ToLower(s.Words[h].Lemma)] {
		return true
	}
	c := s.child(w, "case")
	return c >= 0 && (strings.EqualFold(s.Words[c].Form, "in") || strings.EqualFold(s.Words[c].Form, "into"))
}

func (s *sentence) number(m *mention) bool {
	switch m.rel {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "dep":
	default:
		return false
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}
