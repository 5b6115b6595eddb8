package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A nameText is what the names of a text tell of each other.
type nameText struct {
	// places are those that the text has adjectives of.
	places map[string]bool
	// persons are the tokens of full names of persons, firsts the first tokens
	// of names that end like an organisation's, lasts the words that these end
	// with, alone the names of one token.
	persons, firsts, lasts, alone map[string]bool
	// long is whether the text is long enough to introduce persons in full.
	long bool
}

// introduced is the number of sentences from which on a text that names a
// person is taken to give the full name or a title once.
const introduced = 6

// settled is how often a name must have stood alone before a person who bears it
// comes in to be another's: a text gives the full name of a person first.
const settled = 3

func (r *resolver) readNames() *nameText {
	t := &nameText{places: map[string]bool{}, persons: map[string]bool{}, firsts: map[string]bool{}, lasts: map[string]bool{}, alone: map[string]bool{}, long: len(r.sents) >= introduced}
	if len(r.sents) > 0 {
		for _, place := range r.sents[0].places {
			t.places[place] = true
		}
	}
	before := map[string]int{} // how often names of one word stood alone so far
	for i := range r.ms {
		n := &r.ms[i].name
		if r.ms[i].kind != nlp.Named || len(n.tokens) == 0 || r.inHeading(&r.ms[i]) {
			continue
		}
		switch {
		case n.state != nil:
		case len(n.tokens) == 1 && n.title == "":
			t.alone[n.key] = true
			before[n.key]++
		case n.kind == nlp.Person && (len(n.tokens) > 1 || n.title != ""):
			for _, token := range n.tokens {
				if before[gazetteer.Fold(token)] < settled {
					t.persons[gazetteer.Fold(token)] = true
				}
			}
		case n.kind == nlp.Organization || corporate(n.tokens):
			t.firsts[gazetteer.Fold(n.tokens[0])] = true
			if len(n.tokens) > 1 && corporateLast[strings.ToLower(n.tokens[len(n.tokens)-1])] {
				t.lasts[gazetteer.Fold(n.tokens[len(n.tokens)-1])] = true
			}
		}
	}
	return t
}

// inHeading reports whether a mention stands in a heading, where capitals do
// not tell names from other words.
func (r *resolver) inHeading(m *mention) bool {
	b := r.sents[m.sent].Block
	return b >= 0 && b < len(r.t.Blocks) && r.t.Blocks[b].Kind == nlp.Heading
}

// ofName adds what the name of a mention itself and the other names of the text
// tell.
func (t *nameText) ofName(v *vote, m *mention, votes map[string]*vote) {
	n := &m.name
	if len(n.tokens) == 0 {
		return
	}
	if noun, _ := gazetteer.NounOf(m.lemma); noun.Kind == nlp.Person && m.plural && !corporate(n.tokens) {
		v[nlp.Group] += strong // "Prisoners" of a heading
		return
	}
	full := strings.Join(n.tokens, " ")
	if full[0] == '#' {
		return // what posts are about
	}
	if gazetteer.InstitutionOf(full) != nil {
		v[nlp.Organization] += certain
	}
	if _, city := gazetteer.City(full); city {
		v[nlp.Place] += found
	}
	if t.places[full] {
		v[nlp.Place] += strong
	}
	_, given := gazetteer.GivenName(n.tokens[0])
	if !given && n.title == "" && slices.ContainsFunc(n.tokens, camel) {
		v[nlp.Organization] += telling
	}
	if len(n.tokens) > 1 {
		_, city := gazetteer.City(n.tokens[0])
		switch last := n.tokens[len(n.tokens)-1]; {
		case awards[strings.ToLower(last)]:
			v[nlp.Work] += strong
		case city && !given && gazetteer.NounKind(last) != nlp.Place && !isCity(full):
			v[nlp.Organization] += telling // "Delta Voice"
		}
		if corporate(n.tokens) {
			v[nlp.Organization] += strong
		} else if particles[strings.ToLower(n.tokens[len(n.tokens)-2])] {
			v[nlp.Person] += telling // "van Dam"
		} else if noun, ok := gazetteer.NounOf(n.tokens[n.core()]); ok {
			if n.core() == len(n.tokens)-1 {
				v[noun.Kind] += telltale[noun.Kind]
			} else if noun.Kind == nlp.Facility || noun.Kind == nlp.Place {
				v[noun.Kind] += weak // "Museum of Flight"
			}
		}
		tokens := n.folded()
		switch {
		case given || twoSyllables(n.tokens[len(n.tokens)-1]):
			v[nlp.Person] += telling
		case len(tokens) > 0 && t.alone[tokens[0]] && !t.alone[tokens[len(tokens)-1]] && votes[tokens[0]].best() != nlp.Place:
			v[nlp.Organization] += telling // persons are called by their last names alone
		}
		return
	}
	if t.lasts[n.key] {
		v[nlp.Organization] += strong
	}
	if _, city := gazetteer.City(full); t.firsts[n.key] && !city {
		v[nlp.Organization] += strong
	} else if t.firsts[n.key] {
		v[nlp.Organization] += found
	}
	switch {
	case t.persons[n.key]:
		v[nlp.Person] += strong
	case given:
		v[nlp.Person] += weak
	case t.long && n.title == "":
		v[nlp.Person] -= telling
	}
}

// twoSyllables reports whether the last word of a name is a given name of two
// syllables behind the surname, as names from Korea and China are written:
// "Park Ji-won".
func twoSyllables(word string) bool {
	first, second, ok := strings.Cut(word, "-")
	return ok && capital(first) && len(second) > 2 && second == strings.ToLower(second) && !strings.Contains(second, "-") && len(first) < 6
}

func isCity(name string) bool {
	_, city := gazetteer.City(name)
	return city
}

// telltale is how surely the last word of a name tells its kind: "Spring
// Festival", "Harbour Province".
var telltale = map[nlp.Kind]int{nlp.Event: strong, nlp.Facility: strong, nlp.Place: found}

// corporate reports whether a name begins or ends like that of an organisation.
func corporate(tokens []string) bool {
	first, last := strings.ToLower(tokens[0]), strings.ToLower(strings.TrimSuffix(tokens[len(tokens)-1], "."))
	if corporateLast[last] || corporateFirst[first] {
		return true
	}
	a, _ := gazetteer.NounOf(first)
	b, _ := gazetteer.NounOf(last)
	return a.Kind == nlp.Organization || b.Kind == nlp.Organization
}

// camel reports whether a word has a capital after a small letter, as the names
// of firms and products have and those of persons only behind a prefix
// ("McAllister", "DeShawn").
func camel(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i-1] >= 'a' && word[i-1] <= 'z' && word[i] >= 'A' && word[i] <= 'Z' {
			return i > 3 || !personal[word[:i]]
		}
	}
	return false
}

// personal are the prefixes within persons' names.
var personal = map[string]bool{"Mc": true, "Mac": true, "De": true, "Di": true, "Du": true, "La": true, "Le": true, "Van": true, "Von": true, "Da": true, "Ja": true, "Ke": true}
