package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// little is a network small enough to differentiate by hand.
var little = net.Spec{
	Words: 6, Grams: 7, Shapes: 3, Flags: 4, Vectors: 5,
	WordDim: 3, GramDim: 4, ShapeDim: 2, FlagDim: 2, VectorDim: 3,
	Hidden: 4, Layers: 2, ArcDim: 5, LabelDim: 4, UPOS: 3, XPOS: 4, Feats: 2, Labels: 3, Names: 3,
}

func tinySamples(rng *rand.Rand) []*sample {
	var out []*sample
	for _, n := range []int{3, 1, 5, 2} {
		s := &sample{weight: 1}
		for i := range n {
			s.words = append(s.words, net.Word{Word: int32(rng.IntN(6)), Shape: int32(rng.IntN(3)), Vector: int32(rng.IntN(5)),
				Grams: []int32{int32(rng.IntN(7)), int32(rng.IntN(7))}, Flags: []int32{int32(rng.IntN(4))}})
			s.heads = append(s.heads, i-1)
			s.labels = append(s.labels, rng.IntN(3))
			for head := range s.tags {
				s.tags[head] = append(s.tags[head], rng.IntN(little.Tags(head)))
			}
		}
		out = append(out, s)
	}
	out[1].tags[net.HeadNames] = nil
	out[2].soft = randomSoft(rng, len(out[2].words))
	return out
}

// randomSoft returns distributions for a sentence of n words.
func randomSoft(rng *rand.Rand, n int) *soft {
	draw := func(cols int) matrix.Matrix {
		m := matrix.New(n, cols)
		for i := range n {
			scores := make([]float32, cols)
			for j := range scores {
				scores[j] = float32(rng.NormFloat64())
			}
			addDistribution(m.Row(i), scores, 1)
		}
		return m
	}
	s := &soft{arcs: draw(n + 1), labels: draw(little.Labels)}
	for head := range s.tags {
		s.tags[head] = draw(little.Tags(head))
	}
	return s
}

// total is the loss that the gradient is of.
func (w *worker) total() float64 {
	sum := w.loss.arcs + w.loss.labels
	for head, v := range w.loss.tags {
		sum += float64(w.tagWeight(head)) * v
	}
	return sum
}

func TestGradientsAreSlopesOfTheLoss(t *testing.T) {
	named := little
	named.NamesHidden = 3
	t.Run("names on the encoder", func(t *testing.T) { compareSlopes(t, little) })
	t.Run("names on a layer of their own", func(t *testing.T) { compareSlopes(t, named) })
}

func compareSlopes(t *testing.T, spec net.Spec) {
	rng := rand.New(rand.NewPCG(7, 8))
	p := newParams(spec, rng)
	for _, q := range p.list {
		for i := range q.value.Data {
			q.value.Data[i] += float32(rng.NormFloat64() * 0.3)
		}
	}
	samples := tinySamples(rng)
	w := &worker{spec: spec, params: p, grad: newGradient(p), freq: make([]int, 6), rng: rng, scale: 1, learn: true, namesWeight: 0.6, smoothing: 0.1}
	w.buf.Exact = true
	w.run(samples)
	loss := func() float64 {
		v := &worker{spec: spec, params: p, grad: newGradient(p), freq: make([]int, 6), rng: rng, scale: 1, learn: true, namesWeight: 0.6, smoothing: 0.1}
		v.buf.Exact = true
		v.run(samples)
		return v.total()
	}
	for k, q := range p.list {
		if q.Name == "vector" {
			continue // not learned here
		}
		for range 12 {
			i := rng.IntN(len(q.value.Data))
			const h = 3e-3
			was := q.value.Data[i]
			q.value.Data[i] = was + h
			up := loss()
			q.value.Data[i] = was - h
			down := loss()
			q.value.Data[i] = was
			want, got := (up-down)/(2*h), float64(w.grad.list[k].Data[i])
			if math.Abs(got-want) > 0.02+0.03*math.Abs(want) {
				t.Errorf("%s[%d]: gradient %.4f, slope %.4f", q.Name, i, got, want)
			}
		}
	}
}
