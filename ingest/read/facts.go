package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// facts are what the classifier's features look at: a part, how it is written
// and where it stands.
type facts struct {
	*part
	// low is the text in lower case with straight quotation marks; unquoted is
	// low without what stands between double quotation marks.
	low, unquoted string
	words         int
	// capitals is the share of words that begin with a capital, of those that
	// a headline in title case would capitalise.
	capitals float64
	ends     bool // the last character ends a sentence
	verb     bool // a word stands in it that only a verb can be
	// stops counts the sentence ends inside the text.
	stops int
	// cues is the weight of the furniture cues in the text, and credit where
	// the credit of a picture begins in it (see creditStart).
	cues   float64
	credit int
	// prose is set for what looks like a paragraph of a story.
	prose bool

	// head is set for what stands above the first paragraph of the story, and
	// tail for what stands below the last.
	head, tail bool
	// repeated is set when an earlier part has the same words.
	repeated bool

	// run counts the unmarked parts in a row, this one among them, that are
	// short and no sentences; listed is set when a colon stands before them.
	// It is 0 above and below the story.
	run    int
	listed bool

	prev, next *facts // nil at the ends
}

// look returns the facts of every part.
func look(parts []part) []facts {
	all := make([]facts, len(parts))
	seen := map[string]bool{}
	for i := range parts {
		f := &all[i]
		f.part = &parts[i]
		f.low = strings.ToLower(straight.Replace(f.text))
		f.unquoted = withoutQuotes(f.low)
		words := strings.Fields(f.text)
		f.words = len(words) - strings.Count(f.text, " & ")
		f.capitals = capitals(words)
		f.ends = ends(f.text) && !strings.HasSuffix(f.text, ":")
		f.verb = hasVerb(f.low)
		f.stops = stops(f.text)
		f.cues = cueWeight(f.unquoted)
		f.credit = creditStart(f.text)
		key := strings.Trim(f.low, " .")
		f.repeated = seen[key]
		seen[key] = true
		f.prose = f.isProse()
		if i > 0 {
			f.prev, all[i-1].next = &all[i-1], f
		}
	}
	setZones(all)
	setRuns(all)
	return all
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "„", `"`, "«", `"`, "»", `"`)

// withoutQuotes returns low without its quotations. A quotation that is not
// closed goes on to the end, as one does that fills several paragraphs.
func withoutQuotes(low string) string {
	if !strings.Contains(low, `"`) {
		return low
	}
	var b strings.Builder
	for i, piece := range strings.Split(low, `"`) {
		if i%2 == 0 {
			b.WriteString(piece)
		}
	}
	return b.String()
}

// capitals returns the share of words that begin with a capital or digit among
// those of four letters or more.
func capitals(words []string) float64 {
	upper, all := 0, 0
	for _, w := range words {
		w = strings.Trim(w, punctuation)
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		all++
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLower(r) {
			upper++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(upper) / float64(all)
}

// stops counts the places where one sentence of text ends and another begins.
func stops(text string) int {
	n := 0
	for i := 0; i+2 < len(text); i++ {
		if (text[i] == '.' || text[i] == '?' || text[i] == '!') && text[i+1] == ' ' && i > 2 &&
			unicode.IsLower(rune(text[i-1])) && text[i+2] >= 'A' && text[i+2] <= 'Z' {
			n++
		}
	}
	return n
}

// hasVerb reports whether a word of low can only be a verb.
func hasVerb(low string) bool {
	for _, w := range strings.Fields(low) {
		if verbs[strings.Trim(w, punctuation)] {
			return true
		}
	}
	return false
}

// verbs are frequent forms that are verbs alone.
var verbs = set(`is are was were has have had will would could should cannot can't won't isn't aren't wasn't weren't didn't
	doesn't don't hasn't haven't said says told tells did does became becomes began begins made makes took takes gave gives
	went goes came comes saw sees found finds thought thinks wants wanted accused accuses denied denies announced announces
	agreed warned warns believe believes believed remains remained seems seemed appears appeared wrote added adds asked asks
	known being been`)

// setZones tells the story from what stands above and below. Its prose begins
// with a long paragraph, with the first of two in a row, or with a dateline,
// and ends with the last paragraph that is not the page speaking of itself.
func setZones(all []facts) {
	const long = 45 // words; summaries below a title are shorter
	first, last := -1, -1
	for i := range all {
		f := &all[i]
		if !f.prose {
			continue
		}
		if first < 0 && (f.words >= long || datelineEnd(f.text) > 0 || all[i].goesOn()) {
			first = i
		}
		last = i
	}
	if last < 0 {
		return
	}
	if first < 0 {
		for first = 0; !all[first].prose; first++ {
		}
	}
	for i := last; i > first; i-- {
		if f := &all[i]; f.prose && !(f.speaksOfItself() && all[i-1].cued()) {
			last = i
			break
		}
	}
	for i := range all {
		all[i].head = i < first
		all[i].tail = i > last
	}
}

// setRuns tells lines in a row from headings, which stand alone.
func setRuns(all []facts) {
	const short = 14
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && !all[to].head && !all[to].tail && all[to].mark == unmarked && all[to].words <= short && all[to].stops == 0 &&
			(!all[to].ends || strings.HasSuffix(all[to].text, "?")) && !strings.HasSuffix(all[to].text, ":") {
			to++
		}
		listed := from > 0 && strings.HasSuffix(all[from].textAbove(), ":")
		for i := from; i < to; i++ {
			all[i].run, all[i].listed = to-from, listed
		}
		from = to + 1
	}
}

func (f *facts) textAbove() string {
	if f.prev == nil {
		return ""
	}
	return f.prev.text
}

// goesOn reports whether the next part is prose too, perhaps below a question.
func (f *facts) goesOn() bool {
	next := f.next
	if next != nil && strings.HasSuffix(next.text, "?") {
		next = next.next
	}
	return next != nil && next.prose
}

// isProse reports whether a part looks like a paragraph of a story.
func (f *facts) isProse() bool {
	if f.mark != unmarked && f.mark != markParagraph || f.cued() || f.repeated {
		return false
	}
	return f.words >= 8 && f.ends || f.words >= 30
}

// cued reports whether words of the part give it away as furniture.
func (f *facts) cued() bool {
	return f.mark == markFurniture || f.cues >= 4
}

// speaksOfItself reports whether the page speaks in its own voice, or to its
// reader, outside quotations.
func (f *facts) speaksOfItself() bool {
	return firstPerson.MatchString(f.unquoted) || secondPerson.MatchString(f.unquoted)
}
