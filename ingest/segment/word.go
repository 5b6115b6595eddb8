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
	if dollars[form] && end < l.stop && l.raw[end] == '$' {
		l.add(at, end+1)
		return end + 1
	}
	if l.brokenOff(at, end) {
		l.add(at, end+1)
		return end + 1
	}
	if strings.HasPrefix(l.raw[end:l.stop], "(s)") && letters(form) == len(form) {
		l.add(at, end+3) // "the owner(s)"
		return end + 3
	}
	if notPossessive[strings.ToLower(form)] && plainFollowers[l.nextWord(end)] {
		l.add(at, end-1)
		l.join(end-1, end)
		return end
	}
	if cut := unitCut(form); cut > 0 {
		l.add(at, at+cut)
		l.add(at+cut, end)
		return end
	}
	if cut := fused[strings.ToLower(form)]; cut > 0 {
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

// brokenOff reports whether a hyphen after a word tells that the speaker broke
// it off: "th- the", "proble- --".
func (l *lexer) brokenOff(at, end int) bool {
	if end >= l.stop || l.raw[end] != '-' || letters(l.raw[at:end]) != end-at {
		return false
	}
	next := l.peek(end + 1)
	if end+1 < l.stop {
		return next == ','
	}
	return end-at <= 3 || next == '-' || next == '–' || next == '—'
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
				if c[len(c)-1] == 's' && isYears(form[:cut]) {
					return 0 // "the 1960's"
				}
				return cut
			}
		}
	}
	return 0
}

// isYears reports whether s is a decade in figures: "1960", "60".
func isYears(s string) bool {
	return (len(s) == 2 || len(s) == 4) && digits(s) == len(s) && s[len(s)-1] == '0'
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
	if n < len(form) && units[form[n:]] {
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
	case ':', '⁄':
		return digits
	case '/':
		return digits || i-at <= 3 && slashed[strings.ToLower(s[at:i+1]+string(next))]
	case '.':
		return digits || l.pointBinds(at, i, next)
	case '&':
		single := i-at == 1 && i+2 >= len(s)-1
		return i-at <= 4 && unicode.IsUpper(prev) && unicode.IsUpper(next) || single && unicode.IsLetter(next)
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
	case unicode.IsLower(next) && plainPoint(left, s[i+1+after:]):
		return true // "alt.animals.dog"
	case titles[strings.ToLower(left)]:
		return false
	case endings[follow]:
		return !unicode.IsUpper(next) || strings.ToUpper(left) == left
	}
	return false
}

// plainPoint reports whether a full stop between small letters has another
// such stop before it, in left, or after it, in right.
func plainPoint(left, right string) bool {
	if i := strings.LastIndexByte(left, '.'); i > 0 && i+1 < len(left) && isSmall(left[i-1]) && isSmall(left[i+1]) {
		return true
	}
	last := left[len(left)-1]
	return isSmall(last) && len(right) > 1 && right[0] == '.' && isSmall(right[1])
}

// hyphenBinds reports whether the hyphen at i, which ends before after, is
// part of the word that began at the given place.
func (l *lexer) hyphenBinds(at, i, after int) bool {
	s := l.raw[:l.stop]
	left := s[at:i]
	prefix := len(left) <= 8 && prefixes[strings.ToLower(left)]
	if isDigit(s[after]) {
		return prefix && len(left) > 1 || numberBinds(left, s[after:])
	}
	if prefix {
		return true
	}
	n := letters(s[after:min(len(s), after+24)])
	right := strings.ToLower(s[after : after+n])
	if suffixes[right] || len(left) <= 4 && murmurs[strings.ToLower(left)] && murmurs[right] {
		return true
	}
	first, _ := utf8.DecodeRuneInString(left)
	return len(left) <= 6 && unicode.IsUpper(first) && syllables[strings.ToLower(left)] && syllables[right] && l.afterCapital()
}

// afterCapital reports whether the word before is capitalised, as a family
// name before a given name is.
func (l *lexer) afterCapital() bool {
	if len(l.words) == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.raw[l.words[len(l.words)-1].start:])
	return unicode.IsUpper(r)
}

// afterBracket reports whether the word before opens a parenthesis.
func (l *lexer) afterBracket() bool {
	return len(l.words) > 0 && l.raw[l.words[len(l.words)-1].start] == '('
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
	if d == 7 && left[3] == '/' && n == 4 {
		return true // "555/014-0199"
	}
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
	if end >= l.stop || l.raw[end] != '.' {
		return end
	}
	form := l.raw[at:end]
	low := strings.ToLower(form)
	if len(l.words) == 0 && len(form) <= 3 && isDigit(form[0]) && end+1 == l.stop && l.stop < l.limit {
		return end + 1 // the number of a list item: "1."
	}
	first, size := utf8.DecodeRuneInString(form)
	single := size == len(form) && unicode.IsLetter(first)
	if strings.HasPrefix(l.raw[end:l.stop], "..") {
		// "Inc.." is an abbreviation and the end of its sentence.
		both := (dotted(form) || abbreviations[low]) && end+2 == l.stop
		if both {
			return end + 1
		}
		return end
	}
	switch {
	case dotted(form):
		return end + 1
	case single && unicode.IsUpper(first):
		if l.initial(at, end) {
			return end + 1
		}
	case numbered[low]:
		if r := l.peek(end + 1); unicode.IsDigit(r) || single && l.afterBracket() {
			return end + 1
		}
	case titles[low]:
		r := l.peek(end + 1)
		if !plainToo[low] || unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsUpper(first) && unicode.IsLower(r) && l.afterCapital() {
			return end + 1
		}
	case abbreviations[low] && (low == form || !smallOnly[low]):
		if l.goesOn(end+1, unicode.IsUpper(first), plainToo[low]) {
			return end + 1
		}
	}
	return end
}

// dotted reports whether form is an abbreviation with a full stop inside.
func dotted(form string) bool {
	return strings.Contains(form, ".") && !isDigit(form[0]) && lastPart(form) <= 2
}

// lastPart returns the length in bytes of what follows the last full stop.
func lastPart(form string) int {
	return len(form) - 1 - strings.LastIndexByte(form, '.')
}

// initial reports whether a single capital with a full stop abbreviates a name:
// a capitalised word or more of a list follows, and "I" is not the pronoun.
func (l *lexer) initial(at, end int) bool {
	next := l.peek(end + 1)
	if end+1 < l.stop && strings.ContainsRune(",;:)]-", next) {
		return true
	}
	if !unicode.IsUpper(next) && next != '(' && next != '&' {
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
// with its sentence: with punctuation, in small letters, with a number or,
// after a capitalised abbreviation, with a capitalised word that seldom begins
// a sentence. A plain word needs more: it is the abbreviation only before a
// capitalised word or a number.
func (l *lexer) goesOn(end int, capital, plain bool) bool {
	next := l.peek(end)
	switch {
	case next == 0:
		return false
	case end < l.stop && strings.ContainsRune(",;:-/)?!", next):
		return !plain || next == ',' || next == ')'
	case unicode.IsDigit(next):
		return capital || !plain
	case unicode.IsUpper(next):
		return capital && !starters[l.nextWord(end)]
	}
	return !plain || capital && unicode.IsLower(next)
}

// nextWord returns the letters after the spaces at the place.
func (l *lexer) nextWord(at int) string {
	for n := 0; at < l.limit && n < 8; n++ {
		r, size := utf8.DecodeRuneInString(l.raw[at:l.limit])
		if !isSpace(r) {
			break
		}
		at += size
	}
	return l.raw[at : at+letters(l.raw[at:min(l.limit, at+24)])]
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
