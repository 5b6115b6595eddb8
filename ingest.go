package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/parley-kg/parley/ingest"
)

// An ingestCmd adds documents to the graph.
type ingestCmd struct {
	dataFlag
	Workers int      `default:"0" placeholder:"N" help:"How many documents to read at once; 0 means one a processor core. The graph is the same for any number."`
	Paths   []string `arg:"" optional:"" name:"path" help:"Files, and folders with all files of a known format below them. What an earlier run left queued is ingested first; without paths, that alone."`
}

// Run ingests and fails when a source was rejected.
func (c *ingestCmd) Run(a *app) error {
	if _, err := os.Stat(c.queueFile()); len(c.Paths) == 0 && errors.Is(err, fs.ErrNotExist) {
		return errNothingQueued
	}
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	store, err := c.open()
	if err != nil {
		return err
	}
	defer store.Close()
	sources, err := c.openQueue()
	if err != nil {
		return err
	}
	defer sources.Close()
	in := &ingest.Ingester{Read: reader.Read, Store: store, Queue: sources, Workers: c.Workers}
	sum, err := ingestPaths(a, in, c.Paths)
	switch {
	case err != nil:
		return err
	case sum == ingest.Summary{} && len(c.Paths) == 0:
		return errNothingQueued
	case sum.Rejected > 0:
		return errReported
	}
	return nil
}

// errNothingQueued says that ingest has nothing to do.
var errNothingQueued = errors.New("nothing is queued: give files or folders to ingest")

// ingestPaths ingests what is queued, and files and folders, and shows how it
// goes.
func ingestPaths(a *app, in *ingest.Ingester, paths []string) (ingest.Summary, error) {
	n, err := in.Queue.Counts()
	if err != nil || n.Queued == 0 && len(paths) == 0 {
		return ingest.Summary{}, err
	}
	if n.Queued > 0 {
		fmt.Fprintf(a.errOut, "%s left queued by an earlier run\n", count(n.Queued, "source"))
	}
	show := newProgress(a.errOut, "reading")
	in.Events = show.event
	sum, err := in.Paths(a.ctx, paths)
	show.end()
	if err == nil {
		summarize(a.errOut, sum)
	} else if n, failed := in.Queue.Counts(); failed == nil && n.Queued > 0 {
		fmt.Fprintf(a.errOut, "%s queued: parley ingest goes on with them, parley queue --drop forgets them\n", count(n.Queued, "source"))
	}
	return sum, err
}

// summarize prints what an ingestion did.
func summarize(w io.Writer, sum ingest.Summary) {
	fmt.Fprintf(w, "%s added, %d unchanged, %d rejected; %s\n",
		count(sum.Added, "document"), sum.Unchanged, sum.Rejected, count(sum.Statements, "statement"))
}

// count returns a number with its noun: "1 document", "2 documents".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
