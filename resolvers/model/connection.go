// Package model holds the Go types of the API that are not the graph's own.
package model

import "github.com/parley-kg/parley/graph"

// A Connection is a page of a list in the form of the Relay specification.
type Connection[T, E any] struct {
	Edges      []*E
	Nodes      []T
	PageInfo   *PageInfo
	TotalCount int
}

// An Edge is an item of a page with the opaque cursor that names its place.
type Edge[T any] struct {
	Node   T
	Cursor string
}

// The pages of the API and their items.
type (
	EntityConnection    = Connection[*graph.Entity, EntityEdge]
	EntityEdge          = Edge[*graph.Entity]
	MentionConnection   = Connection[*graph.Mention, MentionEdge]
	MentionEdge         = Edge[*graph.Mention]
	StatementConnection = Connection[*graph.Statement, StatementEdge]
	StatementEdge       = Edge[*graph.Statement]
	EvidenceConnection  = Connection[*graph.Evidence, EvidenceEdge]
	EvidenceEdge        = Edge[*graph.Evidence]
	DocumentConnection  = Connection[*graph.Document, DocumentEdge]
	DocumentEdge        = Edge[*graph.Document]
	RelationConnection  = Connection[*Relation, RelationEdge]
	NeighborConnection  = Connection[*graph.Entity, NeighborEdge]
	JudgementConnection = Connection[*graph.Judgement, JudgementEdge]
	JudgementEdge       = Edge[*graph.Judgement]
	SourceConnection    = Connection[*Source, SourceEdge]
	SourceEdge          = Edge[*Source]
)

// A Relation is a relation by its name in the graph.
type Relation struct{ ID string }

// A RelationEdge is a relation of a page with the number of its statements.
type RelationEdge struct {
	Edge[*Relation]
	Count int
}

// A NeighborEdge is a neighbour with the statement that leads to it.
type NeighborEdge struct {
	Edge[*graph.Entity]
	Statement *graph.Statement
	Direction graph.Direction
}

// A Node is anything with a global id: *graph.Document, *graph.Entity,
// *graph.Statement or *graph.Judgement.
type Node any

// An IngestionEvent tells what happened to one source.
type IngestionEvent struct {
	Source string
	Status IngestionStatus
	// DocumentID is set once the source is in the graph.
	DocumentID graph.ID
	// Message says why a source was rejected; nil otherwise.
	Message *string
	// Statements is the number of statement occurrences the document brought.
	Statements int
	// Finished of Total sources of the run have come to their end.
	Finished, Total int
}

// A Source is what was taken in to be ingested, with what became of it.
type Source struct {
	Name   string
	Status SourceStatus
	// DocumentID is set once the source is in the graph.
	DocumentID graph.ID
	Message    *string
	Statements int
}
