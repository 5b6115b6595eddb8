package read

import (
	"regexp"
	"unicode/utf8"
)

// The parts of a dateline: a place in capitals or title case, what it lies in,
// a date without a year mostly, and the agency in brackets.
const (
	capitalPlace = `(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,3})`
	titlePlace   = `(?:\p{Lu}[\p{L}.'’-]+(?: (?:de|la|el|al|of|\p{Lu}[\p{L}.'’-]*)){0,3})`
	region       = `(?:, ?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,3})`
	monthName    = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	lineDate     = `(?:,? ?(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:\d{1,2} ` + monthName + `|` + monthName + ` \d{1,2})(?:,? \d{4})?)`
	inBrackets   = `(?: ?\((?:[\p{L}./& -]|, ){2,40}\))`
	dash         = `(?: ?[—–] ?| --? )`
)

// datelines are the shapes of a dateline, from the surest to the least.
var datelines = []*regexp.Regexp{
	regexp.MustCompile(`^` + titlePlace + `(?:/` + titlePlace + `)?` + region + `{0,2}` + lineDate + `?` + inBrackets + dash),
	regexp.MustCompile(`^` + titlePlace + region + `{0,2}` + lineDate + dash),
	regexp.MustCompile(`^` + capitalPlace + `(?:/` + capitalPlace + `)?` + region + `{0,2}` + lineDate + `?(?:` + dash + `|: )`),
	regexp.MustCompile(`^` + titlePlace + region + `{1,2}` + dash),
	regexp.MustCompile(`^\((?:` + agency + `|CNN|BBC|VOA|UPI)\) ?` + dash),
	regexp.MustCompile(`^` + titlePlace + region + `? ?\((?:CNN|VOA News|AP|Reuters|AFP|UPI)\)`),
}

// datelineEnd returns the length in bytes of the dateline that text begins
// with, its dash and space included, or 0 without one.
func datelineEnd(text string) int {
	// No dateline is longer, and what follows is a sentence.
	const longest = 120
	head := text[:min(len(text), longest)]
	if fromFile.MatchString(text) {
		return 0
	}
	for _, d := range datelines {
		end := len(d.FindString(head))
		if end == 0 || len(text)-end < 20 {
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[end:])
		if startsLower(string(r)) {
			continue
		}
		return end
	}
	return 0
}
