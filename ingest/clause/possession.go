package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// sites are nouns for what an owner runs in a place: "its plant in X" says
// that it has a plant in X.
var sites = words(`office headquarters plant factory base embassy consulate hospital store shop branch unit mine refinery
	mill warehouse school campus bureau outpost laboratory lab clinic hotel restaurant studio depot port terminal farm
	training camp centre center mission room subsidiary facility site brewery shipyard airfield station`)

// possession adds the clause that the possessor of noun i has it in the places
// behind it: "its plants in X and Y".
func (b *builder) possession(i int) {
	lemma := strings.ToLower(b.Words[i].Lemma)
	owner := b.child(i, "nmod:poss")
	if !sites[lemma] || owner < 0 {
		return
	}
	noun := lemma
	if c := b.child(i, "compound"); c == i-1 && !b.isCapital(c) {
		noun = strings.ToLower(b.Words[c].Lemma) + " " + lemma
	}
	for k := i + 1; k < len(b.Words); k++ {
		w := &b.Words[k]
		start, _ := b.extent(k)
		here := w.Rel == "nmod" && w.Head == i || w.Rel == "obl" && w.Head == b.Words[i].Head && start == i+1
		prep := b.prepOf(k)
		if !here || prep != "in" && prep != "at" && prep != "near" || !b.isName(k) {
			continue
		}
		c := nlp.Clause{Head: i, Kind: nlp.NounClause, Lemma: "have " + noun + " " + prep}
		for _, h := range b.conjuncts(owner) {
			b.put(&c, nlp.Agent, "", h, false)
		}
		for _, h := range b.conjuncts(k) {
			b.put(&c, nlp.Patient, "", h, false)
		}
		b.add(c)
		return
	}
}
