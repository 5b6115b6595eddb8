package times

import (
	"time"
)

// A day is a day of the Gregorian calendar, counted from 1 January 1970.
type day int

const secondsOfDay = 24 * 60 * 60

// dayOf returns the day of a date; months and days outside their range count
// on into the next.
func dayOf(year int, month time.Month, d int) day {
	return day(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
}

func (d day) date() (year int, month time.Month, dom int) {
	return time.Unix(int64(d)*secondsOfDay, 0).UTC().Date()
}

// weekday returns 0 for Monday to 6 for Sunday.
func (d day) weekday() int {
	return ((int(d)+3)%7 + 7) % 7
}

// String returns the day as YYYY-MM-DD.
func (d day) String() string {
	return time.Unix(int64(d)*secondsOfDay, 0).UTC().Format(time.DateOnly)
}

// parseDay reads YYYY-MM-DD.
func parseDay(s string) (day, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, false
	}
	return dayOf(t.Date()), true
}

// valid reports whether a month has such a day; year 0 stands for any.
func valid(year int, month time.Month, d int) bool {
	if year == 0 {
		year = 2000
	}
	return d >= 1 && d <= daysIn(year, month)
}

func daysIn(year int, month time.Month) int {
	return int(dayOf(year, month+1, 1) - dayOf(year, month, 1))
}

// A span is the days from first to last; placed is false when they are not
// known.
type span struct {
	from, to day
	placed   bool
}

func days(from, to day) span {
	return span{from, to, from <= to}
}

// A unit is a stretch of the calendar.
type unit uint8

const (
	noUnit unit = iota
	dayUnit
	weekUnit
	weekendUnit
	monthUnit
	quarterUnit
	seasonUnit
	yearUnit
	decadeUnit
	centuryUnit
	hourUnit // hours and minutes: no stretch of days
)

// around returns the unit of the calendar that d lies in. A week is Monday to
// Sunday; a weekend is the one of that week; a century ends with year 00.
func around(d day, u unit) span {
	y, m, _ := d.date()
	switch u {
	case dayUnit, hourUnit:
		return days(d, d)
	case weekUnit:
		monday := d - day(d.weekday())
		return days(monday, monday+6)
	case weekendUnit:
		monday := d - day(d.weekday())
		return days(monday+5, monday+6)
	case monthUnit:
		return days(dayOf(y, m, 1), dayOf(y, m+1, 0))
	case quarterUnit:
		first := (m-1)/3*3 + 1
		return days(dayOf(y, first, 1), dayOf(y, first+3, 0))
	case yearUnit:
		return days(dayOf(y, 1, 1), dayOf(y, 12, 31))
	case decadeUnit:
		return days(dayOf(y-y%10, 1, 1), dayOf(y-y%10+9, 12, 31))
	case centuryUnit:
		first := (y-1)/100*100 + 1
		return days(dayOf(first, 1, 1), dayOf(first+99, 12, 31))
	}
	return span{}
}

// shift returns the day n units after d, before it when n is negative. The end
// of a month stays the end of a shorter one.
func shift(d day, n int, u unit) day {
	y, m, dom := d.date()
	switch u {
	case dayUnit:
		return d + day(n)
	case weekUnit, weekendUnit:
		return d + day(7*n)
	case quarterUnit:
		n *= 3
	case yearUnit:
		n *= 12
	case decadeUnit:
		n *= 120
	case centuryUnit:
		n *= 1200
	case monthUnit:
	default:
		return d
	}
	first := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return dayOf(first.Year(), first.Month(), min(dom, daysIn(first.Year(), first.Month())))
}

// season returns a season of the northern year: spring begins in March, winter
// goes on into the next year.
func season(year int, first time.Month) span {
	return days(dayOf(year, first, 1), dayOf(year, first+3, 0))
}

// easter returns the Easter Sunday of a year by the Gregorian reckoning
// (Meeus, Astronomical Algorithms, chapter 8).
func easter(year int) day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(year, time.Month(n/31), n%31+1)
}
