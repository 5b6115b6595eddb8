package net

import "slices"

// Scores are what a network makes of a sentence of n words before it decides.
type Scores struct {
	// Arcs are those of all heads, n × (1+n), as Tree takes them.
	Arcs []float32

	net    *Network
	words  int
	heads  []float32 // rows of the outputs of Network.heads
	stride int
	names  []float32 // rows of the scores of names, as far apart
	apart  int
}

// Score reads a batch of sentences as Run does and returns the scores of each.
func (n *Network) Score(sentences [][]Word) []Scores {
	out := make([]Scores, len(sentences))
	n.encode(sentences, func(s *scratch, l *Layout) {
		stride := n.score(s, l)
		for i, sentence := range l.Order {
			from, to := l.Firsts[i], l.Firsts[i+1]
			heads := slices.Clone(s.scores[from*stride : to*stride])
			names, apart := heads[n.starts[HeadNames]:], stride
			if n.names != nil {
				apart = n.names.tags.width()
				names = slices.Clone(s.names[from*apart : to*apart])
			}
			arcs := slices.Clone(n.arcs(s, from, to, stride))
			out[sentence] = Scores{arcs, n, to - from, heads, stride, names, apart}
		}
	})
	return out
}

// Tags returns the scores of a head's tags for a word.
func (s *Scores) Tags(head, word int) []float32 {
	if head == HeadNames {
		return s.names[word*s.apart:][:s.net.Spec.Names]
	}
	return s.net.project(s.heads[word*s.stride:], head, s.net.Spec.Tags(head))
}

// Labels returns the scores of labels, n × labels, for the arcs from the heads.
func (s *Scores) Labels(heads []int) []float32 {
	sc := s.net.scratch.Get().(*scratch)
	defer s.net.scratch.Put(sc)
	width := s.net.labelScores(sc, heads, s.heads, s.stride)
	labels := s.net.Spec.Labels
	out := make([]float32, 0, s.words*labels)
	for i := range s.words {
		out = append(out, sc.labels[i*width:i*width+labels]...)
	}
	return out
}

// Steps returns the scores of one tag of names after another, as Chain takes
// them.
func (n *Network) Steps() []float32 { return n.steps }
