package train

import (
	"log/slog"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Options say what to train and on what. The weights depend on nothing else.
type Options struct {
	Treebanks string // folder with a folder a treebank
	Names     string // folder with Universal NER, a folder "uner-BANK" a treebank
	Vectors   string // file of word vectors
	// Checkpoints is the folder that keeps the state after every epoch; a run
	// that finds one there goes on from it.
	Checkpoints string
	Spec        net.Spec // widths; the sizes of tables follow from the data
	Dropout     Dropout
	// Silver gives sentences that another network has read, of which every epoch
	// takes SilverShare, at SilverWeight. It is called when there is an epoch to
	// run; nil stands for none.
	Silver       func() ([]nlp.Sentence, error)
	SilverShare  int
	SilverWeight float32
	// SilverNames says whether to learn names from them, too.
	SilverNames bool
	// Committee tells of each silver sentence, when it is drawn, what is to be
	// learned from it, whatever it was read as before; none leaves it as it is.
	Committee []Member
	// Start is a folder of checkpoints of a network of the same shape whose
	// averaged weights are the first; without one they are drawn. The layers of
	// names are drawn, too, where that network has others.
	Start string
	// News says whether to learn from News, too.
	News bool
	// NamesWeight is what names count beside arcs and labels.
	NamesWeight float32
	Epochs      int
	Batch       int // sentences
	Rate        float64
	Seed        uint64
	Log         *slog.Logger
}

// Dropout holds the shares that are dropped in training.
type Dropout struct {
	// Word is α in α/(α+frequency), the chance that a word is taken as unknown.
	Word float64
	// Input, Layer and State are of the inputs of the encoder, between its
	// layers and on the way from one word to the next, Arc in the heads.
	Input, Layer, State, Arc float64
}

// The options of the weights in this repository, but for folders and chances.
// The teacher reads plain text for the student to learn from, the student for
// its own second term and for its peers, who learn as it did. The student and
// its peers are the committee that teaches the last terms, and those who took
// these and the peers are the one that teaches the final term.
var (
	Teacher = Options{
		Spec:    widths(160, 2),
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.33, State: 0.2, Arc: 0.33},
		Epochs:  12, Batch: 24, Rate: 0.002, NamesWeight: 0.6,
	}
	Student = Options{
		Spec:    widths(160, 3),
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.3, State: 0.15, Arc: 0.3},
		Epochs:  18, Batch: 24, Rate: 0.002, NamesWeight: 0.6, SilverShare: 6000, SilverWeight: 0.5,
	}
	SecondTerm = Options{
		Spec:    widths(160, 3),
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.3, State: 0.15, Arc: 0.3},
		Epochs:  8, Batch: 24, Rate: 0.001, NamesWeight: 1.2, SilverShare: 8000, SilverWeight: 0.5, SilverNames: true,
	}
	Peers          = []Options{peer(160, 14), peer(208, 12)}
	LastTerm       = lastTerm(160, 10)
	LastTermOfPeer = lastTerm(208, 8)
	FinalTerm      = finalTerm()
)

func peer(hidden, epochs int) Options {
	return Options{
		Spec:    widths(hidden, 3),
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.3, State: 0.15, Arc: 0.3},
		Epochs:  epochs, Batch: 24, Rate: 0.002, NamesWeight: 1, SilverShare: 10000, SilverWeight: 0.5, SilverNames: true,
	}
}

func widths(hidden, layers int) net.Spec {
	return net.Spec{
		WordDim: 96, GramDim: 64, ShapeDim: 24, FlagDim: 24, VectorDim: 64,
		Hidden: hidden, Layers: layers, ArcDim: 128, LabelDim: 96,
	}
}

func lastTerm(hidden, epochs int) Options {
	return Options{
		Spec:    widths(hidden, 3),
		Dropout: Dropout{Word: 0.25, Input: 0.15, Layer: 0.3, State: 0.15, Arc: 0.3},
		Epochs:  epochs, Batch: 24, Rate: 0.001, NamesWeight: 1.2, SilverShare: 16000, SilverWeight: 0.7, SilverNames: true,
	}
}

func finalTerm() Options {
	o := lastTerm(160, 22)
	o.Spec.NamesHidden, o.NamesWeight, o.News = 64, 1.5, true
	return o
}
