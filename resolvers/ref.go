package resolvers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

// An ambiguousError says that a name fits several entities.
type ambiguousError struct {
	name       string
	candidates []*graph.Entity
}

// candidatesShown is how many entities an ambiguousError spells out.
const candidatesShown = 10

func (e *ambiguousError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q fits %d entities: ", e.name, len(e.candidates))
	for i, ent := range e.candidates {
		if i == candidatesShown {
			fmt.Fprintf(&b, " and %d more", len(e.candidates)-i)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s (%s, %s)", ent.Name, ent.Type, ent.ID)
	}
	b.WriteString("; name one of them by its id")
	return b.String()
}

// resolve finds the entity that a reference names.
func (s *snapshot) resolve(ctx context.Context, ref *model.EntityRef) (*graph.Entity, error) {
	switch {
	case ref.ID != nil && ref.Name == nil:
		return s.byID(ctx, *ref.ID)
	case ref.Name != nil && ref.ID == nil:
		return s.byName(ctx, *ref.Name)
	}
	return nil, model.Invalid("an EntityRef needs either an id or a name")
}

func (s *snapshot) byID(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	if kind, ok := id.Kind(); !ok || kind != graph.EntityNode {
		return nil, model.Invalid("%q is not the id of an entity: take one from an answer, or name the entity with {name: …}", string(id))
	}
	ent, err := s.entity(ctx, id)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, notFound("no entity has the id %q: its documents may have been removed; search with entities(search: …)", string(id))
	}
	return ent, err
}

func (s *snapshot) byName(ctx context.Context, name string) (*graph.Entity, error) {
	if strings.TrimSpace(name) == "" {
		return nil, model.Invalid("the name of an entity is empty")
	}
	found, err := s.view.Named(ctx, name)
	if err == nil && len(found) == 0 {
		found, err = s.byLastName(ctx, name)
	}
	switch {
	case err != nil && !errors.Is(err, graph.ErrNotFound):
		return nil, err
	case len(found) == 0:
		return nil, notFound("no entity is called %q: search with entities(search: …)", name)
	case len(found) > 1:
		return nil, &ambiguousError{name: name, candidates: found}
	}
	s.entities[found[0].ID] = found[0]
	return found[0], nil
}

// byLastName returns the persons whose names end with the words of name, the
// most connected first.
func (s *snapshot) byLastName(ctx context.Context, name string) ([]*graph.Entity, error) {
	page, err := s.view.Entities(ctx, graph.EntityQuery{Search: name, Types: []graph.EntityType{graph.Person}}, graph.Range{})
	if err != nil {
		return nil, err
	}
	var out []*graph.Entity
	for _, item := range page.Items {
		words := strings.Fields(item.Value.Name)
		sought := strings.Fields(name)
		if n := len(words) - len(sought); n > 0 && strings.EqualFold(strings.Join(words[n:], " "), strings.Join(sought, " ")) {
			out = append(out, item.Value)
		}
	}
	return out, nil
}

// filter turns the API's filter into the graph's; nil lets everything through.
func (s *snapshot) filter(ctx context.Context, in *model.StatementFilter) (graph.Filter, error) {
	var f graph.Filter
	if in == nil {
		return f, nil
	}
	for _, end := range []struct {
		ref *model.EntityRef
		id  *graph.ID
	}{{in.Subject, &f.Subject}, {in.Object, &f.Object}, {in.Entity, &f.Entity}, {in.AttributedTo, &f.AttributedTo}} {
		if end.ref == nil {
			continue
		}
		ent, err := s.resolve(ctx, end.ref)
		if err != nil {
			return f, err
		}
		*end.id = ent.ID
	}
	f.Relation = in.Relation
	f.Document = value(in.Document)
	f.Polarity = value(in.Polarity)
	f.Modality = in.Modality
	f.Attributed = in.Attributed
	f.From, f.To = value(in.From), value(in.To)
	f.MinConfidence = value(in.MinConfidence)
	f.MinDocuments = int(value(in.MinDocuments))
	f.Text = value(in.Text)
	switch {
	case f.Document != "" && !isDocument(f.Document):
		return f, model.Invalid("%q is not the id of a document: take one from an answer", string(f.Document))
	case f.From != "" && f.To != "" && f.From > f.To:
		return f, model.Invalid("the filter's from, %s, is after its to, %s", f.From, f.To)
	case f.MinConfidence < 0 || f.MinConfidence > 1:
		return f, model.Invalid("minConfidence is %g: it must be from 0 to 1", f.MinConfidence)
	case f.MinDocuments < 0:
		return f, model.Invalid("minDocuments is %d: it must not be negative", f.MinDocuments)
	}
	return f, nil
}

// atEnd narrows f to the statements that have id at an end. It reports false
// when f rules all of them out.
func atEnd(f *graph.Filter, id graph.ID, d graph.Direction) (bool, error) {
	var end *graph.ID
	switch d {
	case graph.Out:
		end = &f.Subject
	case graph.In:
		end = &f.Object
	default:
		if f.Entity != "" && f.Entity != id {
			return false, model.Invalid("filter.entity names another entity than the one asked about: ask with direction OUT or IN, or use statements(filter: {subject: …, object: …})")
		}
		end = &f.Entity
	}
	if *end != "" && *end != id {
		return false, nil
	}
	*end = id
	return true, nil
}

func isDocument(id graph.ID) bool {
	kind, ok := id.Kind()
	return ok && kind == graph.DocumentNode
}

// value returns what p points to, or the zero value for nil.
func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// optional returns a pointer to v, or nil for the zero value.
func optional[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
