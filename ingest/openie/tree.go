package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A tree is a sentence with its dependents at hand.
type tree struct {
	*nlp.Sentence
	kids [][]int
	// clauses has, for every word, the verb or copula clause it heads, or nil.
	clauses []*nlp.Clause
}

func newTree(s *nlp.Sentence, clauses []nlp.Clause) *tree {
	tr := &tree{Sentence: s, kids: s.Children(), clauses: make([]*nlp.Clause, len(s.Words))}
	for i := range clauses {
		if c := &clauses[i]; c.Kind == nlp.VerbClause || c.Kind == nlp.CopulaClause {
			tr.clauses[c.Head] = c
		}
	}
	return tr
}

// form returns word i in lower case.
func (t *tree) form(i int) string { return strings.ToLower(t.Words[i].Form) }

// is reports whether the relation of word i is one of rels.
func (t *tree) is(i int, rels ...string) bool { return slices.Contains(rels, t.Words[i].Rel) }

// child returns the first dependent of i with one of the relations, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if t.is(k, rels...) {
			return k
		}
	}
	return -1
}

// base returns the relation of word i without its subtype.
func (t *tree) base(i int) string {
	rel, _, _ := strings.Cut(t.Words[i].Rel, ":")
	return rel
}

// conjuncts returns i and what is conjoined with it without a clause of its
// own. Proper names stay whole.
func (t *tree) conjuncts(i int) []int {
	all := []int{i}
	for _, k := range t.kids[i] {
		if t.is(k, "conj") && t.clauses[k] == nil && t.child(k, "cop", "aux", "aux:pass") < 0 && !t.sameName(i, k) {
			all = append(all, t.conjuncts(k)...)
		}
	}
	return all
}

// isRelative reports whether word i is a relative pronoun.
func (t *tree) isRelative(i int) bool {
	switch t.form(i) {
	case "who", "whom", "which", "that":
		return t.Words[i].UPOS == "PRON" || t.Words[i].UPOS == "DET"
	}
	return false
}

// isSetOff reports whether dependent k follows its head behind a comma, dash or
// bracket.
func (t *tree) isSetOff(k int) bool {
	head, first := t.Words[k].Head, t.first(k)
	for i := first; head >= 0 && i > head; i-- {
		switch t.Words[i].Form {
		case ",", "--", "—", "–", ";", "(":
			return i >= first-2 || t.Words[i].Head == k
		}
	}
	return false
}

// first returns the first word of the subtree of i that is no punctuation.
func (t *tree) first(i int) int {
	first := i
	for _, k := range t.kids[i] {
		if t.Words[k].UPOS != "PUNCT" {
			first = min(first, t.first(k))
		}
	}
	return first
}

// contains reports whether word i is k or below it.
func (t *tree) contains(k, i int) bool {
	for ; i >= 0; i = t.Words[i].Head {
		if i == k {
			return true
		}
	}
	return false
}

// isNominal reports whether word i is a noun or stands for one.
func (t *tree) isNominal(i int) bool {
	switch t.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return true
	}
	return false
}

// isPlural reports whether noun i is in the plural.
func (t *tree) isPlural(i int) bool {
	return t.Words[i].XPOS == "NNS" || t.Words[i].XPOS == "NNPS"
}

// nameType returns the type of the proper name that word i belongs to.
func (t *tree) nameType(i int) nlp.NameType {
	for _, n := range t.Names {
		if n.Start <= i && i < n.End {
			return n.Type
		}
	}
	return nlp.NoName
}

// sameName reports whether words i and k belong to one proper name.
func (t *tree) sameName(i, k int) bool {
	return slices.ContainsFunc(t.Names, func(n nlp.Name) bool {
		return n.Start <= min(i, k) && max(i, k) < n.End
	})
}

// words makes a set of a list of words.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
