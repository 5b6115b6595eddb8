package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parley-kg/parley/ingest/net"
)

// A network that a committee of itself teaches has nothing to learn about arcs,
// labels and tags: the distributions are its own, but for the rounding of its
// weights to integers. What others tell gives slopes a hundred times as steep.
func TestACommitteeTellsWhatItsMemberThinks(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := newParams(little, rng)
	samples := tinySamples(rng)
	network, err := networkOf(little, func(s net.TensorSpec) []float32 { return p.by[s.Name].value.Data })
	if err != nil {
		t.Fatal(err)
	}
	committee{network, network}.tell(samples)
	w := &worker{spec: little, params: p, grad: newGradient(p), freq: make([]int, little.Words), rng: rng, scale: 1, learn: true}
	w.buf.Exact = true
	w.run(samples)
	for k, q := range p.list {
		for i, slope := range w.grad.list[k].Data {
			if math.Abs(float64(slope)) > 0.02 {
				t.Fatalf("%s[%d]: slope %g, want about 0", q.Name, i, slope)
			}
		}
	}
	for _, s := range samples {
		roots := 0
		for i := range s.words {
			sum := float32(0)
			for _, p := range s.soft.arcs.Row(i) {
				sum += p
			}
			if math.Abs(float64(sum)-1) > 1e-5 {
				t.Errorf("the heads of a word have probabilities that sum to %g", sum)
			}
			if s.heads[i] < 0 {
				roots++
			}
		}
		if roots != 1 || len(s.labels) != 0 || len(s.tags[net.HeadNames]) != len(s.words) {
			t.Errorf("%d roots, %d labels and %d tags of names of %d words", roots, len(s.labels), len(s.tags[net.HeadNames]), len(s.words))
		}
	}
}
