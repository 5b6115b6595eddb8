package cayley

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// guarded answers as a view does from a file that may be damaged or cut short
// while it is open: what the system or the file library then stumbles over is an
// error, and the program goes on.
type guarded struct{ view *view }

// stumbled calls f and makes an error of the fault behind the end of a file and of
// what the file library takes for impossible. Other panics are bugs and go on.
func stumbled(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover().(type) {
		case nil:
		case interface{ Addr() uintptr }:
			err = fmt.Errorf("read behind the end of the file: %w", errDamaged)
		case string:
			if !strings.HasPrefix(p, "assertion failed: ") {
				panic(p)
			}
			err = fmt.Errorf("%s: %w", strings.TrimPrefix(p, "assertion failed: "), errDamaged)
		default:
			panic(p)
		}
	}()
	return f()
}

func answered[T any](f func() (T, error)) (answer T, err error) {
	err = stumbled(func() (err error) {
		answer, err = f()
		return err
	})
	return answer, err
}

func (g guarded) Stats(ctx context.Context) (graph.Stats, error) {
	return answered(func() (graph.Stats, error) { return g.view.Stats(ctx) })
}

func (g guarded) Document(ctx context.Context, id graph.ID) (*graph.Document, error) {
	return answered(func() (*graph.Document, error) { return g.view.Document(ctx, id) })
}

func (g guarded) Documents(ctx context.Context, search string, r graph.Range) (graph.Page[*graph.Document], error) {
	return answered(func() (graph.Page[*graph.Document], error) { return g.view.Documents(ctx, search, r) })
}

func (g guarded) Entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	return answered(func() (*graph.Entity, error) { return g.view.Entity(ctx, id) })
}

func (g guarded) Named(ctx context.Context, name string) ([]*graph.Entity, error) {
	return answered(func() ([]*graph.Entity, error) { return g.view.Named(ctx, name) })
}

func (g guarded) Entities(ctx context.Context, q graph.EntityQuery, r graph.Range) (graph.Page[*graph.Entity], error) {
	return answered(func() (graph.Page[*graph.Entity], error) { return g.view.Entities(ctx, q, r) })
}

func (g guarded) Mentions(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[graph.Mention], error) {
	return answered(func() (graph.Page[graph.Mention], error) { return g.view.Mentions(ctx, entity, r) })
}

func (g guarded) EntityDocuments(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[*graph.Document], error) {
	return answered(func() (graph.Page[*graph.Document], error) { return g.view.EntityDocuments(ctx, entity, r) })
}

func (g guarded) Namings(ctx context.Context, entity, document graph.ID) ([]graph.NamingCount, error) {
	return answered(func() ([]graph.NamingCount, error) { return g.view.Namings(ctx, entity, document) })
}

func (g guarded) NamingEntity(ctx context.Context, n graph.Naming) (*graph.Entity, error) {
	return answered(func() (*graph.Entity, error) { return g.view.NamingEntity(ctx, n) })
}

func (g guarded) Judgement(ctx context.Context, id graph.ID) (*graph.Judgement, error) {
	return answered(func() (*graph.Judgement, error) { return g.view.Judgement(ctx, id) })
}

func (g guarded) Judgements(ctx context.Context, q graph.JudgementQuery, r graph.Range) (graph.Page[*graph.Judgement], error) {
	return answered(func() (graph.Page[*graph.Judgement], error) { return g.view.Judgements(ctx, q, r) })
}

func (g guarded) Statement(ctx context.Context, id graph.ID) (*graph.Statement, error) {
	return answered(func() (*graph.Statement, error) { return g.view.Statement(ctx, id) })
}

func (g guarded) Statements(ctx context.Context, q graph.StatementQuery, r graph.Range) (graph.Page[*graph.Statement], error) {
	return answered(func() (graph.Page[*graph.Statement], error) { return g.view.Statements(ctx, q, r) })
}

func (g guarded) Distribution(ctx context.Context, f graph.Filter) (*graph.Distribution, error) {
	return answered(func() (*graph.Distribution, error) { return g.view.Distribution(ctx, f) })
}

func (g guarded) Timeline(ctx context.Context, f graph.Filter, unit graph.CalendarUnit) (*graph.Timeline, error) {
	return answered(func() (*graph.Timeline, error) { return g.view.Timeline(ctx, f, unit) })
}

func (g guarded) Relations(ctx context.Context, search string, r graph.Range) (graph.Page[graph.RelationCount], error) {
	return answered(func() (graph.Page[graph.RelationCount], error) { return g.view.Relations(ctx, search, r) })
}

func (g guarded) Neighbors(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter, r graph.Range) (graph.Page[graph.Neighbor], error) {
	return answered(func() (graph.Page[graph.Neighbor], error) { return g.view.Neighbors(ctx, entity, d, f, r) })
}

func (g guarded) Neighborhood(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter) (*graph.Neighborhood, error) {
	return answered(func() (*graph.Neighborhood, error) { return g.view.Neighborhood(ctx, entity, d, f) })
}

func (g guarded) Rings(ctx context.Context, entity graph.ID, hops, limit int, d graph.Direction, f graph.Filter) ([]graph.Ring, error) {
	return answered(func() ([]graph.Ring, error) { return g.view.Rings(ctx, entity, hops, limit, d, f) })
}

func (g guarded) Paths(ctx context.Context, from, to graph.ID, maxHops, limit int, f graph.Filter) ([]graph.Path, error) {
	return answered(func() ([]graph.Path, error) { return g.view.Paths(ctx, from, to, maxHops, limit, f) })
}

func (g guarded) Subgraph(ctx context.Context, around []graph.ID, hops, limit int, f graph.Filter) (*graph.Subgraph, error) {
	return answered(func() (*graph.Subgraph, error) { return g.view.Subgraph(ctx, around, hops, limit, f) })
}

func (g guarded) Quads(ctx context.Context, f func(graph.Quad) error) error {
	return stumbled(func() error { return g.view.Quads(ctx, f) })
}
