package times

import "strings"

// A tense is whether a clause speaks of what was or of what is to come.
type tense uint8

const (
	untold tense = iota
	past
	future
)

// Signs of tense.
var (
	futureSigns = set(`will 'll ’ll wo shall would could might should must due scheduled expected supposed planned plans plan set slated upcoming
		intends intend hopes hope vowed promised pledged wants invited postponed deadline begins starts expires`)
	pastSigns = set(`was were had did said told announced met went came took gave made began left held struck signed saw found won lost
		killed became led fell broke kept brought sent fled rose wrote spoke has have been ago`)
	// What is agreed to be done is to come.
	futureWithTo = set(`agreed agree agrees ordered orders asked asks demanded demands urged urges threatened threatens called calls invites
		need needs ready likely unlikely bound about going aims aim`)
	// A sign beyond these speaks of something else.
	borders = set(`, ; : — – ( ) " “ ” . that which who when where because after although while but`)
)

// tense tells the tense of the clause around atoms[first:last]: by the nearest
// sign before it, or else after it.
func (r *resolver) tense(first, last int) tense {
	const reach = 14
	for i := first - 1; i >= 0 && i >= first-reach; i-- {
		low := r.atoms[i].low
		if borders[low] {
			// "On Monday" may open a clause; what stands before is another.
			break
		}
		if t := r.sign(i); t != untold {
			return t
		}
	}
	// "On Monday, the council will meet": a comma may follow.
	i := last
	if i < len(r.atoms) && r.atoms[i].low == "," {
		i++
	}
	for ; i < len(r.atoms) && i < last+reach; i++ {
		if borders[r.atoms[i].low] {
			break
		}
		if t := r.sign(i); t != untold {
			return t
		}
	}
	return untold
}

// sign returns the tense that one word tells.
func (r *resolver) sign(at int) tense {
	a := &r.atoms[at]
	w := &r.words[a.word]
	if w.UPOS == "NOUN" || w.UPOS == "PROPN" {
		return untold
	}
	next, before := "", ""
	if at+1 < len(r.atoms) {
		next = r.atoms[at+1].low
	}
	if at > 0 {
		before = r.atoms[at-1].low
	}
	switch {
	case futureWithTo[a.low] && next == "to":
		return future
	case before == "be" || before == "being":
		return untold // the modal before it tells
	case futureSigns[a.low]:
		for i := at + 1; i < len(r.atoms) && i <= at+3; i++ {
			if r.atoms[i].low == "have" {
				return past // "would have met"
			}
		}
		return future
	case pastSigns[a.low] || w.XPOS == "VBD" || w.XPOS == "VBN":
		return past
	case w.XPOS == "" && len(a.low) > 4 && strings.HasSuffix(a.low, "ed") && a.form == a.low:
		return past
	case a.low == "may" && a.form == a.low:
		return future
	case a.low == "to" && (before == "is" || before == "are"):
		return future
	}
	return untold
}
