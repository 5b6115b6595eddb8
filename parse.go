package main

import (
	"bufio"
	"bytes"
	"fmt"
	"iter"
	"slices"

	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/conllu"
)

// A parseCmd prints words, tags, trees and names.
type parseCmd struct {
	Pretokenized bool     `help:"Read CoNLL-U and keep its sentences, tokens and comments; tags, lemmas, trees and names are made anew."`
	Paths        []string `arg:"" name:"path" help:"Files, and folders with all files of a known format below them."`
}

// Run prints CoNLL-U.
func (c *parseCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	sentencesOf := parseDocument
	if c.Pretokenized {
		sentencesOf = parseTokens
	}
	read := func(name string, data []byte) (iter.Seq[*conllu.Sentence], error) {
		sents, err := sentencesOf(reader, name, data)
		if err == nil && len(data) <= small {
			sents = slices.Values(slices.Collect(sents))
		}
		return sents, err
	}
	return a.print(func(out *bufio.Writer) error {
		return eachFile(a, c.Paths, read, func(_ string, sents iter.Seq[*conllu.Sentence]) error {
			for s := range sents {
				if err := conllu.Write(out, s); err != nil {
					return err
				}
				if a.ctx.Err() != nil {
					return a.ctx.Err()
				}
			}
			return nil
		})
	})
}

// small is the size in bytes of files that are parsed side by side. The
// sentences of a larger one are, as they are written.
const small = 100_000

// parseDocument yields the sentences of a document.
func parseDocument(reader *ingest.Reader, name string, data []byte) (iter.Seq[*conllu.Sentence], error) {
	text, sents, err := reader.Parse(name, data)
	if err != nil {
		return nil, err
	}
	return conllu.Number(conllu.FromText(text, sents), name), nil
}

// parseTokens yields the sentences of a CoNLL-U file, parsed.
func parseTokens(reader *ingest.Reader, name string, data []byte) (iter.Seq[*conllu.Sentence], error) {
	sents, err := conllu.ReadAll(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	conllu.Retag(sents, reader.Tag)
	return conllu.All(sents), nil
}
