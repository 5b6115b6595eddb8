package clause

import (
	"slices"
	"strings"
)

// mendActions gives action nouns the parties that stand right behind them but
// hang on the verb: in "came for talks with X", X came to nobody's side.
func (b *builder) mendActions() {
	for k := range b.Words {
		w := &b.Words[k]
		if w.Rel != "obl" || w.Head < 0 || b.isTimeNoun(k) || !b.isName(k) && w.XPOS != "NNS" {
			continue
		}
		start, _ := b.extent(k)
		i := start - 1
		if i < 0 || i < w.Head || b.Words[i].UPOS != "NOUN" || b.Words[i].Head != w.Head {
			continue
		}
		a, known := actions[strings.ToLower(b.Words[i].Lemma)]
		if prep := b.prepOf(k); known && (a.target[prep] || a.mutual && (prep == "with" || prep == "between")) {
			b.move(k, i, "nmod")
		}
	}
}

// isAction reports whether noun i names an action with something to say about
// who or whom.
func (b *builder) isAction(i int) bool {
	if b.Words[i].UPOS != "NOUN" || b.Words[i].Rel == "compound" {
		return false
	}
	lemma := strings.ToLower(b.Words[i].Lemma)
	for _, k := range b.kids[i] {
		if b.Words[k].Rel == "nmod" && otherSenses[lemma+" "+b.prepOf(k)] {
			return false
		}
	}
	a, ok := actions[lemma]
	return ok && (!aimed[lemma] || b.hasTarget(i, a))
}

// aimed are nouns that name an action only where they tell at whom or what it is aimed:
// an address may be a place, a report a sheet of paper.
var aimed = words("address report")

// hasTarget reports whether a phrase behind noun i leads to the patient of action a.
func (b *builder) hasTarget(i int, a action) bool {
	return slices.ContainsFunc(b.kids[i], func(k int) bool { return b.Words[k].Rel == "nmod" && a.target[b.prepOf(k)] })
}

// otherSenses are nouns for actions with prepositions that give them another
// sense: who lodges an appeal against somebody requests nothing of him.
var otherSenses = phrases("appeal against")
