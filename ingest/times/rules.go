package times

import "time"

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
