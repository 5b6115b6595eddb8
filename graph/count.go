package graph

// A Distribution counts statements by what they are made of.
type Distribution struct {
	Statements int
	// Relations have at least one statement each: the most first, then by name.
	Relations []RelationCount
	// Types have at least one statement each: the most first, subjects and
	// objects taken together, then by name.
	Types []EndCount
	// Literals is the number of statements whose object is no entity.
	Literals int
}

// An EndCount tells of how many statements the subject is of a type, and of how
// many the object.
type EndCount struct {
	Type              EntityType
	Subjects, Objects int
}

// A CalendarUnit is a length of time as calendars have it.
type CalendarUnit string

// The calendar units.
const (
	Day   CalendarUnit = "DAY"
	Month CalendarUnit = "MONTH"
	Year  CalendarUnit = "YEAR"
)

// MaxPeriods is the number of periods that a Timeline may have.
const MaxPeriods = 10_000

// A Timeline counts statements by when they are so. Every statement counts once:
// in the period that has all of its time, in Longer when no period has, or in
// Undated.
type Timeline struct {
	// Periods have at least one statement each, the earliest first.
	Periods []Period
	Longer  int
	Undated int
}

// A Period is one unit of the calendar, from its first to its last day, as
// YYYY-MM-DD.
type Period struct {
	From, To   string
	Statements int
}

// A Neighborhood counts the entities that statements join to one entity, and
// these statements.
type Neighborhood struct {
	Entities, Statements int
	// Relations have at least one statement each: the most first, then by name.
	Relations []RelationShare
	// Types are those of the neighbours: with the most statements first, then by
	// name.
	Types []TypeShare
}

// A RelationShare tells how many statements of a neighbourhood have a relation,
// and how many entities they lead to.
type RelationShare struct {
	Name                 string
	Statements, Entities int
}

// A TypeShare tells how many entities of a neighbourhood are of a type, and how
// many statements lead to them.
type TypeShare struct {
	Type                 EntityType
	Statements, Entities int
}
