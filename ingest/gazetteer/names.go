package gazetteer

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// An Institution is an organisation known by an acronym or by its seat.
type Institution struct {
	Name    string
	Aliases []string
	// Country is the code of the state whose organ it is, or "".
	Country string
	// Armed marks armed groups.
	Armed bool
}

var institutions = table(func() map[string]*Institution {
	t := map[string]*Institution{}
	rows("organizations.tsv", 4, func(f []string) {
		i := &Institution{Name: f[0], Aliases: list(f[1]), Country: f[2], Armed: f[3] == "armed"}
		t[i.Name] = i
		for _, a := range i.Aliases {
			t[a] = i
		}
	})
	return t
})

// InstitutionOf returns the organisation with that name or acronym, or nil.
// Case counts: "WHO" is one and "who" is none.
func InstitutionOf(name string) *Institution { return institutions()[bare(name)] }

var parties = table(func() map[string]string {
	t := map[string]string{}
	rows("parties.tsv", 2, func(f []string) { t[f[0]] = f[1] })
	return t
})

// PartyOf returns the party that a word tells of a politician before whose noun it
// stands ("Labour" of "a Labour minister"), or "". Case counts.
func PartyOf(word string) string { return parties()[word] }

var cities = table(func() map[string]string {
	file, err := data.Open("data/cities.tsv.gz")
	if err != nil {
		panic(fmt.Sprintf("gazetteer: open the cities: %v", err))
	}
	defer func() { _ = file.Close() }()
	zip, err := gzip.NewReader(file)
	if err != nil {
		panic(fmt.Sprintf("gazetteer: unpack the cities: %v", err))
	}
	raw, err := io.ReadAll(zip)
	if err != nil {
		panic(fmt.Sprintf("gazetteer: unpack the cities: %v", err))
	}
	t := make(map[string]string, 32000)
	for line := range strings.Lines(string(raw)) {
		name, codes, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		t[name] = codes
	}
	return t
})

// City reports whether name is that of a city of more than about 15,000
// people, and the codes of the countries that have one, comma-separated.
// Many names of cities are also names of people or plain words ("Nice").
func City(name string) (codes string, known bool) {
	codes, known = cities()[name]
	return codes, known
}

var titles = table(func() map[string]Gender {
	t := map[string]Gender{}
	rows("titles.tsv", 2, func(f []string) { t[strings.ToLower(f[0])] = genders[f[1]] })
	return t
})

// Title returns the gender that a title before a person's name tells, and
// whether it is one at all ("Mr.", "Prime Minister", "Mullah"). Case does not
// count.
func Title(title string) (Gender, bool) {
	g, ok := titles()[strings.ToLower(title)]
	return g, ok
}

// LongestTitle returns how many of the words, from the first on, are titles
// of a person: 2 for "Prime Minister Ada Moss", 0 for "Ada Moss". Titles may
// follow each other ("President General").
func LongestTitle(words []string) int {
	at := 0
next:
	for at < len(words) {
		for n := min(3, len(words)-at); n > 0; n-- {
			if _, ok := Title(strings.Join(words[at:at+n], " ")); ok {
				at += n
				continue next
			}
		}
		break
	}
	return at
}

var given = table(func() map[string]Gender {
	t := map[string]Gender{}
	rows("given.tsv", 2, func(f []string) { t[f[0]] = genders[f[1]] })
	return t
})

// GivenName returns the gender that a given name tells, and whether the name
// is known at all. Case counts.
func GivenName(name string) (Gender, bool) {
	g, ok := given()[name]
	return g, ok
}

var surnames = table(func() map[string]bool {
	t := map[string]bool{}
	rows("surnames.tsv", 1, func(f []string) { t[f[0]] = true })
	return t
})

// Surname reports whether name is a family name that is seldom anything else:
// "Kowalski", and neither "Baker" nor "London". Case counts; some are given
// names too.
func Surname(name string) bool { return surnames()[name] }
