package net

import (
	"slices"
	"testing"
)

func TestScoresDecideAsTheNetworkDoes(t *testing.T) {
	for _, hidden := range []int{0, 8} {
		spec := small
		spec.NamesHidden = hidden
		n := randomNetwork(t, spec)
		sentences := randomSentences(spec, 12, 5, 33, 1, 20)
		want := n.Run(sentences)
		for i, s := range n.Score(sentences) {
			words := len(sentences[i])
			heads := Tree(slices.Clone(s.Arcs), words)
			labels := s.Labels(heads)
			var names []float32
			for k := range words {
				for head := range HeadNames {
					if got := Best(s.Tags(head, k)); got != want[i].Tags[head][k] {
						t.Errorf("sentence %d, word %d: %s %d, want %d", i, k, TagNames[head], got, want[i].Tags[head][k])
					}
				}
				if got := Best(labels[k*spec.Labels : (k+1)*spec.Labels]); got != want[i].Labels[k] {
					t.Errorf("sentence %d, word %d: label %d, want %d", i, k, got, want[i].Labels[k])
				}
				names = append(names, s.Tags(HeadNames, k)...)
			}
			if !slices.Equal(heads, want[i].Heads) {
				t.Errorf("sentence %d: heads %v, want %v", i, heads, want[i].Heads)
			}
			if got := Chain(names, n.Steps(), spec.Names); !slices.Equal(got, want[i].Tags[HeadNames]) {
				t.Errorf("sentence %d: names %v, want %v", i, got, want[i].Tags[HeadNames])
			}
		}
	}
}
