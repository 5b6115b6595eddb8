package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// linkSuccessors takes "his successor" and "her predecessor" for the person who the text
// has said follows or goes before their owner: "Ada Moss will replace Bo Holm. … Holm
// congratulated his successor". It comes after the ranker, which tells who "his" is.
func (r *resolver) linkSuccessors() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.det != possessed || m.number == plural || m.ante >= 0 || r.chain(i).names > 0 || m.lemma != "successor" && m.lemma != "predecessor" {
			continue
		}
		owner := r.possessor(i)
		if owner < 0 {
			continue
		}
		if other := r.followed(owner, m.sent, m.lemma == "successor"); other >= 0 {
			r.link(i, other, "who replaced whom")
		}
	}
}

// followed returns who replaces the person of mention owner by a sentence before sent, or
// whom that person replaces where successor is false. It is -1 without such a sentence.
func (r *resolver) followed(owner, sent int, successor bool) int {
	for at := sent - 1; at >= 0; at-- {
		s := &r.sents[at]
		for v := range s.Words {
			if lemma := strings.ToLower(s.Words[v].Lemma); lemma != "replace" && lemma != "succeed" || s.negatedOrModal(v) {
				continue
			}
			later, earlier := r.subjectOf(at, v), r.argument(at, v, "obj")
			if s.child(v, "nsubj:pass") >= 0 {
				later, earlier = r.argument(at, v, "obl:agent"), later
			}
			if later < 0 || earlier < 0 {
				continue
			}
			if successor && r.root(earlier) == r.root(owner) {
				return later
			}
			if !successor && r.root(later) == r.root(owner) {
				return earlier
			}
		}
	}
	return -1
}

// argument returns the mention that hangs on the verb at word v by rel, or -1.
func (r *resolver) argument(sent, v int, rel string) int {
	s := &r.sents[sent]
	if k := s.child(v, rel); k >= 0 {
		return r.whole(sent, k)
	}
	return -1
}
