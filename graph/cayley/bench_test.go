package cayley_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// statementsVariable sets the size of the graph that benchmarks ask about.
const statementsVariable = "PARLEY_BENCH_STATEMENTS"

// A world is the store that the benchmarks share.
type world struct {
	path      string
	store     *cayley.Store
	documents int
	entities  int
	ids       []graph.ID // of entities, most statements first
	load      time.Duration
	open      time.Duration
	heap      uint64 // what an open store adds to it, in bytes
}

// theWorld makes the shared store once. It stays until the process ends.
var theWorld = sync.OnceValues(func() (*world, error) {
	statements := 40_000
	if s := os.Getenv(statementsVariable); s != "" {
		var err error
		if statements, err = strconv.Atoi(s); err != nil {
			return nil, fmt.Errorf("%s: %w", statementsVariable, err)
		}
	}
	dir, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return nil, err
	}
	w := &world{path: filepath.Join(dir, "graph"), documents: statements / graphtest.ClaimsPerDocument, entities: max(100, statements/10)}
	s, err := cayley.Open(w.path, options)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	const group = 50
	for n := 0; n < w.documents; n += group {
		var changes []graph.Change
		for i := n; i < min(n+group, w.documents); i++ {
			changes = append(changes, graph.Change{Put: graphtest.PowerLaw(i, w.entities)})
		}
		if _, err := s.Apply(context.Background(), changes...); err != nil {
			return nil, err
		}
	}
	w.load = time.Since(start)
	if err := s.Close(); err != nil {
		return nil, err
	}
	s = nil
	before := heap()
	start = time.Now()
	if w.store, err = cayley.Open(w.path, options); err != nil {
		return nil, err
	}
	w.open = time.Since(start)
	w.heap = heap() - before
	// The file is gone when the process is.
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	err = w.store.View(context.Background(), func(v graph.View) error {
		r := graph.Range{First: graph.MaxPage}
		for {
			p, err := v.Entities(context.Background(), graph.EntityQuery{}, r)
			if err != nil {
				return err
			}
			for _, it := range p.Items {
				w.ids = append(w.ids, it.Value.ID)
			}
			if !p.HasNext {
				return nil
			}
			r.After = p.Items[len(p.Items)-1].Cursor
		}
	})
	return w, err
})

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func shared(b *testing.B) *world {
	b.Helper()
	w, err := theWorld()
	if err != nil {
		b.Fatal(err)
	}
	return w
}

// questions asks b.N times and reports percentiles: the mean of a skewed
// distribution tells little.
func questions(b *testing.B, ask func(graph.View, *rand.Rand, *world) error) {
	w := shared(b)
	rnd := rand.New(rand.NewPCG(40, 40))
	took := make([]time.Duration, 0, b.N)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		if err := w.store.View(context.Background(), func(v graph.View) error { return ask(v, rnd, w) }); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

// someone returns an entity, those with many statements more often.
func (w *world) someone(rnd *rand.Rand) graph.ID {
	return w.ids[int(float64(len(w.ids))*rnd.Float64()*rnd.Float64()*rnd.Float64())]
}

func BenchmarkStatementsOfAnEntity(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Statements(context.Background(), graph.StatementQuery{Filter: graph.Filter{Entity: w.someone(rnd)}}, graph.Range{First: 50})
		return err
	})
}

func BenchmarkStatementsOfTheGreatestHub(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Statements(context.Background(), graph.StatementQuery{Filter: graph.Filter{Entity: w.ids[0]}}, graph.Range{First: 50})
		return err
	})
}

func BenchmarkAllStatementsByConfidence(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Statements(context.Background(), graph.StatementQuery{Filter: graph.Filter{MinConfidence: 0.9}}, graph.Range{First: 50})
		return err
	})
}

func BenchmarkNeighbors(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Neighbors(context.Background(), w.someone(rnd), graph.Both, graph.Filter{}, graph.Range{First: 50})
		return err
	})
}

func BenchmarkTwoHops(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Subgraph(context.Background(), []graph.ID{w.someone(rnd)}, 2, 1000, graph.Filter{MinConfidence: 0.6})
		return err
	})
}

func BenchmarkShortestPath(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Paths(context.Background(), w.ids[rnd.IntN(len(w.ids))], w.ids[rnd.IntN(len(w.ids))], 4, 1, graph.Filter{})
		return err
	})
}

func BenchmarkThreeShortestPaths(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Paths(context.Background(), w.ids[rnd.IntN(len(w.ids))], w.ids[rnd.IntN(len(w.ids))], 4, 3, graph.Filter{})
		return err
	})
}

func BenchmarkSearchEntities(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Entities(context.Background(), graph.EntityQuery{Search: fmt.Sprintf("ent %d", rnd.IntN(1000))}, graph.Range{})
		return err
	})
}

func BenchmarkSearchDocuments(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Documents(context.Background(), fmt.Sprintf("entity %d", rnd.IntN(1000)), graph.Range{})
		return err
	})
}

func BenchmarkSearchQuotes(b *testing.B) {
	questions(b, func(v graph.View, rnd *rand.Rand, w *world) error {
		_, err := v.Statements(context.Background(), graph.StatementQuery{Filter: graph.Filter{Text: fmt.Sprintf("entity %d", 900+rnd.IntN(100))}}, graph.Range{})
		return err
	})
}

// BenchmarkAddAndRemove adds a document of 40 statements and removes it.
func BenchmarkAddAndRemove(b *testing.B) {
	w := shared(b)
	var add, remove time.Duration
	b.ResetTimer()
	for i := range b.N {
		r := graphtest.PowerLaw(1_000_000+i, w.entities)
		start := time.Now()
		if _, err := w.store.Apply(context.Background(), graph.Change{Put: r}); err != nil {
			b.Fatal(err)
		}
		add += time.Since(start)
		start = time.Now()
		if _, err := w.store.Apply(context.Background(), graph.Change{Remove: r.Document.ID}); err != nil {
			b.Fatal(err)
		}
		remove += time.Since(start)
	}
	b.ReportMetric(float64(add.Microseconds())/float64(b.N), "add-µs")
	b.ReportMetric(float64(remove.Microseconds())/float64(b.N), "remove-µs")
}

// BenchmarkStore reports what it took to make and open the shared store.
func BenchmarkStore(b *testing.B) {
	w := shared(b)
	statements := w.documents * graphtest.ClaimsPerDocument
	for range b.N {
	}
	b.ReportMetric(float64(statements)/w.load.Seconds(), "statements-loaded/s")
	b.ReportMetric(float64(w.open.Milliseconds()), "open-ms")
	b.ReportMetric(float64(w.heap)/float64(statements), "heap-B/statement")
	b.ReportMetric(0, "ns/op")
}
