package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/queue"
)

// made reads a made-up document out of any bytes: the same out of the same.
// Empty ones are no document, and "bug" brings one out.
func made(name string, data []byte) (*graph.Reading, error) {
	switch string(data) {
	case "":
		return nil, errors.New("it holds no text")
	case "bug":
		panic("a tree without a root")
	}
	sum := fnv.New64a()
	sum.Write(data)
	return graphtest.RandomReading(rand.New(rand.NewPCG(50, sum.Sum64())), name), nil
}

// newIngester returns an ingester into memory.
func newIngester(t *testing.T) *ingest.Ingester {
	t.Helper()
	store, err := cayley.Memory(cayley.Options{Linker: graphtest.Linker{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	sources, err := queue.Memory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sources.Close() })
	return &ingest.Ingester{Read: made, Store: store, Queue: sources, Workers: 3}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// nquads returns the canonical N-Quads of a store.
func nquads(t *testing.T, s graph.Store) string {
	t.Helper()
	var b strings.Builder
	err := s.View(t.Context(), func(v graph.View) error {
		return v.Quads(t.Context(), func(q graph.Quad) error {
			_, err := fmt.Fprintln(&b, q)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// became lists the sources of a queue, a line each.
func became(t *testing.T, q *queue.Queue) string {
	t.Helper()
	p, err := q.List("", graph.Range{First: graph.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, it := range p.Items {
		e := it.Value
		fmt.Fprintln(&b, filepath.Base(e.Source), e.Status, e.Reason)
		if (e.Document != "") != (e.Status == queue.Done) {
			t.Errorf("%s is %s with document %q", e.Source, e.Status, e.Document)
		}
	}
	return b.String()
}

func TestEverySourceEndsDoneOrRejectedWithAReason(t *testing.T) {
	in := newIngester(t)
	dir := t.TempDir()
	write(t, filepath.Join(dir, "bug.txt"), "bug")
	write(t, filepath.Join(dir, "empty.txt"), "")
	write(t, filepath.Join(dir, "good.txt"), "good")
	var told []string
	in.Events = func(ev ingest.Event) {
		told = append(told, fmt.Sprintf("%s %s %d/%d", filepath.Base(ev.Source), ev.Status, ev.Finished, ev.Total))
	}
	sum, err := in.Paths(t.Context(), []string{dir, filepath.Join(dir, "none.txt")})
	if err != nil || sum.Added != 1 || sum.Rejected != 3 {
		t.Fatalf("got %+v (%v), want 1 added and 3 rejected", sum, err)
	}
	want := `bug.txt REJECTED it cannot be read because of a bug in this program, please report it: a tree without a root
empty.txt REJECTED it holds no text
good.txt DONE 
none.txt REJECTED cannot be read: no such file or directory (check the path and its permissions)
`
	if got := became(t, in.Queue); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(told) != 7 || told[0] != "none.txt REJECTED 1/4" || told[1] != "bug.txt QUEUED 1/4" || !strings.HasSuffix(told[6], " 4/4") {
		t.Errorf("told %q", told)
	}
}

func TestADocumentIsQueuedAndGoesToItsEnd(t *testing.T) {
	in := newIngester(t)
	ctx, cancel := context.WithCancel(t.Context())
	in.Read = func(name string, data []byte) (*graph.Reading, error) {
		if got := became(t, in.Queue); !strings.Contains(got, name+" QUEUED") {
			t.Errorf("while %s is read, the queue has %q", name, got)
		}
		cancel() // who sent it has gone
		return made(name, data)
	}
	out, err := in.Document(ctx, "a.txt", []byte("text"))
	if err != nil || out.Action != graph.Added {
		t.Fatalf("got %+v (%v)", out, err)
	}
	if _, err := in.Document(t.Context(), "b.txt", nil); !errors.Is(err, graph.ErrInvalid) || err.Error() != "it holds no text" {
		t.Errorf("an empty document: %v", err)
	}
	if _, err := in.Document(t.Context(), "c.txt", []byte("bug")); err == nil || errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a bug of ours is told as %v", err)
	}
	if got := became(t, in.Queue); !strings.HasPrefix(got, "a.txt DONE \nb.txt REJECTED it holds no text\nc.txt REJECTED ") {
		t.Errorf("the queue has %q", got)
	}
}

// A brokenStore fails on every change.
type brokenStore struct{ graph.Store }

func (brokenStore) Apply(context.Context, ...graph.Change) ([]graph.Outcome, error) {
	return nil, errors.New("disk full")
}

func TestWhatTheStoreFailsOnStaysQueuedAndIsGoneOnWithFromAnywhere(t *testing.T) {
	in := newIngester(t)
	t.Chdir(t.TempDir())
	for i := range 100 {
		write(t, fmt.Sprintf("%02d.txt", i), fmt.Sprint(i))
	}
	whole := newIngester(t)
	if _, err := whole.Paths(t.Context(), []string{"."}); err != nil {
		t.Fatal(err)
	}
	if _, err := whole.Document(t.Context(), "upload", []byte("text")); err != nil {
		t.Fatal(err)
	}
	good := in.Store
	in.Store = brokenStore{good}
	if _, err := in.Paths(t.Context(), []string{"."}); err == nil || !strings.HasSuffix(err.Error(), "disk full") {
		t.Fatalf("got %v", err)
	}
	if _, err := in.Document(t.Context(), "upload", []byte("text")); err == nil {
		t.Fatal("a document went into a broken store")
	}
	if n, err := in.Queue.Counts(); err != nil || n != (queue.Counts{Queued: 101}) {
		t.Fatalf("counts are %+v (%v), want 101 queued", n, err)
	}
	in.Store = good
	t.Chdir(t.TempDir()) // the paths were relative to where they were given
	sum, err := in.Resume(t.Context())
	if err != nil || sum.Added != 101 {
		t.Fatalf("got %+v (%v), want 101 added", sum, err)
	}
	if nquads(t, in.Store) != nquads(t, whole.Store) {
		t.Error("the graph differs from that of an undisturbed run")
	}
}

// A gatedStore lets no change through until its gate opens.
type gatedStore struct {
	graph.Store
	gate chan struct{}
}

func (s gatedStore) Apply(ctx context.Context, changes ...graph.Change) ([]graph.Outcome, error) {
	select {
	case <-s.gate:
		return s.Store.Apply(ctx, changes...)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestASlowStoreStopsTheReaders(t *testing.T) {
	in := newIngester(t)
	dir := t.TempDir()
	const n = 600
	for i := range n {
		write(t, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), fmt.Sprint(i))
	}
	gate := make(chan struct{})
	in.Store = gatedStore{in.Store, gate}
	var read atomic.Int64
	in.Read = func(name string, data []byte) (*graph.Reading, error) {
		read.Add(1)
		return made(name, data)
	}
	done := make(chan error)
	go func() {
		_, err := in.Paths(t.Context(), []string{dir})
		done <- err
	}()
	for last := int64(-1); read.Load() != last || last == 0; time.Sleep(200 * time.Millisecond) {
		last = read.Load()
	}
	if got := read.Load(); got > 150 {
		t.Errorf("%d sources were read while the store took none", got)
	}
	close(gate)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if got := read.Load(); got != n {
		t.Errorf("%d sources were read, want %d", got, n)
	}
}

func TestAnEndedContextLeavesTheRestQueued(t *testing.T) {
	in := newIngester(t)
	dir := t.TempDir()
	for i := range 300 {
		write(t, filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), fmt.Sprint(i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	in.Events = func(ev ingest.Event) {
		if ev.Status == ingest.Done {
			cancel()
		}
	}
	sum, err := in.Paths(ctx, []string{dir})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want %v", err, context.Canceled)
	}
	n, err := in.Queue.Counts()
	if err != nil || n.Queued == 0 || n.Done != sum.Added {
		t.Errorf("counts are %+v (%v) after %+v", n, err, sum)
	}
}

// While documents are read no faster than they come, so many are in hand and no
// more: the next one is refused, and nothing is left of it. None of the others is
// lost.
func TestADocumentTooManyIsRefusedAndComesAgain(t *testing.T) {
	in := newIngester(t)
	gate := make(chan struct{})
	var reading, most atomic.Int64
	in.Read = func(name string, data []byte) (*graph.Reading, error) {
		now := reading.Add(1)
		defer reading.Add(-1)
		for {
			if have := most.Load(); now <= have || most.CompareAndSwap(have, now) {
				break
			}
		}
		<-gate
		return made(name, data)
	}
	name := func(i int) string { return fmt.Sprintf("upload-%03d", i) }
	var coming sync.WaitGroup
	for i := range ingest.MaxInHand {
		coming.Go(func() {
			if _, err := in.Document(t.Context(), name(i), []byte(name(i))); err != nil {
				t.Errorf("%s: %v", name(i), err)
			}
		})
	}
	for {
		if n, err := in.Queue.Counts(); err != nil || n.Queued == ingest.MaxInHand {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	late := name(ingest.MaxInHand)
	_, err := in.Document(t.Context(), late, []byte(late))
	if !errors.Is(err, graph.ErrBusy) || !strings.Contains(err.Error(), "try this one again in a while") {
		t.Errorf("one too many: got %v, want %v", err, graph.ErrBusy)
	}
	if strings.Contains(became(t, in.Queue), late) {
		t.Error("what was refused is in the queue")
	}
	close(gate)
	coming.Wait()
	if got := most.Load(); got != int64(in.Workers) {
		t.Errorf("%d documents were read at once, want %d", got, in.Workers)
	}
	if n, err := in.Queue.Counts(); err != nil || n != (queue.Counts{Done: ingest.MaxInHand}) {
		t.Errorf("counts are %+v (%v), want %d done", n, err, ingest.MaxInHand)
	}
	if out, err := in.Document(t.Context(), late, []byte(late)); err != nil || out.Action != graph.Added {
		t.Errorf("when it comes again: got %+v (%v)", out, err)
	}
	whole := newIngester(t)
	for i := range ingest.MaxInHand + 1 {
		if _, err := whole.Document(t.Context(), name(i), []byte(name(i))); err != nil {
			t.Fatal(err)
		}
	}
	if nquads(t, in.Store) != nquads(t, whole.Store) {
		t.Error("the graph differs from that of one document after the other")
	}
}
