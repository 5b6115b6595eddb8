package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
)

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
	kindBase                      // + nlp.Kind of a common noun
	surname        = kindBase + 9 // a family name
	carelessPlace  = surname + 1  // the name of a place but for its small letters
	carelessPerson = surname + 2  // a given or family name but for these
	flags          = surname + 3  // number of flags
)

// addFlags sets the flags of a sentence's words.
func addFlags(words []nlp.Word, out []net.Word) {
	if len(words) == 0 {
		return
	}
	set := func(i int, f flag) { out[i].Flags = append(out[i].Flags, f) }
	set(0, first)
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = words[i].Form
	}
	if shouts(words) {
		for i, form := range forms {
			set(i, shouting)
			if gazetteer.InstitutionOf(form) == nil {
				forms[i] = titled(form)
			}
		}
	}
	for i, form := range forms {
		if kind := gazetteer.NounKind(strings.ToLower(form)); kind != nlp.Other {
			set(i, kindBase+flag(kind))
		}
		switch r, _ := utf8.DecodeRuneInString(form); {
		case unicode.IsLower(r):
			addCareless(forms[i:], i, set)
			continue
		case !unicode.IsUpper(r):
			continue
		}
		if gender, known := gazetteer.GivenName(form); known {
			set(i, [...]flag{givenAny, givenMale, givenFemale}[gender])
		}
		if gazetteer.Surname(form) {
			set(i, surname)
		}
		if _, known := gazetteer.Title(form); known {
			set(i, title)
		}
		addPlace(forms[i:], i, set)
	}
}

// addPlace flags the longest name of a place or an institution that begins at
// word i, whose form is the first.
func addPlace(forms []string, i int, set func(int, flag)) {
	for n := min(4, len(forms)); n > 0; n-- {
		name := strings.Join(forms[:n], " ")
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

// addCareless flags a word in small letters, the first form, that were a name
// with a capital, alone or with the next: "kabul", "tampa bay". Many such words
// are none ("nice"), which the network learns by heart.
func addCareless(forms []string, i int, set func(int, flag)) {
	name := titled(forms[0])
	if _, known := gazetteer.GivenName(name); known || gazetteer.Surname(name) {
		set(i, carelessPerson)
	}
	if isPlace(name) {
		set(i, carelessPlace)
	}
	if len(forms) > 1 && isPlace(name+" "+titled(forms[1])) {
		set(i, carelessPlace)
		set(i+1, carelessPlace)
	}
}

// isPlace reports whether a country, a region or a city has that name.
func isPlace(name string) bool {
	_, country := gazetteer.Country(name)
	_, region := gazetteer.RegionOf(name)
	_, city := gazetteer.City(name)
	return city || country == gazetteer.NameForm || region == gazetteer.NameForm
}

// titled returns a form as a name is written, "Kabul" for "kabul" and "KABUL".
func titled(form string) string {
	r, size := utf8.DecodeRuneInString(form)
	return string(unicode.ToUpper(r)) + strings.ToLower(form[size:])
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
