package index

import (
	"hash/maphash"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/vellum/levenshtein"
)

// beginsWords reports whether every word of search begins a word of one and
// the same line of lines.
func beginsWords(lines string, search []string) bool {
	for _, w := range search {
		if !strings.Contains(lines, " "+w) {
			return false
		}
	}
	for line := range strings.Lines(lines) {
		all := true
		for _, w := range search {
			all = all && strings.Contains(line, " "+w)
		}
		if all {
			return true
		}
	}
	return len(search) == 0
}

// Words that may have typing errors, by their least number of characters: a
// letter too many, missing or wrong, or two in the wrong order.
const (
	oneError  = 4
	twoErrors = 8
)

// automata knows words with up to as many errors as its place says.
var automata [3]struct {
	once    sync.Once
	builder *levenshtein.LevenshteinAutomatonBuilder
}

// nearly finds the words of a search in spite of typing errors.
type nearly struct {
	words []string
	dfas  []*levenshtein.DFA // nil where a word is too short, or strange, for errors
}

// newNearly returns nil where no word is long enough to have errors.
func newNearly(words []string) *nearly {
	n := &nearly{words: words, dfas: make([]*levenshtein.DFA, len(words))}
	some := false
	for i, w := range words {
		errors := 0
		switch length := utf8.RuneCountInString(w); {
		case length >= twoErrors:
			errors = 2
		case length >= oneError:
			errors = 1
		default:
			continue
		}
		a := &automata[errors]
		a.once.Do(func() { a.builder, _ = levenshtein.NewLevenshteinAutomatonBuilder(uint8(errors), true) })
		if a.builder != nil {
			if dfa, err := a.builder.BuildDfa(w, uint8(errors)); err == nil {
				n.dfas[i], some = dfa, true
			}
		}
	}
	if !some {
		return nil
	}
	return n
}

// begin reports whether every word of the search, typing errors aside, begins a
// word of one and the same line of lines, as wordLines writes them.
func (n *nearly) begin(lines string) bool {
	for line := range strings.Lines(lines) {
		all := true
		for i := range n.words {
			if all = n.word(i, line); !all {
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

// word reports whether word i of the search nearly begins a word of line.
func (n *nearly) word(i int, line string) bool {
	dfa := n.dfas[i]
	if dfa == nil {
		return strings.Contains(line, " "+n.words[i])
	}
	state := -1 // of no word
	for _, c := range []byte(line) {
		switch {
		case c == ' ':
			state = dfa.Start()
			continue
		case state < 0:
			continue
		case c == '\n' || !dfa.CanMatch(state):
			state = -1
			continue
		}
		if state = dfa.Accept(state, c); dfa.IsMatch(state) {
			return true
		}
	}
	return false
}

// seed makes the hashes of strings hard to aim at from outside.
var seed = maphash.MakeSeed()

func hashString(s string) uint64 { return maphash.String(seed, s) }

// A Signature is a set of words in few bits: it has all words of its texts and,
// of others, one in a hundred.
type Signature []uint64

// bitsPerWord counts words as often as they occur; texts repeat every second
// word, so that the different ones have about twice as many.
const bitsPerWord = 6

// Sign returns the signature of some texts.
func Sign(texts []string) Signature {
	length := 0
	for _, text := range texts {
		length += len(text)
	}
	all := make([]uint64, 0, length/5) // most words are longer, with what is between them
	for _, text := range texts {
		eachWord(text, func(w []byte) bool {
			all = append(all, maphash.Bytes(seed, w))
			return true
		})
	}
	sig := make(Signature, len(all)*bitsPerWord/64+1)
	for _, h := range all {
		sig.probe(h, func(word *uint64, bit uint64) bool { *word |= bit; return true })
	}
	return sig
}

// probe calls yield with the bits that stand for a word, until it returns false.
func (sig Signature) probe(h uint64, yield func(word *uint64, bit uint64) bool) bool {
	n := uint32(len(sig) * 64)
	at, step := uint32(h), uint32(h>>32)|1
	for range 4 {
		place := uint32(uint64(at) * uint64(n) >> 32)
		if !yield(&sig[place/64], 1<<(place%64)) {
			return false
		}
		at += step
	}
	return true
}

// mayHave reports whether all words with these hashes may be in the texts.
func (sig Signature) mayHave(hashes []uint64) bool {
	for _, h := range hashes {
		if !sig.probe(h, func(word *uint64, bit uint64) bool { return *word&bit != 0 }) {
			return false
		}
	}
	return true
}

// hashWords returns the hashes of words by which signatures know them.
func hashWords(words []string) []uint64 {
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashString(w)
	}
	return hashes
}
