//go:build unix

package cayley

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/bench"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/ingest"
)

// What TestFigures is asked for: make bench asks for a million statements and
// the page, plain tests for a few statements, to see that all sides agree.
var (
	figureStatements = flag.Int("figures", 8000, "statements of the graph that TestFigures measures")
	figurePage       = flag.String("page", "", "page whose table of figures TestFigures replaces")
)

// Sizes of the samples.
const (
	groupSize      = 50     // documents of one change while loading
	plainDocuments = 2_500  // documents that bare Cayley loads, too
	nearLeast      = 500    // entities of a neighbourhood to walk, at least
	nearMost       = 2_000  // and at most
	everyStatement = 10_000 // the greatest subgraph
)

// figures is a run of TestFigures.
type figures struct {
	*testing.T
	ctx    context.Context
	corpus bench.Corpus
	rounds int // how often a question is asked
	dir    string
	table  bench.Table
	store  *Store
	bare   *bench.Adjacency
	pg     *bench.Postgres // nil where there is none
	rnd    *rand.Rand
	ids    []graph.ID // of the entities, by number
}

func TestFigures(t *testing.T) {
	f := &figures{
		T: t, ctx: t.Context(), corpus: bench.Sized(*figureStatements), rounds: 30, dir: t.TempDir(), rnd: rand.New(rand.NewPCG(5, 5)),
	}
	if *figurePage != "" {
		f.rounds = 300
	}
	f.bare = bench.NewAdjacency(f.corpus)
	f.load()
	f.open()
	f.pg = f.postgres()
	f.neighbourhoods()
	f.paths()
	f.evidence()
	f.hub()
	f.searches()
	f.replacements()
	f.must(f.store.Close())
	t.Logf("%d statements, %d entities, %d documents:\n%s", f.corpus.Statements(), f.corpus.Entities, f.corpus.Documents, &f.table)
	if *figurePage != "" {
		f.must(bench.Replace(*figurePage, f.preface()+f.table.String()))
	}
}

func (f *figures) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *figures) preface() string {
	cpu := "an unknown processor"
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, rest, ok := strings.Cut(string(info), "model name\t: "); ok {
			cpu, _, _ = strings.Cut(rest, "\n")
		}
	}
	return fmt.Sprintf("\n%d statements, %d entities, %d documents; %s on %d cores (%s), every question asked %d times.\n\n",
		f.corpus.Statements(), f.corpus.Entities, f.corpus.Documents, runtime.Version(), runtime.NumCPU(), cpu, f.rounds)
}

// load fills the store, and bare Cayley with the quads of the first documents,
// in turns. On the way it adds single documents to see what that costs.
func (f *figures) load() {
	path := filepath.Join(f.dir, "graph")
	store, err := Open(path, Options{Linker: graphtest.Linker{}})
	f.must(err)
	defer func() { f.must(store.Close()) }()
	plain := newPlain(f, filepath.Join(f.dir, "plain"))
	var whole, same, sameUsed, bare, bareUsed time.Duration
	var curve []string
	var adding []time.Duration // time of the processor, by point of the curve
	next := 0                  // documents before the next point
	point := func(documents int) {
		text, used := f.addingOne(store, documents)
		curve, adding = append(curve, text), append(adding, used)
	}
	reading := f.reading()
	for n := 0; n < f.corpus.Documents; n += groupSize {
		if n >= next {
			point(n)
			next = max(f.corpus.Documents/100, 10*n)
		}
		var changes []graph.Change
		for i := n; i < min(n+groupSize, f.corpus.Documents); i++ {
			changes = append(changes, graph.Change{Put: f.corpus.Document(i).Reading})
		}
		start, used := time.Now(), processor()
		_, err := store.Apply(f.ctx, changes...)
		took := time.Since(start)
		f.must(err)
		whole += took
		if n < plainDocuments {
			same += took
			sameUsed += processor() - used
			t, u := plain.load(store, changes)
			bare += t
			bareUsed += u
		}
	}
	statements := float64(f.corpus.Statements())
	compared := float64(min(f.corpus.Documents, plainDocuments) * bench.ClaimsPerDocument)
	rate, plainRate := compared/same.Seconds(), float64(plain.quads)/bare.Seconds()
	byUse := compared / sameUsed.Seconds() / (float64(plain.quads) / bareUsed.Seconds())
	f.table.Add("load through the store, statements with evidence", fmt.Sprintf("%.0f statements/s (all %.0f: %.0f/s)", rate, statements, statements/whole.Seconds()),
		fmt.Sprintf("bare Cayley %.0f quads/s: %.2f statements a quad, %.2f by time of the processor", plainRate, rate/plainRate, byUse),
		"0.33 statements a quad", byUse >= 0.33)
	point(f.corpus.Documents)
	reading = (reading + f.reading()) / 2
	empty, full := reading+adding[0], reading+adding[len(adding)-1]
	more := float64(full) / float64(empty)
	f.table.Add("read a document of 40 statements and add it: time of the processor", fmt.Sprintf("to all statements %s, %s of them for reading", bench.Text(full), bench.Text(reading)),
		fmt.Sprintf("to an empty store %s: %.2f times", bench.Text(empty), more), "1.25 times", more <= 1.25)
	f.table.Note("add one document of 40 statements, by the statements there are: time (of the processor, writes to the file)", strings.Join(curve, "; "), "")
	info, err := os.Stat(path)
	f.must(err)
	f.table.Note("size of the file", fmt.Sprintf("%.0f MB, %.0f bytes a statement", float64(info.Size())/1e6, float64(info.Size())/statements), "")
}

// addingOne tells what adding one document takes when there are so many: on the
// clock, of the processor, and how often the file is written to, a page at a time
// for the most part. The last does not depend on the machine.
func (f *figures) addingOne(store *Store, documents int) (string, time.Duration) {
	var times bench.Times
	var remove []graph.Change
	var used time.Duration
	before := store.db.Stats().TxStats
	for i := range 20 {
		r := f.corpus.Document(f.corpus.Documents + i).Reading
		began := processor()
		f.must(times.Take(func() error {
			_, err := store.Apply(f.ctx, graph.Change{Put: r})
			return err
		}))
		used += processor() - began
		remove = append(remove, graph.Change{Remove: r.Document.ID})
	}
	after := store.db.Stats().TxStats
	used /= time.Duration(len(times))
	writes := (after.GetWrite() - before.GetWrite()) / int64(len(times))
	_, err := store.Apply(f.ctx, remove...)
	f.must(err)
	return fmt.Sprintf("%d: %s (%s, %d writes)", documents*bench.ClaimsPerDocument, bench.Text(times.At(0.5)), bench.Text(used), writes), used
}

// reading returns the time of the processor that it takes to read what makes as
// many statements as a document of the corpus has, of the example documents.
func (f *figures) reading() time.Duration {
	const examples = "../../examples"
	entries, err := os.ReadDir(examples)
	f.must(err)
	texts := make(map[string][]byte)
	for _, e := range entries {
		texts[e.Name()], err = os.ReadFile(filepath.Join(examples, e.Name()))
		f.must(err)
	}
	reader, err := ingest.NewReader()
	f.must(err)
	statements, began := 0, processor()
	for range 5 {
		for name, text := range texts {
			r, err := reader.Read(name, text)
			f.must(err)
			statements += len(r.Claims)
		}
	}
	return (processor() - began) * bench.ClaimsPerDocument / time.Duration(statements)
}

// processor returns the time that all processors have spent on this process.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// open opens the store and asks it one question.
func (f *figures) open() {
	before, anonymous := memory()
	start, used := time.Now(), processor()
	store, err := Open(filepath.Join(f.dir, "graph"), Options{Linker: graphtest.Linker{}})
	f.must(err)
	f.store = store
	f.must(store.View(f.ctx, func(v graph.View) error {
		stats, err := v.Stats(f.ctx)
		if err == nil && stats.Statements != f.corpus.Statements() {
			f.Errorf("the store has %d statements, want %d", stats.Statements, f.corpus.Statements())
		}
		return err
	}))
	took, used := time.Since(start), processor()-used
	after, resident := memory()
	f.table.Add("open the store, ready to answer", fmt.Sprintf("%s (%s of the processor)", bench.Text(took), bench.Text(used)), "", "about 3 s (3.5 at most)", took < 3500*time.Millisecond)
	f.table.Add("memory serving it", fmt.Sprintf("%.0f MB, %.0f bytes a statement (resident, without the file's pages: %.0f MB)",
		float64(after-before)/1e6, float64(after-before)/float64(f.corpus.Statements()), float64(resident-anonymous)/1e6),
		"", "600 MB", resident-anonymous < 600e6)
	f.must(store.View(f.ctx, func(v graph.View) error {
		for i := range f.corpus.Entities {
			found, err := v.Named(f.ctx, bench.Name(i))
			if err != nil || len(found) != 1 {
				return fmt.Errorf("%d entities are named %s: %w", len(found), bench.Name(i), errors.Join(err))
			}
			f.ids = append(f.ids, found[0].ID)
		}
		return nil
	}))
}

// memory returns the live heap, and what of the process's memory is in no file;
// the heap again where the system does not tell.
func memory() (heap, anonymous uint64) {
	runtime.GC()
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	anonymous = m.HeapAlloc
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, rest, ok := strings.Cut(string(status), "RssAnon:"); ok {
			var kB uint64
			if _, err := fmt.Sscan(rest, &kB); err == nil {
				anonymous = kB << 10
			}
		}
	}
	return m.HeapAlloc, anonymous
}

// postgres returns a loaded server, or nil where none is installed or none was
// asked for.
func (f *figures) postgres() *bench.Postgres {
	if *figurePage == "" {
		return nil
	}
	dir, err := os.MkdirTemp("", "parley-bench-")
	f.must(err)
	f.Cleanup(func() { os.RemoveAll(dir) })
	f.must(os.Chmod(dir, 0o755))
	pg, err := bench.StartPostgres(f.ctx, dir)
	if errors.Is(err, bench.ErrNoPostgres) {
		f.Log(err)
		return nil
	}
	f.must(err)
	f.Cleanup(func() { _ = pg.Close() })
	start := time.Now()
	f.must(pg.Load(f.ctx, f.corpus))
	f.Logf("PostgreSQL %s loaded in %s", pg.Version, bench.Text(time.Since(start)))
	return pg
}
