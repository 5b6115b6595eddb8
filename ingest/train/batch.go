package train

import "github.com/parley-kg/parley/ingest/net"

// A sample is a sentence with what is to be learned from it. Numbers are those
// of the lexicon; -1 stands for what is not told.
type sample struct {
	words []net.Word
	// heads are word indices from 0, -1 for the root.
	heads  []int
	labels []int
	tags   [net.TagHeads][]int
	weight float32
	// soft, where a committee has told it, is learned instead of labels and
	// tags; told says that one shall.
	soft *soft
	told bool
}

// A batch is samples in the order of their layout.
type batch struct {
	*net.Layout
	samples []*sample // longest first
}

func newBatch(samples []*sample) *batch {
	lengths := make([]int, len(samples))
	for i, s := range samples {
		lengths[i] = len(s.words)
	}
	b := &batch{Layout: net.NewLayout(lengths)}
	for _, i := range b.Order {
		b.samples = append(b.samples, samples[i])
	}
	return b
}
