package main

import (
	"encoding/json"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
	"github.com/parley-kg/parley/ingest/queue"
)

var graphqlBlock = regexp.MustCompile("(?s)```graphql\n(.*?)```")

// The page about the API promises that its queries run over the examples: each
// must answer without errors and with something in every list it shows.
func TestTheQueriesOfTheAPIPageAnswer(t *testing.T) {
	page, err := os.ReadFile("docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	store, err := cayley.Memory(cayley.Options{Linker: link.New()})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	reader, err := ingest.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := queue.Memory()
	if err != nil {
		t.Fatal(err)
	}
	defer sources.Close()
	in := &ingest.Ingester{Read: reader.Read, Store: store, Queue: sources}
	if _, err := in.Paths(t.Context(), []string{"examples"}); err != nil {
		t.Fatal(err)
	}
	r := newResolver(&app{ctx: t.Context(), log: slog.New(slog.DiscardHandler)}, in)
	blocks := graphqlBlock.FindAllStringSubmatch(string(page), -1)
	if len(blocks) < 8 {
		t.Fatalf("found %d queries", len(blocks))
	}
	for _, block := range blocks {
		resp := r.Execute(t.Context(), &graphql.RawParams{Query: block[1]})
		if len(resp.Errors) > 0 {
			t.Errorf("%s\nanswers %v", block[1], resp.Errors)
			continue
		}
		var data map[string]any
		if err := json.Unmarshal(resp.Data, &data); err != nil {
			t.Fatal(err)
		}
		for field, value := range data {
			if empty(value) && !strings.Contains(block[1], "mutation") {
				t.Errorf("%s\nanswers with nothing in %s: %s", block[1], field, resp.Data)
			}
		}
	}
}

// empty reports whether a list of nodes in a value, or the value itself, has
// no items.
func empty(value any) bool {
	switch value := value.(type) {
	case []any:
		return len(value) == 0
	case map[string]any:
		for _, list := range []string{"nodes", "statements"} {
			if items, ok := value[list]; ok && empty(items) {
				return true
			}
		}
		return false
	}
	return value == nil
}
