package read

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/parley-kg/parley/ingest/nlp"
)

const dayMonths = `(jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)`

// fullDates are the shapes of a date that can be placed, in lower case, and
// which groups hold its year, month and day.
var fullDates = []struct {
	pattern          *regexp.Regexp
	year, month, day int
}{
	{regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)`), 1, 2, 3},
	{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?` + dayMonths + `,? (\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`\b` + dayMonths + ` (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`), 3, 1, 2},
	{regexp.MustCompile(`\b(\d{1,2})-` + dayMonths + `-(\d{4})\b`), 3, 2, 1},
	{regexp.MustCompile(`(?:^|\D)(\d{4})(\d{2})(\d{2})(?:\D|t\d|$)`), 1, 2, 3},
}

// dateLine matches a line, in lower case, that tells a date, and perhaps the
// time and a few marks beside it, and nothing else.
var dateLine = regexp.MustCompile(`^(?:on )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?,? )?` +
	`(?:\d{1,2}(?:st|nd|rd|th)? ` + dayMonths + `(?:,? \d{4})?|` + dayMonths + ` \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{4}-\d{2}-\d{2}\S*|\d{1,2}[/.]\d{1,2}[/.]\d{4})` +
	`(?:[ ,|·•/–—-]*(?:at |on )?(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d{1,2}(?:am|pm))? ?(?:[ap]\.?m\.?|[a-z]{2,4}|\d+ comments?|utc|last modified.*|updated.*)?)*$`)

// dateIn returns the first date in text that can be placed, as YYYY-MM-DD.
func dateIn(text string) string {
	low := strings.ToLower(text)
	best, at := "", len(low)+1
	for _, d := range fullDates {
		m := d.pattern.FindStringSubmatchIndex(low)
		if m == nil || m[0] >= at {
			continue
		}
		group := func(i int) string { return low[m[2*i]:m[2*i+1]] }
		if day := dayOf(group(d.year), group(d.month), group(d.day)); day != "" {
			best, at = day, m[0]
		}
	}
	return best
}

// dayOf returns a day as YYYY-MM-DD, or "" when there is no such day or no
// news is of it.
func dayOf(year, month, day string) string {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", month[:3])/3
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1600 || y > 2199 || m < 1 || m > 12 || t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// dateOnPage returns the date of publication that the text itself tells: above
// the story, in its dateline, or below where the page says so.
func dateOnPage(page *Page) string {
	updated := ""
	story := false
	for _, b := range page.Blocks {
		text := page.Text[b.Start:b.End]
		low := strings.ToLower(text)
		switch b.Kind {
		case nlp.Byline, nlp.Furniture, nlp.Caption, nlp.Heading:
			told := publishedOn.MatchString(low) || printed.MatchString(low)
			if b.Kind == nlp.Caption || b.Kind == nlp.Heading || story && !told {
				continue
			}
			day := dateIn(text)
			if day == "" {
				continue
			}
			if !strings.HasPrefix(low, "updated") && !strings.HasPrefix(low, "last ") {
				return day
			}
			if updated == "" {
				updated = day
			}
		default:
			story = story || len(text) > 160
		}
	}
	return updated
}

var printed = regexp.MustCompile(`\b(?:appears in print|first appeared|originally (?:published|appeared)|was published|copyright)\b`)

// dateInName returns the date in a path or address, or "".
func dateInName(name string) string {
	return dateIn(strings.ReplaceAll(name, "_", "-"))
}

var sourceLine = regexp.MustCompile(`^(?i:source)s?: ?(\p{Lu}[^:|]{1,59})$`)

// sourceOnPage returns the publication that a line "Source: …" names, or "".
func sourceOnPage(page *Page) string {
	for _, b := range page.Blocks {
		if b.Kind != nlp.Furniture {
			continue
		}
		if m := sourceLine.FindStringSubmatch(page.Text[b.Start:b.End]); m != nil {
			return m[1]
		}
	}
	return ""
}

var authorLine = regexp.MustCompile(`^(?:(?i:by) )?(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3})`)

// authorIn returns the first name in a byline, in lower case, or "".
func authorIn(text string) string {
	if m := authorLine.FindStringSubmatch(text); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}
