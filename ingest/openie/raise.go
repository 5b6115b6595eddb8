package openie

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// raised returns a sentence with the times that its tree hangs on names, or on
// anything by "since" or "until", put below the predicate instead: people and
// places have no dates, what happens to them has. In "met the mayor in Oslo in
// May" they met in May.
func raised(s *nlp.Sentence) *nlp.Sentence {
	copied := *s
	copied.Words = slices.Clone(s.Words)
	t := &tree{Sentence: &copied, kids: s.Children()}
	for i := range t.Words {
		if !t.is(i, "nmod") || !t.isTime(i) {
			continue
		}
		c := t.child(i, "case")
		if c < 0 || t.form(c) == "of" {
			continue
		}
		lasting := t.form(c) == "since" || t.form(c) == "until"
		if !lasting && t.nameType(t.Words[i].Head) == nlp.NoName {
			continue
		}
		if h := t.above(i); h >= 0 {
			t.Words[i].Head, t.Words[i].Rel = h, "obl"
		}
	}
	return &copied
}

// above returns the predicate that follows none of the nouns between it and
// word i, or -1 when i lies in a subject or in no clause.
func (t *tree) above(i int) int {
	h := t.Words[i].Head
	for h >= 0 && t.is(h, "nmod", "obj", "obl", "flat", "obl:agent") {
		h = t.Words[h].Head
	}
	if h < 0 || h > i || t.Words[h].UPOS != "VERB" && t.child(h, "cop") < 0 {
		return -1
	}
	return h
}

// isTime reports whether word i names a day, a month, a year or a decade.
func (t *tree) isTime(i int) bool {
	form := t.form(i)
	year := len(form) >= 4 && (form[0] == '1' || form[0] == '2') && (len(form) == 4 || form[4:] == "s")
	for _, b := range []byte(form[:min(4, len(form))]) {
		year = year && b >= '0' && b <= '9'
	}
	return year || times[form]
}

// times are the names of days and months.
var times = words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december`)
