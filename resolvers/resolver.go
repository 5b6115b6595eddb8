// Package resolvers answers the API of schema/ from a graph.Store. A resolver
// checks its arguments, asks the graph and shapes the answer; the rest is here,
// in snapshot.go, page.go, ref.go and errors.go.
package resolvers

import (
	"context"
	"log/slog"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/model"
)

// A Resolver answers the API. All fields must be set.
type Resolver struct {
	Store graph.Store
	// Ingest reads the bytes of one document, found under name, and adds it.
	// An error that is a graph.ErrInvalid is about the document and a sentence
	// for its owner; any other is internal.
	Ingest func(ctx context.Context, name string, data []byte) (graph.Outcome, error)
	// Sources lists what was taken in to be ingested, by name; all of it for the
	// status "".
	Sources func(status model.SourceStatus, r graph.Range) (graph.Page[*model.Source], error)
	// Title returns a relation's name for people to read.
	Title func(relation string) string
	// Codes returns what public vocabularies call a relation.
	Codes func(relation string) []*model.Code
	// Feed carries the events of ingestion to subscribers.
	Feed *Feed
	// Now tells the time. Judgements carry it; nothing else does.
	Now func() time.Time
	Log *slog.Logger
}
