package times

import (
	"strconv"
	"strings"
	"time"
)

// A class is what a word can be in a time expression.
type class uint16

const (
	monthClass class = 1 << iota
	weekdayClass
	dayClass     // 1 to 31, "14th"
	yearClass    // four digits, 1000 to 2199
	numberClass  // any digits
	countClass   // "three", "a few", digits
	unitClass    // "week", "years"
	partClass    // "morning"
	seasonClass  // "summer"
	decadeClass  // "1990s"
	ordinalClass // "first" to "twenty-first", "19th"
	holidayClass
)

// classNames are the names of the classes in patterns.
var classNames = map[string]class{
	"MONTH": monthClass, "WEEKDAY": weekdayClass, "DAY": dayClass, "YEAR": yearClass, "NUMBER": numberClass,
	"COUNT": countClass, "UNIT": unitClass, "PART": partClass, "SEASON": seasonClass, "DECADE": decadeClass,
	"ORDINAL": ordinalClass, "HOLIDAY": holidayClass,
}

// months by their names and short forms. The short forms without a full stop
// that are words or names too are good only beside a number.
var months = index(`january jan jan. | february feb feb. | march mar mar. | april apr apr. | may | june jun jun. | july jul jul. |
	august aug aug. | september sept sept. sep sep. | october oct oct. | november nov nov. | december dec dec.`, 1)

// weekdays from Monday, 0.
var weekdays = index(`monday mon mon. | tuesday tue tues tue. tues. | wednesday wed wed. | thursday thu thur thurs thu. thurs. |
	friday fri fri. | saturday sat sat. | sunday sun sun.`, 0)

// namesToo are months that are frequent as names or other words when they are
// written with a capital: they need a number or a preposition beside them.
var namesToo = set("may march april june august")

var units = map[string]unit{
	"day": dayUnit, "days": dayUnit, "week": weekUnit, "weeks": weekUnit, "fortnight": weekUnit, "weekend": weekendUnit, "weekends": weekendUnit,
	"month": monthUnit, "months": monthUnit, "quarter": quarterUnit, "quarters": quarterUnit, "year": yearUnit, "years": yearUnit,
	"decade": decadeUnit, "decades": decadeUnit, "century": centuryUnit, "centuries": centuryUnit,
	"hour": hourUnit, "hours": hourUnit, "minute": hourUnit, "minutes": hourUnit,
}

var parts = set("morning afternoon evening night noon midday midnight")

// seasons by the month they begin with.
var seasons = map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// counts are number words with the least and the most they stand for. Vague
// ones are as wide as the corpora of news use them.
var counts = map[string][2]int{
	"a": {1, 1}, "an": {1, 1}, "one": {1, 1}, "two": {2, 2}, "three": {3, 3}, "four": {4, 4}, "five": {5, 5}, "six": {6, 6}, "seven": {7, 7},
	"eight": {8, 8}, "nine": {9, 9}, "ten": {10, 10}, "eleven": {11, 11}, "twelve": {12, 12}, "thirteen": {13, 13}, "fourteen": {14, 14},
	"fifteen": {15, 15}, "sixteen": {16, 16}, "eighteen": {18, 18}, "twenty": {20, 20}, "thirty": {30, 30}, "forty": {40, 40}, "fifty": {50, 50},
	"couple": {2, 2}, "few": {2, 5}, "several": {3, 9},
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20}

// holidays are days of the year, as functions of it.
var holidays = map[string]func(year int) day{
	"christmas": func(y int) day { return dayOf(y, 12, 25) },
	"easter":    easter,
	"halloween": func(y int) day { return dayOf(y, 10, 31) },
}

// index numbers the groups of words between bars, from first.
func index(list string, first int) map[string]int {
	numbers := map[string]int{}
	for i, group := range strings.Split(list, "|") {
		for _, w := range strings.Fields(group) {
			numbers[w] = first + i
		}
	}
	return numbers
}

func set(list string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(list) {
		words[w] = true
	}
	return words
}

// An atom is a word, or a piece of one between hyphens and slashes.
type atom struct {
	form, low string
	word      int // in the sentence
	class     class
	number    int
	// inner is set when no space parts the atom from the one before.
	inner bool
}

// look sets what an atom can be.
func (a *atom) look() {
	low := a.low
	upper := a.form != low
	if months[low] > 0 && upper {
		a.class |= monthClass
	}
	if _, ok := weekdays[low]; ok && upper {
		a.class |= weekdayClass
	}
	if _, ok := counts[low]; ok {
		a.class |= countClass
	}
	if units[low] != noUnit {
		a.class |= unitClass
	}
	if parts[low] {
		a.class |= partClass
	}
	if seasons[low] > 0 {
		a.class |= seasonClass
	}
	if holidays[low] != nil && upper {
		a.class |= holidayClass
	}
	if ordinals[low] > 0 {
		a.class |= ordinalClass
		a.number = ordinals[low]
	}
	a.lookNumber()
}

func (a *atom) lookNumber() {
	digits := 0
	for digits < len(a.low) && a.low[digits] >= '0' && a.low[digits] <= '9' {
		digits++
	}
	if digits == 0 || digits > 4 {
		return
	}
	n, _ := strconv.Atoi(a.low[:digits])
	switch rest := a.low[digits:]; {
	case rest == "":
		a.class |= numberClass
		a.number = n
		if n >= 1 && n <= 31 && digits <= 2 {
			a.class |= dayClass
		}
		if n >= 1 && digits <= 3 {
			a.class |= countClass
		}
		if n >= 1000 && n <= 2199 && digits == 4 {
			a.class |= yearClass
		}
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		a.class |= ordinalClass
		a.number = n
		if n >= 1 && n <= 31 {
			a.class |= dayClass
		}
	case (rest == "s" || rest == "'s" || rest == "’s") && digits == 4 && n%10 == 0:
		a.class |= decadeClass
		a.number = n
	}
}

// amount returns the least and the most that a count stands for.
func (a *atom) amount() (least, most int) {
	if c, ok := counts[a.low]; ok {
		return c[0], c[1]
	}
	return a.number, a.number
}
