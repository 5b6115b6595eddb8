package resolvers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

// The bounds of the arguments of judgements.
const (
	maxJudged = 100 // entities, names or documents
	maxBy     = 200 // bytes of a name
)

// An inputError is an error about a field of a mutation's input.
type inputError struct {
	field string
	error
}

func (e *inputError) Unwrap() error { return e.error }

// about says that err, unless it is nil, is about a field of the input.
func about(field string, err error) error {
	if err == nil {
		return nil
	}
	return &inputError{field, err}
}

// inputErrors makes an error part of a payload, with the field it is about.
func inputErrors(err error) ([]*model.UserError, error) {
	path := []string{"input"}
	if in := (*inputError)(nil); errors.As(err, &in) {
		path = append(path, in.field)
	}
	return userErrors(err, path...)
}

// mark returns who judges now.
func (r *Resolver) mark(by string) (graph.Mark, error) {
	by = strings.TrimSpace(by)
	if by == "" || len(by) > maxBy {
		return graph.Mark{}, about("by", model.Invalid("say who judges, in 1 to %d bytes", maxBy))
	}
	return graph.Mark{By: by, At: r.Now()}, nil
}

func (r *Resolver) mergeEntities(ctx context.Context, in model.MergeEntitiesInput) (*model.MergeEntitiesPayload, error) {
	payload := &model.MergeEntitiesPayload{Errors: []*model.UserError{}}
	j, err := r.merge(ctx, in)
	if err == nil {
		_, err = r.Store.Apply(ctx, graph.Change{Judge: j})
	}
	if err != nil {
		payload.Errors, err = inputErrors(err)
		return payload, err
	}
	payload.Judgement = j
	payload.Entity, err = r.called(ctx, j.These[0])
	return payload, err
}

// merge returns the judgement that a merge makes.
func (r *Resolver) merge(ctx context.Context, in model.MergeEntitiesInput) (*graph.Judgement, error) {
	made, err := r.mark(in.By)
	if err != nil {
		return nil, err
	}
	if err := within("the length of entities", len(in.Entities), 1, maxJudged); err != nil {
		return nil, about("entities", err)
	}
	return ask(ctx, r, func(s *snapshot) (*graph.Judgement, error) {
		into, err := s.resolve(ctx, in.Into)
		if err != nil {
			return nil, about("into", err)
		}
		this, err := s.naming(ctx, into)
		if err != nil {
			return nil, about("into", err)
		}
		var those []graph.Naming
		for _, ref := range in.Entities {
			ent, err := s.resolve(ctx, ref)
			if err != nil {
				return nil, about("entities", err)
			}
			if ent.ID == into.ID {
				return nil, about("entities", model.Invalid("%s (%s) is the entity to merge into already", ent.Name, ent.ID))
			}
			n, err := s.naming(ctx, ent)
			if err != nil {
				return nil, about("entities", err)
			}
			those = append(those, n)
		}
		return s.made(ctx, graph.NewJudgement(graph.Same, []graph.Naming{this}, those, made))
	})
}

// made returns a judgement as it comes after the last word on the same, where
// there is one.
func (s *snapshot) made(ctx context.Context, j *graph.Judgement) (*graph.Judgement, error) {
	earlier, err := s.view.Judgement(ctx, j.ID)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return j, nil
	case err != nil:
		return nil, err
	}
	return j.Again(earlier), nil
}

// naming returns the naming that stands for an entity in a judgement: its name
// or, where no document uses that, what most documents call it.
func (s *snapshot) naming(ctx context.Context, ent *graph.Entity) (graph.Naming, error) {
	all, err := s.view.Namings(ctx, ent.ID, "")
	if err != nil {
		return graph.Naming{}, err
	}
	if len(all) == 0 {
		return graph.Naming{}, fmt.Errorf("entity %s: no document calls it anything", ent.ID)
	}
	best := all[0].Naming
	for _, n := range all {
		if n.Name == ent.Name && (best.Name != ent.Name || best.Document != "" && n.Document == "") {
			best = n.Naming
		}
	}
	return best, s.clear(ctx, ent, best)
}

// clear returns an error when the one document of a naming uses it for another
// entity too, as documents do with descriptions: a judgement could not tell
// them apart.
func (s *snapshot) clear(ctx context.Context, ent *graph.Entity, n graph.Naming) error {
	if n.Document == "" {
		return nil
	}
	r := graph.Range{First: graph.MaxPage}
	for {
		page, err := s.view.Entities(ctx, graph.EntityQuery{Document: n.Document}, r)
		if err != nil {
			return err
		}
		for _, it := range page.Items {
			other := it.Value
			if other.ID == ent.ID || other.Name != n.Name && !slices.Contains(other.Aliases, n.Name) {
				continue
			}
			told, err := s.view.Namings(ctx, other.ID, n.Document)
			if err != nil {
				return err
			}
			if slices.ContainsFunc(told, func(c graph.NamingCount) bool { return c.Naming == n }) {
				return model.Invalid("document %s says %q of %s and of %s: a judgement cannot tell them apart", n.Document, n.Name, ent.ID, other.ID)
			}
		}
		if !page.HasNext {
			return nil
		}
		r.After = page.Items[len(page.Items)-1].Cursor
	}
}

func (r *Resolver) splitEntity(ctx context.Context, in model.SplitEntityInput) (*model.SplitEntityPayload, error) {
	payload := &model.SplitEntityPayload{Errors: []*model.UserError{}}
	j, stays, err := r.split(ctx, in)
	if err == nil {
		_, err = r.Store.Apply(ctx, graph.Change{Judge: j})
	}
	if err != nil {
		payload.Errors, err = inputErrors(err)
		return payload, err
	}
	payload.Judgement = j
	if payload.Entity, err = r.called(ctx, stays); err != nil {
		return nil, err
	}
	payload.Part, err = r.called(ctx, j.These[0])
	return payload, err
}

// split returns the judgement that a split makes, and what most documents call
// what stays.
func (r *Resolver) split(ctx context.Context, in model.SplitEntityInput) (j *graph.Judgement, stays graph.Naming, err error) {
	made, err := r.mark(in.By)
	if err != nil {
		return nil, stays, err
	}
	switch {
	case len(in.Names) == 0 && len(in.Documents) == 0:
		return nil, stays, model.Invalid("say what to take out: names, documents or both")
	case len(in.Names) > maxJudged:
		return nil, stays, about("names", within("the length of names", len(in.Names), 0, maxJudged))
	case len(in.Documents) > maxJudged:
		return nil, stays, about("documents", within("the length of documents", len(in.Documents), 0, maxJudged))
	}
	j, err = ask(ctx, r, func(s *snapshot) (*graph.Judgement, error) {
		ent, err := s.resolve(ctx, in.Entity)
		if err != nil {
			return nil, about("entity", err)
		}
		all, err := s.view.Namings(ctx, ent.ID, "")
		if err != nil {
			return nil, err
		}
		these, err := s.part(ctx, ent, all, in)
		if err != nil {
			return nil, err
		}
		those := rest(all, these)
		if len(those) == 0 {
			return nil, model.Invalid("that is all that documents call %s: nothing would be left of it", ent.Name)
		}
		stays = those[0]
		return s.made(ctx, graph.NewJudgement(graph.Different, these, those, made))
	})
	return j, stays, err
}

// part returns the namings of an entity that a split takes out.
func (s *snapshot) part(ctx context.Context, ent *graph.Entity, all []graph.NamingCount, in model.SplitEntityInput) ([]graph.Naming, error) {
	lists := [][]graph.NamingCount{all}
	if len(in.Documents) > 0 {
		lists = nil
	}
	for _, id := range in.Documents {
		if !isDocument(id) {
			return nil, about("documents", model.Invalid("%q is not the id of a document: take one from an answer", string(id)))
		}
		told, err := s.view.Namings(ctx, ent.ID, id)
		if errors.Is(err, graph.ErrNotFound) {
			return nil, about("documents", notFound("no document has the id %q", string(id)))
		}
		if err != nil {
			return nil, err
		}
		if len(told) == 0 {
			return nil, about("documents", model.Invalid("document %s does not mention %s", id, ent.Name))
		}
		for _, n := range told {
			if err := s.clear(ctx, ent, n.Naming); err != nil {
				return nil, about("documents", err)
			}
		}
		lists = append(lists, told)
	}
	var these []graph.Naming
	used := make(map[string]bool)
	for _, n := range slices.Concat(lists...) {
		if len(in.Names) == 0 || slices.Contains(in.Names, n.Name) {
			used[n.Name] = true
			these = append(these, n.Naming)
		}
	}
	for _, name := range in.Names {
		if !used[name] {
			return nil, about("names", model.Invalid("%s is not called %q there: take names from entity { namings { naming { name } } }", ent.Name, name))
		}
	}
	return these, nil
}

// rest returns what is left of all namings when those of a part are taken out,
// the most used first.
func rest(all []graph.NamingCount, part []graph.Naming) []graph.Naming {
	var left []graph.NamingCount
	for _, n := range all {
		if slices.Contains(part, n.Naming) {
			continue
		}
		for _, p := range part {
			if p.Type == n.Type && p.Name == n.Name && n.Document == "" && !slices.ContainsFunc(all, func(c graph.NamingCount) bool { return c.Naming == p }) {
				n.Documents-- // a document that is singled out from now on
			}
		}
		if n.Documents > 0 {
			left = append(left, n)
		}
	}
	slices.SortStableFunc(left, func(a, b graph.NamingCount) int { return b.Documents - a.Documents })
	out := make([]graph.Naming, len(left))
	for i, n := range left {
		out[i] = n.Naming
	}
	return out
}

func (r *Resolver) undoJudgement(ctx context.Context, in model.UndoJudgementInput) (*model.UndoJudgementPayload, error) {
	payload := &model.UndoJudgementPayload{Errors: []*model.UserError{}}
	j, err := r.undo(ctx, in)
	if err == nil {
		_, err = r.Store.Apply(ctx, graph.Change{Judge: j})
	}
	if err != nil {
		payload.Errors, err = inputErrors(err)
		return payload, err
	}
	payload.Judgement = j
	return payload, nil
}

// undo returns a judgement as it is once it is taken back.
func (r *Resolver) undo(ctx context.Context, in model.UndoJudgementInput) (*graph.Judgement, error) {
	undone, err := r.mark(in.By)
	if err != nil {
		return nil, err
	}
	if kind, ok := in.ID.Kind(); !ok || kind != graph.JudgementNode {
		return nil, about("id", model.Invalid("%q is not the id of a judgement: take one from judgements { nodes { id } }", string(in.ID)))
	}
	return ask(ctx, r, func(s *snapshot) (*graph.Judgement, error) {
		j, err := s.view.Judgement(ctx, in.ID)
		switch {
		case errors.Is(err, graph.ErrNotFound):
			return nil, about("id", notFound("no judgement has the id %q: list them with judgements { nodes { id } }", string(in.ID)))
		case err != nil:
			return nil, err
		case j.Undone != nil:
			return nil, about("id", model.Invalid("the judgement was taken back already, by %s", j.Undone.By))
		}
		return j.Undo(undone), nil
	})
}

// called returns the entity that a naming stands for.
func (r *Resolver) called(ctx context.Context, n graph.Naming) (*graph.Entity, error) {
	return ask(ctx, r, func(s *snapshot) (*graph.Entity, error) { return s.view.NamingEntity(ctx, n) })
}

func (r *Resolver) namings(ctx context.Context, entity, document graph.ID) ([]*graph.NamingCount, error) {
	if document != "" && !isDocument(document) {
		return nil, model.Invalid("%q is not the id of a document: take one from an answer", string(document))
	}
	return ask(ctx, r, func(s *snapshot) ([]*graph.NamingCount, error) {
		all, err := s.view.Namings(ctx, entity, document)
		out := make([]*graph.NamingCount, len(all))
		for i := range all {
			out[i] = &all[i]
		}
		return out, err
	})
}
