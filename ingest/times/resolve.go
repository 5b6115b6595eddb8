// Package times finds time expressions and tells which days they denote.
//
// An expression has a core, "February last year", which a table of patterns
// finds and a small function for each gives its meaning; and words before it,
// "since early", which another table reads. Relative times are seen from the
// day of publication or, "a week later", from the time named last. What cannot
// be placed is kept without days: no day is guessed.
package times

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Resolve sets t.Times from the words of t's sentences. It looks at their
// forms and, where they are set, at their tags. The time and memory it takes
// are linear in the text.
func Resolve(t *nlp.Text) {
	r := resolver{}
	r.published, r.known = parseDay(t.Published)
	t.Times = nil
	for i := range t.Sentences {
		r.read(i, &t.Sentences[i])
		for _, x := range r.expressions() {
			words := t.Sentences[i].Words
			first, last := r.atoms[x.first].word, r.atoms[x.last-1].word+1
			tm := nlp.Time{Sent: i, Start: first, End: last, Text: textOf(t, words[first:last])}
			if x.placed {
				tm.From, tm.To = x.from.String(), x.to.String()
			}
			t.Times = append(t.Times, tm)
		}
	}
}

// textOf returns the words as written or, in a text without its raw form,
// with spaces between.
func textOf(t *nlp.Text, words []nlp.Word) string {
	from, to := words[0].Start, words[len(words)-1].End
	if from < to && to <= len(t.Raw) {
		return t.Raw[from:to]
	}
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = words[i].Form
	}
	return strings.Join(forms, " ")
}

// A resolver reads one sentence after the other.
type resolver struct {
	published day
	known     bool // the day of publication is

	sent  int
	words []nlp.Word
	atoms []atom
	// last is the last placed time, of the sentence lastSent.
	last     core
	lastSent int
	m        match
}

// read takes up a sentence: its words become atoms.
func (r *resolver) read(sent int, s *nlp.Sentence) {
	r.sent, r.words = sent, s.Words
	r.atoms = r.atoms[:0]
	for w := range s.Words {
		form := s.Words[w].Form
		inner := w > 0 && s.Words[w].Start > 0 && s.Words[w].Start == s.Words[w-1].End
		for form != "" {
			n := strings.IndexAny(form, "-–/")
			switch {
			case n < 0:
				n = len(form)
			case n == 0:
				_, n = utf8.DecodeRuneInString(form)
			}
			if n == 0 {
				break
			}
			a := atom{form: form[:n], low: strings.ToLower(form[:n]), word: w, inner: inner}
			a.look()
			r.atoms = append(r.atoms, a)
			form, inner = form[n:], true
		}
	}
}

// expressions returns the time expressions of the sentence in order.
func (r *resolver) expressions() []core {
	var found []core
	for at := 0; at < len(r.atoms); {
		c, ok := r.longest(at)
		if !ok {
			at++
			continue
		}
		if n := len(found); n > 0 && r.rangeOf(&found[n-1], &c) {
			at = found[n-1].last
			r.note(found[n-1])
			continue
		}
		low := 0
		if n := len(found); n > 0 {
			low = found[n-1].last
		}
		c = r.before(c, low)
		r.note(c)
		found = append(found, c)
		at = c.last
	}
	return r.whole(r.anchored(found))
}

// note keeps a placed time as the anchor of later ones.
func (r *resolver) note(c core) {
	if c.placed {
		r.last, r.lastSent = c, r.sent
	}
}

// longest returns the core that begins at an atom.
func (r *resolver) longest(at int) (core, bool) {
	a := &r.atoms[at]
	if a.class == 0 && !starters[a.low] {
		return core{}, false
	}
	var best core
	for i := range rules {
		if !rules[i].pattern.match(r.atoms, at, &r.m) || r.m.last <= best.last {
			continue
		}
		if c, ok := rules[i].meaning(r, &r.m); ok {
			best = c
		}
	}
	return best, best.last > 0
}

// starters are the words that patterns begin with.
var starters = firstWords(rules)

func firstWords(rules []rule) map[string]bool {
	words := map[string]bool{}
	for _, rl := range rules {
		for _, e := range rl.pattern {
			for w := range e.words {
				words[w] = true
			}
			if !e.optional {
				break
			}
		}
	}
	return words
}

// whole drops what does not begin and end with a word: "pre-2001" is no time.
func (r *resolver) whole(found []core) []core {
	kept := found[:0]
	for _, c := range found {
		cutFront := c.first > 0 && r.atoms[c.first-1].word == r.atoms[c.first].word
		cutBack := c.last < len(r.atoms) && r.atoms[c.last].word == r.atoms[c.last-1].word
		if !cutFront && !cutBack {
			kept = append(kept, c)
		}
	}
	return kept
}

// anchored gives dates without a year, in a document without a date, the one
// year that their sentence names before them.
func (r *resolver) anchored(found []core) []core {
	if r.known {
		return found
	}
	y := 0
	for i := range found {
		c := &found[i]
		switch {
		case c.year > 0 && y > 0 && c.year != y:
			y = -1
		case c.year > 0 && y == 0:
			y = c.year
		case c.month > 0 && !c.placed && y > 0 && c.day > 0 && valid(y, c.month, c.day):
			c.span = around(dayOf(y, c.month, c.day), dayUnit)
		case c.month > 0 && !c.placed && y > 0 && c.day == 0:
			c.span = around(dayOf(y, c.month, 1), monthUnit)
		}
	}
	return found
}

// core makes a core of a match. It has a place when both are told.
func (r *resolver) core(m *match, s span, u unit, known bool) (core, bool) {
	s.placed = s.placed && known
	if y, _, _ := s.from.date(); s.placed && (y < 1 || y > 9999) {
		s.placed = false
	}
	if !s.placed {
		s = span{}
	}
	return core{first: m.first, last: m.last, span: s, unit: u}, true
}

// yearless makes a core of a month, or of a day of one, without a year: the
// one that fits the tense.
func (r *resolver) yearless(m *match, mon time.Month, d int) (core, bool) {
	u := dayUnit
	dom := d
	if d == 0 {
		u, dom = monthUnit, 1
	}
	when := r.nearest(m, func(y int) day { return dayOf(y, mon, min(dom, daysIn(y, mon))) })
	if y, _, _ := when.date(); d == 29 && mon == time.February && !valid(y, mon, d) {
		for !valid(y, mon, d) {
			y--
		}
		when = dayOf(y, mon, d)
	}
	c, ok := r.core(m, around(when, u), u, r.known)
	c.month, c.day = mon, d
	return c, ok
}

// nearest returns the day of the year that the tense points to: the last one
// up to publication, or the first from then on. Without a sign of the future,
// a day that is within the next month and long past otherwise is to come.
func (r *resolver) nearest(m *match, of func(year int) day) day {
	const soon, long, justOver = 31, 180, 14
	y, _, _ := r.published.date()
	back := of(y)
	// The page may be dated by another clock than the story.
	if back > r.published+1 {
		back = of(y - 1)
	}
	ahead := of(y)
	// A month that has begun is not over.
	if ahead < r.published-27 || ahead < r.published && m.get(dayClass, 0) != nil {
		ahead = of(y + 1)
	}
	switch r.tense(m.first, m.last) {
	case future:
		if r.published-back <= justOver && ahead-r.published > long {
			return back // "is to run from 3 March", read on the 5th
		}
		return ahead
	case past:
		return back
	}
	if m.get(monthClass, 0) != nil && m.get(dayClass, 0) == nil {
		return back
	}
	if ahead-r.published <= soon && r.published-back > long {
		return ahead
	}
	return back
}

// seasonBy returns the season n after the one that goes on or, for 0, the one
// that the tense points to.
func (r *resolver) seasonBy(m *match, n int) (core, bool) {
	first := seasons[m.get(seasonClass, 0).low]
	y, _, _ := r.published.date()
	s := season(y, first)
	switch {
	case n < 0:
		// The one just over is "this summer" yet.
		const over = 60
		for s.to+over >= r.published {
			y--
			s = season(y, first)
		}
	case n > 0:
		if s.from <= r.published {
			s = season(y+1, first)
		}
	default:
		// Winter begins in the year before.
		if last := season(y-1, first); last.to >= r.published {
			s = last
		}
		if t := r.tense(m.first, m.last); s.to < r.published && t == future {
			s = season(y+1, first)
		} else if s.from > r.published && t == past && r.atoms[m.first].low != "this" {
			s = season(y-1, first)
		}
	}
	return r.core(m, s, seasonUnit, r.known)
}

// weekendBy returns the weekend that began last or, in the future, the next;
// n counts on from there.
func (r *resolver) weekendBy(n int, t tense) span {
	w := around(r.published, weekendUnit)
	if n == 0 && t != future && w.from > r.published {
		n = -1
	}
	if n < 0 && r.published.weekday() >= 5 && w.from <= r.published && t == past {
		n = -1
	}
	return days(w.from+day(7*n), w.to+day(7*n))
}

// away returns the unit of the calendar that lies n units from d.
func (r *resolver) away(d day, n int, u unit) span {
	if u == decadeUnit || u == centuryUnit {
		// Nobody counts decades to the year.
		const slack = 2
		y := shift(d, n, u)
		return days(shift(y, -slack, yearUnit), shift(y, slack, yearUnit))
	}
	return around(shift(d, n, u), u)
}

// anchor returns the time that stands in this sentence or the one before and
// tells the unit: a day anchors "a week later", a year only years.
func (r *resolver) anchor(u unit) (span, bool) {
	if !r.last.placed || r.sent-r.lastSent > 1 {
		return span{}, false
	}
	width := r.last.to - r.last.from
	var most day
	switch u {
	case dayUnit, hourUnit:
		most = 0
	case weekUnit, weekendUnit:
		most = 6
	case monthUnit, quarterUnit:
		most = 31
	case yearUnit:
		most = 366
	default:
		most = 40_000
	}
	return r.last.span, width <= most
}

// yearBeside returns the year that "last year" and the like name.
func (r *resolver) yearBeside(m *match) int {
	y, _, _ := r.published.date()
	return y + offsets[r.atoms[m.last-2].low]
}

// countIn returns the count in a match, the most telling one of "a few".
func (r *resolver) countIn(m *match) *atom {
	var found *atom
	for i := m.first; i < m.last; i++ {
		if a := &r.atoms[i]; a.class&countClass != 0 {
			found = a
		}
	}
	return found
}

// lowAt returns an atom in lower case, "" beyond the sentence.
func (r *resolver) lowAt(at int) string {
	if at < 0 || at >= len(r.atoms) {
		return ""
	}
	return r.atoms[at].low
}

func startsUpper(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}
