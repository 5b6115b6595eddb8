package coref

import (
	_ "embed"

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
	count map[int]int
	// byLemma lists earlier mentions by the lemma of their head.
	byLemma map[uint32][]int
	pair    pair
	// others are the roots of chains that the mention at hand is told apart
	// from: the Danish team is not the Swedish team.
	others map[int]bool
	// alike tells for the roots of chains how the words of the mention at hand
	// agree with the mention of theirs that has the same head; things is the
	// number of these chains, at most 3.
	alike  map[int]uint32
	things int
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
	return m.ante < 0 && !m.relative && !m.adjective && m.parts == nil
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
	r.rank.count = map[int]int{}
	r.rank.byLemma = map[uint32][]int{}
	r.rank.others = map[int]bool{}
	r.rank.alike = map[int]uint32{}
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

// tellApart compares mention i with the last ones of the same head: it notes the
// chains whose modifying names are others, and how well the words of the rest
// agree.
func (r *resolver) tellApart(i int) {
	clear(r.rank.others)
	clear(r.rank.alike)
	r.rank.things = 0
	m, v := &r.ms[i], &r.rank.views[i]
	if m.kind == nlp.Pronoun || m.members != nil {
		return
	}
	same := r.rank.byLemma[v.lemma]
	for _, j := range same[max(0, len(same)-mostCandidates):] {
		root := r.root(j)
		p := r.pairOf(i, j)
		if p.like < likeInside && (r.rank.alike[root] == 0 || p.like < r.rank.alike[root]) {
			r.rank.alike[root] = p.like
		}
		if m.kind == nlp.Nominal && p.a.kind == nlp.Nominal && len(v.owners) > 0 && len(p.w.owners) > 0 && !r.shareOwner(v.owners, p.w.owners) {
			r.rank.others[root] = true
		}
	}
	r.rank.things = min(3, len(r.rank.alike))
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

// newFeatures appends the features of mention i as the first of a chain.
func (r *resolver) newFeatures(i int, out []int32) []int32 {
	for t, template := range mentionTemplates {
		out = append(out, feature(t, template(r, &r.ms[i], &r.rank.views[i])))
	}
	return out
}

// pairFeatures appends the features of a pair.
func pairFeatures(p *pair, out []int32) []int32 {
	for t, template := range pairTemplates {
		out = append(out, feature(len(mentionTemplates)+t, template(p)))
	}
	return out
}

func (w model) score(features []int32) int32 {
	sum := int32(0)
	for _, f := range features {
		sum += int32(int8(w[f]))
	}
	return sum
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
	var features []int32
	for _, i := range r.order() {
		if r.anaphoric(i) {
			near = r.candidates(i, near[:0])
			r.tellApart(i)
			features = r.newFeatures(i, features[:0])
			none := w.score(features)
			best, bestScore := -1, none+margin(&r.ms[i])
			other := none - alone // the best score of what is not the best's chain
			for _, j := range near {
				p := r.pairOf(i, j)
				if p.conflicts() {
					continue
				}
				features = pairFeatures(p, features[:0])
				switch s := w.score(features); {
				case s > bestScore:
					if best >= 0 && r.root(best) != r.root(j) {
						other = max(other, bestScore)
					}
					best, bestScore = j, s
				case best >= 0 && r.root(best) != r.root(j):
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
	}
}
