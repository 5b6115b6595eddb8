package times

import "time"

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
	mon, d := monthOf(m), m.get(dayClass|ordinalClass, 0).number
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

// daysOfMonth is the meaning of "22-29 February".
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

// namedMonth is the meaning of "last September".
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

// years is the meaning of "2001-04".
func years(r *resolver, m *match) (core, bool) {
	from, to := m.get(yearClass, 0).number, m.get(numberClass, 0).number
	if to < 100 {
		to += from / 100 * 100
	}
	if to <= from || to-from > longestSpan || !r.isYear(m.first) && !r.isYearRange(m) {
		return core{}, false
	}
	if r.opensBracket(m.first) && to-from >= leastLife {
		return core{}, false // two years, those of a life
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

// weekday is the meaning of "Friday": the last one up to publication or, where
// the words speak of what is to come, the next.
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

// weekdayOfWeek is the meaning of "Tuesday last week".
func weekdayOfWeek(r *resolver, m *match) (core, bool) {
	week := around(shift(r.published, offsets[r.atoms[m.last-2].low], weekUnit), weekUnit)
	d := week.from + day(weekdays[m.get(weekdayClass, 0).low])
	return r.core(m, around(d, dayUnit), dayUnit, r.known)
}

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

// seasonPrepositions are those that make "summer" a time.
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

func monthOf(m *match) time.Month {
	return time.Month(months[m.get(monthClass, 0).low])
}
