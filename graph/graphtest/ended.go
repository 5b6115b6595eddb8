package graphtest

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"sync/atomic"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// A mortal context ends when it was asked a number of times, 0 for never, and
// counts how often it was.
type mortal struct {
	context.Context
	ends  int64
	asked atomic.Int64
}

func (c *mortal) Err() error {
	if asked := c.asked.Add(1); c.ends > 0 && asked >= c.ends {
		return context.Canceled
	}
	return nil
}

// lives calls f with contexts that end ever later, until one outlives f.
func lives(f func(context.Context) error) error {
	for ends := int64(1); ; ends++ {
		ctx := &mortal{Context: context.Background(), ends: ends}
		if err := f(ctx); err != nil || ctx.asked.Load() < ends {
			return err
		}
	}
}

// anEndedContextEndsEveryQuestion asks everything with contexts that end at their
// first look, their second one and so on: the answer is the context's error or
// whole, and never a part of it.
func anEndedContextEndsEveryQuestion(t *testing.T, h *harness) {
	s, _ := grown(h, 500, 6, RandomReading)
	j := graph.NewJudgement(graph.Same, one(person("Anna Berg")), one(person("Carl Dorn")), mark(1))
	h.apply(s, judgement(j))
	all := h.answers(s)
	st := all.Statements[0]
	e, far, d, r := st.Subject, all.Entities[len(all.Entities)-1].ID, st.Evidence[0].Document, graph.Range{First: 3}
	yes := true
	asked := 0
	h.view(s, func(v graph.View) {
		questions := map[string]func(ctx context.Context) (any, error){
			"stats":    func(ctx context.Context) (any, error) { return v.Stats(ctx) },
			"document": func(ctx context.Context) (any, error) { return v.Document(ctx, d) },
			"documents": func(ctx context.Context) (any, error) {
				return v.Documents(ctx, "", r)
			},
			"search":       func(ctx context.Context) (any, error) { return v.Documents(ctx, "report", r) },
			"entity":       func(ctx context.Context) (any, error) { return v.Entity(ctx, e) },
			"named":        func(ctx context.Context) (any, error) { return v.Named(ctx, "Berg") },
			"entities":     func(ctx context.Context) (any, error) { return v.Entities(ctx, graph.EntityQuery{}, r) },
			"mentions":     func(ctx context.Context) (any, error) { return v.Mentions(ctx, e, r) },
			"documents of": func(ctx context.Context) (any, error) { return v.EntityDocuments(ctx, e, r) },
			"namings":      func(ctx context.Context) (any, error) { return v.Namings(ctx, e, "") },
			"judgement":    func(ctx context.Context) (any, error) { return v.Judgement(ctx, j.ID) },
			"judgements": func(ctx context.Context) (any, error) {
				return v.Judgements(ctx, graph.JudgementQuery{Entity: e}, r)
			},
			"statement": func(ctx context.Context) (any, error) { return v.Statement(ctx, st.ID) },
			"statements": func(ctx context.Context) (any, error) {
				return v.Statements(ctx, graph.StatementQuery{}, r)
			},
			"quotes": func(ctx context.Context) (any, error) {
				return v.Statements(ctx, graph.StatementQuery{Filter: graph.Filter{Text: "did"}}, r)
			},
			"relations":  func(ctx context.Context) (any, error) { return v.Relations(ctx, "", r) },
			"neighbours": func(ctx context.Context) (any, error) { return v.Neighbors(ctx, e, graph.Both, graph.Filter{}, r) },
			"neighbourhood": func(ctx context.Context) (any, error) {
				return v.Neighborhood(ctx, e, graph.Both, graph.Filter{Attributed: &yes})
			},
			"distribution": func(ctx context.Context) (any, error) { return v.Distribution(ctx, graph.Filter{}) },
			"timeline":     func(ctx context.Context) (any, error) { return v.Timeline(ctx, graph.Filter{}, graph.Year) },
			"rings": func(ctx context.Context) (any, error) {
				return v.Rings(ctx, e, 2, 10, graph.Both, graph.Filter{Modality: modality})
			},
			"paths": func(ctx context.Context) (any, error) {
				return v.Paths(ctx, e, far, 4, 3, graph.Filter{Modality: modality})
			},
			"subgraph": func(ctx context.Context) (any, error) { return v.Subgraph(ctx, []graph.ID{e}, 2, 10, graph.Filter{}) },
			"quads": func(ctx context.Context) (any, error) {
				var lines []string
				err := v.Quads(ctx, func(q graph.Quad) error { lines = append(lines, q.String()); return nil })
				return lines, err
			},
		}
		for what, ask := range questions {
			whole, err := ask(context.Background())
			if err != nil {
				t.Errorf("%s: %v", what, err)
				continue
			}
			err = lives(func(ctx context.Context) error {
				asked++
				got, err := ask(ctx)
				switch {
				case errors.Is(err, context.Canceled):
					return nil
				case err == nil && !reflect.DeepEqual(got, whole):
					t.Errorf("%s: got a part of the answer without an error:\n got %+v\nwant %+v", what, got, whole)
				}
				return err
			})
			if err != nil {
				t.Errorf("%s: got %v, want %v", what, err, context.Canceled)
			}
		}
	})
	if asked < 100 {
		t.Errorf("%d questions were asked: the test shows nothing", asked)
	}
	late := RandomReading(rand.New(rand.NewPCG(9, 9)), "late")
	before := h.quads(s)
	err := lives(func(ctx context.Context) error {
		_, err := s.Apply(ctx, put(late))
		if !errors.Is(err, context.Canceled) {
			return err
		}
		h.same("after a change whose context ended", h.quads(s), before)
		return nil
	})
	if err != nil || h.quads(s) == before {
		t.Errorf("a change whose context lives on: %v", err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.View(ended, func(graph.View) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("view: got %v, want %v", err, context.Canceled)
	}
}
