package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseText reads plain text. A blank line parts paragraphs. Whether a line end
// alone does depends on the document: in text that was wrapped to a width it is
// a soft break, elsewhere it ends the paragraph unless the next line goes on in
// lower case.
func parseText(text string) (*draft, error) {
	lines := strings.Split(plain(text), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	width := wrapWidth(lines)
	whole := wordsWritten(lines)
	d := &draft{}
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" || ruled(lines[i]) {
			continue
		}
		first := i
		text := []byte(lines[i])
		for i+1 < len(lines) && softBreak(lines[i], lines[i+1], width) {
			text = glue(text, lines[i], lines[i+1], whole)
			i++
		}
		p := part{tight: first > 0 && lines[first-1] != ""}
		body, mark := unmarkLine(string(text))
		p.mark = mark
		p.text, p.linked = tidy(body)
		if p.text != "" {
			d.parts = append(d.parts, p)
		}
	}
	return d, nil
}

// lineMarks are what a line may begin with to say what it is.
var lineMarks = []struct {
	pattern *regexp.Regexp
	mark    mark
}{
	{regexp.MustCompile(`^#{1,6} +`), markHeading},
	{regexp.MustCompile(`^[•●▪■◦‣·►] *`), markListItem},
	{regexp.MustCompile(`^[*+-] +`), markListItem},
	{regexp.MustCompile(`^(?:[0-9]{1,2}[.)]|[a-z]\)|\((?:[0-9]{1,2}|[abd-z])\)) +`), markListItem}, // "(c)" is a copyright
	{regexp.MustCompile(`^> +`), unmarked},
}

// unmarkLine takes the mark off the beginning of a line.
func unmarkLine(line string) (string, mark) {
	for _, m := range lineMarks {
		if s := m.pattern.FindString(line); s != "" {
			return line[len(s):], m.mark
		}
	}
	return line, unmarked
}

// ruled reports whether a line is only drawn: "-----", "* * *".
func ruled(line string) bool {
	return strings.Trim(line, "-–—_=*~#+.•| ") == ""
}

// wrapWidth returns the width in characters that the lines were wrapped to, or
// 0 when they were not. Text is taken as wrapped when no line is longer than
// 100 characters and most line ends inside paragraphs stand where the next word
// would not have fitted.
func wrapWidth(lines []string) int {
	const longest = 100
	width, breaks := 0, 0
	for i, l := range lines {
		n := utf8.RuneCountInString(l)
		if n > longest && strings.Contains(l, " ") {
			return 0
		}
		if n <= longest {
			width = max(width, n)
		}
		if l != "" && i+1 < len(lines) && lines[i+1] != "" {
			breaks++
		}
	}
	full := 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i] != "" && lines[i+1] != "" && overflows(lines[i], lines[i+1], width) {
			full++
		}
	}
	if breaks < 3 || 10*full < 6*breaks {
		return 0
	}
	return width
}

// overflows reports whether the first word of next would not have fitted on
// the line, give or take a tenth of the width.
func overflows(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	n := utf8.RuneCountInString(line) + 1 + utf8.RuneCountInString(word)
	return n > width-width/10
}

// softBreak reports whether next goes on with the paragraph of line.
func softBreak(line, next string, width int) bool {
	if next == "" || ruled(next) {
		return false
	}
	if _, mark := unmarkLine(next); mark != unmarked {
		return false
	}
	if _, mark := unmarkLine(line); mark == markHeading {
		return false
	}
	if width > 0 && overflows(line, next, width) {
		return true
	}
	return goesOn(line, next)
}

// glue adds the next line to a paragraph that ends in line. A word that was
// hyphenated at the line end is joined; its hyphen stays unless the document
// also writes the word without.
func glue(text []byte, line, next string, whole map[string]bool) []byte {
	head, ok := hyphenated(line)
	if !ok || !startsLower(next) {
		return append(append(text, ' '), next...)
	}
	tail, _, _ := strings.Cut(next, " ")
	if whole[strings.ToLower(head)+strings.Trim(tail, punctuation)] {
		text = text[:len(text)-1]
	}
	return append(text, next...)
}

// hyphenated returns the letters before the hyphen that ends a line.
func hyphenated(line string) (string, bool) {
	head, ok := strings.CutSuffix(line, "-")
	if !ok {
		return "", false
	}
	head = head[strings.LastIndexByte(head, ' ')+1:]
	r, _ := utf8.DecodeLastRuneInString(head)
	return head, unicode.IsLetter(r)
}

// punctuation is what stands around words.
const punctuation = ".,;:!?()\"'“”‘’`"

// wordsWritten returns the words of the lines in lower case, without the
// punctuation around them; none where no line ends in a hyphen.
func wordsWritten(lines []string) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		if !strings.HasSuffix(l, "-") {
			continue
		}
		for _, l := range lines {
			for _, w := range strings.Fields(l) {
				words[strings.ToLower(strings.Trim(w, punctuation))] = true
			}
		}
		break
	}
	return words
}
