package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexer cuts chunks, the runs of text between white space, into words.
type lexer struct {
	raw   string
	words []word
	// stop is the end of the chunk, limit the end of the block.
	stop, limit int
	// quoted tells that a single quotation mark is open.
	quoted bool
}

// chunk appends the words of raw[at:stop].
func (l *lexer) chunk(at, stop, limit int) {
	l.stop, l.limit = stop, limit
	for at < stop {
		before := at
		at = l.next(at)
		if at <= before {
			_, n := utf8.DecodeRuneInString(l.raw[before:stop])
			l.add(before, before+n)
			at = before + n
		}
	}
}

// add appends a word of its own.
func (l *lexer) add(start, end int) {
	l.words = append(l.words, word{start: start, end: end})
}

// join appends a word that belongs to the orthographic token before it.
func (l *lexer) join(start, end int) {
	l.words = append(l.words, word{start: start, end: end, joined: true})
}

// next appends the word or words at the given place and returns where they end.
func (l *lexer) next(at int) int {
	rest := l.raw[at:l.stop]
	if n := max(address(rest), fileName(rest)); n > 0 {
		l.add(at, at+n)
		return at + n
	}
	if n := l.emoticon(at); n > 0 {
		l.add(at, at+n)
		return at + n
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isWordRune(r):
		return l.word(at)
	case r == '.' && len(rest) > 1 && isDigit(rest[1]) && !l.touchesWord(at):
		return l.word(at)
	case isApostrophe(r):
		return l.apostrophe(at)
	case (r == '#' || r == '@') && !l.touchesWord(at):
		if n := tag(rest); n > 1 {
			l.add(at, at+n)
			return at + n
		}
	case r == '+' && len(rest) > 1 && isDigit(rest[1]) && !l.touchesWord(at):
		return l.word(at)
	}
	n := punctuation(rest)
	l.add(at, at+n)
	return at + n
}

// touchesWord reports whether a letter or digit stands right before the place.
func (l *lexer) touchesWord(at int) bool {
	r, _ := utf8.DecodeLastRuneInString(l.raw[:at])
	return at > 0 && isWordRune(r)
}

// emoticon returns the length of the emoticon at the place, 0 without one.
func (l *lexer) emoticon(at int) int {
	rest := l.raw[at:l.stop]
	if strings.IndexByte(":;=(^-<>)TXxoO", rest[0]) < 0 {
		return 0
	}
	for _, e := range emoticons {
		if !strings.HasPrefix(rest, e) {
			continue
		}
		after, _ := utf8.DecodeRuneInString(rest[len(e):])
		if len(rest) > len(e) && (isWordRune(after) || after == '/') {
			continue
		}
		first, last := e[0], e[len(e)-1]
		if l.touchesWord(at) && (isLetterByte(first) || isLetterByte(last) || last == '/' || first == '(' || first == ')') {
			continue
		}
		if (first == '(' || first == ')') && len(rest) > len(e) {
			continue
		}
		return len(e)
	}
	return 0
}

// apostrophe appends what begins with an apostrophe or single quotation mark.
func (l *lexer) apostrophe(at int) int {
	rest := l.raw[at:l.stop]
	mark, n := utf8.DecodeRuneInString(rest)
	if !l.touchesWord(at) {
		end := letters(rest[n:])
		w := strings.ToLower(rest[n : n+end])
		if end > 0 && elided[w] && mark != '‘' {
			if parts := contractions["'"+w]; parts != nil {
				cut := at + n + parts[0] - 1
				l.add(at, cut)
				l.join(cut, at+n+end)
				return at + n + end
			}
			l.add(at, at+n+end)
			return at + n + end
		}
		if mark != '‘' && isDecade(rest[n:]) {
			return l.word(at)
		}
	}
	for _, double := range []string{"''", "’’", "‘’", "``"} {
		if strings.HasPrefix(rest, double) {
			l.add(at, at+len(double))
			return at + len(double)
		}
	}
	opening := !l.touchesWord(at) && len(rest) > n
	switch {
	case mark == '‘' || opening && mark == '\'':
		l.quoted = true
	case l.quoted:
		l.quoted = false
	case l.touchesWord(at) && len(l.words) > 0 && l.words[len(l.words)-1].end == at && strings.ContainsRune("sSzZxX", rune(l.raw[at-1])):
		l.join(at, at+n) // the possessive of a plural
		return at + n
	}
	l.add(at, at+n)
	return at + n
}

// isDecade reports whether s begins as "60s" or "72" and ends with the number.
func isDecade(s string) bool {
	if len(s) < 2 || !isDigit(s[0]) || !isDigit(s[1]) {
		return false
	}
	rest := strings.TrimPrefix(s[2:], "s")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !isWordRune(r)
}

// punctuation returns the length of the punctuation mark or symbol that s
// begins with. Marks that are written in a row make one word.
func punctuation(s string) int {
	for _, class := range runs {
		n := 0
		for n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if !strings.ContainsRune(class, r) {
				break
			}
			n += size
		}
		if n > 0 {
			if class == "<>" && n != 2 && strings.Trim(s[:n], s[:1]) != "" {
				break
			}
			return n
		}
	}
	r, n := utf8.DecodeRuneInString(s)
	for n < len(s) { // marks, joiners and modifiers belong to the symbol
		next, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.Is(unicode.M, next) && !isModifier(next) && !(next == '\u200d') && !(r == '\u200d') {
			break
		}
		r = next
		n += size
	}
	return n
}

// runs are the classes of marks that form one word when written in a row.
var runs = []string{".…!?", "-=<>|+*~_", "#", "`", "$"}

// isModifier reports whether r changes the emoji before it.
func isModifier(r rune) bool { return 0x1F3FB <= r && r <= 0x1F3FF }

// address returns the length of the web or mail address that s begins with, 0
// when it begins with none.
func address(s string) int {
	for _, scheme := range []string{"http://", "https://", "ftp://", "www.", "mailto:", "Http://", "HTTP://", "WWW."} {
		if len(s) > len(scheme) && strings.HasPrefix(s, scheme) {
			return trimAddress(s)
		}
	}
	return mail(s)
}

// fileName returns the length of s when that is the name of a file with a
// hyphen or an ending alone: "plan-b2.doc", ".pdf".
func fileName(s string) int {
	if len(s) > 64 {
		return 0
	}
	s = strings.TrimRight(s, ".,;:)>")
	i := strings.LastIndexByte(s, '.')
	if i < 0 || len(s)-i > 5 || !fileEndings[strings.ToLower(s[i+1:])] {
		return 0
	}
	for k := 0; k < i; k++ {
		if !isAlnumByte(s[k]) && strings.IndexByte("-_~#.", s[k]) < 0 {
			return 0
		}
	}
	return len(s)
}

// trimAddress returns the length of s without the punctuation after an address.
func trimAddress(s string) int {
	if i := strings.IndexAny(s, "<>\"”“"); i > 0 {
		s = s[:i]
	}
	bracketed := strings.Contains(s, "(")
	for {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case strings.ContainsRune(".,;:!?'\"’”]}*…", r):
		case r == ')' && !bracketed:
		default:
			return len(s)
		}
		s = s[:len(s)-n]
	}
}

// mail returns the length of the mail address that s begins with. Its parts
// are at most 64 and 255 bytes long (RFC 5321, 4.5.3.1).
func mail(s string) int {
	at := 0
	for at < len(s) && at <= 64 && (isAlnumByte(s[at]) || strings.IndexByte("._%+-", s[at]) >= 0) {
		at++
	}
	if at == 0 || at >= len(s) || s[at] != '@' || !isAlnumByte(s[0]) {
		return 0
	}
	end, dot := at+1, 0
	for end < len(s) && end-at <= 255 && (isAlnumByte(s[end]) || s[end] == '.' || s[end] == '-') {
		if s[end] == '.' && end+1 < len(s) && isAlnumByte(s[end+1]) {
			dot = end
		}
		end++
	}
	for end > at+1 && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	if dot == 0 {
		return 0
	}
	return end
}

// tag returns the length of the hashtag or handle that s begins with.
func tag(s string) int {
	n := 1
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isWordRune(r) && r != '_' {
			break
		}
		if n == 1 && !unicode.IsLetter(r) && r != '_' {
			return 0
		}
		n += size
	}
	return n
}

// letters returns the length of the letters that s begins with.
func letters(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	return n
}

// isWordRune reports whether r can begin a word: a letter, a digit, a mark.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 0 && isAlnumByte(byte(r))
	}
	return r != utf8.RuneError && r != 'º' && r != 'ª' && unicode.In(r, unicode.L, unicode.N, unicode.M)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnumByte(c byte) bool { return isDigit(c) || isLetterByte(c) }
