package graph

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"
)

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
// together: an index or a range outside its bounds, a claim without object, a
// day that is none.
func (r *Reading) Check() error {
	doc := &r.Document
	if doc.ID != DocumentID(doc.Text) {
		return fmt.Errorf("document %s: the ID is not that of its text: %w", doc.ID, ErrInvalid)
	}
	if !utf8.ValidString(doc.Text) {
		return fmt.Errorf("document %s: the text is not UTF-8: %w", doc.ID, ErrInvalid)
	}
	if err := checkDays(doc.Published, doc.Published); err != nil {
		return fmt.Errorf("document %s: published: %w", doc.ID, err)
	}
	if slices.Contains(doc.Sources, "") {
		return fmt.Errorf("document %s: a source without a name: %w", doc.ID, ErrInvalid)
	}
	for i := range r.Chains {
		if err := r.checkChain(&r.Chains[i]); err != nil {
			return fmt.Errorf("chain %d: %w", i, err)
		}
	}
	for i := range r.Claims {
		if err := r.checkClaim(&r.Claims[i]); err != nil {
			return fmt.Errorf("claim %d: %w", i, err)
		}
	}
	return nil
}

func (r *Reading) checkChain(c *Chain) error {
	if c.Name == "" || c.Type == "" {
		return fmt.Errorf("no name or no type: %w", ErrInvalid)
	}
	for _, m := range c.Mentions {
		if err := r.checkSpan(m); err != nil {
			return err
		}
	}
	return nil
}

func (r *Reading) checkClaim(c *Claim) error {
	for _, end := range []struct {
		what     string
		chain    int
		optional bool
	}{{"subject", c.Subject, false}, {"object", c.Object, true}, {"speaker", c.Speaker, true}, {"place", c.Place, true}} {
		if (end.chain < 0 || end.chain >= len(r.Chains)) && !(end.optional && end.chain == None) {
			return fmt.Errorf("%s: no chain %d: %w", end.what, end.chain, ErrInvalid)
		}
	}
	switch {
	case (c.Object == None) == (c.Literal == ""):
		return fmt.Errorf("needs either an object or a literal: %w", ErrInvalid)
	case c.Relation == "":
		return fmt.Errorf("no relation: %w", ErrInvalid)
	case c.Polarity != Affirmed && c.Polarity != Negated:
		return fmt.Errorf("polarity %q: %w", c.Polarity, ErrInvalid)
	case !slices.Contains([]Modality{Fact, Possible, Planned, Demanded, Conditional}, c.Modality):
		return fmt.Errorf("modality %q: %w", c.Modality, ErrInvalid)
	case !(c.Confidence > 0 && c.Confidence <= 1):
		return fmt.Errorf("confidence %v is not in (0, 1]: %w", c.Confidence, ErrInvalid)
	}
	if err := checkDays(c.Time.From, c.Time.To); err != nil {
		return fmt.Errorf("time: %w", err)
	}
	return r.checkSpan(c.Span)
}

func (r *Reading) checkSpan(s Span) error {
	text := r.Document.Text
	if s.Start < 0 || s.End < s.Start || s.End > len(text) {
		return fmt.Errorf("range [%d,%d) outside the text of %d bytes: %w", s.Start, s.End, len(text), ErrInvalid)
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			return fmt.Errorf("range [%d,%d) cuts a character: %w", s.Start, s.End, ErrInvalid)
		}
	}
	return nil
}

// checkDays returns an error when from and to, each YYYY-MM-DD or "", are no
// days or the wrong way round.
func checkDays(from, to string) error {
	for _, day := range []string{from, to} {
		if day == "" {
			continue
		}
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return fmt.Errorf("%q is not a day (YYYY-MM-DD): %w", day, ErrInvalid)
		}
	}
	if from != "" && to != "" && from > to {
		return fmt.Errorf("from %s is after to %s: %w", from, to, ErrInvalid)
	}
	return nil
}
