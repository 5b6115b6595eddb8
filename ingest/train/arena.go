package train

import "github.com/parley-kg/parley/ingest/train/matrix"

// An arena hands out zeroed numbers that all die together.
type arena struct {
	slab []float32
	used int
}

// floats returns n zeros that live until reset.
func (a *arena) floats(n int) []float32 {
	if a.used+n > len(a.slab) {
		a.slab = make([]float32, max(2*len(a.slab), n, 1<<20))
		a.used = 0
	}
	out := a.slab[a.used : a.used+n : a.used+n]
	a.used += n
	return out
}

// matrix returns a matrix of zeros that lives until reset.
func (a *arena) matrix(rows, cols int) matrix.Matrix {
	return matrix.Of(rows, cols, a.floats(rows*cols))
}

// reset takes everything back.
func (a *arena) reset() {
	clear(a.slab[:a.used])
	a.used = 0
}
