package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// relativised returns the noun that relative clause c tells about when that is
// one of its complements: "the boats that Khan sold", "the boat Khan sold",
// "the port in which Khan lives".
func (r *reader) relativised(p *predicate, c *nlp.Clause, own []complement) (complement, bool) {
	i := r.leader(c.Head)
	if !r.is(i, "acl:relcl") || r.child(i, "nsubj", "nsubj:pass") < 0 {
		return complement{}, false
	}
	noun := r.Words[i].Head
	if strings.HasPrefix(r.Words[noun].XPOS, "W") {
		return complement{}, false
	}
	x := complement{head: noun, words: r.member(noun, i)}
	subject := r.child(i, "nsubj", "nsubj:pass")
	for _, h := range append(p.heads, i) {
		for _, k := range r.kids[h] {
			switch {
			case k == subject || !r.isRelative(k):
			case r.is(k, "obj"):
				return x, true
			case r.is(k, "obl") && len(r.lead(k)) > 0:
				x.rank, x.lead = oblique, r.lead(k)
				return x, true
			}
		}
	}
	bare := !r.isRelative(subject) && subject > noun && r.child(i, "obj", "ccomp", "xcomp", "advmod") < 0 && c.Kind == nlp.VerbClause && !c.Passive
	return x, bare && !slices.ContainsFunc(own, func(o complement) bool { return o.rank < oblique })
}

// common returns the complements that verb i has in common with a verb joined
// to it, which only one of both has in the tree: "built and sold boats".
func (r *reader) common(i int, own []complement) []complement {
	if slices.ContainsFunc(own, func(x complement) bool { return x.head > i && x.rank != adverb }) {
		return nil
	}
	other := -1
	if h := r.Words[i].Head; r.is(i, "conj") && r.clauses[h] != nil && r.adjoin(h, i) {
		other = h
	}
	for _, k := range r.kids[i] {
		if other < 0 && r.is(k, "conj") && r.clauses[k] != nil && r.adjoin(i, k) {
			other = k
		}
	}
	if other < 0 || r.Words[i].UPOS != "VERB" || r.Words[other].UPOS != "VERB" {
		return nil
	}
	var all []complement
	for _, k := range r.kids[other] {
		if x, ok := r.complement(other, k); ok && x.words[0] > max(i, other) && x.rank <= oblique {
			all = append(all, x)
		}
	}
	return all
}

// adjoin reports whether nothing but conjunctions and adverbs stands between
// verbs i and k.
func (r *reader) adjoin(i, k int) bool {
	for w := i + 1; w < k; w++ {
		switch r.Words[w].UPOS {
		case "CCONJ", "ADV", "PUNCT", "AUX", "PART":
		default:
			if r.clauses[w] == nil {
				return false
			}
		}
	}
	return i < k
}
