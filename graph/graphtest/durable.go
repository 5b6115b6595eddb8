package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// RunDurable tests stores that outlast their process. open opens the one that
// belongs to a folder, empty the first time, which links with Linker; a store on
// a server may take the folder for a name.
func RunDurable(t *testing.T, open func(t *testing.T, dir string) graph.Store) {
	t.Run("AStoreIsTheSameWhenItIsOpenedAgain", func(t *testing.T) {
		for round := range uint64(2) {
			openedAgain(t, round, open)
		}
	})
	t.Run("AClosedStoreTakesNoChangesAndAnswersNothing", func(t *testing.T) {
		s := open(t, t.TempDir())
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.View(context.Background(), func(graph.View) error { return nil }); err == nil {
			t.Error("a closed store was asked without an error")
		}
		if _, err := s.Apply(context.Background(), put(RandomReading(rand.New(rand.NewPCG(1, 1)), "a"))); err == nil {
			t.Error("a closed store took a change without an error")
		}
	})
}

// openedAgain makes the same changes to two stores, one of which is closed and
// opened again all the time, and asks both for everything: the graph, the
// judgements, and the statements of the past.
func openedAgain(t *testing.T, round uint64, open func(t *testing.T, dir string) graph.Store) {
	h := &harness{t: t}
	dir := t.TempDir()
	again, stays := open(t, dir), open(t, t.TempDir())
	defer func() {
		for _, s := range []graph.Store{again, stays} {
			if err := s.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		}
	}()
	rnd := rand.New(rand.NewPCG(39, round))
	readings := corpus(rnd, 10)
	judgements := randomJudgements(rnd, readings, 5)
	ever := make(map[graph.ID]bool)
	for step := range 14 {
		changes := []graph.Change{put(readings[rnd.IntN(len(readings))])}
		if j := judgements[rnd.IntN(len(judgements))]; rnd.IntN(3) == 0 {
			changes = append(changes, judgement(j.Undo(mark(25))))
		} else {
			changes = append(changes, judgement(j))
		}
		if step%5 == 4 {
			changes = append(changes, remove(changes[0].Put.Document.ID))
		}
		for _, s := range []graph.Store{again, stays} {
			h.apply(s, changes...)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		again = open(t, dir)
		what := fmt.Sprintf("round %d, step %d", round, step)
		h.same(what, h.quads(again), h.quads(stays))
		for _, st := range h.answers(stays).Statements {
			ever[st.ID] = true
		}
		past := func(s graph.Store) (judged []*graph.Judgement, became map[graph.ID]graph.ID) {
			became = make(map[graph.ID]graph.ID)
			h.view(s, func(v graph.View) {
				judged = all(h, func(r graph.Range) (graph.Page[*graph.Judgement], error) {
					return v.Judgements(context.Background(), graph.JudgementQuery{}, r)
				})
				for id := range ever {
					if st, err := v.Statement(context.Background(), id); err == nil {
						became[id] = st.ID
					}
				}
			})
			return judged, became
		}
		judged, became := past(again)
		wantJudged, wantBecame := past(stays)
		if !reflect.DeepEqual(judged, wantJudged) || !reflect.DeepEqual(became, wantBecame) {
			t.Fatalf("%s:\n got %s and %v\nwant %s and %v", what, show(judged), became, show(wantJudged), wantBecame)
		}
	}
	h.sameAnswers(again, stays)
}
