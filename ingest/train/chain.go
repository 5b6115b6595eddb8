package train

import (
	"math"

	"github.com/parley-kg/parley/ingest/train/matrix"
)

// chainLoss is the loss of a linear-chain CRF (Lafferty et al. 2001) over a
// sentence: it turns the scores of tags (n × tags) into errors times scale and
// adds to the errors of steps ((tags+1) × tags), the scores of one tag after
// another; the last row of steps is for the first tag.
func chainLoss(scores, steps matrix.Matrix, gold []int, scale float32, stepErrors matrix.Matrix) float64 {
	n, tags := scores.Rows, scores.Cols
	forward, backward := make([]float64, n*tags), make([]float64, n*tags)
	terms := make([]float64, tags)
	for i := range n {
		for t := range tags {
			if i == 0 {
				forward[t] = float64(steps.Row(tags)[t]) + float64(scores.Row(0)[t])
				continue
			}
			for u := range tags {
				terms[u] = forward[(i-1)*tags+u] + float64(steps.Row(u)[t])
			}
			forward[i*tags+t] = logSum(terms) + float64(scores.Row(i)[t])
		}
	}
	for i := n - 2; i >= 0; i-- {
		for t := range tags {
			for u := range tags {
				terms[u] = float64(steps.Row(t)[u]) + float64(scores.Row(i + 1)[u]) + backward[(i+1)*tags+u]
			}
			backward[i*tags+t] = logSum(terms)
		}
	}
	total := logSum(forward[(n-1)*tags:])
	right := 0.0
	last := tags
	for i, t := range gold {
		right += float64(steps.Row(last)[t]) + float64(scores.Row(i)[t])
		last = t
	}
	for i := 1; i < n; i++ {
		for u := range tags {
			row := stepErrors.Row(u)
			for t := range tags {
				row[t] += scale * float32(math.Exp(forward[(i-1)*tags+u]+float64(steps.Row(u)[t])+
					float64(scores.Row(i)[t])+backward[i*tags+t]-total))
			}
		}
		stepErrors.Row(gold[i-1])[gold[i]] -= scale
	}
	for i := range n {
		row := scores.Row(i)
		for t := range tags {
			row[t] = scale * float32(math.Exp(forward[i*tags+t]+backward[i*tags+t]-total))
		}
		row[gold[i]] -= scale
	}
	axpy(1, scores.Row(0), stepErrors.Row(tags))
	return total - right
}

// logSum returns the logarithm of the sum of the exponentials.
func logSum(x []float64) float64 {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}
