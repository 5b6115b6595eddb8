package main

import (
	"fmt"
	"io"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
)

// An ingestCmd adds documents to the graph.
type ingestCmd struct {
	dataFlag
	Workers int      `default:"0" placeholder:"N" help:"How many documents to read at once; 0 means one a processor core. The graph is the same for any number."`
	Paths   []string `arg:"" name:"path" help:"Files, and folders with all files of a known format below them."`
}

// Run ingests and fails when a document was rejected.
func (c *ingestCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	store, err := c.open()
	if err != nil {
		return err
	}
	defer store.Close()
	sum, err := ingestPaths(a, reader, store, c.Workers, c.Paths)
	if err == nil && sum.Rejected > 0 {
		err = errReported
	}
	return err
}

// ingestPaths ingests files and folders and shows how it goes.
func ingestPaths(a *app, reader *ingest.Reader, store graph.Store, workers int, paths []string) (ingest.Summary, error) {
	show := newProgress(a.errOut, "reading")
	in := &ingest.Ingester{Reader: reader, Store: store, Workers: workers, Events: show.event}
	sum, err := in.Paths(a.ctx, paths)
	show.end()
	if err == nil {
		summarize(a.errOut, sum)
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
