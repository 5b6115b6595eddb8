package link

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/gazetteer"
)

// A record is a profile with its name read.
type record struct {
	profile graph.Profile
	// index is the profile's place among those given to Link.
	index int
	// identity is equal for profiles that are the same by name alone; it is
	// the cluster's key for its fullest name.
	identity string
	keys     []string
	person   bool
	// folded is the name's tokens folded, without titles and articles.
	folded string
	tokens []string
	gender gazetteer.Gender
	// aliases are the folded other names of anything but a person.
	aliases []string
	// display is the entity's usual name where a gazetteer has it.
	display string
	// fixed marks a name of which nothing is a shorter form: a country. told
	// says what the tables know it as.
	fixed bool
	told  string
}

// read takes the name of a profile apart.
func read(p graph.Profile) record {
	rec := record{profile: p}
	switch {
	case p.Type == graph.Person:
		rec.readPerson()
	default:
		rec.readThing()
	}
	slices.Sort(rec.keys)
	rec.keys = slices.Compact(rec.keys)
	return rec
}

// suffixes follow a person's name and are no part of it.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

func (rec *record) readPerson() {
	words := strings.Fields(dropArticle(rec.profile.Name))
	titles := gazetteer.LongestTitle(words)
	if titles == len(words) {
		titles = 0
	}
	rec.person = true
	rec.gender = titleGender(words[:titles])
	for _, a := range rec.profile.Aliases {
		if words := strings.Fields(a); rec.gender == gazetteer.Unsaid {
			rec.gender = titleGender(words[:gazetteer.LongestTitle(words)])
		}
	}
	if rest := words[titles:]; rec.gender == gazetteer.Unsaid && len(rest) > 1 {
		rec.gender, _ = gazetteer.GivenName(rest[0])
	}
	rec.tokens = strings.Fields(gazetteer.Fold(strings.Join(words[titles:], " ")))
	for len(rec.tokens) > 1 && suffixes[rec.tokens[len(rec.tokens)-1]] {
		rec.tokens = rec.tokens[:len(rec.tokens)-1]
	}
	if len(rec.tokens) == 0 {
		rec.tokens = []string{strings.ToLower(rec.profile.Name)}
	}
	rec.folded = strings.Join(rec.tokens, " ")
	rec.identity = "person/" + rec.folded
	if len(rec.tokens) == 1 && rec.gender != gazetteer.Unsaid {
		// Mr. Moss and Ms. Moss are two.
		rec.identity += map[gazetteer.Gender]string{gazetteer.Male: "/male", gazetteer.Female: "/female"}[rec.gender]
	}
	rec.keys = []string{"person/" + rec.surname()}
}

// surname returns the last token of a person's name.
func (rec *record) surname() string { return rec.tokens[len(rec.tokens)-1] }

// titleGender returns the gender that titles tell.
func titleGender(titles []string) gazetteer.Gender {
	for i := range titles {
		for j := len(titles); j > i; j-- {
			if g, known := gazetteer.Title(strings.Join(titles[i:j], " ")); known && g != gazetteer.Unsaid {
				return g
			}
		}
	}
	return gazetteer.Unsaid
}

// passing are words before the name of a body that say how long it stays and
// nothing of what it is: "the outgoing Moss administration".
var passing = []string{"outgoing ", "incoming ", "current "}

func (rec *record) readThing() {
	name := dropArticle(rec.profile.Name)
	for _, word := range passing {
		name = strings.TrimPrefix(name, word)
	}
	if city, within, ok := strings.Cut(name, ", "); ok && rec.profile.Type == graph.Place {
		if state, form := gazetteer.Country(within); state != nil && form == gazetteer.NameForm {
			name = city // "Aarhus, Denmark"
		}
	}
	if owner, ok := strings.CutSuffix(strings.ReplaceAll(name, "’", "'"), "'s administration"); ok {
		name = owner + " administration"
	}
	rec.folded = gazetteer.Fold(name)
	if rec.folded == "" {
		rec.folded = strings.ToLower(name)
	}
	rec.tokens = strings.Fields(rec.folded)
	if state, form := gazetteer.Country(name); state != nil {
		rec.fixed = true
		people := form == gazetteer.People || form == gazetteer.Person || form == gazetteer.Adjective && rec.profile.Type != graph.Place
		if people {
			rec.identity, rec.told = "people/"+state.Code, "a name of the people of "+state.Name
		} else {
			rec.identity, rec.told, rec.display = "state/"+state.Code, "a name of "+state.Name, state.Name
		}
		rec.keys = []string{rec.identity}
		return
	}
	if body, state := readBody(name); state != nil {
		rec.fixed = true
		rec.identity, rec.told = "body/"+body+"/"+state.Code, "the "+body+" of "+state.Name
		rec.keys = []string{rec.identity}
		return
	}
	if i := gazetteer.InstitutionOf(name); i != nil {
		rec.fixed, rec.told = true, "a known name of "+i.Name
		rec.folded = gazetteer.Fold(i.Name)
		rec.identity = "thing/" + rec.folded
		rec.keys = []string{rec.identity}
		return
	}
	if region, form := gazetteer.RegionOf(name); region != nil && (form == gazetteer.NameForm || form == gazetteer.Adjective) {
		rec.fixed, rec.told = true, "a name of "+region.Name
		rec.folded = gazetteer.Fold(region.Name)
		rec.display = region.Name
	}
	class := "thing/"
	if rec.profile.Type == graph.Place && knownPlace(name) {
		class = "place/"
	}
	rec.identity = class + rec.folded
	rec.keys = []string{rec.identity}
	if class == "place/" || rec.fixed {
		return
	}
	for _, a := range rec.profile.Aliases {
		if f := gazetteer.Fold(dropArticle(a)); f != "" && f != rec.folded {
			rec.aliases = append(rec.aliases, f)
			rec.keys = append(rec.keys, class+f)
		}
	}
}

// knownPlace reports whether a gazetteer has name as a place.
func knownPlace(name string) bool {
	if gazetteer.Capital(name) != nil {
		return true
	}
	_, known := gazetteer.City(name)
	return known
}

// dropArticle returns a name without the article before it.
func dropArticle(name string) string {
	for _, a := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(name, a); ok {
			return rest
		}
	}
	return name
}

// bodies are the organs of a state that there is one of, each with the word
// that stands for it in keys.
var bodies = map[string]string{
	"government": "government", "administration": "government", "regime": "government", "authorities": "government",
	"military": "military", "armed forces": "military", "army": "army", "navy": "navy", "air force": "air force",
	"security forces": "security forces", "parliament": "parliament", "congress": "congress", "senate": "senate",
	"presidency": "presidency", "cabinet": "cabinet", "supreme court": "supreme court", "central bank": "central bank",
	"foreign ministry": "foreign ministry", "defense ministry": "defense ministry", "defence ministry": "defense ministry",
	"interior ministry": "interior ministry", "finance ministry": "finance ministry", "ministry of defense": "defense ministry",
	"ministry of defence": "defense ministry", "ministry of foreign affairs": "foreign ministry", "embassy": "embassy",
	"judiciary": "judiciary", "leadership": "leadership", "intelligence service": "intelligence service",
}

// readBody reads "Danish government", "Denmark's government" and "government
// of Denmark" as a body of a state; state is nil for anything else.
func readBody(name string) (body string, state *gazetteer.State) {
	name = strings.ReplaceAll(name, "’", "'")
	if head, owner, ok := strings.Cut(name, " of "); ok {
		if b, known := bodies[strings.ToLower(dropArticle(head))]; known {
			if s, form := gazetteer.Country(owner); form == gazetteer.NameForm {
				return b, s
			}
		}
	}
	words := strings.Fields(name)
	for n := len(words) - 1; n > 0; n-- {
		b, known := bodies[strings.ToLower(strings.Join(words[n:], " "))]
		if !known {
			continue
		}
		owner := strings.TrimSuffix(strings.TrimSuffix(strings.Join(words[:n], " "), "'s"), "'")
		if s, form := gazetteer.Country(owner); form == gazetteer.NameForm || form == gazetteer.Adjective {
			return b, s
		}
	}
	return "", nil
}

// shortens reports whether the name of node a is a shorter form of that of b.
func shortens(a, b *node) bool {
	x, y := &a.records[0], &b.records[0]
	if x.person != y.person || x.fixed || y.fixed {
		return false
	}
	if x.person {
		return shortensPerson(a, b)
	}
	for i := range b.records {
		if slices.Contains(b.records[i].aliases, x.folded) {
			return true
		}
	}
	return false
}

// shortensPerson reports whether the person's name of a is a shorter form of
// that of b: the same surname, the other tokens in order, initials for names,
// and no clash of genders.
func shortensPerson(a, b *node) bool {
	x, y := &a.records[0], &b.records[0]
	if x.surname() != y.surname() {
		return false
	}
	if g, h := a.gender(), b.gender(); g != gazetteer.Unsaid && h != gazetteer.Unsaid && g != h {
		return false
	}
	if len(x.tokens) > 1 && !sameGiven(x.tokens[0], y.tokens[0]) && !(prefixNames[y.tokens[0]] && len(y.tokens) > 2 && sameGiven(x.tokens[0], y.tokens[1])) {
		return false
	}
	at := 0
	for _, t := range x.tokens {
		for at < len(y.tokens) && y.tokens[at] != t && !(len(t) == 1 && strings.HasPrefix(y.tokens[at], t)) {
			at++
		}
		if at == len(y.tokens) {
			return false
		}
		at++
	}
	return true
}

// prefixNames are given names that are often left out before another.
var prefixNames = map[string]bool{"mohammad": true}

// sameGiven reports whether short is the given name full or its initial.
func sameGiven(short, full string) bool {
	return short == full || len(short) == 1 && strings.HasPrefix(full, short)
}

// gender returns the gender that the records of a node tell, none when they
// contradict each other.
func (n *node) gender() gazetteer.Gender {
	found := gazetteer.Unsaid
	for i := range n.records {
		switch g := n.records[i].gender; {
		case g == gazetteer.Unsaid || g == found:
		case found == gazetteer.Unsaid:
			found = g
		default:
			return gazetteer.Unsaid
		}
	}
	return found
}
