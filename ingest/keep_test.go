package ingest

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/ingest/queue"
)

// A flakyStore fails on so many changes.
type flakyStore struct {
	graph.Store
	failures int
}

func (s *flakyStore) Apply(ctx context.Context, changes ...graph.Change) ([]graph.Outcome, error) {
	if s.failures > 0 {
		s.failures--
		return nil, errors.New("disk full")
	}
	return s.Store.Apply(ctx, changes...)
}

// emptyStore returns a store and a queue in memory that have nothing.
func emptyStore(t *testing.T) (graph.Store, *queue.Queue) {
	t.Helper()
	memory, err := cayley.Memory(cayley.Options{Linker: graphtest.Linker{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { memory.Close() })
	sources, err := queue.Memory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sources.Close() })
	return memory, sources
}

func TestWhatTheStoreFailedOnIsTriedAgainAfterLongerAndLongerPauses(t *testing.T) {
	memory, sources := emptyStore(t)
	in := &Ingester{Store: &flakyStore{memory, 3}, Queue: sources, Read: func(name string, _ []byte) (*graph.Reading, error) {
		return graphtest.RandomReading(rand.New(rand.NewPCG(4, 4)), name), nil
	}}
	if _, err := in.Document(t.Context(), "upload.txt", []byte("text")); err == nil {
		t.Fatal("a document went into a store that fails")
	}
	var pauses []time.Duration
	var failures int
	in.keep(t.Context(), func(error) { failures++ }, func(pause time.Duration) bool {
		pauses = append(pauses, pause)
		return len(pauses) < 5
	})
	if want := []time.Duration{time.Second, 2 * time.Second, 4 * time.Second, time.Second, time.Second}; !slices.Equal(pauses, want) {
		t.Errorf("paused for %v, want %v", pauses, want)
	}
	if n, err := sources.Counts(); err != nil || failures != 2 || n != (queue.Counts{Done: 1}) {
		t.Errorf("after %d failures counts are %+v (%v), want 1 done after 2", failures, n, err)
	}
}

func TestADocumentInHandIsLeftToItsCaller(t *testing.T) {
	memory, sources := emptyStore(t)
	in := &Ingester{Store: memory, Queue: sources}
	in.Read = func(name string, _ []byte) (*graph.Reading, error) {
		sum, err := (&Ingester{Store: memory, Queue: sources, Read: in.Read}).Resume(t.Context())
		if err != nil || sum != (Summary{}) {
			t.Errorf("while the document is read, what is queued comes to %+v (%v)", sum, err)
		}
		return graphtest.RandomReading(rand.New(rand.NewPCG(4, 4)), name), nil
	}
	out, err := in.Document(t.Context(), "upload.txt", []byte("text"))
	if err != nil || out.Action != graph.Added {
		t.Fatalf("got %+v (%v)", out, err)
	}
}
