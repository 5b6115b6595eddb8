package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// seated are nouns, beside sites, for bodies and buildings that stand in one place:
// behind a name that ends with one, "in X" tells where that is.
var seated = words(`university college institute institution academy museum library gallery theatre theater court courthouse church
	cathedral mosque temple synagogue monastery abbey chapel shrine prison jail airport airbase stadium arena palace castle zoo
	observatory barracks cemetery monument memorial tower bridge`)

// situation adds the clause that a body with a name, or one described by a name, stands
// in the place behind it: "the Norwegian embassy in Nairobi".
func (b *builder) situation(i int) {
	lemma := strings.ToLower(b.Words[i].Lemma)
	if !b.isNominal(i) || !sites[lemma] && !seated[lemma] || b.Words[i].Rel == "compound" || !b.isNamedSite(i) {
		return
	}
	stop := i + 1
	for k := stop; k < len(b.Words); k++ {
		w := &b.Words[k]
		start, _ := b.extent(k)
		prep := b.prepOf(k)
		if start != stop || w.Rel != "nmod" && w.Rel != "obl" || !b.isName(k) {
			continue
		}
		switch prep {
		case "of":
			stop = k + 1 // "the University of Norholm in Lima"
		case "in", "near", "outside":
			c := nlp.Clause{Head: k, Kind: nlp.RoleClause, Lemma: "be"}
			b.put(&c, nlp.Agent, "", i, true)
			b.put(&c, nlp.Attribute, prep, k, false)
			b.add(c)
			return
		}
	}
}

// isNamedSite reports whether noun i ends a name of several words, or has a name before
// it, other than as its possessor, which has it there: "its plant in X".
func (b *builder) isNamedSite(i int) bool {
	if b.Words[i].XPOS == "NNS" {
		return false
	}
	for _, k := range b.kids[i] {
		switch rel := b.Words[k].Rel; {
		case k > i && rel == "nmod" && b.isName(i) && b.prepOf(k) == "of" && b.isName(k):
			return true
		case k > i || !b.isCapital(k):
		case rel == "compound" || rel == "amod" || rel == "nmod:desc" || rel == "nmod:poss" && b.isName(i):
			return true
		}
	}
	return false
}
