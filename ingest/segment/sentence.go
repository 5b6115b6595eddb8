package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ruleEnds returns where the rules end the sentences of a block's words, as word
// indices; the last is len(words).
func ruleEnds(raw string, words []word) []int {
	var ends []int
	for i := 0; i < len(words); i++ {
		form := raw[words[i].start:words[i].end]
		kind := ending(form)
		if kind == noEnd {
			continue
		}
		next := i + 1
		for next < len(words) && words[next].start == words[next-1].end && closes(raw[words[next].start:words[next].end]) {
			next++
		}
		if next < len(words) && opensSentence(raw, words, i, next, kind) {
			ends = append(ends, next)
		}
		i = next - 1
	}
	return append(ends, len(words))
}

// An endKind says how a word can end a sentence.
type endKind uint8

const (
	noEnd     endKind = iota
	stop              // a full stop, question or exclamation mark
	ellipsis          // "..."
	shortened         // an abbreviation's full stop
)

// ending returns how form can end a sentence.
func ending(form string) endKind {
	last := form[len(form)-1]
	switch {
	case form == "…" || strings.HasPrefix(form, ".."):
		return ellipsis
	case strings.Trim(form, ".!?…") == "":
		return stop
	case form == "。" || form == "！" || form == "？" || form == "؟":
		return stop
	case last == '.' && len(form) > 1:
		low := strings.ToLower(form[:len(form)-1])
		if titles[low] || utf8.RuneCountInString(form) == 2 {
			return noEnd
		}
		return shortened
	}
	return noEnd
}

// closes reports whether form ends a quotation or parenthesis and so belongs
// to the sentence before it.
func closes(form string) bool {
	switch form {
	case `"`, "”", "'", "’", "''", ")", "]", "}", "»":
		return true
	}
	return false
}

// opensSentence reports whether a sentence begins at next after one that may
// end with word i.
func opensSentence(raw string, words []word, i, next int, kind endKind) bool {
	spaced := words[next].start > words[next-1].end
	form := raw[words[next].start:words[next].end]
	k := next
	for k+1 < len(words) && opens(form) {
		k++
		form = raw[words[k].start:words[k].end]
	}
	first, _ := utf8.DecodeRuneInString(form)
	upper := unicode.IsUpper(first) || unicode.IsTitle(first)
	switch kind {
	case stop:
		if !spaced {
			return upper
		}
		return !unicode.IsLower(first) && !strings.ContainsRune(",;:)%", first)
	case ellipsis:
		return spaced && upper
	default:
		return spaced && upper && starters[form]
	}
}

// opens reports whether form begins a quotation, a parenthesis or a list item.
func opens(form string) bool {
	switch form {
	case `"`, "“", "'", "‘", "``", "(", "[", "«", "-", "–", "—", "•", "*":
		return true
	}
	return false
}

// starters are words that begin a sentence after an abbreviation: capitalised
// there, they are no part of a name.
var starters = set(`
	The A An This That These Those He She It They We I You His Her Its Their Our My In On At As But And Or If When While
	After Before Since Although However There Here What Who Why How For From With By To Of No Not So Some Many Most All
	One Both Also Then Now Last Officials Under Until During According Despite Is Are Was Were Do Does Did Please
`)
