package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Normal returns the form under which tables know a word: in small letters,
// every digit as 0, typographic quotes and dashes as plain ones.
func Normal(form string) string {
	plain := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || '1' <= c && c <= '9' {
			plain = false
			break
		}
	}
	if plain {
		return form
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case r == '’' || r == '‘':
			return '\''
		case r == '“' || r == '”':
			return '"'
		case r == '–' || r == '—':
			return '-'
		}
		return unicode.ToLower(r)
	}, form)
}

// Shape returns what a form looks like: X for capitals, x for small letters, 0
// for digits, runs of more than two as two, other characters as they are.
func Shape(form string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = '0'
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if run <= 2 {
			b.WriteRune(r)
		}
		if b.Len() >= 12 {
			break
		}
	}
	return b.String()
}

// appendGrams appends the rows of the hashed character n-grams of a normal
// form: of "<word>", all of four characters, and those of two, three and five
// at either end.
func appendGrams(out []int32, normal string, buckets int) []int32 {
	marked := []rune("<" + normal + ">")
	n := len(marked)
	if n > maxForm {
		marked, n = marked[:maxForm], maxForm
	}
	add := func(from, to int, salt uint32) {
		h := uint32(2166136261) ^ salt
		for _, r := range marked[from:to] {
			h = (h ^ uint32(r)) * 16777619
		}
		h ^= h >> 15
		out = append(out, int32(h%uint32(buckets)))
	}
	for _, size := range [...]int{2, 3, 5} {
		if n >= size+1 {
			add(0, size, uint32(size))
			add(n-size, n, uint32(size)+16)
		}
	}
	for at := 0; at+4 <= n; at++ {
		add(at, at+4, 4)
	}
	add(0, n, 32)
	return out
}

// maxForm is the number of characters of a form that are looked at.
const maxForm = 40
