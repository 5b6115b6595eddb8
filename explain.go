package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
)

// An explainCmd tells why each mention of an entity is there.
type explainCmd struct {
	dataFlag
	Entity string   `arg:"" help:"A name or an alias of the entity, or its id."`
	Paths  []string `arg:"" optional:"" name:"path" help:"Files, and folders with all files of a known format below them, to look at in place of the graph."`
}

// Run prints what the entity is called and why these names are one, then its
// mentions, document by document, each with how it came to be one.
func (c *explainCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	store, err := c.store(a, reader)
	if err != nil {
		return err
	}
	defer store.Close()
	return a.print(func(out *bufio.Writer) error {
		return store.View(a.ctx, func(view graph.View) error {
			e := explanation{ctx: a.ctx, view: view, reader: reader, out: out}
			return e.write(c.Entity)
		})
	})
}

// store opens the graph, or makes one of the paths.
func (c *explainCmd) store(a *app, reader *ingest.Reader) (*cayley.Store, error) {
	if len(c.Paths) == 0 {
		return c.openExisting()
	}
	readings, err := readAll(a, reader, c.Paths)
	if err != nil {
		return nil, err
	}
	store, err := cayley.Memory(cayley.Options{Linker: link.New()})
	if err != nil {
		return nil, err
	}
	changes := make([]graph.Change, len(readings))
	for i, r := range readings {
		changes[i].Put = r
	}
	if _, err := store.Apply(a.ctx, changes...); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// An explanation is written from one view.
type explanation struct {
	ctx    context.Context
	view   graph.View
	reader *ingest.Reader
	out    *bufio.Writer
}

func (e *explanation) write(name string) error {
	ent, err := e.find(name)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.out, "%s  %s  %s\n", ent.Name, ent.Type, ent.ID)
	if err := e.names(ent); err != nil {
		return err
	}
	mentions := graph.Range{First: graph.MaxPage}
	var doc *graph.Document
	var causes map[graph.Span]ingest.Cause
	for {
		page, err := e.view.Mentions(e.ctx, ent.ID, mentions)
		if err != nil {
			return fmt.Errorf("list the mentions of %s: %w", ent.Name, err)
		}
		for _, item := range page.Items {
			m := item.Value
			if doc == nil || doc.ID != m.Document {
				if doc, err = e.view.Document(e.ctx, m.Document); err != nil {
					return fmt.Errorf("show %s: %w", m.Document, err)
				}
				causes = e.reader.Explain(doc)
				fmt.Fprintf(e.out, "%s  %s\n", doc.Source(), doc.Title)
			}
			span := graph.Span{Start: m.Start, End: m.End}
			fmt.Fprintf(e.out, "  %6d  %s  (%s)\n", m.Start, inContext(doc.Text, span), told(doc.Text, causes, span))
		}
		if !page.HasNext {
			return nil
		}
		mentions.After = page.Items[len(page.Items)-1].Cursor
	}
}

// find returns the entity of an id or a name.
func (e *explanation) find(name string) (*graph.Entity, error) {
	if kind, ok := graph.ID(name).Kind(); ok && kind == graph.EntityNode {
		ent, err := e.view.Entity(e.ctx, graph.ID(name))
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", name, err)
		}
		return ent, nil
	}
	found, err := e.view.Named(e.ctx, name)
	switch {
	case err != nil && !errors.Is(err, graph.ErrNotFound):
		return nil, fmt.Errorf("find %q: %w", name, err)
	case len(found) == 0:
		return nil, fmt.Errorf("no entity is called %q", name)
	case len(found) > 1:
		var lines strings.Builder
		for _, ent := range found {
			fmt.Fprintf(&lines, "\n  %s  %s  %s", ent.ID, ent.Name, ent.Type)
		}
		return nil, fmt.Errorf("%q fits %d entities; take one by its id:%s", name, len(found), &lines)
	}
	return found[0], nil
}

// names prints what documents call an entity and why the linker, or a
// judgement, takes that for one.
func (e *explanation) names(ent *graph.Entity) error {
	namings, err := e.view.Namings(e.ctx, ent.ID, "")
	if err != nil {
		return fmt.Errorf("list the names of %s: %w", ent.Name, err)
	}
	profiles := make([]graph.Profile, len(namings))
	for i, n := range namings {
		profiles[i] = graph.Profile{Type: n.Type, Name: n.Name, Aliases: ent.Aliases, Documents: n.Documents}
	}
	reasons := link.Why(profiles)
	for i, n := range namings {
		fmt.Fprintf(e.out, "  called %s in %d: %s\n", n.Name, n.Documents, reasons[i])
	}
	return nil
}

// told says how a mention came to be one of its entity's.
func told(text string, causes map[graph.Span]ingest.Cause, m graph.Span) string {
	cause, known := causes[m]
	switch {
	case !known:
		return "no reason is kept"
	case cause.Rule == "first":
		return "first of its document"
	}
	return fmt.Sprintf("%s: %q at %d", cause.Rule, text[cause.To.Start:cause.To.End], cause.To.Start)
}

// inContext returns a mention in square brackets with the words around it.
func inContext(text string, m graph.Span) string {
	before, after := text[:m.Start], text[m.End:]
	if at := strings.LastIndexByte(before, '\n'); at >= 0 {
		before = before[at+1:]
	}
	if at := strings.IndexByte(after, '\n'); at >= 0 {
		after = after[:at]
	}
	if len(before) > wordsAround {
		before = "…" + before[wordStart(before, len(before)-wordsAround):]
	}
	if len(after) > wordsAround {
		after = after[:max(0, strings.LastIndexByte(after[:wordsAround], ' '))] + "…"
	}
	return before + "[" + strings.Join(strings.Fields(text[m.Start:m.End]), " ") + "]" + after
}

// wordsAround is how many bytes of the text are shown before and after a
// mention.
const wordsAround = 40

// wordStart returns where the first word of text begins that starts at or after
// at.
func wordStart(text string, at int) int {
	if next := strings.IndexByte(text[at:], ' '); next >= 0 {
		return at + next + 1
	}
	return len(text)
}
