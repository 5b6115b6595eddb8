package main

import (
	"bufio"
	"bytes"
	"fmt"

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
	read := func(name string, data []byte) ([]conllu.Sentence, error) { return sentencesOf(reader, name, data) }
	return a.print(func(out *bufio.Writer) error {
		return eachFile(a, c.Paths, read, func(_ string, sents []conllu.Sentence) error {
			for i := range sents {
				if err := conllu.Write(out, &sents[i]); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// parseDocument returns the sentences of a document.
func parseDocument(reader *ingest.Reader, name string, data []byte) ([]conllu.Sentence, error) {
	text, err := reader.Parse(name, data)
	if err != nil {
		return nil, err
	}
	sents := conllu.FromText(text)
	conllu.Number(sents, name)
	return sents, nil
}

// parseTokens returns the sentences of a CoNLL-U file, parsed.
func parseTokens(reader *ingest.Reader, name string, data []byte) ([]conllu.Sentence, error) {
	sents, err := conllu.ReadAll(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	conllu.Retag(sents, reader.Tag)
	return sents, nil
}
