package graph

import (
	"fmt"
	"strings"
)

// A Quad is a line of N-Quads: its terms in N-Quads syntax, Label "" for none.
type Quad struct{ Subject, Predicate, Object, Label string }

// String returns the line, without the line's end.
func (q Quad) String() string {
	if q.Label == "" {
		return q.Subject + " " + q.Predicate + " " + q.Object + " ."
	}
	return q.Subject + " " + q.Predicate + " " + q.Object + " " + q.Label + " ."
}

// QuoteLiteral returns s as a string literal of canonical N-Quads: only what has
// to be escaped is.
func QuoteLiteral(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7f {
			continue
		}
		b.WriteString(s[from:i])
		from = i + 1
		if short, ok := shortEscapes[c]; ok {
			b.WriteString(short)
		} else {
			fmt.Fprintf(&b, "\\u%04X", c)
		}
	}
	b.WriteString(s[from:])
	b.WriteByte('"')
	return b.String()
}

var shortEscapes = map[byte]string{
	'"': `\"`, '\\': `\\`, '\n': `\n`, '\r': `\r`, '\t': `\t`, '\b': `\b`, '\f': `\f`,
}
