package index

import (
	"cmp"
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Rings lists the entities around one by distance.
func (s *Snapshot) Rings(ctx context.Context, entity graph.ID, hops, limit int, d graph.Direction, f graph.Filter, says Says) ([]graph.Ring, error) {
	if hops < 1 || hops > MaxHops {
		return nil, fmt.Errorf("there are 1 to %d rings: %w", MaxHops, graph.ErrInvalid)
	}
	if limit < 0 || limit > 10*graph.MaxPage {
		return nil, fmt.Errorf("rings have 0 to %d entities: %w", 10*graph.MaxPage, graph.ErrInvalid)
	}
	row, d, err := s.from(entity, d)
	if err != nil {
		return nil, err
	}
	w, err := s.walker(ctx, &f, d, says)
	if err != nil {
		return nil, err
	}
	r := s.around(row)
	defer r.release()
	var out []graph.Ring
	for hop := 1; hop <= hops; hop++ {
		if _, err := r.widen(w, nil); err != nil {
			return nil, err
		}
		ring := r.ring(hop)
		if len(ring) == 0 {
			break
		}
		shown, err := w.leading(ring, limit)
		if err != nil {
			return nil, err
		}
		limit -= len(shown)
		out = append(out, graph.Ring{Hops: hop, Total: len(ring), Entities: shown})
	}
	return out, ctx.Err()
}

// A standing is the place of an entity in a ring.
type standing struct {
	// order is less for a higher degree, then for the beginning of a lesser ID.
	order uint64
	row   uint32
}

// leading returns the first n of some entities: by degree, the highest first,
// then by ID.
func (w *walker) leading(entities []uint32, n int) ([]*graph.Entity, error) {
	if n == 0 {
		return nil, nil
	}
	s := w.s
	compare := func(a, b standing) int {
		if c := cmp.Compare(a.order, b.order); c != 0 {
			return c
		}
		return cmp.Compare(s.entity(a.row).ID, s.entity(b.row).ID)
	}
	best := make([]standing, 0, min(len(entities), 2*n))
	worst := ^uint64(0) // that can still be among the first
	for _, row := range entities {
		if err := w.beat(); err != nil {
			return nil, err
		}
		node := s.nodes.at(row)
		st := standing{uint64(^uint32(node.degree()))<<32 | uint64(node.prefix), row}
		if st.order > worst {
			continue
		}
		if len(best) == 2*n {
			if err := sortFunc(&w.pulse, best, compare); err != nil {
				return nil, err
			}
			best = best[:n]
			worst = best[n-1].order
		}
		best = append(best, st)
	}
	if err := sortFunc(&w.pulse, best, compare); err != nil {
		return nil, err
	}
	best = best[:min(n, len(best))]
	out := make([]*graph.Entity, len(best))
	for i, st := range best {
		out[i] = s.entity(st.row)
	}
	return out, nil
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
	glance uint32 // edges read ahead, kept so that they are read at all
}

// around begins rings with the one of the centre alone.
func (s *Snapshot) around(centre uint32) *rings {
	r, ok := s.scratch.rings.Get().(*rings)
	if !ok || len(r.distance) < s.entities.n {
		r = &rings{distance: make([]uint8, s.entities.n), first: []int{0}}
	}
	r.s, r.centre = s, centre
	r.distance[centre] = 1
	r.found = append(r.found, centre)
	return r
}

// release ends the use of r.
func (r *rings) release() {
	for _, row := range r.found {
		r.distance[row] = 0
	}
	scratch := r.s.scratch
	r.s, r.found, r.first, r.radius = nil, r.found[:0], r.first[:1], 0
	scratch.rings.Put(r)
}

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
	mine, theirs, mark := r.distance, []uint8(nil), uint8(r.radius)+2
	if far != nil {
		theirs = far.distance
	}
	// The nodes and their edges are all over the memory: a loop that does little
	// else but read them waits for many at a time.
	const ahead = 16
	var lists [2 * ahead][]edge // of some of the ring
	for len(ring) > 0 {
		part := ring[:min(len(ring), ahead)]
		ring = ring[len(part):]
		for i, row := range part {
			facts, rest := w.lists(r.s.nodes.at(row))
			if len(facts) > 0 {
				r.glance ^= facts[0].other
			}
			lists[2*i], lists[2*i+1] = facts, rest
		}
		for i, list := range lists[:2*len(part)] {
			for len(list) > 0 {
				var fitting []edge
				var err error
				if fitting, list, err = w.fit(list); err != nil {
					return nil, err
				}
				for _, e := range fitting {
					switch {
					case theirs != nil && theirs[e.other] != 0:
						joint = append(joint, hop{part[i/2], e.other, e.statement})
					case mine[e.other] == 0 && len(joint) == 0:
						mine[e.other] = mark
						r.found = append(r.found, e.other)
					}
				}
			}
		}
	}
	if len(joint) > 0 {
		for _, row := range r.found[begin:] {
			mine[row] = 0
		}
		r.found = r.found[:begin]
		return joint, nil
	}
	r.radius++
	r.first = append(r.first, begin)
	return nil, nil
}
