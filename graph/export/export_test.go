package export_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/export"
	"github.com/parley-kg/parley/graph/graphtest"
)

// store returns a store with some readings, put in the order of a seed.
func store(t *testing.T, order uint64) graph.Store {
	t.Helper()
	s, err := cayley.Memory(cayley.Options{Linker: graphtest.Linker{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	rnd := rand.New(rand.NewPCG(1, 2))
	var changes []graph.Change
	for i := range 8 {
		changes = append(changes, graph.Change{Put: graphtest.RandomReading(rnd, fmt.Sprintf("%d.txt", i))})
	}
	rand.New(rand.NewPCG(order, 0)).Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
	for _, c := range changes {
		if _, err := s.Apply(context.Background(), c); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func write(t *testing.T, s graph.Store, format string) string {
	t.Helper()
	var b strings.Builder
	at := slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Name == format })
	err := s.View(context.Background(), func(v graph.View) error { return export.Formats[at].Write(context.Background(), v, &b) })
	if err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.String()
}

func stats(t *testing.T, s graph.Store) (stats graph.Stats) {
	t.Helper()
	err := s.View(context.Background(), func(v graph.View) (err error) {
		stats, err = v.Stats(context.Background())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func TestEveryFormatWritesTheSameGraphTheSame(t *testing.T) {
	a, b := store(t, 1), store(t, 2)
	for _, f := range export.Formats {
		if write(t, a, f.Name) != write(t, b, f.Name) {
			t.Errorf("%s: two orders of ingestion give different files", f.Name)
		}
	}
}

func TestNQuadsAreSortedLines(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(write(t, store(t, 1), "nquads"), "\n"), "\n")
	if len(lines) < 100 || !slices.IsSorted(lines) {
		t.Errorf("%d lines, sorted: %v", len(lines), slices.IsSorted(lines))
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "<urn:parley:") || !strings.HasSuffix(line, " .") {
			t.Errorf("not a quad: %s", line)
		}
	}
}

func TestJSONLDHasEveryNode(t *testing.T) {
	s := store(t, 1)
	var file struct {
		Graph []struct{ Type string } `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(write(t, s, "jsonld")), &file); err != nil {
		t.Fatal(err)
	}
	got := make(map[string]int)
	for _, n := range file.Graph {
		got[n.Type]++
	}
	st := stats(t, s)
	want := map[string]int{"Document": st.Documents, "Entity": st.Entities, "Statement": st.Statements}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestCSVHasARowForEveryStatement(t *testing.T) {
	s := store(t, 1)
	rows, err := csv.NewReader(strings.NewReader(write(t, s, "csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rows)-1, stats(t, s).Statements; got != want {
		t.Errorf("got %d rows, want %d", got, want)
	}
}

func TestXMLFormatsAreWellFormedAndWhole(t *testing.T) {
	s := store(t, 1)
	for _, format := range []string{"graphml", "gexf"} {
		nodes, edges := make(map[string]bool), 0
		d := xml.NewDecoder(strings.NewReader(write(t, s, format)))
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			start, ok := tok.(xml.StartElement)
			if !ok {
				continue
			}
			attr := make(map[string]string)
			for _, a := range start.Attr {
				attr[a.Name.Local] = a.Value
			}
			switch start.Name.Local {
			case "node":
				nodes[attr["id"]] = true
			case "edge":
				edges++
				if !nodes[attr["source"]] || !nodes[attr["target"]] {
					t.Errorf("%s: edge %s leads from or to a node that is not there", format, attr["id"])
				}
			}
		}
		if want := stats(t, s).Statements; edges != want {
			t.Errorf("%s: got %d edges, want %d", format, edges, want)
		}
	}
}
