package times

import "strings"

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

// offsets are how many units "last week" and the like lie ahead.
var offsets = map[string]int{"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}

func overnight(r *resolver, m *match) (core, bool) {
	return r.core(m, days(r.published-1, r.published), dayUnit, r.known)
}

// namedUnit is the meaning of "last week": the whole week, Monday to Sunday.
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

// partOfThis is the meaning of "earlier this year".
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

// lastUnits is the meaning of "the past three years": up to publication.
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

// nextUnits is the meaning of "the coming months": from publication on.
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

// ago is the meaning of "three weeks ago": the week, Monday to Sunday, that was
// three weeks before that of publication.
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

// unplaced is the meaning of times that come again, and of those that the
// calendar does not tell.
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

// besideAnchor is the meaning of "the next day", seen from the last time above.
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

// atAnchor is the meaning of "that evening".
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

// hull returns the days from the first of a to the last of b.
func hull(a, b span) span {
	return span{a.from, b.to, a.placed && b.placed && a.from <= b.to}
}

// plural reports whether a unit is written in the plural.
func plural(a *atom) bool {
	return strings.HasSuffix(a.low, "s")
}
