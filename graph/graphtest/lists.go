package graphtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// note returns a reading of a text with one chain for each name, and a claim
// that joins the first two.
func note(title, source, text string, names ...string) *graph.Reading {
	r := &graph.Reading{Document: graph.Document{ID: graph.DocumentID(text), Title: title, Text: text}, Version: "test 1"}
	if source != "" {
		r.Document.Sources = []string{source}
	}
	for _, name := range names {
		parts := strings.Split(name, "|") // the name, then its aliases
		at := strings.Index(text, parts[0])
		r.Chains = append(r.Chains, graph.Chain{
			Type: graph.Person, Name: parts[0], Aliases: parts[1:], Named: true, Mentions: []graph.Span{{Start: at, End: at + len(parts[0])}},
		})
	}
	if len(names) > 1 {
		r.Claims = []graph.Claim{{
			Subject: 0, Object: 1, Relation: "meet", Phrase: "meet", Polarity: graph.Affirmed, Modality: graph.Fact,
			Speaker: graph.None, Place: graph.None, Confidence: 0.9, Span: graph.Span{Start: 0, End: len(text)}, Rule: "svo",
		}}
	}
	return r
}

func listsGoBothWays(t *testing.T, h *harness) {
	s, m := grown(h, 300, 25, RandomReading)
	ctx := context.Background()
	h.view(s, func(v graph.View) {
		someone := slices.SortedFunc(func(yield func(*graph.Entity) bool) {
			for _, e := range m.entities {
				if !yield(e) {
					return
				}
			}
		}, func(a, b *graph.Entity) int { return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.ID, b.ID)) })[0].ID
		bothWays(h, "documents", func(r graph.Range) (graph.Page[*graph.Document], error) { return v.Documents(ctx, "", r) })
		bothWays(h, "entities", func(r graph.Range) (graph.Page[*graph.Entity], error) {
			return v.Entities(ctx, graph.EntityQuery{Order: graph.ByName}, r)
		})
		bothWays(h, "statements", func(r graph.Range) (graph.Page[*graph.Statement], error) {
			return v.Statements(ctx, graph.StatementQuery{Order: graph.ByTimeDesc}, r)
		})
		bothWays(h, "relations", func(r graph.Range) (graph.Page[graph.RelationCount], error) { return v.Relations(ctx, "", r) })
		bothWays(h, "mentions", func(r graph.Range) (graph.Page[graph.Mention], error) { return v.Mentions(ctx, someone, r) })
		bothWays(h, "documents of an entity", func(r graph.Range) (graph.Page[*graph.Document], error) { return v.EntityDocuments(ctx, someone, r) })
		bothWays(h, "neighbours", func(r graph.Range) (graph.Page[graph.Neighbor], error) {
			return v.Neighbors(ctx, someone, graph.Both, graph.Filter{}, r)
		})
	})
}

// bothWays reads a list forwards and backwards and compares the cursors.
func bothWays[T any](h *harness, what string, list func(graph.Range) (graph.Page[T], error)) {
	h.t.Helper()
	whole, err := list(graph.Range{First: graph.MaxPage})
	if err != nil {
		h.t.Fatalf("%s: %v", what, err)
	}
	var want []string
	for _, it := range whole.Items {
		want = append(want, it.Cursor)
	}
	if len(want) < 4 || len(want) != whole.Total || whole.HasNext || whole.HasPrevious {
		h.t.Fatalf("%s: %d items, total %d, next %v, previous %v", what, len(want), whole.Total, whole.HasNext, whole.HasPrevious)
	}
	var got []string
	r := graph.Range{Last: 3}
	for {
		p, err := list(r)
		if err != nil {
			h.t.Fatalf("%s: %v", what, err)
		}
		if p.Total != whole.Total || p.HasNext != (r.Before != "") {
			h.t.Fatalf("%s: total %d, next %v before %q", what, p.Total, p.HasNext, r.Before)
		}
		var cursors []string
		for _, it := range p.Items {
			cursors = append(cursors, it.Cursor)
		}
		got = append(cursors, got...)
		if !p.HasPrevious {
			break
		}
		r.Before = p.Items[0].Cursor
	}
	if !slices.Equal(got, want) {
		h.t.Fatalf("%s: backwards %d items, forwards %d, or in another order", what, len(got), len(want))
	}
	// Between two cursors.
	p, err := list(graph.Range{First: 10, After: want[0], Before: want[3]})
	if err != nil {
		h.t.Fatalf("%s: %v", what, err)
	}
	if len(p.Items) != 2 || !p.HasNext || !p.HasPrevious {
		h.t.Fatalf("%s: between the first and the fourth: %d items, next %v, previous %v", what, len(p.Items), p.HasNext, p.HasPrevious)
	}
	if p, err = list(graph.Range{}); err != nil || len(p.Items) != min(graph.DefaultPage, len(want)) {
		h.t.Fatalf("%s: a page of no size has %d items (%v), want %d", what, len(p.Items), err, min(graph.DefaultPage, len(want)))
	}
}

func aCursorStaysGoodWhenOthersComeAndGo(t *testing.T, h *harness) {
	s := h.open()
	ctx := context.Background()
	a, b, c := note("Alpha", "a", "Text one."), note("Beta", "b", "Text two."), note("Gamma", "c", "Text three.")
	h.apply(s, put(a), put(b), put(c))
	var cursor string
	h.view(s, func(v graph.View) {
		p, err := v.Documents(ctx, "", graph.Range{First: 2})
		if err != nil {
			t.Fatal(err)
		}
		cursor = p.Items[1].Cursor // of Beta
	})
	h.apply(s, remove(a.Document.ID), remove(b.Document.ID), put(note("Aleph", "d", "Text four.")), put(note("Delta", "e", "Text five.")))
	h.view(s, func(v graph.View) {
		p, err := v.Documents(ctx, "", graph.Range{After: cursor})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, it := range p.Items {
			titles = append(titles, it.Value.Title)
		}
		if fmt.Sprint(titles) != "[Delta Gamma]" || p.Total != 3 || !p.HasPrevious {
			t.Errorf("got %v of %d, previous %v; want Delta and Gamma of 3", titles, p.Total, p.HasPrevious)
		}
	})
}

func searchFindsWordsAndNames(t *testing.T, h *harness) {
	s := h.open()
	ctx := context.Background()
	h.apply(s,
		put(note("Harbour strike", "port.txt", "Dr. Anna Maria Berg met Carl Dorn.", "Anna Maria Berg|Berg", "Carl Dorn")),
		put(note("Budget", "https://example.org/budget", "President Dorn met Bergmann at the HARBOUR.", "Dorn", "Bergmann")),
	)
	titles := func(v graph.View, search string) string {
		p, err := v.Documents(ctx, search, graph.Range{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, it := range p.Items {
			out = append(out, it.Value.Title)
		}
		return strings.Join(out, ", ")
	}
	names := func(v graph.View, q graph.EntityQuery) string {
		q.Order = graph.ByName
		p, err := v.Entities(ctx, q, graph.Range{})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, it := range p.Items {
			out = append(out, it.Value.Name)
		}
		return strings.Join(out, ", ")
	}
	named := func(v graph.View, name string) string {
		list, err := v.Named(ctx, name)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, e := range list {
			out = append(out, e.Name)
		}
		return strings.Join(out, ", ")
	}
	h.view(s, func(v graph.View) {
		tests := []struct{ what, got, want string }{
			{"documents harbour", titles(v, "harbour"), "Budget, Harbour strike"},
			{"documents harbour strike", titles(v, "Harbour STRIKE"), "Harbour strike"},
			{"documents example budget", titles(v, "example budget"), "Budget"},
			{"documents harb", titles(v, "harb"), ""},
			{"documents ?", titles(v, "?"), ""},
			{"entities berg", names(v, graph.EntityQuery{Search: "berg"}), "Anna Maria Berg, Bergmann"},
			{"entities mar an", names(v, graph.EntityQuery{Search: "mar AN"}), "Anna Maria Berg"},
			{"entities rg", names(v, graph.EntityQuery{Search: "rg"}), ""},
			{"entities bregmann", names(v, graph.EntityQuery{Search: "bregmann"}), "Bergmann"},
			{"entities anan mria", names(v, graph.EntityQuery{Search: "anan mria"}), "Anna Maria Berg"},
			{"entities dro", names(v, graph.EntityQuery{Search: "dro"}), ""},
			{"entities of a type", names(v, graph.EntityQuery{Types: []graph.EntityType{graph.Place}}), ""},
			{"entities of degree 2", names(v, graph.EntityQuery{MinDegree: 2}), ""},
			{"entities of a document", names(v, graph.EntityQuery{Document: graph.DocumentID("Dr. Anna Maria Berg met Carl Dorn.")}), "Anna Maria Berg, Carl Dorn"},
			{"named berg", named(v, "BERG"), "Anna Maria Berg"},
			{"named President Dorn", named(v, "President Dorn"), "Dorn"},
			{"named Dr. Carl Dorn", named(v, "Dr. Carl Dorn"), "Carl Dorn"},
			{"named nobody", named(v, "nobody"), ""},
		}
		for _, test := range tests {
			if test.got != test.want {
				t.Errorf("%s: got %q, want %q", test.what, test.got, test.want)
			}
		}
	})
}

func questionsThatCannotBeAnsweredSaySo(t *testing.T, h *harness) {
	s, m := grown(h, 400, 6, RandomReading)
	ctx := context.Background()
	var known graph.ID
	for id := range m.entities {
		known = id
	}
	missing := func(kind graph.NodeKind) graph.ID { return graph.NewID(kind, "nothing has this key") }
	entity, document, statement := missing(graph.EntityNode), missing(graph.DocumentNode), missing(graph.StatementNode)
	one := graph.Range{First: 1}
	h.view(s, func(v graph.View) {
		list := func(f graph.Filter, r graph.Range) error {
			_, err := v.Statements(ctx, graph.StatementQuery{Filter: f}, r)
			return err
		}
		second := func(_ any, err error) error { return err }
		tests := []struct {
			what string
			got  error
			want error
		}{
			{"document", second(v.Document(ctx, document)), graph.ErrNotFound},
			{"document by an entity's ID", second(v.Document(ctx, known)), graph.ErrNotFound},
			{"entity", second(v.Entity(ctx, entity)), graph.ErrNotFound},
			{"entity by nonsense", second(v.Entity(ctx, "nonsense")), graph.ErrNotFound},
			{"statement", second(v.Statement(ctx, statement)), graph.ErrNotFound},
			{"mentions", second(v.Mentions(ctx, entity, one)), graph.ErrNotFound},
			{"documents of an entity", second(v.EntityDocuments(ctx, entity, one)), graph.ErrNotFound},
			{"entities of a document", second(v.Entities(ctx, graph.EntityQuery{Document: document}, one)), graph.ErrNotFound},
			{"neighbours", second(v.Neighbors(ctx, entity, graph.Both, graph.Filter{}, one)), graph.ErrNotFound},
			{"neighbourhood", second(v.Neighborhood(ctx, entity, graph.Both, graph.Filter{})), graph.ErrNotFound},
			{"distribution", second(v.Distribution(ctx, graph.Filter{Entity: entity})), graph.ErrNotFound},
			{"timeline", second(v.Timeline(ctx, graph.Filter{Entity: entity}, graph.Day)), graph.ErrNotFound},
			{"calendar unit", second(v.Timeline(ctx, graph.Filter{}, "WEEK")), graph.ErrInvalid},
			{"direction of a neighbourhood", second(v.Neighborhood(ctx, known, "UP", graph.Filter{})), graph.ErrInvalid},
			{"rings", second(v.Rings(ctx, entity, 1, 10, graph.Both, graph.Filter{})), graph.ErrNotFound},
			{"direction of rings", second(v.Rings(ctx, known, 1, 10, "UP", graph.Filter{})), graph.ErrInvalid},
			{"no rings", second(v.Rings(ctx, known, 0, 10, graph.Both, graph.Filter{})), graph.ErrInvalid},
			{"less than no entities of rings", second(v.Rings(ctx, known, 1, -1, graph.Both, graph.Filter{})), graph.ErrInvalid},
			{"paths to", second(v.Paths(ctx, known, entity, 3, 3, graph.Filter{})), graph.ErrNotFound},
			{"subgraph", second(v.Subgraph(ctx, []graph.ID{known, entity}, 1, 10, graph.Filter{})), graph.ErrNotFound},
			{"filter by subject", list(graph.Filter{Subject: entity}, one), graph.ErrNotFound},
			{"filter by document", list(graph.Filter{Document: document}, one), graph.ErrNotFound},
			{"filter by speaker", list(graph.Filter{AttributedTo: entity}, one), graph.ErrNotFound},
			{"day", list(graph.Filter{From: "yesterday"}, one), graph.ErrInvalid},
			{"days the wrong way round", list(graph.Filter{From: "2021-01-02", To: "2021-01-01"}, one), graph.ErrInvalid},
			{"polarity", list(graph.Filter{Polarity: "MAYBE"}, one), graph.ErrInvalid},
			{"modality", list(graph.Filter{Modality: []graph.Modality{"SURE"}}, one), graph.ErrInvalid},
			{"order", second(v.Statements(ctx, graph.StatementQuery{Order: "RANDOM"}, one)), graph.ErrInvalid},
			{"order of entities", second(v.Entities(ctx, graph.EntityQuery{Order: "RANDOM"}, one)), graph.ErrInvalid},
			{"direction", second(v.Neighbors(ctx, known, "UP", graph.Filter{}, one)), graph.ErrInvalid},
			{"cursor", list(graph.Filter{}, graph.Range{After: "!"}), graph.ErrInvalid},
			{"short cursor", list(graph.Filter{}, graph.Range{Before: "AAAA"}), graph.ErrInvalid},
			{"first and last", list(graph.Filter{}, graph.Range{First: 1, Last: 1}), graph.ErrInvalid},
			{"negative", list(graph.Filter{}, graph.Range{First: -1}), graph.ErrInvalid},
			{"too many", list(graph.Filter{}, graph.Range{Last: graph.MaxPage + 1}), graph.ErrInvalid},
			{"no hops", second(v.Paths(ctx, known, known, 0, 3, graph.Filter{})), graph.ErrInvalid},
			{"no paths", second(v.Paths(ctx, known, known, 3, 0, graph.Filter{})), graph.ErrInvalid},
			{"negative hops", second(v.Subgraph(ctx, []graph.ID{known}, -1, 10, graph.Filter{})), graph.ErrInvalid},
			{"no statements", second(v.Subgraph(ctx, []graph.ID{known}, 1, 0, graph.Filter{})), graph.ErrInvalid},
		}
		for _, test := range tests {
			if !errors.Is(test.got, test.want) {
				t.Errorf("%s: got %v, want %v", test.what, test.got, test.want)
			}
		}
	})
}
