package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parley-kg/parley/ingest/net"
)

// A network that a committee of itself teaches has nothing to learn about arcs,
// labels and tags: the distributions are its own.
func TestACommitteeTellsWhatItsMemberThinks(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := newParams(little, rng)
	samples := tinySamples(rng)
	committee{{spec: little, params: p}, {spec: little, params: p}}.tell(samples)
	w := &worker{spec: little, params: p, grad: newGradient(p), freq: make([]int, little.Words), rng: rng, scale: 1, learn: true}
	w.run(samples)
	for k, q := range p.list {
		for i, slope := range w.grad.list[k].Data {
			if math.Abs(float64(slope)) > 1e-5 {
				t.Fatalf("%s[%d]: slope %g, want 0", q.Name, i, slope)
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
