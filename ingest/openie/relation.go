package openie

import (
	"slices"
	"strings"
)

// negations deny the predicate they modify.
var negations = words(`not n't n’t never no`)

// A predicate is a verb or copula with the words that make it one.
type predicate struct {
	// head is the word whose dependents are the arguments, heads all words
	// that have some: "wants" and "meet" in "wants to meet".
	head  int
	heads []int
	// before is put before the words: an auxiliary the sentence leaves out.
	before string
	words  phrase
	// after is an adverb between the words and the first complement.
	after phrase
}

// predicate reads the predicate that word i heads.
func (t *tree) predicate(i int) predicate {
	p := predicate{head: i}
	for h := i; ; h = t.Words[h].Head {
		p.heads = append(p.heads, h)
		p.words = append(p.words, t.verbWords(h)...)
		if !t.opens(h) {
			break
		}
	}
	slices.Sort(p.words)
	p.words = slices.Compact(p.words)
	return p
}

// opens reports whether word h is the open complement of a predicate that only
// leads up to it: "wants to meet", "is able to meet".
func (t *tree) opens(h int) bool {
	w := &t.Words[h]
	if w.Rel != "xcomp" || w.Head < 0 || t.clauses[w.Head] == nil || w.UPOS != "VERB" && t.child(h, "cop") < 0 || h < w.Head {
		return false
	}
	if t.clauses[w.Head].Kind != 0 && t.Words[w.Head].UPOS != "ADJ" {
		return false
	}
	o := t.taken(w.Head)
	return o < 0 || o > h
}

// taken returns the object of verb i, or else the noun that a preposition joins
// to it right behind it, or -1. Times are not taken by verbs.
func (t *tree) taken(i int) int {
	if o := t.child(i, "obj", "iobj"); o >= 0 {
		return o
	}
	o := t.child(i, "obl")
	for _, k := range t.kids[i] {
		if o < i && k > i && t.is(k, "obl") {
			o = k
		}
	}
	if o < i || t.isTime(o) {
		return -1
	}
	for w := i + 1; w < t.first(o); w++ {
		if !t.is(w, "compound:prt") {
			return -1
		}
	}
	return o
}

// leads reports whether predicate i only leads up to an open complement.
func (t *tree) leads(i int) bool {
	return slices.ContainsFunc(t.kids[i], func(k int) bool { return t.opens(k) })
}

// verbWords returns head h with its auxiliaries, negation and particles, and
// the adverbs that stand among them.
func (t *tree) verbWords(h int) phrase {
	var words phrase
	copula := t.child(h, "cop") >= 0
	if !copula || t.Words[h].UPOS == "ADJ" {
		words = append(words, h)
	}
	for _, k := range t.kids[h] {
		switch {
		case t.is(k, "aux", "aux:pass", "cop", "compound:prt"),
			t.is(k, "advmod") && negations[t.form(k)],
			t.is(k, "mark") && t.Words[k].UPOS == "PART" && t.form(k) == "to" && t.opens(h):
			words = append(words, k)
			for _, n := range t.kids[k] {
				if t.is(n, "advmod") && negations[t.form(n)] {
					words = append(words, n)
				}
			}
		}
	}
	if t.clauses[h] != nil && t.is(h, "conj") && t.child(h, "aux", "aux:pass", "cop", "nsubj", "nsubj:pass") < 0 {
		words = append(words, t.borrowed(h)...)
	}
	slices.Sort(words)
	for _, k := range t.kids[h] {
		if t.is(k, "advmod") && t.among(k, words, h) {
			words = append(words, t.below(k, func(int) bool { return false })...)
		}
	}
	return words
}

// borrowed returns the auxiliaries that a conjoined verb shares with the first:
// "was sold and renamed", "was able to sell and buy".
func (t *tree) borrowed(h int) phrase {
	first := t.Words[h].Head
	if first < 0 || t.clauses[first] == nil || t.clauses[h].Kind != t.clauses[first].Kind {
		return nil
	}
	switch t.Words[h].XPOS {
	case "VBD", "VBZ", "VBP":
		return nil
	}
	if t.Words[first].XPOS != t.Words[h].XPOS {
		return nil
	}
	var words phrase
	for _, k := range t.kids[first] {
		if t.is(k, "aux", "aux:pass") && k < h || t.is(k, "advmod") && negations[t.form(k)] || t.is(k, "mark") && t.opens(first) && t.form(k) == "to" {
			words = append(words, k)
		}
	}
	if t.is(first, "conj") && len(words) == 0 {
		return t.borrowed(first)
	}
	if t.opens(first) {
		words = append(words, t.predicate(t.Words[first].Head).words...)
	}
	return words
}

// among reports whether adverb k stands between the words of a predicate or
// right before its head.
func (t *tree) among(k int, words phrase, h int) bool {
	if len(t.kids[k]) > 1 || strings.HasPrefix(t.Words[k].XPOS, "W") || k > h {
		return false
	}
	first := words[0]
	if k > first {
		return true
	}
	for i := k + 1; i < first; i++ {
		if !t.is(i, "advmod") {
			return false
		}
	}
	s := t.child(h, "nsubj", "nsubj:pass")
	return s >= 0 && s < k
}
