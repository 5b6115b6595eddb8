package graphtest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// roundsVariable sets how many random corpora a property is tried on.
const roundsVariable = "PARLEY_TEST_ROUNDS"

// rounds returns the number of random corpora that a property is tried on.
func (h *harness) rounds() int {
	s := os.Getenv(roundsVariable)
	if s == "" {
		return 5
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		h.t.Fatalf("%s: %v", roundsVariable, err)
	}
	return n
}

func corpus(rnd *rand.Rand, n int) []*graph.Reading {
	var out []*graph.Reading
	for i := range n {
		out = append(out, RandomReading(rnd, fmt.Sprintf("file-%d.txt", i)))
	}
	return out
}

func removalEqualsNeverHavingBeenThere(t *testing.T, h *harness) {
	for round := range h.rounds() {
		rnd := rand.New(rand.NewPCG(1, uint64(round)))
		readings := corpus(rnd, 14)
		split := 1 + rnd.IntN(10)
		with, without := h.open(), h.open()
		for _, r := range readings[:split] {
			h.apply(without, put(r))
		}
		want := h.quads(without)
		for _, r := range readings {
			h.apply(with, put(r))
		}
		if h.quads(with) == want {
			t.Fatal("more documents made no difference")
		}
		gone := readings[split:]
		rnd.Shuffle(len(gone), func(i, j int) { gone[i], gone[j] = gone[j], gone[i] })
		for len(gone) > 0 {
			n := 1 + rnd.IntN(len(gone))
			var changes []graph.Change
			for _, r := range gone[:n] {
				changes = append(changes, remove(r.Document.ID))
			}
			gone = gone[n:]
			h.apply(with, changes...)
		}
		h.same(fmt.Sprintf("round %d", round), h.quads(with), want)
		h.sameAnswers(with, without)
	}
}

func orderAndGroupingLeaveNoTrace(t *testing.T, h *harness) {
	for round := range h.rounds() {
		rnd := rand.New(rand.NewPCG(2, uint64(round)))
		readings := corpus(rnd, 16)
		// Some texts are found at two sources that tell them differently.
		for i := range 4 {
			other := *readings[i]
			other.Document.Sources = []string{fmt.Sprintf("copy-%d.txt", i)}
			other.Document.Title = "A copy"
			if i%2 == 0 {
				other.Claims = nil
			}
			readings = append(readings, &other)
		}
		one, other := h.open(), h.open()
		for _, r := range readings {
			h.apply(one, put(r))
		}
		rnd.Shuffle(len(readings), func(i, j int) { readings[i], readings[j] = readings[j], readings[i] })
		for rest := readings; len(rest) > 0; {
			n := 1 + rnd.IntN(len(rest))
			var changes []graph.Change
			for _, r := range rest[:n] {
				changes = append(changes, put(r))
			}
			rest = rest[n:]
			h.apply(other, changes...)
		}
		h.same(fmt.Sprintf("round %d", round), h.quads(other), h.quads(one))
		h.sameAnswers(other, one)
	}
}

func aDocumentThatComesTwiceAddsNothing(t *testing.T, h *harness) {
	s := h.open()
	r := RandomReading(rand.New(rand.NewPCG(3, 3)), "a.txt")
	if got := h.apply(s, put(r))[0]; got.Action != graph.Added || got.Document != r.Document.ID || got.Statements != len(r.Claims) {
		t.Errorf("first time: got %+v", got)
	}
	want := h.quads(s)
	if got := h.apply(s, put(r))[0]; got.Action != graph.Unchanged || got.Statements != 0 || len(got.Replaced) > 0 {
		t.Errorf("second time: got %+v", got)
	}
	h.same("same source", h.quads(s), want)
	elsewhere := *r
	elsewhere.Document.Sources = []string{"b.txt"}
	if got := h.apply(s, put(&elsewhere))[0]; got.Action != graph.Unchanged {
		t.Errorf("other source: got %+v", got)
	}
	doc := h.document(s, r.Document.ID)
	if fmt.Sprint(doc.Sources) != "[a.txt b.txt]" {
		t.Errorf("sources: got %v, want a.txt and b.txt", doc.Sources)
	}
}

func aChangedSourceReplacesItsDocument(t *testing.T, h *harness) {
	rnd := rand.New(rand.NewPCG(4, 4))
	old, fresh, fixed := RandomReading(rnd, "a.txt"), RandomReading(rnd, "a.txt"), RandomReading(rnd, "b.txt")
	s, clean := h.open(), h.open()
	h.apply(s, put(old), put(fixed))
	got := h.apply(s, put(fresh))[0]
	if got.Action != graph.Added || len(got.Replaced) != 1 || got.Replaced[0] != old.Document.ID {
		t.Errorf("got %+v, want %s to be replaced", got, old.Document.ID)
	}
	h.apply(clean, put(fixed), put(fresh))
	h.same("after the replacement", h.quads(s), h.quads(clean))

	// A text that is at another source as well stays when one source changes.
	both := *old
	both.Document.Sources = []string{"a.txt", "c.txt"}
	h.apply(s, put(&both))
	if got := h.apply(s, put(fresh))[0]; len(got.Replaced) != 0 {
		t.Errorf("got %+v, want nothing replaced", got)
	}
	if doc := h.document(s, old.Document.ID); fmt.Sprint(doc.Sources) != "[c.txt]" {
		t.Errorf("sources: got %v, want c.txt", doc.Sources)
	}
}
