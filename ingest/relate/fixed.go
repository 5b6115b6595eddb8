package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// fixedPhrase returns a verb with a preposition and a bare noun that the
// vocabulary has as one: "take into custody", "take to court"; "" without.
func (r *relater) fixedPhrase(c *nlp.Clause) string {
	for _, a := range c.Args {
		if a.Role != nlp.Oblique || len(r.kids[a.Head]) > 1 || r.sent.Words[a.Head].UPOS != "NOUN" {
			continue
		}
		phrase := c.Lemma + " " + a.Prep + " " + strings.ToLower(r.sent.Words[a.Head].Lemma)
		if vocab.Has(phrase) {
			return phrase
		}
	}
	return ""
}

// stateOf returns the adjective or adverb without which a verb says nothing of its object:
// "alive" in "keep the talks alive", "seriously" in "take her seriously". It is "" without
// one.
func (r *relater) stateOf(c *nlp.Clause) string {
	for _, k := range r.kids[c.Head] {
		w := &r.sent.Words[k]
		form := strings.ToLower(w.Form)
		switch {
		case w.Rel == "xcomp" && w.UPOS == "ADJ" && keeping[c.Lemma] && len(r.kids[k]) == 0 && hasArg(c, nlp.Patient):
			return form
		case w.Rel == "advmod" && c.Lemma == "take" && (form == "seriously" || form == "lightly" || form == "literally"):
			return form
		}
	}
	return ""
}

// keeping are verbs for what state somebody holds, puts or leaves something in.
var keeping = set("keep leave hold set render make")
