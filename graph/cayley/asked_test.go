//go:build unix

package cayley

import (
	"errors"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/bench"
	"github.com/parley-kg/parley/graph/index"
)

// someone returns an entity, those with many statements more often.
func (f *figures) someone() int {
	return int(float64(f.corpus.Entities) * f.rnd.Float64() * f.rnd.Float64() * f.rnd.Float64())
}

// ask takes the time of a question to the store.
func (f *figures) ask(times *bench.Times, question func(*view) error) {
	f.Helper()
	f.must(times.Take(func() error {
		return f.store.View(f.ctx, func(v graph.View) error { return question(v.(guarded).view) })
	}))
}

// neighbourhoods measures walks of two hops.
func (f *figures) neighbourhoods() {
	over := []string{"meet", "visit", "release", "appoint"}
	var near, bare, plain, drawn bench.Times
	// Who is asked about is settled before, so that no side finds the memory warm.
	var starts []int
	for tries := 0; len(starts) < f.rounds && tries < 100*f.rounds; tries++ {
		from := f.someone()
		if n := len(f.bare.Around(from, 2, nearMost+1, over)); n <= nearMost && (*figurePage == "" || nearLeast <= n) {
			starts = append(starts, from)
		}
	}
	var entities int
	for _, from := range starts {
		var got, want, iterated []string
		f.ask(&near, func(v *view) error {
			rings, err := v.Rings(f.ctx, f.ids[from], 2, nearMost, graph.Both, graph.Filter{Relation: over})
			got = append(got, bench.Name(from))
			for _, r := range rings {
				for _, ent := range r.Entities {
					got = append(got, ent.Name)
				}
			}
			return err
		})
		f.must(bare.Take(func() error { want = f.bare.Around(from, 2, nearMost, over); return nil }))
		f.ask(&plain, func(v *view) (err error) {
			iterated, err = plainAround(f.ctx, v.tx, f.ids[from], 2, nearMost, over)
			return err
		})
		for _, names := range [][]string{got, want, iterated} {
			slices.Sort(names)
		}
		if !slices.Equal(got, want) || !slices.Equal(iterated, want) {
			f.Fatalf("around %s: %d entities, Cayley %d, bare adjacency %d, or others", bench.Name(from), len(got), len(iterated), len(want))
		}
		entities += len(got)
		f.ask(&drawn, func(v *view) error {
			_, err := v.Subgraph(f.ctx, []graph.ID{f.ids[from]}, 2, 1000, graph.Filter{Relation: over})
			return err
		})
	}
	asked := len(near)
	f.table.Add(fmt.Sprintf("2 hops, %d entities on average, filtered, names resolved", entities/max(1, asked)),
		fmt.Sprintf("p50 %s, p99 %s", bench.Text(near.At(0.5)), bench.Text(near.At(0.99))),
		fmt.Sprintf("Cayley's iterators p50 %s: %.0f times; bare adjacency p50 %s: 1/%.1f", bench.Text(plain.At(0.5)), bench.Ratio(plain.At(0.5), near.At(0.5)),
			bench.Text(bare.At(0.5)), bench.Ratio(near.At(0.5), bare.At(0.5))),
		"20 times Cayley's, 1/5 of bare", plain.At(0.5) >= 20*near.At(0.5) && near.At(0.5) <= 5*bare.At(0.5))
	f.table.Note("the same as a subgraph of up to 1,000 statements with evidence",
		fmt.Sprintf("p50 %s, p99 %s", bench.Text(drawn.At(0.5)), bench.Text(drawn.At(0.99))), "")
}

// paths measures shortest paths between any two entities.
func (f *figures) paths() {
	var walked, told, bare, sql bench.Times
	over := 0
	for range f.rounds {
		from, to := f.rnd.IntN(f.corpus.Entities), f.rnd.IntN(f.corpus.Entities)
		var path []index.Path
		f.ask(&walked, func(v *view) (err error) {
			path, err = v.snapshot.Paths(f.ctx, f.ids[from], f.ids[to], 4, 1, graph.Filter{}, v.says)
			if errors.Is(err, graph.ErrBudget) {
				over++
				return nil
			}
			return err
		})
		f.ask(&told, func(v *view) error {
			_, err := v.Paths(f.ctx, f.ids[from], f.ids[to], 4, 1, graph.Filter{})
			if errors.Is(err, graph.ErrBudget) {
				return nil
			}
			return err
		})
		var want int
		f.must(bare.Take(func() error { want = f.bare.Distance(from, to, 4); return nil }))
		got := -1
		if len(path) > 0 {
			got = len(path[0].Statements)
		}
		if got != want && over == 0 {
			f.Fatalf("from %s to %s: %d hops, bare adjacency %d", bench.Name(from), bench.Name(to), got, want)
		}
		if f.pg == nil {
			continue
		}
		f.must(sql.Take(func() (err error) { got, err = f.pg.Distance(f.ctx, from, to, 4); return err }))
		if got != want {
			f.Fatalf("from %s to %s: PostgreSQL %d hops, bare adjacency %d", bench.Name(from), bench.Name(to), got, want)
		}
	}
	against := fmt.Sprintf("bare adjacency p50 %s, p99 %s: 1/%.1f", bench.Text(bare.At(0.5)), bench.Text(bare.At(0.99)), bench.Ratio(walked.At(0.5), bare.At(0.5)))
	goal, met := "p50 1/10 of bare, none over the budget", walked.At(0.5) <= 10*bare.At(0.5) && over == 0
	f.table.Add("shortest path up to 4 hops", fmt.Sprintf("p50 %s, p99 %s; %d over the budget", bench.Text(walked.At(0.5)), bench.Text(walked.At(0.99)), over), against, goal, met)
	what, figure := "the same with its statements and their evidence", fmt.Sprintf("p50 %s, p99 %s", bench.Text(told.At(0.5)), bench.Text(told.At(0.99)))
	if f.pg == nil {
		f.table.Note(what, figure, "no PostgreSQL here")
		return
	}
	f.table.Add(what, figure, fmt.Sprintf("PostgreSQL %s, the length alone: p50 %s, p99 %s", f.pg.Version, bench.Text(sql.At(0.5)), bench.Text(sql.At(0.99))),
		"p99 under PostgreSQL's p50", told.At(0.99) <= sql.At(0.5))
}

// evidence measures the first statements of an entity with their quotes.
func (f *figures) evidence() {
	var store, sql bench.Times
	for range f.rounds {
		entity := f.someone()
		var got graph.Page[*graph.Statement]
		f.ask(&store, func(v *view) (err error) {
			got, err = v.Statements(f.ctx, graph.StatementQuery{Filter: graph.Filter{Entity: f.ids[entity]}}, graph.Range{First: 50})
			return err
		})
		for _, it := range got.Items {
			if ev := it.Value.Evidence; len(ev) != 1 || !ev[0].Verified {
				f.Fatalf("statement %s has the evidence %+v", it.Value.ID, ev)
			}
		}
		if f.pg == nil {
			continue
		}
		var rows, total int
		f.must(sql.Take(func() (err error) { rows, total, err = f.pg.Statements(f.ctx, entity); return err }))
		if rows != len(got.Items) || total != got.Total {
			f.Fatalf("%s: %d of %d statements, PostgreSQL has %d of %d", bench.Name(entity), len(got.Items), got.Total, rows, total)
		}
	}
	what, figure := "all statements of an entity with evidence, first 50", fmt.Sprintf("p50 %s, p99 %s", bench.Text(store.At(0.5)), bench.Text(store.At(0.99)))
	if f.pg == nil {
		f.table.Note(what, figure, "no PostgreSQL here")
		return
	}
	f.table.Add(what, figure, fmt.Sprintf("PostgreSQL %s over a socket p50 %s, p99 %s", f.pg.Version, bench.Text(sql.At(0.5)), bench.Text(sql.At(0.99))),
		"no slower than PostgreSQL", store.At(0.5) <= sql.At(0.5))
}

// hub measures the entity with the most statements.
func (f *figures) hub() {
	var statements, neighbours bench.Times
	degree := 0
	for range f.rounds {
		f.ask(&statements, func(v *view) error {
			p, err := v.Statements(f.ctx, graph.StatementQuery{Filter: graph.Filter{Entity: f.ids[0]}}, graph.Range{First: 50})
			degree = p.Total
			return err
		})
		f.ask(&neighbours, func(v *view) error {
			_, err := v.Neighbors(f.ctx, f.ids[0], graph.Both, graph.Filter{}, graph.Range{First: 50})
			return err
		})
	}
	f.table.Note(fmt.Sprintf("a hub of %d statements: the first 50 of them; the first 50 neighbours", degree),
		fmt.Sprintf("p50 %s; %s", bench.Text(statements.At(0.5)), bench.Text(neighbours.At(0.5))), "")
}

// searches measures search by names and words.
func (f *figures) searches() {
	asked := []struct {
		what string
		ask  func(v *view, name string) (int, error)
	}{
		{"search entities by the beginning of a name", func(v *view, name string) (int, error) {
			p, err := v.Entities(f.ctx, graph.EntityQuery{Search: name[:len(name)-2]}, graph.Range{})
			return p.Total, err
		}},
		{"search entities by a name with two letters in the wrong order", func(v *view, name string) (int, error) {
			n := len(name)
			p, err := v.Entities(f.ctx, graph.EntityQuery{Search: name[:n-2] + name[n-1:] + name[n-2:n-1]}, graph.Range{})
			return p.Total, err
		}},
		{"search documents by a name", func(v *view, name string) (int, error) {
			p, err := v.Documents(f.ctx, name, graph.Range{})
			return p.Total, err
		}},
		{"search quotes by a name", func(v *view, name string) (int, error) {
			p, err := v.Statements(f.ctx, graph.StatementQuery{Filter: graph.Filter{Text: name}}, graph.Range{})
			return p.Total, err
		}},
	}
	for _, a := range asked {
		var times bench.Times
		for range 10 {
			name := bench.Name(f.someone())
			f.ask(&times, func(v *view) error {
				n, err := a.ask(v, name)
				if n == 0 && err == nil {
					f.Errorf("%s: nothing for %s", a.what, name)
				}
				return err
			})
		}
		f.table.Note(a.what, fmt.Sprintf("p50 %s, worst of 10 %s", bench.Text(times.At(0.5)), bench.Text(times.At(0.99))), "")
	}
}

// replacements measures removing a document against adding it.
func (f *figures) replacements() {
	var add, remove bench.Times
	for i := range f.rounds {
		r := f.corpus.Document(f.corpus.Documents + i).Reading
		for _, step := range []struct {
			times  *bench.Times
			change graph.Change
		}{{&add, graph.Change{Put: r}}, {&remove, graph.Change{Remove: r.Document.ID}}} {
			f.must(step.times.Take(func() error {
				_, err := f.store.Apply(f.ctx, step.change)
				return err
			}))
		}
	}
	f.table.Add("remove one document of 40 statements", fmt.Sprintf("p50 %s, p99 %s", bench.Text(remove.At(0.5)), bench.Text(remove.At(0.99))),
		fmt.Sprintf("adding it p50 %s, p99 %s; %.1f times", bench.Text(add.At(0.5)), bench.Text(add.At(0.99)), bench.Ratio(remove.At(0.5), add.At(0.5))),
		"twice the cost of adding it", remove.At(0.5) <= 2*add.At(0.5))
}
