package ingest

import (
	"strings"

	"github.com/parley-kg/parley/ingest/clause"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/openie"
)

// Tuples reads one sentence as benchmarks give it, with spaces between tokens
// and the escapes of the Penn Treebank, and returns what it says in its own
// tokens: compact triples, or else tuples with all arguments at full length.
func (r *Reader) Tuples(sentence string, triples bool) []openie.Tuple {
	p := readable(sentence)
	t := &nlp.Text{Raw: p.text, Blocks: []nlp.Block{{End: len(p.text)}}}
	r.Parse(t)
	clause.Find(t)
	return openie.Tuples(t, openie.Style{Triples: triples, Text: p.original})
}

// escapes are what the Penn Treebank writes for brackets and quotes, with how
// people write them.
var escapes = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": `"`, "''": `"`,
}

// A plain is a sentence as people write it, token by token, with the tokens as
// they came.
type plain struct {
	text   string
	tokens []token
}

// A token is a range of plain.text with what stands for it in the original.
type token struct {
	start, end int
	original   string
}

// readable undoes the escapes of a sentence.
func readable(sentence string) plain {
	var p plain
	var text strings.Builder
	for _, field := range strings.Fields(sentence) {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		start := text.Len()
		if escape, ok := escapes[field]; ok {
			text.WriteString(escape)
		} else {
			text.WriteString(field)
		}
		p.tokens = append(p.tokens, token{start, text.Len(), field})
	}
	p.text = text.String()
	return p
}

// original returns the original of a range: tokens that lie in it whole as
// they came, and of others the part that does.
func (p plain) original(start, end int) string {
	var parts []string
	for _, tok := range p.tokens {
		switch {
		case tok.end <= start || tok.start >= end:
		case tok.start >= start && tok.end <= end:
			parts = append(parts, tok.original)
		default:
			parts = append(parts, p.text[max(tok.start, start):min(tok.end, end)])
		}
	}
	return strings.Join(parts, " ")
}
