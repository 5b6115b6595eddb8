package train

import (
	"math"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// linear returns x·wᵀ + b for the tensors of those names; b may be "".
func (w *worker) linear(x matrix.Matrix, weight, bias string) matrix.Matrix {
	wt := w.value(weight)
	out := w.arena.matrix(x.Rows, wt.Rows)
	if bias != "" {
		b := w.value(bias).Row(0)
		for i := range out.Rows {
			copy(out.Row(i), b)
		}
	}
	w.buf.MulAdd(out, x, false, wt, true)
	return out
}

// linearBackward adds to the gradients of a linear layer and to the errors of
// its input.
func (w *worker) linearBackward(errors, x, xErrors matrix.Matrix, weight, bias string) {
	w.buf.MulAdd(w.grad.by[weight], errors, true, x, false)
	if bias != "" {
		b := w.grad.by[bias].Row(0)
		for i := range errors.Rows {
			axpy(1, errors.Row(i), b)
		}
	}
	w.buf.MulAdd(xErrors, errors, false, w.value(weight), false)
}

// softmax turns scores into the errors of the cross entropy with the target
// times scale, and returns the loss. A share of the target's probability is
// spread over all.
func softmax(scores []float32, target int, share, scale float32) float64 {
	each := share / float32(len(scores))
	score := float64((1 - share) * scores[target])
	if share > 0 {
		for _, v := range scores {
			score += float64(each * v)
		}
	}
	sum, top := exponentials(scores)
	for i := range scores {
		scores[i] = scale * (scores[i]/sum - each)
	}
	scores[target] -= scale * (1 - share)
	return math.Log(float64(sum)) + top - score
}

// softmaxTo is softmax with a distribution as the target.
func softmaxTo(scores, target []float32, scale float32) float64 {
	score := float64(dot(scores, target))
	sum, top := exponentials(scores)
	for i, q := range target {
		scores[i] = scale * (scores[i]/sum - q)
	}
	return math.Log(float64(sum)) + top - score
}

// exponentials replaces scores by their exponentials over that of the greatest,
// and returns the sum of these and the greatest score.
func exponentials(scores []float32) (sum float32, top float64) {
	greatest := scores[0]
	for _, v := range scores {
		greatest = max(greatest, v)
	}
	for i, v := range scores {
		scores[i] = exp(v - greatest)
		sum += scores[i]
	}
	return sum, float64(greatest)
}

// exp returns the exponential of a number up to 0, within one part in 100,000:
// that of the whole powers of two in it, by their bits, times that of the rest,
// by its series.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	n := float32(math.Floor(float64(x)*math.Log2E + 0.5))
	r := x - n*math.Ln2
	p := 1 + r*(1+r*(1.0/2+r*(1.0/6+r*(1.0/24+r*(1.0/120+r/720)))))
	return p * math.Float32frombits(uint32(int32(n)+127)<<23)
}

// tagWeight is what a head counts beside arcs and labels.
func (w *worker) tagWeight(head int) float32 {
	return [net.TagHeads]float32{net.HeadUPOS: 0.6, net.HeadXPOS: 0.6, net.HeadFeats: 0.3, net.HeadNames: w.namesWeight}[head]
}

// tag runs a head that tags words.
func (w *worker) tag(head int, encoded, errors matrix.Matrix) {
	weight, bias := net.TagNames[head]+".weight", net.TagNames[head]+".bias"
	scores := w.linear(encoded, weight, bias)
	w.out.tags[head] = scores
	if !w.learn {
		return
	}
	for b, s := range w.batch.samples {
		rows := scores.Slice(w.batch.Firsts[b], w.batch.Firsts[b+1])
		scale := w.scale * s.weight * w.tagWeight(head)
		if head == net.HeadNames {
			if s.tags[head] == nil {
				clear(rows.Data[:rows.Rows*rows.Stride])
				continue
			}
			w.loss.tags[head] += chainLoss(rows, w.value("names.step"), s.tags[head], scale, w.grad.by["names.step"])
			continue
		}
		for i := range rows.Rows {
			switch {
			case s.soft != nil:
				w.loss.tags[head] += softmaxTo(rows.Row(i), s.soft.tags[head].Row(i), scale)
			case s.tags[head][i] >= 0:
				w.loss.tags[head] += softmax(rows.Row(i), s.tags[head][i], w.smoothing, scale)
			default:
				clear(rows.Row(i))
			}
		}
	}
	w.linearBackward(scores, encoded, errors, weight, bias)
}

// rectified runs a ReLU layer with dropout and returns its output; the mask is
// in the zeros.
func (w *worker) rectified(x matrix.Matrix, name string) (out matrix.Matrix, keep float32) {
	out = w.linear(x, name, name+".bias")
	keep = 1
	if w.learn {
		keep = float32(1 / (1 - w.drop.Arc))
	}
	for i, v := range out.Data {
		if v <= 0 || w.learn && w.rng.Float64() < w.drop.Arc {
			out.Data[i] = 0
		} else {
			out.Data[i] = v * keep
		}
	}
	return out, keep
}

func (w *worker) rectifiedBackward(errors, out, x, xErrors matrix.Matrix, keep float32, name string) {
	for i, v := range out.Data {
		if v == 0 {
			errors.Data[i] = 0
		} else {
			errors.Data[i] *= keep
		}
	}
	w.linearBackward(errors, x, xErrors, name, name+".bias")
}

// arcs scores the heads of all words.
func (w *worker) arcs(encoded, errors matrix.Matrix) {
	dep, keep := w.rectified(encoded, "arc.dependent")
	head, _ := w.rectified(encoded, "arc.head")
	both, root, popular := w.value("arc.both"), w.value("arc.root"), w.value("arc.popular")
	sought := w.arena.matrix(dep.Rows, dep.Cols) // U·d(i)
	w.buf.MulAdd(sought, dep, false, both, true)
	depErrors, headErrors := w.arena.matrix(dep.Rows, dep.Cols), w.arena.matrix(dep.Rows, dep.Cols)
	soughtErrors := w.arena.matrix(dep.Rows, dep.Cols)
	for b, s := range w.batch.samples {
		from, to := w.batch.Firsts[b], w.batch.Firsts[b+1]
		heads := w.arena.matrix(to-from+1, dep.Cols)
		copy(heads.Row(0), root.Row(0))
		copy(heads.Data[dep.Cols:], head.Slice(from, to).Data[:(to-from)*dep.Cols])
		scores := w.arena.matrix(to-from, to-from+1)
		for j := range scores.Cols {
			scores.Row(0)[j] = dot(heads.Row(j), popular.Row(0))
		}
		for i := 1; i < scores.Rows; i++ {
			copy(scores.Row(i), scores.Row(0))
		}
		w.buf.MulAdd(scores, sought.Slice(from, to), false, heads, true)
		if !w.learn {
			w.out.arcs = append(w.out.arcs, scores)
			continue
		}
		popularErrors := make([]float32, scores.Cols)
		for i := range scores.Rows {
			switch {
			case s.soft != nil:
				w.loss.arcs += softmaxTo(scores.Row(i), s.soft.arcs.Row(i), w.scale*s.weight)
			case s.heads[i] >= -1:
				w.loss.arcs += softmax(scores.Row(i), s.heads[i]+1, w.smoothing, w.scale*s.weight)
			default:
				clear(scores.Row(i))
				continue
			}
			axpy(1, scores.Row(i), popularErrors)
		}
		w.buf.MulAdd(soughtErrors.Slice(from, to), scores, false, heads, false)
		headsErrors := w.arena.matrix(heads.Rows, heads.Cols)
		w.buf.MulAdd(headsErrors, scores, true, sought.Slice(from, to), false)
		for j, e := range popularErrors {
			axpy(e, heads.Row(j), w.grad.by["arc.popular"].Row(0))
			axpy(e, popular.Row(0), headsErrors.Row(j))
		}
		axpy(1, headsErrors.Row(0), w.grad.by["arc.root"].Row(0))
		axpy(1, headsErrors.Data[dep.Cols:], headErrors.Slice(from, to).Data[:(to-from)*dep.Cols])
	}
	if !w.learn {
		return
	}
	w.buf.MulAdd(w.grad.by["arc.both"], soughtErrors, true, dep, false)
	w.buf.MulAdd(depErrors, soughtErrors, false, both, false)
	w.rectifiedBackward(depErrors, dep, encoded, errors, keep, "arc.dependent")
	w.rectifiedBackward(headErrors, head, encoded, errors, keep, "arc.head")
}

// labels scores the labels of the right arcs.
func (w *worker) labels(encoded, errors matrix.Matrix) {
	dep, head := w.linear(encoded, "label.dependent", "label.bias"), w.linear(encoded, "label.head", "")
	w.out.dep, w.out.head = dep, head
	if !w.learn {
		return
	}
	root := w.value("label.root").Row(0)
	hidden := w.arena.matrix(dep.Rows, dep.Cols)
	keep := float32(1 / (1 - w.drop.Arc))
	w.eachArc(func(row, headRow int, _ *sample, _ int) {
		h, out := root, hidden.Row(row)
		if headRow >= 0 {
			h = head.Row(headRow)
		}
		for k, v := range dep.Row(row) {
			if v += h[k]; v > 0 && w.rng.Float64() >= w.drop.Arc {
				out[k] = v * keep
			}
		}
	})
	scores := w.linear(hidden, "label.weight", "label.out")
	w.eachArc(func(row, _ int, s *sample, i int) {
		switch {
		case s.soft != nil:
			w.loss.labels += softmaxTo(scores.Row(row), s.soft.labels.Row(i), w.scale*s.weight)
		case s.labels[i] >= 0:
			w.loss.labels += softmax(scores.Row(row), s.labels[i], w.smoothing, w.scale*s.weight)
		default:
			clear(scores.Row(row))
		}
	})
	hiddenErrors := w.arena.matrix(dep.Rows, dep.Cols)
	w.linearBackward(scores, hidden, hiddenErrors, "label.weight", "label.out")
	headErrors := w.arena.matrix(dep.Rows, dep.Cols)
	rootErrors := w.grad.by["label.root"].Row(0)
	w.eachArc(func(row, headRow int, _ *sample, _ int) {
		out, e := hidden.Row(row), hiddenErrors.Row(row)
		for k := range e {
			if out[k] == 0 {
				e[k] = 0
			} else {
				e[k] *= keep
			}
		}
		if headRow >= 0 {
			axpy(1, e, headErrors.Row(headRow))
		} else {
			axpy(1, e, rootErrors)
		}
	})
	w.linearBackward(hiddenErrors, encoded, errors, "label.dependent", "label.bias")
	w.linearBackward(headErrors, encoded, errors, "label.head", "")
}

// eachArc calls f with the rows, in sentence order, of every word and of its
// right head, -1 for the root.
func (w *worker) eachArc(f func(row, headRow int, s *sample, i int)) {
	for b, s := range w.batch.samples {
		for i := range s.words {
			head := -1
			if s.heads[i] >= 0 {
				head = w.batch.Firsts[b] + s.heads[i]
			}
			f(w.batch.Firsts[b]+i, head, s, i)
		}
	}
}
