package resolvers

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/parley-kg/parley/graph"
)

// A snapshot is the graph.View that one operation is answered from. Fields
// resolve at the same time and a View is used by one at a time, so access goes
// through a lock. What many items of an answer share is read once.
type snapshot struct {
	mu        sync.Mutex
	view      graph.View
	entities  map[graph.ID]*graph.Entity
	documents map[graph.ID]*graph.Document
}

type snapshotKey struct{}

// queryTimeout is how long a query may take: it keeps a snapshot open.
const queryTimeout = 30 * time.Second

// inOrder sorts the errors of an answer by where they are in it: fields resolve
// in any order, and equal requests are to get equal answers.
func inOrder(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	resp := next(ctx)
	if resp != nil {
		slices.SortStableFunc(resp.Errors, func(a, b *gqlerror.Error) int {
			return strings.Compare(a.Path.String(), b.Path.String())
		})
	}
	return resp
}

// withSnapshot answers a query from one snapshot of the store. Mutations and
// subscriptions pass as they are: their fields see the graph as it is when they
// are resolved.
func (r *Resolver) withSnapshot(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if !graphql.HasOperationContext(ctx) {
		return next(ctx)
	}
	op := graphql.GetOperationContext(ctx).Operation
	if op == nil || op.Operation != ast.Query {
		return next(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, queryTimeout)
	defer cancel()
	var resp *graphql.Response
	err := r.Store.View(ctx, func(v graph.View) error {
		resp = next(context.WithValue(ctx, snapshotKey{}, newSnapshot(v)))
		return nil
	})
	if err != nil {
		graphql.AddError(ctx, err)
		return &graphql.Response{Errors: graphql.GetErrors(ctx)}
	}
	return resp
}

func newSnapshot(v graph.View) *snapshot {
	return &snapshot{view: v, entities: map[graph.ID]*graph.Entity{}, documents: map[graph.ID]*graph.Document{}}
}

// ask calls f with the operation's snapshot, or with one of its own where the
// operation has none.
func ask[T any](ctx context.Context, r *Resolver, f func(*snapshot) (T, error)) (T, error) {
	if s, ok := ctx.Value(snapshotKey{}).(*snapshot); ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		return f(s)
	}
	var answer T
	err := r.Store.View(ctx, func(v graph.View) (err error) {
		answer, err = f(newSnapshot(v))
		return err
	})
	return answer, err
}

// entity returns an entity, read once for the whole operation.
func (s *snapshot) entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	if ent, ok := s.entities[id]; ok {
		return ent, nil
	}
	ent, err := s.view.Entity(ctx, id)
	if err == nil {
		s.entities[id] = ent
	}
	return ent, err
}

// document returns a document, read once for the whole operation.
func (s *snapshot) document(ctx context.Context, id graph.ID) (*graph.Document, error) {
	if doc, ok := s.documents[id]; ok {
		return doc, nil
	}
	doc, err := s.view.Document(ctx, id)
	if err == nil {
		s.documents[id] = doc
	}
	return doc, err
}

// entity returns the entity with an id of the graph's own, or nil for "".
func (r *Resolver) entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	if id == "" {
		return nil, nil
	}
	return ask(ctx, r, func(s *snapshot) (*graph.Entity, error) { return s.entity(ctx, id) })
}

// document returns the document with an id of the graph's own.
func (r *Resolver) document(ctx context.Context, id graph.ID) (*graph.Document, error) {
	return ask(ctx, r, func(s *snapshot) (*graph.Document, error) { return s.document(ctx, id) })
}

// remaining returns the document with an id from the past, or nil for "" and
// for one that was removed since.
func (r *Resolver) remaining(ctx context.Context, id graph.ID) (*graph.Document, error) {
	if id == "" {
		return nil, nil
	}
	doc, err := r.document(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	return doc, err
}

// node returns the node with an id from outside, or nil when there is none.
func (r *Resolver) node(ctx context.Context, id graph.ID) (any, error) {
	return ask(ctx, r, func(s *snapshot) (node any, err error) {
		switch kind, _ := id.Kind(); kind {
		case graph.DocumentNode:
			node, err = s.document(ctx, id)
		case graph.EntityNode:
			node, err = s.entity(ctx, id)
		case graph.StatementNode:
			node, err = s.view.Statement(ctx, id)
		case graph.JudgementNode:
			node, err = s.view.Judgement(ctx, id)
		}
		if errors.Is(err, graph.ErrNotFound) {
			return nil, nil
		}
		return node, err
	})
}
