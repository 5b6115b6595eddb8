package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A name is a proper name taken apart.
type name struct {
	// title is what stands before a person's name ("General"), "" without.
	title string
	// tokens are the words of the name without title and determiner.
	tokens []string
	// key is the tokens folded; equal keys are the same name.
	key string
	// kind is what the name names; known is false when nothing tells.
	kind  nlp.Kind
	known bool
	// people marks a name of a people: "Danes".
	people bool
	gender gazetteer.Gender
	// state is the country the name names, government whether its government
	// is meant; form tells whether it is the country's name or a demonym.
	state      *gazetteer.State
	form       gazetteer.Form
	government bool
	// located marks a name that the text puts things in: "in Oslo".
	located bool
	// sort is a finer kind as a number: a country, a city, or by a noun in it.
	sort uint32
}

// courtesy are titles that tell nothing but gender.
var courtesy = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "mr.": true, "mrs.": true, "ms.": true, "mister": true}

// readName takes the proper name in the words of n apart. The title of a
// person may stand in the name or before it.
func (s *sentence) readName(n nlp.Name, head int) name {
	var words []string
	for k := n.Start; k < n.End; k++ {
		w := &s.Words[k]
		if (w.Form == "," || w.Form == "(") && len(words) > 0 && k > head && (n.Type == nlp.PersonName || n.Type == nlp.LocationName) {
			break // "Ada Moss, QC", "Aarhus, Denmark"
		}
		switch {
		case w.XPOS == "POS" && len(words) > 0 && k+1 < n.End:
			words[len(words)-1] += w.Form // "the Bakers' Union"
		case w.XPOS == "POS", len(words) == 0 && w.UPOS == "DET":
		case len(words) > 0 && w.Start == s.Words[k-1].End && w.Start > 0:
			words[len(words)-1] += w.Form // hyphens, and abbreviations cut apart
		default:
			words = append(words, w.Form)
		}
	}
	if len(words) == 0 {
		words = []string{s.Words[head].Form} // an article or a mark that was tagged as a name
	}
	if place := s.places[words[0]]; len(words) == 1 && place != "" {
		words[0] = place
	}
	var out name
	if n.Type == nlp.PersonName {
		words = words[nationality(words):]
	}
	titles := gazetteer.LongestTitle(words)
	if titles == len(words) {
		titles = 0
	}
	if titles > 0 && (n.Type == nlp.PersonName || n.Type == nlp.NoName || courtesy[strings.ToLower(words[0])]) {
		out.title = strings.Join(words[:titles], " ")
		out.gender = titleGender(words[:titles])
		out.kind, out.known = nlp.Person, true
		words = words[titles:]
	} else if n.Type == nlp.PersonName {
		if before := s.titleBefore(n.Start); before < n.Start {
			var forms []string
			for k := before; k < n.Start; k++ {
				forms = append(forms, s.Words[k].Form)
			}
			out.title = strings.Join(forms, " ")
			out.gender = titleGender(forms)
		}
	}
	out.tokens = words
	full := strings.Join(words, " ")
	out.key = gazetteer.Fold(full)
	out.classify(full, n.Type, &s.Words[head])
	out.sort = out.finer(full)
	return out
}

// nationality returns how many words before a title tell a country: 1 for
// "Danish President Ada Moss", 0 where no title follows.
func nationality(words []string) int {
	for n := min(2, len(words)-2); n > 0; n-- {
		if state, _ := gazetteer.Country(strings.Join(words[:n], " ")); state != nil && gazetteer.LongestTitle(words[n:]) > 0 {
			return n
		}
	}
	return 0
}

// titleGender returns the gender that the titles tell.
func titleGender(titles []string) gazetteer.Gender {
	for i := range titles {
		for j := i + 1; j <= len(titles); j++ {
			if g, ok := gazetteer.Title(strings.Join(titles[i:j], " ")); ok && g != gazetteer.Unsaid {
				return g
			}
		}
	}
	return gazetteer.Unsaid
}

// titleBefore returns where the titles begin that end before word start.
func (s *sentence) titleBefore(start int) int {
	for n := min(3, start); n > 0; n-- {
		var forms []string
		for k := start - n; k < start; k++ {
			forms = append(forms, s.Words[k].Form)
		}
		if capital(forms[0]) && gazetteer.LongestTitle(forms) == n {
			return start - n
		}
	}
	return start
}

// classify tells what the name names from the type that was found for it and
// from the gazetteers.
func (n *name) classify(full string, t nlp.NameType, head *nlp.Word) {
	if n.known {
		n.guessGender()
		return
	}
	if state, form := gazetteer.Country(full); state != nil && t != nlp.PersonName {
		n.state, n.form, n.known = state, form, true
		switch form {
		case gazetteer.People:
			n.kind, n.people = nlp.Group, true
		case gazetteer.Person:
			n.kind = nlp.Person
		default:
			n.kind = nlp.Place
		}
		if form == gazetteer.Adjective && head.XPOS == "NNPS" {
			n.kind, n.people = nlp.Group, true
		}
		return
	}
	if region, form := gazetteer.RegionOf(full); region != nil && t != nlp.PersonName {
		n.known, n.kind = true, nlp.Place
		if form == gazetteer.People {
			n.kind, n.people = nlp.Group, true
		}
		n.key = gazetteer.Fold(region.Name)
		return
	}
	noun, hasNoun := gazetteer.NounOf(strings.ToLower(n.tokens[n.core()]))
	hasNoun = hasNoun && (noun.Kind != nlp.Event || n.core() == len(n.tokens)-1) // a Conference of Mayors is a body
	if !hasNoun {
		noun, hasNoun = gazetteer.NounOf(strings.ToLower(n.tokens[0]))
		hasNoun = hasNoun && len(n.tokens) > 1 && (noun.Kind == nlp.Organization || noun.Kind == nlp.Event || noun.Kind == nlp.Facility)
	}
	switch {
	case gazetteer.InstitutionOf(full) != nil:
		n.kind, n.known = nlp.Organization, true
		n.key = gazetteer.Fold(gazetteer.InstitutionOf(full).Name)
	case t == nlp.PersonName:
		n.kind, n.known = nlp.Person, true
		n.guessGender()
	case hasNoun && noun.Kind == nlp.Event && len(n.tokens) > 1:
		n.kind, n.known = nlp.Event, true
	case t == nlp.OrganizationName:
		n.kind, n.known = nlp.Organization, true
	case t == nlp.LocationName:
		n.kind, n.known = nlp.Place, true
		if hasNoun && noun.Kind == nlp.Facility {
			n.kind = nlp.Facility
		}
	case hasNoun && noun.Kind != nlp.Other && noun.Kind != nlp.Person && len(n.tokens) > 1:
		n.kind, n.known = noun.Kind, true
	case t == nlp.NoName && n.personal():
		n.kind, n.known = nlp.Person, true
		n.guessGender()
	case t == nlp.NoName || t == nlp.OtherName:
		if _, known := gazetteer.City(full); known && t == nlp.NoName {
			n.kind, n.known = nlp.Place, true
		}
	}
}

// personal reports whether an unmarked name begins like a person's.
func (n *name) personal() bool {
	if len(n.tokens) < 2 {
		return false
	}
	_, known := gazetteer.GivenName(n.tokens[0])
	return known
}

// guessGender fills the gender of a person from the given name.
func (n *name) guessGender() {
	if n.gender == gazetteer.Unsaid && len(n.tokens) > 1 {
		n.gender, _ = gazetteer.GivenName(n.tokens[0])
	}
}

// surname returns the last token of a person's name, folded, without
// generational suffixes.
func (n *name) surname() string {
	for i := len(n.tokens) - 1; i >= 0; i-- {
		switch f := gazetteer.Fold(n.tokens[i]); f {
		case "jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "mp", "":
		default:
			return f
		}
	}
	return n.key
}

// finer returns what a name tells of its thing beyond the kind.
func (n *name) finer(full string) uint32 {
	switch {
	case n.state != nil:
		return 1 + uint32(n.form)
	case n.kind == nlp.Person:
		return 20 + uint32(n.gender)
	}
	if region, _ := gazetteer.RegionOf(full); region != nil {
		return 10
	}
	if noun := n.noun(); noun != "" {
		return hash(noun)
	}
	if _, known := gazetteer.City(full); known {
		return 11
	}
	return 30 + uint32(n.kind)
}

// core returns the place of the token that a name is built on: the last one, or the
// last before "of" or "for".
func (n *name) core() int {
	for i, w := range n.tokens {
		if i > 0 && (w == "of" || w == "for") {
			return i - 1
		}
	}
	return len(n.tokens) - 1
}

// noun returns the common noun that a name of several words is built on, in
// lower case: "council" of "Harbour Trade Council", "ministry" of "Ministry of
// Trade", "lake" of "Lake Holm". It returns "" without one.
func (n *name) noun() string {
	if len(n.tokens) < 2 {
		return ""
	}
	at := n.core()
	for _, k := range []int{at, 0} {
		w := strings.ToLower(n.tokens[k])
		if noun, known := gazetteer.NounOf(w); known && noun.Kind != nlp.Person && (k == at || !genericStart[w]) {
			return w
		}
	}
	return ""
}
