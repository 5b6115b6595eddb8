package graphtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
)

func countsAgreeWithTheModel(t *testing.T, h *harness) {
	ctx := context.Background()
	s, m := grown(h, 250, 40, RandomReading)
	rnd := rand.New(rand.NewPCG(8, 8))
	ids := slices.Sorted(maps.Keys(m.entities))
	counted := graph.Timeline{}
	h.view(s, func(v graph.View) {
		for range 200 {
			f := randomFilter(rnd, m)
			if f.From > f.To && f.To != "" {
				continue
			}
			distribution, err := v.Distribution(ctx, f)
			if want := m.distribution(f); err != nil || !reflect.DeepEqual(distribution, want) {
				t.Fatalf("distribution of %+v (%v):\n got %+v\nwant %+v", f, err, distribution, want)
			}
			unit := []graph.CalendarUnit{graph.Day, graph.Month, graph.Year}[rnd.IntN(3)]
			timeline, err := v.Timeline(ctx, f, unit)
			if want := m.timeline(f, unit); err != nil || !reflect.DeepEqual(timeline, want) {
				t.Fatalf("timeline of %+v by %s (%v):\n got %+v\nwant %+v", f, unit, err, timeline, want)
			}
			counted.Undated += timeline.Undated
			counted.Longer += timeline.Longer
			counted.Periods = append(counted.Periods, timeline.Periods...)
			entity, d := ids[rnd.IntN(len(ids))], []graph.Direction{graph.Out, graph.In, graph.Both}[rnd.IntN(3)]
			near, err := v.Neighborhood(ctx, entity, d, f)
			if want := m.neighborhood(entity, d, f); err != nil || !reflect.DeepEqual(near, want) {
				t.Fatalf("neighbourhood of %s, %s, filter %+v (%v):\n got %+v\nwant %+v", entity, d, f, err, near, want)
			}
			neighbors, err := v.Neighbors(ctx, entity, d, f, graph.Range{First: 1})
			if err != nil || neighbors.Total != near.Statements {
				t.Fatalf("neighbours of %s, %s, filter %+v: %d (%v), their number is %d", entity, d, f, neighbors.Total, err, near.Statements)
			}
		}
	})
	if counted.Undated == 0 || counted.Longer == 0 || len(counted.Periods) < 100 {
		t.Errorf("%d undated, %d longer, %d periods: the test shows nothing", counted.Undated, counted.Longer, len(counted.Periods))
	}
}

// aTimelineHasItsBounds counts a document that tells something of more days than
// a timeline may have periods.
func aTimelineHasItsBounds(t *testing.T, h *harness) {
	ctx := context.Background()
	r := note("Almanac", "almanac.txt", "Anna Berg met Carl Dorn.", "Anna Berg", "Carl Dorn")
	claim := r.Claims[0]
	r.Claims = nil
	for i := range graph.MaxPeriods + 1 {
		day := time.Date(1990, 1, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		claim.Time = graph.TimeSpan{Text: day, From: day, To: day}
		r.Claims = append(r.Claims, claim)
	}
	s := h.open()
	h.apply(s, put(r))
	h.view(s, func(v graph.View) {
		if _, err := v.Timeline(ctx, graph.Filter{}, graph.Day); !errors.Is(err, graph.ErrBudget) {
			t.Errorf("%d days: got %v, want %v", len(r.Claims), err, graph.ErrBudget)
		}
		line, err := v.Timeline(ctx, graph.Filter{From: "1990-01-02"}, graph.Day)
		if err != nil || len(line.Periods) != graph.MaxPeriods {
			t.Errorf("%d days: got %v", graph.MaxPeriods, err)
		}
		line, err = v.Timeline(ctx, graph.Filter{}, graph.Year)
		if err != nil || line.Periods[0] != (graph.Period{From: "1990-01-01", To: "1990-12-31", Statements: 365}) {
			t.Errorf("by year: got %+v (%v)", line, err)
		}
	})
}

func (m *model) distribution(f graph.Filter) *graph.Distribution {
	d := &graph.Distribution{}
	relations, types := map[string]int{}, map[graph.EntityType]graph.EndCount{}
	for _, st := range m.list(f, "") {
		d.Statements++
		relations[st.Relation]++
		subject := m.entities[st.Subject].Type
		types[subject] = graph.EndCount{Type: subject, Subjects: types[subject].Subjects + 1, Objects: types[subject].Objects}
		if st.Object.Entity == "" {
			d.Literals++
			continue
		}
		object := m.entities[st.Object.Entity].Type
		types[object] = graph.EndCount{Type: object, Subjects: types[object].Subjects, Objects: types[object].Objects + 1}
	}
	for name, n := range relations {
		d.Relations = append(d.Relations, graph.RelationCount{Name: name, Count: n})
	}
	slices.SortFunc(d.Relations, func(a, b graph.RelationCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	d.Types = slices.SortedFunc(maps.Values(types), func(a, b graph.EndCount) int {
		return cmp.Or(b.Subjects+b.Objects-a.Subjects-a.Objects, cmp.Compare(a.Type, b.Type))
	})
	return d
}

// timeline goes by the words of the days: a month is what begins with YYYY-MM.
func (m *model) timeline(f graph.Filter, unit graph.CalendarUnit) *graph.Timeline {
	t := &graph.Timeline{}
	letters := map[graph.CalendarUnit]int{graph.Day: len("YYYY-MM-DD"), graph.Month: len("YYYY-MM"), graph.Year: len("YYYY")}[unit]
	counts := map[string]int{}
	for _, st := range m.list(f, "") {
		switch from, to := st.Time.From, st.Time.To; {
		case from == "" && to == "":
			t.Undated++
		case from == "" || to == "" || from[:letters] != to[:letters]:
			t.Longer++
		default:
			counts[from[:letters]]++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		from, to := name, name
		switch unit {
		case graph.Month:
			from, to = name+"-01", fmt.Sprintf("%s-%d", name, map[string]int{"2020-02": 29, "2021-03": 31}[name])
		case graph.Year:
			from, to = name+"-01-01", name+"-12-31"
		}
		t.Periods = append(t.Periods, graph.Period{From: from, To: to, Statements: counts[name]})
	}
	return t
}

func (m *model) neighborhood(entity graph.ID, d graph.Direction, f graph.Filter) *graph.Neighborhood {
	n := &graph.Neighborhood{}
	statements, entities := map[string]int{}, map[string]map[graph.ID]bool{}
	count := func(group string, other graph.ID) {
		if entities[group] == nil {
			entities[group] = map[graph.ID]bool{}
		}
		statements[group]++
		entities[group][other] = true
	}
	relations, types := map[string]bool{}, map[graph.EntityType]bool{}
	for _, st := range m.joining(f) {
		other := st.Object.Entity
		switch {
		case st.Subject == entity && d != graph.In:
		case other == entity && d != graph.Out:
			other = st.Subject
		default:
			continue
		}
		typ := m.entities[other].Type
		relations[st.Relation], types[typ] = true, true
		count("", other)
		count("relation "+st.Relation, other)
		count("type "+string(typ), other)
	}
	n.Statements, n.Entities = statements[""], len(entities[""])
	for name := range relations {
		n.Relations = append(n.Relations, graph.RelationShare{Name: name, Statements: statements["relation "+name], Entities: len(entities["relation "+name])})
	}
	for typ := range types {
		n.Types = append(n.Types, graph.TypeShare{Type: typ, Statements: statements["type "+string(typ)], Entities: len(entities["type "+string(typ)])})
	}
	slices.SortFunc(n.Relations, func(a, b graph.RelationShare) int {
		return cmp.Or(b.Statements-a.Statements, cmp.Compare(a.Name, b.Name))
	})
	slices.SortFunc(n.Types, func(a, b graph.TypeShare) int {
		return cmp.Or(b.Statements-a.Statements, cmp.Compare(a.Type, b.Type))
	})
	return n
}
