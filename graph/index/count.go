package index

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/parley-kg/parley/graph"
)

// Distribution counts the statements of a filter by relation and types.
func (s *Snapshot) Distribution(ctx context.Context, f graph.Filter, says Says) (*graph.Distribution, error) {
	m, err := s.matcher(&f, false, says)
	if err != nil {
		return nil, err
	}
	var d graph.Distribution
	relations := make([]int, s.relations.n)
	subjects, objects := make(map[graph.EntityType]int), make(map[graph.EntityType]int)
	err = m.each(ctx, func(row uint32) {
		st := s.statements.at(row)
		d.Statements++
		relations[st.trait.relation()]++
		subjects[s.entity(st.subject).Type]++
		if st.object == none {
			d.Literals++
		} else {
			objects[s.entity(st.object).Type]++
		}
	})
	if err != nil {
		return nil, err
	}
	for row, n := range relations {
		if n > 0 {
			d.Relations = append(d.Relations, graph.RelationCount{Name: s.relations.at(uint32(row)).name, Count: n})
		}
	}
	slices.SortFunc(d.Relations, func(a, b graph.RelationCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	for typ, n := range subjects {
		d.Types = append(d.Types, graph.EndCount{Type: typ, Subjects: n, Objects: objects[typ]})
	}
	for typ, n := range objects {
		if subjects[typ] == 0 {
			d.Types = append(d.Types, graph.EndCount{Type: typ, Objects: n})
		}
	}
	slices.SortFunc(d.Types, func(a, b graph.EndCount) int {
		return cmp.Or(cmp.Compare(b.Subjects+b.Objects, a.Subjects+a.Objects), cmp.Compare(a.Type, b.Type))
	})
	return &d, ctx.Err()
}

// Timeline counts the statements of a filter by when they are so.
func (s *Snapshot) Timeline(ctx context.Context, f graph.Filter, unit graph.CalendarUnit, says Says) (*graph.Timeline, error) {
	m, err := s.matcher(&f, false, says)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]graph.CalendarUnit{graph.Day, graph.Month, graph.Year}, unit) {
		return nil, fmt.Errorf("calendar unit %q: %w", unit, graph.ErrInvalid)
	}
	var t graph.Timeline
	counts := make(map[day]int) // by the first day of the period
	err = m.each(ctx, func(row uint32) {
		switch st := s.statements.at(row); {
		case st.from == undated:
			t.Undated++
		case st.from == beginning || st.to == end || firstOf(st.from, unit) != firstOf(st.to, unit):
			t.Longer++
		default:
			counts[firstOf(st.from, unit)]++
		}
	})
	if err != nil {
		return nil, err
	}
	if len(counts) > graph.MaxPeriods {
		return nil, fmt.Errorf("statements of %d periods, more than %d: ask for longer periods or within from and to: %w", len(counts), graph.MaxPeriods, graph.ErrBudget)
	}
	for _, first := range slices.Sorted(maps.Keys(counts)) {
		from := date(first)
		to := from
		switch unit {
		case graph.Month:
			to = from.AddDate(0, 1, -1)
		case graph.Year:
			to = from.AddDate(1, 0, -1)
		}
		t.Periods = append(t.Periods, graph.Period{From: from.Format(time.DateOnly), To: to.Format(time.DateOnly), Statements: counts[first]})
	}
	return &t, ctx.Err()
}

// firstOf returns the first day of the period that has d.
func firstOf(d day, unit graph.CalendarUnit) day {
	t := date(d)
	switch unit {
	case graph.Month:
		return d - day(t.Day()-1)
	case graph.Year:
		return d - day(t.YearDay()-1)
	}
	return d
}

func date(d day) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Neighborhood counts what Neighbors lists.
func (s *Snapshot) Neighborhood(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter, says Says) (*graph.Neighborhood, error) {
	row, d, err := s.from(entity, d)
	if err != nil {
		return nil, err
	}
	w, err := s.walker(ctx, &f, d, says)
	if err != nil {
		return nil, err
	}
	type step struct{ relation, other uint32 }
	var found []step
	counts := make([]int, s.relations.n)
	err = w.steps(row, func(e edge) {
		if e.other != row {
			found = append(found, step{e.trait.relation(), e.other})
			counts[e.trait.relation()]++
		}
	})
	if err != nil {
		return nil, err
	}
	// The neighbours are put side by side by relation, each in its room: that
	// needs no sorting, which would not listen to ctx.
	others := make([]uint32, len(found))
	room, next := 0, make([]int, len(counts))
	for relation, n := range counts {
		next[relation] = room
		room += n
	}
	n := &graph.Neighborhood{Statements: len(found)}
	types := make(map[graph.EntityType]graph.TypeShare)
	seen := newRows(s.entities.n)
	for _, f := range found {
		if err := w.beat(); err != nil {
			return nil, err
		}
		others[next[f.relation]] = f.other
		next[f.relation]++
		typ := s.entity(f.other).Type
		t := types[typ]
		t.Type = typ
		t.Statements++
		if seen.add(f.other) {
			t.Entities++
			n.Entities++
		}
		types[typ] = t
	}
	here := newRows(s.entities.n)
	for relation, count := range counts {
		if count == 0 {
			continue
		}
		r := graph.RelationShare{Name: s.relations.at(uint32(relation)).name, Statements: count}
		same := others[next[relation]-count : next[relation]]
		for _, other := range same {
			if err := w.beat(); err != nil {
				return nil, err
			}
			if here.add(other) {
				r.Entities++
			}
		}
		for _, other := range same {
			here[other/64] = 0
		}
		n.Relations = append(n.Relations, r)
	}
	slices.SortFunc(n.Relations, func(a, b graph.RelationShare) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Name, b.Name))
	})
	n.Types = slices.SortedFunc(maps.Values(types), func(a, b graph.TypeShare) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Type, b.Type))
	})
	return n, ctx.Err()
}
