package train

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// An adam updates weights by Kingma & Ba (2015), "Adam". Tables are updated
// lazily: a row's moments stand still while no word touches it.
type adam struct {
	step int
}

// Adam's constants; clip bounds the norm of the gradient.
const (
	beta1 = 0.9
	beta2 = 0.95
	tiny  = 1e-8
	clip  = 5
)

// update takes one step along the sum of the gradients, which it empties. It
// takes the tensors side by side, none of which depends on another.
func (a *adam) update(p *params, grads []*gradient, rate float64) {
	a.step++
	g := grads[0]
	squares := make([]float64, len(p.list))
	sideBySide(len(p.list), func(i int) {
		for _, other := range grads[1:] {
			g.merge(i, other)
		}
		squares[i] = g.squares(i)
	})
	sum := 0.0
	for _, s := range squares {
		sum += s
	}
	step := matrix.Descent{Scale: 1, Beta1: beta1, Beta2: beta2, Tiny: tiny,
		Step: float32(rate * math.Sqrt(1-math.Pow(beta2, float64(a.step))) / (1 - math.Pow(beta1, float64(a.step))))}
	if norm := math.Sqrt(sum); norm > clip {
		step.Scale = float32(clip / norm)
	}
	sideBySide(len(p.list), func(i int) {
		q, slopes := p.list[i], g.list[i].Data
		if q.Kind != net.Table {
			step.Take(q.value.Data, q.m, q.v, slopes)
		} else if q.Name != "vector" { // word vectors stay as they were learned
			for _, row := range g.touched[i].rows {
				from, to := int(row)*q.Cols, int(row+1)*q.Cols
				step.Take(q.value.Data[from:to], q.m[from:to], q.v[from:to], slopes[from:to])
			}
		}
		g.empty(i)
	})
}

// sideBySide calls f with every number below n, several at once.
func sideBySide(n int, f func(i int)) {
	var next atomic.Int64
	var running sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		running.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	running.Wait()
}

// average moves the averages of all weights towards their values.
func (p *params) average(share float32) {
	sideBySide(len(p.list), func(i int) {
		q := p.list[i]
		for i, v := range q.value.Data {
			q.averaged[i] += share * (v - q.averaged[i])
		}
	})
}
