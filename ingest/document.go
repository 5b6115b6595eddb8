package ingest

import (
	"fmt"
	"io"
	"path"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
)

// Document reads one document, found under name, and returns the text with
// all that every step added.
func (r *Reader) Document(name string, data []byte) (*nlp.Text, error) {
	page, err := read.Read(name, data)
	if err != nil {
		return nil, err
	}
	return r.Text(page), nil
}

// Parse reads one document, found under name, as far as its sentences' trees.
// Plain text is taken character by character, and blank lines alone part its
// paragraphs; other formats are read as pages, without furniture.
func (r *Reader) Parse(name string, data []byte) (*nlp.Text, error) {
	t := new(nlp.Text)
	raw, plain, err := read.Plain(name, data)
	switch {
	case err != nil:
		return nil, err
	case plain:
		t.Raw = raw
	default:
		page, err := read.Read(name, data)
		if err != nil {
			return nil, err
		}
		t.Raw, t.Blocks = page.Text, page.Blocks
	}
	r.Analyse(t)
	return t, nil
}

// WriteDrops writes the predicates of a text that made no statement, each with
// the reason, below their sentences. A sentence is told by the document's file
// name and the byte it begins at.
func WriteDrops(w io.Writer, name string, t *nlp.Text) error {
	last := -1
	for _, d := range t.Drops {
		s := &t.Sentences[d.Sent]
		if d.Sent != last {
			last = d.Sent
			if _, err := fmt.Fprintf(w, "%s:%d  %s\n", path.Base(name), s.Start, t.Raw[s.Start:s.End]); err != nil {
				return fmt.Errorf("write dropped clauses: %w", err)
			}
		}
		if _, err := fmt.Fprintf(w, "    %s: %s\n", s.Words[d.Head].Form, d.Reason); err != nil {
			return fmt.Errorf("write dropped clauses: %w", err)
		}
	}
	return nil
}
