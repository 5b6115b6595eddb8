package index

import (
	"strings"
	"unicode"
)

// Words returns the words of s, in lower case: runs of letters, digits and the
// marks that belong to them.
func Words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// HasWords reports whether every one of words, as Words gives them, is a word
// of text.
func HasWords(text string, words []string) bool {
	if len(words) == 0 {
		return true
	}
	have := make(map[string]bool)
	for _, w := range Words(text) {
		have[w] = true
	}
	for _, w := range words {
		if !have[w] {
			return false
		}
	}
	return true
}

// titles are words before a name that tell what somebody is, not who.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true,
	"lord": true, "lady": true, "dame": true, "president": true, "vice": true, "prime": true, "minister": true,
	"chancellor": true, "secretary": true, "senator": true, "congressman": true, "congresswoman": true,
	"representative": true, "governor": true, "mayor": true, "ambassador": true, "envoy": true, "general": true,
	"gen": true, "colonel": true, "col": true, "major": true, "captain": true, "capt": true, "lieutenant": true,
	"lt": true, "sergeant": true, "sgt": true, "admiral": true, "marshal": true, "king": true, "queen": true,
	"prince": true, "princess": true, "sheikh": true, "imam": true, "mullah": true, "maulana": true, "ayatollah": true,
	"pope": true, "father": true, "sister": true, "brother": true, "judge": true, "justice": true, "former": true,
	"the": true,
}

// FoldName returns name as names are compared: its words in lower case, without
// the titles in front.
func FoldName(name string) string {
	words := Words(name)
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// foldedNames returns the distinct folded names of an entity.
func foldedNames(name string, aliases []string) []string {
	var out []string
	for _, n := range append([]string{name}, aliases...) {
		folded := FoldName(n)
		known := folded == ""
		for _, have := range out {
			known = known || have == folded
		}
		if !known {
			out = append(out, folded)
		}
	}
	return out
}

// wordLines returns the name and aliases, a line each, a space before every
// word: what begins a word of a line follows a space there.
func wordLines(name string, aliases []string) string {
	var b strings.Builder
	for _, n := range append([]string{name}, aliases...) {
		for _, w := range Words(n) {
			b.WriteByte(' ')
			b.WriteString(w)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// beginsWords reports whether every word of search begins a word of one and
// the same line of lines.
func beginsWords(lines string, search []string) bool {
	if len(search) == 0 {
		return true
	}
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
	return false
}
