package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
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

// A flag is something that gazetteers or the place in the sentence tell of a
// word.
type flag = int32

// The flags.
const (
	_ flag = iota // row 0 is never used
	first
	shouting // the whole sentence is in capitals
	givenMale
	givenFemale
	givenAny
	title
	countryFirst // of a name of a country
	countryRest
	demonym // an adjective or people of a country
	regionFirst
	regionRest
	regionDemonym
	cityFirst
	cityRest
	institutionFirst
	institutionRest
	kindBase                    // + nlp.Kind of a common noun
	flags    = kindBase + 8 + 1 // number of flags
)

// addFlags sets the flags of a sentence's words.
func addFlags(words []nlp.Word, out []net.Word) {
	if len(words) == 0 {
		return
	}
	set := func(i int, f flag) { out[i].Flags = append(out[i].Flags, f) }
	set(0, first)
	loud := shouts(words)
	for i := range words {
		if loud {
			set(i, shouting)
		}
		form := words[i].Form
		if kind := gazetteer.NounKind(strings.ToLower(form)); kind != nlp.Other {
			set(i, kindBase+flag(kind))
		}
		if r, _ := utf8.DecodeRuneInString(form); !unicode.IsUpper(r) {
			continue
		}
		if gender, known := gazetteer.GivenName(form); known {
			set(i, [...]flag{givenAny, givenMale, givenFemale}[gender])
		}
		if _, known := gazetteer.Title(form); known {
			set(i, title)
		}
		addPlace(words, i, set)
	}
}

// addPlace flags the longest name of a place or an institution that begins at
// word i.
func addPlace(words []nlp.Word, i int, set func(int, flag)) {
	for n := min(4, len(words)-i); n > 0; n-- {
		name := spaced(words[i : i+n])
		begin, rest := flag(0), flag(0)
		if _, form := gazetteer.Country(name); form == gazetteer.NameForm {
			begin, rest = countryFirst, countryRest
		} else if form != gazetteer.NoForm {
			begin, rest = demonym, demonym
		} else if _, form := gazetteer.RegionOf(name); form == gazetteer.NameForm {
			begin, rest = regionFirst, regionRest
		} else if form != gazetteer.NoForm {
			begin, rest = regionDemonym, regionDemonym
		} else if gazetteer.InstitutionOf(name) != nil {
			begin, rest = institutionFirst, institutionRest
		} else if _, known := gazetteer.City(name); known {
			begin, rest = cityFirst, cityRest
		} else {
			continue
		}
		set(i, begin)
		for k := 1; k < n; k++ {
			set(i+k, rest)
		}
		return
	}
}

// spaced returns the words as a name: with spaces between them.
func spaced(words []nlp.Word) string {
	if len(words) == 1 {
		return words[0].Form
	}
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = words[i].Form
	}
	return strings.Join(forms, " ")
}

// shouts reports whether at least two words have letters and all of these are
// capitals.
func shouts(words []nlp.Word) bool {
	n := 0
	for i := range words {
		letters := false
		for _, r := range words[i].Form {
			if unicode.IsLower(r) {
				return false
			}
			letters = letters || unicode.IsUpper(r)
		}
		if letters {
			n++
		}
	}
	return n > 1
}
