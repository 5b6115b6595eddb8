package train

import (
	"math"

	"github.com/parley-kg/parley/ingest/net"
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

// update takes one step along g, which it empties.
func (a *adam) update(p *params, g *gradient, rate float64) {
	a.step++
	scale := clipped(p, g)
	step := float32(rate * math.Sqrt(1-math.Pow(beta2, float64(a.step))) / (1 - math.Pow(beta1, float64(a.step))))
	for i, q := range p.list {
		if q.Kind != net.Table {
			q.update(0, q.Rows*q.Cols, g.list[i].Data, scale, step)
			clear(g.list[i].Data)
			continue
		}
		rows := g.touched[q.Name]
		if q.Name != "vector" { // word vectors stay as they were learned
			for _, row := range rows.rows {
				from := int(row) * q.Cols
				q.update(from, from+q.Cols, g.list[i].Data, scale, step)
			}
		}
		rows.empty(g.list[i])
	}
}

// update takes a step for elements [from, to) of a tensor.
func (q *param) update(from, to int, g []float32, scale, step float32) {
	value, m, v, g := q.value.Data[from:to], q.m[from:to], q.v[from:to], g[from:to]
	for i, d := range g {
		d *= scale
		m[i] += (1 - beta1) * (d - m[i])
		v[i] += (1 - beta2) * (d*d - v[i])
		value[i] -= step * m[i] / (float32(math.Sqrt(float64(v[i]))) + tiny)
	}
}

// clipped returns the factor that brings the gradient's norm to clip.
func clipped(p *params, g *gradient) float32 {
	sum := 0.0
	for i, q := range p.list {
		if q.Kind == net.Table {
			for _, row := range g.touched[q.Name].rows {
				sum += squares(g.list[i].Row(int(row)))
			}
			continue
		}
		sum += squares(g.list[i].Data)
	}
	if norm := math.Sqrt(sum); norm > clip {
		return float32(clip / norm)
	}
	return 1
}

func squares(x []float32) float64 {
	sum := float32(0)
	for _, v := range x {
		sum += v * v
	}
	return float64(sum)
}

// average moves the averages of all weights towards their values.
func (p *params) average(share float32) {
	for _, q := range p.list {
		for i, v := range q.value.Data {
			q.averaged[i] += share * (v - q.averaged[i])
		}
	}
}
