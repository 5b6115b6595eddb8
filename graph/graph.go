// Package graph is Parley's vocabulary: documents, entities, statements and the
// evidence for them, what a reading of a document brings into the graph, and
// the Store that keeps it. It imports the standard library only.
package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
)

// An ID names a document, an entity, a statement or a judgement for good. It is a letter for
// the kind followed by 32 hexadecimal digits; callers treat it as opaque.
type ID string

// A NodeKind is what an ID names.
type NodeKind byte

// The kinds of node, as the first letter of their IDs.
const (
	DocumentNode  NodeKind = 'd'
	EntityNode    NodeKind = 'e'
	StatementNode NodeKind = 's'
	JudgementNode NodeKind = 'j'
)

// NewID returns the ID of the given kind for a key: equal keys give equal IDs.
func NewID(kind NodeKind, key ...string) ID {
	var room [256]byte // for most keys, so that they cost no memory
	text := room[:0]
	for i, part := range key {
		if i > 0 {
			text = append(text, 0)
		}
		text = append(text, part...)
	}
	sum := sha256.Sum256(text)
	id := [33]byte{byte(kind)}
	hex.Encode(id[1:], sum[:16])
	return ID(id[:])
}

// Kind returns what id names and whether id has the shape of an ID at all.
func (id ID) Kind() (NodeKind, bool) {
	if len(id) != 33 {
		return 0, false
	}
	if _, err := hex.DecodeString(string(id[1:])); err != nil {
		return 0, false
	}
	switch kind := NodeKind(id[0]); kind {
	case DocumentNode, EntityNode, StatementNode, JudgementNode:
		return kind, true
	}
	return 0, false
}

// Errors that callers act on.
var (
	// ErrNotFound says that the store has nothing by that ID or name.
	ErrNotFound = errors.New("not found")
	// ErrInvalid says that a question cannot be answered as it was put.
	ErrInvalid = errors.New("invalid")
	// ErrBudget says that an answer would cost more work than a question may.
	ErrBudget = errors.New("work budget exceeded")
	// ErrBusy says that so much is under way that no more is taken in, and that
	// nothing came of the question.
	ErrBusy = errors.New("busy")
	// ErrLocked says that another process has the store open.
	ErrLocked = errors.New("store is in use by another process")
	// ErrForeign says that a file is not a store of ours, or is damaged.
	ErrForeign = errors.New("not a parley store")
)

// A Document is one text as it was read. The text never changes: a source that
// is read again with other text becomes another document.
type Document struct {
	ID    ID
	Title string
	// Sources are the paths or URLs the text was found at, sorted.
	Sources []string
	// Published is the date of publication as YYYY-MM-DD, or "".
	Published string
	// Text is the clean text; every offset of the graph is a byte of it.
	Text string
}

// DocumentID returns the ID of the document with the given clean text.
func DocumentID(text string) ID { return NewID(DocumentNode, text) }

// Source returns the first of the document's sources, or "".
func (d *Document) Source() string {
	if len(d.Sources) == 0 {
		return ""
	}
	return d.Sources[0]
}

// An EntityType is what kind of thing an entity is.
type EntityType string

// The entity types.
const (
	Person       EntityType = "PERSON"
	Organization EntityType = "ORGANIZATION"
	Place        EntityType = "PLACE"
	Group        EntityType = "GROUP"
	Event        EntityType = "EVENT"
	Work         EntityType = "WORK"
	Facility     EntityType = "FACILITY"
	Other        EntityType = "OTHER"
)

// An Entity is a thing that mentions in one or more documents refer to.
type Entity struct {
	ID   ID
	Name string
	Type EntityType
	// Aliases are the other names it goes by, sorted, without Name.
	Aliases []string
	// Degree is the number of statements that have it as subject or object.
	Degree int
}

// A Mention is a span of a document that refers to an entity.
type Mention struct {
	Document   ID
	Start, End int // bytes of the document's text, half-open
	Text       string
}
