package openie

import "github.com/parley-kg/parley/ingest/nlp"

// A referent is what a pronoun may speak of.
type referent uint8

const (
	somebody referent = iota + 1
	something
	several
)

var pronouns = map[string]referent{"he": somebody, "she": somebody, "it": something, "they": several}

// resolve returns the noun that pronoun h speaks of when that is the subject
// of a clause above its own or of the one before, and agrees with it; else h.
// Within what somebody says it stays, as CaRB's annotators leave it.
func (r *reader) resolve(h int) int {
	of := pronouns[r.form(h)]
	if of == 0 {
		return h
	}
	for i := r.Words[h].Head; i >= 0 && !r.is(r.leader(i), "ccomp"); i = r.Words[i].Head {
		for _, s := range r.kids[i] {
			if s < h && r.is(s, "nsubj", "nsubj:pass") && r.agrees(s, of) {
				return s
			}
		}
	}
	return h
}

// agrees reports whether subject s may be what a pronoun speaks of.
func (r *reader) agrees(s int, of referent) bool {
	if u := r.Words[s].UPOS; u != "NOUN" && u != "PROPN" {
		return false
	}
	plural := r.isPlural(s) || r.child(s, "conj") >= 0
	switch of {
	case several:
		return plural
	case something:
		return !plural && r.nameType(s) != nlp.PersonName
	}
	return !plural
}
