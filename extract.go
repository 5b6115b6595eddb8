package main

import (
	"bufio"
	"errors"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
	"github.com/parley-kg/parley/ingest/nlp"
)

// An extractCmd prints the statements of documents without a store.
type extractCmd struct {
	Why   bool     `help:"Print instead the predicates that made no statement, each with the reason, sentence by sentence."`
	Paths []string `arg:"" name:"path" help:"Files, and folders with all files of a known format below them."`
}

// Run prints a JSON object a line, for the statements in the order of the
// documents' paths and of their texts.
func (c *extractCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	return a.print(func(out *bufio.Writer) error {
		if c.Why {
			return eachFile(a, c.Paths, reader.Document, func(name string, text *nlp.Text) error {
				return ingest.WriteDrops(out, name, text)
			})
		}
		readings, failed := readAll(a, reader, c.Paths)
		if failed != nil && !errors.Is(failed, errReported) {
			return failed
		}
		if err := ingest.WriteStatements(out, readings, link.New()); err != nil {
			return err
		}
		return failed
	})
}

// readAll reads every document that paths name. Its error is that of eachFile.
func readAll(a *app, reader *ingest.Reader, paths []string) ([]*graph.Reading, error) {
	var readings []*graph.Reading
	err := eachFile(a, paths, reader.Read, func(_ string, reading *graph.Reading) error {
		readings = append(readings, reading)
		return nil
	})
	return readings, err
}
