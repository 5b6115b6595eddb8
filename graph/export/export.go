// Package export writes a whole graph in formats that other programs read.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/parley-kg/parley/graph"
)

// A Format is a way to write a graph.
type Format struct {
	Name      string
	MediaType string
	// Extension is that of files, with the dot.
	Extension string
	// Write writes the graph to w as it goes along: it never holds all of it.
	Write func(ctx context.Context, v graph.View, w io.Writer) error
}

// Formats are the formats there are.
var Formats = []Format{
	{"nquads", "application/n-quads", ".nq", writeNQuads},
	{"jsonld", "application/ld+json", ".jsonld", writeJSONLD},
	{"graphml", "application/graphml+xml", ".graphml", writeGraphML},
	{"gexf", "application/gexf+xml", ".gexf", writeGEXF},
	{"csv", "text/csv; charset=utf-8", ".csv", writeCSV},
}

// buffered calls f with a buffer before w.
func buffered(w io.Writer, f func(*bufio.Writer) error) error {
	b := bufio.NewWriterSize(w, 64<<10)
	if err := f(b); err != nil {
		return err
	}
	return b.Flush()
}

// each calls f with every element of a list that comes in pages.
func each[T any](list func(graph.Range) (graph.Page[T], error), f func(T) error) error {
	r := graph.Range{First: graph.MaxPage}
	for {
		p, err := list(r)
		if err != nil {
			return err
		}
		for _, it := range p.Items {
			if err := f(it.Value); err != nil {
				return err
			}
		}
		if !p.HasNext {
			return nil
		}
		r.After = p.Items[len(p.Items)-1].Cursor
	}
}

// eachEntity calls f with every entity, by name.
func eachEntity(ctx context.Context, v graph.View, f func(*graph.Entity) error) error {
	return each(func(r graph.Range) (graph.Page[*graph.Entity], error) {
		return v.Entities(ctx, graph.EntityQuery{Order: graph.ByName}, r)
	}, f)
}

// eachStatement calls f with every statement and its subject, subject by
// subject.
func eachStatement(ctx context.Context, v graph.View, f func(*graph.Entity, *graph.Statement) error) error {
	return eachEntity(ctx, v, func(e *graph.Entity) error {
		q := graph.StatementQuery{Filter: graph.Filter{Subject: e.ID}}
		return each(func(r graph.Range) (graph.Page[*graph.Statement], error) {
			return v.Statements(ctx, q, r)
		}, func(st *graph.Statement) error { return f(e, st) })
	})
}

// name returns the name of an entity, "" of none.
func name(ctx context.Context, v graph.View, id graph.ID) (string, error) {
	if id == "" {
		return "", nil
	}
	e, err := v.Entity(ctx, id)
	if err != nil {
		return "", fmt.Errorf("name of %s: %w", id, err)
	}
	return e.Name, nil
}
