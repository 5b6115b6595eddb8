package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A checkCmd audits the store, and the queue where there is one.
type checkCmd struct {
	dataFlag
}

// Run prints what is wrong with the store and fails when there is anything.
func (c *checkCmd) Run(a *app) error {
	store, err := c.openExisting()
	if err != nil {
		return err
	}
	defer store.Close()
	if err := store.Check(a.ctx); err != nil {
		fmt.Fprintln(a.out, err)
		return fmt.Errorf("the store in %s is damaged: move its file away and ingest the documents again", c.Data)
	}
	if err := c.checkQueue(a); err != nil {
		return err
	}
	fmt.Fprintln(a.out, "The store is sound: every text, quote, entity and index is what it should be.")
	return nil
}

func (c *checkCmd) checkQueue(a *app) error {
	if _, err := os.Stat(c.queueFile()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	sources, err := c.openQueue()
	if err != nil {
		return err
	}
	defer sources.Close()
	if err := sources.Check(); err != nil {
		fmt.Fprintln(a.out, err)
		return fmt.Errorf("the queue in %s is damaged: move its file %s away; the graph is sound, and only what is still queued is lost", c.Data, c.queueFile())
	}
	return nil
}
