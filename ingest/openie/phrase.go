package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A phrase is a set of words in order.
type phrase []int

// below returns the words of the subtree of i in order, without the subtrees
// of dependents that leave says are to be left out.
func (t *tree) below(i int, leave func(k int) bool) phrase {
	words := t.collect(nil, i, leave)
	slices.Sort(words)
	return t.trim(t.quoted(words))
}

// quoted adds the quotation marks and hyphens that stand between words of a
// phrase, and what lacks of a pair of marks around it.
func (t *tree) quoted(words phrase) phrase {
	var all phrase
	marks := 0
	for k, w := range words {
		from := w
		for k > 0 && joiners[t.Words[from-1].Form] && from-1 > words[k-1] {
			from--
		}
		if k == 0 || from-1 > words[k-1] {
			from = w
		}
		for ; from <= w; from++ {
			all = append(all, from)
			if t.Words[from].Form == `"` {
				marks++
			}
		}
	}
	opened := all[0] > 0 && t.Words[all[0]-1].Form == `"`
	end := all[len(all)-1] + 1
	for end < len(t.Words) && (t.Words[end].Form == "," || t.Words[end].Form == ".") {
		end++
	}
	closed := end < len(t.Words) && t.Words[end].Form == `"`
	if closed && (marks%2 == 1 || opened) {
		for i := all[len(all)-1] + 1; i <= end; i++ {
			all = append(all, i)
		}
		marks++
	}
	if opened && marks%2 == 1 {
		all = slices.Insert(all, 0, all[0]-1)
	}
	return all
}

// joiners are marks that belong to the words on both sides.
var joiners = map[string]bool{`"`: true, "-": true, "“": true, "”": true, "'": true}

func (t *tree) collect(words phrase, i int, leave func(k int) bool) phrase {
	words = append(words, i)
	for _, k := range t.kids[i] {
		if !leave(k) {
			words = t.collect(words, k, leave)
		}
	}
	return words
}

// trim takes punctuation and conjunctions off the ends of a phrase, and commas
// beside a gap in it.
func (t *tree) trim(words phrase) phrase {
	loose := func(k int) bool {
		w := words[k]
		return t.Words[w].UPOS == "PUNCT" && !t.isPaired(words, k) || t.is(w, "cc")
	}
	for len(words) > 1 && loose(0) {
		words = words[1:]
	}
	for len(words) > 1 && loose(len(words)-1) {
		words = words[:len(words)-1]
	}
	var kept phrase
	for k, w := range words {
		gap := k > 0 && words[k-1] != w-1 || k+1 < len(words) && words[k+1] != w+1
		if !gap || t.Words[w].Form != "," {
			kept = append(kept, w)
		}
	}
	return kept
}

// brackets are punctuation that comes in pairs.
var brackets = map[string]string{"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "`": "'"}

// isPaired reports whether the punctuation at words[k] has its other half in
// the phrase.
func (t *tree) isPaired(words phrase, k int) bool {
	form := t.Words[words[k]].Form
	same, other := 0, false
	for _, w := range words {
		f := t.Words[w].Form
		if f == form {
			same++
		}
		other = other || brackets[form] == f && f != "" || brackets[f] == form
	}
	return other || form == `"` && same%2 == 0
}

// argument returns the noun phrase that word i heads, without its preposition
// and the clause of word without, which is about it. In compact tuples and
// triples it is without what only tells more.
func (r *reader) argument(i, without int) phrase {
	lead := r.lead(i)
	return r.below(i, func(k int) bool {
		return k == without || slices.Contains(lead, k) || r.contains(k, without) && r.base(k) == "acl" ||
			r.Words[k].Head == i && r.isOutside(k) || r.isAside(k)
	})
}

// member returns argument i without the other members of the list it is one of;
// in n-ary tuples lists stay whole.
func (r *reader) member(i, without int) phrase {
	words := r.argument(i, without)
	if r.style == NAry {
		return words
	}
	var others phrase
	for _, k := range r.kids[i] {
		if r.is(k, "conj", "cc") || r.is(k, "cc:preconj") && r.isOutside(k) {
			others = r.collect(others, k, func(int) bool { return false })
		}
	}
	return r.trim(slices.DeleteFunc(words, func(w int) bool { return slices.Contains(others, w) }))
}

// nounPhrase returns the noun phrase that word i heads.
func (r *reader) nounPhrase(i int) phrase { return r.argument(i, -1) }

// isOutside reports whether dependent k of a noun is no part of the noun
// phrase.
func (r *reader) isOutside(k int) bool {
	switch r.Words[k].Rel {
	case "cc:preconj":
		// "both leaders" is no list, unlike "both Oslo and Bergen".
		return slices.ContainsFunc(r.Words[k:], func(w nlp.Word) bool { return w.UPOS == "CCONJ" })
	case "mark", "parataxis", "discourse", "vocative", "orphan", "list":
		return true
	case "nsubj", "nsubj:pass", "cop", "aux", "expl", "csubj":
		// The noun is a predicate too.
		return true
	}
	return false
}

// isAside reports whether dependent k only tells more about its head: an
// apposition or a clause set off from it, or any clause where tuples are to be
// compact.
func (r *reader) isAside(k int) bool {
	switch r.base(k) {
	case "appos", "acl", "parataxis":
		// "what he does" is nothing without the clause.
		question := strings.HasPrefix(r.Words[r.Words[k].Head].XPOS, "W")
		return !question && (r.style != NAry || r.isSetOff(k))
	}
	return false
}

// attribute returns the words of predicate noun or adjective i.
func (r *reader) attribute(i int) phrase {
	return r.below(i, func(k int) bool {
		if r.Words[k].Head != i {
			return r.isAside(k)
		}
		if k < r.child(i, "cop") && r.is(k, "acl") {
			return true
		}
		switch r.base(k) {
		case "nsubj", "csubj", "cop", "aux", "mark", "expl", "parataxis", "discourse", "vocative", "advcl", "obl":
			return true
		case "conj":
			return r.clauses[k] != nil
		case "advmod":
			return k < r.child(i, "cop") || negations[r.form(k)]
		}
		return r.isAside(k) || r.is(k, "acl:relcl")
	})
}

// lead returns the preposition of word i with all that stands before it.
func (r *reader) lead(i int) phrase {
	var lead phrase
	none := func(int) bool { return false }
	for _, k := range r.kids[i] {
		if r.is(k, "case") && r.Words[k].XPOS != "POS" && k < i {
			lead = append(lead, r.below(k, none)...)
		}
	}
	if len(lead) == 0 {
		return nil
	}
	last := slices.Max(lead)
	for _, k := range r.kids[i] {
		if k < last && r.is(k, "advmod") {
			lead = append(lead, r.below(k, none)...)
		}
	}
	slices.Sort(lead)
	return slices.Compact(lead)
}
