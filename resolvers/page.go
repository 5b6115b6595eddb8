package resolvers

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

// A window is which part of a list a client wants.
type window struct {
	graph.Range
	// none asks for no items at all, just the length of the list.
	none bool
}

// windowOf checks the arguments of a list.
func windowOf(first *int32, after *string, last *int32, before *string) (window, error) {
	var w window
	switch {
	case first != nil && last != nil:
		return w, model.Invalid("first and last do not go together: page forward with first and after, or backward with last and before")
	case last != nil && after != nil:
		return w, model.Invalid("last goes with before, not with after")
	case last == nil && before != nil:
		return w, model.Invalid("before goes with last: say how many items with last")
	}
	for name, n := range map[string]*int32{"first": first, "last": last} {
		if n != nil && (*n < 0 || *n > graph.MaxPage) {
			return w, model.Invalid("%s is %d: it must be from 0 to %d", name, *n, graph.MaxPage)
		}
	}
	if first != nil {
		w.First = int(*first)
	}
	if last != nil {
		w.Last = int(*last)
	}
	var err error
	if w.After, err = openCursor(after); err != nil {
		return w, err
	}
	if w.Before, err = openCursor(before); err != nil {
		return w, err
	}
	if w.none = first != nil && *first == 0 || last != nil && *last == 0; w.none {
		// One item tells whether the list goes on; list drops it.
		if first != nil {
			w.First = 1
		} else {
			w.Last = 1
		}
	}
	return w, nil
}

// cursorVersion begins every cursor we give out, so that a later version can
// tell an old cursor from a bad one.
const cursorVersion = "1:"

// sealCursor makes a store's cursor opaque.
func sealCursor(cursor string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(cursorVersion + cursor))
}

// openCursor is the inverse of sealCursor; nil gives "".
func openCursor(sealed *string) (string, error) {
	if sealed == nil {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(*sealed)
	cursor, ok := strings.CutPrefix(string(raw), cursorVersion)
	if err != nil || !ok {
		return "", model.Invalid("%q is no cursor: give one that an earlier page of the same list had", *sealed)
	}
	return cursor, nil
}

// connect turns a page into a connection; build makes an item's node and edge.
func connect[T, N, E any](w window, page graph.Page[T], build func(cursor string, value T) (N, *E)) *model.Connection[N, E] {
	c := &model.Connection[N, E]{
		Edges:      []*E{},
		Nodes:      []N{},
		PageInfo:   &model.PageInfo{HasNextPage: page.HasNext, HasPreviousPage: page.HasPrevious},
		TotalCount: page.Total,
	}
	if w.none {
		if w.Last > 0 {
			c.PageInfo.HasPreviousPage = len(page.Items) > 0
		} else {
			c.PageInfo.HasNextPage = len(page.Items) > 0
		}
		return c
	}
	for i, item := range page.Items {
		cursor := sealCursor(item.Cursor)
		node, edge := build(cursor, item.Value)
		c.Nodes = append(c.Nodes, node)
		c.Edges = append(c.Edges, edge)
		if i == 0 {
			c.PageInfo.StartCursor = &cursor
		}
		c.PageInfo.EndCursor = &cursor
	}
	return c
}

// plain builds an edge that has a node and a cursor only.
func plain[T any](cursor string, value T) (T, *model.Edge[T]) {
	return value, &model.Edge[T]{Node: value, Cursor: cursor}
}

// list answers a list field: it checks the paging arguments, asks for the page
// and makes a connection of it.
func list[T, N, E any](ctx context.Context, r *Resolver, first *int32, after *string, last *int32, before *string,
	page func(*snapshot, graph.Range) (graph.Page[T], error), build func(string, T) (N, *E),
) (*model.Connection[N, E], error) {
	w, err := windowOf(first, after, last, before)
	if err != nil {
		return nil, err
	}
	return ask(ctx, r, func(s *snapshot) (*model.Connection[N, E], error) {
		p, err := page(s, w.Range)
		if err != nil {
			return nil, err
		}
		return connect(w, p, build), nil
	})
}

// leading returns the first of a ranked list that is bounded otherwise.
func leading[T any](list []T, first *int32) ([]*T, error) {
	n := graph.DefaultPage
	if first != nil {
		n = int(*first)
	}
	if err := within("first", n, 0, graph.MaxPage); err != nil {
		return nil, err
	}
	out := make([]*T, min(n, len(list)))
	for i := range out {
		out[i] = &list[i]
	}
	return out, nil
}

// evidencePage cuts a page out of a statement's evidence. A cursor is the place
// of a piece of evidence, so that it stays good when others come and go.
func evidencePage(all []graph.Evidence, r graph.Range) graph.Page[*graph.Evidence] {
	place := func(ev *graph.Evidence) string {
		return fmt.Sprintf("%s:%012d:%012d:%s", ev.Document, ev.Start, ev.End, ev.Rule)
	}
	from, to := 0, len(all)
	for i := range all {
		if r.After != "" && place(&all[i]) <= r.After {
			from = i + 1
		}
		if r.Before != "" && place(&all[i]) >= r.Before {
			to = min(to, i)
		}
	}
	switch {
	case r.Last > 0:
		from = max(from, to-r.Last)
	case r.First > 0:
		to = min(to, from+r.First)
	default:
		to = min(to, from+graph.DefaultPage)
	}
	page := graph.Page[*graph.Evidence]{Total: len(all), HasPrevious: from > 0, HasNext: to < len(all)}
	for i := from; i < to; i++ {
		page.Items = append(page.Items, graph.Item[*graph.Evidence]{Cursor: place(&all[i]), Value: &all[i]})
	}
	return page
}
