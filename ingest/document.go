package ingest

import (
	"fmt"
	"io"
	"iter"
	"path"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
	"github.com/parley-kg/parley/ingest/segment"
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
// It returns the text without its sentences, and what yields these in order:
// they are cut and parsed as they are taken, so that only some are in memory.
// Plain text is taken character by character, and blank lines alone part its
// paragraphs; other formats are read as pages, without furniture.
func (r *Reader) Parse(name string, data []byte) (*nlp.Text, iter.Seq[nlp.Sentence], error) {
	t := new(nlp.Text)
	raw, plain, err := read.Plain(name, data)
	switch {
	case err != nil:
		return nil, nil, err
	case plain:
		t.Raw = raw
	default:
		page, err := read.Read(name, data)
		if err != nil {
			return nil, nil, err
		}
		t.Raw, t.Blocks = page.Text, page.Blocks
	}
	parts := inOrder(chunks(segment.Each(t), partSize), r.tag)
	return t, func(yield func(nlp.Sentence) bool) {
		for part := range parts {
			for _, s := range part {
				if !yield(s) {
					return
				}
			}
		}
	}, nil
}

// chunks yields what all yields in slices of n, the last of which may have
// fewer.
func chunks[T any](all iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var chunk []T
		for v := range all {
			if chunk = append(chunk, v); len(chunk) == n {
				if !yield(chunk) {
					return
				}
				chunk = nil
			}
		}
		if len(chunk) > 0 {
			yield(chunk)
		}
	}
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
