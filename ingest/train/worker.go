package train

import (
	"math"
	"math/rand/v2"
	"slices"

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
	smoothing   float32
	rng         *rand.Rand
	arena       arena
	buf         matrix.Buffer
	states      matrix.Packed // the weights of states of the LSTM at work

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
	encoded := w.bySentence(encoder.out)
	w.out.encoded = encoded
	errors := w.arena.matrix(rows, w.spec.Encoded())
	for head := range net.HeadNames {
		w.tag(head, encoded, errors)
	}
	named, namedErrors := encoded, errors
	var names *layer
	if w.spec.NamesHidden > 0 {
		names = w.readForNames(encoder.out, in)
		named = w.bySentence(names.out)
		namedErrors = w.arena.matrix(rows, named.Cols)
	}
	w.tag(net.HeadNames, named, namedErrors)
	w.arcs(encoded, errors)
	w.labels(encoded, errors)
	if !w.learn {
		return
	}
	back := w.byTime(errors)
	if names == nil {
		w.inputBackward(w.decode(encoder, back), encoder.first)
		return
	}
	both := w.backward(names, w.byTime(namedErrors))
	addTo(back, both.Columns(0, back.Cols))
	inErrors := w.decode(encoder, back)
	addTo(inErrors, both.Columns(back.Cols, both.Cols))
	w.inputBackward(inErrors, encoder.first)
}

// bySentence returns a copy of the rows, which are in time order, in sentence
// order, byTime the other way round.
func (w *worker) bySentence(x matrix.Matrix) matrix.Matrix {
	out := w.arena.matrix(x.Rows, x.Cols)
	w.batch.Each(func(row, bySent, _, _ int) { copy(out.Row(bySent), x.Row(row)) })
	return out
}

func (w *worker) byTime(x matrix.Matrix) matrix.Matrix {
	out := w.arena.matrix(x.Rows, x.Cols)
	w.batch.Each(func(row, bySent, _, _ int) { copy(out.Row(row), x.Row(bySent)) })
	return out
}

// addTo adds x to y.
func addTo(y, x matrix.Matrix) {
	for i := range y.Rows {
		axpy(1, x.Row(i), y.Row(i))
	}
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

// inputBackward spreads the errors of the input, which was masked, over the
// tables.
func (w *worker) inputBackward(errors, mask matrix.Matrix) {
	w.applyMask(errors, mask)
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

// A layer is both directions of an LSTM over one batch.
type layer struct {
	lstm [2]*lstm
	mask matrix.Matrix // of out
	out  matrix.Matrix
}

// read runs an LSTM of a width over in; name tells those of the directions.
// With dropout, a sentence keeps its masks over time (Gal & Ghahramani 2016).
func (w *worker) read(in matrix.Matrix, hidden int, name func(direction string) string) *layer {
	l := &layer{out: w.arena.matrix(in.Rows, 2*hidden)}
	for d, direction := range net.Directions {
		l.lstm[d] = &lstm{w: w, name: name(direction), backwards: d == 1, mask: w.mask(w.drop.State, hidden)}
		l.lstm[d].forward(in, l.out.Columns(d*hidden, (d+1)*hidden))
	}
	l.mask = w.mask(w.drop.Layer, l.out.Cols)
	w.applyMask(l.out, l.mask)
	return l
}

// backward takes the errors of a layer's masked output, which it changes, to
// its input.
func (w *worker) backward(l *layer, errors matrix.Matrix) matrix.Matrix {
	w.applyMask(errors, l.mask)
	in := l.lstm[0].in
	back := w.arena.matrix(in.Rows, in.Cols)
	h := errors.Cols / 2
	for d, one := range l.lstm {
		one.backward(errors.Columns(d*h, (d+1)*h), back)
	}
	return back
}

// readForNames runs the LSTM of names over the encoding and the input.
func (w *worker) readForNames(encoded, in matrix.Matrix) *layer {
	both := w.arena.matrix(in.Rows, encoded.Cols+in.Cols)
	for i := range in.Rows {
		copy(both.Row(i), encoded.Row(i))
		copy(both.Row(i)[encoded.Cols:], in.Row(i))
	}
	return w.read(both, w.spec.NamesHidden, net.NamesLSTM)
}

// An encoder is the stack of LSTMs over one batch.
type encoder struct {
	layers []*layer
	first  matrix.Matrix // the mask of the input
	out    matrix.Matrix
}

// encode runs the LSTMs.
func (w *worker) encode(in matrix.Matrix) *encoder {
	e := &encoder{first: w.mask(w.drop.Input, in.Cols)}
	w.applyMask(in, e.first)
	for at := range w.spec.Layers {
		l := w.read(in, w.spec.Hidden, func(direction string) string { return net.LSTMName(at, direction) })
		e.layers = append(e.layers, l)
		in = l.out
	}
	e.out = in
	return e
}

// decode takes the errors of the encoder's output back to its masked input.
func (w *worker) decode(e *encoder, errors matrix.Matrix) matrix.Matrix {
	for _, l := range slices.Backward(e.layers) {
		errors = w.backward(l, errors)
	}
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
	w.batch.Each(func(row, _, sent, _ int) { multiply(x.Row(row), mask.Row(sent)) })
}

// multiply multiplies the numbers of x by those of m.
func multiply(x, m []float32) {
	x = x[:len(m)]
	for k, v := range m {
		x[k] *= v
	}
}
