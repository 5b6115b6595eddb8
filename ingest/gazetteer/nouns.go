package gazetteer

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Noun is what the table tells of a common noun.
type Noun struct {
	Kind nlp.Kind
	// IsRole marks an office, a profession or a function of a person.
	IsRole bool
	// IsTime marks a stretch or a point of time.
	IsTime bool
	// IsAmbiguous marks a word that means a person only in some places
	// ("source", "figure", "model").
	IsAmbiguous bool
	Gender      Gender
}

var kinds = map[string]nlp.Kind{
	"person": nlp.Person, "organization": nlp.Organization, "place": nlp.Place, "group": nlp.Group,
	"event": nlp.Event, "work": nlp.Work, "facility": nlp.Facility, "other": nlp.Other,
}

var nouns = table(func() map[string]Noun {
	t := map[string]Noun{}
	rows("nouns.tsv", 3, func(f []string) {
		n := Noun{Kind: kinds[f[1]]}
		for trait := range strings.FieldsSeq(f[2]) {
			switch trait {
			case "role":
				n.IsRole = true
			case "time":
				n.IsTime = true
			case "ambiguous":
				n.IsAmbiguous = true
			default:
				n.Gender = genders[trait]
			}
		}
		t[f[0]] = n
	})
	return t
})

// NounOf returns what the table tells of a noun's lemma, and whether it has
// it. A compound written with a hyphen counts as its last part ("co-founder",
// "ex-minister") where the whole is unknown.
func NounOf(lemma string) (Noun, bool) {
	lemma = strings.ToLower(lemma)
	t := nouns()
	if n, ok := t[lemma]; ok {
		return n, true
	}
	if at := strings.LastIndexByte(lemma, '-'); at >= 0 {
		n, ok := t[lemma[at+1:]]
		return n, ok
	}
	return Noun{}, false
}

// NounKind returns the kind of thing a noun's lemma describes, nlp.Other when
// unknown.
func NounKind(lemma string) nlp.Kind {
	n, _ := NounOf(lemma)
	return n.Kind
}
