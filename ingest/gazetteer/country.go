package gazetteer

import "strings"

// A State is a country, or a part of one that news treats like one.
type State struct {
	// Code is the ISO 3166-1 alpha-2 code; codes that start with X and those
	// of states that are no more are our own or withdrawn.
	Code string
	// Name is the usual English name without its article.
	Name string
	// Aliases are other names and abbreviations ("U.S.", "Holland").
	Aliases []string
	// Adjectives go with it ("Afghan"); People and PeoplePlural are what its
	// citizens are called ("Dane", "Danes").
	Adjectives, People, PeoplePlural []string
	// Capitals are its capitals, the seat of government first; empty when the
	// capital has the country's own name.
	Capitals []string
}

// A Form is the way in which a word stands for a country or a region.
type Form uint8

// The forms.
const (
	NoForm    Form = iota
	NameForm       // "Denmark", "U.S."
	Adjective      // "Danish"
	Person         // "Dane"
	People         // "Danes", "the Danish"
)

type countryForm struct {
	state *State
	form  Form
}

type countryTable struct {
	states   []*State
	forms    map[string]countryForm
	capitals map[string]*State
}

var countries = table(func() countryTable {
	t := countryTable{forms: map[string]countryForm{}, capitals: map[string]*State{}}
	put := func(word string, s *State, form Form) {
		if _, taken := t.forms[word]; !taken && word != "" {
			t.forms[word] = countryForm{s, form}
		}
	}
	rows("countries.tsv", 7, func(f []string) {
		s := &State{Code: f[0], Name: f[1], Aliases: list(f[2]), Adjectives: list(f[3]),
			People: list(f[4]), PeoplePlural: list(f[5]), Capitals: list(f[6])}
		if len(s.PeoplePlural) == 0 {
			for _, p := range s.People {
				s.PeoplePlural = append(s.PeoplePlural, p+"s")
			}
		}
		t.states = append(t.states, s)
		put(s.Name, s, NameForm)
		for _, a := range s.Aliases {
			put(a, s, NameForm)
		}
		for _, a := range s.Adjectives {
			put(a, s, Adjective)
		}
		for _, a := range s.People {
			put(a, s, Person)
		}
		for _, a := range s.PeoplePlural {
			put(a, s, People)
		}
		for _, c := range s.Capitals {
			if t.capitals[c] == nil {
				t.capitals[c] = s
			}
		}
	})
	return t
})

// Country returns the country that a word or name stands for and in which
// form, or nil and NoForm. Case counts, as "us" is no country; an article
// before the name does not. A word that is adjective and noun ("Afghan") is
// reported as an adjective.
func Country(name string) (*State, Form) {
	name = bare(name)
	t := countries()
	if f, ok := t.forms[name]; ok {
		return f.state, f.form
	}
	// Headings shout: "AFGHANISTAN", but never "IT" or "US" as other words.
	if len(name) > 4 && name == strings.ToUpper(name) {
		if f, ok := t.forms[titleCase(name)]; ok {
			return f.state, f.form
		}
	}
	return nil, NoForm
}

// Capital returns the country whose capital name is, or nil.
func Capital(name string) *State {
	if s := countries().capitals[name]; s != nil {
		return s
	}
	return countries().capitals[bare(name)]
}

// States returns all countries in the order of their table. The caller must
// not change them.
func States() []*State { return countries().states }

// A Region is a named part of the world that is no country.
type Region struct {
	Name       string
	Aliases    []string
	Adjectives []string
	People     []string
}

type regionForm struct {
	region *Region
	form   Form
}

var regions = table(func() map[string]regionForm {
	t := map[string]regionForm{}
	rows("regions.tsv", 4, func(f []string) {
		r := &Region{Name: f[0], Aliases: list(f[1]), Adjectives: list(f[2]), People: list(f[3])}
		t[r.Name] = regionForm{r, NameForm}
		for _, a := range r.Aliases {
			t[a] = regionForm{r, NameForm}
		}
		for _, p := range r.People {
			t[p] = regionForm{r, Person}
			t[p+"s"] = regionForm{r, People}
		}
		for _, a := range r.Adjectives {
			t[a] = regionForm{r, Adjective}
		}
	})
	return t
})

// RegionOf returns the region that a word or name stands for and in which
// form, or nil and NoForm.
func RegionOf(name string) (*Region, Form) {
	f := regions()[bare(name)]
	return f.region, f.form
}

// titleCase returns upper-case words with only their first letter upper case.
func titleCase(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if w != "and" && w != "of" && w != "the" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}
