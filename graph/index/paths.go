package index

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

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
// For each length in turn, rings are drawn around both ends until one edge more
// makes them as wide as the path is long. The entities that can lie at each
// place of such a path follow from the edges that join the rings, and a
// depth-first walk through those places, by ID, meets next to no dead ends.
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
	met := false
	for length := 1; length <= maxHops && len(paths) < limit; length++ {
		near, far := a, b
		if s.lighter(b.ring(b.radius), a.ring(a.radius)) {
			near, far = b, a
		}
		var l *layers
		if met {
			l, err = w.wider(a, b)
		} else {
			var joint []hop
			if joint, err = near.widen(w, far); err == nil && len(joint) == 0 {
				if len(near.ring(near.radius)) == 0 {
					break // all that can be reached was, and the other end is not among it
				}
				continue
			}
			if err == nil {
				l, err = w.layers(a, b, joint, near == b, (*rings).ring)
			}
		}
		if err != nil {
			return nil, err
		}
		if l != nil {
			if err := l.collect(w, limit, &paths); err != nil {
				return nil, err
			}
		}
		met = true
		if length < maxHops && len(paths) < limit {
			if _, err := near.widen(w, nil); err != nil {
				return nil, err
			}
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
	found  []uint32
	first  []int
	radius int
}

func (s *Snapshot) rings(centre uint32) *rings {
	r := &rings{s: s, centre: centre, distance: s.scratch.take(s.entities.n), first: []int{0}}
	r.distance[centre] = 1
	r.found = append(r.found, centre)
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

// ball returns the entities at most so far from the centre.
func (r *rings) ball(distance int) []uint32 {
	if distance == r.radius {
		return r.found
	}
	return r.found[:r.first[distance+1]]
}

// within reports whether an entity is at most so far from the centre.
func (r *rings) within(row uint32, distance int) bool {
	d := r.distance[row]
	return d != 0 && int(d) <= distance+1
}

// widen adds a ring, unless an edge leads from the last one to an entity of far:
// then it returns all such hops, and r stays as it was. far may be nil.
func (r *rings) widen(w *walker, far *rings) ([]hop, error) {
	ring := r.ring(r.radius)
	begin := len(r.found)
	var joint []hop
	for _, row := range ring {
		err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
			switch {
			case far != nil && far.distance[e.other] != 0:
				joint = append(joint, hop{row, e.other, e.statement})
			case r.distance[e.other] == 0 && len(joint) == 0:
				r.distance[e.other] = uint8(r.radius) + 2
				r.found = append(r.found, e.other)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	if len(joint) > 0 {
		for _, row := range r.found[begin:] {
			r.distance[row] = 0
		}
		r.found = r.found[:begin]
		return joint, nil
	}
	r.radius++
	r.first = append(r.first, begin)
	return nil, nil
}

// lighter reports whether the entities x have fewer edges than y have. It looks
// at no more of them than it needs to.
func (s *Snapshot) lighter(x, y []uint32) bool {
	if len(x) > len(y) {
		return !s.lighter(y, x)
	}
	more := 0
	for _, row := range x {
		more += s.entities.at(row).degree()
	}
	for _, row := range y {
		if more -= s.entities.at(row).degree(); more < 0 {
			return true
		}
	}
	return false
}

// A hop leads from an entity to another one over the best statement that does.
type hop struct{ from, to, statement uint32 }

// layers are, for each place on a path of one length, the hops from it to the
// next one, by the rows they lead from and to.
type layers struct {
	from, to uint32
	hops     [][]hop
	ordered  map[step][]hop // what next returned
}

// A step is an entity at a place.
type step struct {
	place int
	row   uint32
}

// layers returns what can lie on paths that are one edge longer than the rings
// are wide together, or nil when there is none. Of their edges joint are those
// from what lies around one end to what lies around the other, turned round
// where turn is set. reach tells what may be at a place: for the shortest paths
// nothing nearer than the ring.
func (w *walker) layers(a, b *rings, joint []hop, turn bool, reach func(*rings, int) []uint32) (*layers, error) {
	l := &layers{from: a.centre, to: b.centre, hops: make([][]hop, a.radius+1+b.radius), ordered: make(map[step][]hop)}
	left, right := l.enter(a.radius, joint, turn)
	var err error
	for place := a.radius - 1; place >= 0; place-- {
		if left, err = w.layer(l, left, place, a, reach(a, place), true); err != nil || len(left) == 0 {
			return nil, err
		}
	}
	for distance := b.radius - 1; distance >= 0; distance-- {
		if right, err = w.layer(l, right, len(l.hops)-distance, b, reach(b, distance), false); err != nil || len(right) == 0 {
			return nil, err
		}
	}
	if len(left) == 0 || len(right) == 0 {
		return nil, nil
	}
	return l, nil
}

// enter notes the hops from a place, turned round where turn is set, and returns
// the entities they lead from and to, each once.
func (l *layers) enter(place int, hops []hop, turn bool) (left, right []uint32) {
	if turn {
		for i, h := range hops {
			hops[i].from, hops[i].to = h.to, h.from
		}
	}
	n := 0
	for _, h := range hops {
		if l.may(h.from, place) && l.may(h.to, place+1) {
			hops[n] = h
			n++
		}
	}
	hops = hops[:n]
	slices.SortFunc(hops, func(a, b hop) int { return cmp.Compare(a.from, b.from) })
	for _, h := range hops {
		left, right = append(left, h.from), append(right, h.to)
	}
	slices.Sort(right)
	l.hops[place] = hops
	return slices.Compact(left), slices.Compact(right)
}

// may reports whether an entity can lie at a place: the ends only at the ends.
func (l *layers) may(row uint32, place int) bool {
	return (row == l.from) == (place == 0) && (row == l.to) == (place == len(l.hops))
}

// wider returns the layers of paths that are longer than the shortest.
func (w *walker) wider(a, b *rings) (*layers, error) {
	near, far := a, b
	if w.s.lighter(b.found, a.found) {
		near, far = b, a
	}
	var joint []hop
	for _, row := range near.found {
		if row == far.centre || row == near.centre && near.radius > 0 {
			continue // ends are at the ends
		}
		err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
			if far.distance[e.other] != 0 && e.other != row {
				joint = append(joint, hop{row, e.other, e.statement})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return w.layers(a, b, joint, near == b, (*rings).ball)
}

// layer returns the entities of inside, which are those of r that can lie at a
// place, that are next to those of the layer before, and notes the hops. It
// looks at the edges from the side that has fewer.
func (w *walker) layer(l *layers, before []uint32, place int, r *rings, inside []uint32, back bool) ([]uint32, error) {
	distance := place
	start := place
	if !back {
		distance, start = len(l.hops)-place, place-1
	}
	var hops []hop
	outside := w.s.lighter(before, inside)
	if outside {
		for _, row := range before {
			err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
				if e.other != row && r.within(e.other, distance) {
					hops = append(hops, hop{row, e.other, e.statement})
				}
			})
			if err != nil {
				return nil, err
			}
		}
	} else {
		known := w.s.scratch.take(w.s.entities.n)
		defer w.s.scratch.give(known, before)
		for _, row := range before {
			known[row] = 1
		}
		for _, row := range inside {
			if !l.may(row, place) {
				continue
			}
			err := w.steps(row, graph.Both, func(e edge, _ graph.Direction) {
				if e.other != row && known[e.other] != 0 {
					hops = append(hops, hop{row, e.other, e.statement})
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	left, right := l.enter(start, hops, outside == back)
	if back {
		return left, nil
	}
	return right, nil
}

// next returns the hops from an entity at a place, by the IDs they lead to: to
// each entity that over the best statement.
func (l *layers) next(s *Snapshot, at step) []hop {
	if hops, ok := l.ordered[at]; ok {
		return hops
	}
	hops := l.hops[at.place]
	begin, _ := slices.BinarySearchFunc(hops, at.row, func(h hop, row uint32) int { return cmp.Compare(h.from, row) })
	end := begin
	for end < len(hops) && hops[end].from == at.row {
		end++
	}
	hops = hops[begin:end]
	slices.SortFunc(hops, func(a, b hop) int {
		switch {
		case a.to != b.to:
			return bytes.Compare(s.entities.at(a.to).key[:], s.entities.at(b.to).key[:])
		case a.statement == b.statement:
			return 0
		case s.better(a.statement, b.statement):
			return -1
		}
		return 1
	})
	hops = slices.CompactFunc(slices.Clone(hops), func(a, b hop) bool { return a.to == b.to })
	l.ordered[at] = hops
	return hops
}

// collect adds to paths, in order, those that lead through the layers.
func (l *layers) collect(w *walker, limit int, paths *[]Path) error {
	walk := []hop{{to: l.from}}
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
	next:
		for _, h := range l.next(w.s, step{place, walk[place].to}) {
			for _, before := range walk {
				if before.to == h.to {
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
	rows := make([]uint32, len(walk))
	for i, h := range walk {
		rows[i] = h.to
		if i > 0 {
			p.Statements = append(p.Statements, w.s.statement(h.statement))
		}
	}
	p.Entities = w.s.listed(rows)
	return p
}
