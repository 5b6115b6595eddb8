package relate

import "github.com/parley-kg/parley/ingest/nlp"

// complementsOf returns what noun or adjective k is about.
func (r *relater) complementsOf(k int) []nlp.Arg {
	var all []nlp.Arg
	put := func(head int, prep string) {
		all = append(all, nlp.Arg{Role: nlp.Oblique, Prep: prep, Head: head, Start: head, End: head + 1})
	}
	for _, j := range r.kids[k] {
		w := &r.sent.Words[j]
		switch {
		case w.Rel == "nmod:poss":
			put(j, "of")
		case w.Rel == "amod" && fellows[r.lemmaAt(k)] && r.isNamed(j):
			// "its German rival" is a rival from Germany.
		case (w.Rel == "compound" || w.Rel == "amod") && j < k && r.isNamed(j):
			put(j, "of")
		case w.Rel == "nmod" || w.Rel == "obl":
			if prep := r.prep(j); prep != "" {
				put(j, prep)
			}
		}
	}
	return all
}

// copulaComplements returns what predicate k is about; where, when and how it is
// so says nothing of what it is.
func (r *relater) copulaComplements(k int) []nlp.Arg {
	var all []nlp.Arg
	for _, o := range r.complementsOf(k) {
		switch {
		case temporal[o.Prep] || sources[o.Prep] || o.Prep == "as" || r.isListedTime(o):
		case relational[r.lemmaAt(k)] && o.Prep != "of" && o.Prep != "to" && o.Prep != "in" && o.Prep != "at":
		default:
			all = append(all, o)
		}
	}
	return all
}
