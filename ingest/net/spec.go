// Package net is the network that reads English: what it consists of, how its
// weights are kept in a file, and how it runs.
//
// A sentence of n words goes through
//
//	input    x(i) = [ word | grams | shape | flags | vector ]         n × Spec.Input()
//	encoder  Spec.Layers bidirectional LSTMs                          n × 2·Spec.Hidden
//	tags     a linear layer over the encoder for each of TagHeads     n × tags
//	names    their linear layer is over one more bidirectional LSTM,  n × 2·Spec.NamesHidden
//	         which reads [ encoding | input ], where the spec has it
//	arcs     s(i,j) = d(i)·U·h(j) + u·h(j); d and h are ReLU layers   n × (1+n)
//	         over the encoder, h(0) a learned row that is the root
//	labels   a linear layer over ReLU(a(i) + b(j)), a and b linear    n × labels
//	         in the encoder, b(0) again learned
//
// The LSTM is that of Hochreiter & Schmidhuber (1997) with forget gates, the
// arcs are those of Dozat & Manning (2017), "Deep Biaffine Attention for Neural
// Dependency Parsing". Grams are hashed character n-grams, summed and divided
// by the square root of their number, after Bojanowski et al. (2017),
// "Enriching Word Vectors with Subword Information". Names are decoded with
// learned transitions, a linear-chain CRF (Lafferty et al. 2001).
//
// Spec.Tensors lists every weight with its shape. The trainer makes its
// matrices from that list and writes them with Write; Read brings them back as
// 8-bit integers. Inference multiplies 8-bit activations by 8-bit weights into
// 32-bit sums, and rounds every operation on floating numbers by itself, so
// that all kernels on all machines give the same bits.
package net

import "fmt"

// A Spec is the shape of a network. It is written into the file of weights.
type Spec struct {
	// Rows of the tables; row 0 stands for what a table does not have.
	Words, Grams, Shapes, Flags, Vectors int
	// Columns of the tables.
	WordDim, GramDim, ShapeDim, FlagDim, VectorDim int
	// Hidden is the width of an LSTM in one direction.
	Hidden, Layers int
	// NamesHidden is the width, in one direction, of the LSTM that reads for
	// names alone; 0 where the encoder is enough for them.
	NamesHidden int
	// ArcDim and LabelDim are the widths of the layers of arcs and labels.
	ArcDim, LabelDim int
	// Sizes of the inventories.
	UPOS, XPOS, Feats, Labels, Names int
}

// Input is the width of a word's input.
func (s Spec) Input() int {
	return s.WordDim + s.GramDim + s.ShapeDim + s.FlagDim + s.VectorDim
}

// Encoded is the width of a word's encoding.
func (s Spec) Encoded() int { return 2 * s.Hidden }

// The heads that tag words.
const (
	HeadUPOS = iota
	HeadXPOS
	HeadFeats
	HeadNames
	TagHeads
)

// TagNames are the names of the heads that tag.
var TagNames = [TagHeads]string{"upos", "xpos", "feats", "names"}

// Tags returns the size of a tag head's inventory.
func (s Spec) Tags(head int) int { return [TagHeads]int{s.UPOS, s.XPOS, s.Feats, s.Names}[head] }

// A Kind is what a tensor is for.
type Kind uint8

// The kinds of tensor.
const (
	// Table rows are looked up.
	Table Kind = iota
	// Weight has a row an output and a column an input.
	Weight
	// Vector has one row, added or compared to something.
	Vector
)

// A TensorSpec is the name and shape of a tensor.
type TensorSpec struct {
	Name       string
	Rows, Cols int
	Kind       Kind
	// Gates marks what belongs to the gates of an LSTM, a quarter of the rows
	// of a weight and of the columns of a vector to each: input, forget,
	// output, candidate.
	Gates bool
}

// Directions are the names of an LSTM's directions.
var Directions = [2]string{"forward", "backward"}

// LSTMName returns what the names of the tensors of an encoder's LSTM begin
// with.
func LSTMName(layer int, direction string) string { return fmt.Sprintf("lstm%d.%s.", layer, direction) }

// NamesLSTM returns what the names of the tensors of the names' LSTM begin with.
func NamesLSTM(direction string) string { return "names." + direction + "." }

// Tensors lists all tensors in the order of the file.
func (s Spec) Tensors() []TensorSpec {
	var out []TensorSpec
	add := func(name string, rows, cols int, kind Kind) {
		out = append(out, TensorSpec{Name: name, Rows: rows, Cols: cols, Kind: kind})
	}
	lstm := func(name string, hidden, in int) {
		out = append(out,
			TensorSpec{name + "input", 4 * hidden, in, Weight, true},
			TensorSpec{name + "state", 4 * hidden, hidden, Weight, true},
			TensorSpec{name + "bias", 1, 4 * hidden, Vector, true})
	}
	add("word", s.Words, s.WordDim, Table)
	add("gram", s.Grams, s.GramDim, Table)
	add("shape", s.Shapes, s.ShapeDim, Table)
	add("flag", s.Flags, s.FlagDim, Table)
	add("vector", s.Vectors, s.VectorDim, Table)
	in := s.Input()
	for l := range s.Layers {
		for _, d := range Directions {
			lstm(LSTMName(l, d), s.Hidden, in)
		}
		in = s.Encoded()
	}
	if s.NamesHidden > 0 {
		for _, d := range Directions {
			lstm(NamesLSTM(d), s.NamesHidden, s.Encoded()+s.Input())
		}
	}
	for h, name := range TagNames {
		read := in
		if h == HeadNames && s.NamesHidden > 0 {
			read = 2 * s.NamesHidden
		}
		add(name+".weight", s.Tags(h), read, Weight)
		add(name+".bias", 1, s.Tags(h), Vector)
	}
	add("names.step", s.Names+1, s.Names, Vector) // row Names begins a sentence
	add("arc.dependent", s.ArcDim, in, Weight)
	add("arc.dependent.bias", 1, s.ArcDim, Vector)
	add("arc.head", s.ArcDim, in, Weight)
	add("arc.head.bias", 1, s.ArcDim, Vector)
	add("arc.root", 1, s.ArcDim, Vector)
	add("arc.both", s.ArcDim, s.ArcDim, Weight) // rows head, columns dependent
	add("arc.popular", 1, s.ArcDim, Vector)
	add("label.dependent", s.LabelDim, in, Weight)
	add("label.head", s.LabelDim, in, Weight)
	add("label.root", 1, s.LabelDim, Vector)
	add("label.bias", 1, s.LabelDim, Vector)
	add("label.weight", s.Labels, s.LabelDim, Weight)
	add("label.out", 1, s.Labels, Vector)
	return out
}

// A Word is what the network is told of a word: rows of its tables.
type Word struct {
	Word, Shape, Vector int32
	// Grams and Flags are summed; they may be empty.
	Grams, Flags []int32
}
