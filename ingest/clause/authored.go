package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// authored are works, which "by" tells the author of.
var authored = words(`book novel play poem film movie song album painting drawing photograph letter article essay report study paper
	statement document memoir diary map work design software`)

// writings are the works in which somebody tells or reports something.
var writings = words(`book novel poem article essay study paper memoir autobiography biography diary column op-ed review thesis`)

// authorship adds the clause that who says something in work i wrote it: "in a memoir of
// her travels, X recalled". A bare "in an article" tells nothing.
func (b *builder) authorship(i int) {
	w := &b.Words[i]
	v := w.Head
	if v < 0 || w.Rel != "obl" || w.XPOS == "NNS" || b.prepOf(i) != "in" || !writings[strings.ToLower(w.Lemma)] ||
		!isSaying(b.Words[v].Lemma) || !b.isVerbal(v) || b.isPassive(v) || b.isKnown(i) {
		return
	}
	c := nlp.Clause{Head: i, Kind: nlp.NounClause, Lemma: "write"}
	for _, s := range b.subjects(v, 0) {
		b.put(&c, nlp.Agent, "", s.word, true)
	}
	b.put(&c, nlp.Patient, "", i, false)
	if own := c.Args[len(c.Args)-1]; own.End-own.Start < 3 && b.child(i, "nmod:poss") < 0 {
		return
	}
	b.add(c)
}
