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
	w, err := s.walker(ctx, &f, graph.Both, says)
	if err != nil {
		return nil, err
	}
	if ends[0] == ends[1] {
		return []Path{{Entities: []*graph.Entity{s.entity(ends[0])}}}, ctx.Err()
	}
	var paths []Path
	a, b := s.around(ends[0]), s.around(ends[1])
	defer a.release()
	defer b.release()
	met := false
	for length := 1; length <= maxHops && len(paths) < limit; length++ {
		near, far := a, b
		if w.lighter(b.ring(b.radius), a.ring(a.radius)) {
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

// lighter reports whether the entities x have fewer edges than y have. It looks
// at no more of them than it needs to.
func (w *walker) lighter(x, y []uint32) bool {
	if len(x) > len(y) {
		return !w.lighter(y, x)
	}
	more := 0
	for _, row := range x {
		more += w.weight(row)
	}
	for _, row := range y {
		if more -= w.weight(row); more < 0 {
			return true
		}
	}
	return false
}

// weight returns how many edges of an entity a walk has to look at.
func (w *walker) weight(row uint32) int {
	facts, rest := w.lists(w.s.nodes.at(row))
	return len(facts) + len(rest)
}

// A hop leads from an entity to another one over a statement.
type hop struct{ from, to, statement uint32 }

// compare orders hops by the rows of their ends.
func (a hop) compare(b hop) int { return cmp.Compare(a.ends(), b.ends()) }

func (a hop) ends() uint64 { return uint64(a.from)<<32 | uint64(a.to) }

// layers are, for each place on a path of one length, the hops from it to the
// next one, by the rows they lead from and to.
type layers struct {
	from, to uint32
	hops     [][]hop
	ordered  map[step][]uint32 // what next returned
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
	l := &layers{from: a.centre, to: b.centre, hops: make([][]hop, a.radius+1+b.radius), ordered: make(map[step][]uint32)}
	left, right, err := l.enter(w, a.radius, joint, turn)
	if err != nil {
		return nil, err
	}
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
func (l *layers) enter(w *walker, place int, hops []hop, turn bool) (left, right []uint32, err error) {
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
	if err := sortFunc(&w.pulse, hops, hop.compare); err != nil {
		return nil, nil, err
	}
	for _, h := range hops {
		left, right = append(left, h.from), append(right, h.to)
	}
	if err := sortFunc(&w.pulse, right, cmp.Compare); err != nil {
		return nil, nil, err
	}
	l.hops[place] = hops
	return slices.Compact(left), slices.Compact(right), nil
}

// may reports whether an entity can lie at a place: the ends only at the ends.
func (l *layers) may(row uint32, place int) bool {
	return (row == l.from) == (place == 0) && (row == l.to) == (place == len(l.hops))
}

// wider returns the layers of paths that are longer than the shortest.
func (w *walker) wider(a, b *rings) (*layers, error) {
	near, far := a, b
	if w.lighter(b.found, a.found) {
		near, far = b, a
	}
	var joint []hop
	for _, row := range near.found {
		if row == far.centre || row == near.centre && near.radius > 0 {
			continue // ends are at the ends
		}
		err := w.steps(row, func(e edge) {
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
	outside := w.lighter(before, inside)
	if outside {
		for _, row := range before {
			err := w.steps(row, func(e edge) {
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
			err := w.steps(row, func(e edge) {
				if e.other != row && known[e.other] != 0 {
					hops = append(hops, hop{row, e.other, e.statement})
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	left, right, err := l.enter(w, start, hops, outside == back)
	if back {
		return left, err
	}
	return right, err
}

// next returns the entities that hops lead to from one at a place, by ID.
func (l *layers) next(w *walker, at step) ([]uint32, error) {
	if others, ok := l.ordered[at]; ok {
		return others, nil
	}
	hops := l.hops[at.place]
	i, _ := slices.BinarySearchFunc(hops, hop{from: at.row}, hop.compare)
	var others []uint32
	for ; i < len(hops) && hops[i].from == at.row; i++ {
		if n := len(others); n == 0 || others[n-1] != hops[i].to {
			others = append(others, hops[i].to)
		}
	}
	err := sortFunc(&w.pulse, others, func(a, b uint32) int {
		return bytes.Compare(w.s.entities.at(a).key[:], w.s.entities.at(b).key[:])
	})
	l.ordered[at] = others
	return others, err
}

// best returns the best statement that leads from an entity at a place to another.
func (l *layers) best(w *walker, at step, to uint32) (uint32, error) {
	hops := l.hops[at.place]
	i, _ := slices.BinarySearchFunc(hops, hop{from: at.row, to: to}, hop.compare)
	best := hops[i].statement
	for _, h := range hops[i+1:] {
		if h.from != at.row || h.to != to {
			break
		}
		if err := w.take(w.s.claimCount(w.s.statements.at(h.statement))); err != nil {
			return 0, err
		}
		if w.s.better(h.statement, best) {
			best = h.statement
		}
	}
	return best, nil
}

// collect adds to paths, in order, those that lead through the layers.
func (l *layers) collect(w *walker, limit int, paths *[]Path) error {
	walk := []uint32{l.from}
	var extend func() error
	extend = func() error {
		if err := w.spend(1); err != nil {
			return err
		}
		place := len(walk) - 1
		if place == len(l.hops) {
			path, err := l.path(w, walk)
			*paths = append(*paths, path)
			return err
		}
		others, err := l.next(w, step{place, walk[place]})
		if err != nil {
			return err
		}
		for _, row := range others {
			if slices.Contains(walk, row) {
				continue
			}
			walk = append(walk, row)
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

func (l *layers) path(w *walker, walk []uint32) (Path, error) {
	p := Path{Entities: w.s.listed(walk)}
	for place, to := range walk[1:] {
		best, err := l.best(w, step{place, walk[place]}, to)
		if err != nil {
			return p, err
		}
		p.Statements = append(p.Statements, w.s.statement(best))
	}
	return p, nil
}
