package net

import (
	"math"
	"sync"
)

// A Network reads sentences. It is safe for concurrent use.
type Network struct {
	Spec     Spec
	tables   [5]table // word, gram, shape, flag, vector
	layers   [][2]lstmWeights
	heads    *linear     // the tag heads, then the four projections below
	names    *namesLayer // nil where the spec has none
	starts   []int       // where each begins in the outputs of heads
	biases   []float32
	both     *linear
	nothing  []float32 // what no bias adds
	popular  []float32
	arcRoot  []float32
	labelTop []float32 // label.root
	label    *linear
	labelOut []float32
	steps    []float32
	scratch  sync.Pool
}

// The projections among the outputs of Network.heads, after the tag heads.
const (
	arcDependent = TagHeads + iota
	arcHead
	labelDependent
	labelHead
)

// A table's rows are looked up.
type table struct {
	cols   int
	scales []float32
	bytes  []int8
}

type lstmWeights struct {
	input, state *linear
	words        *linear   // of names: the part of input that reads the words' inputs, else nil
	bias         []float32 // padded like the outputs
}

// A namesLayer is the LSTM of names and the linear layer over it.
type namesLayer struct {
	lstm [2]lstmWeights
	tags *linear
	bias []float32
}

func newNetwork(s Spec, tensors map[string]*tensor) *Network {
	n := &Network{Spec: s}
	layer := func(name string) *linear {
		return newLinear(tensors[name].bytes, tensors[name].scales, tensors[name].Cols)
	}
	for i, name := range []string{"word", "gram", "shape", "flag", "vector"} {
		t := tensors[name]
		n.tables[i] = table{t.Cols, t.scales, t.bytes}
	}
	lstm := func(name string) lstmWeights {
		w := lstmWeights{input: layer(name + "input"), state: layer(name + "state")}
		w.bias = padded(tensors[name+"bias"].values, w.input.width())
		return w
	}
	for l := range s.Layers {
		n.layers = append(n.layers, [2]lstmWeights{lstm(LSTMName(l, Directions[0])), lstm(LSTMName(l, Directions[1]))})
	}
	var parts []*linear
	var biases [][]float32
	for head, name := range TagNames {
		part, bias := layer(name+".weight"), tensors[name+".bias"].values
		if head == HeadNames && s.NamesHidden > 0 {
			n.names = &namesLayer{tags: part, bias: padded(bias, part.width())}
			for d, direction := range Directions {
				w := lstm(NamesLSTM(direction))
				w.input, w.words = tensors[NamesLSTM(direction)+"input"].split(s.Encoded())
				n.names.lstm[d] = w
			}
			part, bias = &linear{in: s.Encoded()}, nil
		}
		parts, biases = append(parts, part), append(biases, bias)
	}
	for _, p := range [][2]string{
		{"arc.dependent", "arc.dependent.bias"}, {"arc.head", "arc.head.bias"}, {"label.dependent", "label.bias"}, {"label.head", ""},
	} {
		var bias []float32
		if p[1] != "" {
			bias = tensors[p[1]].values
		}
		parts, biases = append(parts, layer(p[0])), append(biases, bias)
	}
	n.heads, n.starts = stack(parts...)
	n.biases = make([]float32, n.heads.width())
	for i, bias := range biases {
		copy(n.biases[n.starts[i]:], bias)
	}
	n.both, n.popular, n.arcRoot = layer("arc.both"), tensors["arc.popular"].values, tensors["arc.root"].values
	n.nothing = make([]float32, n.both.width())
	n.label, n.labelTop = layer("label.weight"), tensors["label.root"].values
	n.labelOut = padded(tensors["label.out"].values, n.label.width())
	n.steps = tensors["names.step"].values
	n.scratch.New = func() any { return new(scratch) }
	return n
}

// split returns a weight as two layers, of the columns before one and from it
// on.
func (t *tensor) split(at int) (before, from *linear) {
	left, right := make([]int8, 0, t.Rows*at), make([]int8, 0, t.Rows*(t.Cols-at))
	for r := range t.Rows {
		row := t.bytes[r*t.Cols : (r+1)*t.Cols]
		left, right = append(left, row[:at]...), append(right, row[at:]...)
	}
	return newLinear(left, t.scales, at), newLinear(right, t.scales, t.Cols-at)
}

func padded(x []float32, width int) []float32 {
	out := make([]float32, width)
	copy(out, x)
	return out
}

// scratch is memory for one batch.
type scratch struct {
	input          []float32
	words          activations // the inputs, by time
	x, again       activations // the encodings
	named          activations // the states of the LSTM of names
	names          []float32   // the scores of names where they have a layer
	gates, cells   []float32
	scores, sought []float32
	arcs           []float32
	dep, head      activations
	heads          linear
	popular        []float32
	hidden         []float32
	labels         []float32
}

// An Analysis is what the network tells of a sentence: for every word the
// numbers of its tags, its head, -1 for the root, and the number of its label.
type Analysis struct {
	Tags          [TagHeads][]int
	Heads, Labels []int
}

// Run analyses a batch of sentences. The analysis of a sentence does not depend
// on the others in its batch. Sentences must have words.
func (n *Network) Run(sentences [][]Word) (out []Analysis) {
	n.encode(sentences, func(s *scratch, l *Layout) { out = n.decode(s, l) })
	return out
}

// encode calls use with the encodings of sentences in s.x and the scores of
// names in s.names.
func (n *Network) encode(sentences [][]Word, use func(*scratch, *Layout)) {
	s := n.scratch.Get().(*scratch)
	defer n.scratch.Put(s)
	lengths := make([]int, len(sentences))
	for i, words := range sentences {
		lengths[i] = len(words)
	}
	l := NewLayout(lengths)
	n.look(s, l, sentences)
	in := &s.words
	for layer := range n.layers {
		read(&n.layers[layer], s, in, &s.again, l)
		s.x, s.again = s.again, s.x
		in = &s.x
	}
	if n.names != nil {
		n.names.run(s, l)
	}
	use(s, l)
}

// roundedUp returns the least multiple of a tile's side that is not less than n.
func roundedUp(n, side int) int { return (n + side - 1) / side * side }

// look fills s.words with the inputs of all words, by time.
func (n *Network) look(s *scratch, l *Layout, sentences [][]Word) {
	width := n.Spec.Input()
	s.words.resize(l.Rows(), width)
	s.input = grown(s.input, width)
	l.Each(func(row, _, sentence, at int) {
		w := &sentences[l.Order[sentence]][at]
		out := s.input
		clear(out)
		for i, rows := range [...][]int32{{w.Word}, w.Grams, {w.Shape}, w.Flags, {w.Vector}} {
			t := &n.tables[i]
			for _, r := range rows {
				t.add(out[:t.cols], int(r))
			}
			if i == 1 && len(rows) > 1 {
				share := float32(1 / math.Sqrt(float64(len(rows))))
				for k := range out[:t.cols] {
					out[k] *= share
				}
			}
			out = out[t.cols:]
		}
		s.words.set(row, s.input)
	})
}

// add adds a row to x.
func (t *table) add(x []float32, row int) {
	addRow(x, t.bytes[row*t.cols:(row+1)*t.cols], t.scales[row])
}

// addRowGo adds bytes·scale to x.
func addRowGo(x []float32, bytes []int8, scale float32) {
	for k, b := range bytes {
		x[k] += float32(float32(b) * scale)
	}
}

// read sets states to those of both directions of an LSTM over in.
func read(both *[2]lstmWeights, s *scratch, in, states *activations, l *Layout) {
	h := both[0].state.in
	states.resize(l.Rows(), 2*h)
	for i := range states.scales {
		states.scales[i] = stateScale
	}
	for d := range both {
		both[d].run(s, in, l, states.columns(d*h, h), d == 1)
	}
}

// run reads in in one direction and sets the states.
func (w *lstmWeights) run(s *scratch, in *activations, l *Layout, states *activations, backward bool) {
	h := states.cols
	gates := matrix{grown(s.gates, roundedUp(l.Active(0), tileRows)*w.input.width()), w.input.width()}
	cells := grown(s.cells, l.Active(0)*h) // of the sentences at the time
	s.gates, s.cells = gates.values, cells
	clear(cells)
	for step := range l.Times() {
		time, before, m := l.Step(step, backward)
		start, end := l.Starts[time], l.Starts[time+1]
		w.input.apply(gates, matrix{w.bias, 0}, in, start, end)
		if w.words != nil {
			w.words.apply(gates, gates, &s.words, start, end)
		}
		w.state.apply(gates, gates, states, before, before+m)
		for i := range end - start {
			cell(gates.from(i).values[:4*h], cells[i*h:(i+1)*h], states.row(start+i))
		}
	}
}

// run sets s.names to the scores of names, by sentence.
func (n *namesLayer) run(s *scratch, l *Layout) {
	read(&n.lstm, s, &s.x, &s.named, l)
	s.again.bySentence(&s.named, l)
	width := n.tags.width()
	s.names = grown(s.names, roundedUp(l.Rows(), tileRows)*width)
	n.tags.apply(matrix{s.names, width}, matrix{n.bias, 0}, &s.again, 0, l.Rows())
}

// bySentence sets a to the states that of has by time.
func (a *activations) bySentence(of *activations, l *Layout) {
	a.resize(of.rows, of.cols)
	l.Each(func(row, bySentence, _, _ int) {
		copy(a.row(bySentence), of.row(row))
		a.scales[bySentence] = stateScale
	})
}

// decode tells tags and trees from the encodings in s.x and the scores in
// s.names.
func (n *Network) decode(s *scratch, l *Layout) []Analysis {
	stride := n.score(s, l)
	out := make([]Analysis, len(l.Order))
	for i, sentence := range l.Order {
		from, to := l.Firsts[i], l.Firsts[i+1]
		a := &out[sentence]
		n.tag(a, s.scores[from*stride:], stride, to-from)
		if n.names != nil {
			width := n.names.tags.width()
			n.chain(a, s.names[from*width:], width, to-from)
		} else {
			n.chain(a, s.scores[from*stride+n.starts[HeadNames]:], stride, to-from)
		}
		a.Heads = Tree(n.arcs(s, from, to, stride), to-from)
		width := n.labelScores(s, a.Heads, s.scores[from*stride:], stride)
		a.Labels = make([]int, to-from)
		for k := range a.Labels {
			a.Labels[k] = Best(s.labels[k*width : k*width+n.Spec.Labels])
		}
	}
	return out
}

// score sets s.scores to the outputs of n.heads, by sentence, and s.dep to what
// every word seeks in its head. It returns how far apart the rows are.
func (n *Network) score(s *scratch, l *Layout) int {
	rows, stride := l.Rows(), n.heads.width()
	s.again.bySentence(&s.x, l)
	s.scores = grown(s.scores, roundedUp(rows, tileRows)*stride)
	n.heads.apply(matrix{s.scores, stride}, matrix{n.biases, 0}, &s.again, 0, rows)
	n.seek(s, rows, stride)
	return stride
}

// project returns the outputs of a projection for a row of scores.
func (n *Network) project(scores []float32, projection, width int) []float32 {
	at := n.starts[projection]
	return scores[at : at+width]
}

// seek computes what every word seeks in its head, U·d(i), and quantises it.
func (n *Network) seek(s *scratch, rows, stride int) {
	dim := n.Spec.ArcDim
	s.dep.resize(rows, dim)
	for i := range rows {
		d := n.project(s.scores[i*stride:], arcDependent, dim)
		rectify(d)
		s.dep.set(i, d)
		rectify(n.project(s.scores[i*stride:], arcHead, dim))
	}
	width := n.both.width()
	s.sought = grown(s.sought, roundedUp(rows, tileRows)*width)
	n.both.apply(matrix{s.sought, width}, matrix{n.nothing, 0}, &s.dep, 0, rows)
	for i := range rows {
		s.dep.set(i, s.sought[i*width:i*width+dim])
	}
}

func rectify(x []float32) {
	for k, v := range x {
		x[k] = max(v, 0)
	}
}

// arcs returns the scores of all arcs of the sentence in rows [from, to), as
// Tree takes them.
func (n *Network) arcs(s *scratch, from, to, stride int) []float32 {
	dim, words := n.Spec.ArcDim, to-from
	s.head.resize(words+1, dim)
	s.popular = grown(s.popular, roundedUp(words+1, tileCols))
	clear(s.popular)
	for j := range words + 1 {
		h := n.arcRoot
		if j > 0 {
			h = n.project(s.scores[(from+j-1)*stride:], arcHead, dim)
		}
		s.head.set(j, h)
		for k, v := range h {
			s.popular[j] += float32(v * n.popular[k])
		}
	}
	s.head.asLayer(&s.heads)
	width := s.heads.width()
	s.arcs = grown(s.arcs, roundedUp(words, tileRows)*width)
	s.heads.apply(matrix{s.arcs, width}, matrix{s.popular, 0}, &s.dep, from, to)
	out := s.arcs[:0]
	for i := range words {
		out = append(out, s.arcs[i*width:i*width+words+1]...)
	}
	return out
}

// asLayer makes l a layer with the rows as its weights.
func (a *activations) asLayer(l *linear) {
	l.reset(a.cols, a.rows)
	copy(l.scales, a.scales)
	for o := range a.rows {
		panel := l.output(o)
		sum := int32(0)
		for i, b := range a.row(o) {
			w := int32(b) - zero
			panel[i/tileInputs*tileInputs*tileCols+i%tileInputs] = int8(w)
			sum += w
		}
		l.starts[o] = -zero * sum
	}
}

// labelScores sets s.labels to the scores of labels for a sentence's arcs, from
// its rows of outputs of n.heads, and returns how far apart its rows are.
func (n *Network) labelScores(s *scratch, heads []int, scores []float32, stride int) int {
	dim, words := n.Spec.LabelDim, len(heads)
	s.head.resize(words, dim)
	s.hidden = grown(s.hidden, dim)
	for i, head := range heads {
		other := n.labelTop
		if head >= 0 {
			other = n.project(scores[head*stride:], labelHead, dim)
		}
		for k, v := range n.project(scores[i*stride:], labelDependent, dim) {
			s.hidden[k] = max(0, v+other[k])
		}
		s.head.set(i, s.hidden)
	}
	width := n.label.width()
	s.labels = grown(s.labels, roundedUp(words, tileRows)*width)
	n.label.apply(matrix{s.labels, width}, matrix{n.labelOut, 0}, &s.head, 0, words)
	return width
}

// chain sets the names of a sentence, whose scores are stride apart.
func (n *Network) chain(a *Analysis, scores []float32, stride, words int) {
	tags := n.Spec.Names
	chain := make([]float32, 0, words*tags)
	for i := range words {
		chain = append(chain, scores[i*stride:i*stride+tags]...)
	}
	a.Tags[HeadNames] = Chain(chain, n.steps, tags)
}

// tag sets the tags of a sentence but for its names.
func (n *Network) tag(a *Analysis, scores []float32, stride, words int) {
	for head := range HeadNames {
		tags := n.Spec.Tags(head)
		a.Tags[head] = make([]int, words)
		for i := range words {
			a.Tags[head][i] = Best(n.project(scores[i*stride:], head, tags))
		}
	}
}

// Best returns the index of the first of the greatest numbers.
func Best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}
