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
	// Sent indexes the text's sentences.
	Sent int
	// Relation is the predicate; Args are its arguments, the subject first,
	// at least two.
	Relation string
	Args     []string
	// Confidence lies in (0, 1].
	Confidence float64
}

// A Style says what tuples look like.
type Style struct {
	// Triples asks for compact tuples of exactly two arguments instead of
	// tuples with all arguments at full length.
	Triples bool
	// Text returns the words in a byte range of the text; nil takes them as
	// they are.
	Text func(start, end int) string
}

// confidence is how far each kind of clause is trusted.
var confidence = map[nlp.ClauseKind]float64{nlp.VerbClause: 0.9, nlp.CopulaClause: 0.85, nlp.RoleClause: 0.7}

// Tuples returns the tuples of a text whose clauses have been found, in text
// order. Clauses of nouns make none: they say nothing in words of their own.
func Tuples(t *nlp.Text, style Style) []Tuple {
	if style.Text == nil {
		style.Text = func(start, end int) string { return t.Raw[start:end] }
	}
	var all []Tuple
	for i := range t.Clauses {
		c := &t.Clauses[i]
		if confidence[c.Kind] == 0 {
			continue
		}
		r := reader{sent: &t.Sentences[c.Sent], clause: c, style: style}
		r.kids = r.sent.Children()
		for _, tuple := range r.tuples() {
			tuple.Sent, tuple.Confidence = c.Sent, confidence[c.Kind]
			if !slices.ContainsFunc(all, tuple.same) {
				all = append(all, tuple)
			}
		}
	}
	return all
}

func (t Tuple) same(u Tuple) bool {
	return t.Sent == u.Sent && t.Relation == u.Relation && slices.Equal(t.Args, u.Args)
}

// A reader reads one clause.
type reader struct {
	sent   *nlp.Sentence
	clause *nlp.Clause
	kids   [][]int
	style  Style
}

// An argument is a phrase with the words that lead it, such as a preposition.
type argument struct {
	lead   string
	phrase string
}

// tuples combines every subject of the clause with its arguments.
func (r *reader) tuples() []Tuple {
	subjects, arguments := r.split()
	relation := r.relation()
	if len(subjects) == 0 || relation == "" || r.governs() {
		return nil
	}
	var out []Tuple
	for _, subject := range subjects {
		if !r.style.Triples {
			if tuple, ok := whole(subject, relation, arguments); ok {
				out = append(out, tuple)
			}
			continue
		}
		for i, a := range arguments {
			words := relation
			if i > 0 && arguments[0].lead == "" && a.lead != "" {
				words += " " + arguments[0].phrase
			}
			out = append(out, Tuple{Relation: join(words, a.lead), Args: []string{subject, a.phrase}})
		}
	}
	return out
}

// governs reports whether the predicate only leads up to another, which then
// speaks for both: "wants to meet".
func (r *reader) governs() bool {
	object := false
	for _, a := range r.clause.Args {
		object = object || a.Role == nlp.Patient && !r.clause.Passive
	}
	return !object && slices.ContainsFunc(r.kids[r.clause.Head], func(k int) bool {
		return r.sent.Words[k].Rel == "xcomp" && r.sent.Words[k].UPOS == "VERB"
	})
}

// whole makes one tuple with all arguments: what leads the first of them
// belongs to the relation.
func whole(subject, relation string, arguments []argument) (Tuple, bool) {
	if len(arguments) == 0 {
		return Tuple{}, false
	}
	tuple := Tuple{Relation: join(relation, arguments[0].lead), Args: []string{subject, arguments[0].phrase}}
	for _, a := range arguments[1:] {
		tuple.Args = append(tuple.Args, join(a.lead, a.phrase))
	}
	return tuple, true
}

// split returns the subjects and the other arguments in the order of speech:
// the object first, then what else there is, left to right.
func (r *reader) split() (subjects []string, arguments []argument) {
	subject := nlp.Agent
	if r.clause.Passive {
		subject = nlp.Patient
	}
	var rest []nlp.Arg
	for _, a := range r.clause.Args {
		inside := func(b nlp.Arg) bool { return a.Head != b.Head && b.Start <= a.Start && a.End <= b.End }
		switch {
		case a.Role == subject:
			subjects = append(subjects, r.phrase(a))
		case !slices.ContainsFunc(r.clause.Args, inside):
			rest = append(rest, a)
		}
	}
	slices.SortStableFunc(rest, func(a, b nlp.Arg) int {
		if d := r.rank(a) - r.rank(b); d != 0 {
			return d
		}
		return a.Start - b.Start
	})
	for _, a := range rest {
		lead := strings.ReplaceAll(a.Prep, "_", " ")
		if a.Role == nlp.Agent {
			lead = "by"
		}
		arguments = append(arguments, argument{lead, r.phrase(a)})
	}
	if c, ok := r.complement(); ok {
		at := 0
		for at < len(arguments) && arguments[at].lead == "" {
			at++
		}
		arguments = slices.Insert(arguments, at, c)
	}
	return subjects, arguments
}

// rank orders arguments: what a predicate needs comes before what it may have,
// and that before what sets the scene.
func (r *reader) rank(a nlp.Arg) int {
	switch {
	case a.Role == nlp.Patient, a.Role == nlp.Attribute:
		return 0
	case a.Role == nlp.Recipient:
		return 1
	case a.Head > r.clause.Head:
		return 2
	}
	return 3
}

// complement returns the clause that the predicate's clause is about: what
// somebody said, or means to do.
func (r *reader) complement() (argument, bool) {
	if r.clause.Kind != nlp.VerbClause {
		return argument{}, false
	}
	for _, k := range r.kids[r.clause.Head] {
		if r.sent.Words[k].Rel != "ccomp" || k < r.clause.Head {
			continue
		}
		start, end := r.subtree(k)
		if start <= r.clause.Head {
			return argument{}, false
		}
		for start < end && (r.sent.Words[start].Rel == "mark" || r.sent.Words[start].UPOS == "PUNCT") {
			start++
		}
		return argument{phrase: r.text(start, end)}, start < end
	}
	return argument{}, false
}

// relation returns the words of the predicate with its auxiliaries, negation
// and particles, and with the verbs that govern it: "was not able to meet".
func (r *reader) relation() string {
	c := r.clause
	if c.Kind == nlp.RoleClause {
		return "is"
	}
	var words []int
	for head := c.Head; ; head = r.sent.Words[head].Head {
		if c.Kind == nlp.VerbClause || head != c.Head {
			words = append(words, head)
		}
		for _, k := range r.kids[head] {
			w := &r.sent.Words[k]
			switch {
			case w.Rel == "aux", w.Rel == "aux:pass", w.Rel == "cop", w.Rel == "compound:prt",
				w.Rel == "advmod" && negations[strings.ToLower(w.Form)],
				w.Rel == "mark" && w.UPOS == "PART":
				words = append(words, k)
			}
		}
		if w := &r.sent.Words[head]; w.Rel != "xcomp" || w.Head < 0 || !verbs[r.sent.Words[w.Head].UPOS] {
			break
		}
	}
	slices.Sort(words)
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = r.text(w, w+1)
	}
	return strings.Join(parts, " ")
}

var (
	negations = map[string]bool{"not": true, "n't": true, "never": true, "no": true, "n’t": true}
	verbs     = map[string]bool{"VERB": true, "ADJ": true, "AUX": true}
)

// loose are the dependencies that hang on to a phrase without being part of
// its compact form.
var loose = map[string]bool{
	"acl": true, "acl:relcl": true, "appos": true, "parataxis": true, "conj": true, "cc": true, "punct": true,
	"nmod": true, "advcl": true, "dep": true, "nmod:unmarked": true,
}

// phrase returns the words of an argument.
func (r *reader) phrase(a nlp.Arg) string {
	start, end := a.Start, a.End
	if a.Negated && start > 0 && r.sent.Words[start-1].Head == a.Head {
		start-- // the "no" that the argument was parted from
	}
	for _, k := range r.kids[a.Head] {
		if k >= start && k < a.Head && r.sent.Words[k].Rel == "case" && a.Prep != "" {
			start = k + 1 // an adverb stands before the preposition
		}
	}
	if r.style.Triples {
		for _, k := range r.kids[a.Head] {
			if k > a.Head && k < end && loose[r.sent.Words[k].Rel] && !r.of(k) {
				end, _ = r.subtree(k)
				end = max(end, a.Head+1)
				break
			}
		}
	}
	for end > start+1 && r.sent.Words[end-1].UPOS == "PUNCT" {
		end--
	}
	return r.text(start, end)
}

// of reports whether word k heads a phrase with "of", without which the noun
// before it says little.
func (r *reader) of(k int) bool {
	return slices.ContainsFunc(r.kids[k], func(i int) bool {
		return r.sent.Words[i].Rel == "case" && strings.EqualFold(r.sent.Words[i].Form, "of")
	})
}

// subtree returns the range of words from the first to the last below k.
func (r *reader) subtree(k int) (start, end int) {
	start, end = k, k+1
	for _, kid := range r.kids[k] {
		s, e := r.subtree(kid)
		start, end = min(start, s), max(end, e)
	}
	return start, end
}

// text returns words [start, end) as written.
func (r *reader) text(start, end int) string {
	return r.style.Text(r.sent.Words[start].Start, r.sent.Words[end-1].End)
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }
