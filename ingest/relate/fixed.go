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
