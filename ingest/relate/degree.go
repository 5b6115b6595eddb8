package relate

import (
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// degrees renders where somebody got a degree, however deep in the degree's phrase
// that stands: "holds a degree in law from X and a doctorate from Y".
func (r *relater) degrees(d draft, c *nlp.Clause) {
	if !graduating[c.Lemma] {
		return
	}
	for _, a := range c.Args {
		if a.Role != nlp.Patient && (a.Role != nlp.Oblique || a.Prep != "with") || a.Shared || !vocab.IsDegree(r.lemmaAt(a.Head)) {
			continue
		}
		for _, k := range r.schools(a.Head, 0) {
			one := d
			one.object = r.anchored(r.entities(k))
			one.phrase, one.like, one.verb, one.relation = join(c.Lemma, r.lemmaAt(a.Head), r.prep(k)), "receive degree from", "", ""
			one.rule, one.confidence = "inside object", sureDeep
			r.emit(one)
		}
	}
}

// graduating are verbs of getting and having a degree.
var graduating = set("receive earn hold have obtain get take gain complete do pursue possess graduate win acquire")

// schools returns the names that the phrase of degree k says it is from.
func (r *relater) schools(k, depth int) []int {
	var all []int
	for _, j := range r.kids[k] {
		w := &r.sent.Words[j]
		if j < k || depth > 3 || w.Rel != "nmod" && w.Rel != "conj" && w.Rel != "obl" {
			continue
		}
		prep := r.prep(j)
		switch {
		case (prep == "from" || prep == "at") && r.isNamed(j):
			all = append(all, j)
			all = append(all, r.schools(j, depth+1)...) // "from X and a doctorate from Y"
		case w.Rel != "conj" || vocab.IsDegree(r.lemmaAt(j)):
			all = append(all, r.schools(j, depth+1)...)
		}
	}
	return all
}
