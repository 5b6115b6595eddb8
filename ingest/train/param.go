package train

import (
	"math"
	"math/rand/v2"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// A param is a tensor that is being learned.
type param struct {
	net.TensorSpec
	value    matrix.Matrix
	m, v     []float32 // Adam's moments
	averaged []float32 // exponential moving average of value
}

// params are the tensors of a network, in the order of its Spec and by name.
type params struct {
	spec net.Spec
	list []*param
	by   map[string]*param
}

// newParams draws initial weights: Glorot & Bengio (2010) for weights, small
// normal numbers for tables, zero for biases, one for those of forget gates.
func newParams(spec net.Spec, rng *rand.Rand) *params {
	p := &params{spec: spec, by: map[string]*param{}}
	for _, t := range spec.Tensors() {
		q := &param{TensorSpec: t, value: matrix.New(t.Rows, t.Cols)}
		n := t.Rows * t.Cols
		q.m, q.v, q.averaged = make([]float32, n), make([]float32, n), make([]float32, n)
		switch {
		case t.Kind == net.Table:
			for i := t.Cols; i < n; i++ {
				q.value.Data[i] = float32(rng.NormFloat64() * 0.1)
			}
		case t.Kind == net.Weight:
			bound := math.Sqrt(6 / float64(t.Rows+t.Cols))
			if t.Gates { // each a matrix
				bound = math.Sqrt(6 / float64(t.Rows/4+t.Cols))
			}
			for i := range n {
				q.value.Data[i] = float32((2*rng.Float64() - 1) * bound)
			}
		case t.Name == "arc.root" || t.Name == "label.root":
			for i := range n {
				q.value.Data[i] = float32(rng.NormFloat64() * 0.1)
			}
		case t.Gates:
			for i := n / 4; i < n/2; i++ {
				q.value.Data[i] = 1
			}
		}
		p.list = append(p.list, q)
		p.by[t.Name] = q
	}
	return p
}

// A gradient holds a matrix for every tensor of params. Of tables it knows
// which rows were touched.
type gradient struct {
	by      map[string]matrix.Matrix
	list    []matrix.Matrix
	touched map[string]*rowSet
}

func newGradient(p *params) *gradient {
	g := &gradient{by: map[string]matrix.Matrix{}, touched: map[string]*rowSet{}}
	for _, q := range p.list {
		m := matrix.New(q.Rows, q.Cols)
		g.list = append(g.list, m)
		g.by[q.Name] = m
		if q.Kind == net.Table {
			g.touched[q.Name] = &rowSet{has: make([]bool, q.Rows)}
		}
	}
	return g
}

// add adds x to a row of a table's gradient.
func (g *gradient) add(table string, row int32, x []float32) {
	g.touched[table].add(row)
	axpy(1, x, g.by[table].Row(int(row)))
}

// merge adds other to g and empties it.
func (g *gradient) merge(p *params, other *gradient) {
	for i, q := range p.list {
		if q.Kind == net.Table {
			for _, row := range other.touched[q.Name].rows {
				g.add(q.Name, row, other.list[i].Row(int(row)))
			}
			other.touched[q.Name].empty(other.list[i])
			continue
		}
		axpy(1, other.list[i].Data, g.list[i].Data)
		clear(other.list[i].Data)
	}
}

// A rowSet is a set of rows in the order of their arrival.
type rowSet struct {
	has  []bool
	rows []int32
}

func (s *rowSet) add(row int32) {
	if !s.has[row] {
		s.has[row] = true
		s.rows = append(s.rows, row)
	}
}

// empty forgets the rows and zeroes them in m.
func (s *rowSet) empty(m matrix.Matrix) {
	for _, row := range s.rows {
		s.has[row] = false
		clear(m.Row(int(row)))
	}
	s.rows = s.rows[:0]
}

// axpy adds a·x to y.
func axpy(a float32, x, y []float32) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += a * v
	}
}
