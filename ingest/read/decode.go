package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// magics are the first bytes of files that hold no text of their own, with
// what people call them.
var magics = []struct{ prefix, name string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"{\\rtf", "an RTF document"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"\x7fELF", "a program"},
}

// The byte order marks.
const (
	bom8  = "\xef\xbb\xbf"
	bomLE = "\xff\xfe"
	bomBE = "\xfe\xff"
)

// binary says what kind of file data is when it is not text, and else "".
func binary(data []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.name
		}
	}
	if bytes.HasPrefix(data, []byte(bomLE)) || bytes.HasPrefix(data, []byte(bomBE)) {
		return ""
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return fmt.Sprintf("a binary file, with a zero byte at offset %d", at)
	}
	return ""
}

// decode returns data as UTF-8 text without a byte order mark. It reads UTF-8,
// and UTF-16 that begins with its mark.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte(bomLE)):
		return decode16(data[2:], 0)
	case bytes.HasPrefix(data, []byte(bomBE)):
		return decode16(data[2:], 1)
	}
	data = bytes.TrimPrefix(data, []byte(bom8))
	if len(bytes.TrimSpace(data)) == 0 {
		return "", fmt.Errorf("%w (give a file with words to read)", ErrEmpty)
	}
	if at := invalidByte(data); at >= 0 {
		return "", fmt.Errorf("%w: byte 0x%02X at offset %d, in line %d, fits no character (convert the file to UTF-8, "+
			"for Latin-1 with: iconv -f LATIN1 -t UTF-8)", ErrEncoding, data[at], at, 1+bytes.Count(data[:at], []byte("\n")))
	}
	return string(data), nil
}

// invalidByte returns the offset of the first byte that is not UTF-8, or -1.
func invalidByte(data []byte) int {
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
	return -1
}

// decode16 decodes UTF-16 whose high byte stands at the given place of each
// pair: 0 says it comes second.
func decode16(data []byte, high int) (string, error) {
	if len(data)%2 != 0 {
		return "", fmt.Errorf("%w: it begins as UTF-16 and ends in half a character (save it again as UTF-8)", ErrEncoding)
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if high == 0 {
			a, b = b, a
		}
		units[i] = a<<8 | b
	}
	text := string(utf16.Decode(units))
	if strings.TrimSpace(text) == "" {
		return "", fmt.Errorf("%w (give a file with words to read)", ErrEmpty)
	}
	return text, nil
}

// plain returns text with composed letters, "\n" alone as line end, and
// without control and invisible characters. A form feed, the end of a page,
// becomes a blank line.
func plain(text string) string {
	text = norm.NFC.String(text)
	var b strings.Builder
	b.Grow(len(text))
	for i, r := range text {
		switch {
		case r == '\r':
			if i+1 >= len(text) || text[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\n' || r == '\v' || r == '\u0085' || r == '\u2028':
			b.WriteByte('\n')
		case r == '\f' || r == '\u2029':
			b.WriteString("\n\n")
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r) || invisible(r):
		case r >= 'ﬀ' && r <= 'ﬆ':
			b.WriteString(ligatures[r-'ﬀ'])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ligatures are U+FB00 to U+FB06 as letters.
var ligatures = []string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// invisible reports whether r leaves no mark on paper: soft hyphens, zero-width
// spaces, directional marks and characters of no meaning.
func invisible(r rune) bool {
	switch {
	case r == '\u00ad' || r == '\ufeff' || r == '\ufffd' || r == '\ufffc':
		return true
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2069':
		return true
	}
	return unicode.Is(unicode.Co, r)
}
