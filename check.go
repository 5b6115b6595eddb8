package main

import "fmt"

// A checkCmd audits the store.
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
	fmt.Fprintln(a.out, "The store is sound: every text, quote, entity and index is what it should be.")
	return nil
}
