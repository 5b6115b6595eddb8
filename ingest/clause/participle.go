package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// located are participles that a place stands before: "the London-based bank".
var located = words(`based born headquartered`)

// participle adds the clause of a participle joined to its agent before a noun:
// "the U.S.-backed talks" says that the U.S. back the talks.
func (b *builder) participle(i int) {
	w := &b.Words[i]
	if w.XPOS != "VBN" && w.XPOS != "VBD" && w.XPOS != "JJ" || w.Head < 0 {
		return
	}
	for _, k := range b.kids[i] {
		if k < i && b.isName(k) && b.hyphenBetween(k, i) {
			c := nlp.Clause{Head: i, Kind: nlp.VerbClause, Lemma: b.lemmaOf(i), Passive: true}
			if located[strings.ToLower(w.Form)] {
				b.put(&c, nlp.Oblique, "in", k, false)
			} else {
				b.put(&c, nlp.Agent, "", k, false)
			}
			b.put(&c, nlp.Patient, "", w.Head, true)
			b.at[i] = b.add(c)
			return
		}
	}
}
