package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A tree is a sentence with its dependents at hand.
type tree struct {
	*nlp.Sentence
	kids [][]int
}

func newTree(s *nlp.Sentence) *tree { return &tree{s, s.Children()} }

// child returns the first dependent of i whose relation is one of rels, or -1.
func (t *tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		for _, rel := range rels {
			if t.Words[k].Rel == rel {
				return k
			}
		}
	}
	return -1
}

// base returns a relation without its subtype: "nsubj" for "nsubj:pass".
func base(rel string) string {
	if at := strings.IndexByte(rel, ':'); at >= 0 {
		return rel[:at]
	}
	return rel
}

// particles change what the verb right before them means.
var particles = words("away back out up down off over apart")

// undoing are those that do so behind the object, too: "ruled her out", "called it off".
var undoing = words("out off down up")

// lemmaOf returns the lower-case lemma of word i with its particle.
func (t *tree) lemmaOf(i int) string {
	lemma := strings.ToLower(t.Words[i].Lemma)
	p := t.child(i, "compound:prt")
	if p < 0 && i+1 < len(t.Words) && t.Words[i+1].Rel == "advmod" && t.Words[i+1].Head == i && particles[strings.ToLower(t.Words[i+1].Form)] {
		p = i + 1
	}
	if o := t.child(i, "obj"); p < 0 && o > i {
		if _, end := t.extent(o); end < len(t.Words) && t.Words[end].Rel == "advmod" && t.Words[end].Head == i && undoing[strings.ToLower(t.Words[end].Form)] {
			p = end // "ruled her out"
		}
	}
	if lemma == "cut" && i+1 < len(t.Words) && t.Words[i+1].Head == i && strings.EqualFold(t.Words[i+1].Form, "short") {
		p = i + 1
	}
	if p >= 0 {
		lemma += " " + strings.ToLower(t.Words[p].Lemma)
	}
	if t.pleads(i) >= 0 {
		return "plead guilty"
	}
	if x := t.child(i, "xcomp"); lemma == "find" && x >= 0 && strings.EqualFold(t.Words[x].Form, "guilty") {
		if n := t.child(x, "advmod"); n >= 0 && negators[strings.ToLower(t.Words[n].Form)] {
			return "acquit"
		}
		return "find guilty"
	}
	return lemma
}

// pleads returns the "guilty" that verb i pleads, or -1.
func (t *tree) pleads(i int) int {
	if x := t.child(i, "xcomp"); x >= 0 && strings.EqualFold(t.Words[i].Lemma, "plead") && strings.EqualFold(t.Words[x].Form, "guilty") {
		return x
	}
	return -1
}

// markOf returns the words that mark clause i as subordinate, joined by
// spaces: "if", "so that", "rather than"; "" without any.
func (t *tree) markOf(i int) string {
	m := t.child(i, "mark")
	for _, k := range t.kids[i] {
		if t.Words[k].Rel == "mark" && strings.EqualFold(t.Words[k].Form, "whether") {
			return "whether" // "asked about whether"
		}
	}
	if a := t.child(i, "advmod"); m < 0 && a >= 0 && t.Words[a].XPOS == "WRB" && a < i {
		m = a // "when" of a clause of time
	}
	if m < 0 {
		return ""
	}
	form := strings.ToLower(t.Words[m].Form)
	if form == "as" && m+1 < len(t.Words) {
		if next := strings.ToLower(t.Words[m+1].Form); next == "if" || next == "though" {
			return "as " + next
		}
	}
	for _, k := range t.kids[i] {
		if form == "for" && t.Words[k].XPOS == "TO" && t.Words[k].Rel == "mark" {
			return "to" // "for them to leave"
		}
	}
	if form == "as" && m > 0 {
		if before := strings.ToLower(t.Words[m-1].Form); before == "long" || before == "soon" {
			return "as " + before + " as"
		}
	}
	for _, k := range t.kids[m] {
		if t.Words[k].Rel == "fixed" {
			form += " " + strings.ToLower(t.Words[k].Form)
		}
	}
	return form
}

// prepOf returns the preposition of noun phrase i as lemmas joined by spaces
// ("according to"), "" without one. Possessive markers are no prepositions.
func (t *tree) prepOf(i int) string {
	var parts []string
	for _, k := range t.kids[i] {
		w := &t.Words[k]
		if w.Rel != "case" || w.XPOS == "POS" {
			continue
		}
		parts = append(parts, strings.ToLower(w.Form))
		for _, f := range t.kids[k] {
			if t.Words[f].Rel == "fixed" {
				parts = append(parts, strings.ToLower(t.Words[f].Form))
			}
		}
	}
	if len(parts) == 1 && parts[0] == "to" {
		if c := t.child(i, "case"); c > 0 && nearWords[strings.ToLower(t.Words[c-1].Form)] {
			return strings.ToLower(t.Words[c-1].Form) + " to"
		}
	}
	return strings.Join(parts, " ")
}

// nearWords make another preposition of a "to" behind them.
var nearWords = words("next close prior thanks contrary")

// phraseRels are the dependents that belong to a noun phrase when it is named
// as an argument; what else hangs on the head is said about it.
var phraseRels = words(`det amod nummod compound flat nmod nmod:poss nmod:desc nmod:unmarked fixed goeswith case advmod
	det:predet cc:preconj compound:prt nmod:npmod nmod:tmod obl acl xcomp obj dep`)

// span returns the words of the noun phrase with head i: the head and what
// narrows it down, without preposition, conjuncts, appositions and relative
// clauses.
func (t *tree) span(i int) (start, end int) {
	start, end = i, i+1
	predicate := t.isCopular(i)
	for _, k := range t.kids[i] {
		w := &t.Words[k]
		if !phraseRels[w.Rel] || predicate && (w.Rel == "advmod" || w.Rel == "obl") {
			continue
		}
		if w.Rel == "case" && w.XPOS != "POS" || exampleMarks[t.prepOf(k)] {
			continue
		}
		if (w.Rel == "acl" || w.Rel == "xcomp") && t.child(k, "mark") < 0 {
			continue
		}
		if w.XPOS == "POS" {
			continue
		}
		s, e := t.extent(k)
		// A modifier set off by a comma is an aside.
		if k > i && t.commaBetween(end, s) {
			continue
		}
		start, end = min(start, s), max(end, e)
	}
	return start, end
}

// extent returns the range of the whole subtree of i, punctuation at its edges
// left out.
func (t *tree) extent(i int) (start, end int) {
	start, end = i, i+1
	for _, k := range t.kids[i] {
		if t.Words[k].Rel == "punct" {
			continue
		}
		s, e := t.extent(k)
		start, end = min(start, s), max(end, e)
	}
	return start, end
}

func (t *tree) commaBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if t.Words[i].Form == "," {
			return true
		}
	}
	return false
}

// conjuncts returns i and the noun phrases or predicates conjoined with it.
// "Not X" and "everyone but X" join nobody.
func (t *tree) conjuncts(i int) []int {
	all := []int{i}
	for _, k := range t.kids[i] {
		if t.Words[k].Rel == "conj" && !(t.isNominal(k) && t.isExcluded(k)) {
			all = append(all, t.conjuncts(k)...)
		}
	}
	return all
}

// listed returns the conjuncts of noun phrase i, of "not X but Y" only Y.
func (t *tree) listed(i int) []int {
	for _, k := range t.kids[i] {
		if cc := t.child(k, "cc"); t.Words[k].Rel == "conj" && cc >= 0 && strings.EqualFold(t.Words[cc].Form, "but") && t.Words[i].Head >= 0 && t.isExcluded(i) {
			return t.conjuncts(k)
		}
	}
	return t.conjuncts(i)
}

// isExcluded reports whether noun k of a list is named as what it is not about.
func (t *tree) isExcluded(k int) bool {
	if exampleMarks[t.prepOf(k)] {
		return true // "led by X and including Y"
	}
	start, _ := t.extent(k)
	for i := max(start-1, 0); i < k; i++ {
		switch strings.ToLower(t.Words[i].Form) {
		case "not":
			if !t.limits(i) {
				return true
			}
		case "rather", "instead", "opposed":
			if next := strings.ToLower(t.Words[i+1].Form); next == "than" || next == "of" || next == "to" {
				return true
			}
		case "but":
			h := t.Words[k].Head
			d := t.child(h, "det")
			if everyWords[strings.ToLower(t.Words[h].Form)] || d >= 0 && everyWords[strings.ToLower(t.Words[d].Form)] {
				return true
			}
		}
	}
	return false
}

// everyWords name all or nobody of a kind.
var everyWords = words("everyone everybody everything all anyone anybody nobody nothing none every each any no")

// isCopular reports whether i is the predicate of a copula: "X is the head". A
// verb with a copula is one whose auxiliary the parser misread.
func (t *tree) isCopular(i int) bool {
	return t.child(i, "cop") >= 0 && t.Words[i].UPOS != "VERB"
}

// isVerbal reports whether i is a verb that heads a clause.
func (t *tree) isVerbal(i int) bool {
	w := &t.Words[i]
	if w.UPOS != "VERB" {
		return false
	}
	switch w.Rel {
	case "aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "fixed", "flat", "goeswith", "reparandum", "discourse", "advmod", "det":
		return false
	}
	return true
}

// isNominal reports whether i can head a noun phrase.
func (t *tree) isNominal(i int) bool {
	switch t.Words[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	case "ADJ", "DET", "VERB":
		// "the injured", "those": a nominal by its function.
		switch base(t.Words[i].Rel) {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos":
			return true
		}
	}
	return false
}

// isRelative reports whether i is a relative pronoun.
func (t *tree) isRelative(i int) bool {
	w := &t.Words[i]
	if w.UPOS != "PRON" && w.UPOS != "DET" && w.UPOS != "SCONJ" {
		return false
	}
	switch strings.ToLower(w.Form) {
	case "who", "whom", "which", "that", "whose":
		return w.XPOS != "IN" && w.XPOS != "DT"
	}
	return false
}
