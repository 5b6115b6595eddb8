package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
)

// An extractCmd prints the statements of documents without a store.
type extractCmd struct {
	Paths []string `arg:"" name:"path" help:"Files, and folders with all files of a known format below them."`
}

// Run prints a JSON object a line, for the statements in the order of the
// documents' paths and of their texts.
func (c *extractCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	var readings []*graph.Reading
	failed, err := eachFile(a, c.Paths, func(name string, data []byte) error {
		reading, err := reader.Read(name, data)
		if err == nil {
			readings = append(readings, reading)
		}
		return err
	})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.out)
	if err := ingest.WriteStatements(out, readings, link.New()); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	if failed > 0 {
		return errReported
	}
	return nil
}

// eachFile calls f with every file that paths name. It tells of the files that
// cannot be read, or that f refuses, and returns how many they are; they stop
// no other.
func eachFile(a *app, paths []string, f func(name string, data []byte) error) (failed int, err error) {
	files, rejected, err := ingest.Files(paths)
	if err != nil {
		return 0, err
	}
	for _, r := range rejected {
		fmt.Fprintf(a.errOut, "rejected   %s: %v\n", r.Source, cause(r.Err))
	}
	failed = len(rejected)
	for _, file := range files {
		if a.ctx.Err() != nil {
			return failed, a.ctx.Err()
		}
		data, err := os.ReadFile(file)
		if err == nil {
			err = f(file, data)
		}
		if err != nil {
			failed++
			fmt.Fprintf(a.errOut, "rejected   %s: %v\n", file, cause(err))
		}
	}
	return failed, nil
}
