package times

import (
	"strings"
	"time"
)

// A share is the part of a stretch of time that a word picks, in twelfths.
type share struct{ from, to int }

// shares of a year, month, decade or century: as adjectives, thirds; and as
// nouns, with "of".
var (
	shares   = map[string]share{"early": {0, 4}, "mid": {4, 8}, "late": {8, 12}}
	sharesOf = map[string]share{"middle": {4, 8}, "start": {0, 1}, "beginning": {0, 1}, "turn": {0, 1}, "end": {11, 12},
		"close": {11, 12}, "first half": {0, 6}, "second half": {6, 12}}
)

// before reads the words before a core, down to atom low.
func (r *resolver) before(c core, low int) core {
	c = r.shared(c, low)
	c = r.skipDeterminer(c, low)
	if c.first <= low {
		return c
	}
	at := c.first - 1
	word := r.atoms[at].low
	if r.atoms[at].inner {
		return c // "a sit-in this week"
	}
	switch word {
	case "since":
		c.first = at
		if c.placed && r.known && c.from <= r.published {
			c.to = r.published
		}
	case "after":
		c.first = at
		if c.placed && r.known && c.to < r.published && c.unit != dayUnit {
			c.from, c.to = c.to+1, r.published
		}
	case "by", "until", "till":
		c = r.deadline(c)
		c.first = at
	case "before":
		c.first = at
		if c.placed && r.known && c.from > r.published {
			c.from, c.to = r.published, c.from-1
		}
	case "in", "on", "at", "during", "over", "throughout", "through", "around", "for", "within", "from":
		if word == "from" && (c.unit == noUnit || c.set) {
			break
		}
		c.first = at
		// "Early on Tuesday", "late in 2019".
		c = r.shared(c, low)
	}
	return c
}

// deadline returns the time up to the end of c: for what is to come it begins
// with publication.
func (r *resolver) deadline(c core) core {
	told := r.tense(c.first-1, c.last)
	if c.month > 0 && r.known && c.to < r.published && (told == future || told == untold && r.atoms[c.first-1].low == "by") {
		// "By April" is the next one unless told in the past.
		y, _, _ := r.published.date()
		for c.to < r.published {
			y++
			if c.day > 0 {
				c.span = around(dayOf(y, c.month, min(c.day, daysIn(y, c.month))), dayUnit)
			} else {
				c.span = around(dayOf(y, c.month, 1), monthUnit)
			}
		}
	}
	if c.placed && r.known && c.to > r.published {
		c.from = min(c.from, r.published)
	}
	return c
}

// shared reads "early", "mid-", "the end of" before a core.
func (r *resolver) shared(c core, low int) core {
	at := c.first - 1
	if at < low {
		return c
	}
	word := r.atoms[at].low
	if word == "-" && at > low {
		at--
		word = r.atoms[at].low
	}
	if word == "the" && at-1 >= low {
		if _, ok := shares[r.atoms[at-1].low]; ok {
			at--
			word = r.atoms[at].low
		}
	}
	table := shares
	if word == "of" || word == "in" || word == "on" {
		if at-1 < low {
			return c
		}
		if word == "of" {
			table = sharesOf
		}
		at--
		word = r.atoms[at].low
		if word == "half" && at > low {
			at--
			word = r.atoms[at].low + " half"
		}
	}
	s, ok := table[word]
	if word == "later" || word == "earlier" {
		if r.atoms[c.first-1].low == "in" {
			c.first = at
		}
		return c
	}
	if !ok {
		return c
	}
	switch c.unit {
	case monthUnit, yearUnit, decadeUnit, centuryUnit, seasonUnit, quarterUnit:
		if c.placed {
			c.span = part(c.span, s)
		}
	case dayUnit, weekUnit, weekendUnit:
		if strings.HasSuffix(word, "half") || word == "turn" || word == "close" {
			return c
		}
	default:
		return c
	}
	c.first = at
	if at > low && r.atoms[at-1].low == "the" {
		c.first--
	}
	return c
}

// part returns the share of a span.
func part(s span, p share) span {
	n := int(s.to-s.from) + 1
	// Whole months where the stretch is a year or more.
	if n >= 365 {
		y, m, _ := s.from.date()
		all := n * 12 / 365
		from := dayOf(y, m+time.Month(all*p.from/12), 1)
		to := dayOf(y, m+time.Month(all*p.to/12), 0)
		return days(from, min(to, s.to))
	}
	return days(s.from+day(n*p.from/12), s.from+day(n*p.to/12)-1)
}

// skipDeterminer takes in "the" before a date that is not in its pattern.
func (r *resolver) skipDeterminer(c core, low int) core {
	if at := c.first - 1; at >= low && r.atoms[at].low == "the" && at > low && timePrepositions[r.atoms[at-1].low] &&
		(c.unit == weekendUnit || c.unit == decadeUnit || c.unit == centuryUnit) {
		c.first = at
	}
	return c
}

// rangeOf joins c to the expression before it when the words between make them
// one: "between 2001 and 2004", "from May to July 2021".
func (r *resolver) rangeOf(a, c *core) bool {
	if c.first != a.last+1 {
		return false
	}
	between := r.atoms[a.last].low
	opening := r.atoms[a.first].low
	switch {
	case between == "and" && (opening == "between" || a.first > 0 && r.atoms[a.first-1].low == "between"):
	case (between == "to" || between == "until" || between == "till" || between == "through") && a.unit == c.unit:
	case (between == "-" || between == "–" || between == "/") && a.unit == c.unit:
	default:
		return false
	}
	if r.isLifespan(a, c) {
		return false
	}
	from, to := *a, *c
	switch {
	case a.month > 0 && c.year > 0:
		// "From May to July 2021" tells the year of both.
		_, m, _ := c.from.date()
		from.span = inYear(a, c.year, -1, m < a.month)
	case a.month > 0 && c.month > 0 && a.placed:
		y, _, _ := a.from.date()
		to.span = inYear(c, y, +1, c.month < a.month)
	}
	first := a.first
	if between == "and" && opening != "between" {
		first--
	}
	joined := core{first: first, last: c.last, span: hull(from.span, to.span), unit: a.unit, year: c.year}
	if !joined.placed {
		joined.span = span{}
	}
	*a = joined
	return true
}

// leastLife is how many years lie between two dates in brackets at least that
// are the first and the last day of a life and no stretch of time: "(1901–1980)".
const leastLife = 15

// isLifespan reports whether two dates are those of a life: they stand at the
// opening of a bracket, years apart.
func (r *resolver) isLifespan(a, c *core) bool {
	return r.opensBracket(a.first) && a.placed && c.placed && c.from-a.to > leastLife*365
}

// opensBracket reports whether an atom is the first in brackets behind a name, or
// the first behind what they say of the name: "(Russian: …; 1886 – 1957)".
func (r *resolver) opensBracket(at int) bool {
	for at > 1 && roughly[strings.TrimSuffix(r.atoms[at-1].low, ".")] || at > 2 && r.atoms[at-1].low == "." && roughly[r.atoms[at-2].low] {
		at--
	}
	if at < 2 || r.atoms[at-1].low != "(" && r.atoms[at-1].low != ";" {
		return false
	}
	open := r.opening(at)
	if open > 1 && r.atoms[open-1].low == "," {
		open--
	}
	return open > 0 && r.words[r.atoms[open-1].word].UPOS == "PROPN"
}

// opening returns the bracket around an atom, or -1.
func (r *resolver) opening(at int) int {
	for i := at - 1; i >= 0 && r.atoms[i].low != ")"; i-- {
		if r.atoms[i].low == "(" {
			return i
		}
	}
	return -1
}

// dashes part the first from the last day of a life.
var dashes = set("- – —")

// inYear returns the days of a date without a year in a year or, where it must
// be another, in the one step away.
func inYear(c *core, y, step int, other bool) span {
	if other {
		y += step
	}
	if c.day > 0 {
		return around(dayOf(y, c.month, min(c.day, daysIn(y, c.month))), dayUnit)
	}
	return around(dayOf(y, c.month, 1), monthUnit)
}
