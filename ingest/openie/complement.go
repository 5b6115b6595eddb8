package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A complement is an argument other than the subject.
type complement struct {
	head int
	// rank is the complement's place in the order of arguments.
	rank rank
	// lead is the preposition or "that" before words.
	lead, words phrase
	// list marks noun phrases, which may be lists.
	list bool
}

// A rank orders arguments: what a predicate needs comes before what it may
// have, and that before what sets the scene.
type rank uint8

const (
	object rank = iota
	clausal
	oblique
	adverb
	fronted
	subordinate
	shared
	speaker
	proposition // a clause with a subject of its own, an argument for want of others
)

// complements returns the arguments of a predicate other than its subject in
// order, and moves an adverb that stands between the predicate and the first of
// them into p.
func (r *reader) complements(p *predicate, c *nlp.Clause) []complement {
	var all []complement
	attribute := phrase{}
	if c.Kind == nlp.CopulaClause && r.Words[c.Head].UPOS != "ADJ" {
		x := r.predicateNoun(p, c.Head)
		attribute = x.words
		all = append(all, x)
	}
	for _, h := range p.heads {
		for _, k := range r.kids[h] {
			if slices.Contains(attribute, k) || slices.Contains(p.words, k) || slices.Contains(p.heads, k) {
				continue
			}
			if x, ok := r.complement(h, k); ok {
				all = append(all, x)
			}
		}
	}
	if x, ok := r.relativised(p, c, all); ok {
		all = append(all, x)
	}
	all = append(all, r.common(c.Head, all)...)
	if x, ok := r.spoken(c.Head); ok {
		all = append(all, x)
	}
	adverbs := slices.Clone(all)
	if r.style == Triples {
		all = slices.DeleteFunc(all, func(x complement) bool {
			return x.rank == adverb || x.rank == subordinate || x.rank == fronted && len(x.lead) > 0 && stances[r.form(x.lead[0])]
		})
	}
	if slices.ContainsFunc(all, func(x complement) bool { return x.rank != proposition }) {
		all = slices.DeleteFunc(all, func(x complement) bool { return x.rank == proposition })
	}
	if len(all) == 0 && c.Kind == nlp.CopulaClause {
		// "X is ready": the adjective, which led, is all there is.
		x := r.predicateNoun(p, c.Head)
		p.words = slices.DeleteFunc(p.words, func(w int) bool { return slices.Contains(x.words, w) })
		return []complement{x}
	}
	if r.style == NAry && len(all) > 0 {
		all = append(all, r.fronted(p.heads[len(p.heads)-1])...)
		if x, ok := r.speaker(c.Head); ok {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b complement) int {
		if a.rank != b.rank {
			return int(a.rank) - int(b.rank)
		}
		return a.head - b.head
	})
	return r.pullAdverb(p, all, adverbs)
}

// stances are prepositions of phrases that say how a sentence stands to others:
// "According to officials, …", "Unlike her brother, …".
var stances = words(`according unlike like despite besides instead rather contrary`)

// pullAdverb moves the adverb right before the first complement's preposition
// into the predicate, "relies heavily on", and returns the other complements.
func (r *reader) pullAdverb(p *predicate, all, adverbs []complement) []complement {
	if len(all) == 0 || len(all[0].lead) == 0 {
		return all
	}
	for _, x := range adverbs {
		if x.rank == adverb && x.words[0] > p.head && x.words[len(x.words)-1] == all[0].lead[0]-1 {
			p.after = x.words
			return slices.DeleteFunc(all, func(y complement) bool { return y.head == x.head })
		}
	}
	return all
}

// predicateNoun returns what copula clause i says of its subject.
func (r *reader) predicateNoun(p *predicate, i int) complement {
	x := complement{head: i, rank: object, list: r.isNominal(i)}
	lead := r.lead(i)
	for _, w := range lead {
		if !slices.Contains(p.words, w) {
			x.lead = append(x.lead, w)
		}
	}
	for _, w := range r.attribute(i) {
		verbal := slices.Contains(p.words, w) && w != i && !degrees[r.form(w)]
		if !verbal && !slices.Contains(lead, w) {
			x.words = append(x.words, w)
		}
	}
	return x
}

// degrees are adverbs that stay with the adjective they modify.
var degrees = words(`more less most least very so too as quite rather fairly extremely highly much far how`)

// complement returns the argument that dependent k of head h is, if it is one.
func (r *reader) complement(h, k int) (complement, bool) {
	x := complement{head: k}
	none := func(int) bool { return false }
	switch w := &r.Words[k]; r.base(k) {
	case "obj", "iobj":
		if r.isRelative(k) {
			return x, false
		}
		x.words, x.list = r.nounPhrase(k), true
	case "obl":
		if r.isRelative(k) || r.isConnective(k) {
			return x, false
		}
		x.rank, x.list = oblique, true
		if k < h {
			x.rank = fronted
		}
		x.lead = r.lead(k)
		x.words = r.nounPhrase(k)
	case "xcomp":
		if o := r.taken(h); r.style == Triples && o >= 0 && o < k && r.is(o, "obl") {
			// Who was called on is the other's subject, not left out of it.
			return x, false
		}
		x.rank, x.words = clausal, r.below(k, r.isAside)
	case "ccomp":
		x.rank = clausal
		if m := r.child(k, "mark"); m >= 0 && r.form(m) == "that" {
			x.lead = phrase{m}
		}
		x.words = r.below(k, func(d int) bool { return slices.Contains(x.lead, d) || r.is(d, "parataxis") })
	case "advcl":
		// What comes first or is a bare participle is a proposition by itself.
		bare := (w.XPOS == "VBG" || w.XPOS == "VBN") && r.child(k, "mark", "aux", "aux:pass", "nsubj", "nsubj:pass") < 0
		if r.first(k) < h || bare || r.is(k, "advcl:relcl") {
			return x, false
		}
		x.rank, x.words = subordinate, r.below(k, none)
		if r.child(k, "nsubj", "nsubj:pass", "nsubj:outer") >= 0 {
			x.rank = proposition
		}
	case "advmod":
		if strings.HasPrefix(w.XPOS, "W") || connectives[r.form(k)] {
			return x, false
		}
		x.rank, x.words = adverb, r.below(k, none)
	default:
		return x, false
	}
	return x, len(x.words) > 0 && !(len(x.words) == 1 && r.Words[k].UPOS == "ADP")
}

// connectives are adverbs that link a sentence to the one before it.
var connectives = words(`however thus therefore moreover furthermore also hence meanwhile instead additionally nevertheless
	nonetheless consequently then too so besides otherwise`)

// isConnective reports whether oblique k links a sentence to the one before it:
// "for example".
func (r *reader) isConnective(k int) bool {
	switch r.form(k) {
	case "example", "instance", "particular", "addition", "course", "fact", "contrast":
		return len(r.kids[k]) <= 2 && r.child(k, "case") >= 0 && r.child(k, "nmod", "det", "amod") < 0
	}
	return false
}

// fronted returns the adverbials before the first of conjoined predicates when
// h is a later one without a subject of its own: they set the scene for all.
func (r *reader) fronted(h int) []complement {
	var all []complement
	for r.is(h, "conj") && r.child(h, "nsubj", "nsubj:pass") < 0 && r.clauses[r.Words[h].Head] != nil {
		h = r.Words[h].Head
		s := r.child(h, "nsubj", "nsubj:pass")
		for _, k := range r.kids[h] {
			if k > h || s >= 0 && k > s || r.base(k) != "obl" && r.base(k) != "advmod" {
				continue
			}
			if x, ok := r.complement(h, k); ok {
				x.rank = shared
				all = append(all, x)
			}
		}
	}
	return all
}

// speech are verbs that report what somebody says.
var speech = words(`say add note explain argue insist report warn claim think believe predict tell write announce state suggest
	admit acknowledge ask complain conclude declare`)

// reports reports whether verb i says what the clause around it tells: "It
// ended, officials said."
func (r *reader) reports(i int) bool {
	return r.is(i, "parataxis") && speech[r.Words[i].Lemma] && r.child(i, "nsubj") >= 0 && r.child(i, "ccomp", "obj", "xcomp") < 0
}

// spoken returns what speech verb i reports beside it.
func (r *reader) spoken(i int) (complement, bool) {
	if !r.reports(i) {
		return complement{}, false
	}
	said := r.Words[i].Head
	x := complement{head: said, rank: clausal, words: r.below(said, func(k int) bool { return k == i })}
	return x, len(x.words) > 2
}

// speaker returns who says what clause i tells, with the verb: "officials
// said".
func (r *reader) speaker(i int) (complement, bool) {
	i = r.leader(i)
	verb := -1
	if r.is(i, "ccomp") && speech[r.Words[r.Words[i].Head].Lemma] {
		verb = r.Words[i].Head
	}
	for _, k := range r.kids[i] {
		if r.reports(k) {
			verb = k
		}
	}
	if verb < 0 || r.child(verb, "nsubj") < 0 {
		return complement{}, false
	}
	words := append(r.nounPhrase(r.child(verb, "nsubj")), r.verbWords(verb)...)
	return complement{head: verb, rank: speaker, words: words}, true
}
