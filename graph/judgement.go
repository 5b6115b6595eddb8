package graph

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// ErrConflict says that a judgement contradicts those that hold.
var ErrConflict = errors.New("judgements contradict each other")

// A Naming is what documents call something: the chains of one type and name. It
// does not depend on what else was ingested, so judgements are put in its terms.
type Naming struct {
	Type EntityType
	Name string
	// Document is the only document whose chains are meant, those without a
	// name that it describes so among them, or "" for the named chains of every
	// document that no judgement singles out for this type and name.
	Document ID
}

// Compare orders namings by type, name and document.
func (n Naming) Compare(other Naming) int {
	return cmp.Or(cmp.Compare(n.Type, other.Type), cmp.Compare(n.Name, other.Name), cmp.Compare(n.Document, other.Document))
}

// String returns the naming for people to read.
func (n Naming) String() string {
	if n.Document == "" {
		return fmt.Sprintf("%q (%s)", n.Name, n.Type)
	}
	return fmt.Sprintf("%q (%s) in document %s", n.Name, n.Type, n.Document)
}

// A Verdict is what a judgement says.
type Verdict string

// The verdicts.
const (
	// Same says that These and Those are all one entity, which goes by a name
	// of These.
	Same Verdict = "SAME"
	// Different says that These are one entity, and none of Those.
	Different Verdict = "DIFFERENT"
)

// A Mark is who did something, and when.
type Mark struct {
	By string
	// At is in UTC and whole seconds.
	At time.Time
}

// A Judgement is what a human said about who is who. It is data beside the
// readings: entities are formed from both, and a judgement that is taken back
// leaves no trace in the graph.
type Judgement struct {
	// ID follows from Verdict, These and Those.
	ID      ID
	Verdict Verdict
	// These and Those are sorted, without duplicates and have nothing in common.
	These, Those []Naming
	Made         Mark
	// Undone is who took the judgement back; nil while it holds.
	Undone *Mark
}

// NewJudgement returns a judgement that holds, in canonical form.
func NewJudgement(v Verdict, these, those []Naming, made Mark) *Judgement {
	canonical := func(list []Naming) []Naming {
		list = slices.Clone(list)
		slices.SortFunc(list, Naming.Compare)
		return slices.Compact(list)
	}
	made.At = made.At.UTC().Truncate(time.Second)
	j := &Judgement{Verdict: v, These: canonical(these), Those: canonical(those), Made: made}
	j.ID = j.id()
	return j
}

// Undo returns the judgement as someone took it back, which is never before it was
// made: a clock may have been put back in between.
func (j Judgement) Undo(undone Mark) *Judgement {
	undone.At = undone.At.UTC().Truncate(time.Second)
	if undone.At.Before(j.Made.At) {
		undone.At = j.Made.At
	}
	j.Undone = &undone
	return &j
}

// Again returns the judgement as one that was made after an earlier word with the
// same ID, a second later at least, whatever the clock said.
func (j Judgement) Again(earlier *Judgement) *Judgement {
	if !j.Made.At.After(earlier.Last()) {
		j.Made.At = earlier.Last().Add(time.Second)
	}
	return &j
}

// Later reports whether j is a later word than another with the same ID. What was
// made and taken back within a second was taken back last.
func (j *Judgement) Later(other *Judgement) bool {
	if c := j.Last().Compare(other.Last()); c != 0 {
		return c > 0
	}
	return j.Undone != nil && other.Undone == nil
}

// Last returns when the judgement was last made or taken back.
func (j *Judgement) Last() time.Time {
	if j.Undone != nil && j.Undone.At.After(j.Made.At) {
		return j.Undone.At
	}
	return j.Made.At
}

// Namings returns These and Those.
func (j *Judgement) Namings() []Naming { return slices.Concat(j.These, j.Those) }

func (j *Judgement) id() ID {
	key := []string{string(j.Verdict), strconv.Itoa(len(j.These))}
	for _, n := range j.Namings() {
		key = append(key, string(n.Type), n.Name, string(n.Document))
	}
	return NewID(JudgementNode, key...)
}

// Check returns an error that names the first part of j that is not as it
// should be.
func (j *Judgement) Check() error {
	switch {
	case j.Verdict != Same && j.Verdict != Different:
		return fmt.Errorf("verdict %q: %w", j.Verdict, ErrInvalid)
	case len(j.These) == 0 || len(j.Those) == 0:
		return fmt.Errorf("a judgement needs something on either side: %w", ErrInvalid)
	}
	for _, list := range [][]Naming{j.These, j.Those} {
		for i, n := range list {
			if n.Type == "" || n.Name == "" {
				return fmt.Errorf("naming %s: no name or no type: %w", n, ErrInvalid)
			}
			if kind, ok := n.Document.Kind(); n.Document != "" && (!ok || kind != DocumentNode) {
				return fmt.Errorf("naming %s: not the ID of a document: %w", n, ErrInvalid)
			}
			if i > 0 && list[i-1].Compare(n) >= 0 {
				return fmt.Errorf("naming %s: out of order or twice: %w", n, ErrInvalid)
			}
		}
	}
	for _, n := range j.These {
		if slices.Contains(j.Those, n) {
			return fmt.Errorf("naming %s is on both sides: %w", n, ErrInvalid)
		}
	}
	if j.ID != j.id() {
		return fmt.Errorf("judgement %s: the ID is not that of what it says: %w", j.ID, ErrInvalid)
	}
	if err := j.Made.check(); err != nil {
		return fmt.Errorf("who made the judgement: %w", err)
	}
	if j.Undone != nil {
		if err := j.Undone.check(); err != nil {
			return fmt.Errorf("who took the judgement back: %w", err)
		}
	}
	return nil
}

func (m Mark) check() error {
	switch {
	case m.By == "":
		return fmt.Errorf("no name: %w", ErrInvalid)
	case m.At.IsZero() || m.At.Location() != time.UTC || m.At.Nanosecond() != 0:
		return fmt.Errorf("%v is not a time in UTC and whole seconds: %w", m.At, ErrInvalid)
	}
	return nil
}
