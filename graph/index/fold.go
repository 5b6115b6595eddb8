package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// asciiWord has the lower case of the ASCII letters and digits, 0 for the rest.
var asciiWord = func() (t [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		if unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return t
}()

// eachWord calls yield with the words of text, in lower case, until it returns
// false. A word is a run of letters, digits and the marks that belong to them;
// its bytes are good until yield returns.
func eachWord(text string, yield func(word []byte) bool) {
	var room [64]byte
	word := room[:0]
	for i := 0; i < len(text); {
		c := rune(text[i])
		size := 1
		if c < utf8.RuneSelf {
			if low := asciiWord[c]; low != 0 {
				word = append(word, low)
				i++
				continue
			}
		} else {
			c, size = utf8.DecodeRuneInString(text[i:])
			if c = unicode.ToLower(c); unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) {
				word = utf8.AppendRune(word, c)
				i += size
				continue
			}
		}
		if i += size; len(word) > 0 {
			if !yield(word) {
				return
			}
			word = word[:0]
		}
	}
	if len(word) > 0 {
		yield(word)
	}
}

// Words returns the words of s, in lower case: runs of letters, digits and the
// marks that belong to them.
func Words(s string) []string {
	var words []string
	eachWord(s, func(w []byte) bool {
		words = append(words, string(w))
		return true
	})
	return words
}

// HasWords reports whether every one of words, as Words gives them, is a word
// of one of texts.
func HasWords(words []string, texts ...string) bool {
	missing := slices.Compact(slices.Sorted(slices.Values(words)))
	for _, text := range texts {
		if len(missing) == 0 {
			break
		}
		eachWord(text, func(w []byte) bool {
			for i, m := range missing {
				if m == string(w) {
					missing = slices.Delete(missing, i, i+1)
					break
				}
			}
			return len(missing) > 0
		})
	}
	return len(missing) == 0
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
