// Package train makes what the models of the language engine learn from.
package train

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/segment"
)

// RawSentences returns the sentences of running text in the files *.txt of a
// folder, cut into words, without tags or trees. Each line of a file is a
// paragraph, and the sentences' offsets are bytes of their file. What is no
// running text, such as a table, a formula or a title, and what the text has
// said before word for word, is left out. The files are read in the order of
// their names.
func RawSentences(folder string) ([]nlp.Sentence, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("find text in %s: no *.txt", folder)
	}
	seen := map[string]bool{}
	var out []nlp.Sentence
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		t := &nlp.Text{Raw: strings.ToValidUTF8(string(raw), "�")}
		t.Blocks = lines(t.Raw)
		segment.Segment(t)
		for _, s := range t.Sentences {
			if text := t.Raw[s.Start:s.End]; running(s.Words) && !seen[text] {
				seen[text] = true
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// lines returns the lines of raw that are not blank as paragraphs.
func lines(raw string) []nlp.Block {
	var out []nlp.Block
	start := 0
	for line := range strings.Lines(raw) {
		if text := strings.TrimSpace(line); text != "" {
			from := start + strings.Index(line, text)
			out = append(out, nlp.Block{Start: from, End: from + len(text)})
		}
		start += len(line)
	}
	return out
}

// running reports whether the words are those of running text: of a usual
// number, mostly real words, and not all in capitals.
func running(words []nlp.Word) bool {
	const shortest, longest = 4, 60
	if len(words) < shortest || len(words) > longest {
		return false
	}
	real, lower := 0, 0
	for _, w := range words {
		if isReal(w.Form) {
			real++
		}
		if strings.IndexFunc(w.Form, unicode.IsLower) >= 0 && utf8.RuneCountInString(w.Form) > 1 {
			lower++
		}
	}
	return lower > 0 && real*10 >= len(words)*6
}

// isReal reports whether a form is a word of the language and no symbol,
// number or letter of a formula.
func isReal(form string) bool {
	letters := 0
	for _, r := range form {
		if unicode.IsLetter(r) {
			letters++
		} else if unicode.IsDigit(r) {
			return false
		}
	}
	return letters >= 2 || form == "a" || form == "A" || form == "I" || form == "'s" || form == "’s"
}
