package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word appends the words that begin at a letter or digit, or at the sign or
// point before a number, and returns where they end.
func (l *lexer) word(at int) int {
	end := l.wordEnd(at)
	form := l.raw[at:end]
	if stop := l.withStop(at, end); stop > end {
		l.add(at, stop)
		return stop
	}
	if cut := unitCut(form); cut > 0 {
		l.add(at, at+cut)
		l.add(at+cut, end)
		return end
	}
	if parts := contractions[strings.ToLower(strings.ReplaceAll(form, "’", "'"))]; parts != nil {
		extra := len(form) - sum(parts) // a typographic apostrophe is longer
		from := at
		for i, n := range parts {
			if i == 0 && extra > 0 {
				n += extra
			}
			l.words = append(l.words, word{start: from, end: from + n, joined: i > 0})
			from += n
		}
		return end
	}
	if cut := cliticCut(form); cut > 0 {
		l.add(at, at+cut)
		l.join(at+cut, end)
		return end
	}
	l.add(at, end)
	return end
}

func sum(parts []int) int {
	n := 0
	for _, p := range parts {
		n += p
	}
	return n
}

// cliticCut returns where the clitic of a word begins, 0 without one.
func cliticCut(form string) int {
	if !strings.ContainsAny(form, "'’`") {
		return 0
	}
	low := strings.ToLower(form)
	for _, c := range clitics {
		for _, mark := range []string{"'", "’", "`"} {
			c := strings.Replace(c, "'", mark, 1)
			if len(low) > len(c) && len(low) == len(form) && strings.HasSuffix(low, c) {
				cut := len(form) - len(c)
				if isDigit(form[cut-1]) && c[len(c)-1] == 's' {
					return 0 // "the 1960's"
				}
				return cut
			}
		}
	}
	return 0
}

// unitCut returns where the unit written to a number begins, 0 without one.
func unitCut(form string) int {
	if !isDigit(form[0]) {
		return 0
	}
	n := 0
	for n < len(form) && (isDigit(form[n]) || (form[n] == '.' || form[n] == ',' || form[n] == ':') && n+1 < len(form) && isDigit(form[n+1])) {
		n++
	}
	if n < len(form) && units[strings.ToLower(form[n:])] {
		return n
	}
	return 0
}

// wordEnd returns where the word at the place ends, before its full stop.
func (l *lexer) wordEnd(at int) int {
	s := l.raw[:l.stop]
	i := at
	if !isAlnumByte(s[i]) { // the sign, point or apostrophe before a number, or a wide character
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWordRune(r) || r == '\u00ad' || r == '\u200d' || r == '\u200c' {
			i += n
			continue
		}
		if i+n >= len(s) {
			break
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if !isWordRune(next) || !l.binds(at, i, r, next) {
			break
		}
		i += n
	}
	return i
}

// binds reports whether the mark r at i, between a word that began at the given
// place and the letter or digit next, is part of the word.
func (l *lexer) binds(at, i int, r, next rune) bool {
	s := l.raw[:l.stop]
	prev, _ := utf8.DecodeLastRuneInString(s[at:i])
	digits := unicode.IsDigit(prev) && unicode.IsDigit(next)
	switch r {
	case '\'', '’', 'ʼ', '`':
		return unicode.IsLetter(next)
	case '_', '@', '*', '\\':
		return true
	case ',':
		return digits && groupOfThree(s[i+1:])
	case ':', '/', '⁄':
		return digits
	case '.':
		return digits || l.pointBinds(at, i, next)
	case '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next) && i-at <= 4
	case '-', '‐', '‑':
		return l.hyphenBinds(at, i, i+utf8.RuneLen(r))
	}
	return false
}

// groupOfThree reports whether s begins with three digits and no fourth.
func groupOfThree(s string) bool {
	n := digits(s)
	return n == 3
}

// digits returns the length of the digits that s begins with, at most 20.
func digits(s string) int {
	n := 0
	for n < len(s) && n < 20 && isDigit(s[n]) {
		n++
	}
	return n
}

// pointBinds reports whether the full stop at i is inside an abbreviation
// ("U.S", "e.g", "Ph.D") or the name of a site or file.
func (l *lexer) pointBinds(at, i int, next rune) bool {
	s := l.raw[:l.stop]
	left := s[at:i]
	if len(left) > 64 {
		return false
	}
	size := utf8.RuneCountInString(left)
	after := letters(s[i+1 : min(len(s), i+1+24)])
	follow := strings.ToLower(s[i+1 : i+1+after])
	switch {
	case unicode.IsDigit(next):
		return size == 1
	case size == 1 || utf8.RuneCountInString(left[strings.LastIndexByte(left, '.')+1:]) == 1:
		return true // an initial: "U.S", "e.g"
	case after == 1 && size <= 3 && i+2 < len(s) && s[i+2] == '.':
		return true // "Ph.D."
	case endings[follow]:
		return !unicode.IsUpper(next) || strings.ToUpper(left) == left
	}
	return false
}

// hyphenBinds reports whether the hyphen at i, which ends before after, is
// part of the word that began at the given place.
func (l *lexer) hyphenBinds(at, i, after int) bool {
	s := l.raw[:l.stop]
	left := s[at:i]
	if isDigit(s[after]) {
		return numberBinds(left, s[after:])
	}
	if len(left) <= 8 && prefixes[strings.ToLower(left)] {
		return true
	}
	n := letters(s[after:min(len(s), after+24)])
	return suffixes[strings.ToLower(s[after:after+n])]
}

// numberBinds reports whether a hyphen between numbers is part of a telephone
// number, postal code or date rather than of a range.
func numberBinds(left, right string) bool {
	n := digits(right)
	if n == 0 || n > 7 {
		return false
	}
	if len(left) > 20 {
		return false
	}
	if strings.Contains(left, "-") {
		return isDigit(left[0]) || left[0] == '+'
	}
	d := len(left)
	if digits(left) != d {
		return strings.HasPrefix(left, "+")
	}
	if n < len(right) && right[n] == '-' && n+1 < len(right) && isDigit(right[n+1]) {
		return true // three groups
	}
	return (d == 3 || d == 5) && n == 4
}

// withStop returns the end of the word with its full stop when that belongs to
// it, and else its end.
func (l *lexer) withStop(at, end int) int {
	if end >= l.stop || l.raw[end] != '.' || strings.HasPrefix(l.raw[end:l.stop], "..") {
		return end
	}
	form := l.raw[at:end]
	low := strings.ToLower(form)
	runes := utf8.RuneCountInString(form)
	first, _ := utf8.DecodeRuneInString(form)
	switch {
	case strings.Contains(form, ".") && !isDigit(form[0]) && lastPart(form) <= 2:
		return end + 1 // "U.S.", "Ph.D."
	case runes == 1 && unicode.IsUpper(first):
		if l.initial(at, end) {
			return end + 1
		}
	case abbreviations[low]:
		if !plainToo[low] || l.goesOn(end+1, unicode.IsUpper(first)) {
			return end + 1
		}
	}
	return end
}

// lastPart returns the length in bytes of what follows the last full stop.
func lastPart(form string) int {
	return len(form) - 1 - strings.LastIndexByte(form, '.')
}

// initial reports whether a single capital with a full stop abbreviates a name:
// a capitalised word follows, and "I" is not the pronoun.
func (l *lexer) initial(at, end int) bool {
	next := l.peek(end + 1)
	if !unicode.IsUpper(next) && next != '-' {
		return false
	}
	if len(l.words) == 0 {
		return true
	}
	before := l.words[len(l.words)-1]
	r, _ := utf8.DecodeRuneInString(l.raw[before.start:before.end])
	return l.raw[at:end] != "I" || unicode.IsUpper(r) || r == '.'
}

// goesOn reports whether the text after an abbreviation's full stop goes on
// with its sentence: in small letters, with a number after a capitalised
// abbreviation ("No. 5", "Feb. 3"), or with punctuation.
func (l *lexer) goesOn(end int, capital bool) bool {
	if end < l.stop {
		next, _ := utf8.DecodeRuneInString(l.raw[end:l.stop])
		return strings.ContainsRune(",;:-/)", next)
	}
	next := l.peek(end)
	return unicode.IsLower(next) || capital && (unicode.IsDigit(next) || unicode.IsUpper(next))
}

// peek returns the first character at or after the place that is no space, 0
// at the end of the block. It looks no further than a few bytes.
func (l *lexer) peek(at int) rune {
	for n := 0; at < l.limit && n < 8; n++ {
		r, size := utf8.DecodeRuneInString(l.raw[at:l.limit])
		if !isSpace(r) {
			return r
		}
		at += size
	}
	return 0
}
