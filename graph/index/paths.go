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
// next one.
type layers struct {
	from, to uint32
	gaps     []gap
	fans     map[step]*fan // those that were asked for
}

// A step is an entity at a place.
type step struct {
	place int
	row   uint32
}

// A fan is what leads on from a step.
type fan struct {
	hops   []hop
	others []uint32 // to which they lead, each once, by ID
}

// A gap has the hops between two places. Of most, those from one entity alone are
// asked for; so they are sorted, by the rows of their ends, when they are asked
// for again.
type gap struct {
	hops          []hop
	asked, sorted bool
}

// from returns the hops from an entity.
func (g *gap) from(w *walker, row uint32) ([]hop, error) {
	if !g.asked {
		g.asked = true
		var leaving []hop
		for _, h := range g.hops {
			if h.from == row {
				leaving = append(leaving, h)
			}
		}
		return leaving, w.take(len(g.hops))
	}
	if !g.sorted {
		if err := sortFunc(&w.pulse, g.hops, hop.compare); err != nil {
			return nil, err
		}
		g.sorted = true
	}
	begin, _ := slices.BinarySearchFunc(g.hops, hop{from: row}, hop.compare)
	end := begin
	for end < len(g.hops) && g.hops[end].from == row {
		end++
	}
	return g.hops[begin:end], nil
}

// layers returns what can lie on paths that are one edge longer than the rings
// are wide together, or nil when there is none. Of their edges joint are those
// from what lies around one end to what lies around the other, turned round
// where turn is set. reach tells what may be at a place: for the shortest paths
// nothing nearer than the ring.
func (w *walker) layers(a, b *rings, joint []hop, turn bool, reach func(*rings, int) []uint32) (*layers, error) {
	l := &layers{from: a.centre, to: b.centre, gaps: make([]gap, a.radius+1+b.radius), fans: make(map[step]*fan)}
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
		if right, err = w.layer(l, right, len(l.gaps)-distance, b, reach(b, distance), false); err != nil || len(right) == 0 {
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
	l.gaps[place].hops = hops[:n]
	if err := w.take(len(hops)); err != nil {
		return nil, nil, err
	}
	left, right = make([]uint32, 0, n), make([]uint32, 0, n)
	for _, h := range hops[:n] {
		left, right = append(left, h.from), append(right, h.to)
	}
	return w.s.distinct(left), w.s.distinct(right), nil
}

// distinct drops rows that stand in a list for a second time.
func (s *Snapshot) distinct(list []uint32) []uint32 {
	seen := s.scratch.take(s.entities.n)
	n := 0
	for _, row := range list {
		if seen[row] == 0 {
			seen[row] = 1
			list[n] = row
			n++
		}
	}
	s.scratch.give(seen, list[:n])
	return list[:n]
}

// may reports whether an entity can lie at a place: the ends only at the ends.
func (l *layers) may(row uint32, place int) bool {
	return (row == l.from) == (place == 0) && (row == l.to) == (place == len(l.gaps))
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
		distance, start = len(l.gaps)-place, place-1
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

// next returns what leads on from an entity at a place.
func (l *layers) next(w *walker, at step) (*fan, error) {
	if f := l.fans[at]; f != nil {
		return f, nil
	}
	hops, err := l.gaps[at.place].from(w, at.row)
	if err != nil {
		return nil, err
	}
	f := &fan{hops: hops}
	for _, h := range hops {
		f.others = append(f.others, h.to)
	}
	err = sortFunc(&w.pulse, f.others, func(a, b uint32) int {
		return bytes.Compare(w.s.entities.at(a).key[:], w.s.entities.at(b).key[:])
	})
	f.others = slices.Compact(f.others)
	l.fans[at] = f
	return f, err
}

// best returns the best statement that leads from an entity at a place to another.
func (l *layers) best(w *walker, at step, to uint32) (uint32, error) {
	f, err := l.next(w, at)
	if err != nil {
		return 0, err
	}
	if err := w.take(len(f.hops)); err != nil {
		return 0, err
	}
	best, found := uint32(0), false
	for _, h := range f.hops {
		if h.to != to {
			continue
		}
		if err := w.take(w.s.claimCount(w.s.statements.at(h.statement))); err != nil {
			return 0, err
		}
		if !found || w.s.better(h.statement, best) {
			best, found = h.statement, true
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
		if place == len(l.gaps) {
			path, err := l.path(w, walk)
			*paths = append(*paths, path)
			return err
		}
		f, err := l.next(w, step{place, walk[place]})
		if err != nil {
			return err
		}
		for _, row := range f.others {
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
