package graphtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func changesAreAllOrNothing(t *testing.T, h *harness) {
	s := h.open()
	ctx := context.Background()
	rnd := rand.New(rand.NewPCG(10, 10))
	kept, fresh := RandomReading(rnd, "a.txt"), RandomReading(rnd, "a.txt")
	h.apply(s, put(kept))
	want := h.quads(s)
	_, err := s.Apply(ctx, put(fresh), remove(graph.NewID(graph.DocumentNode, "nothing has this key")))
	if !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("removal of nothing: got %v, want %v", err, graph.ErrNotFound)
	}
	h.same("after a removal of nothing", h.quads(s), want)
	spoilt := *fresh
	spoilt.Version = "spoilt"
	spoilt.Document.Text += "!"
	if _, err := s.Apply(ctx, put(fresh), put(&spoilt)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("reading that does not hold together: got %v, want %v", err, graph.ErrInvalid)
	}
	h.same("after a bad reading", h.quads(s), want)
	// In order: the second change takes away what the first one brought.
	out := h.apply(s, put(fresh), remove(fresh.Document.ID), put(kept))
	if out[0].Action != graph.Added || len(out[0].Replaced) != 1 || out[1].Action != graph.Removed || out[2].Action != graph.Added {
		t.Errorf("got %+v", out)
	}
	h.same("after a change and its opposite", h.quads(s), want)
	if err := s.View(ctx, func(graph.View) error { return errStop }); !errors.Is(err, errStop) {
		t.Errorf("view: got %v, want the error of its function", err)
	}
}

var errStop = errors.New("stop")

func anyNumberOfWritersGiveTheSameGraph(t *testing.T, h *harness) {
	rnd := rand.New(rand.NewPCG(11, 11))
	readings := corpus(rnd, 60)
	one, many := h.open(), h.open()
	for _, r := range readings {
		h.apply(one, put(r))
	}
	h.apply(one, remove(readings[0].Document.ID))
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := worker; i < len(readings); i += 8 {
				if _, err := many.Apply(context.Background(), put(readings[i])); err != nil {
					t.Errorf("apply: %v", err)
				}
				if worker == 1 { // fails alone, whatever it is grouped with
					if _, err := many.Apply(context.Background(), remove("d0")); !errors.Is(err, graph.ErrNotFound) {
						t.Errorf("removal of nothing: got %v", err)
					}
				}
			}
		}()
	}
	wg.Wait()
	h.apply(many, remove(readings[0].Document.ID))
	h.same("eight writers", h.quads(many), h.quads(one))
	h.sameAnswers(many, one)
}

// readersSeeWholeCommits swaps documents while readers count them: every commit
// takes one document and brings one, so each view must see the same number, all
// with their statements and evidence.
func readersSeeWholeCommits(t *testing.T, h *harness) {
	const present, swaps = 10, 60
	rnd := rand.New(rand.NewPCG(12, 12))
	readings := corpus(rnd, present+swaps)
	s := h.open()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	for _, r := range readings[:present] {
		h.apply(s, put(r))
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for ctx.Err() == nil {
				if err := s.View(context.Background(), func(v graph.View) error { return checkWhole(v, present) }); err != nil {
					t.Errorf("a reader: %v", err)
					return
				}
			}
		}()
	}
	for i, r := range readings[present:] {
		h.apply(s, put(r), remove(readings[i].Document.ID))
	}
	stop()
	wg.Wait()
}

// aViewHoldsUpNoWriter writes while views are open, more than a store may have room
// for without making some, and asks each view for what it began with.
func aViewHoldsUpNoWriter(t *testing.T, h *harness) {
	rnd := rand.New(rand.NewPCG(13, 13))
	s := h.open()
	var look func(depth int)
	look = func(depth int) {
		if depth == 4 {
			return
		}
		h.view(s, func(v graph.View) {
			before, err := v.Stats(context.Background())
			if err != nil {
				t.Fatalf("depth %d: %v", depth, err)
			}
			big := note("Long read", fmt.Sprintf("long-%d.txt", depth), strings.Repeat(fmt.Sprintf("Volume %d goes on. ", depth), 60_000), "Volume", fmt.Sprint(depth))
			h.apply(s, put(big), put(RandomReading(rnd, fmt.Sprintf("short-%d.txt", depth))))
			look(depth + 1)
			h.apply(s, remove(big.Document.ID))
			after, err := v.Stats(context.Background())
			if err != nil || !reflect.DeepEqual(after, before) {
				t.Errorf("depth %d: a view had %+v and has %+v (%v)", depth, before, after, err)
			}
			if _, err := v.Document(context.Background(), big.Document.ID); !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("depth %d: a document that came and went since: got %v", depth, err)
			}
			if err := checkWhole(v, before.Documents); err != nil {
				t.Errorf("depth %d: %v", depth, err)
			}
		})
	}
	look(0)
}

// checkWhole returns an error when what a view shows does not fit together.
func checkWhole(v graph.View, documents int) error {
	ctx := context.Background()
	docs, err := v.Documents(ctx, "", graph.Range{First: graph.MaxPage})
	if err != nil {
		return err
	}
	stats, err := v.Stats(ctx)
	if err != nil {
		return err
	}
	if docs.Total != documents || stats.Documents != documents {
		return fmt.Errorf("%d documents, the statistics say %d, want %d", docs.Total, stats.Documents, documents)
	}
	sts, err := v.Statements(ctx, graph.StatementQuery{}, graph.Range{First: graph.MaxPage})
	if err != nil {
		return err
	}
	for _, it := range sts.Items {
		st := it.Value
		if _, err := v.Entity(ctx, st.Subject); err != nil {
			return err
		}
		for _, ev := range st.Evidence {
			if _, err := v.Document(ctx, ev.Document); err != nil {
				return err
			}
			if !ev.Verified {
				return fmt.Errorf("statement %s: evidence %+v is not verified", st.ID, ev)
			}
		}
	}
	return nil
}
