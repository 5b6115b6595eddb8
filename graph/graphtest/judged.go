package graphtest

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// mark returns who judged something on a day of 2024.
func mark(day int) graph.Mark {
	return graph.Mark{By: "a tester", At: time.Date(2024, 1, day, 12, 0, 0, 0, time.UTC)}
}

// randomNaming returns what a reading calls something, in that document alone
// every other time, and always for what is only described.
func randomNaming(rnd *rand.Rand, readings []*graph.Reading) graph.Naming {
	r := readings[rnd.IntN(len(readings))]
	c := r.Chains[rnd.IntN(len(r.Chains))]
	n := graph.Naming{Type: c.Type, Name: c.Name}
	if !c.Named || rnd.IntN(2) == 0 {
		n.Document = r.Document.ID
	}
	return n
}

// randomJudgement returns a judgement on what readings speak of.
func randomJudgement(rnd *rand.Rand, readings []*graph.Reading) *graph.Judgement {
	for {
		var these, those []graph.Naming
		for range 1 + rnd.IntN(2) {
			these = append(these, randomNaming(rnd, readings))
		}
		for range 1 + rnd.IntN(3) {
			those = append(those, randomNaming(rnd, readings))
		}
		j := graph.NewJudgement([]graph.Verdict{graph.Same, graph.Different}[rnd.IntN(2)], these, those, mark(1+rnd.IntN(20)))
		if j.Check() == nil {
			return j
		}
	}
}

// randomJudgements returns judgements that do not contradict each other.
func randomJudgements(rnd *rand.Rand, readings []*graph.Reading, n int) []*graph.Judgement {
	var out []*graph.Judgement
	for len(out) < n {
		more := append(slices.Clone(out), randomJudgement(rnd, readings))
		if _, err := judge.New(more); err == nil {
			out = more
		}
	}
	return out
}

// agrees fails the test when a store does not hold what the model says.
func (h *harness) agrees(what string, s graph.Store, m *model) {
	h.t.Helper()
	got := h.answers(s)
	if want := m.list(graph.Filter{}, graph.ByConfidence); !reflect.DeepEqual(got.Statements, want) {
		h.t.Fatalf("%s: statements:\n got %s\nwant %s", what, show(got.Statements), show(want))
	}
	for _, e := range got.Entities {
		if want := m.entities[e.ID]; want == nil || fmt.Sprint(*e) != fmt.Sprint(*want) {
			h.t.Fatalf("%s: entity: got %+v, want %+v", what, e, want)
		}
		if !slices.Equal(got.Mentions[e.ID], m.mentions[e.ID]) {
			h.t.Fatalf("%s: mentions of %s:\n got %v\nwant %v", what, e.ID, got.Mentions[e.ID], m.mentions[e.ID])
		}
	}
	if len(got.Entities) != len(m.entities) {
		h.t.Fatalf("%s: %d entities, want %d", what, len(got.Entities), len(m.entities))
	}
}

func judgementsHold(t *testing.T, h *harness) {
	changed := 0
	for round := range uint64(h.rounds() * 3) {
		rnd := rand.New(rand.NewPCG(30, round))
		readings := corpus(rnd, 10)
		judgements := randomJudgements(rnd, readings, 1+rnd.IntN(6))
		s := h.open()
		for _, r := range readings {
			h.apply(s, put(r))
		}
		before := h.quads(s)
		for _, j := range judgements {
			if out := h.apply(s, judgement(j))[0]; out.Judgement != j.ID || out.Document != "" {
				t.Fatalf("got %+v, want judgement %s", out, j.ID)
			}
		}
		if h.quads(s) != before {
			changed++
		}
		m := newModel(readings, judgements...)
		h.agrees(fmt.Sprintf("round %d", round), s, m)
		of := m.link()
		// entities returns those of the chains that a naming means.
		entities := func(n graph.Naming) map[graph.ID]bool {
			out := make(map[graph.ID]bool)
			for _, r := range readings {
				for i, c := range r.Chains {
					if m.profiled(r, i) && c.Type == n.Type && c.Name == n.Name &&
						(n.Document == r.Document.ID || n.Document == "" && !m.judged.Singles(r.Document.ID, c.Type, c.Name)) {
						out[of(r, i)] = true
					}
				}
			}
			return out
		}
		for _, j := range judgements {
			one, others := make(map[graph.ID]bool), make(map[graph.ID]bool)
			for _, n := range j.These {
				maps.Copy(one, entities(n))
			}
			for _, n := range j.Those {
				maps.Copy(others, entities(n))
			}
			if j.Verdict == graph.Same {
				maps.Copy(one, others)
				others = nil
			}
			if len(one) > 1 {
				t.Errorf("round %d: %+v: these are %d entities", round, j, len(one))
			}
			for id := range one {
				if others[id] {
					t.Errorf("round %d: %+v: these and those are both %s", round, j, id)
				}
			}
		}
	}
	if changed < h.rounds()*2 {
		t.Errorf("judgements changed only %d graphs: the test shows nothing", changed)
	}
}

func judgementsTakenBackLeaveNoTrace(t *testing.T, h *harness) {
	for round := range uint64(h.rounds() * 2) {
		rnd := rand.New(rand.NewPCG(31, round))
		readings := corpus(rnd, 14)
		judgements := randomJudgements(rnd, readings, 8)
		s, clean := h.open(), h.open()
		present := make(map[graph.ID]*graph.Reading)
		made := make(map[graph.ID]*graph.Judgement)
		for range 60 {
			switch r, j := readings[rnd.IntN(len(readings))], judgements[rnd.IntN(len(judgements))]; {
			case rnd.IntN(2) == 0:
				if made[j.ID] == nil {
					h.apply(s, judgement(j))
					made[j.ID] = j
				} else {
					h.apply(s, judgement(j.Undo(mark(25))))
					delete(made, j.ID)
				}
			case present[r.Document.ID] == nil:
				h.apply(s, put(r))
				present[r.Document.ID] = r
			case rnd.IntN(2) == 0:
				h.apply(s, remove(r.Document.ID))
				delete(present, r.Document.ID)
			}
		}
		var left []*graph.Reading
		for _, id := range slices.Sorted(maps.Keys(present)) {
			left = append(left, present[id])
			h.apply(clean, put(present[id]))
		}
		h.agrees(fmt.Sprintf("round %d", round), s, newModel(left, slices.Collect(maps.Values(made))...))
		var undo []graph.Change
		for _, j := range made {
			undo = append(undo, judgement(j.Undo(mark(26))))
		}
		h.apply(s, undo...)
		h.same(fmt.Sprintf("round %d", round), h.quads(s), h.quads(clean))
		h.sameAnswers(s, clean)
	}
}

func orderOfDocumentsAndJudgementsLeavesNoTrace(t *testing.T, h *harness) {
	for round := range uint64(h.rounds()) {
		rnd := rand.New(rand.NewPCG(32, round))
		readings := corpus(rnd, 14)
		var changes []graph.Change
		for _, r := range readings {
			changes = append(changes, put(r))
		}
		for _, j := range randomJudgements(rnd, readings, 6) {
			changes = append(changes, judgement(j))
		}
		one, other := h.open(), h.open()
		for _, c := range changes {
			h.apply(one, c)
		}
		rnd.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
		for rest := changes; len(rest) > 0; {
			n := 1 + rnd.IntN(len(rest))
			h.apply(other, rest[:n]...)
			rest = rest[n:]
		}
		h.same(fmt.Sprintf("round %d", round), h.quads(other), h.quads(one))
		h.sameAnswers(other, one)
	}
}
