package read

import "github.com/parley-kg/parley/ingest/nlp"

// classify tells what every part is. A part is of the kind with the highest
// sum of weights over its features; a paragraph when none is higher. Parts are
// judged in order, so that a feature may look at what those above are.
func classify(parts []part) []nlp.BlockKind {
	all := look(parts)
	kinds := make([]nlp.BlockKind, len(parts))
	c := context{all: all, kinds: kinds}
	for i := range all {
		c.at = i
		kinds[i] = c.kind()
		c.note(kinds[i])
	}
	return kinds
}

// A context is the state of a classification.
type context struct {
	all   []facts
	kinds []nlp.BlockKind
	at    int
	// titled is set once a heading was found.
	titled bool
	// author is the name in the last byline, in lower case.
	author string
	// box is the kind of box that the part stands in, if any.
	box box
}

// A box is a run of parts that a heading of the page's own opens.
type box uint8

const (
	noBox box = iota
	linkBox
	commentBox
	answerBox
)

// kind returns what the part at c.at is.
func (c *context) kind() nlp.BlockKind {
	f := &c.all[c.at]
	var sum weights
	sum[nlp.Furniture] = min(f.cues, 9)
	for i := range features {
		if features[i].holds(c, f) {
			for k, w := range features[i].weights {
				sum[k] += w
			}
		}
	}
	best := nlp.Paragraph
	for k := range sum {
		if sum[k] > sum[best] {
			best = nlp.BlockKind(k)
		}
	}
	return best
}

// note keeps what later parts need to know of the one at c.at.
func (c *context) note(kind nlp.BlockKind) {
	f := &c.all[c.at]
	switch kind {
	case nlp.Heading:
		c.titled = true
	case nlp.Byline:
		if name := authorIn(f.text); name != "" {
			c.author = name
		}
	}
	switch {
	case kind == nlp.Furniture && boxOfComments.MatchString(f.low):
		c.box = commentBox
	case kind == nlp.Furniture && f.words <= 12 && boxOfLinks.MatchString(f.low):
		c.box = linkBox
	case kind == nlp.Furniture && f.words <= 14 && boxOfAnswers.MatchString(f.low):
		c.box = answerBox
	case kind != nlp.Furniture:
		c.box = noBox
	}
}

// before returns the kind of the part above, Paragraph for the first.
func (c *context) before() nlp.BlockKind {
	if c.at == 0 {
		return nlp.Paragraph
	}
	return c.kinds[c.at-1]
}
