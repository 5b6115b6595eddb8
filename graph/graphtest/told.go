package graphtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// told returns a reading in which people meet: a text, and the names of those
// in it, each met by the one before.
func told(source string, names ...string) *graph.Reading {
	r := &graph.Reading{Document: graph.Document{Title: source, Sources: []string{source}}, Version: "test 1"}
	var text strings.Builder
	text.WriteString(source + ": ")
	for i, name := range names {
		start := text.Len()
		text.WriteString(name)
		r.Chains = append(r.Chains, graph.Chain{Type: graph.Person, Name: name, Named: true, Mentions: []graph.Span{{Start: start, End: text.Len()}}})
		text.WriteString(" met ")
		if i > 0 {
			r.Claims = append(r.Claims, graph.Claim{
				Subject: i - 1, Object: i, Relation: "meet", Phrase: "meet", Polarity: graph.Affirmed, Modality: graph.Fact,
				Speaker: graph.None, Place: graph.None, Confidence: 1, Span: graph.Span{Start: 0, End: start + len(name)}, Rule: "svo",
			})
		}
	}
	text.WriteString("nobody.")
	r.Document.Text = text.String()
	r.Document.ID = graph.DocumentID(r.Document.Text)
	return r
}

// person names a person, in one document when it is given.
func person(name string, in ...*graph.Reading) graph.Naming {
	n := graph.Naming{Type: graph.Person, Name: name}
	if len(in) > 0 {
		n.Document = in[0].Document.ID
	}
	return n
}

// is returns the entity that a naming stands for.
func (h *harness) is(s graph.Store, n graph.Naming) *graph.Entity {
	h.t.Helper()
	var e *graph.Entity
	h.view(s, func(v graph.View) {
		var err error
		if e, err = v.NamingEntity(context.Background(), n); err != nil {
			h.t.Fatalf("naming %s: %v", n, err)
		}
	})
	return e
}

func one(n graph.Naming) []graph.Naming { return []graph.Naming{n} }

func judgementsOutliveDocuments(t *testing.T, h *harness) {
	a, b := told("a.txt", "Anna Berg", "Carl Dorn"), told("b.txt", "Anne Bergh", "Carl Dorn")
	same := graph.NewJudgement(graph.Same, one(person("Anna Berg")), one(person("Anne Bergh")), mark(1))
	apart := graph.NewJudgement(graph.Different, one(person("Carl Dorn", b)), one(person("Carl Dorn")), mark(2))
	s, none := h.open(), h.open()
	h.apply(s, judgement(same), judgement(apart)) // before any document
	h.apply(s, put(a), put(b))
	want := h.quads(s)
	if x, y := h.is(s, person("Anna Berg")), h.is(s, person("Anne Bergh")); x.ID != y.ID || x.Name != "Anna Berg" || fmt.Sprint(x.Aliases) != "[Anne Bergh]" {
		t.Errorf("judged the same: got %+v and %+v", x, y)
	}
	if x, y := h.is(s, person("Carl Dorn")), h.is(s, person("Carl Dorn", b)); x.ID == y.ID || x.ID != h.is(s, person("Carl Dorn", a)).ID {
		t.Errorf("judged different: got %+v and %+v", x, y)
	}
	for _, r := range []*graph.Reading{a, b} {
		h.apply(s, remove(r.Document.ID))
		h.apply(s, put(r))
		h.same("after "+r.Document.Title+" went and came back", h.quads(s), want)
	}
	h.apply(s, remove(a.Document.ID), remove(b.Document.ID))
	h.same("without documents", h.quads(s), h.quads(none))
	h.apply(s, put(b), put(a))
	h.same("after both went and came back", h.quads(s), want)
}

func aSplitGivesBackWhatEachDocumentSays(t *testing.T, h *harness) {
	a, b, c := told("a.txt", "Anna Berg", "Carl Dorn"), told("b.txt", "Anna Berg", "Eva Falk"), told("c.txt", "Anna Berg", "Gina Holm")
	s := h.open()
	h.apply(s, put(a), put(b), put(c))
	before := h.quads(s)
	split := graph.NewJudgement(graph.Different, one(person("Anna Berg", b)), one(person("Anna Berg")), mark(1))
	h.apply(s, judgement(split))
	met := func(n graph.Naming) string {
		var names []string
		h.view(s, func(v graph.View) {
			for _, nb := range all(h, func(r graph.Range) (graph.Page[graph.Neighbor], error) {
				return v.Neighbors(context.Background(), h.is(s, n).ID, graph.Both, graph.Filter{}, r)
			}) {
				names = append(names, nb.Entity.Name)
			}
		})
		slices.Sort(names)
		return strings.Join(names, ", ")
	}
	if got := met(person("Anna Berg")); got != "Carl Dorn, Gina Holm" {
		t.Errorf("what stayed: met %s", got)
	}
	if got := met(person("Anna Berg", b)); got != "Eva Falk" {
		t.Errorf("what was taken out: met %s", got)
	}
	h.view(s, func(v graph.View) {
		for entity, want := range map[graph.ID]string{
			h.is(s, person("Anna Berg")).ID:    fmt.Sprint([]graph.NamingCount{{Naming: person("Anna Berg"), Documents: 2}}),
			h.is(s, person("Anna Berg", b)).ID: fmt.Sprint([]graph.NamingCount{{Naming: person("Anna Berg", b), Documents: 1}}),
		} {
			if got, err := v.Namings(context.Background(), entity, ""); fmt.Sprint(got) != want || err != nil {
				t.Errorf("namings of %s: got %v, %v, want %s", entity, got, err, want)
			}
		}
		got, err := v.Namings(context.Background(), h.is(s, person("Anna Berg")).ID, c.Document.ID)
		if want := []graph.NamingCount{{Naming: person("Anna Berg", c), Documents: 1}}; !slices.Equal(got, want) || err != nil {
			t.Errorf("namings in one document: got %v, %v, want %v", got, err, want)
		}
		if _, err := v.Namings(context.Background(), graph.NewID(graph.EntityNode, "nobody"), ""); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("namings of nobody: got %v", err)
		}
		if _, err := v.NamingEntity(context.Background(), person("Nobody")); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("entity of a name that no document uses: got %v", err)
		}
	})
	h.apply(s, judgement(split.Undo(mark(2))))
	h.same("taken back", h.quads(s), before)
}

func oldIDsLeadToWhatTheyBecame(t *testing.T, h *harness) {
	a, b := told("a.txt", "Anna Berg", "Carl Dorn"), told("b.txt", "Anne Bergh", "Eva Falk")
	s := h.open()
	h.apply(s, put(a), put(b))
	anna, anne := h.is(s, person("Anna Berg")), h.is(s, person("Anne Bergh"))
	leads := func(what string, id, to graph.ID) {
		t.Helper()
		ctx := context.Background()
		h.view(s, func(v graph.View) {
			if e, err := v.Entity(ctx, id); err != nil || e.ID != to {
				t.Errorf("%s: entity: got %+v, %v, want %s", what, e, err, to)
			}
			now, err := v.Mentions(ctx, to, graph.Range{})
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			if m, err := v.Mentions(ctx, id, graph.Range{}); err != nil || !reflect.DeepEqual(m, now) {
				t.Errorf("%s: mentions: got %+v, %v, want %+v", what, m, err, now)
			}
			for _, f := range []graph.Filter{{Subject: id}, {Entity: id}} {
				if p, err := v.Statements(ctx, graph.StatementQuery{Filter: f}, graph.Range{}); err != nil || p.Total == 0 {
					t.Errorf("%s: statements of %+v: got %d, %v", what, f, p.Total, err)
				}
			}
			if g, err := v.Subgraph(ctx, []graph.ID{id}, 1, 10, graph.Filter{}); err != nil || len(g.Statements) == 0 {
				t.Errorf("%s: subgraph: got %+v, %v", what, g, err)
			}
			if p, err := v.Paths(ctx, id, h.is(s, person("Eva Falk")).ID, 3, 1, graph.Filter{}); err != nil || to == anna.ID && what != "a split taken back" && len(p) != 1 {
				t.Errorf("%s: paths: got %+v, %v", what, p, err)
			}
			if p, err := v.EntityDocuments(ctx, id, graph.Range{}); err != nil || p.Total == 0 {
				t.Errorf("%s: documents: got %+v, %v", what, p, err)
			}
		})
	}
	same := graph.NewJudgement(graph.Same, one(person("Anna Berg")), one(person("Anne Bergh")), mark(1))
	h.apply(s, judgement(same))
	leads("what was merged", anne.ID, anna.ID)
	leads("what it was merged into", anna.ID, anna.ID)
	h.apply(s, judgement(same.Undo(mark(2))))
	if got := h.is(s, person("Anne Bergh")); got.ID != anne.ID {
		t.Errorf("a merge taken back: got %+v, want %s", got, anne.ID)
	}
	c := told("c.txt", "Anna Berg", "Gina Holm")
	h.apply(s, put(c))
	split := graph.NewJudgement(graph.Different, one(person("Anna Berg", c)), one(person("Anna Berg")), mark(3))
	h.apply(s, judgement(split))
	part := h.is(s, person("Anna Berg", c))
	if part.ID == anna.ID {
		t.Fatal("a split made no entity")
	}
	h.apply(s, judgement(split.Undo(mark(4))))
	leads("a split taken back", part.ID, anna.ID)

	// At random: what was once an entity leads to one, as long as its documents
	// are there.
	led := 0
	for round := range uint64(h.rounds()) {
		rnd := rand.New(rand.NewPCG(33, round))
		readings := corpus(rnd, 12)
		s := h.open()
		for _, r := range readings {
			h.apply(s, put(r))
		}
		seen := make(map[graph.ID]bool)
		judgements := randomJudgements(rnd, readings, 6)
		for range 20 {
			for _, e := range h.answers(s).Entities {
				seen[e.ID] = true
			}
			j := judgements[rnd.IntN(len(judgements))]
			if rnd.IntN(2) == 0 {
				j = j.Undo(mark(25))
			}
			h.apply(s, judgement(j))
			h.view(s, func(v graph.View) {
				for id := range seen {
					e, err := v.Entity(context.Background(), id)
					if err != nil {
						t.Fatalf("round %d: what was once an entity: %v", round, err)
					}
					if e.ID != id {
						led++
					}
				}
			})
		}
	}
	if led < 20 {
		t.Errorf("only %d old IDs were asked for: the test shows nothing", led)
	}
}

func contradictionsAreRefused(t *testing.T, h *harness) {
	s := h.open()
	ctx := context.Background()
	h.apply(s, put(told("a.txt", "Anna Berg", "Carl Dorn", "Eva Falk")))
	first := graph.NewJudgement(graph.Same, one(person("Anna Berg")), one(person("Carl Dorn")), mark(1))
	second := graph.NewJudgement(graph.Same, one(person("Eva Falk")), one(person("Carl Dorn")), mark(2))
	against := graph.NewJudgement(graph.Different, one(person("Anna Berg")), one(person("Eva Falk")), mark(3))
	h.apply(s, judgement(first), judgement(second))
	want := h.quads(s)
	_, err := s.Apply(ctx, put(told("b.txt", "Gina Holm")), judgement(against))
	if !errors.Is(err, graph.ErrConflict) {
		t.Fatalf("got %v, want %v", err, graph.ErrConflict)
	}
	for _, part := range []string{string(first.ID), string(second.ID), "Anna Berg", "Eva Falk"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("got %q, want it to name %s", err, part)
		}
	}
	h.same("after a contradiction", h.quads(s), want)
	h.apply(s, judgement(second.Undo(mark(4))), judgement(against))
	if _, err := s.Apply(ctx, judgement(second)); !errors.Is(err, graph.ErrConflict) {
		t.Errorf("got %v, want %v", err, graph.ErrConflict)
	}
	bad := *first
	bad.Made.By = ""
	if _, err := s.Apply(ctx, judgement(&bad)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a judgement by nobody: got %v, want %v", err, graph.ErrInvalid)
	}
}

func judgementsAreListed(t *testing.T, h *harness) {
	ctx := context.Background()
	s := h.open()
	h.apply(s, put(told("a.txt", "Anna Berg", "Carl Dorn", "Eva Falk", "Gina Holm")))
	var want []*graph.Judgement
	for day, names := range [][2]string{{"Anna Berg", "Carl Dorn"}, {"Eva Falk", "Gina Holm"}, {"Carl Dorn", "Ida Jung"}, {"Eva Falk", "Karl Lenz"}} {
		j := graph.NewJudgement(graph.Same, one(person(names[0])), one(person(names[1])), mark(1+day))
		if out := h.apply(s, judgement(j), judgement(j)); out[0].Action != graph.Added || out[1].Action != graph.Unchanged {
			t.Errorf("made twice: got %+v", out)
		}
		want = append(want, j)
	}
	want[0] = want[0].Undo(mark(20))
	if out := h.apply(s, judgement(want[0]))[0]; out.Action != graph.Removed {
		t.Errorf("taken back: got %+v", out)
	}
	slices.Reverse(want[1:]) // the last ones first; the one that was taken back is the very last
	yes, no := true, false
	h.view(s, func(v graph.View) {
		list := func(q graph.JudgementQuery) []*graph.Judgement {
			return all(h, func(r graph.Range) (graph.Page[*graph.Judgement], error) { return v.Judgements(ctx, q, r) })
		}
		for _, test := range []struct {
			q    graph.JudgementQuery
			want []*graph.Judgement
		}{
			{graph.JudgementQuery{}, want},
			{graph.JudgementQuery{Undone: &yes}, want[:1]},
			{graph.JudgementQuery{Undone: &no}, want[1:]},
			{graph.JudgementQuery{Entity: h.is(s, person("Carl Dorn")).ID}, []*graph.Judgement{want[0], want[2]}},
			{graph.JudgementQuery{Entity: h.is(s, person("Gina Holm")).ID}, []*graph.Judgement{want[1], want[3]}},
		} {
			if got := list(test.q); !reflect.DeepEqual(got, test.want) {
				t.Errorf("%+v:\n got %s\nwant %s", test.q, show(got), show(test.want))
			}
		}
		back, err := v.Judgements(ctx, graph.JudgementQuery{}, graph.Range{Last: 2})
		if err != nil || len(back.Items) != 2 || back.Items[1].Value.ID != want[3].ID || back.HasNext || !back.HasPrevious {
			t.Errorf("the last two: got %+v, %v", back, err)
		}
		if _, err := v.Judgements(ctx, graph.JudgementQuery{}, graph.Range{After: "nowhere"}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("bad cursor: got %v", err)
		}
		if got, err := v.Judgement(ctx, want[0].ID); err != nil || !reflect.DeepEqual(got, want[0]) {
			t.Errorf("by ID: got %+v, %v, want %+v", got, err, want[0])
		}
		if _, err := v.Judgement(ctx, graph.NewID(graph.JudgementNode, "none")); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("no judgement: got %v", err)
		}
	})
}
