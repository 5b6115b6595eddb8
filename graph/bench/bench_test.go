//go:build unix

package bench

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestACorpusIsTheSameEveryTimeAndHasEveryEntity(t *testing.T) {
	c := Sized(8000)
	seen := make(map[int]int)
	for n := range c.Documents {
		d := c.Document(n)
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
		if n < 10 && !reflect.DeepEqual(d, c.Document(n)) {
			t.Fatalf("document %d is another one the second time", n)
		}
		for i, e := range d.Entities {
			seen[e]++
			if d.Chains[i].Name != Name(e) {
				t.Fatalf("document %d: chain %d is called %q, want %q", n, i, d.Chains[i].Name, Name(e))
			}
		}
	}
	if len(seen) != c.Entities || c.Statements() != 8000 {
		t.Errorf("got %d entities and %d statements, want %d and 8000", len(seen), c.Statements(), c.Entities)
	}
	if seen[0] < 5*seen[c.Entities/2] {
		t.Errorf("entity 0 is in %d documents, one in the middle in %d: no power law", seen[0], seen[c.Entities/2])
	}
}

func TestNoTwoEntitiesShareAName(t *testing.T) {
	seen := make(map[string]int)
	for i := range 100_000 {
		if j, ok := seen[Name(i)]; ok {
			t.Fatalf("%d and %d are both called %q", i, j, Name(i))
		}
		seen[Name(i)] = i
	}
}

func TestTheAdjacencyWalksWhatTheCorpusSays(t *testing.T) {
	c := Sized(4000)
	a := NewAdjacency(c)
	far := 0
	for from := range 40 {
		names := a.Around(from, 2, c.Entities, relations)
		if names[0] != Name(from) {
			t.Fatalf("around %d begins with %q", from, names[0])
		}
		near := 0
		for to := range c.Entities {
			d := a.Distance(from, to, 4)
			if back := a.Distance(to, from, 4); back != d {
				t.Fatalf("from %d to %d: %d hops, back %d", from, to, d, back)
			}
			if d >= 0 && d <= 2 {
				near++
			} else {
				far++
			}
		}
		if near != len(names) {
			t.Errorf("%d entities at most 2 hops from %d, Around finds %d", near, from, len(names))
		}
	}
	if far == 0 {
		t.Error("every entity is near every other: nothing was tried")
	}
}

func TestPostgresAnswersAsTheAdjacencyDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	ctx := t.Context()
	p, err := StartPostgres(ctx, socketDir(t))
	if errors.Is(err, ErrNoPostgres) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	c := Sized(2000)
	if err := p.Load(ctx, c); err != nil {
		t.Fatal(err)
	}
	a := NewAdjacency(c)
	for i := range 60 {
		from, to := i%c.Entities, (i*37+5)%c.Entities
		got, err := p.Distance(ctx, from, to, 4)
		if err != nil {
			t.Fatal(err)
		}
		if want := a.Distance(from, to, 4); got != want {
			t.Errorf("from %d to %d: %d hops, want %d", from, to, got, want)
		}
		rows, total, err := p.Statements(ctx, from)
		if err != nil {
			t.Fatal(err)
		}
		if want := c.degree(from); total != want || rows != min(50, want) {
			t.Errorf("entity %d: %d of %d statements, want %d", from, rows, total, want)
		}
	}
}

// socketDir returns a folder whose name is short enough for a socket and that
// others may enter.
func socketDir(t *testing.T) string {
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// degree counts the statements of an entity.
func (c Corpus) degree(entity int) int {
	n := 0
	for i := range c.Documents {
		d := c.Document(i)
		for _, claim := range d.Claims {
			if d.Entities[claim.Subject] == entity || d.Entities[claim.Object] == entity {
				n++
			}
		}
	}
	return n
}

func TestTheTableTakesTheFormerOnesPlace(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("# Page\n"+begin+"old\n"+end+"tail\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var table Table
	table.Add("load", "10/s", "20/s", "a half", true)
	table.Note("size", "3", "")
	if err := Replace(page, table.String()); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(got); strings.Contains(s, "old") || !strings.HasPrefix(s, "# Page\n"+begin) || !strings.HasSuffix(s, end+"tail\n") ||
		!strings.Contains(s, "| load | 10/s | 20/s | a half | yes |\n") {
		t.Errorf("got:\n%s", s)
	}
	if err := os.WriteFile(page, []byte("# Page\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Replace(page, "x"); err == nil {
		t.Error("a page without marks was written to")
	}
}

func TestTimesAreReadAtAShare(t *testing.T) {
	var times Times
	for i := range 100 {
		times = append(times, time.Duration(100-i)*time.Millisecond)
	}
	if got := times.At(0.5); got != 51*time.Millisecond {
		t.Errorf("p50 is %v, want 51ms", got)
	}
	if got := times.At(0.99); got != 100*time.Millisecond {
		t.Errorf("p99 is %v, want 100ms", got)
	}
	if got := Times(nil).At(0.5); got != 0 {
		t.Errorf("of no times: %v, want 0", got)
	}
	if got := Text(1500 * time.Microsecond); got != "1.5 ms" {
		t.Errorf("got %s", got)
	}
}
