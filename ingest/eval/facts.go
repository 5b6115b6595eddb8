package eval

import (
	"slices"
	"strings"
)

// A FactReport holds precision and recall of tuples, in [0, 1], and how many
// there are.
type FactReport struct {
	Precision, Recall float64
	Gold, System      int
}

// F1 is the harmonic mean of precision and recall.
func (r FactReport) F1() float64 { return harmonic(r.Precision, r.Recall) }

// ScoreFacts measures tuples by the definition of Gashteovski et al. 2022,
// "BenchIE: A Framework for Multi-Faceted Fact-Based Open Information
// Extraction Evaluation": a tuple is right when it is word by word a wording of
// a fact. Found facts are what counts as right, however often they are worded.
// Further arguments are taken for the end of the object.
func ScoreFacts(sentences []FactSentence) FactReport {
	var r FactReport
	found, wrong := 0, 0
	for _, s := range sentences {
		r.Gold += len(s.Facts)
		r.System += len(s.System)
		known := make([]bool, len(s.Facts))
		for _, t := range s.System {
			if i := s.fact(t); i >= 0 {
				known[i] = true
			} else {
				wrong++
			}
		}
		for _, k := range known {
			if k {
				found++
			}
		}
	}
	r.Precision = share(float64(found), found+wrong)
	r.Recall = share(float64(found), r.Gold)
	return r
}

// fact returns which fact tuple t words, or -1.
func (s *FactSentence) fact(t CaRBTuple) int {
	args := twoArgs(t.Args)
	if len(args) < 2 {
		return -1
	}
	w := Wording{args[0], t.Relation, args[1]}
	return slices.IndexFunc(s.Facts, func(of []Wording) bool { return slices.Contains(of, w) })
}

// ScoreWords measures tuples by the definition of Léchelle et al. 2019,
// "WiRe57: A Fine-Grained Benchmark for Open Information Extraction": two
// tuples match when their relations, subjects and objects share a word each. Of
// those that match the pairs of the highest F1 of words are taken, one to one.
func ScoreWords(sentences []FactSentence) FactReport {
	var r FactReport
	var precision, recall float64
	for _, s := range sentences {
		r.Gold += len(s.Tuples)
		r.System += len(s.System)
		for _, o := range s.pairWords() {
			precision += o.precision
			recall += o.recall
		}
	}
	r.Precision, r.Recall = share(precision, r.System), share(recall, r.Gold)
	return r
}

// pairWords returns how the tuples that are taken for the same overlap.
func (s *FactSentence) pairWords() []overlap {
	var taken []overlap
	usedGold, usedSystem := map[int]bool{}, map[int]bool{}
	for {
		var best overlap
		gold, system := -1, -1
		for i, g := range s.Tuples {
			for j, t := range s.System {
				if usedGold[i] || usedSystem[j] {
					continue
				}
				if o := g.compare(t); harmonic(o.precision, o.recall) > harmonic(best.precision, best.recall) {
					best, gold, system = o, i, j
				}
			}
		}
		if gold < 0 {
			return taken
		}
		usedGold[gold], usedSystem[system] = true, true
		taken = append(taken, best)
	}
}

// compare compares a system tuple with gold's, part by part. A part that is all
// inferred matches any; a further argument that only one of both has costs
// recall and not precision. An inferred word that the system has is shared but
// not asked for, so recall may pass 1.
func (g *WordedTuple) compare(t CaRBTuple) overlap {
	parts := append([]string{t.Relation}, t.Args...)
	if len(parts) < 3 {
		return overlap{}
	}
	var all slotCount
	for i, p := range g.Parts {
		all.gold += len(p.Words)
		if i >= len(parts) {
			continue
		}
		words := strings.Fields(parts[i])
		shared := 0
		for _, w := range words {
			if slices.Contains(p.Words, w) || slices.Contains(p.Inferred, w) {
				shared++
			}
		}
		if shared == 0 && i < 3 && len(p.Words) > 0 {
			return overlap{}
		}
		all.shared += shared
		all.system += len(words)
	}
	return overlap{share(float64(all.shared), all.system), share(float64(all.shared), all.gold)}
}
