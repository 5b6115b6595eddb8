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

// A gradient holds a matrix for every tensor of params, in their order and by
// name. Of tables it knows which rows were touched.
type gradient struct {
	by      map[string]matrix.Matrix
	list    []matrix.Matrix
	at      map[string]int // of the tables in list
	touched []*rowSet      // nil for what is no table
}

func newGradient(p *params) *gradient {
	g := &gradient{by: map[string]matrix.Matrix{}, at: map[string]int{}}
	for i, q := range p.list {
		m := matrix.New(q.Rows, q.Cols)
		g.list = append(g.list, m)
		g.by[q.Name] = m
		var rows *rowSet
		if q.Kind == net.Table {
			rows = &rowSet{has: make([]bool, q.Rows)}
			g.at[q.Name] = i
		}
		g.touched = append(g.touched, rows)
	}
	return g
}

// add adds x to a row of a table's gradient.
func (g *gradient) add(table string, row int32, x []float32) { g.addAt(g.at[table], row, x) }

func (g *gradient) addAt(table int, row int32, x []float32) {
	g.touched[table].add(row)
	axpy(1, x, g.list[table].Row(int(row)))
}

// merge adds tensor i of other to that of g and empties it.
func (g *gradient) merge(i int, other *gradient) {
	if rows := other.touched[i]; rows != nil {
		for _, row := range rows.rows {
			g.addAt(i, row, other.list[i].Row(int(row)))
		}
	} else {
		axpy(1, other.list[i].Data, g.list[i].Data)
	}
	other.empty(i)
}

// squares returns the sum of the squares of tensor i.
func (g *gradient) squares(i int) float64 {
	rows := g.touched[i]
	if rows == nil {
		return float64(dot(g.list[i].Data, g.list[i].Data))
	}
	sum := 0.0
	for _, row := range rows.rows {
		slopes := g.list[i].Row(int(row))
		sum += float64(dot(slopes, slopes))
	}
	return sum
}

// empty zeroes tensor i.
func (g *gradient) empty(i int) {
	if rows := g.touched[i]; rows != nil {
		rows.empty(g.list[i])
	} else {
		clear(g.list[i].Data)
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
func axpy(a float32, x, y []float32) { matrix.AddTo(y, a, x) }

func dot(x, y []float32) float32 { return matrix.Dot(x, y) }
