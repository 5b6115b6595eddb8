package coref

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// The ranker's features are hashed into a table of weights. A template gives
// one number for a mention (for the choice to link it to nothing) or for a
// pair of mentions; the number and the template's place in the list make the
// feature.

// buckets is the number of weights; a power of two.
const buckets = 1 << 18

// feature returns the index of the weight for a template's value.
func feature(template int, value uint32) int32 {
	h := (value ^ uint32(template)*0x9e3779b1) * 0x85ebca6b
	h ^= h >> 15
	h *= 0xc2b2ae35
	h ^= h >> 16
	return int32(h & (buckets - 1))
}

// mix combines small numbers and hashes into one value.
func mix(a, b uint32) uint32 {
	h := (a*0x01000193 ^ b) * 0x9e3779b1
	return h ^ h>>15
}

// hash returns a number for a string (FNV-1a).
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// view is what the templates see of a mention, as numbers worked out once.
type view struct {
	class  uint32 // what sort of expression: a pronoun, a determination, a name
	coarse uint32 // pronoun, name, definite, other
	lemma  uint32
	rel    uint32
	text   uint32
	words  []uint32 // content words besides the head, lower case
	link   uint32   // relation of the head with its subtype
	up     int      // governor's word, -1 at the root
	upWord uint32   // its lemma
	size   uint32   // number of words, at most 6
	post   bool     // whether something follows the head
	team   bool     // whether its noun is for a team
	owners []int
	// seen counts earlier mentions with the same lemma, same those with the
	// same text; at most 3 each.
	seen, same uint32
	order      int // rank among the mentions of its sentence
	next       uint32
}

// classes of expression beside the pronouns.
const (
	classNamed uint32 = 100 + iota
	classGroup
	classNominal // plus determination
)

// look fills the view of every mention.
func (r *resolver) look() {
	r.rank.views = make([]view, len(r.ms))
	lemmas, texts := map[uint32]uint32{}, map[uint32]uint32{}
	order, sent := 0, -1
	for i := range r.ms {
		m := &r.ms[i]
		if m.sent != sent {
			sent, order = m.sent, 0
		}
		s := &r.sents[m.sent]
		v := &r.rank.views[i]
		*v = view{lemma: hash(m.lemma), rel: hash(m.rel), text: hash(m.text), up: s.Words[m.head].Head, order: order,
			link: hash(s.Words[m.head].Rel), team: teamNouns[m.lemma]}
		if m.rel == "nmod" && s.Words[m.head].Rel == "nmod:poss" {
			v.rel = hash("poss")
		}
		if s.Words[m.head].Rel == "nsubj:pass" {
			v.rel = hash("passive")
		}
		order++
		switch {
		case m.kind == nlp.Pronoun:
			v.class, v.coarse = hash(canonicalPronoun(m.lemma)), 0
		case m.members != nil:
			v.class, v.coarse = classGroup, 4
		case m.kind == nlp.Named:
			v.class, v.coarse = classNamed, 1
		default:
			v.class, v.coarse = classNominal+uint32(m.det), 3
			if m.det == definite || m.det == demonstrative {
				v.coarse = 2
			}
		}
		if v.up >= 0 {
			v.upWord = hash(strings.ToLower(s.Words[v.up].Lemma))
		}
		v.size = uint32(min(6, m.wideEnd-m.wideStart))
		v.post = m.wideEnd > m.head+1
		if m.head+1 < len(s.Words) {
			v.next = hash(strings.ToLower(s.Words[m.head+1].Lemma))
		}
		if m.kind != nlp.Pronoun && m.members == nil {
			v.words = s.contentWords(m)
			v.owners = r.owners(i)
			v.seen, v.same = min(3, lemmas[v.lemma]), min(3, texts[v.text])
			lemmas[v.lemma]++
			texts[v.text]++
		}
	}
}

// canonicalPronoun returns one form for the cases of a pronoun.
func canonicalPronoun(form string) string {
	switch form {
	case "me", "my", "mine", "myself":
		return "i"
	case "us", "our", "ours", "ourselves":
		return "we"
	case "your", "yours", "yourself", "yourselves", "ya":
		return "you"
	case "him", "his", "himself":
		return "he"
	case "her", "hers", "herself":
		return "she"
	case "its", "itself":
		return "it"
	case "them", "their", "theirs", "themselves", "'em":
		return "they"
	}
	return form
}

// contentWords returns the words that modify a noun, in lower case.
func (s *sentence) contentWords(m *mention) []uint32 {
	var out []uint32
	for k := m.start; k < m.end; k++ {
		w := &s.Words[k]
		if k == m.head {
			continue
		}
		switch w.UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM", "VERB":
			out = append(out, hash(strings.ToLower(w.Form)))
		}
	}
	return out
}

// A pair is a mention m with a candidate a before it.
type pair struct {
	r    *resolver
	m, a *mention
	v, w *view // of m and of a
	i, j int
	f, g *facts // of the chains of m and a
	root int    // of the chain of a
	// like is how the words of the two agree, best how those of m agree with
	// the mention of a's chain that it agrees with most; near is their
	// distance in sentences, in steps; type2 their sorts.
	like, best, near, type2 uint32
}

// mentionTemplates and pairTemplates count the templates.
const (
	mentionTemplates = 12
	pairTemplates    = 26
)

// mentionValues gives the templates' values of mention i as the first of a chain.
func (r *resolver) mentionValues(i int) [mentionTemplates]uint32 {
	m, v := &r.ms[i], &r.rank.views[i]
	class := v.class
	seen := mix(class, v.seen)
	return [...]uint32{
		class,
		mix(class, v.lemma),
		mix(class, v.rel),
		mix(seen, v.same),
		mix(mix(seen, v.size), flag(v.post)),
		mix(mix(mix(class, uint32(m.what)), uint32(m.number)), v.seen),
		mix(mix(class, step(m.sent)), v.seen),
		mix(mix(class, v.upWord), v.rel),
		mix(class, v.next),
		mix(mix(mix(class, uint32(min(2, len(v.owners)))), flag(m.quote > 0)), v.seen),
		mix(mix(class, uint32(min(4, v.order))), v.seen),
		mix(mix(class, uint32(r.rank.things)), uint32(m.number)),
	}
}

// values gives the templates' values of linking the mention to the candidate.
func (p *pair) values() [pairTemplates]uint32 {
	v, w, f, g := p.v, p.w, p.f, p.g
	class, type2, near, like := v.class, p.type2, p.near, p.like
	both := mix(class, w.class)
	near2, near3 := min(near, 2), min(near, 3)
	tree, what, named := p.tree(), uint32(g.what), flag(g.names > 0)
	return [...]uint32{
		type2,
		mix(type2, near),
		mix(type2, step(p.i-p.j)),
		mix(mix(class, v.rel), w.rel),
		mix(mix(mix(class, w.rel), near2), flag(w.order == 0)),
		mix(mix(mix(mix(class, uint32(f.what)), what), flag(f.known)), flag(g.known)),
		mix(mix(mix(mix(class, uint32(f.number)), uint32(g.number)), uint32(f.gender)), uint32(g.gender)),
		mix(type2, like),
		mix(mix(type2, like), near),
		mix(both, like),
		mix(class, w.lemma),
		mix(v.lemma, w.lemma),
		mix(v.lemma, like),
		mix(both, near),
		mix(type2, tree),
		mix(both, tree),
		mix(mix(type2, mix(step(min(p.r.rank.count[p.root], 20)), named)), near3),
		mix(both, p.quotes()),
		mix(mix(mix(type2, flag(v.rel == w.rel)), flag(v.upWord == w.upWord)), near2),
		mix(mix(class, p.owners()), like),
		mix(mix(mix(class, uint32(p.a.det)), what), near3),
		mix(mix(class, v.upWord), what),
		mix(mix(mix(class, w.size), flag(w.post)), near2),
		mix(mix(type2, p.best), like),
		mix(mix(mix(class, p.best), uint32(p.r.rank.things)), near3),
		mix(mix(v.lemma, g.full.sort), named),
	}
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// step returns a distance as the number of its binary digits.
func step(n int) uint32 { return uint32(bits.Len(uint(n))) }

// How the words of two noun phrases agree.
const (
	likeNot uint32 = iota
	likeText
	likeAll    // same head, every modifier of m is in a's chain
	likeSome   // same head, some modifiers of m are new, none of a's missing
	likeClash  // same head, modifiers of both that the other lacks
	likeInside // m's head is a modifier of a, or the other way round
	likeKind   // different heads that describe the same kind of thing
	likeSynonym
	likePronoun // the same pronoun
)

// pairOf puts mention i and its candidate j side by side. The pair is good until
// the next call.
func (r *resolver) pairOf(i, j int) *pair {
	p := &r.rank.pair
	p.r, p.m, p.a, p.v, p.w, p.i, p.j = r, &r.ms[i], &r.ms[j], &r.rank.views[i], &r.rank.views[j], i, j
	p.root = r.root(j)
	p.f, p.g = r.chain(i), &r.facts[p.root]
	return p
}

// compare works out what the templates need of the two.
func (p *pair) compare() {
	p.near = uint32(p.m.sent - p.a.sent)
	if p.near > 4 {
		p.near = 3 + step(int(p.near))
	}
	p.type2 = mix(p.v.class, p.w.coarse)
	p.like = p.likeness()
	p.best = p.r.rank.alike[p.root]
}

func (p *pair) likeness() uint32 {
	m, a, v, w := p.m, p.a, p.v, p.w
	switch {
	case m.kind == nlp.Pronoun || a.kind == nlp.Pronoun:
		if m.kind == a.kind && v.class == w.class {
			return likePronoun
		}
		return likeNot
	case v.text == w.text:
		return likeText
	case v.lemma == w.lemma && m.members == nil && a.members == nil:
		missing, extra := lacks(v.words, w.words), lacks(w.words, v.words)
		switch {
		case !missing:
			return likeAll
		case !extra:
			return likeSome
		}
		return likeClash
	case slices.Contains(w.words, v.lemma), slices.Contains(v.words, w.lemma):
		return likeInside
	case v.team && w.team:
		return likeSynonym
	case p.f.known && p.g.known && p.f.what == p.g.what:
		return likeKind
	}
	return likeNot
}

// lacks reports whether some of the words are not among the others.
func lacks(words, others []uint32) bool {
	for _, w := range words {
		if !slices.Contains(others, w) {
			return true
		}
	}
	return false
}

// tree tells how the two stand to each other in one tree.
func (p *pair) tree() uint32 {
	m, a := p.m, p.a
	if m.sent != a.sent {
		return 0
	}
	words := p.r.sents[m.sent].Words
	switch {
	case words[m.head].Head == a.head:
		return 1 + 16*(p.v.link&0xff)
	case words[a.head].Head == m.head:
		return 2 + 16*(p.w.link&0xff)
	case p.v.up == p.w.up:
		return 3 + 16*(p.w.link&0xff)
	case a.wideStart <= m.head && m.head < a.wideEnd:
		return 4
	case m.wideStart <= a.head && a.head < m.wideEnd:
		return 5
	}
	// Whether a's governor stands above m: its subject commands m.
	for k, n := p.v.up, 0; k >= 0 && n < 8; k, n = words[k].Head, n+1 {
		if k == p.w.up {
			return 6 + 16*(p.w.rel&0xff)
		}
	}
	return 7
}

// quotes tells whether the two stand in quotations, and in the same.
func (p *pair) quotes() uint32 {
	return flag(p.m.quote > 0) + 2*flag(p.a.quote > 0) + 4*flag(p.m.quote == p.a.quote)
}

// owners tells how the names that modify the two agree.
func (p *pair) owners() uint32 {
	if len(p.v.owners) == 0 || len(p.w.owners) == 0 {
		return flag(len(p.v.owners) > 0) + 2*flag(len(p.w.owners) > 0)
	}
	if p.r.shareOwner(p.v.owners, p.w.owners) {
		return 4
	}
	return 5
}
