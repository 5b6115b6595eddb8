package read

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// A link in Markdown, as text extractors leave it: "[words](address)", with
	// an address that has no space, or none at all.
	linkMarkup  = regexp.MustCompile(`\[([^\[\]]*)\]\((?:#|/|https?:|www\.|mailto:|\.)?[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?: "[^"]*")?\)`)
	imageMarkup = regexp.MustCompile(`!\[[^\[\]]*\]\([^()]*\)`)
	boldMarkup  = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	entity      = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});`)
)

// tidy returns a line of plain text without markup, and the share of it that
// is link words.
func tidy(line string) (text string, linked float64) {
	if strings.Contains(line, "](") {
		line = imageMarkup.ReplaceAllString(line, "")
		words := 0
		line = linkMarkup.ReplaceAllStringFunc(line, func(link string) string {
			inner := linkMarkup.FindStringSubmatch(link)[1]
			words += utf8.RuneCountInString(inner)
			return inner
		})
		if n := utf8.RuneCountInString(strings.TrimSpace(line)); n > 0 {
			linked = min(1, float64(words)/float64(n))
		}
	}
	if strings.Contains(line, "**") {
		line = boldMarkup.ReplaceAllString(line, "$1")
	}
	return squeeze(unescape(line)), linked
}

// unescape decodes the character references in text. One pass only: what it
// gives is text.
func unescape(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return entity.ReplaceAllStringFunc(text, func(s string) string {
		return plain(html.UnescapeString(s))
	})
}

// squeeze makes every run of white space one space and trims the ends.
func squeeze(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
