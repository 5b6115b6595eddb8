package index

import (
	"bytes"
	"context"
	"fmt"
	"sort"

	"github.com/parley-kg/parley/graph"
)

// MaxPaths is the number of paths that may be asked for.
const MaxPaths = 100

// A Path is a graph.Path as the index knows it.
type Path struct {
	Entities   []*graph.Entity
	Statements []*Statement
}

// Paths returns the shortest simple paths between two entities. Paths differ
// in their entities; of the statements that join two neighbours on a path the
// best one stands for all.
//
// For each length in turn, rings are drawn around both ends until together they
// are as wide as the path is long. The entities that can lie at each place of
// such a path follow from the rings, and a depth-first walk through those
// places, by ID, meets next to no dead ends.
func (s *Snapshot) Paths(ctx context.Context, from, to graph.ID, maxHops, limit int, f graph.Filter, says Says) ([]Path, error) {
	if maxHops < 1 || maxHops > MaxHops {
		return nil, fmt.Errorf("a path has 1 to %d hops: %w", MaxHops, graph.ErrInvalid)
	}
	if limit < 1 || limit > MaxPaths {
		return nil, fmt.Errorf("1 to %d paths can be asked for: %w", MaxPaths, graph.ErrInvalid)
	}
	var ends [2]uint32
	for i, id := range []graph.ID{from, to} {
		row, ok := s.entityRow(id)
		if !ok {
			return nil, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
		ends[i] = row
	}
	w, err := s.walker(ctx, &f, says)
	if err != nil {
		return nil, err
	}
	if ends[0] == ends[1] {
		return []Path{{Entities: []*graph.Entity{s.entity(ends[0])}}}, ctx.Err()
	}
	var paths []Path
	a, b := newRings(ends[0]), newRings(ends[1])
	for length := 1; length <= maxHops && len(paths) < limit; length++ {
		wider := a
		if w.cost(b) < w.cost(a) {
			wider = b
		}
		if err := wider.widen(w); err != nil {
			return nil, err
		}
		l, err := w.layers(a, b)
		if err != nil {
			return nil, err
		}
		if l == nil {
			if a.misses(b) || b.misses(a) {
				break
			}
			continue
		}
		if err := l.collect(w, limit, &paths); err != nil {
			return nil, err
		}
	}
	return paths, ctx.Err()
}

// rings are the entities around one, by distance.
type rings struct {
	centre   uint32
	distance map[uint32]int
	last     []uint32 // the outermost ring
	radius   int
}

func newRings(centre uint32) *rings {
	return &rings{centre: centre, distance: map[uint32]int{centre: 0}, last: []uint32{centre}}
}

// misses reports whether r holds all that can be reached from its centre, and
// the centre of other is not in it.
func (r *rings) misses(other *rings) bool {
	_, ok := r.distance[other.centre]
	return len(r.last) == 0 && !ok
}

// cost is the number of edges to look at to widen r.
func (w *walker) cost(r *rings) int {
	n := 0
	for _, row := range r.last {
		n += w.s.entities.at(row).degree()
	}
	return n
}

func (r *rings) widen(w *walker) error {
	r.radius++
	var next []uint32
	for _, row := range r.last {
		err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
			if _, known := r.distance[e.other]; !known {
				r.distance[e.other] = r.radius
				next = append(next, e.other)
			}
		})
		if err != nil {
			return err
		}
	}
	r.last = next
	return nil
}

// A hop leads to an entity over the best statement that does.
type hop struct{ entity, statement uint32 }

// layers are, for each place on a path of one length, the entities that can lie
// there, with the hops from each to the next place.
type layers struct {
	from, to uint32
	hops     []map[uint32][]hop
}

// layers returns what can lie on paths as long as the rings are wide together,
// or nil when there is none.
func (w *walker) layers(a, b *rings) (*layers, error) {
	length := a.radius + b.radius
	l := &layers{from: a.centre, to: b.centre, hops: make([]map[uint32][]hop, length)}
	middle := make(map[uint32]bool)
	fewer, more := a, b
	if len(b.distance) < len(a.distance) {
		fewer, more = b, a
	}
	for row := range fewer.distance {
		if _, ok := more.distance[row]; ok && l.may(row, a.radius) {
			middle[row] = true
		}
	}
	if len(middle) == 0 {
		return nil, nil
	}
	// From the middle back to one end, then on to the other.
	best := make(map[[2]uint32]uint32)
	layer := middle
	for place := a.radius - 1; place >= 0; place-- {
		var err error
		if layer, err = w.layer(l, layer, place, place, a, best, true); err != nil {
			return nil, err
		}
	}
	if a.radius > 0 && len(layer) == 0 {
		return nil, nil
	}
	layer = middle
	for place := a.radius + 1; place <= length; place++ {
		var err error
		if layer, err = w.layer(l, layer, place, length-place, b, best, false); err != nil {
			return nil, err
		}
	}
	if b.radius > 0 && len(layer) == 0 {
		return nil, nil
	}
	return l, nil
}

// may reports whether an entity can lie at a place: the ends only at the ends.
func (l *layers) may(row uint32, place int) bool {
	return (row == l.from) == (place == 0) && (row == l.to) == (place == len(l.hops))
}

// layer returns the entities at a place, next to those of the layer before,
// that are at most radius from the centre of r, and notes the hops.
func (w *walker) layer(l *layers, before map[uint32]bool, place, radius int, r *rings, best map[[2]uint32]uint32, back bool) (map[uint32]bool, error) {
	clear(best)
	layer := make(map[uint32]bool)
	for row := range before {
		err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
			d, near := r.distance[e.other]
			if !near || d > radius || !l.may(e.other, place) || e.other == row {
				return
			}
			layer[e.other] = true
			ends := [2]uint32{row, e.other}
			if back {
				ends = [2]uint32{e.other, row}
			}
			if have, ok := best[ends]; !ok || w.s.better(e.statement, have) {
				best[ends] = e.statement
			}
		})
		if err != nil {
			return nil, err
		}
	}
	start := place - 1
	if back {
		start = place
	}
	l.hops[start] = make(map[uint32][]hop)
	for ends, statement := range best {
		l.hops[start][ends[0]] = append(l.hops[start][ends[0]], hop{ends[1], statement})
	}
	return layer, nil
}

// collect adds to paths, in order, those that lead through the layers.
func (l *layers) collect(w *walker, limit int, paths *[]Path) error {
	walk := []hop{{entity: l.from}}
	sorted := make([]map[uint32]bool, len(l.hops))
	var extend func() error
	extend = func() error {
		if w.work++; w.work > MaxWork {
			return fmt.Errorf("looked at %d statements: %w", MaxWork, graph.ErrBudget)
		}
		if err := w.beat(); err != nil {
			return err
		}
		place := len(walk) - 1
		if place == len(l.hops) {
			*paths = append(*paths, w.path(walk))
			return nil
		}
		at := walk[place].entity
		hops := l.hops[place][at]
		if sorted[place] == nil {
			sorted[place] = make(map[uint32]bool)
		}
		if !sorted[place][at] {
			sorted[place][at] = true
			sort.Slice(hops, func(i, j int) bool {
				return bytes.Compare(w.s.entities.at(hops[i].entity).key[:], w.s.entities.at(hops[j].entity).key[:]) < 0
			})
		}
	next:
		for _, h := range hops {
			for _, before := range walk {
				if before.entity == h.entity {
					continue next
				}
			}
			walk = append(walk, h)
			if err := extend(); err != nil {
				return err
			}
			walk = walk[:len(walk)-1]
			if len(*paths) >= limit {
				return nil
			}
		}
		return nil
	}
	return extend()
}

func (w *walker) path(walk []hop) Path {
	p := Path{}
	for i, h := range walk {
		p.Entities = append(p.Entities, w.s.entity(h.entity))
		if i > 0 {
			p.Statements = append(p.Statements, w.s.statement(h.statement))
		}
	}
	return p
}
