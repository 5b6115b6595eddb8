package read

import (
	"fmt"
	"path"
	"strings"
)

// A format is a way in which documents are written.
type format struct {
	name       string
	extensions []string // in lower case, with the dot
	// looks reports whether text that bears another format's extension, or
	// none, is written in this one. It is nil where that cannot be told.
	looks func(text string) bool
	parse func(text string) (*draft, error)
}

// formats are tried in order by what looks like them.
var formats = []format{
	{"HTML", []string{".html", ".htm", ".xhtml"}, looksHTML, parseHTML},
	{"Markdown", []string{".md", ".markdown"}, nil, parseMarkdown},
	{"plain text", []string{".txt", ".text"}, nil, parseText},
}

// A draft is what a format finds in a document, before layout.
type draft struct {
	title, published, source string
	parts                    []part
}

// A part is a run of text that the format keeps together: a line, a paragraph,
// a cell.
type part struct {
	text string
	// mark is what the markup says of the part.
	mark mark
	// linked is the share of the text that is link words, in [0, 1].
	linked float64
	// tight is set when no blank line parts it from the one before.
	tight bool
}

// A mark is what markup says of a part.
type mark uint8

// The marks.
const (
	unmarked mark = iota
	markParagraph
	markHeading
	markListItem
	markTableCell
	markCaption
	markByline
	markFurniture
)

// Known reports whether the ending of name is that of a format.
func Known(name string) bool {
	return byExtension(name) != nil
}

// Extensions lists the endings of the known formats, for people to read.
func Extensions() string {
	var all []string
	for _, f := range formats {
		all = append(all, f.extensions...)
	}
	last := len(all) - 1
	return strings.Join(all[:last], ", ") + " or " + all[last]
}

// ending returns the ending of a path or address in lower case.
func ending(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.Contains(name, "://") {
		if at := strings.IndexAny(name, "?#"); at >= 0 {
			name = name[:at]
		}
	}
	return strings.ToLower(path.Ext(path.Base(name)))
}

func byExtension(name string) *format {
	ext := ending(name)
	for i := range formats {
		for _, e := range formats[i].extensions {
			if e == ext {
				return &formats[i]
			}
		}
	}
	return nil
}

// formatOf returns the format of a decoded document. What the text looks like
// counts more than the ending, so that a page saved as ".txt" is read as HTML;
// a name without an ending, or an address, may be plain text.
func formatOf(name, text string) (*format, error) {
	head := text[:min(len(text), 4096)]
	for i := range formats {
		if formats[i].looks != nil && formats[i].looks(head) {
			return &formats[i], nil
		}
	}
	if f := byExtension(name); f != nil {
		return f, nil
	}
	if ext := ending(name); ext != "" && !strings.Contains(name, "://") {
		return nil, fmt.Errorf("%w: no format ends in %s (use %s)", ErrUnknown, ext, Extensions())
	}
	return &formats[len(formats)-1], nil
}
