package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// A judgementsCmd takes judgements out of a store and into another.
type judgementsCmd struct {
	Export judgementsExportCmd `cmd:"" help:"Write all judgements as JSON lines, those that were taken back too."`
	Import judgementsImportCmd `cmd:"" help:"Keep the judgements of a file that export wrote."`
}

// A judgementsExportCmd writes judgements.
type judgementsExportCmd struct {
	dataFlag
	Output string `short:"o" placeholder:"FILE" help:"The file to write; standard output without it."`
}

// Run writes all judgements, the last ones first.
func (c *judgementsExportCmd) Run(a *app) error {
	store, err := c.openExisting()
	if err != nil {
		return err
	}
	defer store.Close()
	var all []*graph.Judgement
	err = store.View(a.ctx, func(v graph.View) error {
		r := graph.Range{First: graph.MaxPage}
		for {
			page, err := v.Judgements(a.ctx, graph.JudgementQuery{}, r)
			if err != nil {
				return err
			}
			for _, it := range page.Items {
				all = append(all, it.Value)
			}
			if !page.HasNext {
				return nil
			}
			r.After = page.Items[len(page.Items)-1].Cursor
		}
	})
	if err != nil {
		return fmt.Errorf("read the judgements: %w", err)
	}
	var text strings.Builder
	if err := judge.Write(&text, all); err != nil {
		return fmt.Errorf("write the judgements: %w", err)
	}
	if c.Output == "" {
		_, err := io.WriteString(a.out, text.String())
		return err
	}
	if err := os.WriteFile(c.Output, []byte(text.String()), 0o644); err != nil {
		return fmt.Errorf("write %s: %w (choose another file with --output)", c.Output, cause(err))
	}
	return nil
}

// A judgementsImportCmd reads judgements.
type judgementsImportCmd struct {
	dataFlag
	File string `arg:"" help:"The file, or - for standard input."`
}

// Run keeps all judgements of the file or none. Where the store has a later
// word on the same judgement, that stays.
func (c *judgementsImportCmd) Run(a *app) error {
	in := a.in
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("read %s: %w", c.File, cause(err))
		}
		defer file.Close()
		in = file
	}
	list, err := judge.Read(in)
	if err != nil {
		return fmt.Errorf("read judgements from %s: %w", c.File, err)
	}
	store, err := c.open()
	if err != nil {
		return err
	}
	defer store.Close()
	changes, err := newer(a, store, list)
	if err != nil {
		return fmt.Errorf("compare with the judgements of the store: %w", err)
	}
	outcomes, err := store.Apply(a.ctx, changes...)
	switch {
	case errors.Is(err, graph.ErrConflict):
		return fmt.Errorf("nothing was imported: %w (take it back with the mutation undoJudgement, or out of the file)", err)
	case err != nil:
		return err
	}
	did := make(map[graph.Action]int)
	for _, out := range outcomes {
		did[out.Action]++
	}
	fmt.Fprintf(a.out, "%s made, %d taken back, %d unchanged\n",
		count(did[graph.Added]+did[graph.Updated], "judgement"), did[graph.Removed], did[graph.Unchanged]+len(list)-len(changes))
	return nil
}

// newer returns the changes that judgements make which the store does not have
// a later word on.
func newer(a *app, store graph.Store, list []*graph.Judgement) ([]graph.Change, error) {
	var changes []graph.Change
	err := store.View(a.ctx, func(v graph.View) error {
		for _, j := range list {
			have, err := v.Judgement(a.ctx, j.ID)
			if err != nil && !errors.Is(err, graph.ErrNotFound) {
				return err
			}
			if err != nil || !have.Later(j) {
				changes = append(changes, graph.Change{Judge: j})
			}
		}
		return nil
	})
	return changes, err
}
