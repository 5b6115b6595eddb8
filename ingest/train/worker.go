package train

import (
	"math"
	"math/rand/v2"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// A worker takes sentences forward and their errors backward. Each works on a
// share of every batch.
type worker struct {
	spec   net.Spec
	params *params
	grad   *gradient
	drop   Dropout
	freq   []int // of the lexicon's words, by row

	namesWeight float32
	rng         *rand.Rand
	arena       arena
	buf         matrix.Buffer

	batch *batch
	known []int32 // the row of the word table taken for each word, in time order
	scale float32 // of every error: one over the words of the whole batch
	learn bool    // whether to drop and to go backward
	loss  losses
	out   *outputs // set when not learning
}

// losses are sums over words.
type losses struct {
	arcs, labels float64
	tags         [net.TagHeads]float64
}

// outputs are what a forward pass tells of a batch, in sentence order.
type outputs struct {
	encoded matrix.Matrix
	tags    [net.TagHeads]matrix.Matrix
	arcs    []matrix.Matrix // per sentence: n × (1+n)
	dep     matrix.Matrix   // projections for labels
	head    matrix.Matrix
}

func (w *worker) value(name string) matrix.Matrix { return w.params.by[name].value }

// run takes samples forward and, when learning, adds to the gradient.
func (w *worker) run(samples []*sample) {
	w.arena.reset()
	w.batch = newBatch(samples)
	rows := w.batch.Rows()
	w.out = &outputs{}
	if rows == 0 {
		return
	}
	in := w.input()
	encoder := w.encode(in)
	encoded := w.arena.matrix(rows, w.spec.Encoded())
	w.batch.Each(func(row, bySent, _, _ int) { copy(encoded.Row(bySent), encoder.out.Row(row)) })
	w.out.encoded = encoded
	errors := w.arena.matrix(rows, w.spec.Encoded())
	for head := range net.TagHeads {
		w.tag(head, encoded, errors)
	}
	w.arcs(encoded, errors)
	w.labels(encoded, errors)
	if !w.learn {
		return
	}
	back := w.arena.matrix(rows, w.spec.Encoded())
	w.batch.Each(func(row, bySent, _, _ int) { copy(back.Row(row), errors.Row(bySent)) })
	w.inputBackward(w.decode(encoder, back))
}

// input looks up the words' inputs, in time order.
func (w *worker) input() matrix.Matrix {
	s := w.spec
	in := w.arena.matrix(w.batch.Rows(), s.Input())
	w.known = w.known[:0]
	word, gram, shape, flag, vector := w.value("word"), w.value("gram"), w.value("shape"), w.value("flag"), w.value("vector")
	w.batch.Each(func(row, _, sent, at int) {
		x := &w.batch.samples[sent].words[at]
		out := in.Row(row)
		w.known = append(w.known, w.kept(x.Word))
		copy(out, word.Row(int(w.known[row])))
		out = out[s.WordDim:]
		for _, g := range x.Grams {
			axpy(gramScale(x), gram.Row(int(g)), out[:s.GramDim])
		}
		out = out[s.GramDim:]
		copy(out, shape.Row(int(x.Shape)))
		out = out[s.ShapeDim:]
		for _, f := range x.Flags {
			axpy(1, flag.Row(int(f)), out[:s.FlagDim])
		}
		copy(out[s.FlagDim:], vector.Row(int(x.Vector)))
	})
	return in
}

func gramScale(x *net.Word) float32 { return float32(1 / math.Sqrt(float64(max(1, len(x.Grams))))) }

// kept returns the row of a word, or now and then that of unknown words: the
// rarer the word, the oftener (Kiperwasser & Goldberg 2016).
func (w *worker) kept(word int32) int32 {
	if w.learn && word > 0 && w.rng.Float64() < w.drop.Word/(w.drop.Word+float64(w.freq[word])) {
		return 0
	}
	return word
}

// inputBackward spreads the errors of the input over the tables.
func (w *worker) inputBackward(errors matrix.Matrix) {
	s := w.spec
	scaled := make([]float32, s.GramDim)
	w.batch.Each(func(row, _, sent, at int) {
		x := &w.batch.samples[sent].words[at]
		e := errors.Row(row)
		w.grad.add("word", w.known[row], e[:s.WordDim])
		e = e[s.WordDim:]
		clear(scaled)
		axpy(gramScale(x), e[:s.GramDim], scaled)
		for _, g := range x.Grams {
			w.grad.add("gram", g, scaled)
		}
		e = e[s.GramDim:]
		w.grad.add("shape", x.Shape, e[:s.ShapeDim])
		e = e[s.ShapeDim:]
		for _, f := range x.Flags {
			w.grad.add("flag", f, e[:s.FlagDim])
		}
	})
}

// An encoder is the stack of LSTMs over one batch.
type encoder struct {
	layers [][2]*lstm
	masks  []matrix.Matrix // of the input of each layer and of the last output
	out    matrix.Matrix
}

// encode runs the LSTMs. With dropout, a sentence keeps its mask over time
// (Gal & Ghahramani 2016).
func (w *worker) encode(in matrix.Matrix) *encoder {
	e := &encoder{}
	h := w.spec.Hidden
	for layer := range w.spec.Layers {
		share := w.drop.Layer
		if layer == 0 {
			share = w.drop.Input
		}
		e.masks = append(e.masks, w.mask(share, in.Cols))
		w.applyMask(in, e.masks[layer])
		out := w.arena.matrix(in.Rows, 2*h)
		var both [2]*lstm
		for d, name := range net.Directions {
			both[d] = &lstm{w: w, name: net.LSTMName(layer, name), backwards: d == 1, mask: w.mask(w.drop.State, h)}
			both[d].forward(in, out.Columns(d*h, (d+1)*h))
		}
		e.layers = append(e.layers, both)
		in = out
	}
	e.out = in
	e.masks = append(e.masks, w.mask(w.drop.Layer, e.out.Cols))
	w.applyMask(e.out, e.masks[len(e.masks)-1])
	return e
}

// decode takes the errors of the encoder's output back to its input.
func (w *worker) decode(e *encoder, errors matrix.Matrix) matrix.Matrix {
	h := w.spec.Hidden
	for layer := w.spec.Layers - 1; layer >= 0; layer-- {
		w.applyMask(errors, e.masks[layer+1])
		in := e.layers[layer][0].in
		back := w.arena.matrix(in.Rows, in.Cols)
		for d, l := range e.layers[layer] {
			l.backward(errors.Columns(d*h, (d+1)*h), back)
		}
		errors = back
	}
	w.applyMask(errors, e.masks[0])
	return errors
}

// mask draws a mask with a row a sentence; it is empty when nothing is dropped.
func (w *worker) mask(share float64, cols int) matrix.Matrix {
	if !w.learn || share == 0 {
		return matrix.Matrix{}
	}
	m := w.arena.matrix(len(w.batch.samples), cols)
	keep := float32(1 / (1 - share))
	for i := range m.Data {
		if w.rng.Float64() >= share {
			m.Data[i] = keep
		}
	}
	return m
}

// applyMask multiplies rows in time order by the masks of their sentences.
func (w *worker) applyMask(x, mask matrix.Matrix) {
	if mask.Rows == 0 {
		return
	}
	w.batch.Each(func(row, _, sent, _ int) {
		m := mask.Row(sent)
		for k := range m {
			x.Row(row)[k] *= m[k]
		}
	})
}
