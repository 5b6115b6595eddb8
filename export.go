package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/export"
)

// An exportCmd writes the whole graph in an exchange format.
type exportCmd struct {
	dataFlag
	Format string `default:"nquads" placeholder:"NAME" help:"The format: ${formats} (${default})."`
	Output string `short:"o" placeholder:"FILE" help:"The file to write; standard output without it."`
}

// Run writes the graph as it is at one moment.
func (c *exportCmd) Run(a *app) error {
	at := slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Name == c.Format })
	if at < 0 {
		return fmt.Errorf("no export format is called %q: use one of %s", c.Format, formatNames())
	}
	store, err := c.openExisting()
	if err != nil {
		return err
	}
	defer store.Close()
	out := a.out
	if c.Output != "" {
		file, err := os.Create(c.Output)
		if err != nil {
			return fmt.Errorf("write %s: %w (choose another file with --output)", c.Output, cause(err))
		}
		defer file.Close()
		out = file
	}
	err = store.View(a.ctx, func(v graph.View) error { return export.Formats[at].Write(a.ctx, v, out) })
	if err != nil {
		return fmt.Errorf("export as %s: %w", c.Format, err)
	}
	return nil
}

// formatNames lists the export formats for people to read.
func formatNames() string {
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
