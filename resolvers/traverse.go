package resolvers

import (
	"context"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

// The bounds of the arguments of traversal.
const (
	maxHops       = 6
	maxPaths      = 100
	maxAround     = 100
	maxSubgraph   = 4
	maxStatements = 2000
	maxRings      = 4
	maxInRings    = 2000
)

// entityTypes are the types in the order in which they are counted.
var entityTypes = []graph.EntityType{
	graph.Person, graph.Organization, graph.Place, graph.Group,
	graph.Event, graph.Work, graph.Facility, graph.Other,
}

func (r *Resolver) paths(ctx context.Context, from, to *model.EntityRef, hops, first int, filter *model.StatementFilter) ([]*graph.Path, error) {
	if err := within("maxHops", hops, 1, maxHops); err != nil {
		return nil, err
	}
	if err := within("first", first, 0, maxPaths); err != nil {
		return nil, err
	}
	return ask(ctx, r, func(s *snapshot) ([]*graph.Path, error) {
		a, err := s.resolve(ctx, from)
		if err != nil {
			return nil, err
		}
		b, err := s.resolve(ctx, to)
		if err != nil {
			return nil, err
		}
		if a.ID == b.ID {
			return nil, model.Invalid("from and to are the same entity, %s: a path needs two", a.Name)
		}
		f, err := s.filter(ctx, filter)
		if err != nil || first == 0 {
			return nil, err
		}
		found, err := s.view.Paths(ctx, a.ID, b.ID, hops, first, f)
		if err != nil {
			return nil, err
		}
		paths := make([]*graph.Path, len(found))
		for i := range found {
			paths[i] = &found[i]
		}
		return paths, nil
	})
}

func (r *Resolver) subgraph(ctx context.Context, around []*model.EntityRef, hops, limit int, filter *model.StatementFilter) (*graph.Subgraph, error) {
	for _, err := range []error{
		within("the length of around", len(around), 1, maxAround),
		within("hops", hops, 0, maxSubgraph),
		within("limit", limit, 1, maxStatements),
	} {
		if err != nil {
			return nil, err
		}
	}
	return ask(ctx, r, func(s *snapshot) (*graph.Subgraph, error) {
		var ids []graph.ID
		for _, ref := range around {
			ent, err := s.resolve(ctx, ref)
			if err != nil {
				return nil, err
			}
			if !slices.Contains(ids, ent.ID) {
				ids = append(ids, ent.ID)
			}
		}
		f, err := s.filter(ctx, filter)
		if err != nil {
			return nil, err
		}
		return s.view.Subgraph(ctx, ids, hops, limit, f)
	})
}

func (r *Resolver) rings(ctx context.Context, entity graph.ID, hops, limit int, d graph.Direction, filter *model.StatementFilter) ([]*graph.Ring, error) {
	if err := within("hops", hops, 1, maxRings); err != nil {
		return nil, err
	}
	if err := within("limit", limit, 0, maxInRings); err != nil {
		return nil, err
	}
	return ask(ctx, r, func(s *snapshot) ([]*graph.Ring, error) {
		f, err := s.filter(ctx, filter)
		if err != nil {
			return nil, err
		}
		found, err := s.view.Rings(ctx, entity, hops, limit, d, f)
		rings := make([]*graph.Ring, len(found))
		for i := range found {
			rings[i] = &found[i]
		}
		return rings, err
	})
}

// within checks that an argument lies in [least, most].
func within(name string, n, least, most int) error {
	if n < least || n > most {
		return model.Invalid("%s is %d: it must be from %d to %d", name, n, least, most)
	}
	return nil
}
