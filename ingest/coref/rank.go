package coref

import (
	_ "embed"
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// scale is the number of steps of a weight to one logit.
const scale = 16

// weightData holds one signed byte for each bucket.
//
//go:embed weights.bin
var weightData []byte

// A model is the ranker's weights; integers, so that a score is the same on
// every machine. Each byte is a signed number of steps.
type model []byte

// ranking is what the ranker keeps between mentions.
type ranking struct {
	views []view
	// count is the number of mentions so far of the chain with that root.
	count []int
	// byLemma lists earlier mentions by the lemma of their head.
	byLemma map[uint32][]int
	pair    pair
	// others marks the roots of chains that the mention at hand is told apart
	// from: the Danish team is not the Swedish team.
	others []bool
	// alike tells for the roots of chains how the words of the mention at hand
	// agree with the mention of theirs that has the same head; things is the
	// number of these chains, at most 3.
	alike  []uint32
	things int
	// ranked are the mentions so far that call somebody by a rank.
	ranked []rankedMention
	// noted are the roots that others and alike tell anything of.
	noted []int
	// owner is the root of the chain that owns the mention at hand, subject that
	// of the subject whose object it is as a pronoun; -1 without. another is
	// whether an adjective tells it from what was named.
	owner, subject int
	another        bool
	entry          pronounEntry // what the mention at hand tells as a pronoun
}

// Candidates are looked for this many sentences back, and at most this many.
const (
	pronounWindow  = 5
	nominalWindow  = 10
	mostCandidates = 60
)

// candidates appends to out the mentions that mention i may be linked to, the
// nearest first: those of the sentences just before, and further back those
// with the same head.
func (r *resolver) candidates(i int, out []int) []int {
	m := &r.ms[i]
	window := nominalWindow
	if m.kind == nlp.Pronoun {
		window = pronounWindow
	}
	j := i - 1
	for ; j >= 0 && m.sent-r.ms[j].sent <= window && len(out) < mostCandidates; j-- {
		out = append(out, j)
	}
	if m.kind != nlp.Pronoun || m.person != 3 {
		same := r.rank.byLemma[r.rank.views[i].lemma]
		for k := len(same) - 1; k >= 0 && len(out) < mostCandidates+10; k-- {
			if same[k] <= j {
				out = append(out, same[k])
			}
		}
	}
	return out
}

// anaphoric reports whether the ranker has to decide mention i: the sieves
// left it open.
func (r *resolver) anaphoric(i int) bool {
	m := &r.ms[i]
	return m.ante < 0 && !m.relative && !m.adjective && m.parts == nil && m.weOf < 0
}

// order returns the mentions in the order in which they are decided: as they
// stand, but a possessive pronoun before the phrase that it owns ("its larger
// neighbour"), whose owner is then known.
func (r *resolver) order() []int {
	out := make([]int, 0, len(r.ms))
	early := map[int]bool{}
	for i := range r.ms {
		if p := r.possessor(i); p > i && r.ms[p].kind == nlp.Pronoun {
			early[p] = true
			out = append(out, p)
		}
		if !early[i] {
			out = append(out, i)
		}
	}
	return out
}

// possessor returns the mention that owns mention i: "its", "Denmark's". It
// returns -1 without one.
func (r *resolver) possessor(i int) int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	if m.members != nil {
		return -1
	}
	for _, k := range s.kids[m.head] {
		if s.Words[k].Rel == "nmod:poss" {
			return s.at[k]
		}
	}
	return -1
}

// startRanking prepares the walk over the mentions.
func (r *resolver) startRanking() {
	r.rank.count = make([]int, len(r.ms))
	r.rank.byLemma = map[uint32][]int{}
	r.rank.others = make([]bool, len(r.ms))
	r.rank.alike = make([]uint32, len(r.ms))
	r.look()
}

// pass counts mention i once it is decided.
func (r *resolver) pass(i int) {
	r.rank.count[r.root(i)]++
	if m := &r.ms[i]; m.members == nil {
		lemma := r.rank.views[i].lemma
		r.rank.byLemma[lemma] = append(r.rank.byLemma[lemma], i)
	}
}

// turnTo works out what of mention i is the same for all its candidates.
func (r *resolver) turnTo(i int) {
	m, v := &r.ms[i], &r.rank.views[i]
	r.rank.owner, r.rank.subject = -1, -1
	if o := r.possessor(i); o >= 0 {
		r.rank.owner = r.root(o)
	}
	if m.kind == nlp.Pronoun && (m.rel == "obj" || m.rel == "iobj") && !m.reflexive {
		if subject := r.subjectOf(m.sent, v.up); subject >= 0 {
			r.rank.subject = r.root(subject)
		}
	}
	r.rank.entry = pronouns[m.lemma]
	r.rank.another = m.kind == nlp.Nominal && r.isAnother(i)
	r.tellApart(i)
}

// tellApart compares mention i with the last ones of the same head: it notes the
// chains whose modifying names are others, and how well the words of the rest
// agree.
func (r *resolver) tellApart(i int) {
	for _, root := range r.rank.noted {
		r.rank.others[root], r.rank.alike[root] = false, 0
	}
	r.rank.noted, r.rank.things = r.rank.noted[:0], 0
	m, v := &r.ms[i], &r.rank.views[i]
	if m.kind == nlp.Pronoun || m.members != nil {
		return
	}
	same := r.rank.byLemma[v.lemma]
	for _, j := range same[max(0, len(same)-mostCandidates):] {
		p := r.pairOf(i, j)
		like, best := p.likeness(), &r.rank.alike[p.root]
		if like < likeInside && (*best == 0 || like < *best) {
			if *best == 0 && like > 0 {
				r.rank.things = min(3, r.rank.things+1)
			}
			*best = like
			r.rank.noted = append(r.rank.noted, p.root)
		}
		if m.kind == nlp.Nominal && p.a.kind == nlp.Nominal && len(p.w.owners) > 0 && (len(v.owners) > 0 && !r.shareOwner(v.owners, p.w.owners) || r.ownedElsewhere(p.w.owners)) {
			r.rank.others[p.root] = true
			r.rank.noted = append(r.rank.noted, p.root)
		} else if o := r.possessor(j); r.rank.owner >= 0 && o >= 0 && r.root(o) != r.rank.owner && m.kind == nlp.Nominal && p.a.kind == nlp.Nominal && r.chain(o).first == 0 {
			r.rank.others[p.root] = true // "its envoy" is not the envoy of another
			r.rank.noted = append(r.rank.noted, p.root)
		}
	}
}

// ownedElsewhere reports whether a named thing that is none of owners owns the mention
// at hand by a pronoun: "their captain" is not "the Norway captain" of others.
func (r *resolver) ownedElsewhere(owners []int) bool {
	root := r.rank.owner
	if root < 0 || r.facts[root].names == 0 {
		return false
	}
	return !slices.ContainsFunc(owners, func(o int) bool { return r.root(o) == root })
}

// shareOwner reports whether two lists of mentions have one of the same chain.
func (r *resolver) shareOwner(a, b []int) bool {
	for _, o := range a {
		for _, p := range b {
			if r.root(o) == r.root(p) {
				return true
			}
		}
	}
	return false
}

// features appends the features of the values of templates, which are numbered
// from first on.
func features(first int, values []uint32, out []int32) []int32 {
	for t, value := range values {
		out = append(out, feature(first+t, value))
	}
	return out
}

// score returns the sum of the weights of the same features.
func (w model) score(first int, values []uint32) int32 {
	sum := int32(0)
	for t, value := range values {
		sum += int32(int8(w[feature(first+t, value)]))
	}
	return sum
}

// scoreNew returns the score of mention i as the first of a chain, scoreOf that
// of a pair.
func (w model) scoreNew(r *resolver, i int) int32 {
	values := r.mentionValues(i)
	return w.score(0, values[:])
}

func (w model) scoreOf(p *pair) int32 {
	p.compare()
	values := p.values()
	return w.score(mentionTemplates, values[:])
}

// margin returns how much better than nothing an antecedent of m must be, in
// steps: a wrong link is worse than none, and "this" and "that" mostly take up
// what was said rather than a thing.
func margin(m *mention) int32 {
	switch {
	case m.kind == nlp.Pronoun && m.det == demonstrative:
		return 16
	case m.kind == nlp.Pronoun:
		return 0
	}
	return 4
}

// alone is how many steps below nothing the next best chain counts where an
// antecedent has no rival.
const alone = 3 * scale

// linkRanked decides the mentions that the sieves left open, in order: the
// candidate with the highest score, or none when starting a chain scores
// higher.
func (r *resolver) linkRanked() {
	w := model(weightData)
	r.startRanking()
	var near []int
	for _, i := range r.order() {
		if r.anaphoric(i) {
			near = r.candidates(i, near[:0])
			r.turnTo(i)
			none := w.scoreNew(r, i)
			best, bestScore := -1, none+margin(&r.ms[i])
			other := none - alone // the best score of what is not the best's chain
			for _, j := range near {
				p := r.pairOf(i, j)
				if p.conflicts() {
					continue
				}
				switch s := w.scoreOf(p); {
				case s > bestScore:
					if best >= 0 && r.root(best) != p.root {
						other = max(other, bestScore)
					}
					best, bestScore = j, s
				case best >= 0 && r.root(best) != p.root:
					other = max(other, s)
				}
			}
			if best >= 0 {
				r.ms[i].score, r.ms[i].lead = bestScore-none, bestScore-other
				sieve := "description"
				if r.ms[i].kind == nlp.Pronoun {
					sieve = "pronoun"
				}
				r.link(i, best, sieve)
			}
		}
		r.pass(i)
		r.noteRank(i)
	}
}
