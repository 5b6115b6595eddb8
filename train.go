package main

import (
	"fmt"
	"os"

	"github.com/parley-kg/parley/ingest/train"
)

// A trainCmd makes the weights of the language model.
type trainCmd struct {
	Treebanks   string `default:"../shared/treebanks" placeholder:"DIR" help:"A folder with a folder of CoNLL-U files for each treebank (${default})."`
	Names       string `default:"../shared/ner" placeholder:"DIR" help:"A folder with Universal NER's files, in a folder uner-NAME for the treebank NAME (${default})."`
	Text        string `default:"../shared/text" placeholder:"DIR" help:"A folder with plain text (${default})."`
	Checkpoints string `default:"./checkpoints" placeholder:"DIR" help:"Where what is finished is kept; a run that finds it goes on from there (${default})."`
	Seed        uint64 `default:"1" placeholder:"N" help:"Where chance begins (${default})."`
	Out         string `default:"ingest/model/weights.bin" placeholder:"FILE" help:"The file to write (${default})."`
}

// Run trains and writes the weights.
func (c *trainCmd) Run(a *app) error {
	course := train.Course{Stages: train.Stages, Treebanks: c.Treebanks, Names: c.Names, Text: c.Text, Work: c.Checkpoints, Seed: c.Seed, Log: a.log}
	weights, err := course.Run(a.ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.Out, weights, 0o644); err != nil {
		return fmt.Errorf("write the weights: %w", err)
	}
	fmt.Fprintf(a.out, "Wrote %s (%d bytes). Build the program again, then measure it with parley eval.\n", c.Out, len(weights))
	return nil
}
