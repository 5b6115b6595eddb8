package segment

import (
	"math"
	"math/rand/v2"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Learn returns the weights of the model of sentence ends, one signed byte a
// slot, learned from texts whose sentences are known. The words are those that
// Segment finds. The same texts give the same weights.
func Learn(texts []*nlp.Text) []byte {
	var examples []example
	for _, t := range texts {
		examples = append(examples, gapsOf(t)...)
	}
	const epochs, rate = 12, 0.15
	weights := make([]float64, slots)
	sums := make([]float64, slots) // of the weights after each example
	last := make([]int, slots)     // the example a weight was summed up to
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	step := 0
	for epoch := range epochs {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		speed := rate * (1 - float64(epoch)/epochs)
		for _, k := range order {
			step++
			x := &examples[k]
			z := 0.0
			for _, f := range x.features {
				z += weights[f]
			}
			wrong := float64(bit(x.ends)) - 1/(1+math.Exp(-z))
			if math.Abs(wrong) < 0.002 {
				continue
			}
			for _, f := range x.features {
				sums[f] += weights[f] * float64(step-last[f])
				last[f] = step
				weights[f] += speed * wrong
				weights[f] *= 1 - 2e-4
			}
		}
	}
	out := make([]byte, slots)
	const scale = 12 // a weight of 10 or more is cut
	for f := range weights {
		mean := (sums[f] + weights[f]*float64(step-last[f])) / float64(step)
		out[f] = byte(int8(min(max(math.Round(mean*scale), -127), 127)))
	}
	return out
}

// An example is a gap with the answer.
type example struct {
	features []uint32
	ends     bool
}

// gapsOf returns the gaps of a text's blocks.
func gapsOf(t *nlp.Text) []example {
	ends := make(map[int]bool, len(t.Sentences))
	for i := range t.Sentences {
		ends[t.Sentences[i].End] = true
	}
	var out []example
	for _, b := range t.Blocks {
		words := split(t.Raw, b.Start, b.End)
		w := newWalk(t.Raw, words)
		for i := 0; i+1 < len(words); i++ {
			g := w.step(i)
			end := ends[words[i].end]
			if !words[i+1].joined && mayEnd(g) {
				out = append(out, example{g.features(nil), end})
			}
			if end {
				w.restart(i + 1)
			}
		}
	}
	return out
}
