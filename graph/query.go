package graph

// Direction is which end of a statement an entity is at.
type Direction string

// The directions.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// A Filter picks statements. Unset fields let everything through; set fields
// must all fit.
type Filter struct {
	Subject ID
	Object  ID
	// Entity is at either end.
	Entity ID
	// Relation has the names of relations, any of which fits.
	Relation []string
	// Document is one that has evidence for the statement.
	Document ID
	// Polarity is "" for either.
	Polarity Polarity
	// Modality has the modalities, any of which fits; empty for all.
	Modality []Modality
	// AttributedTo is who says so.
	AttributedTo ID
	// Attributed, when set, asks for statements with (true) or without (false)
	// an attribution.
	Attributed *bool
	// From and To are days, YYYY-MM-DD: the statement's time overlaps
	// [From, To]. A statement without a time fits only when both are "".
	From, To string
	// MinConfidence is the least confidence, in [0, 1].
	MinConfidence float64
	// MinDocuments is the least number of documents with evidence.
	MinDocuments int
	// Text has words all of which are in a quote, the phrase or a literal
	// object, whatever the case.
	Text string
}

// A StatementQuery asks for statements in an order.
type StatementQuery struct {
	Filter Filter
	Order  StatementOrder
}

// A StatementOrder is an order of statements; ties are broken by ID.
type StatementOrder string

// The orders of statements.
const (
	ByConfidence StatementOrder = "CONFIDENCE_DESC" // the default
	ByTime       StatementOrder = "TIME_ASC"        // undated last
	ByTimeDesc   StatementOrder = "TIME_DESC"       // undated last
	ByDocuments  StatementOrder = "DOCUMENTS_DESC"  // most documents first
)

// An EntityQuery asks for entities in an order.
type EntityQuery struct {
	// Search has words that all begin words of the name or of one alias,
	// whatever the case; "" for all. Where that finds nothing, words of four
	// characters and more may have a typing error each, of eight and more two.
	Search string
	// Types has the types, any of which fits; empty for all.
	Types []EntityType
	// MinDegree is the least number of statements.
	MinDegree int
	// Document is one that mentions the entity, or "".
	Document ID
	Order    EntityOrder
}

// An EntityOrder is an order of entities; ties are broken by ID.
type EntityOrder string

// The orders of entities.
const (
	ByDegree EntityOrder = "DEGREE_DESC" // the default
	ByName   EntityOrder = "NAME_ASC"
)

// A JudgementQuery asks for judgements.
type JudgementQuery struct {
	// Entity is one that a naming of the judgement stands for, or "".
	Entity ID
	// Undone, when set, asks for judgements that were taken back (true) or that
	// hold (false).
	Undone *bool
}

// A Range asks for a part of an ordered list: the First items after the cursor
// After, or the Last before the cursor Before. Cursors are Item.Cursor of an
// earlier page, "" for the list's ends. First and Last are at most MaxPage and
// not both set; neither set means DefaultPage items from the front.
type Range struct {
	First, Last   int
	After, Before string
}

// The sizes of a page.
const (
	DefaultPage = 20
	MaxPage     = 1000
)

// A Page is a part of an ordered list.
type Page[T any] struct {
	Items []Item[T]
	// Total is the length of the whole list.
	Total int
	// HasNext and HasPrevious tell whether the list goes on after the last
	// item and before the first.
	HasNext, HasPrevious bool
}

// An Item is an element of a page with the cursor that names its place: it
// stays good when other elements come and go.
type Item[T any] struct {
	Cursor string
	Value  T
}
