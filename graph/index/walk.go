package index

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"sort"

	"github.com/parley-kg/parley/graph"
)

// MaxHops is the greatest length of a path and radius of a subgraph.
const MaxHops = 8

// A walker steps from entity to entity in a direction, over the edges that fit a
// filter, within the budget.
type walker struct {
	s *Snapshot
	m *matcher
	// facts and rest tell which edges of a node can fit, whole that all its facts do.
	facts, rest, whole bool
	bare               bool
	budget
	fitting []edge // room for a stretch of edges whose trait fits
}

// stretch is the number of edges that a walker looks at in one go.
const stretch = 256

func (s *Snapshot) walker(ctx context.Context, f *graph.Filter, d graph.Direction, says Says) (*walker, error) {
	m, err := s.matcher(f, true, says)
	if err != nil {
		return nil, err
	}
	w := &walker{s: s, m: m, bare: m.bare(), budget: budget{pulse: pulse{ctx: ctx}, most: s.most}}
	w.whole = w.bare && m.relations == nil
	for kind := range m.kinds {
		t := trait(kind)
		if d == graph.Out && t&inward != 0 || d == graph.In && t&inward == 0 {
			m.kinds[kind] = 0
		}
		fits := m.kinds[kind] == 1
		switch {
		case t&modalityMask >= trait(len(modalities)): // no modality
		case t.fact():
			w.facts, w.whole = w.facts || fits, w.whole && fits
		default:
			w.rest = w.rest || fits
		}
	}
	w.whole = w.whole && !w.rest
	return w, nil
}

// lists returns the edges of a node that can fit.
func (w *walker) lists(n *node) (facts, rest []edge) {
	if w.facts {
		facts = n.facts
	}
	if w.rest {
		rest = n.rest
	}
	return facts, rest
}

// steps calls yield with every fitting edge between entity and an entity.
func (w *walker) steps(entity uint32, yield func(edge)) error {
	facts, rest := w.lists(w.s.nodes.at(entity))
	if err := w.along(facts, yield); err != nil {
		return err
	}
	return w.along(rest, yield)
}

func (w *walker) along(list []edge, yield func(edge)) error {
	for len(list) > 0 {
		var fitting []edge
		var err error
		if fitting, list, err = w.fit(list); err != nil {
			return err
		}
		for _, e := range fitting {
			yield(e)
		}
	}
	return nil
}

// fit returns of the next stretch of edges those that fit and lead to an
// entity, good until it is called again, and the edges behind it.
func (w *walker) fit(list []edge) (fitting, rest []edge, err error) {
	if w.m.nothing {
		return nil, nil, nil
	}
	part := list[:min(len(list), stretch)]
	if err := w.spend(len(part)); err != nil {
		return nil, nil, err
	}
	if w.whole {
		return part, list[len(part):], nil
	}
	if w.fitting == nil {
		w.fitting = make([]edge, stretch)
	}
	n := 0
	for _, e := range part { // without a branch that would be a toss-up
		w.fitting[n] = e
		n += w.m.trait(e.trait) & int((uint64(^e.other)+math.MaxUint32)>>32) // 0 for none
	}
	fitting = w.fitting[:n]
	if !w.bare {
		n = 0
		for _, e := range fitting {
			ok, err := w.m.match(e.statement, &w.pulse)
			if err != nil {
				return nil, nil, err
			}
			if ok {
				fitting[n] = e
				n++
			}
		}
	}
	return fitting[:n], list[len(part):], nil
}

// A Neighbor is a graph.Neighbor as the index knows it.
type Neighbor struct {
	Entity    *graph.Entity
	Statement *Statement
	Direction graph.Direction
}

// from returns where a walk begins and in which direction it goes.
func (s *Snapshot) from(entity graph.ID, d graph.Direction) (uint32, graph.Direction, error) {
	row, ok := s.entityRow(entity)
	switch {
	case !ok:
		return 0, d, fmt.Errorf("entity %s: %w", entity, graph.ErrNotFound)
	case d == "":
		d = graph.Both
	case d != graph.Out && d != graph.In && d != graph.Both:
		return 0, d, fmt.Errorf("direction %q: %w", d, graph.ErrInvalid)
	}
	return row, d, nil
}

// Neighbors lists the entities that statements join to entity.
func (s *Snapshot) Neighbors(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter, r graph.Range, says Says) (graph.Page[Neighbor], error) {
	var none graph.Page[Neighbor]
	row, d, err := s.from(entity, d)
	if err != nil {
		return none, err
	}
	w, err := s.walker(ctx, &f, d, says)
	if err != nil {
		return none, err
	}
	sel, err := newSelection(r)
	if err != nil {
		return none, err
	}
	err = w.steps(row, func(e edge) {
		if e.other == row {
			return
		}
		aux := e.other << 1
		if e.direction() == graph.In {
			aux |= 1
		}
		other := s.entities.at(e.other).key
		sel.add(rank{n: descending(uint64(s.nodes.at(e.other).degree())), text: string(other[:]), key: s.statements.at(e.statement).key}, e.statement, aux)
	})
	if err != nil {
		return none, err
	}
	return finish(ctx, sel, func(p picked) Neighbor {
		n := Neighbor{Entity: s.entity(p.aux >> 1), Statement: s.statement(p.row), Direction: graph.Out}
		if p.aux&1 != 0 {
			n.Direction = graph.In
		}
		return n
	})
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
	Cut        int
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
	w, err := s.walker(ctx, &f, graph.Both, says)
	if err != nil {
		return nil, err
	}
	near := newRows(s.entities.n) // the entities seen
	var ring []uint32
	for _, id := range around {
		row, ok := s.entityRow(id)
		if !ok {
			return nil, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
		if near.add(row) {
			ring = append(ring, row)
		}
	}
	centres := append([]uint32(nil), ring...)
	done := newRows(s.statements.n)
	var statements []uint32
	cut := 0
	for hop := 0; hop <= hops && cut == 0; hop++ {
		sel := &selection{window: window{size: limit - len(statements)}}
		var next []uint32
		for _, entity := range ring {
			err := w.steps(entity, func(e edge) {
				if hop == hops && !near.has(e.other) {
					return
				}
				if near.add(e.other) {
					next = append(next, e.other)
				}
				if done.add(e.statement) {
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
		cut = sel.total - len(sel.picked)
		ring = next
	}
	return w.subgraph(centres, statements, cut)
}

func (w *walker) subgraph(centres, statements []uint32, cut int) (*Subgraph, error) {
	s := w.s
	g := &Subgraph{Cut: cut}
	in := newRows(s.entities.n)
	var entities []uint32
	add := func(row uint32) {
		if in.add(row) {
			entities = append(entities, row)
		}
	}
	for _, row := range centres {
		add(row)
	}
	for _, row := range statements {
		st := s.statements.at(row)
		if err := w.take(s.claimCount(st)); err != nil {
			return nil, err
		}
		add(st.subject)
		add(st.object)
		g.Statements = append(g.Statements, s.statement(row))
	}
	g.Entities = s.listed(entities)
	sort.Slice(g.Entities, func(i, j int) bool { return g.Entities[i].ID < g.Entities[j].ID })
	sort.Slice(g.Statements, func(i, j int) bool { return g.Statements[i].ID < g.Statements[j].ID })
	return g, w.ctx.Err()
}
