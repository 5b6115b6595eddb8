// Package ingest turns documents into readings: the steps from bytes to claims
// in order, and the Ingester that runs them on many sources at once.
package ingest

import (
	"fmt"
	"iter"
	"runtime"
	"slices"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/clause"
	"github.com/parley-kg/parley/ingest/coref"
	"github.com/parley-kg/parley/ingest/lemma"
	"github.com/parley-kg/parley/ingest/mend"
	"github.com/parley-kg/parley/ingest/model"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/parse"
	"github.com/parley-kg/parley/ingest/read"
	"github.com/parley-kg/parley/ingest/relate"
	"github.com/parley-kg/parley/ingest/segment"
	"github.com/parley-kg/parley/ingest/times"
)

// Version names the extractor. It is part of every reading: readings of
// different versions are not of one graph.
const Version = "1"

// A Reader reads documents. It is safe for concurrent use.
type Reader struct {
	parser *parse.Parser
}

// NewReader loads the language model that is part of the program.
func NewReader() (*Reader, error) {
	parser, err := parse.Load(model.Weights())
	if err != nil {
		return nil, fmt.Errorf("load the language model: %w", err)
	}
	return &Reader{parser: parser}, nil
}

// Read reads one document: its bytes, as found under name, become a reading.
func (r *Reader) Read(name string, data []byte) (*graph.Reading, error) {
	page, err := read.Read(name, data)
	if err != nil {
		return nil, err
	}
	return reading(name, page, r.Text(page)), nil
}

// Text runs every step over a page.
func (r *Reader) Text(page *read.Page) *nlp.Text {
	t := r.prepare(page)
	coref.Resolve(t)
	clause.Find(t)
	relate.Relate(t)
	return t
}

// prepare runs the steps before coreference.
func (r *Reader) prepare(page *read.Page) *nlp.Text {
	t := &nlp.Text{Raw: page.Text, Published: page.Published, Blocks: page.Blocks}
	r.Analyse(t)
	mend.Sentences(t.Sentences)
	times.Resolve(t)
	return t
}

// Analyse runs the steps that look at one sentence at a time: it cuts a text
// into sentences and words, and tags them.
func (r *Reader) Analyse(t *nlp.Text) {
	segment.Segment(t)
	r.Tag(t.Sentences)
}

// partSize is the number of sentences that are parsed at a time.
const partSize = 500

// Tag gives the words of sentences their tags, trees and lemmas, and finds
// names.
func (r *Reader) Tag(sents []nlp.Sentence) {
	for range inOrder(slices.Chunk(sents, partSize), r.tag) {
	}
}

func (r *Reader) tag(sents []nlp.Sentence) {
	r.parser.Parse(sents)
	lemma.Lemmatize(sents)
}

// inOrder does the work on parts, on all processors, and yields them in their
// order. It takes no more of them than it has work for, so that memory does not
// grow with their number. A panic of the work is one of the caller's.
func inOrder[T any](parts iter.Seq[T], work func(T)) iter.Seq[T] {
	type job struct {
		part T
		done chan any // gets what the work panicked with, or nil
	}
	return func(yield func(T) bool) {
		var running []job
		defer func() {
			for _, j := range running {
				<-j.done
			}
		}()
		first := func() bool {
			j := running[0]
			running = running[1:]
			if cause := <-j.done; cause != nil {
				panic(cause)
			}
			return yield(j.part)
		}
		for part := range parts {
			if len(running) > runtime.GOMAXPROCS(0) && !first() {
				return
			}
			j := job{part, make(chan any, 1)}
			running = append(running, j)
			go func() {
				defer func() { j.done <- recover() }()
				work(j.part)
			}()
		}
		for len(running) > 0 {
			if !first() {
				return
			}
		}
	}
}
