package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
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
			return eachFile(a, c.Paths, func(name string, data []byte) error {
				text, err := reader.Document(name, data)
				if err != nil {
					return err
				}
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
	err := eachFile(a, paths, func(name string, data []byte) error {
		reading, err := reader.Read(name, data)
		if err == nil {
			readings = append(readings, reading)
		}
		return err
	})
	return readings, err
}

// eachFile calls f with every file that paths name. It tells of the files that
// cannot be read, or that f refuses; they stop no other, and in the end the
// error is errReported.
func eachFile(a *app, paths []string, f func(name string, data []byte) error) error {
	files, rejected, err := ingest.Files(paths)
	if err != nil {
		return err
	}
	for _, r := range rejected {
		err = errReported
		fmt.Fprintf(a.errOut, "rejected   %s: %v\n", r.Source, cause(r.Err))
	}
	for _, file := range files {
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		data, problem := os.ReadFile(file)
		if problem == nil {
			problem = f(file, data)
		}
		if problem != nil {
			err = errReported
			fmt.Fprintf(a.errOut, "rejected   %s: %v\n", file, cause(problem))
		}
	}
	return err
}
