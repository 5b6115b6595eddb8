// Package vocab is the relation vocabulary: about eighty relations with their
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
// object.
type Phrase struct {
	Words   string
	Inverse bool
}

//go:embed relations.tsv
var table string

var (
	relations, byName, byPhrase = mustParse(table)
)

// target is where a phrase leads: to no relation where it means none.
type target struct {
	relation *Relation
	inverse  bool
}

func mustParse(table string) ([]*Relation, map[string]*Relation, map[string]target) {
	all, none, err := parse(table)
	if err != nil {
		panic("relations.tsv: " + err.Error()) // part of the program: a bug of ours
	}
	byName := map[string]*Relation{}
	byPhrase := map[string]target{}
	for _, r := range all {
		byName[r.Name] = r
		for _, p := range r.Phrases {
			byPhrase[p.Words] = target{r, p.Inverse}
		}
	}
	for _, words := range none {
		byPhrase[words] = target{}
	}
	return all, byName, byPhrase
}

// parse reads the table, the relations and the phrases that mean none, and
// checks that phrases are unique.
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
			if other, dup := seen[words]; dup {
				return nil, nil, fmt.Errorf("line %d: %q stands for %s already", n, words, other)
			}
			seen[words] = r.Name
			r.Phrases = append(r.Phrases, Phrase{words, inverse})
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

// Map returns the relation that a phrase in lemma form means, and whether it
// runs the other way round. A phrase that is not in the table is tried by its
// parts: a role by its last noun ("be deputy foreign minister of"), then a verb
// without the words between it and its preposition. What stays unmapped keeps
// its phrase as its relation.
func Map(phrase string) (relation string, inverse bool) {
	for _, p := range variants(phrase) {
		switch t, ok := byPhrase[p]; {
		case ok && t.relation == nil:
			return phrase, false
		case ok:
			return t.relation.Name, t.inverse
		}
	}
	if isRole(phrase) {
		return "holdsPosition", false
	}
	return phrase, false
}

// variants lists the phrases to try for a phrase, the most telling first.
func variants(phrase string) []string {
	all := []string{phrase}
	words := strings.Fields(phrase)
	if len(words) < 2 {
		return all
	}
	last := words[len(words)-1]
	if words[0] == "be" {
		// "be former army chief of": the last noun with its preposition.
		if len(words) > 3 {
			all = append(all, "be "+words[len(words)-2]+" "+last)
		}
		return all
	}
	if len(words) > 3 {
		// "hold second round of talk with"
		all = append(all, words[0]+" "+words[len(words)-2]+" "+last)
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
