package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/queue"
)

// A queueCmd lists the sources that were taken in.
type queueCmd struct {
	dataFlag
	All  bool `help:"List the sources that are done, too."`
	Drop bool `help:"Forget what is queued: no later run goes on with it."`
}

// Run prints what is queued and what was rejected, and the numbers of all.
func (c *queueCmd) Run(a *app) error {
	if _, err := os.Stat(c.queueFile()); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("no queue in %s (make one: parley ingest --data %s PATH…)", c.Data, c.Data)
	}
	sources, err := c.openQueue()
	if err != nil {
		return err
	}
	defer sources.Close()
	if c.Drop {
		n, err := sources.Drop()
		if err == nil {
			fmt.Fprintf(a.out, "%s forgotten\n", count(n, "source"))
		}
		return err
	}
	return a.print(func(out *bufio.Writer) error {
		statuses := []queue.Status{queue.Rejected, queue.Queued}
		if c.All {
			statuses = append([]queue.Status{queue.Done}, statuses...)
		}
		for _, status := range statuses {
			if err := printSources(out, sources, status); err != nil {
				return err
			}
		}
		n, err := sources.Counts()
		if err == nil {
			fmt.Fprintf(out, "%d queued, %d done, %d rejected\n", n.Queued, n.Done, n.Rejected)
		}
		return err
	})
}

// printSources prints the sources with a status, a line each.
func printSources(out *bufio.Writer, sources *queue.Queue, status queue.Status) error {
	for r := (graph.Range{First: graph.MaxPage}); ; {
		page, err := sources.List(status, r)
		if err != nil {
			return err
		}
		for _, it := range page.Items {
			r.After = it.Cursor
			switch e := it.Value; e.Status {
			case queue.Queued:
				fmt.Fprintf(out, "queued     %s\n", e.Source)
			case queue.Done:
				fmt.Fprintf(out, "done       %s: %s\n", e.Source, e.Document)
			case queue.Rejected:
				fmt.Fprintf(out, "rejected   %s: %s\n", e.Source, e.Reason)
			}
		}
		if !page.HasNext {
			return nil
		}
	}
}
