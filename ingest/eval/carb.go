package eval

import (
	"slices"
	"strings"
)

// A CaRBTuple is one proposition in words parted by spaces, as open information
// extraction prints it.
type CaRBTuple struct {
	// Confidence ranks a system's tuples; gold's have none.
	Confidence float64
	Relation   string
	// Args are the subject and the other arguments, in order.
	Args []string
}

// A CaRBReport holds the figures of CaRB, all in [0, 1].
type CaRBReport struct {
	// F1 is the best over all thresholds of confidence; Precision and Recall
	// are those of the same Threshold.
	Precision, Recall, F1, Threshold float64
	// AUC is the area below the curve of precision over recall, which is closed
	// with precision 1 at recall 0 and ends at the system's highest recall.
	AUC float64
	// Sentences and Gold are how many gold has; System counts the system's
	// tuples at the threshold.
	Sentences, Gold, System int
}

// A CaRBSentence is a sentence with gold's and a system's tuples.
type CaRBSentence struct {
	Text         string
	Gold, System []CaRBTuple
}

// ScoreCaRB measures a system's tuples by the definition of Bhardwaj et al.
// 2019, "CaRB: A Crowdsourced Benchmark for Open IE": tuples are compared word
// by word in three slots, the relation, the first argument and all others
// together. A gold tuple is recalled as far as its best system tuple recalls
// it; for precision each system tuple pairs with one gold tuple at most, best
// pairs first.
func ScoreCaRB(sentences []CaRBSentence) CaRBReport {
	var levels []float64
	for _, s := range sentences {
		for _, t := range s.System {
			levels = append(levels, t.Confidence)
		}
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	report := CaRBReport{Sentences: len(sentences)}
	points := make([]carbPoint, len(levels))
	for _, s := range sentences {
		report.Gold += len(s.Gold)
		matrix := s.matrix()
		// Between two confidences of the sentence's tuples nothing changes.
		from := 0
		for _, level := range s.levels() {
			to, _ := slices.BinarySearch(levels, level)
			at := s.measure(matrix, level)
			for k := from; k <= to; k++ {
				points[k].add(at)
			}
			from = to + 1
		}
	}
	for k, p := range points {
		precision, recall := share(p.precision, p.system), share(p.recall, report.Gold)
		if f := harmonic(precision, recall); f > report.F1 {
			report.Precision, report.Recall, report.F1 = precision, recall, f
			report.Threshold, report.System = levels[k], p.system
		}
	}
	report.AUC = carbArea(points, report.Gold)
	return report
}

// A carbPoint is what precision and recall at one threshold are made of.
type carbPoint struct {
	precision, recall float64
	system            int
}

func (p *carbPoint) add(q carbPoint) {
	p.precision += q.precision
	p.recall += q.recall
	p.system += q.system
}

// carbArea returns the area below the curve through the points, which are in
// order of falling recall, by the trapezoidal rule.
func carbArea(points []carbPoint, gold int) float64 {
	area := 0.0
	for k, p := range points {
		precision, recall := share(p.precision, p.system), share(p.recall, gold)
		nextPrecision, nextRecall := 1.0, 0.0
		if k+1 < len(points) {
			nextPrecision, nextRecall = share(points[k+1].precision, points[k+1].system), share(points[k+1].recall, gold)
		}
		area += (recall - nextRecall) * (precision + nextPrecision) / 2
	}
	return area
}

// levels returns the different confidences of the system's tuples, rising.
func (s *CaRBSentence) levels() []float64 {
	var all []float64
	for _, t := range s.System {
		all = append(all, t.Confidence)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// measure returns the sentence's share in the point at a threshold.
func (s *CaRBSentence) measure(matrix [][]overlap, level float64) carbPoint {
	var kept []int
	for j, t := range s.System {
		if t.Confidence >= level {
			kept = append(kept, j)
		}
	}
	p := carbPoint{system: len(kept), recall: recalled(matrix, kept)}
	for _, m := range pairBest(matrix, kept) {
		p.precision += matrix[m.gold][m.system].precision
	}
	return p
}

// A carbPair is a gold and a system tuple taken for the same.
type carbPair struct{ gold, system int }

// pairBest pairs gold's tuples with the kept system tuples one to one, always
// the pair of the highest precision next, the first of equals.
func pairBest(matrix [][]overlap, kept []int) []carbPair {
	var pairs []carbPair
	usedGold, usedSystem := map[int]bool{}, map[int]bool{}
	for len(pairs) < min(len(matrix), len(kept)) {
		best, precision := carbPair{-1, -1}, -1.0
		for i := range matrix {
			for _, j := range kept {
				if !usedGold[i] && !usedSystem[j] && matrix[i][j].precision > precision {
					best, precision = carbPair{i, j}, matrix[i][j].precision
				}
			}
		}
		usedGold[best.gold], usedSystem[best.system] = true, true
		pairs = append(pairs, best)
	}
	return pairs
}

// An overlap is how much of a system tuple's words gold has, and of gold's the
// system.
type overlap struct{ precision, recall float64 }

func (s *CaRBSentence) matrix() [][]overlap {
	matrix := make([][]overlap, len(s.Gold))
	for i, g := range s.Gold {
		matrix[i] = make([]overlap, len(s.System))
		for j, t := range s.System {
			matrix[i][j] = compareTuples(g, t)
		}
	}
	return matrix
}

// carbSpeech marks the relations of gold that may have speaker and speech
// either way round.
var carbSpeech = []string{"said", "told", "added", "adds", "says"}

// compareTuples compares a system tuple with gold's.
func compareTuples(gold, system CaRBTuple) overlap {
	best := compareSlots(gold, system)
	for _, verb := range carbSpeech {
		if !strings.Contains(gold.Relation, verb) || len(system.Args) < 2 {
			continue
		}
		turned := CaRBTuple{Relation: system.Relation, Args: []string{strings.Join(system.Args[1:], " "), system.Args[0]}}
		if o := compareSlots(gold, turned); o.precision > best.precision || o.precision == best.precision && o.recall > best.recall {
			best = o
		}
		break
	}
	return best
}

// formsOfBe are what "be" in a system's relation stands for.
var formsOfBe = []string{"be", "is", "am", "are", "was", "were", "been", "being"}

// compareSlots counts the words that two tuples share slot by slot. Tuples
// whose relations share none are no match, whatever their arguments.
func compareSlots(gold, system CaRBTuple) overlap {
	goldWords, systemWords := strings.Fields(gold.Relation), strings.Fields(system.Relation)
	all := slotCount{gold: len(goldWords), system: len(systemWords)}
	var rest []string
	all.shared, rest = shareWords(goldWords, systemWords)
	if slices.Contains(rest, "be") && slices.ContainsFunc(formsOfBe, func(f string) bool { return slices.Contains(goldWords, f) }) {
		all.shared++
	}
	if all.shared == 0 {
		return overlap{}
	}
	goldArgs, systemArgs := twoArgs(gold.Args), twoArgs(system.Args)
	for i, arg := range goldArgs {
		if i >= len(systemArgs) {
			return overlap{}
		}
		goldWords, systemWords := strings.Fields(arg), strings.Fields(systemArgs[i])
		shared, _ := shareWords(goldWords, systemWords)
		all.gold += len(goldWords)
		all.system += len(systemWords)
		all.shared += shared
	}
	return overlap{share(float64(all.shared), all.system), share(float64(all.shared), all.gold)}
}

type slotCount struct{ shared, gold, system int }

// twoArgs puts all arguments but the first into one.
func twoArgs(args []string) []string {
	if len(args) < 2 {
		return args
	}
	return []string{args[0], strings.Join(args[1:], " ")}
}

// shareWords returns how many words of gold the system has too, each as often
// as it stands there, and the system's others.
func shareWords(gold, system []string) (shared int, rest []string) {
	rest = slices.Clone(system)
	for _, w := range gold {
		if at := slices.Index(rest, w); at >= 0 {
			rest = slices.Delete(rest, at, at+1)
			shared++
		}
	}
	return shared, rest
}

func share(a float64, b int) float64 {
	if b == 0 {
		return 0
	}
	return a / float64(b)
}

func harmonic(a, b float64) float64 {
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}
