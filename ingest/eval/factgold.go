package eval

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A FactSentence is a sentence with what it says, put down in two manners, and
// a system's tuples.
type FactSentence struct {
	Text string
	// Facts holds the wordings of each fact, as BenchIE has them.
	Facts [][]Wording
	// Tuples are those of WiRe57.
	Tuples []WordedTuple
	System []CaRBTuple
}

// A Wording is one way to word a fact as a triple.
type Wording struct{ Subject, Relation, Object string }

// A WordedTuple is a tuple of words, some of which may be inferred.
type WordedTuple struct {
	// Parts are the relation, the subject and the other arguments, in order.
	Parts []WordedPart
}

// A WordedPart is a part of a tuple. Only Words, which the sentence has, can be
// recalled.
type WordedPart struct{ Words, Inferred []string }

// ReadFacts reads sentences with their facts. A line that begins with none of
// the marks below is a sentence, in words parted by spaces, and what follows is
// about it:
//
//	# a comment
//	= subject | relation | object      a fact
//	~ subject | relation | object      another wording of the same
//	> subject | relation | object | …  a tuple
//
// In wordings what stands in brackets may be there or not, and where relation
// and object are one field with slashes in it, the relation may end at each of
// them. In tuples the words in brackets are inferred.
func ReadFacts(r io.Reader) ([]FactSentence, error) {
	var all []FactSentence
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimSpace(in.Text())
		mark, rest, _ := strings.Cut(text, " ")
		if text == "" || mark == "#" {
			continue
		}
		if !slices.Contains([]string{"=", "~", ">"}, mark) {
			all = append(all, FactSentence{Text: text})
			continue
		}
		if len(all) == 0 {
			return nil, fmt.Errorf("line %d: a fact before the first sentence", line)
		}
		if err := all[len(all)-1].read(mark, strings.Split(rest, " | ")); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	return all, in.Err()
}

// read takes in one line of fields.
func (s *FactSentence) read(mark string, fields []string) error {
	if mark == ">" {
		if len(fields) < 3 {
			return fmt.Errorf("a tuple of %d parts, want a subject, a relation and an object", len(fields))
		}
		fields[0], fields[1] = fields[1], fields[0]
		var t WordedTuple
		for _, f := range fields {
			t.Parts = append(t.Parts, partOf(f))
		}
		s.Tuples = append(s.Tuples, t)
		return nil
	}
	wordings, err := wordingsOf(fields)
	if err != nil {
		return err
	}
	switch last := len(s.Facts) - 1; {
	case mark == "=":
		s.Facts = append(s.Facts, wordings)
	case last < 0:
		return fmt.Errorf("another wording before the first fact")
	default:
		s.Facts[last] = append(s.Facts[last], wordings...)
	}
	return nil
}

// wordingsOf returns all triples that a line of fields stands for.
func wordingsOf(fields []string) ([]Wording, error) {
	switch len(fields) {
	case 3:
	case 2:
		parts := strings.Split(fields[1], " / ")
		if len(parts) < 2 {
			return nil, fmt.Errorf("no object")
		}
		var all []Wording
		for i := 1; i < len(parts); i++ {
			some, err := wordingsOf([]string{fields[0], strings.Join(parts[:i], " "), strings.Join(parts[i:], " ")})
			if err != nil {
				return nil, err
			}
			all = append(all, some...)
		}
		return all, nil
	default:
		return nil, fmt.Errorf("a fact of %d fields, want a subject, a relation and an object", len(fields))
	}
	var all []Wording
	for _, subject := range options(fields[0]) {
		for _, relation := range options(fields[1]) {
			for _, object := range options(fields[2]) {
				all = append(all, Wording{subject, relation, object})
			}
		}
	}
	return all, nil
}

// options returns a phrase with and without each of its bracketed parts.
func options(phrase string) []string {
	before, rest, found := strings.Cut(phrase, "[")
	within, after, closed := strings.Cut(rest, "]")
	if !found || !closed {
		return []string{strings.Join(strings.Fields(phrase), " ")}
	}
	return append(options(before+within+after), options(before+after)...)
}

// partOf parts the words of a sentence from the inferred ones.
func partOf(phrase string) WordedPart {
	var p WordedPart
	inferred := false
	for _, w := range strings.Fields(phrase) {
		inferred = inferred || strings.HasPrefix(w, "[")
		if inferred {
			p.Inferred = append(p.Inferred, strings.Trim(w, "[]"))
		} else {
			p.Words = append(p.Words, w)
		}
		inferred = inferred && !strings.HasSuffix(w, "]")
	}
	return p
}
