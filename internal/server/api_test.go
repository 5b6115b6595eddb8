package server

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/resolvers"
	"github.com/parley-kg/parley/resolvers/model"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// A site is a live server over a store in memory.
type site struct {
	*httptest.Server
	t     *testing.T
	store graph.Store
	feed  *resolvers.Feed
	log   *bytes.Buffer
	// clock is what the server takes for now, in seconds since 1970.
	clock atomic.Int64
	// names replaces words of tests by ids, ids does the reverse.
	names, ids *strings.Replacer
}

// open starts a server over the given stories.
func open(t *testing.T, stories ...story) *site {
	t.Helper()
	store, err := cayley.Memory(cayley.Options{Linker: byName{}})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: store, feed: new(resolvers.Feed), log: new(bytes.Buffer)}
	s.clock.Store(time.Date(2031, 4, 1, 9, 0, 0, 0, time.UTC).Unix())
	for _, story := range stories {
		if _, err := store.Apply(t.Context(), graph.Change{Put: story.reading(t)}); err != nil {
			t.Fatal(err)
		}
	}
	resolver := &resolvers.Resolver{
		Store: store, Ingest: s.ingest, Feed: s.feed, Log: slog.New(slog.NewTextHandler(s.log, nil)),
		Now:   func() time.Time { return time.Unix(s.clock.Load(), 0) },
		Title: func(relation string) string { return "title of " + relation },
		Codes: func(relation string) []*model.Code {
			if relation != "visit" {
				return []*model.Code{}
			}
			return []*model.Code{{Scheme: "plover", Value: "CONSULT/visit"}}
		},
	}
	s.Server = httptest.NewServer(Handler(Options{
		Resolver: resolver,
		Pages:    http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "a page") }),
		Hosts:    []string{"parley.example"},
		Version:  "test",
		Log:      resolver.Log,
	}))
	t.Cleanup(func() {
		s.feed.Close()
		s.Server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	s.learnIDs()
	return s
}

// ingest adds one of the stories by its text; anything else is no document.
func (s *site) ingest(ctx context.Context, name string, data []byte) (graph.Outcome, error) {
	if string(data) == "break" {
		return graph.Outcome{}, fmt.Errorf("write the store: disk on fire")
	}
	if string(data) == "crowd" {
		return graph.Outcome{}, fmt.Errorf("256 documents are on their way in: %w", graph.ErrBusy)
	}
	for _, story := range stories {
		if story.text == string(data) {
			r := story.reading(s.t)
			r.Document.Sources = []string{name}
			out, err := s.store.Apply(ctx, graph.Change{Put: r})
			if err != nil {
				return graph.Outcome{}, err
			}
			s.feed.Publish(&model.IngestionEvent{Source: name, Status: model.IngestionStatusDone, DocumentID: out[0].Document,
				Statements: out[0].Statements, Finished: 1, Total: 1})
			return out[0], nil
		}
	}
	message := "there is no story in it"
	s.feed.Publish(&model.IngestionEvent{Source: name, Status: model.IngestionStatusRejected, Message: &message, Finished: 1, Total: 1})
	return graph.Outcome{}, model.Invalid("%s: %s", name, message)
}

// learnIDs sets the replacers: «Lena Sorel» stands for that entity's id in
// tests, «wire/visit.txt» for that document's.
func (s *site) learnIDs() {
	var there, back []string
	err := s.store.View(s.t.Context(), func(v graph.View) error {
		entities, err := v.Entities(s.t.Context(), graph.EntityQuery{}, graph.Range{First: 100})
		if err != nil {
			return err
		}
		for _, item := range entities.Items {
			there = append(there, "«"+item.Value.Name+"»", string(item.Value.ID))
			back = append(back, string(item.Value.ID), "«"+item.Value.Name+"»")
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, story := range stories {
		id := string(graph.DocumentID(story.text))
		there = append(there, "«"+story.source+"»", id)
		back = append(back, id, "«"+story.source+"»")
	}
	s.names, s.ids = strings.NewReplacer(there...), strings.NewReplacer(back...)
}

// post sends a GraphQL request and returns the answer as it came.
func (s *site) post(query, variables string) string {
	s.t.Helper()
	body := map[string]any{"query": s.names.Replace(query)}
	if variables != "" {
		body["variables"] = json.RawMessage(s.names.Replace(variables))
	}
	data, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	resp, err := http.Post(s.URL+"/graphql", "application/json", bytes.NewReader(data))
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

// ask sends a query and decodes its data into answer; errors fail the test.
func (s *site) ask(query, variables string, answer any) {
	s.t.Helper()
	var resp struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	text := s.post(query, variables)
	if err := json.Unmarshal([]byte(text), &resp); err != nil || resp.Errors != nil {
		s.t.Fatalf("%s\nanswered %s (%v)", query, text, err)
	}
	if err := json.Unmarshal(resp.Data, answer); err != nil {
		s.t.Fatalf("%s: %v", text, err)
	}
}

// pretty indents JSON and puts the words of tests in the place of ids.
func (s *site) pretty(text string) string {
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(text), "", "  "); err != nil {
		s.t.Fatalf("%s: %v", text, err)
	}
	return s.ids.Replace(out.String()) + "\n"
}

// Each file of testdata/api is a query with the answer the server gives over
// the stories.
func TestQueriesAnswerAsWritten(t *testing.T) {
	s := open(t, stories...)
	files, err := filepath.Glob("testdata/api/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d files (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := map[string]string{}
			for _, f := range archive.Files {
				parts[f.Name] = string(f.Data)
			}
			got := s.pretty(s.post(parts["query"], parts["variables"]))
			if *update {
				rewrite(t, file, archive, got)
				return
			}
			if got != parts["answer"] {
				t.Errorf("%s\ngot %s\nwant %s", archive.Comment, got, parts["answer"])
			}
		})
	}
}

// rewrite puts a new answer into a file of testdata.
func rewrite(t *testing.T, file string, archive *txtar.Archive, answer string) {
	kept := archive.Files[:0]
	for _, f := range archive.Files {
		if f.Name != "answer" {
			kept = append(kept, f)
		}
	}
	archive.Files = append(kept, txtar.File{Name: "answer", Data: []byte(answer)})
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}
