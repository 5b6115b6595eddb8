package index

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
)

// MaxWork is the number of edges that one walk may look at. Looking at so many
// takes some tenths of a second.
const MaxWork = 4_000_000

// scanShare is how many times as much a list or a count may look at, since its
// steps are cheaper and its total is of all.
const scanShare = 16

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

// take takes n cheap steps.
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
	work, most int
}

// spend takes n steps of the work.
func (b *budget) spend(n int) error {
	if b.work += n; b.work > b.most {
		return fmt.Errorf("looked at %d statements: %w", b.most, graph.ErrBudget)
	}
	return b.take(n)
}

// sortFunc sorts a list as slices.SortFunc does, which would not look at a
// context: short stretches of it, and then merges these.
func sortFunc[T any](p *pulse, list []T, compare func(a, b T) int) error {
	for stretch := range slices.Chunk(list, checkEvery) {
		if err := p.take(len(stretch)); err != nil {
			return err
		}
		slices.SortFunc(stretch, compare)
	}
	if len(list) <= checkEvery {
		return nil
	}
	from, to := list, make([]T, len(list))
	for width := checkEvery; width < len(list); width *= 2 {
		for begin := 0; begin < len(list); begin += 2 * width {
			middle, end := min(begin+width, len(list)), min(begin+2*width, len(list))
			if err := merge(p, to[begin:begin], from[begin:middle], from[middle:end], compare); err != nil {
				return err
			}
		}
		from, to = to, from
	}
	if &from[0] != &list[0] {
		copy(list, from)
	}
	return nil
}

// merge appends two sorted lists to one.
func merge[T any](p *pulse, out, a, b []T, compare func(a, b T) int) error {
	for len(a) > 0 || len(b) > 0 {
		if err := p.beat(); err != nil {
			return err
		}
		if len(b) == 0 || len(a) > 0 && compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return nil
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
