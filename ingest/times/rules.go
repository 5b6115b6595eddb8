package times

import (
	"strings"
	"time"
)

// A core is a time expression without what stands before it: "February last
// year", "three weeks ago".
type core struct {
	first, last int // atoms, half-open
	span
	unit unit
	// month and day are set for a date without a year; day is 0 for a month.
	month time.Month
	day   int
	// year is set when the words name it.
	year int
	// set is for times that come again and again, and for those that the
	// calendar does not tell: they have no place.
	set bool
}

// A rule gives the meaning of a pattern. It may decline, with false.
type rule struct {
	pattern pattern
	meaning func(r *resolver, m *match) (core, bool)
}

// rules are in no order: the longest match counts, the first of equal ones.
var rules = []rule{
	// Dates of the calendar.
	{compile("YEAR - NUMBER - NUMBER"), iso},
	{compile("WEEKDAY ,? the? DAY of? MONTH ,? YEAR"), fullDate},
	{compile("WEEKDAY ,? MONTH DAY ,? YEAR"), fullDate},
	{compile("the? DAY of? MONTH ,? YEAR"), fullDate},
	{compile("MONTH the? DAY ,? YEAR"), fullDate},
	{compile("WEEKDAY ,? the? DAY of? MONTH"), dayOfMonth},
	{compile("WEEKDAY ,? MONTH DAY"), dayOfMonth},
	{compile("DAY of? MONTH"), dayOfMonth},
	{compile("the ORDINAL of? MONTH"), dayOfMonth},
	{compile("MONTH the? DAY"), dayOfMonth},
	{compile("DAY of? MONTH ,? of? last|this|next year"), dayOfNamedYear},
	{compile("MONTH DAY ,? of? last|this|next year"), dayOfNamedYear},
	{compile("DAY -|–|to|and DAY MONTH"), daysOfMonth},
	{compile("MONTH DAY -|–|to DAY"), daysOfMonth},
	{compile("DAY -|–|to|and DAY MONTH ,? YEAR"), daysOfMonth},
	{compile("MONTH DAY -|–|to DAY ,? YEAR"), daysOfMonth},
	{compile("MONTH ,? of|in? YEAR"), monthOfYear},
	{compile("MONTH of? last|this|next year"), monthOfNamedYear},
	{compile("MONTH"), month},
	{compile("last|past|this|next|that MONTH"), namedMonth},
	{compile("YEAR"), year},
	{compile("YEAR -|–|/ NUMBER"), years},
	{compile("the? DECADE"), decade},
	{compile("the? ORDINAL century"), century},
	{compile("the? ORDINAL|last|final quarter|half of? YEAR"), partOfYear},
	{compile("the? ORDINAL quarter|half of last|this|next year"), partOfYear},
	{compile("the? ORDINAL quarter|half of the year"), partOfYear},
	{compile("q1|q2|q3|q4 of? YEAR"), quarterCode},
	{compile("q1|q2|q3|q4"), quarterCode},

	// Days of the week.
	{compile("WEEKDAY"), weekday},
	{compile("WEEKDAY PART"), weekday},
	{compile("last|past|this|next|coming WEEKDAY PART?"), weekday},
	{compile("WEEKDAY of? last|this|next week"), weekdayOfWeek},

	// Seasons and holidays.
	{compile("the? SEASON of? YEAR"), seasonOfYear},
	{compile("last|past|this|next|coming SEASON"), namedSeason},
	{compile("the SEASON"), bareSeason},
	{compile("SEASON"), bareSeason},
	{compile("HOLIDAY day|eve?"), holiday},
	{compile("HOLIDAY day|eve? of? YEAR"), holiday},
	{compile("last|this|next HOLIDAY day|eve?"), holiday},
	{compile("new year 's|’s day|eve"), newYear},

	// Around the day of publication.
	{compile("today PART?"), near(0)},
	{compile("tonight"), near(0)},
	{compile("yesterday PART?"), near(-1)},
	{compile("tomorrow PART?"), near(+1)},
	{compile("this PART"), near(0)},
	{compile("last night|evening"), near(-1)},
	{compile("overnight"), overnight},
	{compile("last|this|next UNIT"), namedUnit},
	{compile("earlier|later this UNIT"), partOfThis},
	{compile("earlier today"), near(0)},
	{compile("later today"), near(0)},
	{compile("over|at|during|on|for the weekend"), weekend},
	{compile("the weekend"), weekend},
	{compile("the? last|past|previous COUNT of? UNIT"), lastUnits},
	{compile("the? last|past|previous a couple|few of? UNIT"), lastUnits},
	{compile("the last|past UNIT"), lastUnits},
	{compile("the? next|coming COUNT of? UNIT"), nextUnits},
	{compile("the coming UNIT"), nextUnits},
	{compile("recent UNIT"), recent},
	{compile("recently|lately"), recent},
	{compile("COUNT UNIT ago"), ago},
	{compile("a few|couple of? UNIT ago"), ago},
	{compile("half a year|decade|century ago"), ago},
	{compile("last|this|next season|term|semester"), unplaced},

	// Seen from another time of the text.
	{compile("COUNT UNIT earlier|later|previously|afterwards|afterward"), fromAnchor},
	{compile("a few|couple of? UNIT earlier|later"), fromAnchor},
	{compile("the UNIT before|after|earlier"), fromAnchor},
	{compile("a|the UNIT earlier|later|before|after"), fromAnchor},
	{compile("the previous|following|next UNIT|PART"), besideAnchor},
	{compile("the same day|week|month|year|PART"), atAnchor},
	{compile("that day|week|month|year|PART|weekend"), atAnchor},
	{compile("then"), then},

	// Times that come again.
	{compile("every|each WEEKDAY|UNIT|PART|MONTH"), unplaced},
	{compile("mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays"), unplaced},
}

// near returns the meaning of the day that many days after publication.
func near(offset int) func(*resolver, *match) (core, bool) {
	return func(r *resolver, m *match) (core, bool) {
		// In capitals it is a newspaper: "Varosh Today".
		if a := &r.atoms[m.first]; a.form != a.low && m.first > 0 && r.atoms[m.first-1].class == 0 && startsUpper(r.atoms[m.first-1].form) {
			return core{}, false
		}
		return r.core(m, around(r.published+day(offset), dayUnit), dayUnit, r.known)
	}
}

func iso(r *resolver, m *match) (core, bool) {
	y, mon, d := m.get(yearClass, 0).number, m.get(numberClass, 0).number, m.get(numberClass, 1).number
	if mon < 1 || mon > 12 || !valid(y, time.Month(mon), d) {
		return core{}, false
	}
	c, ok := r.core(m, around(dayOf(y, time.Month(mon), d), dayUnit), dayUnit, true)
	c.year = y
	return c, ok
}

func fullDate(r *resolver, m *match) (core, bool) {
	y, mon, d := m.get(yearClass, 0).number, monthOf(m), m.get(dayClass, 0).number
	if !valid(y, mon, d) {
		return core{}, false
	}
	c, ok := r.core(m, around(dayOf(y, mon, d), dayUnit), dayUnit, true)
	c.year = y
	return c, ok
}

func dayOfMonth(r *resolver, m *match) (core, bool) {
	mon, d := monthOf(m), m.get(dayClass, 0).number
	if !valid(0, mon, d) || r.counts(m) {
		return core{}, false
	}
	return r.yearless(m, mon, d)
}

func dayOfNamedYear(r *resolver, m *match) (core, bool) {
	mon, d := monthOf(m), m.get(dayClass, 0).number
	y := r.yearBeside(m)
	if !valid(y, mon, d) {
		return core{}, false
	}
	return r.core(m, around(dayOf(y, mon, d), dayUnit), dayUnit, r.known)
}

func daysOfMonth(r *resolver, m *match) (core, bool) {
	mon, d, e := monthOf(m), m.get(dayClass, 0).number, m.get(dayClass, 1).number
	if !valid(0, mon, d) || !valid(0, mon, e) || d >= e {
		return core{}, false
	}
	var c core
	ok := true
	if y := m.get(yearClass, 0); y != nil {
		c, ok = r.core(m, around(dayOf(y.number, mon, d), dayUnit), dayUnit, true)
	} else {
		c, ok = r.yearless(m, mon, d)
	}
	c.to = c.from + day(e-d)
	c.unit = weekUnit
	return c, ok
}

func monthOfYear(r *resolver, m *match) (core, bool) {
	y := m.get(yearClass, 0).number
	c, ok := r.core(m, around(dayOf(y, monthOf(m), 1), monthUnit), monthUnit, true)
	c.year = y
	return c, ok
}

func monthOfNamedYear(r *resolver, m *match) (core, bool) {
	return r.core(m, around(dayOf(r.yearBeside(m), monthOf(m), 1), monthUnit), monthUnit, r.known)
}

func month(r *resolver, m *match) (core, bool) {
	if !r.monthAlone(m.first) {
		return core{}, false
	}
	return r.yearless(m, monthOf(m), 0)
}

func namedMonth(r *resolver, m *match) (core, bool) {
	mon := monthOf(m)
	if r.atoms[m.first].low == "that" && !r.monthAlone(m.first+1) {
		return core{}, false
	}
	y, now, _ := r.published.date()
	switch r.atoms[m.first].low {
	case "last", "past":
		// The month before this one is "last month".
		if mon >= now-1 {
			y--
		}
	case "next":
		if mon <= now {
			y++
		}
	default:
		return r.yearless(m, mon, 0)
	}
	return r.core(m, around(dayOf(y, mon, 1), monthUnit), monthUnit, r.known)
}

func year(r *resolver, m *match) (core, bool) {
	if !r.isYear(m.first) {
		return core{}, false
	}
	y := m.get(yearClass, 0).number
	c, ok := r.core(m, around(dayOf(y, 1, 1), yearUnit), yearUnit, true)
	c.year = y
	return c, ok
}

// longestSpan is the most years that a range of them is taken to have.
const longestSpan = 150

func years(r *resolver, m *match) (core, bool) {
	from, to := m.get(yearClass, 0).number, m.get(numberClass, 0).number
	if to < 100 {
		to += from / 100 * 100
	}
	if to <= from || to-from > longestSpan || !r.isYear(m.first) && !r.isYearRange(m) {
		return core{}, false
	}
	return r.core(m, days(dayOf(from, 1, 1), dayOf(to, 12, 31)), decadeUnit, true)
}

func decade(r *resolver, m *match) (core, bool) {
	y := m.get(decadeClass, 0).number
	if y%100 == 0 && y < 2000 {
		return r.core(m, days(dayOf(y, 1, 1), dayOf(y+99, 12, 31)), centuryUnit, true)
	}
	return r.core(m, around(dayOf(y, 1, 1), decadeUnit), decadeUnit, true)
}

func century(r *resolver, m *match) (core, bool) {
	n := m.get(ordinalClass, 0).number
	if n > 22 {
		return core{}, false
	}
	return r.core(m, around(dayOf(100*n, 1, 1), centuryUnit), centuryUnit, true)
}

// partOfYear is the meaning of "the third quarter of 2021".
func partOfYear(r *resolver, m *match) (core, bool) {
	months, n := 3, 0
	var y, named int
	for i := m.first; i < m.last; i++ {
		switch a := &r.atoms[i]; {
		case a.low == "half":
			months = 6
		case a.low == "last" && n == 0 && y == 0 && i < m.first+2, a.low == "final":
			n = -1
		case a.class&ordinalClass != 0:
			n = a.number
		case a.class&yearClass != 0:
			y, named = a.number, a.number
		}
	}
	if n < 0 {
		n = 12 / months
	}
	if n < 1 || n*months > 12 {
		return core{}, false
	}
	if y == 0 {
		y = r.yearBeside(m)
	}
	first := time.Month((n-1)*months + 1)
	c, ok := r.core(m, days(dayOf(y, first, 1), dayOf(y, first+time.Month(months), 0)), quarterUnit, named > 0 || r.known)
	c.year = named
	return c, ok
}

func quarterCode(r *resolver, m *match) (core, bool) {
	y, _, _ := r.published.date()
	known := r.known
	named := 0
	if a := m.get(yearClass, 0); a != nil {
		y, named, known = a.number, a.number, true
	}
	first := 3*time.Month(r.atoms[m.first].low[1]-'1') + 1
	c, ok := r.core(m, around(dayOf(y, first, 1), quarterUnit), quarterUnit, known)
	c.year = named
	return c, ok
}

// notADay are words that make a weekday a name, before and after it.
var (
	beforeName = set("black good bloody super holy ash palm cyber giving free")
	afterName  = set("times telegraph mirror express mail post prayers island")
)

func weekday(r *resolver, m *match) (core, bool) {
	a := m.get(weekdayClass, 0)
	if len(a.low) < 6 {
		return core{}, false // a short form needs a date: "Sat 3 May"
	}
	if m.first > 0 && beforeName[r.atoms[m.first-1].low] || m.last < len(r.atoms) && afterName[r.atoms[m.last].low] {
		return core{}, false
	}
	// A title: "Saturday Night Ferry".
	for i := m.first + 1; i+1 < len(r.atoms) && i <= m.last; i++ {
		if r.atoms[i].class&partClass != 0 && startsUpper(r.atoms[i].form) && startsUpper(r.atoms[i+1].form) {
			return core{}, false
		}
	}
	n := weekdays[a.low]
	// The latest such day, today included.
	back := r.published - day((r.published.weekday()-n+7)%7)
	ahead := r.published + day((n-r.published.weekday()+7)%7)
	d := back
	switch r.atoms[m.first].low {
	case "last", "past":
		if back == r.published {
			d = back - 7
		}
	case "next", "coming":
		d = ahead
		if ahead == r.published {
			d = ahead + 7
		}
	default:
		if r.tense(m.first, m.last) == future {
			d = ahead
		}
	}
	return r.core(m, around(d, dayUnit), dayUnit, r.known)
}

func weekdayOfWeek(r *resolver, m *match) (core, bool) {
	week := around(shift(r.published, offsets[r.atoms[m.last-2].low], weekUnit), weekUnit)
	d := week.from + day(weekdays[m.get(weekdayClass, 0).low])
	return r.core(m, around(d, dayUnit), dayUnit, r.known)
}

// offsets are how many units "last week" and the like lie ahead.
var offsets = map[string]int{"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}

func seasonOfYear(r *resolver, m *match) (core, bool) {
	y := m.get(yearClass, 0).number
	c, ok := r.core(m, season(y, seasons[m.get(seasonClass, 0).low]), seasonUnit, true)
	c.year = y
	return c, ok
}

func namedSeason(r *resolver, m *match) (core, bool) {
	return r.seasonBy(m, offsets[r.atoms[m.first].low])
}

// bareSeason takes "in the summer", but not "the fall of the capital".
func bareSeason(r *resolver, m *match) (core, bool) {
	if m.first == 0 || !seasonPrepositions[r.atoms[m.first-1].low] || m.last < len(r.atoms) && r.atoms[m.last].low == "of" {
		return core{}, false
	}
	if startsUpper(r.atoms[m.last-1].form) {
		return core{}, false
	}
	return r.seasonBy(m, 0)
}

var seasonPrepositions = set("in by before since until till during throughout through after for early late mid")

func holiday(r *resolver, m *match) (core, bool) {
	if m.first > 0 && startsUpper(r.atoms[m.first-1].form) && !timePrepositions[r.atoms[m.first-1].low] {
		return core{}, false // "Johan Easter"
	}
	on := holidays[m.get(holidayClass, 0).low]
	before := day(0)
	for i := m.first; i < m.last; i++ {
		if r.atoms[i].low == "eve" {
			before = 1
		}
	}
	if y := m.get(yearClass, 0); y != nil {
		c, ok := r.core(m, around(on(y.number)-before, dayUnit), dayUnit, true)
		c.year = y.number
		return c, ok
	}
	return r.core(m, around(r.nearest(m, func(y int) day { return on(y) - before }), dayUnit), dayUnit, r.known)
}

func newYear(r *resolver, m *match) (core, bool) {
	mon, d := time.January, 1
	if r.atoms[m.last-1].low == "eve" {
		mon, d = time.December, 31
	}
	return r.core(m, around(r.nearest(m, func(y int) day { return dayOf(y, mon, d) }), dayUnit), dayUnit, r.known)
}

func overnight(r *resolver, m *match) (core, bool) {
	return r.core(m, days(r.published-1, r.published), dayUnit, r.known)
}

func namedUnit(r *resolver, m *match) (core, bool) {
	u := units[r.atoms[m.last-1].low]
	if u == hourUnit || u == dayUnit || plural(&r.atoms[m.last-1]) || r.lowAt(m.last) == "of" {
		return core{}, false
	}
	n := offsets[r.atoms[m.first].low]
	if u == weekendUnit {
		return r.core(m, r.weekendBy(n, r.tense(m.first, m.last)), u, r.known)
	}
	return r.core(m, around(shift(r.published, n, u), u), u, r.known)
}

func partOfThis(r *resolver, m *match) (core, bool) {
	u := units[r.atoms[m.last-1].low]
	s := around(r.published, u)
	if r.atoms[m.first].low == "earlier" {
		s.to = r.published
	} else {
		s.from = r.published
	}
	return r.core(m, s, u, r.known && s.placed)
}

func weekend(r *resolver, m *match) (core, bool) {
	return r.core(m, r.weekendBy(0, r.tense(m.first, m.last)), weekendUnit, r.known)
}

func lastUnits(r *resolver, m *match) (core, bool) {
	// "Talks that stretch past ten weeks" tells no time.
	if r.atoms[m.first].low != "the" && (m.first == 0 || !timePrepositions[r.atoms[m.first-1].low] && !determiners[r.atoms[m.first-1].low]) {
		return core{}, false
	}
	u := units[r.atoms[m.last-1].low]
	most := 1
	if c := r.countIn(m); c != nil {
		_, most = c.amount()
	} else if plural(&r.atoms[m.last-1]) {
		return core{}, false
	}
	if u == noUnit || most == 0 || r.lowAt(m.last) == "-" || r.lowAt(m.last) == "of" {
		return core{}, false
	}
	if u == hourUnit {
		return r.core(m, days(r.published-day((most+23)/24), r.published), dayUnit, r.known)
	}
	return r.core(m, days(shift(r.published, -most, u), r.published), u, r.known)
}

func nextUnits(r *resolver, m *match) (core, bool) {
	u := units[r.atoms[m.last-1].low]
	most := 1
	if c := r.countIn(m); c != nil {
		_, most = c.amount()
	} else if plural(&r.atoms[m.last-1]) {
		most = 3 // "the coming months"
	}
	if u == noUnit || u == hourUnit || most == 0 || r.lowAt(m.last) == "-" || r.lowAt(m.last) == "of" {
		return core{}, false
	}
	if r.tense(m.first, m.last) == past {
		// "He served the next five years" is seen from then.
		from, ok := r.anchor(u)
		return r.core(m, days(from.to, shift(from.to, most, u)), u, ok)
	}
	return r.core(m, days(r.published, shift(r.published, most, u)), u, r.known)
}

// recent reaches back as far as the word is used for: three of the unit, and
// three months when none is named.
func recent(r *resolver, m *match) (core, bool) {
	u := monthUnit
	if a := &r.atoms[m.last-1]; a.class&unitClass != 0 {
		if u = units[a.low]; u == hourUnit || !plural(a) {
			return core{}, false
		}
	}
	return r.core(m, days(shift(r.published, -3, u), r.published), u, r.known)
}

func ago(r *resolver, m *match) (core, bool) {
	c := r.countIn(m)
	if c == nil {
		return core{}, false
	}
	least, most := c.amount()
	u := units[r.atoms[m.last-2].low]
	if r.atoms[m.first].low == "half" {
		least, most, u = 6, 6, monthUnit
		switch r.atoms[m.last-2].low {
		case "decade":
			least, most, u = 5, 5, yearUnit
		case "century":
			least, most, u = 50, 50, yearUnit
		}
	}
	return r.core(m, hull(r.away(r.published, -most, u), r.away(r.published, -least, u)), u, r.known)
}

func unplaced(r *resolver, m *match) (core, bool) {
	c, ok := r.core(m, span{}, noUnit, false)
	c.set = true
	return c, ok
}

// fromAnchor is the meaning of "a week later", seen from the last time above.
func fromAnchor(r *resolver, m *match) (core, bool) {
	last := r.atoms[m.last-1].low
	if m.last < len(r.atoms) && (last == "before" || last == "after") {
		// "The day after" alone; "the day after the vote" needs the vote.
		if next := r.atoms[m.last].low; next != "." && next != "," && next != ";" && next != ")" {
			return core{}, false
		}
	}
	if m.last < len(r.atoms) && r.atoms[m.last].low == "than" {
		return core{}, false
	}
	var u unit
	least, most := 1, 1
	for i := m.first; i < m.last; i++ {
		if r.atoms[i].class&unitClass != 0 {
			u = units[r.atoms[i].low]
		} else if r.atoms[i].class&countClass != 0 {
			least, most = r.atoms[i].amount()
		}
	}
	if last == "earlier" || last == "previously" || last == "before" {
		least, most = -most, -least
	}
	from, ok := r.anchor(u)
	if !ok || u == hourUnit || m.first > 0 && openAmount[r.atoms[m.first-1].low] {
		return r.core(m, span{}, u, false)
	}
	return r.core(m, hull(r.away(from.from, least, u), r.away(from.to, most, u)), u, true)
}

// openAmount are words that leave open how much more.
var openAmount = set("than least over most")

func besideAnchor(r *resolver, m *match) (core, bool) {
	u := units[r.atoms[m.last-1].low]
	if u == noUnit {
		u = dayUnit
	}
	from, ok := r.anchor(u)
	if !ok || plural(&r.atoms[m.last-1]) {
		return r.core(m, span{}, u, false)
	}
	return r.core(m, around(shift(from.from, offsets[r.atoms[m.last-2].low], u), u), u, true)
}

func atAnchor(r *resolver, m *match) (core, bool) {
	u := units[r.atoms[m.last-1].low]
	if u == noUnit {
		u = dayUnit
	}
	from, ok := r.anchor(u)
	if !ok {
		return r.core(m, span{}, u, false)
	}
	return r.core(m, around(from.from, u), u, true)
}

// then is a time only after "since": elsewhere it says that things follow.
func then(r *resolver, m *match) (core, bool) {
	if m.first == 0 || r.atoms[m.first-1].low != "since" {
		return core{}, false
	}
	from, ok := r.anchor(centuryUnit)
	return r.core(m, from, yearUnit, ok)
}

func monthOf(m *match) time.Month {
	return time.Month(months[m.get(monthClass, 0).low])
}

// hull returns the days from the first of a to the last of b.
func hull(a, b span) span {
	return span{a.from, b.to, a.placed && b.placed && a.from <= b.to}
}

// plural reports whether a unit is written in the plural.
func plural(a *atom) bool {
	return strings.HasSuffix(a.low, "s")
}
