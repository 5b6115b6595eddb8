package main

import (
	"bufio"
	"fmt"

	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/conllu"
)

// A parseCmd prints words, tags and trees.
type parseCmd struct {
	Paths []string `arg:"" name:"path" help:"Files, and folders with all files of a known format below them."`
}

// Run prints CoNLL-U.
func (c *parseCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	failed, err := eachFile(a, c.Paths, func(name string, data []byte) error {
		text, err := reader.Parse(name, data)
		if err != nil {
			return err
		}
		sentences := conllu.FromText(text)
		conllu.Number(sentences, name)
		for i := range sentences {
			if err := conllu.Write(out, &sentences[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	if failed > 0 {
		return errReported
	}
	return nil
}
