package train

import (
	"log/slog"

	"github.com/parley-kg/parley/ingest/net"
)

// Options say what to train and on what. The weights depend on nothing else.
type Options struct {
	Treebanks string // folder with a folder a treebank
	Names     string // folder with Universal NER, a folder "uner-BANK" a treebank
	Vectors   string // file of word vectors
	Text      string // folder with plain text, for a committee to tell of
	// Checkpoints is the folder that keeps the state after every epoch; a run
	// that finds one there goes on from it.
	Checkpoints string
	// Committee tells of sentences of the plain text, when they are drawn, what
	// is to be learned from them; nothing is without one.
	Committee []Member
	// Start is a folder of checkpoints of a network of the same shape whose
	// averaged weights are the first; without one they are drawn.
	Start string
	Seed  uint64
	Log   *slog.Logger
	Plan
}

// A Plan is what a network is like and how it learns.
type Plan struct {
	Spec    net.Spec // widths; the sizes of tables follow from the data
	Dropout Dropout
	Epochs  int
	Batch   int // sentences
	Rate    float64
	// Told is the number of sentences an epoch of which the committee tells, and
	// ToldWeight what one of them counts beside one of a treebank.
	Told       int
	ToldWeight float32
	// NamesWeight is what names count beside arcs and labels.
	NamesWeight float32
	// Smoothing is the share of a tag's, a label's or an arc's probability that
	// is spread over all others where a treebank tells it (Szegedy et al. 2016).
	Smoothing float32
}

// Dropout holds the shares that are dropped in training.
type Dropout struct {
	// Word is α in α/(α+frequency), the chance that a word is taken as unknown.
	Word float64
	// Input, Layer and State are of the inputs of the encoder, between its
	// layers and on the way from one word to the next, Arc in the heads.
	Input, Layer, State, Arc float64
}

// A Stage trains one network of a course. Others are told by their names.
type Stage struct {
	Name string
	Plan
	Start     string   // the stage whose network it goes on from, if any
	Committee []string // those whose networks tell of plain text
}

// Stages are how the weights of the program are made: three networks learn from
// the treebanks, one of them wider than the others; each learns on with what the
// three of them together tell of plain text; and the last learns from these for
// longer. Its weights are the result.
var Stages = []Stage{
	{Name: "first-1", Plan: alone(160)},
	{Name: "first-2", Plan: alone(160)},
	{Name: "first-3", Plan: alone(208)},
	{Name: "second-1", Plan: together(160, 8), Start: "first-1", Committee: firsts},
	{Name: "second-2", Plan: together(160, 8), Start: "first-2", Committee: firsts},
	{Name: "second-3", Plan: together(208, 8), Start: "first-3", Committee: firsts},
	{Name: "final", Plan: smoothed(together(160, 24)), Start: "second-1", Committee: []string{"second-1", "second-2", "second-3"}},
}

var firsts = []string{"first-1", "first-2", "first-3"}

// alone is the plan of a network that learns from treebanks alone.
func alone(hidden int) Plan {
	return Plan{
		Spec: net.Spec{
			WordDim: 96, GramDim: 64, ShapeDim: 24, FlagDim: 24, VectorDim: 64,
			Hidden: hidden, Layers: 3, NamesHidden: 64, ArcDim: 128, LabelDim: 96,
		},
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.3, State: 0.15, Arc: 0.3},
		Epochs:  10, Batch: 24, Rate: 0.002, NamesWeight: 1.5,
	}
}

// together is the plan of one that goes on with what a committee tells.
func together(hidden, epochs int) Plan {
	p := alone(hidden)
	p.Epochs, p.Rate, p.Told, p.ToldWeight = epochs, 0.001, 16000, 0.7
	return p
}

// smoothed is a plan in which what the treebanks tell is not taken as certain.
func smoothed(p Plan) Plan {
	p.Smoothing = 0.05
	return p
}
