package graph

import "fmt"

// Polarity tells whether a statement says that something is so or is not so.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "AFFIRMED"
	Negated  Polarity = "NEGATED"
)

// Modality tells in which way a statement holds.
type Modality string

// The modalities.
const (
	Fact        Modality = "FACT"
	Possible    Modality = "POSSIBLE"
	Planned     Modality = "PLANNED"
	Demanded    Modality = "DEMANDED"
	Conditional Modality = "CONDITIONAL"
)

// A Statement says that a subject stands in a relation to an object. Claims of
// several documents that agree in everything but their evidence are one
// statement.
type Statement struct {
	ID      ID
	Subject ID
	// Relation is a name of the relation vocabulary or, where that has none,
	// the lemma of the words.
	Relation string
	// Phrase is the words as written, in lemma form and active voice with
	// their preposition: "meet with", "be army chief of".
	Phrase   string
	Object   Object
	Polarity Polarity
	Modality Modality
	// Attribution says who says so; zero when the document itself does.
	Attribution Attribution
	// Time is when it is so; the zero TimeSpan when the text does not tell.
	Time TimeSpan
	// Place is the entity where it is so, or "".
	Place ID
	// Confidence lies in (0, 1]: the highest of its claims'.
	Confidence float64
	// Evidence is ordered by document and start and never empty.
	Evidence []Evidence
}

// An Object is an entity or a literal, never both.
type Object struct {
	Entity  ID
	Literal string
}

// An Attribution is who says something, and with which verb ("say", "deny").
type Attribution struct {
	To   ID
	Verb string
}

// A TimeSpan is a time as written with the days it spans, YYYY-MM-DD; From and
// To are inclusive, and both "" when the expression could not be placed.
type TimeSpan struct {
	Text string
	From string
	To   string
}

// IsZero reports whether the text told no time.
func (t TimeSpan) IsZero() bool { return t == TimeSpan{} }

// Evidence is the place in a document that a statement rests on.
type Evidence struct {
	Document   ID
	Start, End int // bytes of the document's text, half-open
	Quote      string
	// Rule names the extraction rule that read it.
	Rule string
	// Verified is true when Quote was checked, on this read, to be what the
	// stored text holds at [Start, End) and the text to match its hash.
	Verified bool
}

// StatementID returns the ID of a statement: the hash of everything in it but
// its own ID, its confidence and its evidence.
func StatementID(st *Statement) ID {
	return NewID(StatementNode, string(st.Subject), st.Relation, st.Phrase,
		string(st.Object.Entity), st.Object.Literal, string(st.Polarity), string(st.Modality),
		string(st.Attribution.To), st.Attribution.Verb,
		st.Time.Text, st.Time.From, st.Time.To, string(st.Place))
}

// A Reading is everything that was read out of one document: the unit in which
// the graph grows and shrinks.
type Reading struct {
	Document Document
	// Version names the extractor that made the reading.
	Version string
	Chains  []Chain
	Claims  []Claim
}

// A Chain is one thing that a single document speaks of. What it is across
// documents, its entity, the Linker decides.
type Chain struct {
	Type EntityType
	// Name is the fullest name or, without a name, a description.
	Name string
	// Aliases are the other names the document uses for it, sorted.
	Aliases []string
	// Named is false for a thing that only descriptions refer to ("two
	// officials"): it is never the same as anything in another document.
	Named    bool
	Mentions []Span
}

// A Span is a half-open byte range of a document's text.
type Span struct{ Start, End int }

// None stands for "no chain" in a Claim.
const None = -1

// A Claim is one occurrence of a statement in a document, its ends given as
// indices into the reading's chains.
type Claim struct {
	Subject  int
	Relation string
	Phrase   string
	// Object is a chain, or None with Literal set.
	Object   int
	Literal  string
	Polarity Polarity
	Modality Modality
	// Speaker is a chain, or None when the document itself says it.
	Speaker    int
	SpeechVerb string
	Time       TimeSpan
	// Place is a chain or None.
	Place      int
	Confidence float64
	// Span is the sentence or clause that says it.
	Span Span
	Rule string
}

// Check returns an error that names the first part of r that does not hold
// together: an index or a range outside its bounds, a claim without object.
func (r *Reading) Check() error {
	chain := func(what string, i int, optional bool) error {
		if i == None && optional || i >= 0 && i < len(r.Chains) {
			return nil
		}
		return fmt.Errorf("%s: no chain %d: %w", what, i, ErrInvalid)
	}
	span := func(what string, s Span) error {
		if s.Start < 0 || s.End < s.Start || s.End > len(r.Document.Text) {
			return fmt.Errorf("%s: range [%d,%d) outside the text of %d bytes: %w", what, s.Start, s.End, len(r.Document.Text), ErrInvalid)
		}
		return nil
	}
	if r.Document.ID != DocumentID(r.Document.Text) {
		return fmt.Errorf("document %s: the ID is not that of its text: %w", r.Document.ID, ErrInvalid)
	}
	for i, c := range r.Chains {
		for _, m := range c.Mentions {
			if err := span(fmt.Sprintf("chain %d", i), m); err != nil {
				return err
			}
		}
	}
	for i, c := range r.Claims {
		what := fmt.Sprintf("claim %d", i)
		if (c.Object == None) == (c.Literal == "") {
			return fmt.Errorf("%s: needs either an object or a literal: %w", what, ErrInvalid)
		}
		for _, err := range []error{
			chain(what+" subject", c.Subject, false), chain(what+" object", c.Object, true),
			chain(what+" speaker", c.Speaker, true), chain(what+" place", c.Place, true), span(what, c.Span),
		} {
			if err != nil {
				return err
			}
		}
	}
	return nil
}
