// Package segment splits clean text into sentences and words, as the English
// treebanks of Universal Dependencies do (EWT and GUM): "don't" is "do" and
// "n't", "search-engine" is three words and "co-founder" is one.
//
// A block is first cut into words by one pass over its characters, then the
// words are cut into sentences. Both steps are rules over the tables in
// tables.go, take time and memory linear in the text, and accept any bytes.
package segment

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Segment sets t.Sentences to those of Each, and t.Blocks as that does.
func Segment(t *nlp.Text) {
	t.Sentences = slices.Collect(Each(t))
}

// Each yields the sentences of t.Raw in t.Blocks, a block at a time. Without
// blocks it sets t.Blocks: one paragraph for each part of the text between
// blank lines. Furniture gets no sentences. A heading, caption, byline or table
// cell is one sentence; other blocks are split.
func Each(t *nlp.Text) iter.Seq[nlp.Sentence] {
	if len(t.Blocks) == 0 {
		t.Blocks = Paragraphs(t.Raw)
	}
	return func(yield func(nlp.Sentence) bool) {
		for i, b := range t.Blocks {
			if b.Kind == nlp.Furniture {
				continue
			}
			start := min(max(b.Start, 0), len(t.Raw))
			end := min(max(b.End, start), len(t.Raw))
			words := split(t.Raw, start, end)
			ends := []int{len(words)}
			if b.Kind == nlp.Paragraph || b.Kind == nlp.ListItem {
				ends = sentenceEnds(t.Raw, words)
			}
			from := 0
			for _, to := range shorten(t.Raw, words, ends) {
				if to == from {
					continue
				}
				s := nlp.Sentence{Start: words[from].start, End: words[to-1].end, Block: i, Words: wordsOf(t.Raw, words[from:to])}
				if !yield(s) {
					return
				}
				from = to
			}
		}
	}
}

// maxWords is the number of words above which a sentence is cut: the time that
// a tree takes grows faster than its sentence.
const maxWords = 600

// shorten adds ends until no sentence has more than maxWords words: after the
// last mark among them, or else at the limit. An orthographic token stays
// whole as long as it is no longer itself.
func shorten(raw string, words []word, ends []int) []int {
	var out []int
	from := 0
	for _, to := range ends {
		for to-from > maxWords {
			cut := from + maxWords
			for cut > from+1 && words[cut].joined {
				cut--
			}
			for k := cut; k > from+maxWords/2; k-- {
				if ending(raw[words[k-1].start:words[k-1].end]) != noEnd || strings.Contains(",;:|—–", raw[words[k-1].start:words[k-1].end]) {
					cut = k
					break
				}
			}
			out = append(out, cut)
			from = cut
		}
		out = append(out, to)
		from = to
	}
	return out
}

// wordsOf returns words as the text's layers hold them, without a tree.
func wordsOf(raw string, words []word) []nlp.Word {
	out := make([]nlp.Word, len(words))
	for i, w := range words {
		out[i] = nlp.Word{Start: w.start, End: w.end, Form: raw[w.start:w.end], Head: -1, Joined: w.joined}
	}
	return out
}

// Paragraphs returns the parts of raw between blank lines.
func Paragraphs(raw string) []nlp.Block {
	var blocks []nlp.Block
	open := false // the last block goes on
	for at := 0; at < len(raw); {
		end := strings.IndexByte(raw[at:], '\n')
		if end < 0 {
			end = len(raw)
		} else {
			end += at
		}
		switch text := strings.TrimSpace(raw[at:end]); {
		case text == "":
			open = false
		case open:
			blocks[len(blocks)-1].End = end
		default:
			blocks = append(blocks, nlp.Block{Start: at, End: end, Kind: nlp.Paragraph})
			open = true
		}
		at = end + 1
	}
	return blocks
}

// A word is a piece of the text that becomes an nlp.Word.
type word struct {
	start, end int
	joined     bool // nlp.Word.Joined
}

// split cuts raw[start:end] into words at white space and inside.
func split(raw string, start, end int) []word {
	l := lexer{raw: raw, words: make([]word, 0, (end-start)/5+1)}
	for at := start; at < end; {
		r, n := utf8.DecodeRuneInString(raw[at:end])
		if isSpace(r) {
			at += n
			continue
		}
		stop := at + n
		for stop < end {
			r, n := utf8.DecodeRuneInString(raw[stop:end])
			if isSpace(r) {
				break
			}
			stop += n
		}
		l.chunk(at, stop, end)
		at = stop
	}
	return l.words
}

// isSpace reports whether r separates words. Control characters do, because no
// word can be written with them.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
