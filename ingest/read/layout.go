package read

import (
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// layout makes the page of a draft: it mends the parts, tells what they are,
// and writes them one below the other.
func layout(d *draft) *Page {
	parts := join(d.parts)
	kinds := classify(parts)
	w := writer{page: &Page{Title: squeeze(d.title), Published: d.published, Source: squeeze(d.source)}}
	story := false // the first paragraph was written
	for i, p := range parts {
		kind := kinds[i]
		switch {
		case kind == nlp.Paragraph:
			if cut := datelineEnd(p.text); cut > 0 && !story {
				w.write(strings.TrimSpace(p.text[:cut]), nlp.Byline, apart)
				w.write(strings.TrimSpace(p.text[cut:]), kind, beside)
				story = true
				continue
			}
			story = story || len(p.text) > 160
		case kind == nlp.Caption:
			if cut := creditStart(p.text); cut > 0 {
				w.write(strings.TrimSpace(p.text[:cut]), kind, apart)
				w.write(p.text[cut:], nlp.Furniture, beside)
				continue
			}
		}
		w.write(p.text, kind, apart)
	}
	page := w.done()
	if page.Title == "" {
		page.Title = title(page)
	}
	if page.Published == "" {
		page.Published = dateOnPage(page)
	}
	if page.Source == "" {
		page.Source = sourceOnPage(page)
	}
	return page
}

// A writer puts the text of a page together.
type writer struct {
	page *Page
	text strings.Builder
}

// What stands between a block and the one before.
const (
	apart  = "\n\n"
	beside = " "
)

func (w *writer) write(text string, kind nlp.BlockKind, gap string) {
	if text == "" {
		return
	}
	if w.text.Len() > 0 {
		w.text.WriteString(gap)
	}
	start := w.text.Len()
	w.text.WriteString(text)
	w.page.Blocks = append(w.page.Blocks, nlp.Block{Start: start, End: w.text.Len(), Kind: kind})
}

func (w *writer) done() *Page {
	w.page.Text = w.text.String()
	return w.page
}

// title returns the title of a page that names none: the first heading above
// the story, one of four words or more if there is, or the opening words.
func title(page *Page) string {
	first, opening := "", ""
	for _, b := range page.Blocks {
		text := page.Text[b.Start:b.End]
		switch b.Kind {
		case nlp.Heading:
			if opening == "" && strings.Count(text, " ") >= 3 && !separated.MatchString(text) {
				return text
			}
			if first == "" && opening == "" {
				first = text
			}
		case nlp.Paragraph, nlp.ListItem, nlp.TableCell:
			if opening == "" {
				opening = text
			}
		}
	}
	switch {
	case first != "":
		return first
	case opening != "":
		return shortened(opening)
	case len(page.Blocks) > 0:
		b := page.Blocks[0]
		return shortened(page.Text[b.Start:b.End])
	}
	return ""
}

// shortened returns the opening words of text, at most 80 characters.
func shortened(text string) string {
	const most = 80
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	at, n := 0, 0
	for i, r := range text {
		if n == most-1 {
			if at == 0 {
				at = i
			}
			break
		}
		if r == ' ' {
			at = i
		}
		n++
	}
	return strings.TrimRight(text[:at], " ,;:—–-") + "…"
}
