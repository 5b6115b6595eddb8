package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A pronounEntry is what a pronoun tells of its antecedent.
type pronounEntry struct {
	person int
	number number
	gender gazetteer.Gender
	// thing marks pronouns for what is no person, human those for persons.
	thing, human, reflexive bool
}

// pronouns are the personal, possessive and reflexive pronouns and the
// demonstratives.
var pronouns = func() map[string]pronounEntry {
	t := map[string]pronounEntry{}
	put := func(e pronounEntry, words string) {
		for w := range strings.FieldsSeq(words) {
			t[w] = e
			if strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves") {
				e := e
				e.reflexive = true
				t[w] = e
			}
		}
	}
	put(pronounEntry{person: 1, number: singular, human: true}, "i me my mine myself")
	put(pronounEntry{person: 1, number: plural, human: true}, "we us our ours ourselves ourself")
	put(pronounEntry{person: 2, human: true}, "you your yours yourself yourselves ya thou thee thy")
	put(pronounEntry{person: 3, number: singular, gender: gazetteer.Male, human: true}, "he him his himself")
	put(pronounEntry{person: 3, number: singular, gender: gazetteer.Female, human: true}, "she her hers herself")
	put(pronounEntry{person: 3, number: singular, thing: true}, "it its itself")
	put(pronounEntry{person: 3, number: plural}, "they them their theirs themselves 'em")
	put(pronounEntry{person: 3, number: singular, human: true}, "themself one oneself")
	put(pronounEntry{person: 3, number: singular}, "this that")
	put(pronounEntry{person: 3, number: plural}, "these those both each")
	return t
}()

// relatives are the pronouns that can open a relative clause.
var relatives = map[string]bool{"who": true, "whom": true, "whose": true, "which": true, "that": true}

// pronoun fills m from a pronoun and reports whether it refers at all.
func (s *sentence) pronoun(m *mention) bool {
	word := &s.Words[m.head]
	form := strings.ToLower(strings.ReplaceAll(word.Form, "’", "'"))
	m.kind = nlp.Pronoun
	m.start, m.end = m.head, m.head+1
	m.wideStart, m.wideEnd = m.start, m.end
	m.lemma = form
	if m.rel == "expl" || m.rel == "det" || nameRels[m.rel] || m.rel == "discourse" || m.rel == "cc" || m.rel == "advmod" {
		return false
	}
	if form == "it" && s.expletive(m.head) {
		return false
	}
	if det := s.child(m.head, "det"); form == "one" && det >= 0 && strings.EqualFold(s.Words[det].Form, "no") {
		return false // "no one"
	}
	if clause := s.relativeClause(m.head); clause >= 0 && relatives[form] {
		m.relative = true
		return true
	}
	e, known := pronouns[form]
	if lemma := strings.ToLower(word.Lemma); !known && (word.XPOS == "PRP" || word.XPOS == "PRP$") {
		m.lemma = lemma // "em", "'s" of "let's"
		e, known = pronouns[lemma]
	}
	if !known {
		if word.UPOS == "PRON" && word.XPOS == "NN" { // someone, everybody
			m.kind = nlp.Nominal
			m.det = indefinite
			s.span(m)
			return form != "nothing" && form != "nobody" && form != "none" && form != "no one"
		}
		if word.UPOS == "DET" || word.XPOS == "DT" { // some, all, many: "some of the men"
			if s.child(m.head, "nmod") >= 0 {
				m.kind, m.det = nlp.Nominal, indefinite
				s.span(m)
				return true
			}
		}
		return false
	}
	if word.XPOS == "WP" || word.XPOS == "WDT" || word.XPOS == "WP$" || word.XPOS == "IN" {
		return false
	}
	m.person, m.number, m.gender, m.reflexive = e.person, e.number, e.gender, e.reflexive
	switch {
	case e.human && e.number == plural:
		m.what, m.known = nlp.Group, true
	case e.human:
		m.what, m.known = nlp.Person, true
	}
	if word.XPOS == "DT" {
		m.det = demonstrative
		if clause := s.child(m.head, "acl:relcl", "nmod", "acl"); clause >= 0 {
			// "those who left" is a description, not a pronoun.
			m.kind = nlp.Nominal
			s.span(m)
		}
	}
	return true
}

// expletive reports whether "it" at word w stands for nothing: for a clause
// that follows ("It is understood that …", "It is hard to tell"), or with a
// stretch of time ("It has been a week since …").
func (s *sentence) expletive(w int) bool {
	v := s.Words[w].Head
	if v < 0 || baseRel(s.Words[w].Rel) != "nsubj" {
		return false
	}
	copula := s.child(v, "cop") >= 0
	if copula && s.Words[v].UPOS == "NOUN" && gazetteerTime(strings.ToLower(s.Words[v].Lemma)) {
		return true
	}
	if s.child(v, "csubj", "csubj:pass") > v {
		return true
	}
	clause := s.child(v, "ccomp")
	if clause < v {
		return false
	}
	mark := s.child(clause, "mark")
	return mark >= 0 && strings.ToLower(s.Words[mark].Form) == "that" && (s.child(v, "aux:pass") >= 0 || copula && s.Words[v].UPOS == "ADJ")
}

// relativeClause returns the head of the relative clause that word w belongs
// to, or -1: the clause is no further up than w's own governors.
func (s *sentence) relativeClause(w int) int {
	for k, steps := s.Words[w].Head, 0; k >= 0 && steps < 6; k, steps = s.Words[k].Head, steps+1 {
		switch s.Words[k].Rel {
		case "acl:relcl":
			if s.Words[k].Head < w {
				return k
			}
			return -1
		case "root", "parataxis", "advcl", "csubj":
			return -1
		case "ccomp":
			if steps > 1 {
				return -1
			}
		}
	}
	return -1
}

// describe fills what a noun phrase's words tell: kind, number, gender and
// determination.
func (s *sentence) describe(m *mention) {
	word := &s.Words[m.head]
	switch {
	case word.XPOS == "NNS" || word.XPOS == "NNPS":
		m.number, m.plural = plural, true
	case word.XPOS == "NN" || word.XPOS == "NNP":
		m.number = singular
	}
	noun, known := gazetteer.NounOf(m.lemma)
	if word.XPOS == "NNS" {
		if n, ok := gazetteer.NounOf(word.Form); ok {
			noun, known = n, true // "forces", "talks"
		}
	}
	if of := s.counted(m.head); of >= 0 {
		noun, known = gazetteer.NounOf(s.Words[of].Lemma)
		m.number = plural
	}
	if known && s.firm(m.head) {
		noun = gazetteer.Noun{Kind: nlp.Organization}
	}
	if known && !m.plural && statesRoles[m.lemma] && s.ofThing(m.head) {
		noun = gazetteer.Noun{Kind: nlp.Organization} // "its ally" is a state or a body
		if strings.HasPrefix(m.lemma, "neighb") {
			noun.Kind = nlp.Place
		}
	}
	if noun.IsAmbiguous && !s.human(m.head) || m.kind == nlp.Nominal && !m.plural && eithers[m.lemma] || s.isFigurative(m.head) ||
		statesRoles[m.lemma] && s.ofState(m.head) || anyonesRoles[m.lemma] && s.besideBody(m.head) {
		known = false
	}
	if s.isCitizen(m) {
		m.kind, m.name = nlp.Nominal, name{}
		noun, known = gazetteer.Noun{Kind: nlp.Person}, true
	}
	if m.kind == nlp.Named {
		if m.name.kind == nlp.Person && word.XPOS == "NNPS" && len(m.name.tokens) == 1 && (s.child(m.head, "det") >= 0 || peoples(word.Form)) {
			m.name.kind, m.name.people = nlp.Group, true // "the Mosses"
		} else if m.name.kind == nlp.Other && word.XPOS == "NNPS" && peoples(word.Form) {
			m.name.kind, m.name.known, m.name.people = nlp.Group, true, true // "Muslims"
		}
		m.what, m.known, m.gender = m.name.kind, m.name.known, m.name.gender
		if m.what == nlp.Group || m.name.people {
			m.number = plural
		} else if m.what == nlp.Organization || m.what == nlp.Other {
			m.number = anyNumber
		} else {
			m.number = singular
		}
	} else if known {
		m.what, m.known, m.gender = noun.Kind, noun.Kind != nlp.Other, noun.Gender
		if noun.Kind == nlp.Group || noun.Kind == nlp.Organization {
			if m.number == singular {
				m.number = anyNumber
			}
		}
		if noun.Kind == nlp.Person && m.number == plural {
			m.what = nlp.Group
		}
	}
	for _, k := range s.kids[m.head] {
		w := &s.Words[k]
		form := strings.ToLower(w.Form)
		switch w.Rel {
		case "det":
			switch form {
			case "the":
				m.det = definite
			case "this", "that", "these", "those":
				m.det = demonstrative
			case "a", "an", "some", "another":
				m.det = indefinite
			default:
				m.det = quantified
			}
		case "nmod:poss":
			m.det = possessed
		case "nummod":
			if m.number == anyNumber && form != "one" && form != "1" {
				m.number = plural
			}
			if m.det == bareNoun {
				m.det = indefinite
			}
		}
	}
	if m.lemma == "$" || m.lemma == "%" {
		m.number = plural
	}
}

// peoples reports whether a plural without "the" names a people: "Danes".
func peoples(word string) bool {
	noun, _ := gazetteer.NounOf(word)
	state, _ := gazetteer.Country(strings.TrimSuffix(word, "s"))
	return noun.Kind == nlp.Group || state != nil
}

// counted returns the plural noun that noun w only counts, or -1: in "hundreds of
// residents" and "a handful of rebels" the kind is theirs.
func (s *sentence) counted(w int) int {
	k := s.child(w, "nmod")
	if k < 0 || !counting[strings.ToLower(s.Words[w].Lemma)] || !s.of(k) || s.Words[k].XPOS != "NNS" {
		return -1
	}
	return k
}

// counting are the nouns that tell how many.
var counting = wordSet(`dozen score hundred thousand million billion number handful couple majority minority lot bunch plenty half third quarter rest`)

// isCitizen reports whether mention m tells of somebody by the country alone, "a Dane",
// or of a number of them, "two Danes": no country and no people.
func (s *sentence) isCitizen(m *mention) bool {
	if m.kind != nlp.Named || m.name.state == nil || m.name.form == gazetteer.NameForm {
		return false
	}
	if s.child(m.head, "nummod") >= 0 {
		return m.number == plural
	}
	det := s.child(m.head, "det")
	return det >= 0 && (s.Words[det].Form == "a" || s.Words[det].Form == "an" || s.Words[det].Form == "A" || s.Words[det].Form == "An")
}

// firm reports whether the noun at word w is for who makes or deals in what the
// noun before it names: "salmon producer" is a company.
func (s *sentence) firm(w int) bool {
	k := s.child(w, "compound")
	return k >= 0 && k < w && s.Words[k].UPOS == "NOUN" && !crafts[strings.ToLower(s.Words[k].Lemma)] && dealers[strings.ToLower(s.Words[w].Lemma)]
}

// crafts are what single persons make too.
var crafts = wordSet("web software game app film movie music")

// dealers are nouns for firms by what they do.
var dealers = wordSet(`producer maker manufacturer operator supplier exporter importer retailer brewer developer builder distributor`)

// human reports whether a noun that means a person only at times does so here:
// it says or does what persons do, or a demonym modifies it.
func (s *sentence) human(w int) bool {
	word := &s.Words[w]
	if word.Rel == "nsubj" && word.Head >= 0 && actingVerbs[strings.ToLower(s.Words[word.Head].Lemma)] {
		return true
	}
	for _, k := range s.kids[w] {
		if rel := s.Words[k].Rel; (rel == "amod" || rel == "compound") && capital(s.Words[k].Form) && k > 0 {
			return true
		}
	}
	return false
}

// facts are what the mentions of a chain together tell.
type facts struct {
	number number
	gender gazetteer.Gender
	what   nlp.Kind
	known  bool
	// names counts the proper names; full is the fullest of them.
	names int
	full  name
	first int // first or second person seen: 1, 2; 0 otherwise
}

func (m *mention) facts() facts {
	f := facts{number: m.number, gender: m.gender, what: m.what, known: m.known}
	if m.kind == nlp.Named {
		f.names, f.full = 1, m.name
	}
	if m.person != 3 {
		f.first = m.person
	}
	return f
}

// join returns the facts of two chains together.
func (f facts) join(g facts) facts {
	if f.number == anyNumber {
		f.number = g.number
	}
	if f.gender == gazetteer.Unsaid {
		f.gender = g.gender
	}
	fuller := g.names > 0 && (f.names == 0 || len(g.full.tokens) > len(f.full.tokens))
	if g.known && (fuller || !f.known) {
		f.what, f.known = g.what, true
	}
	if fuller {
		f.full = g.full
	}
	f.names += g.names
	if f.first == 0 {
		f.first = g.first
	}
	return f
}

// agree reports whether two chains can be the same by number, gender and kind.
func agree(f, g *facts) bool {
	if f.gender != gazetteer.Unsaid && g.gender != gazetteer.Unsaid && f.gender != g.gender {
		return false
	}
	if f.number != anyNumber && g.number != anyNumber && f.number != g.number {
		return false
	}
	return !f.known || !g.known || compatible(f.what, g.what)
}

// compatible reports whether one thing can be described as both kinds.
func compatible(a, b nlp.Kind) bool {
	if a == b || a == nlp.Other || b == nlp.Other {
		return true
	}
	for _, pair := range compatibleKinds {
		if pair == [2]nlp.Kind{a, b} || pair == [2]nlp.Kind{b, a} {
			return true
		}
	}
	return false
}

var compatibleKinds = [][2]nlp.Kind{
	{nlp.Organization, nlp.Group},
	{nlp.Organization, nlp.Facility},
	{nlp.Organization, nlp.Place},
	{nlp.Place, nlp.Facility},
	{nlp.Event, nlp.Work},
}

// eithers are nouns that persons and bodies are called alike.
var eithers = wordSet("rival competitor ally shareholder supplier contractor bidder buyer publisher builder producer")

// isFigurative reports whether an adjective gives noun i, one for a place, another
// sense: nobody lives in a "political settlement".
func (s *sentence) isFigurative(i int) bool {
	lemma := strings.ToLower(s.Words[i].Lemma)
	for _, k := range s.kids[i] {
		if lemma == "state" && s.Words[k].Rel == "nmod" && conditions[strings.ToLower(s.Words[k].Lemma)] {
			return true
		}
	}
	adjectives := figurative[lemma]
	return slices.ContainsFunc(s.kids[i], func(k int) bool { return adjectives[strings.ToLower(s.Words[k].Form)] })
}

// conditions are what something can be in a state of.
var conditions = wordSet("emergency alert war siege mind affairs affair health readiness shock flux disaster calamity play")

// figurative has the adjectives with which nouns for places have another sense.
var figurative = map[string]map[string]bool{
	"settlement": wordSet("political negotiated peace peaceful final comprehensive legal financial diplomatic lasting eventual permanent out-of-court divorce"),
	"harbour":    wordSet("safe"),
	"harbor":     wordSet("safe"),
	"haven":      wordSet("safe tax"),
	"ground":     wordSet("common middle moral high legal"),
	"base":       wordSet("customer fan tax political popular legal"),
	"field":      wordSet("playing level medical"),
	"path":       wordSet("clear negotiated diplomatic political"),
	"landscape":  wordSet("political legal media"),
	"quarter":    wordSet("unexpected another other all some first second third fourth last"),
}
