// Package judge forms entities: it applies human judgements to what a linker
// says. It is a pure function of the profiles, the linker and the judgements.
package judge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/parley-kg/parley/graph"
)

// A Set is all judgements of a graph, those that were taken back among them. It
// never changes and is safe for concurrent use. The zero value is empty.
type Set struct {
	byID map[graph.ID]*graph.Judgement
	list []*graph.Judgement // those that hold, by ID
	// groups are the namings that are one by judgement alone, each list
	// sorted; groupOf has the place of a naming's group. Every naming of a
	// judgement that holds is in one.
	groups  [][]graph.Naming
	groupOf map[graph.Naming]int
	// leading are the namings that others were judged to be the same as, and
	// that were not judged to be others themselves.
	leading map[graph.Naming]bool
	apart   []rift
	// coined has the namings behind the IDs of entities that judgements made,
	// whether they hold or not.
	coined map[graph.ID]graph.Naming
}

// A rift is a judgement that a group is none of some others.
type rift struct {
	group  int
	others []int
}

// New returns the set of the given judgements, each with an ID of its own. It
// returns graph.ErrConflict when those that hold contradict each other.
func New(all []*graph.Judgement) (*Set, error) {
	s := &Set{
		byID: make(map[graph.ID]*graph.Judgement), groupOf: make(map[graph.Naming]int),
		leading: make(map[graph.Naming]bool), coined: make(map[graph.ID]graph.Naming),
	}
	for _, j := range all {
		s.byID[j.ID] = j
		for _, n := range j.Namings() {
			s.coined[graph.NewID(graph.EntityNode, coin(n))] = n
		}
		if j.Undone == nil {
			s.list = append(s.list, j)
		}
	}
	slices.SortFunc(s.list, func(a, b *graph.Judgement) int { return strings.Compare(string(a.ID), string(b.ID)) })
	s.group()
	for _, j := range s.list {
		switch j.Verdict {
		case graph.Same:
			for _, n := range j.These {
				s.leading[n] = true
			}
		case graph.Different:
			if err := s.consistent(j); err != nil {
				return nil, err
			}
			r := rift{group: s.groupOf[j.These[0]]}
			for _, n := range j.Those {
				r.others = append(r.others, s.groupOf[n])
			}
			s.apart = append(s.apart, r)
		}
	}
	for _, j := range s.list {
		if j.Verdict == graph.Same {
			for _, n := range j.Those {
				delete(s.leading, n)
			}
		}
	}
	return s, nil
}

// coin returns the key of an entity that a judgement set apart, by one of its
// namings.
func coin(n graph.Naming) string {
	return strings.Join([]string{"judged", string(n.Type), n.Name, string(n.Document)}, "\x00")
}

// ones returns the lists of namings that a judgement says are one.
func ones(j *graph.Judgement) [][]graph.Naming {
	if j.Verdict == graph.Same {
		return [][]graph.Naming{j.Namings()}
	}
	return [][]graph.Naming{j.These}
}

// group finds the namings that are one.
func (s *Set) group() {
	place := make(map[graph.Naming]int)
	var namings []graph.Naming
	for _, j := range s.list {
		for _, n := range j.Namings() {
			if _, known := place[n]; !known {
				place[n] = len(namings)
				namings = append(namings, n)
			}
		}
	}
	u := newUnion(len(namings))
	for _, j := range s.list {
		for _, list := range ones(j) {
			for _, n := range list[1:] {
				u.join(place[list[0]], place[n])
			}
		}
	}
	for _, members := range u.sets() {
		var group []graph.Naming
		for _, i := range members {
			s.groupOf[namings[i]] = len(s.groups)
			group = append(group, namings[i])
		}
		slices.SortFunc(group, graph.Naming.Compare)
		s.groups = append(s.groups, group)
	}
}

// consistent returns an error when d says of namings that are one by other
// judgements that they are not.
func (s *Set) consistent(d *graph.Judgement) error {
	for _, n := range d.Those {
		if s.groupOf[n] != s.groupOf[d.These[0]] {
			continue
		}
		var chain []string
		for _, j := range s.chain(d.These[0], n) {
			chain = append(chain, describe(j))
		}
		return fmt.Errorf("%s and %s would be both the same and not the same, by %s and %s: take one of these back first: %w",
			d.These[0], n, strings.Join(chain, ", "), describe(d), graph.ErrConflict)
	}
	return nil
}

func describe(j *graph.Judgement) string {
	return fmt.Sprintf("judgement %s (%s, by %s on %s)", j.ID, j.Verdict, j.Made.By, j.Made.At.Format(time.DateOnly))
}

// chain returns the fewest judgements that make two namings one.
func (s *Set) chain(from, to graph.Naming) []*graph.Judgement {
	type step struct {
		by   *graph.Judgement
		from graph.Naming
	}
	came := map[graph.Naming]step{from: {}}
	for queue := []graph.Naming{from}; len(queue) > 0; queue = queue[1:] {
		if queue[0] == to {
			break
		}
		for _, j := range s.list {
			for _, list := range ones(j) {
				if !slices.Contains(list, queue[0]) {
					continue
				}
				for _, n := range list {
					if _, seen := came[n]; !seen {
						came[n] = step{j, queue[0]}
						queue = append(queue, n)
					}
				}
			}
		}
	}
	var out []*graph.Judgement
	for at := to; at != from; at = came[at].from {
		out = append(out, came[at].by)
	}
	slices.Reverse(out)
	return slices.Compact(out)
}

// Judgement returns the judgement with an ID, or nil.
func (s *Set) Judgement(id graph.ID) *graph.Judgement { return s.byID[id] }

// All returns every judgement, the last ones made or taken back first, then by ID.
func (s *Set) All() []*graph.Judgement {
	out := make([]*graph.Judgement, 0, len(s.byID))
	for _, j := range s.byID {
		out = append(out, j)
	}
	slices.SortFunc(out, func(a, b *graph.Judgement) int {
		if c := b.Last().Compare(a.Last()); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return out
}

// Singles reports whether a judgement that holds speaks of what one document
// calls by a type and a name.
func (s *Set) Singles(document graph.ID, t graph.EntityType, name string) bool {
	_, ok := s.groupOf[graph.Naming{Type: t, Name: name, Document: document}]
	return ok
}

// One returns the namings that are one with n by judgement, n among them; nil
// when no judgement that holds speaks of n.
func (s *Set) One(n graph.Naming) []graph.Naming {
	if g, ok := s.groupOf[n]; ok {
		return s.groups[g]
	}
	return nil
}

// Coined returns the naming behind the ID of an entity that a judgement once
// set apart.
func (s *Set) Coined(id graph.ID) (graph.Naming, bool) {
	n, ok := s.coined[id]
	return n, ok
}

// Holding returns the number of judgements that hold.
func (s *Set) Holding() int { return len(s.list) }
