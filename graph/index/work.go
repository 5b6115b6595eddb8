package index

import (
	"context"
	"fmt"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// MaxWork is the number of edges that one question may look at. Looking at so
// many takes some tenths of a second.
const MaxWork = 4_000_000

// checkEvery is the number of cheap steps between two looks at the context:
// some tens of microseconds.
const checkEvery = 1024

// A pulse looks at a context every so many steps.
type pulse struct {
	ctx   context.Context
	steps int
}

// beat takes a step.
func (p *pulse) beat() error { return p.take(1) }

// take takes n steps, checkEvery at most.
func (p *pulse) take(n int) error {
	if p.steps += n; p.steps < checkEvery {
		return nil
	}
	p.steps = 0
	return p.ctx.Err()
}

// A budget is what is left of the work that one question may take.
type budget struct {
	pulse
	work int
}

// spend takes n steps, checkEvery at most, of the work.
func (b *budget) spend(n int) error {
	if b.work += n; b.work > MaxWork {
		return fmt.Errorf("looked at %d statements: %w", MaxWork, graph.ErrBudget)
	}
	return b.take(n)
}

// rows is a set of row numbers.
type rows []uint64

// newRows returns an empty set for rows below n.
func newRows(n int) rows { return make(rows, (n+63)/64) }

func (r rows) has(row uint32) bool { return r[row/64]&(1<<(row%64)) != 0 }

// add adds a row and reports whether it was not there.
func (r rows) add(row uint32) bool {
	if r.has(row) {
		return false
	}
	r[row/64] |= 1 << (row % 64)
	return true
}

// scratch lends walks what they write on: bytes by row, all zero, and rings.
// Wiping what a walk wrote costs less than fresh ones.
type scratch struct{ pool, rings sync.Pool }

// take returns zeros for rows below n.
func (s *scratch) take(n int) []uint8 {
	if b, ok := s.pool.Get().(*[]uint8); ok && cap(*b) >= n {
		return (*b)[:n]
	}
	return make([]uint8, n)
}

// give takes back what was lent. Only the bytes of rows were written.
func (s *scratch) give(b []uint8, rows []uint32) {
	for _, row := range rows {
		b[row] = 0
	}
	s.pool.Put(&b)
}
