package ingest_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
	"golang.org/x/tools/txtar"
)

// The files of testdata/linking hold documents and their entities, one a line:
// the places where the documents speak of it, each as "document: words". The
// mention looked at is the longest one that the words begin with. Places of
// different lines are different entities.

func TestEntitiesAcrossDocuments(t *testing.T) {
	reader, err := ingest.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/linking/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in testdata/linking: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var readings []*graph.Reading
			number := map[string]int{}
			lines := ""
			for _, f := range archive.Files {
				if f.Name == "entities" {
					lines = string(f.Data)
					continue
				}
				reading, err := reader.Read(f.Name+".txt", f.Data)
				if err != nil {
					t.Fatal(err)
				}
				number[f.Name] = len(readings)
				readings = append(readings, reading)
			}
			entities := ingest.Entities(readings, link.New())
			lineOf := map[graph.ID]string{}
			for line := range strings.Lines(lines) {
				var first graph.ID
				for place := range strings.SplitSeq(strings.TrimSpace(line), "; ") {
					name, words, _ := strings.Cut(place, ": ")
					doc, known := number[name]
					if !known {
						t.Fatalf("%q is in no document", place)
					}
					chain := chainAt(readings[doc], words)
					if chain < 0 {
						t.Errorf("no mention at %q", place)
						continue
					}
					e := entities[doc][chain]
					if first == "" {
						first = e.ID
						if other, taken := lineOf[e.ID]; taken {
							t.Errorf("%q is %q, as are %s", place, e.Name, other)
						}
						lineOf[e.ID] = strings.TrimSpace(line)
					} else if e.ID != first {
						t.Errorf("%q is %q, not the same as %s", place, e.Name, strings.TrimSpace(line))
					}
				}
			}
		})
	}
}

// chainAt returns the chain of the longest mention that words begin with, at their
// first place in a document, or -1.
func chainAt(r *graph.Reading, words string) int {
	start := strings.Index(r.Document.Text, words)
	best, end := -1, 0
	for c := range r.Chains {
		for _, m := range r.Chains[c].Mentions {
			if m.Start == start && m.End <= start+len(words) && m.End > end {
				best, end = c, m.End
			}
		}
	}
	return best
}
