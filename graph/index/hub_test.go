package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
)

// hubEdges is the number of statements of the hubs in these tests.
const hubEdges = 100_000

// hubs returns a graph in which the entities 0 and 1 each have a statement with
// every one of n others, the first as subject or object in turns.
func hubs(t *testing.T, n int) *Snapshot {
	t.Helper()
	e := New().Edit()
	for i := range n + 2 {
		if err := e.PutEntity(entityID(i), fmt.Sprintf("Person %d", i), graph.Person, nil); err != nil {
			t.Fatal(err)
		}
	}
	const size = 500 // others in a document
	for first := 0; first < n; first += size {
		doc := &Document{ID: graph.NewID(graph.DocumentNode, fmt.Sprint(first)), Entities: []Mentioned{{entityID(0), size}, {entityID(1), size}}, Said: Sign([]string{"hub"})}
		for i := first; i < min(first+size, n); i++ {
			doc.Entities = append(doc.Entities, Mentioned{entityID(i + 2), 1})
			for hub := range 2 {
				c := Claim{
					Statement: graph.NewID(graph.StatementNode, fmt.Sprint(hub, i)), Subject: hub, Object: len(doc.Entities) - 1, Speaker: graph.None, Place: graph.None,
					Relation: fmt.Sprint("relation ", i%5), Polarity: graph.Affirmed, Modality: graph.Fact, Confidence: 0.5,
				}
				c.From = time.Date(2000, 1, 1+i%3000, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
				c.To = c.From
				if i%2 == 0 {
					c.Subject, c.Object = c.Object, c.Subject
				}
				doc.Claims = append(doc.Claims, c)
			}
		}
		if err := e.Put(doc); err != nil {
			t.Fatal(err)
		}
	}
	return e.Snapshot()
}

// A question is one of all kinds of walks and counts, from a hub.
type question struct {
	what string
	ask  func(context.Context, *Snapshot) (any, error)
	// edges is how many the answer has to look at, in edges of a hub.
	edges int
	// bytes is the most memory that it may take for each of them, beside a
	// megabyte.
	bytes int
}

func questions() []question {
	hub, other, none := entityID(0), entityID(1), graph.Filter{}
	return []question{
		{"neighbours", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Neighbors(ctx, hub, graph.Both, none, graph.Range{First: 50}, nil)
		}, 1, 32},
		{"neighbourhood", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Neighborhood(ctx, hub, graph.Both, none, nil)
		}, 3, 64},
		{"the shortest paths", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Paths(ctx, hub, other, 4, 3, none, nil)
		}, 6, 384},
		{"many paths, over dated statements", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Paths(ctx, hub, other, 4, MaxPaths, graph.Filter{From: "2000-01-01"}, nil)
		}, 6, 384},
		{"a subgraph of one hop", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Subgraph(ctx, []graph.ID{hub}, 1, 200, none, nil)
		}, 1, 32},
		{"a subgraph of two hops", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Subgraph(ctx, []graph.ID{hub}, 2, 2000, none, nil)
		}, 1, 64},
		{"rings", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Rings(ctx, hub, 2, 1000, graph.Both, none, nil)
		}, 3, 64},
		{"statements", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Statements(ctx, graph.StatementQuery{Filter: graph.Filter{Entity: hub}, Order: graph.ByTime}, graph.Range{First: 50}, nil)
		}, 1, 0},
		{"all statements", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Statements(ctx, graph.StatementQuery{}, graph.Range{First: 50}, nil)
		}, 2, 0},
		{"statements with a word", func(ctx context.Context, s *Snapshot) (any, error) {
			says := func(graph.ID, int, []string) (bool, error) { return true, nil }
			return s.Statements(ctx, graph.StatementQuery{Filter: graph.Filter{Text: "hub"}}, graph.Range{First: 50}, says)
		}, 2 * checkEvery, 192}, // asks the store each time
		{"distribution", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Distribution(ctx, graph.Filter{Entity: hub}, nil)
		}, 1, 0},
		{"timeline", func(ctx context.Context, s *Snapshot) (any, error) {
			return s.Timeline(ctx, graph.Filter{Entity: hub}, graph.Day, nil)
		}, 1, 0},
	}
}

// A mortal context ends when it was asked a number of times, 0 for never, and
// counts how often it was.
type mortal struct {
	context.Context
	ends, asked int
}

func (c *mortal) Err() error {
	if c.asked++; c.ends > 0 && c.asked >= c.ends {
		return context.Canceled
	}
	return nil
}

// Work and memory are counted, so that the test knows no clock: a question looks
// at its context every checkEvery steps.
func TestAHubAnswersWithinItsBudgetAndListens(t *testing.T) {
	s := hubs(t, hubEdges)
	for _, q := range questions() {
		whole := &mortal{Context: context.Background()}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		want, err := q.ask(whole, s)
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Errorf("%s: %v", q.what, err)
			continue
		}
		if took, most := after.TotalAlloc-before.TotalAlloc, uint64(1<<20+q.bytes*hubEdges); took > most {
			t.Errorf("%s took %d bytes of memory, more than %d", q.what, took, most)
		}
		if steps := whole.asked * checkEvery; steps < q.edges*hubEdges {
			t.Errorf("%s looked at its context %d times, which is less than for %d edges", q.what, whole.asked, q.edges*hubEdges)
		}
		for _, ends := range []int{1, 2, 3, whole.asked / 2, whole.asked - 1, whole.asked} {
			ctx := &mortal{Context: context.Background(), ends: max(1, ends)}
			if _, err := q.ask(ctx, s); !errors.Is(err, context.Canceled) {
				t.Errorf("%s, ended at look %d of %d: got %v, want %v", q.what, ctx.ends, whole.asked, err, context.Canceled)
			}
			if late := ctx.asked - ctx.ends; late > 0 {
				t.Errorf("%s, ended at look %d of %d, looked %d times more", q.what, ctx.ends, whole.asked, late)
			}
		}
		if got, err := q.ask(context.Background(), s); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: asked again: got another answer (%v)", q.what, err)
		}
	}
}

func TestEveryQuestionHasABudget(t *testing.T) {
	s := hubs(t, 3000)
	for _, q := range questions() {
		s.most = MaxWork
		if _, err := q.ask(context.Background(), s); err != nil {
			t.Errorf("%s: %v", q.what, err)
		}
		s.most = 100
		if _, err := q.ask(context.Background(), s); !errors.Is(err, graph.ErrBudget) {
			t.Errorf("%s: got %v, want %v", q.what, err, graph.ErrBudget)
		}
	}
}

func TestSortingListens(t *testing.T) {
	rnd := rand.New(rand.NewPCG(36, 36))
	for _, n := range []int{0, 1, 2, checkEvery - 1, checkEvery, checkEvery + 1, 3*checkEvery + 7, 20_000} {
		list := make([]int, n)
		for i := range list {
			list[i] = rnd.IntN(n)
		}
		want := slices.Sorted(slices.Values(list))
		ctx := &mortal{Context: context.Background()}
		spoilt := slices.Clone(list)
		if err := sortFunc(&pulse{ctx: ctx}, list, func(a, b int) int { return a - b }); err != nil || !slices.Equal(list, want) {
			t.Errorf("%d numbers are not in order (%v)", n, err)
		}
		for ends := 1; ends <= ctx.asked; ends++ {
			short := &mortal{Context: context.Background(), ends: ends}
			if err := sortFunc(&pulse{ctx: short}, slices.Clone(spoilt), func(a, b int) int { return a - b }); !errors.Is(err, context.Canceled) || short.asked != ends {
				t.Errorf("%d numbers, ended at look %d: got %v after %d", n, ends, err, short.asked)
			}
		}
	}
}

// Of a statement that very many documents make the store is asked no more once the
// context has ended.
func TestAStatementOfManyDocumentsListens(t *testing.T) {
	e := New().Edit()
	for i := range 2 {
		if err := e.PutEntity(entityID(i), fmt.Sprint(i), graph.Person, nil); err != nil {
			t.Fatal(err)
		}
	}
	const documents = 5000
	document := func(i int) graph.ID { return graph.NewID(graph.DocumentNode, fmt.Sprint(i)) }
	for i := range documents {
		claim := Claim{
			Statement: graph.NewID(graph.StatementNode, "same"), Object: 1, Speaker: graph.None, Place: graph.None, Relation: "meet",
			Polarity: graph.Affirmed, Modality: graph.Fact, Confidence: 0.5,
		}
		err := e.Put(&Document{
			ID: document(i), Entities: []Mentioned{{entityID(0), 1}, {entityID(1), 1}}, Claims: []Claim{claim, claim}, Said: Sign([]string{"harbour"}),
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	s := e.Snapshot()
	asked := 0
	says := func(graph.ID, int, []string) (bool, error) { asked++; return false, nil }
	ctx := &mortal{Context: context.Background(), ends: documents / 2}
	if _, err := s.Neighbors(ctx, entityID(0), graph.Both, graph.Filter{Text: "harbour"}, graph.Range{}, says); !errors.Is(err, context.Canceled) || asked > documents/2 {
		t.Errorf("the store was asked %d times (%v), the context ended at look %d", asked, err, documents/2)
	}
	for _, test := range []struct {
		f    graph.Filter
		want int
	}{
		{graph.Filter{MinDocuments: documents}, 1}, {graph.Filter{MinDocuments: documents + 1}, 0},
		{graph.Filter{Document: document(documents - 1)}, 1}, {graph.Filter{Text: "harbour"}, 0},
	} {
		if p, err := s.Neighbors(context.Background(), entityID(0), graph.Both, test.f, graph.Range{}, says); err != nil || p.Total != test.want {
			t.Errorf("%+v: got %d, %v, want %d", test.f, p.Total, err, test.want)
		}
	}
}

func TestAHubIsCountedWhole(t *testing.T) {
	const n = 20_000
	s := hubs(t, n)
	p, err := s.Neighbors(context.Background(), entityID(0), graph.Out, graph.Filter{}, graph.Range{First: 50}, nil)
	if err != nil || p.Total != n/2 || len(p.Items) != 50 || !p.HasNext {
		t.Errorf("neighbours of the hub: %d of %d, next %t, %v; want 50 of %d", len(p.Items), p.Total, p.HasNext, err, n/2)
	}
	rings, err := s.Rings(context.Background(), entityID(2), 3, 50, graph.Both, graph.Filter{}, nil)
	if err != nil || len(rings) != 2 || rings[0].Total != 2 || rings[1].Total != n-1 || len(rings[1].Entities) != 48 {
		t.Errorf("around one beside the hubs: %d rings, %v; want both hubs and %d others, 48 of them listed", len(rings), err, n-1)
	}
	g, err := s.Subgraph(context.Background(), []graph.ID{entityID(0)}, 2, 1000, graph.Filter{}, nil)
	if err != nil || len(g.Statements) != 1000 || g.Cut != n-1000 {
		t.Errorf("around the hub: %d statements, %d cut off, %v; want 1000 of %d", len(g.Statements), g.Cut, err, n)
	}
	paths, err := s.Paths(context.Background(), entityID(7), entityID(n), 4, 3, graph.Filter{}, nil)
	if err != nil || len(paths) != 3 || len(paths[0].Statements) != 2 || len(paths[2].Statements) != 4 {
		t.Errorf("over the hubs: %d paths, %v; want two of two hops and one of four", len(paths), err)
	}
}

func TestAWalkStopsAtItsBudget(t *testing.T) {
	b := &budget{pulse: pulse{ctx: context.Background()}, work: MaxWork - checkEvery, most: MaxWork}
	if err := b.spend(checkEvery); err != nil {
		t.Errorf("at the budget: %v", err)
	}
	if err := b.spend(1); !errors.Is(err, graph.ErrBudget) {
		t.Errorf("over the budget: got %v, want %v", err, graph.ErrBudget)
	}
}
