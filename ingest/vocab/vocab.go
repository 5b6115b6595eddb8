// Package vocab is the relation vocabulary: about ninety relations with their
// words, codes of public vocabularies and the types of their ends, and the
// mapping from words to them. The data is relations.tsv; adding a relation is
// adding a row there.
package vocab

import (
	_ "embed"
	"fmt"
	"strings"
)

// A Relation is a row of the vocabulary.
type Relation struct {
	Name, Title string
	// Symmetric relations hold either way round.
	Symmetric bool
	// Subject and Object are the entity types that may stand at the ends;
	// empty for any.
	Subject, Object []string
	Codes           []Code
	// Phrases are the words that mean it, in lemma form.
	Phrases []Phrase
}

// A Code names the relation in a public vocabulary: {"plover", "CONSULT"},
// {"wikidata", "P39"}.
type Code struct{ Scheme, Value string }

// A Phrase is words for a relation; Inverse when its subject is the relation's
// object. Object is the type that its object must be of, "" for those of the
// relation.
type Phrase struct {
	Words   string
	Inverse bool
	Object  string
}

// A Meaning is a relation that words mean where their ends are of its types,
// and of the phrase's own.
type Meaning struct {
	*Relation
	Phrase
}

//go:embed relations.tsv
var table string

var (
	relations, byName, byPhrase = mustParse(table)
)

func mustParse(table string) ([]*Relation, map[string]*Relation, map[string][]Meaning) {
	all, none, err := parse(table)
	if err != nil {
		panic("relations.tsv: " + err.Error()) // part of the program: a bug of ours
	}
	byName := map[string]*Relation{}
	byPhrase := map[string][]Meaning{}
	for _, r := range all {
		byName[r.Name] = r
		for _, p := range r.Phrases {
			byPhrase[p.Words] = append(byPhrase[p.Words], Meaning{r, p})
		}
	}
	for _, words := range none {
		byPhrase[words] = nil
	}
	return all, byName, byPhrase
}

// parse reads the table, the relations and the phrases that mean none, and
// checks that phrases which stand twice differ by the types of their ends.
func parse(table string) (all []*Relation, none []string, err error) {
	seen := map[string]string{}
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if f[0] == "-" && len(f) == 2 {
			for phrase := range strings.SplitSeq(f[1], ";") {
				none = append(none, strings.TrimSpace(phrase))
				seen[strings.TrimSpace(phrase)] = "no relation"
			}
			continue
		}
		if len(f) != 7 {
			return nil, nil, fmt.Errorf("line %d: %d columns, want 7", n, len(f))
		}
		r := &Relation{Name: f[0], Title: f[1], Symmetric: f[2] == "symmetric", Subject: types(f[3]), Object: types(f[4])}
		for code := range strings.FieldsSeq(f[5]) {
			if scheme, value, ok := strings.Cut(code, ":"); ok {
				r.Codes = append(r.Codes, Code{scheme, value})
			}
		}
		for phrase := range strings.SplitSeq(f[6], ";") {
			words, inverse := strings.CutPrefix(strings.TrimSpace(phrase), "~")
			words, object, _ := strings.Cut(strings.TrimSuffix(words, "]"), " [")
			ends := words + "\t" + f[3] + "\t" + f[4] + "\t" + object
			for _, key := range []string{words, ends} {
				if other, dup := seen[key]; dup {
					return nil, nil, fmt.Errorf("line %d: %q stands for %s already", n, words, other)
				}
			}
			seen[ends] = r.Name
			r.Phrases = append(r.Phrases, Phrase{words, inverse, object})
		}
		all = append(all, r)
	}
	return all, none, nil
}

func types(column string) []string {
	if column == "any" {
		return nil
	}
	return strings.Split(column, "|")
}

// Relations returns the vocabulary in the order of its table.
func Relations() []*Relation { return relations }

// Lookup returns the relation of that name.
func Lookup(name string) (*Relation, bool) {
	r, ok := byName[name]
	return r, ok
}

// Title returns a relation's title for people; a relation outside the
// vocabulary is its own title.
func Title(name string) string {
	if r, ok := byName[name]; ok {
		return r.Title
	}
	return name
}

// Codes returns a relation's codes in public vocabularies; none for a relation
// outside the vocabulary.
func Codes(name string) []Code {
	if r, ok := byName[name]; ok {
		return r.Codes
	}
	return nil
}

// Has reports whether the vocabulary has exactly these words, in lemma form,
// be it to say that they mean none of its relations.
func Has(phrase string) bool {
	_, ok := byPhrase[phrase]
	return ok
}

// Map returns the first relation that a phrase in lemma form means, whatever its
// ends, and whether it runs the other way round. What stays unmapped keeps its
// phrase as its relation.
func Map(phrase string) (relation string, inverse bool) {
	for _, m := range Meanings(phrase) {
		if m.Phrase.Object == "" {
			return m.Name, m.Inverse
		}
	}
	return phrase, false
}

// Meanings returns what a phrase in lemma form can mean, in the order of the
// table: the first whose ends fit holds. A phrase that is not in the table is
// tried by its parts: a role by its last nouns ("be deputy foreign minister
// of"), then a verb without the words between it and its preposition, for
// which the table may have "_".
func Meanings(phrase string) []Meaning {
	for _, p := range variants(phrase) {
		if all, ok := byPhrase[p]; ok {
			if len(all) > 0 && all[0].Name == "lead" && leadsPart(phrase, p) {
				return held(phrase)
			}
			return all
		}
	}
	if isRole(phrase) {
		return held(phrase)
	}
	return nil
}

// held is what a phrase means that says what office somebody holds.
func held(phrase string) []Meaning {
	return []Meaning{{byName["holdsPosition"], Phrase{Words: phrase}}}
}

// leadsPart reports whether a phrase was found without the word that says which
// part of something somebody leads: the army chief of a country does not lead
// the country.
func leadsPart(phrase, found string) bool {
	words := strings.Fields(strings.TrimSuffix(phrase, strings.TrimPrefix(found, "be ")))
	return len(words) > 0 && parts[words[len(words)-1]]
}

// parts are what countries and bodies have that somebody leads apart from them.
var parts = set(`army navy force military police guard intelligence security spy defence defense staff opposition minority majority
	party parliamentary political youth women's wing team squad delegation mission campaign project program programme department
	division unit section branch office bureau desk sales finance marketing research design technology policy media communications
	human negotiating mob gang rebel militia union prison border customs fire health`)

// variants lists the phrases to try for a phrase, the most telling first.
func variants(phrase string) []string {
	all := []string{phrase}
	words := strings.Fields(phrase)
	if len(words) < 2 {
		return all
	}
	last := words[len(words)-1]
	if words[0] == "be" {
		// "be former army chief of": the last nouns with their preposition.
		for first := 2; first < len(words)-1; first++ {
			all = append(all, "be "+strings.Join(words[first:], " "))
		}
		return all
	}
	if len(words) > 3 {
		// "hold second round of talk with"
		all = append(all, words[0]+" "+words[len(words)-2]+" "+last)
	}
	if len(words) > 2 {
		if degrees[words[len(words)-2]] {
			all = append(all, words[0]+" degree "+last)
		}
		all = append(all, words[0]+" _ "+last)
	}
	return all
}

// degrees are what graduates are awarded.
var degrees = set(`ph.d. phd ph.d doctorate doctor bachelor bachelors master masters b.a. ba b.s. bs b.sc. bsc m.a. ma m.s. ms m.sc. msc mba m.b.a.
	m.d. md diploma certificate qualification llb ll.b. llm ll.m. jd j.d. bfa mfa`)

// IsDegree reports whether a noun's lemma is one for what graduates are awarded.
func IsDegree(lemma string) bool { return lemma == "degree" || degrees[lemma] }

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, word := range strings.Fields(list) {
		all[word] = true
	}
	return all
}

// isRole reports whether a phrase says that somebody holds an office: its noun
// is one of a kind that people are appointed or elected to.
func isRole(phrase string) bool {
	words := strings.Fields(phrase)
	if len(words) < 3 || words[0] != "be" {
		return false
	}
	for _, suffix := range offices {
		if strings.HasSuffix(words[len(words)-2], suffix) {
			return true
		}
	}
	return false
}

// offices are the endings of nouns for offices and posts.
var offices = strings.Fields(`president minister secretary chief envoy spokesman spokeswoman spokesperson ambassador governor
	mayor chancellor general adviser advisor director officer negotiator representative commissioner senator lawmaker
	deputy executive judge prosecutor premier chair treasurer coach delegate emissary official analyst president-elect
	designate king queen prince emir sultan coordinator inspector`)
