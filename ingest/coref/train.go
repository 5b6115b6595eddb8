package coref

import (
	"math"
	"math/rand"

	"github.com/parley-kg/parley/ingest/nlp"
)

// An Example is an annotated document to train on.
type Example struct {
	Text *nlp.Text
	Gold []GoldMention
}

// An instance is one decision of the ranker: a mention with its candidates.
type instance struct {
	new  []int32
	with [][]int32
	// right marks the candidates of the same gold entity; when there is none,
	// to start a chain is right.
	right []bool
	any   bool
}

// Costs of a wrong decision in training, added to the scores of wrong choices
// (softmax-margin, as in Durrett and Klein, EMNLP 2013).
const (
	costFalseLink = 0.3
	costFalseNew  = 3.0
	costWrongLink = 1.0
)

// Train returns the ranker's weights, one signed byte a bucket, for the
// examples: a log-linear model over candidates with AdaGrad, whose right
// antecedents are summed over. The result depends on the examples, their
// order, and epochs alone.
func Train(examples []Example, epochs int) []byte {
	var all []instance
	for _, e := range examples {
		all = append(all, instances(e)...)
	}
	random := rand.New(rand.NewSource(1))
	weights, squares := make([]float32, buckets), make([]float32, buckets)
	const rate, shrink = 0.05, 2e-4
	grad := map[int32]float32{}
	for range epochs {
		random.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
		for k := range all {
			clear(grad)
			all[k].gradient(weights, grad)
			for f, g := range grad {
				g += shrink * weights[f]
				squares[f] += g * g
				weights[f] -= rate * g / float32(math.Sqrt(float64(squares[f]))+1e-4)
			}
		}
	}
	out := make([]byte, buckets)
	for i, w := range weights {
		q := math.Round(float64(w) * scale)
		out[i] = byte(int8(max(-127, min(127, q))))
	}
	return out
}

// gradient adds the gradient of the instance's loss.
func (in *instance) gradient(w []float32, grad map[int32]float32) {
	sum := func(features []int32) float64 {
		s := 0.0
		for _, f := range features {
			s += float64(w[f])
		}
		return s
	}
	n := len(in.with)
	score := make([]float64, n+1)
	right := make([]bool, n+1)
	for k, f := range in.with {
		score[k] = sum(f)
		right[k] = in.right[k]
		switch {
		case in.right[k]:
		case in.any:
			score[k] += costWrongLink
		default:
			score[k] += costFalseLink
		}
	}
	score[n] = sum(in.new)
	right[n] = !in.any
	if in.any {
		score[n] += costFalseNew
	}
	all, good := math.Inf(-1), math.Inf(-1)
	for k, s := range score {
		all = logAdd(all, s)
		if right[k] {
			good = logAdd(good, s)
		}
	}
	for k, s := range score {
		d := math.Exp(s - all)
		if right[k] {
			d -= math.Exp(s - good)
		}
		if math.Abs(d) < 1e-4 {
			continue
		}
		features := in.new
		if k < n {
			features = in.with[k]
		}
		for _, f := range features {
			grad[f] += float32(d)
		}
	}
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// instances walks a document as linkRanked does, with the gold's decisions in
// the place of the ranker's.
func instances(e Example) []instance {
	r := newResolver(e.Text)
	r.findMentions()
	for _, s := range sieves {
		s(r)
	}
	r.startRanking()
	entity := map[Span]int{}
	size := map[int]int{}
	for _, g := range e.Gold {
		entity[g.Span] = g.Entity
		size[g.Entity]++
	}
	of := make([]int, len(r.ms))
	for i := range r.ms {
		m := &r.ms[i]
		of[i] = -1
		if g, known := entity[Span{m.sent, m.wideStart, m.wideEnd}]; known {
			of[i] = g
		}
	}
	var out []instance
	var near []int
	for _, i := range r.order() {
		if r.anaphoric(i) {
			near = r.candidates(i, near[:0])
			r.turnTo(i)
			values := r.mentionValues(i)
			in := instance{new: features(0, values[:], nil)}
			closest := -1
			for _, j := range near {
				p := r.pairOf(i, j)
				if p.conflicts() {
					continue
				}
				right := of[i] >= 0 && of[i] == of[j]
				p.compare()
				values := p.values()
				in.with = append(in.with, features(mentionTemplates, values[:], nil))
				in.right = append(in.right, right)
				if right && closest < 0 {
					closest = j
				}
			}
			in.any = closest >= 0
			if len(in.with) > 0 {
				out = append(out, in)
			}
			if closest >= 0 {
				r.link(i, closest, "gold")
			}
		}
		r.pass(i)
	}
	return out
}
