package times

import "strings"

// timePrepositions are those that stand before a time.
var timePrepositions = set("in on at since by until till before after during from of through throughout over around circa between and to for early late mid")

// monthAlone reports whether a month without day or year is one: not the verb
// "may", a march, or somebody named April.
func (r *resolver) monthAlone(at int) bool {
	a := &r.atoms[at]
	if len(strings.TrimSuffix(a.low, ".")) <= 4 && a.low != "may" && a.low != "june" && a.low != "july" && !strings.HasSuffix(a.low, ".") {
		return false // "Jan", "Mar" alone are names
	}
	if tag := r.words[a.word].UPOS; tag == "AUX" || tag == "VERB" {
		return false
	}
	before, after := "", ""
	if at > 0 {
		before = r.atoms[at-1].low
		if before == "-" && at > 1 {
			before = r.atoms[at-2].low
		}
	}
	if at+1 < len(r.atoms) {
		after = r.atoms[at+1].form
	}
	if !namesToo[a.low] {
		return true
	}
	if startsUpper(after) && months[strings.ToLower(after)] == 0 {
		return false // "June Ortega"
	}
	if before == "of" || before == "and" || before == "to" || before == "for" {
		// "the resignation of May": a range or a second month is read with its
		// first.
		return at > 1 && r.atoms[at-2].class&(monthClass|partClass|unitClass|dayClass) != 0 || before != "of" && r.monthBefore(at)
	}
	return timePrepositions[before] || offsetWord(before)
}

// monthBefore reports whether another month stands a few words before.
func (r *resolver) monthBefore(at int) bool {
	for i := max(0, at-4); i < at; i++ {
		if r.atoms[i].class&monthClass != 0 {
			return true
		}
	}
	return false
}

func offsetWord(low string) bool {
	_, ok := offsets[low]
	return ok || low == "last" || low == "that" || low == "every"
}

// Words that make four digits a number of things, or a time of the day, after
// them; and those that make them a year before them.
var (
	counted = set(`people soldiers troops prisoners fighters men women children civilians refugees families homes houses dollars euros
		pounds rubles roubles yuan yen rupees afghanis miles kilometers kilometres km meters metres feet tons tonnes barrels hectares acres
		votes jobs workers employees members percent per % hours gmt utc local m kg mw megawatts others villages schools cases deaths
		students delegates officers police migrants mourners protesters demonstrators seats words pages or`)
	yearWords = set(`in since by until till before after during from through throughout around circa early late mid year the a an this his her
		its their our my between and to of or - – spring summer autumn fall winter as ( election about`)
	// vitalWords stand before the year in which a life or a body began or ended,
	// roughly before one that is not known for sure.
	vitalWords = set("born b b. died d d. deceased founded established incorporated est est.")
	roughly    = set("c c. ca ca. circa")
)

// isYear reports whether four digits are a year: by what stands beside them.
func (r *resolver) isYear(at int) bool {
	y := r.atoms[at].number
	before, after, form := "", "", ""
	if at > 0 {
		before = r.atoms[at-1].low
	}
	if at+1 < len(r.atoms) {
		after, form = r.atoms[at+1].low, r.atoms[at+1].form
	}
	if counted[after] && !(before == "in" && after == "or") || units[after] != noUnit {
		return false
	}
	if at > 0 && strings.HasPrefix(r.words[r.atoms[at].word].UPOS, "NOUN") {
		return true
	}
	modern := y >= 1900 && y <= 2100
	things := strings.HasSuffix(after, "s") && form == after && len(after) > 3 && !notPlural[after]
	switch {
	case at == 0:
		// "2014 saw the first talks" is not worth what "2014 fighters" costs.
		return modern && after == ","
	case vitalWords[before], roughly[before] && !things, r.opensBracket(at) && dashes[after]:
		return true
	case before == "," && (after == "," || after == ")" || after == ";" || dashes[after]):
		return r.opening(at) >= 0 // "(born in Oslo, 1886, died in Bergen, 1957)"
	case !yearWords[before]:
		return false
	case before == "-" && at > 1 && shares[r.atoms[at-2].low].to > 0:
		return modern
	case before == "and" || before == "to" || before == "or" || before == "-" || before == "–":
		// The second of two: the first must be a year.
		if at < 2 || r.atoms[at-2].class&(yearClass|monthClass) == 0 {
			return false
		}
		first := &r.atoms[at-2]
		return modern || first.class&yearClass != 0 && y > first.number && y-first.number <= longestSpan && !things
	case before == "of":
		return modern && !things
	case determiners[before]:
		// "The 2014 elections": a year before a noun.
		return modern && after != "" && !strings.ContainsAny(after, ".,;:!?)")
	case before == "in":
		return modern || !things
	}
	if before == "around" || before == "about" || before == "circa" {
		return modern && !things
	}
	return modern || !things && (before == "since" || before == "by" || before == "from" || before == "until" || before == "before" ||
		before == "after" || before == "early" || before == "late" || before == "mid")
}

// isYearRange reports whether two numbers with a dash between are years: in
// brackets, or after a preposition, and nothing counted after them.
func (r *resolver) isYearRange(m *match) bool {
	second := m.get(numberClass, 0)
	if second.class&yearClass == 0 || counted[r.lowAt(m.last)] {
		return false
	}
	before := r.lowAt(m.first - 1)
	return before == "(" || before == "from" || before == "over" || before == "between" || before == "in" || before == "during"
}

var (
	determiners = set("the a an this his her its their our my")
	notPlural   = set("was has this various previous")
)

// counts reports whether the number of a match counts something: "May 5
// soldiers" has no day.
func (r *resolver) counts(m *match) bool {
	a := &r.atoms[m.last-1]
	return a.class&dayClass != 0 && m.last < len(r.atoms) &&
		(counted[r.atoms[m.last].low] || r.atoms[m.last].class&unitClass != 0 || r.atoms[m.last].low == "-" && r.atoms[m.last].inner &&
			(m.last+1 >= len(r.atoms) || r.atoms[m.last+1].class&dayClass == 0))
}
