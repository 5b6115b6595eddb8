// Package read turns the bytes of a document into a page: its title, date and
// clean text, with the text's parts told apart. A format is a file and a row in
// the table of formats; what comes after, from joining split paragraphs to
// recognising page furniture, is the same for all of them.
package read

import (
	"errors"
	"fmt"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Page is a document as read.
type Page struct {
	// Title is the headline or, without one, the opening words.
	Title string
	// Published is the day as YYYY-MM-DD, or "" when the page does not tell.
	Published string
	// Source is the publication or address the page names, or "".
	Source string
	// Text is the clean text: valid UTF-8 in which only "\n\n" separates
	// blocks and every other space is one " ". Blocks of one line of the page,
	// such as a dateline and its paragraph, are separated by " ".
	Text string
	// Blocks cover Text but for the space between them, in order.
	Blocks []nlp.Block
}

// The reasons why bytes are not a document; Read wraps them.
var (
	ErrEmpty    = errors.New("it holds no text")
	ErrEncoding = errors.New("it is not UTF-8 text")
	ErrBinary   = errors.New("it is not a text file")
	ErrUnknown  = errors.New("its format is not known")
)

// Read reads a document from the bytes found under a name, which is a path or
// an address: its ending tells the format and it may tell the date. The same
// bytes and name give the same page.
func Read(name string, data []byte) (*Page, error) {
	format, text, err := open(name, data)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	d, err := format.parse(text)
	if err != nil {
		return nil, fmt.Errorf("read %s as %s: %w", name, format.name, err)
	}
	page := layout(d)
	if page.Text == "" {
		return nil, fmt.Errorf("read %s as %s: %w (give a file with words to read)", name, format.name, ErrEmpty)
	}
	if page.Published == "" {
		page.Published = dateInName(name)
	}
	return page, nil
}

// Plain returns the characters of a document as they are, and whether the
// document, whose bytes were found under a name, is plain text.
func Plain(name string, data []byte) (text string, plain bool, err error) {
	format, text, err := open(name, data)
	if err != nil {
		return "", false, fmt.Errorf("read %s: %w", name, err)
	}
	return text, format == byExtension(".txt"), nil
}

// open decodes data and finds its format.
func open(name string, data []byte) (*format, string, error) {
	if kind := binary(data); kind != "" {
		return nil, "", fmt.Errorf("%w: it looks like %s (save it as text, Markdown or HTML first)", ErrBinary, kind)
	}
	text, err := decode(data)
	if err != nil {
		return nil, "", err
	}
	f, err := formatOf(name, text)
	return f, text, err
}
