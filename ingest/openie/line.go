package openie

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Line is a sentence as benchmarks give it: as people write it or with
// spaces between tokens, brackets and quotes escaped as in the Penn Treebank.
type Line struct {
	// Text has the sentence as people write it in one block, a heading, which
	// is never split. Where the closing mark stands alone, as it does in lines
	// whose tokens are parted, it has them as words. Other words, and all trees
	// and clauses, are the caller's to find.
	Text   *nlp.Text
	tokens []token
}

// A token is a byte range of the text with what stands for it in the line.
type token struct {
	start, end int
	original   string
}

// escapes are what the Penn Treebank writes for brackets and quotes, with how
// people write them.
var escapes = map[string]string{
	"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": `"`, "''": `"`,
}

// ReadLine takes a line apart at its spaces.
func ReadLine(line string) *Line {
	l := new(Line)
	var raw strings.Builder
	for field := range strings.FieldsSeq(line) {
		form, known := escapes[field]
		if !known {
			form = strings.ReplaceAll(field, `\/`, "/")
		}
		if raw.Len() > 0 {
			raw.WriteByte(' ')
		}
		start := raw.Len()
		raw.WriteString(form)
		l.tokens = append(l.tokens, token{start, raw.Len(), field})
	}
	l.Text = &nlp.Text{Raw: raw.String(), Blocks: []nlp.Block{{End: raw.Len(), Kind: nlp.Heading}}}
	if n := len(l.tokens); n > 0 && strings.Trim(l.written(n-1), closing) == "" {
		l.Text.Sentences = []nlp.Sentence{l.sentence()}
	}
	return l
}

// closing are the marks that end sentences.
const closing = `.?!"')…”’`

// written returns token i as people write it.
func (l *Line) written(i int) string { return l.Text.Raw[l.tokens[i].start:l.tokens[i].end] }

// sentence returns the tokens as the words of a sentence.
func (l *Line) sentence() nlp.Sentence {
	s := nlp.Sentence{End: len(l.Text.Raw), Words: make([]nlp.Word, len(l.tokens))}
	for i, tok := range l.tokens {
		s.Words[i] = nlp.Word{Start: tok.start, End: tok.end, Form: l.written(i), Head: -1}
	}
	return s
}

// Tuples returns the tuples of the line, whose clauses have been found, in its
// own tokens.
func (l *Line) Tuples(style Style) []Tuple {
	var all []Tuple
	for i := range l.Text.Sentences {
		all = append(all, tuples(l.Text, i, style, l.original)...)
	}
	return all
}

// original returns a byte range of the text as the line has it: tokens that lie
// in it whole as they came, and of others the part that does.
func (l *Line) original(start, end int) string {
	var parts []string
	for _, tok := range l.tokens {
		switch {
		case tok.end <= start || tok.start >= end:
		case tok.start >= start && tok.end <= end:
			parts = append(parts, tok.original)
		default:
			parts = append(parts, l.Text.Raw[max(tok.start, start):min(tok.end, end)])
		}
	}
	return strings.Join(parts, " ")
}
