package ingest

import (
	"github.com/parley-kg/parley/ingest/clause"
	"github.com/parley-kg/parley/ingest/mend"
	"github.com/parley-kg/parley/ingest/openie"
	"github.com/parley-kg/parley/ingest/segment"
)

// Tuples reads one sentence as benchmarks give it, as people write it or with
// spaces between tokens and the escapes of the Penn Treebank, and returns what
// it says in its own tokens.
func (r *Reader) Tuples(sentence string, style openie.Style) []openie.Tuple {
	line := openie.ReadLine(sentence)
	if len(line.Text.Sentences) == 0 {
		segment.Segment(line.Text)
	}
	r.Tag(line.Text.Sentences)
	mend.Sentences(line.Text.Sentences)
	clause.Find(line.Text)
	return line.Tuples(style)
}
