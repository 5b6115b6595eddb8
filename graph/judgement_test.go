package graph_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
)

// Words on the same matter follow each other whatever the clock says: it may stand
// still, jump and go backwards.
func TestEveryWordIsLaterThanTheOneBeforeItWhateverTheClockSays(t *testing.T) {
	rnd := rand.New(rand.NewPCG(37, 37))
	clock := func() graph.Mark {
		return graph.Mark{By: "a tester", At: time.Date(2024, 5, 1, 8, 0, rnd.IntN(3), rnd.IntN(1e9), time.FixedZone("far", 3600*rnd.IntN(3)))}
	}
	this, that := []graph.Naming{{Type: graph.Person, Name: "Anna Berg"}}, []graph.Naming{{Type: graph.Person, Name: "Carl Dorn"}}
	said := []*graph.Judgement{graph.NewJudgement(graph.Same, this, that, clock())}
	for range 200 {
		last := said[len(said)-1]
		next := last.Undo(clock())
		if last.Undone != nil {
			next = graph.NewJudgement(graph.Same, this, that, clock()).Again(last)
		}
		if err := next.Check(); err != nil {
			t.Fatal(err)
		}
		if next.Undone != nil && next.Undone.At.Before(next.Made.At) {
			t.Errorf("made at %v, taken back at %v", next.Made.At, next.Undone.At)
		}
		for i, earlier := range said {
			if !next.Later(earlier) || earlier.Later(next) {
				t.Fatalf("word %d (%+v) is not earlier than word %d (%+v)", i, earlier, len(said), next)
			}
		}
		said = append(said, next)
	}
	if first := said[0]; first.Later(first) {
		t.Error("a word is later than itself")
	}
}

func TestALaterClockIsTakenAtItsWord(t *testing.T) {
	at := func(hour int) graph.Mark {
		return graph.Mark{By: "a tester", At: time.Date(2024, 5, 1, hour, 0, 0, 0, time.UTC)}
	}
	j := graph.NewJudgement(graph.Same, []graph.Naming{{Type: graph.Person, Name: "A"}}, []graph.Naming{{Type: graph.Person, Name: "B"}}, at(8))
	undone := j.Undo(at(9))
	again := graph.NewJudgement(graph.Same, j.These, j.Those, at(10)).Again(undone)
	if undone.Undone.At.Hour() != 9 || again.Made.At.Hour() != 10 || j.Undone != nil {
		t.Errorf("taken back at %v, made again at %v", undone.Undone.At, again.Made.At)
	}
	if back := j.Undo(at(7)); !back.Undone.At.Equal(j.Made.At) || !back.Last().Equal(j.Made.At) {
		t.Errorf("taken back at %v by a clock that went back, made at %v", back.Undone.At, j.Made.At)
	}
}
