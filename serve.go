package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"syscall"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
	"github.com/parley-kg/parley/ingest/queue"
	"github.com/parley-kg/parley/ingest/vocab"
	"github.com/parley-kg/parley/internal/server"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/resolvers/model"
	"github.com/parley-kg/parley/web"
)

// A serveCmd serves the graph over HTTP.
type serveCmd struct {
	dataFlag
	Store string   `default:"bolt" enum:"bolt,memory" placeholder:"KIND" help:"Keep the graph in a file of the data folder (bolt) or only as long as the program runs (memory)."`
	Addr  string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"The address to serve on (${default})."`
	Host  []string `placeholder:"NAME" help:"Names that requests may call the server by, beside localhost, when it serves this machine only: needed behind a proxy."`
	Paths []string `arg:"" optional:"" name:"path" help:"Files and folders to ingest before serving, with what an earlier run left queued."`
}

// Run serves until the program is told to stop.
func (c *serveCmd) Run(a *app) error {
	ln, err := server.Listen(c.Addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is in use: choose another address with --addr, for example --addr 127.0.0.1:0", c.Addr)
	case err != nil:
		return fmt.Errorf("%w (choose another address with --addr)", err)
	}
	defer ln.Close()
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	store, err := c.openStore()
	if err != nil {
		return err
	}
	defer store.Close()
	sources, err := c.openSources()
	if err != nil {
		return err
	}
	defer sources.Close()
	in := &ingest.Ingester{Read: reader.Read, Store: store, Queue: sources}
	if _, err := ingestPaths(a, in, c.Paths); err != nil {
		return err
	}
	r := newResolver(a, in)
	ctx, cancel := context.WithCancel(a.ctx)
	var keeping sync.WaitGroup
	keeping.Go(func() {
		in.Keep(ctx, func(err error) {
			a.log.Error("the store failed on what is queued; it is tried again in a while", "err", err)
		})
	})
	defer keeping.Wait()
	defer cancel()
	handler := server.Handler(server.Options{
		Resolver: r, Pages: web.Handler(), Hosts: c.hosts(ln.Addr()), Version: version, Log: a.log,
	})
	announce(a, ln.Addr())
	return server.Serve(a.ctx, ln, handler, r.Feed.Close, a.log)
}

// hosts are the names that requests may call the server by: any, unless it
// serves this machine only.
func (c *serveCmd) hosts(addr net.Addr) []string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		return append([]string{"localhost"}, c.Host...)
	}
	return nil
}

// openStore opens the store of the kind that was asked for.
func (c *serveCmd) openStore() (graph.Store, error) {
	if c.Store == "memory" {
		return cayley.Memory(cayley.Options{Linker: link.New()})
	}
	return c.open()
}

// openSources opens the queue that goes with the store.
func (c *serveCmd) openSources() (*queue.Queue, error) {
	if c.Store == "memory" {
		return queue.Memory()
	}
	return c.openQueue()
}

// announce prints where the server answers.
func announce(a *app, addr net.Addr) {
	base := "http://" + addr.String()
	fmt.Fprintf(a.out, "Ready.\n  Playground  %s/playground\n  GraphQL     %s/graphql\n  Export      %s/export/nquads\n", base, base, base)
}

// newResolver wires the API to what fills a store, which tells the API from now
// on how that goes.
func newResolver(a *app, in *ingest.Ingester) *resolvers.Resolver {
	feed := new(resolvers.Feed)
	in.Events = func(ev ingest.Event) { feed.Publish(event(ev)) }
	return &resolvers.Resolver{
		Store:  in.Store,
		Ingest: in.Document,
		Sources: func(s model.SourceStatus, r graph.Range) (graph.Page[*model.Source], error) {
			return sources(in.Queue, s, r)
		},
		Title: vocab.Title,
		Codes: codes,
		Feed:  feed,
		Now:   time.Now,
		Log:   a.log,
	}
}

// event puts an event of ingestion into the API's words.
func event(ev ingest.Event) *model.IngestionEvent {
	out := &model.IngestionEvent{
		Source: ev.Source, Status: model.IngestionStatus(ev.Status), DocumentID: ev.Document,
		Statements: ev.Statements, Finished: ev.Finished, Total: ev.Total,
	}
	if ev.Err != nil {
		message := ev.Err.Error()
		out.Message = &message
	}
	return out
}

// sources puts a page of the queue into the API's words.
func sources(q *queue.Queue, status model.SourceStatus, r graph.Range) (graph.Page[*model.Source], error) {
	page, err := q.List(queue.Status(status), r)
	out := graph.Page[*model.Source]{Total: page.Total, HasNext: page.HasNext, HasPrevious: page.HasPrevious}
	for _, it := range page.Items {
		e := it.Value
		source := &model.Source{Name: e.Source, Status: model.SourceStatus(e.Status), DocumentID: e.Document, Statements: e.Statements}
		if e.Reason != "" {
			source.Message = &e.Reason
		}
		out.Items = append(out.Items, graph.Item[*model.Source]{Cursor: it.Cursor, Value: source})
	}
	return out, err
}

// codes puts a relation's codes into the API's words.
func codes(relation string) []*model.Code {
	out := []*model.Code{}
	for _, c := range vocab.Codes(relation) {
		out = append(out, &model.Code{Scheme: c.Scheme, Value: c.Value})
	}
	return out
}
