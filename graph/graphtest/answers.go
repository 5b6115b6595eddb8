package graphtest

import (
	"context"
	"reflect"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func (h *harness) document(s graph.Store, id graph.ID) *graph.Document {
	h.t.Helper()
	var doc *graph.Document
	h.view(s, func(v graph.View) {
		var err error
		if doc, err = v.Document(context.Background(), id); err != nil {
			h.t.Fatalf("document %s: %v", id, err)
		}
	})
	return doc
}

// answers asks a store about everything it has.
type answers struct {
	Stats      graph.Stats
	Documents  []*graph.Document
	Entities   []*graph.Entity
	Statements []*graph.Statement
	Relations  []graph.RelationCount
	Mentions   map[graph.ID][]graph.Mention
	Neighbors  map[graph.ID][]graph.Neighbor
}

func (h *harness) answers(s graph.Store) answers {
	h.t.Helper()
	ctx := context.Background()
	a := answers{Mentions: make(map[graph.ID][]graph.Mention), Neighbors: make(map[graph.ID][]graph.Neighbor)}
	h.view(s, func(v graph.View) {
		var err error
		if a.Stats, err = v.Stats(ctx); err != nil {
			h.t.Fatalf("stats: %v", err)
		}
		a.Documents = all(h, func(r graph.Range) (graph.Page[*graph.Document], error) { return v.Documents(ctx, "", r) })
		a.Entities = all(h, func(r graph.Range) (graph.Page[*graph.Entity], error) {
			return v.Entities(ctx, graph.EntityQuery{}, r)
		})
		a.Statements = all(h, func(r graph.Range) (graph.Page[*graph.Statement], error) {
			return v.Statements(ctx, graph.StatementQuery{}, r)
		})
		a.Relations = all(h, func(r graph.Range) (graph.Page[graph.RelationCount], error) { return v.Relations(ctx, "", r) })
		for _, e := range a.Entities {
			a.Mentions[e.ID] = all(h, func(r graph.Range) (graph.Page[graph.Mention], error) { return v.Mentions(ctx, e.ID, r) })
			a.Neighbors[e.ID] = all(h, func(r graph.Range) (graph.Page[graph.Neighbor], error) {
				return v.Neighbors(ctx, e.ID, graph.Both, graph.Filter{}, r)
			})
		}
	})
	return a
}

// sameAnswers fails the test when two stores answer differently.
func (h *harness) sameAnswers(got, want graph.Store) {
	h.t.Helper()
	a, b := reflect.ValueOf(h.answers(got)), reflect.ValueOf(h.answers(want))
	for i := range a.NumField() {
		if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
			h.t.Errorf("%s differ:\n got %+v\nwant %+v", a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	}
}

// SameAnswers fails the test when two stores answer differently.
func SameAnswers(t *testing.T, got, want graph.Store) {
	t.Helper()
	(&harness{t: t}).sameAnswers(got, want)
}

// all reads a list page by page, forwards, in pages of three.
func all[T any](h *harness, list func(graph.Range) (graph.Page[T], error)) []T {
	h.t.Helper()
	var out []T
	r := graph.Range{First: 3}
	for {
		p, err := list(r)
		if err != nil {
			h.t.Fatalf("list: %v", err)
		}
		for _, it := range p.Items {
			out = append(out, it.Value)
		}
		if p.HasPrevious != (r.After != "") {
			h.t.Fatalf("list: HasPrevious is %v after %q", p.HasPrevious, r.After)
		}
		if !p.HasNext {
			if len(out) != p.Total {
				h.t.Fatalf("list: %d items, the total says %d", len(out), p.Total)
			}
			return out
		}
		r.After = p.Items[len(p.Items)-1].Cursor
	}
}
