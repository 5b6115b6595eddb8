package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// join mends paragraphs that were cut in mid-sentence, as text taken from
// printed pages is at the end of every page.
func join(parts []part) []part {
	out := make([]part, 0, len(parts))
	for _, p := range parts {
		if n := len(out) - 1; n >= 0 && joins(&out[n], &p) {
			out[n] = joined(out[n], p)
			continue
		}
		out = append(out, p)
	}
	return out
}

// joins reports whether b goes on with the sentence that a breaks off.
func joins(a, b *part) bool {
	if a.mark != unmarked && a.mark != markParagraph && a.mark != markListItem ||
		b.mark != unmarked && b.mark != markParagraph {
		return false
	}
	// A few words in lower case one below the other are a menu, and a
	// paragraph of more bytes than this is a list.
	const phrase, list = 5, 1 << 13
	return len(a.text) < list && strings.Count(a.text, " ") >= phrase && goesOn(a.text, b.text)
}

// joined returns the part that a and b are.
func joined(a, b part) part {
	n, m := float64(len(a.text)), float64(len(b.text))
	a.linked = (a.linked*n + b.linked*m) / (n + m)
	if _, ok := hyphenated(a.text); ok {
		a.text += b.text
	} else {
		a.text += " " + b.text
	}
	return a
}

// goesOn reports whether next continues the sentence at the end of line: line
// does not end as a sentence does and next begins in lower case, or line ends
// in a word that cannot be the last.
func goesOn(line, next string) bool {
	if ends(line) && !abbreviated.MatchString(line[strings.LastIndexByte(line, ' ')+1:]) {
		return false
	}
	if startsLower(next) {
		// Two short lines, neither of which is a sentence, are two lines.
		const short = 9
		return ends(next) || strings.Count(line, " ") >= short || strings.Count(next, " ") >= short
	}
	last := line[strings.LastIndexByte(line, ' ')+1:]
	return openWords[last] && strings.Count(line, " ") >= 8
}

// abbreviated matches text whose last full stop need not be a sentence's.
var abbreviated = regexp.MustCompile(`(?:\b[A-Z]\.[A-Z]\.|\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)$`)

// openWords are words that no headline or sentence ends in.
var openWords = set(`a an the of and or but to with from by that which who whose its their his her our my as than because
	although while whether if when where into between among against during`)

// ends reports whether text ends as a sentence does.
func ends(text string) bool {
	if strings.HasSuffix(text, "]") {
		text = references.ReplaceAllString(text, "")
	}
	text = strings.TrimRight(text, `"'”’)]»`)
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:;", r)
}

// references are the numbers of notes at the end of a text: "[6] [7]".
var references = regexp.MustCompile(`(?: ?\[\d{1,3}\])+$`)

// startsLower reports whether text begins with a lower-case letter, after
// quotation marks.
func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, `"'“‘(`))
	return unicode.IsLower(r)
}

// set returns the words of list.
func set(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}
