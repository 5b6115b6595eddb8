package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
)

// A queryCmd answers a GraphQL query without a server.
type queryCmd struct {
	dataFlag
	Variables string `placeholder:"JSON" help:"The query's variables, a JSON object."`
	Operation string `placeholder:"NAME" help:"Which operation to run where the query has several."`
	Query     string `arg:"" help:"The query, or - to read it from standard input."`
}

// Run prints the answer and fails when it has errors.
func (c *queryCmd) Run(a *app) error {
	params := &graphql.RawParams{Query: c.Query, OperationName: c.Operation}
	if c.Query == "-" {
		text, err := io.ReadAll(a.in)
		if err != nil {
			return fmt.Errorf("read the query from standard input: %w", err)
		}
		params.Query = string(text)
	}
	if c.Variables != "" {
		numbers := json.NewDecoder(strings.NewReader(c.Variables))
		numbers.UseNumber()
		if err := numbers.Decode(&params.Variables); err != nil {
			return fmt.Errorf(`--variables is not a JSON object: %w (write --variables '{"name": "value"}')`, err)
		}
	}
	store, err := c.openExisting()
	if err != nil {
		return err
	}
	defer store.Close()
	sources, err := c.openQueue()
	if err != nil {
		return err
	}
	defer sources.Close()
	in := &ingest.Ingester{Store: store, Queue: sources}
	r := newResolver(a, in)
	// The language model is only needed by mutations, and takes a while to load.
	r.Ingest = func(ctx context.Context, name string, data []byte) (graph.Outcome, error) {
		reader, err := ingest.NewReader()
		if err != nil {
			return graph.Outcome{}, err
		}
		in.Read = reader.Read
		return in.Document(ctx, name, data)
	}
	resp := r.Execute(a.ctx, params)
	if resp == nil {
		return a.ctx.Err()
	}
	out := json.NewEncoder(a.out)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	if err := out.Encode(resp); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	if len(resp.Errors) > 0 {
		return errReported
	}
	return nil
}
