package eval

import "slices"

// CrossCaRB measures what confidences are worth that were not fitted to the
// sentences they are used on. Tuples of one confidence are a class. Each half of
// the sentences, every other one, tells how good the classes are and which to
// keep; the other half is measured with that, at a fixed threshold. AUC and
// Threshold have no meaning here and are 0.
func CrossCaRB(sentences []CaRBSentence) CaRBReport {
	var halves [2][]CaRBSentence
	for i, s := range sentences {
		halves[i%2] = append(halves[i%2], s)
	}
	report := CaRBReport{Sentences: len(sentences)}
	var sum carbPoint
	for i, half := range halves {
		worth := classWorth(halves[1-i])
		threshold := ScoreCaRB(reweighed(halves[1-i], worth)).Threshold
		for _, s := range reweighed(half, worth) {
			report.Gold += len(s.Gold)
			sum.add(s.measure(s.matrix(), threshold))
		}
	}
	report.System = sum.system
	report.Precision, report.Recall = share(sum.precision, sum.system), share(sum.recall, report.Gold)
	report.F1 = harmonic(report.Precision, report.Recall)
	return report
}

// classWorth returns, for each confidence that tuples have, their mean
// precision and the recall that they alone bring, a tuple.
func classWorth(sentences []CaRBSentence) map[float64]float64 {
	sums, counts := map[float64]float64{}, map[float64]int{}
	for _, s := range sentences {
		matrix := s.matrix()
		var all []int
		for j, t := range s.System {
			counts[t.Confidence]++
			all = append(all, j)
		}
		for _, m := range pairBest(matrix, all) {
			sums[s.System[m.system].Confidence] += matrix[m.gold][m.system].precision
		}
		for _, level := range s.levels() {
			others := slices.DeleteFunc(slices.Clone(all), func(j int) bool { return s.System[j].Confidence == level })
			sums[level] += recalled(matrix, all) - recalled(matrix, others)
		}
	}
	worth := map[float64]float64{}
	for level, n := range counts {
		worth[level] = share(sums[level], n)
	}
	return worth
}

// recalled returns how much of gold's tuples the kept system tuples recall.
func recalled(matrix [][]overlap, kept []int) float64 {
	sum := 0.0
	for i := range matrix {
		best := 0.0
		for _, j := range kept {
			best = max(best, matrix[i][j].recall)
		}
		sum += best
	}
	return sum
}

// reweighed returns sentences whose tuples have the worth of their class as
// their confidence, 0 for classes that have none.
func reweighed(sentences []CaRBSentence, worth map[float64]float64) []CaRBSentence {
	all := slices.Clone(sentences)
	for i := range all {
		all[i].System = slices.Clone(all[i].System)
		for j := range all[i].System {
			all[i].System[j].Confidence = worth[all[i].System[j].Confidence]
		}
	}
	return all
}
