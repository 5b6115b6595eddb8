// Package openie turns the clauses of sentences into tuples of words, as open
// information extraction knows them (Banko et al. 2007; for tuples with more
// than two arguments, Del Corro and Gemulla 2013, "ClausIE"): a subject, the
// words of the predicate and its arguments, all as written.
package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Tuple is one proposition of a sentence in its own words.
type Tuple struct {
	// Relation is the predicate; Args are its arguments, the subject first,
	// at least two.
	Relation string
	Args     []string
	// Confidence lies in (0, 1).
	Confidence float64
}

// A Style says what tuples look like.
type Style uint8

// The styles.
const (
	// NAry tuples have all arguments, each at full length. Lists stay whole.
	NAry Style = iota
	// Compact tuples have all arguments without what only tells more about
	// them, one tuple for each member of a list.
	Compact
	// Triples have two arguments, as compact, one triple for each argument and
	// each member of a list.
	Triples
)

// Tuples returns the tuples of a sentence of a text whose clauses have been
// found, in the order of their predicates.
func Tuples(t *nlp.Text, sent int, style Style) []Tuple {
	return tuples(t, sent, style, func(start, end int) string { return t.Raw[start:end] })
}

// tuples is Tuples with the text of a byte range given by a function.
func tuples(t *nlp.Text, sent int, style Style, text func(start, end int) string) []Tuple {
	from, _ := slices.BinarySearchFunc(t.Clauses, sent, func(c nlp.Clause, sent int) int { return c.Sent - sent })
	to := from
	for to < len(t.Clauses) && t.Clauses[to].Sent == sent {
		to++
	}
	r := &reader{tree: newTree(raised(&t.Sentences[sent]), t.Clauses[from:to]), style: style, text: text}
	for i := range r.Words {
		if c := r.clauses[i]; c != nil && !r.leads(i) {
			r.clause(c)
		}
		r.noun(i)
	}
	return r.tuples
}

// A reader reads one sentence.
type reader struct {
	*tree
	style  Style
	text   func(start, end int) string
	tuples []Tuple
}

// add adds a tuple unless a part of it is missing or it is there already.
func (r *reader) add(k kind, relation string, args ...string) {
	if r.style != NAry && !certain(k) {
		return
	}
	if relation == "" || len(args) < 2 || args[0] == "" || slices.ContainsFunc(args[1:], isEmpty) || args[0] == args[1] {
		return
	}
	same := func(t Tuple) bool { return t.Relation == relation && slices.Equal(t.Args, args) }
	if !slices.ContainsFunc(r.tuples, same) {
		r.tuples = append(r.tuples, Tuple{Relation: relation, Args: args, Confidence: confidence[k]})
	}
}

// isEmpty reports whether an argument after the subject has no words, or but
// one that stands for what the sentence says elsewhere.
func isEmpty(arg string) bool {
	switch strings.ToLower(arg) {
	case "", "that", "which", "who", "whom", "whose", "where", "when", "while", "as", "so", "such":
		return true
	}
	return false
}

// write returns the words of a phrase as written.
func (r *reader) write(p phrase) string {
	var parts []string
	for from := 0; from < len(p); {
		to := from + 1
		for to < len(p) && p[to] == p[to-1]+1 {
			to++
		}
		parts = append(parts, r.text(r.Words[p[from]].Start, r.Words[p[to-1]].End))
		from = to
	}
	return strings.Join(parts, " ")
}

// join joins the parts that are not empty with spaces.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}
