package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// grown returns a store that went through random changes, and the model of what
// it holds.
func grown(h *harness, seed uint64, n int, next func(*rand.Rand, string) *graph.Reading) (graph.Store, *model) {
	h.t.Helper()
	rnd := rand.New(rand.NewPCG(5, seed))
	s := h.open()
	present := make(map[graph.ID]*graph.Reading)
	for i := range n {
		r := next(rnd, fmt.Sprintf("file-%d.txt", i))
		h.apply(s, put(r))
		present[r.Document.ID] = r
		if rnd.IntN(3) == 0 {
			ids := slices.Sorted(maps.Keys(present))
			gone := ids[rnd.IntN(len(ids))]
			h.apply(s, remove(gone))
			delete(present, gone)
		}
	}
	var readings []*graph.Reading
	for _, id := range slices.Sorted(maps.Keys(present)) {
		readings = append(readings, present[id])
	}
	return s, newModel(readings)
}

func theGraphFollowsFromTheReadings(t *testing.T, h *harness) {
	for round := range uint64(h.rounds()) {
		s, m := grown(h, round, 20, RandomReading)
		got := h.answers(s)
		want := m.list(graph.Filter{}, graph.ByConfidence)
		if !reflect.DeepEqual(got.Statements, want) {
			t.Fatalf("round %d: statements:\n got %s\nwant %s", round, show(got.Statements), show(want))
		}
		entities := slices.SortedFunc(maps.Values(m.entities), func(a, b *graph.Entity) int {
			return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.ID, b.ID))
		})
		if show(got.Entities) != show(entities) {
			t.Fatalf("round %d: entities:\n got %s\nwant %s", round, show(got.Entities), show(entities))
		}
		for id, want := range m.mentions {
			if !slices.Equal(got.Mentions[id], want) {
				t.Fatalf("round %d: mentions of %s:\n got %v\nwant %v", round, id, got.Mentions[id], want)
			}
		}
		mentioned := 0
		byType := make(map[graph.EntityType]int)
		for _, e := range m.entities {
			byType[e.Type]++
			mentioned += len(m.mentions[e.ID])
		}
		relations := make(map[string]int)
		for _, st := range m.statements {
			relations[st.Relation]++
		}
		stats := graph.Stats{
			Documents: len(m.readings), Entities: len(m.entities), Statements: len(m.statements), Mentions: mentioned,
			Relations: len(relations), EntitiesByType: byType,
		}
		if !reflect.DeepEqual(got.Stats, stats) {
			t.Errorf("round %d: stats: got %+v, want %+v", round, got.Stats, stats)
		}
		for _, r := range got.Relations {
			if relations[r.Name] != r.Count {
				t.Errorf("round %d: relation %s: got %d, want %d", round, r.Name, r.Count, relations[r.Name])
			}
		}
	}
}

// show prints a list of pointers by what they point to.
func show[T any](list []*T) string {
	out := ""
	for _, v := range list {
		out += fmt.Sprintf("\n%+v", *v)
	}
	return out
}

// randomFilter sets some fields of a filter to what occurs in m.
func randomFilter(rnd *rand.Rand, m *model) graph.Filter {
	var f graph.Filter
	entities := slices.Sorted(maps.Keys(m.entities))
	entity := func() graph.ID { return entities[rnd.IntN(len(entities))] }
	yes := rnd.IntN(2) == 0
	day := func() string { return fmt.Sprintf("20%d-0%d-15", 19+rnd.IntN(4), 1+rnd.IntN(9)) }
	set := []func(){
		func() { f.Subject = entity() },
		func() { f.Object = entity() },
		func() { f.Entity = entity() },
		func() { f.Relation = []string{relations[rnd.IntN(len(relations))], "no such relation", "meet"} },
		func() { f.Document = m.readings[rnd.IntN(len(m.readings))].Document.ID },
		func() { f.Polarity = []graph.Polarity{graph.Affirmed, graph.Negated}[rnd.IntN(2)] },
		func() { f.Modality = []graph.Modality{modality[rnd.IntN(len(modality))], graph.Planned} },
		func() { f.AttributedTo = entity() },
		func() { f.Attributed = &yes },
		func() { f.From = day() },
		func() { f.To = day() },
		func() { f.From, f.To = "2020-12-31", "2021-02-01" },
		func() { f.MinConfidence = float64(rnd.IntN(11)) / 10 },
		func() { f.MinDocuments = 1 + rnd.IntN(2) },
		func() { f.Text = []string{"MEET", "dorn did", "quoted lines", "army, chief", "..."}[rnd.IntN(5)] },
	}
	for range rnd.IntN(3) {
		set[rnd.IntN(len(set))]()
	}
	return f
}

func filtersPickWhatTheySay(t *testing.T, h *harness) {
	s, m := grown(h, 100, 40, RandomReading)
	rnd := rand.New(rand.NewPCG(6, 6))
	hits := 0
	h.view(s, func(v graph.View) {
		for range 300 {
			f := randomFilter(rnd, m)
			if f.From > f.To && f.To != "" {
				continue
			}
			order := []graph.StatementOrder{"", graph.ByConfidence, graph.ByTime, graph.ByTimeDesc, graph.ByDocuments}[rnd.IntN(5)]
			want := m.list(f, order)
			got := all(h, func(r graph.Range) (graph.Page[*graph.Statement], error) {
				return v.Statements(context.Background(), graph.StatementQuery{Filter: f, Order: order}, r)
			})
			if show(got) != show(want) {
				t.Fatalf("filter %+v, order %s:\n got %s\nwant %s", f, order, show(got), show(want))
			}
			hits += len(got)
		}
	})
	if hits < 500 {
		t.Errorf("the filters let only %d statements through: the test shows nothing", hits)
	}
}

func walksAgreeWithTheModel(t *testing.T, h *harness) {
	ctx := context.Background()
	found := 0
	for seed := range uint64(3) {
		next := RandomReading
		if seed > 0 {
			next = denseReading
		}
		s, m := grown(h, 200+seed, 12, next)
		rnd := rand.New(rand.NewPCG(7, seed))
		ids := slices.Sorted(maps.Keys(m.entities))
		h.view(s, func(v graph.View) {
			for range 150 {
				var f graph.Filter
				if rnd.IntN(3) == 0 {
					if f = randomFilter(rnd, m); f.From > f.To && f.To != "" {
						continue
					}
				}
				from, to := ids[rnd.IntN(len(ids))], ids[rnd.IntN(len(ids))]
				hops, limit := 1+rnd.IntN(5), 1+rnd.IntN(60)
				found += checkPaths(h, v, m, from, to, hops, limit, f)
				checkSubgraph(h, v, m, []graph.ID{from, to}, rnd.IntN(4), 1+rnd.IntN(40), f)
				checkRings(h, v, m, from, hops, limit/2, []graph.Direction{graph.Out, graph.In, graph.Both}[rnd.IntN(3)], f)
				checkNeighbors(h, v, m, from, []graph.Direction{graph.Out, graph.In, graph.Both}[rnd.IntN(3)], f)
				if err := ctx.Err(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if found < 1000 {
		t.Errorf("only %d paths were found: the test shows nothing", found)
	}
}

func checkPaths(h *harness, v graph.View, m *model, from, to graph.ID, hops, limit int, f graph.Filter) int {
	h.t.Helper()
	paths, err := v.Paths(context.Background(), from, to, hops, limit, f)
	if err != nil {
		h.t.Fatalf("paths: %v", err)
	}
	want := m.paths(from, to, hops, f)
	want = want[:min(limit, len(want))]
	var got [][]graph.ID
	fits := walked(f)
	for _, p := range paths {
		var ids []graph.ID
		for i, e := range p.Entities {
			ids = append(ids, e.ID)
			if i == 0 {
				continue
			}
			st := p.Statements[i-1]
			before := p.Entities[i-1].ID
			if !(st.Subject == before && st.Object.Entity == e.ID) && !(st.Subject == e.ID && st.Object.Entity == before) {
				h.t.Fatalf("paths: statement %s does not join %s and %s", st.ID, before, e.ID)
			}
			if !matches(st, &fits) {
				h.t.Fatalf("paths: statement %+v does not fit %+v", st, fits)
			}
			for _, other := range m.joining(f) {
				if (other.Subject == st.Subject && other.Object == st.Object || other.Subject == st.Object.Entity && other.Object.Entity == st.Subject) &&
					other.Confidence > st.Confidence {
					h.t.Fatalf("paths: statement %s stands for %s, which is more certain", st.ID, other.ID)
				}
			}
		}
		got = append(got, ids)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		h.t.Fatalf("paths from %s to %s, %d hops, %d of them, filter %+v:\n got %v\nwant %v", from, to, hops, limit, f, got, want)
	}
	return len(got)
}

func checkSubgraph(h *harness, v graph.View, m *model, around []graph.ID, hops, limit int, f graph.Filter) {
	h.t.Helper()
	g, err := v.Subgraph(context.Background(), around, hops, limit, f)
	if err != nil {
		h.t.Fatalf("subgraph: %v", err)
	}
	want, near := m.subgraph(around, hops, f)
	cut := 0
	for i := limit; i < len(want) && near[i] == near[limit]; i++ {
		cut++
	}
	if g.Cut != cut {
		h.t.Fatalf("subgraph around %v, %d hops, limit %d, filter %+v: %d cut off, want %d", around, hops, limit, f, g.Cut, cut)
	}
	if g.Truncated != (len(want) > limit) {
		h.t.Fatalf("subgraph: truncated is %v with %d of %d statements", g.Truncated, limit, len(want))
	}
	want = slices.Sorted(slices.Values(want[:min(limit, len(want))]))
	var got []graph.ID
	ends := map[graph.ID]bool{around[0]: true, around[1]: true}
	for _, st := range g.Statements {
		got = append(got, st.ID)
		ends[st.Subject], ends[st.Object.Entity] = true, true
	}
	if !slices.Equal(got, want) {
		h.t.Fatalf("subgraph around %v, %d hops, limit %d, filter %+v:\n got %v\nwant %v", around, hops, limit, f, got, want)
	}
	var entities []graph.ID
	for _, e := range g.Entities {
		entities = append(entities, e.ID)
	}
	if !slices.Equal(entities, slices.Sorted(maps.Keys(ends))) {
		h.t.Fatalf("subgraph: got entities %v, want %v", entities, slices.Sorted(maps.Keys(ends)))
	}
}

func checkRings(h *harness, v graph.View, m *model, entity graph.ID, hops, limit int, d graph.Direction, f graph.Filter) {
	h.t.Helper()
	got, err := v.Rings(context.Background(), entity, hops, limit, d, f)
	if err != nil {
		h.t.Fatalf("rings: %v", err)
	}
	var want []graph.Ring
	for _, ring := range m.rings(entity, hops, d, f) {
		shown := ring[:min(limit, len(ring))]
		limit -= len(shown)
		want = append(want, graph.Ring{Hops: len(want) + 1, Total: len(ring), Entities: shown})
	}
	print := func(rings []graph.Ring) string {
		out := ""
		for _, r := range rings {
			out += fmt.Sprintf("\n%d hops, %d: %s", r.Hops, r.Total, show(r.Entities))
		}
		return out
	}
	if print(got) != print(want) {
		h.t.Fatalf("rings around %s, %d hops, %s, filter %+v:\n got %s\nwant %s", entity, hops, d, f, print(got), print(want))
	}
}

func checkNeighbors(h *harness, v graph.View, m *model, entity graph.ID, d graph.Direction, f graph.Filter) {
	h.t.Helper()
	type pair struct {
		other, statement graph.ID
		d                graph.Direction
	}
	var want []pair
	for _, st := range m.joining(f) {
		if st.Subject == entity && d != graph.In {
			want = append(want, pair{st.Object.Entity, st.ID, graph.Out})
		}
		if st.Object.Entity == entity && d != graph.Out {
			want = append(want, pair{st.Subject, st.ID, graph.In})
		}
	}
	slices.SortFunc(want, func(a, b pair) int {
		return cmp.Or(cmp.Compare(m.entities[b.other].Degree, m.entities[a.other].Degree), cmp.Compare(a.other, b.other), cmp.Compare(a.statement, b.statement))
	})
	var got []pair
	for _, n := range all(h, func(r graph.Range) (graph.Page[graph.Neighbor], error) {
		return v.Neighbors(context.Background(), entity, d, f, r)
	}) {
		got = append(got, pair{n.Entity.ID, n.Statement.ID, n.Direction})
	}
	if !slices.Equal(got, want) {
		h.t.Fatalf("neighbours of %s, %s, filter %+v:\n got %v\nwant %v", entity, d, f, got, want)
	}
}
