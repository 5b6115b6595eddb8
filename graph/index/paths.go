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
	a, b := s.rings(ends[0]), s.rings(ends[1])
	defer a.release()
	defer b.release()
	for length := 1; length <= maxHops && len(paths) < limit; length++ {
		wider, other := a, b
		if b.cost() < a.cost() {
			wider, other = b, a
		}
		if err := wider.widen(w, other); err != nil {
			return nil, err
		}
		if !wider.met {
			if len(wider.ring(wider.radius)) == 0 {
				break // all that can be reached was, and the other end is not among it
			}
			continue
		}
		other.met = true
		l, err := w.layers(a, b)
		if err != nil {
			return nil, err
		}
		if l == nil {
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
	s      *Snapshot
	centre uint32
	// distance tells how far an entity is, plus one; 0 where that is not known.
	distance []uint8
	// found has the entities by distance, those of ring r from first[r] on.
	found []uint32
	first []int
	// edges is the number of edges at the entities of each ring.
	edges  []int
	radius int
	// met says that the rings of both ends have had an entity in common.
	met bool
}

func (s *Snapshot) rings(centre uint32) *rings {
	r := &rings{s: s, centre: centre, distance: s.scratch.take(s.entities.n), first: []int{0}}
	r.distance[centre] = 1
	r.found = append(r.found, centre)
	r.edges = append(r.edges, s.entities.at(centre).degree())
	return r
}

// release ends the use of r.
func (r *rings) release() { r.s.scratch.give(r.distance, r.found) }

// ring returns the entities at a distance from the centre.
func (r *rings) ring(distance int) []uint32 {
	if distance == r.radius {
		return r.found[r.first[distance]:]
	}
	return r.found[r.first[distance]:r.first[distance+1]]
}

// within reports whether an entity is at most so far from the centre.
func (r *rings) within(row uint32, distance int) bool {
	d := r.distance[row]
	return d != 0 && int(d) <= distance+1
}

// cost is the number of edges to look at to widen r.
func (r *rings) cost() int { return r.edges[r.radius] }

// widen adds a ring.
func (r *rings) widen(w *walker, other *rings) error {
	ring := r.ring(r.radius)
	r.radius++
	r.first = append(r.first, len(r.found))
	edges := 0
	for _, row := range ring {
		err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
			if r.distance[e.other] != 0 {
				return
			}
			r.distance[e.other] = uint8(r.radius) + 1
			r.found = append(r.found, e.other)
			edges += r.s.entities.at(e.other).degree()
			r.met = r.met || other.distance[e.other] != 0
		})
		if err != nil {
			return err
		}
	}
	r.edges = append(r.edges, edges)
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
	fewer, more := a, b
	if len(b.found) < len(a.found) {
		fewer, more = b, a
	}
	var middle []uint32
	for _, row := range fewer.found {
		if more.distance[row] != 0 && l.may(row, a.radius) {
			middle = append(middle, row)
		}
	}
	// From the middle back to one end, then on to the other.
	layer := middle
	for place := a.radius - 1; place >= 0 && len(layer) > 0; place-- {
		var err error
		if layer, err = w.layer(l, layer, place, place, a, true); err != nil {
			return nil, err
		}
	}
	if len(layer) == 0 {
		return nil, nil
	}
	layer = middle
	for place := a.radius + 1; place <= length && len(layer) > 0; place++ {
		var err error
		if layer, err = w.layer(l, layer, place, length-place, b, false); err != nil {
			return nil, err
		}
	}
	if len(layer) == 0 {
		return nil, nil
	}
	return l, nil
}

// may reports whether an entity can lie at a place: the ends only at the ends.
func (l *layers) may(row uint32, place int) bool {
	return (row == l.from) == (place == 0) && (row == l.to) == (place == len(l.hops))
}

// layer returns the entities at a place, next to those of the layer before,
// that are at most radius from the centre of r, and notes the hops. It looks at
// the edges from the side that has fewer.
func (w *walker) layer(l *layers, before []uint32, place, radius int, r *rings, back bool) ([]uint32, error) {
	inner := 0
	for _, n := range r.edges[:radius+1] {
		inner += n
	}
	outer := 0
	for _, row := range before {
		if outer += w.s.entities.at(row).degree(); outer > inner {
			break
		}
	}
	best := make(map[[2]uint32]uint32) // of two entities, by place, the statement
	join := func(inside, outside, statement uint32) {
		ends := [2]uint32{outside, inside}
		if back {
			ends = [2]uint32{inside, outside}
		}
		if have, ok := best[ends]; !ok || w.s.better(statement, have) {
			best[ends] = statement
		}
	}
	var layer []uint32
	known := newRows(w.s.entities.n)
	if outer <= inner {
		for _, row := range before {
			err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
				if e.other == row || !r.within(e.other, radius) || !l.may(e.other, place) {
					return
				}
				if known.add(e.other) {
					layer = append(layer, e.other)
				}
				join(e.other, row, e.statement)
			})
			if err != nil {
				return nil, err
			}
		}
	} else {
		for _, row := range before {
			known.add(row)
		}
		end := len(r.found)
		if radius < r.radius {
			end = r.first[radius+1]
		}
		for _, row := range r.found[:end] {
			if !l.may(row, place) {
				continue
			}
			joins := false
			err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
				if e.other != row && known.has(e.other) {
					joins = true
					join(row, e.other, e.statement)
				}
			})
			if err != nil {
				return nil, err
			}
			if joins {
				layer = append(layer, row)
			}
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
		if err := w.spend(1); err != nil {
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
