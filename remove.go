package main

import (
	"errors"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// A removeCmd removes documents from the graph.
type removeCmd struct {
	dataFlag
	IDs []string `arg:"" name:"id" help:"The ids of documents, as parley query '{documents{nodes{id title}}}' prints them."`
}

// Run removes all of the documents or none.
func (c *removeCmd) Run(a *app) error {
	var changes []graph.Change
	for _, id := range c.IDs {
		if kind, ok := graph.ID(id).Kind(); !ok || kind != graph.DocumentNode {
			return fmt.Errorf("%q is not the id of a document (%s)", id, listDocuments)
		}
		changes = append(changes, graph.Change{Remove: graph.ID(id)})
	}
	store, err := c.openExisting()
	if err != nil {
		return err
	}
	defer store.Close()
	outcomes, err := store.Apply(a.ctx, changes...)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return fmt.Errorf("nothing was removed: %w (%s)", err, listDocuments)
	case err != nil:
		return err
	}
	for _, out := range outcomes {
		fmt.Fprintf(a.out, "removed    %s: %s\n", out.Document, count(out.Statements, "statement"))
	}
	return nil
}

// listDocuments tells how to find the ids of documents.
const listDocuments = "list them: parley query '{documents{nodes{id title}}}'"
