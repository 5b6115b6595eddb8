package graph

import "context"

// A Store keeps readings and answers from the graph that follows from them.
// The graph is a pure function of the readings, the linker and the judgements:
// the order in which changes came leaves no trace in it. A Store is safe for
// concurrent use.
type Store interface {
	// Apply makes the changes in order, all of them or none, and returns what
	// each did. When it returns without error they survive a crash.
	Apply(ctx context.Context, changes ...Change) ([]Outcome, error)
	// View calls f with a consistent snapshot. The View is not to be used
	// after f returns. A view never blocks a writer.
	View(ctx context.Context, f func(View) error) error
	// Close waits for running views and releases the store.
	Close() error
}

// A Change puts one reading into the store, removes one document, or makes or
// takes back one judgement.
type Change struct {
	// Put is the reading to add, or nil. A document that is there already
	// gains the reading's sources and, where the reading is the same, nothing
	// else. A source that belonged to another document leaves it, and a
	// document that loses its last source goes. Where sources with the same
	// text were read differently (another title, date or extractor), the
	// reading of the first source in order counts, whichever came first.
	Put *Reading
	// Remove is the document to remove when Put is nil.
	Remove ID
	// Judge is the judgement to keep when Put is nil and Remove is "". It
	// takes the place of the one with the same ID: one that is undone takes
	// that back. Namings that no document tells are kept for when one does.
	// Apply returns ErrConflict when the judgements that hold after all
	// changes contradict each other.
	Judge *Judgement
}

// An Outcome is what a change did.
type Outcome struct {
	Document ID
	// Judgement is set in place of Document when the change was about one.
	Judgement ID
	// Action is what happened to Document or Judgement: a judgement that is
	// taken back is Removed, though the store remembers it.
	Action Action
	// Replaced are the documents that went because their last source now has
	// other text, sorted.
	Replaced []ID
	// Statements is the number of claims that came or went with Document, or
	// that it has now when it was updated.
	Statements int
}

// An Action is what a change did to a document.
type Action string

// The actions.
const (
	Added     Action = "ADDED"
	Unchanged Action = "UNCHANGED"
	// Updated says that the document was there and is now read differently.
	Updated Action = "UPDATED"
	Removed Action = "REMOVED"
)

// A View is a consistent snapshot of the graph, safe for concurrent use. Every
// list has a fixed order and honest totals. The ID of an entity that is part of
// another one, or of one that a judgement once made, stands for the entity it
// is now, in a filter too. The ID of a statement whose entities are others by
// now stands for the statement that its claims make. Entities that it returns
// are shared by all answers and not to be written to. Methods return ErrNotFound
// for an unknown ID, in a filter too, ErrInvalid for a bad cursor, range or
// filter, ErrBudget for an answer that would take too long, and ctx's error when
// it ends.
type View interface {
	Stats(ctx context.Context) (Stats, error)

	Document(ctx context.Context, id ID) (*Document, error)
	// Documents lists documents whose title, source or text has all words of
	// search, whatever the case; all of them when search is "". Ordered by
	// title, then ID.
	Documents(ctx context.Context, search string, r Range) (Page[*Document], error)

	Entity(ctx context.Context, id ID) (*Entity, error)
	// Named returns the entities whose name or an alias is name, whatever the
	// case, titles or not, ordered by degree (highest first), then ID.
	Named(ctx context.Context, name string) ([]*Entity, error)
	Entities(ctx context.Context, q EntityQuery, r Range) (Page[*Entity], error)
	// Mentions lists where documents speak of an entity, by document and start.
	Mentions(ctx context.Context, entity ID, r Range) (Page[Mention], error)
	// EntityDocuments lists the documents that mention an entity, as Documents
	// orders them.
	EntityDocuments(ctx context.Context, entity ID, r Range) (Page[*Document], error)
	// Namings returns what documents call an entity, with the number of
	// documents that do: the most first, then by type, name and document. When
	// document is not "" it returns what that document calls it, with the
	// document in every naming; so it does for an entity that is only described,
	// in the one document that has it.
	Namings(ctx context.Context, entity, document ID) ([]NamingCount, error)
	// NamingEntity returns the entity that a naming stands for now. Where the
	// linker takes a name for several, it is the one that most documents mean,
	// then the least ID.
	NamingEntity(ctx context.Context, n Naming) (*Entity, error)

	Judgement(ctx context.Context, id ID) (*Judgement, error)
	// Judgements lists judgements, the last ones made or taken back first, then
	// by ID.
	Judgements(ctx context.Context, q JudgementQuery, r Range) (Page[*Judgement], error)

	// Statement returns a statement, with the ID it has now. Where the claims of
	// a former one make several, it is the one that most of them make, then the
	// least ID.
	Statement(ctx context.Context, id ID) (*Statement, error)
	Statements(ctx context.Context, q StatementQuery, r Range) (Page[*Statement], error)

	// Distribution counts the statements of a filter by relation and by the types
	// of their ends.
	Distribution(ctx context.Context, f Filter) (*Distribution, error)
	// Timeline counts the statements of a filter by when they are so. It returns
	// ErrBudget where there are more than MaxPeriods periods.
	Timeline(ctx context.Context, f Filter, unit CalendarUnit) (*Timeline, error)

	// Relations lists the relations in use whose name has search in it,
	// ordered by count (highest first), then name.
	Relations(ctx context.Context, search string, r Range) (Page[RelationCount], error)

	// Neighbors lists, for every statement of the filter that joins entity to
	// another entity, that entity. An unset Polarity or Modality of the filter
	// means affirmed facts. Ordered by the neighbour's degree (highest first),
	// then its ID, then the statement's ID.
	Neighbors(ctx context.Context, entity ID, d Direction, f Filter, r Range) (Page[Neighbor], error)
	// Neighborhood counts what Neighbors lists, by relation and by the neighbours'
	// types.
	Neighborhood(ctx context.Context, entity ID, d Direction, f Filter) (*Neighborhood, error)
	// Rings lists the entities around one by how many statements away they are,
	// each once, in the nearest ring, up to hops rings. limit is the number of
	// entities in all rings together; totals count what it cut off. It walks
	// statements in direction d, affirmed facts unless the filter asks otherwise.
	Rings(ctx context.Context, entity ID, hops, limit int, d Direction, f Filter) ([]Ring, error)
	// Paths returns up to limit shortest simple paths of at most maxHops
	// statements, shortest first, ties by the IDs of the entities along the
	// path. Paths differ in their entities; where several statements join two
	// of them, the most certain one is shown (then that with most documents,
	// then the least ID). It walks statements either way, affirmed facts unless
	// the filter asks otherwise.
	Paths(ctx context.Context, from, to ID, maxHops, limit int, f Filter) ([]Path, error)
	// Subgraph returns the statements of the filter that join two entities
	// within hops of those in around, at most limit statements: the nearest
	// first, then the most certain. Affirmed facts unless the filter asks
	// otherwise.
	Subgraph(ctx context.Context, around []ID, hops, limit int, f Filter) (*Subgraph, error)

	// Quads calls f with every quad of the graph in canonical order: as
	// N-Quads lines, sorted by byte. It stops at f's first error.
	Quads(ctx context.Context, f func(Quad) error) error
}

// Stats counts what a store holds.
type Stats struct {
	Documents, Entities, Statements, Mentions, Relations int
	EntitiesByType                                       map[EntityType]int
}

// A NamingCount is a naming with the number of documents that use it.
type NamingCount struct {
	Naming
	Documents int
}

// A RelationCount is a relation with the number of its statements.
type RelationCount struct {
	Name  string
	Count int
}

// A Neighbor is an entity that a statement joins to another.
type Neighbor struct {
	Entity    *Entity
	Statement *Statement
	// Direction is Out when the statement leads from the entity asked about
	// to this one, In when it comes from this one.
	Direction Direction
}

// A Ring has the entities at one distance from an entity.
type Ring struct {
	// Hops is the least number of statements that lead there.
	Hops int
	// Total is how many entities there are, at least one.
	Total int
	// Entities are the first of them: by degree (highest first), then by ID.
	Entities []*Entity
}

// A Path is a walk over statements: Entities has one more element than
// Statements, and Statements[i] joins Entities[i] and Entities[i+1].
type Path struct {
	Entities   []*Entity
	Statements []*Statement
}

// A Subgraph is a set of statements with all entities they join and those asked
// about.
type Subgraph struct {
	Entities   []*Entity    // by ID
	Statements []*Statement // by ID
	// Truncated says that limit cut statements off.
	Truncated bool
	// Cut is how many it cut off of those as near as the farthest that are here,
	// or of the nearest ones behind them; what lies farther was not counted.
	Cut int
}
