package index

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"sort"

	"github.com/parley-kg/parley/graph"
)

// MaxWork is the number of edges that one question may look at. Looking at so
// many takes some tenths of a second.
const MaxWork = 4_000_000

// MaxHops is the greatest length of a path and radius of a subgraph.
const MaxHops = 8

// A walker steps from entity to entity over the edges that fit a filter, within
// the budget.
type walker struct {
	s    *Snapshot
	m    *matcher
	bare bool
	pulse
	work int
}

func (s *Snapshot) walker(ctx context.Context, f *graph.Filter, says Says) (*walker, error) {
	m, err := s.matcher(f, true, says)
	if err != nil {
		return nil, err
	}
	return &walker{s: s, m: m, bare: m.bare(), pulse: pulse{ctx: ctx}}, nil
}

// fits reports whether an edge that joins two entities fits the filter.
func (w *walker) fits(e edge) (bool, error) {
	if w.work++; w.work > MaxWork {
		return false, fmt.Errorf("looked at %d statements: %w", MaxWork, graph.ErrBudget)
	}
	if err := w.beat(); err != nil {
		return false, err
	}
	if e.other == none || w.m.nothing || !w.m.trait(e.trait) {
		return false, nil
	}
	if w.bare {
		return true, nil
	}
	if len(w.m.words) > 0 {
		if err := w.ctx.Err(); err != nil {
			return false, err
		}
	}
	return w.m.match(e.statement)
}

// steps calls yield with every fitting edge at entity: those out, then those in.
func (w *walker) steps(entity uint32, d graph.Direction, yield func(edge, graph.Direction)) error {
	ent := w.s.entities.at(entity)
	if d != graph.In {
		for _, e := range ent.out {
			ok, err := w.fits(e)
			if err != nil {
				return err
			}
			if ok {
				yield(e, graph.Out)
			}
		}
	}
	if d != graph.Out {
		for _, e := range ent.in {
			ok, err := w.fits(e)
			if err != nil {
				return err
			}
			if ok {
				yield(e, graph.In)
			}
		}
	}
	return nil
}

// Near lists the entities within hops of one, itself first: the nearest, as far
// as limit goes.
func (s *Snapshot) Near(ctx context.Context, entity graph.ID, hops, limit int, f graph.Filter, says Says) ([]*graph.Entity, error) {
	row, ok := s.entityRow(entity)
	if !ok {
		return nil, fmt.Errorf("entity %s: %w", entity, graph.ErrNotFound)
	}
	w, err := s.walker(ctx, &f, says)
	if err != nil {
		return nil, err
	}
	seen := newRows(s.entities.n)
	seen.add(row)
	found := []uint32{row}
	for begin := 0; hops > 0 && len(found) < limit; hops-- {
		ring := found[begin:]
		begin = len(found)
		for _, at := range ring {
			err := w.steps(at, graph.Both, func(e edge, _ graph.Direction) {
				if len(found) < limit && seen.add(e.other) {
					found = append(found, e.other)
				}
			})
			if err != nil {
				return nil, err
			}
			if len(found) >= limit {
				break
			}
		}
	}
	entities := make([]*graph.Entity, len(found))
	for i, row := range found {
		entities[i] = s.entity(row)
	}
	return entities, ctx.Err()
}

// rows is a set of row numbers.
type rows []uint64

// newRows returns an empty set for rows below n.
func newRows(n int) rows { return make(rows, (n+63)/64) }

// add adds a row and reports whether it was not there.
func (r rows) add(row uint32) bool {
	bit := uint64(1) << (row % 64)
	fresh := r[row/64]&bit == 0
	r[row/64] |= bit
	return fresh
}

// A Neighbor is a graph.Neighbor as the index knows it.
type Neighbor struct {
	Entity    *graph.Entity
	Statement *Statement
	Direction graph.Direction
}

// Neighbors lists the entities that statements join to entity.
func (s *Snapshot) Neighbors(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter, r graph.Range, says Says) (graph.Page[Neighbor], error) {
	var none graph.Page[Neighbor]
	row, ok := s.entityRow(entity)
	if !ok {
		return none, fmt.Errorf("entity %s: %w", entity, graph.ErrNotFound)
	}
	switch d {
	case graph.Out, graph.In, graph.Both:
	case "":
		d = graph.Both
	default:
		return none, fmt.Errorf("direction %q: %w", d, graph.ErrInvalid)
	}
	w, err := s.walker(ctx, &f, says)
	if err != nil {
		return none, err
	}
	sel, err := newSelection(r)
	if err != nil {
		return none, err
	}
	err = w.steps(row, d, func(e edge, d graph.Direction) {
		if e.other == row {
			return
		}
		other := s.entities.at(e.other)
		aux := e.other << 1
		if d == graph.In {
			aux |= 1
		}
		sel.add(rank{n: descending(uint64(other.degree())), text: string(other.key[:]), key: s.statements.at(e.statement).key}, e.statement, aux)
	})
	if err != nil {
		return none, err
	}
	return finish(sel, func(p picked) Neighbor {
		n := Neighbor{Entity: s.entity(p.aux >> 1), Statement: s.statement(p.row), Direction: graph.Out}
		if p.aux&1 != 0 {
			n.Direction = graph.In
		}
		return n
	}), ctx.Err()
}

// better reports whether statement a comes before b where one must stand for
// several: the more certain, then that with more documents, then the lesser ID.
func (s *Snapshot) better(a, b uint32) bool {
	x, y := s.statements.at(a), s.statements.at(b)
	if x.confidence != y.confidence {
		return x.confidence > y.confidence
	}
	if m, n := s.documentCount(x), s.documentCount(y); m != n {
		return m > n
	}
	return bytes.Compare(x.key[:], y.key[:]) < 0
}

// A Subgraph is a graph.Subgraph as the index knows it.
type Subgraph struct {
	Entities   []*graph.Entity
	Statements []*Statement
	Truncated  bool
}

// Subgraph returns the statements among the entities around some. It goes
// outwards ring by ring and stops when there are enough statements.
func (s *Snapshot) Subgraph(ctx context.Context, around []graph.ID, hops, limit int, f graph.Filter, says Says) (*Subgraph, error) {
	if hops < 0 || hops > MaxHops {
		return nil, fmt.Errorf("a subgraph reaches 0 to %d hops: %w", MaxHops, graph.ErrInvalid)
	}
	if limit < 1 || limit > 10*graph.MaxPage {
		return nil, fmt.Errorf("a subgraph has 1 to %d statements: %w", 10*graph.MaxPage, graph.ErrInvalid)
	}
	w, err := s.walker(ctx, &f, says)
	if err != nil {
		return nil, err
	}
	near := make(map[uint32]bool) // the entities seen
	var ring []uint32
	for _, id := range around {
		row, ok := s.entityRow(id)
		if !ok {
			return nil, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
		if !near[row] {
			near[row] = true
			ring = append(ring, row)
		}
	}
	centres := append([]uint32(nil), ring...)
	done := make(map[uint32]bool)
	var statements []uint32
	truncated := false
	for hop := 0; hop <= hops && !truncated; hop++ {
		sel := &selection{window: window{size: limit - len(statements)}}
		var next []uint32
		for _, entity := range ring {
			err := w.steps(entity, graph.Both, func(e edge, _ graph.Direction) {
				if !near[e.other] {
					if hop == hops {
						return
					}
					near[e.other] = true
					next = append(next, e.other)
				}
				if !done[e.statement] {
					done[e.statement] = true
					st := s.statements.at(e.statement)
					sel.add(rank{n: descending(math.Float64bits(st.confidence)), key: st.key}, e.statement, 0)
				}
			})
			if err != nil {
				return nil, err
			}
		}
		sel.cut()
		for _, p := range sel.picked {
			statements = append(statements, p.row)
		}
		truncated = sel.total > len(sel.picked)
		ring = next
	}
	return s.subgraph(centres, statements, truncated), ctx.Err()
}

func (s *Snapshot) subgraph(centres, statements []uint32, truncated bool) *Subgraph {
	g := &Subgraph{Truncated: truncated}
	in := make(map[uint32]bool)
	add := func(row uint32) {
		if !in[row] {
			in[row] = true
			g.Entities = append(g.Entities, s.entity(row))
		}
	}
	for _, row := range centres {
		add(row)
	}
	for _, row := range statements {
		st := s.statements.at(row)
		add(st.subject)
		add(st.object)
		g.Statements = append(g.Statements, s.statement(row))
	}
	sort.Slice(g.Entities, func(i, j int) bool { return g.Entities[i].ID < g.Entities[j].ID })
	sort.Slice(g.Statements, func(i, j int) bool { return g.Statements[i].ID < g.Statements[j].ID })
	return g
}
