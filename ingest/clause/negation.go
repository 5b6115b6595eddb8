package clause

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// helpers returns the words that may say how predicate i holds: its dependents,
// and auxiliaries, particles and adverbs right before it that the tree hangs on
// no other predicate.
func (b *builder) helpers(i int) []int {
	all := b.kids[i]
	if g := b.pleads(i); g >= 0 {
		all = append(all[:len(all):len(all)], b.kids[g]...) // "pleaded not guilty"
	}
	for _, k := range b.kids[i] {
		for _, n := range b.kids[k] {
			if n < i && b.Words[k].Rel == "advmod" && b.Words[n].Rel == "advmod" && strings.EqualFold(b.Words[n].Form, "never") && !slices.Contains(all, n) {
				all = append(all[:len(all):len(all)], n) // "never before had they met"
			}
		}
	}
	for j := i - 1; j >= 0; j-- {
		w := &b.Words[j]
		if w.UPOS != "AUX" && w.UPOS != "PART" && w.UPOS != "ADV" {
			break
		}
		if w.Head != i && (w.Head < 0 || b.at[w.Head] < 0) && !slices.Contains(all, j) {
			all = append(all[:len(all):len(all)], j)
		}
	}
	return all
}

// isRepeated reports whether negator k of predicate i repeats one before a conjunction
// of its auxiliaries: "cannot and will not go".
func (b *builder) isRepeated(k, i int) bool {
	cc := b.child(i, "cc")
	if cc < 0 || cc > k || k > i || !negators[strings.ToLower(b.Words[k].Form)] {
		return false
	}
	return slices.ContainsFunc(b.kids[i], func(n int) bool { return n < cc && negators[strings.ToLower(b.Words[n].Form)] })
}

// isNoLonger reports whether adverb k denies predicate i together with the "no"
// before it, which hangs on the adverb: "no longer", "no more".
func (b *builder) isNoLonger(k, i int) bool {
	switch strings.ToLower(b.Words[k].Form) {
	case "longer", "more":
		return k > 0 && strings.EqualFold(b.Words[k-1].Form, "no") && !slices.Contains(b.helpers(i), k-1)
	}
	return false
}

// deniesRole makes a denial of role clause c where the words before its noun say that
// it is not held, or no longer: "X, no longer chairman", "X, never a friend of Y".
func (b *builder) deniesRole(c *nlp.Clause) {
	if len(c.Args) < 2 {
		return
	}
	bearer, role := c.Args[0].Head, &c.Args[1]
	for _, k := range b.kids[c.Head] {
		not := negators[strings.ToLower(b.Words[k].Form)] && b.Words[k].Rel == "advmod" && !b.limits(k)
		longer := k > 0 && strings.EqualFold(b.Words[k].Form, "longer") && strings.EqualFold(b.Words[k-1].Form, "no")
		if bearer < k && k < c.Head && (not || longer) {
			c.Negated, role.Start = true, max(role.Start, k+1)
		}
	}
}

// limits reports whether negator k denies only that it is all, or was so then or
// therefore: "not only", "not until", "not while", "not because".
func (t *tree) limits(k int) bool {
	if k+1 >= len(t.Words) {
		return false
	}
	switch strings.ToLower(t.Words[k+1].Form) {
	case "only", "just", "merely", "simply", "solely", "until", "till":
		return true
	case "while", "when", "because", "if", "unless", "before", "after", "since":
		return strings.EqualFold(t.Words[k].Form, "not")
	}
	return false
}

// isForgone reports whether the words before verb i and its auxiliaries and adverbs
// say that it was not done: "without meeting", "instead of being met", "far from
// meeting".
func (b *builder) isForgone(i int) bool {
	if i > 0 && strings.EqualFold(b.Words[i-1].Form, "without") {
		return true
	}
	for i > 2 && (b.Words[i-1].UPOS == "AUX" || b.Words[i-1].UPOS == "ADV") {
		i--
	}
	if i < 2 {
		return false
	}
	last := strings.ToLower(b.Words[i-1].Form)
	return forgoing[strings.ToLower(b.Words[i-2].Form)+" "+last]
}

// forgoing are the words before a verb that say it was not done.
var forgoing = phrases("instead of, rather than, far from, short of, as opposed to, nowhere near")

// isYetTo reports whether verb i follows "is yet to".
func (b *builder) isYetTo(i int) bool {
	for i > 0 && b.Words[i-1].UPOS == "ADV" {
		i--
	}
	return i >= 3 && b.Words[i-1].XPOS == "TO" && strings.EqualFold(b.Words[i-2].Form, "yet") && b.Words[i-3].Lemma == "be"
}

// isDenied reports whether noun i is denied by its determiner: "no meeting".
func (b *builder) isDenied(i int) bool {
	d := b.child(i, "det")
	return d >= 0 && negativeDeterminers[strings.ToLower(b.Words[d].Form)] || b.prepOf(i) == "without"
}

// isScarce reports whether noun i is said to be hardly there: "little evidence",
// "few signs"; "a little" and "a few" are some.
func (b *builder) isScarce(i int) bool {
	for _, k := range append([]int{i}, b.kids[i]...) {
		if scarceWords[strings.ToLower(b.Words[k].Form)] && (k == 0 || !strings.EqualFold(b.Words[k-1].Form, "a")) {
			return true
		}
	}
	return false
}

// scarceWords say that there is hardly any.
var scarceWords = words("little few scant scarce insufficient hardly")
