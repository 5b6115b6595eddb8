package queue_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/queue"
)

func open(t *testing.T, path string) *queue.Queue {
	t.Helper()
	q, err := queue.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { q.Close() })
	return q
}

func put(t *testing.T, q *queue.Queue, items ...queue.Item) []queue.Entry {
	t.Helper()
	entries, err := q.Put(items...)
	if err != nil || len(entries) != len(items) {
		t.Fatalf("put %d items: %d entries, %v", len(items), len(entries), err)
	}
	return entries
}

func finish(t *testing.T, q *queue.Queue, entries ...queue.Entry) {
	t.Helper()
	if err := q.Finish(entries...); err != nil {
		t.Fatal(err)
	}
}

// list returns all entries with a status, page by page.
func list(t *testing.T, q *queue.Queue, status queue.Status, size int) []queue.Entry {
	t.Helper()
	var all []queue.Entry
	for r := (graph.Range{First: size}); ; {
		p, err := q.List(status, r)
		if err != nil {
			t.Fatal(err)
		}
		if p.HasPrevious != (r.After != "") {
			t.Fatalf("status %q after %q: previous %v", status, r.After, p.HasPrevious)
		}
		for _, it := range p.Items {
			all = append(all, it.Value)
			r.After = it.Cursor
		}
		if !p.HasNext {
			if len(all) != p.Total {
				t.Fatalf("status %q: %d entries, total %d", status, len(all), p.Total)
			}
			return all
		}
	}
}

func TestTheQueueIsWhatAPlainMapWouldBe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	q := open(t, path)
	want := map[string]queue.Entry{}
	rnd := rand.New(rand.NewPCG(40, 40))
	for step := range 400 {
		source := fmt.Sprintf("%02d.txt", rnd.IntN(30))
		switch e, known := want[source]; {
		case rnd.IntN(80) == 0:
			if err := q.Close(); err != nil {
				t.Fatal(err)
			}
			q = open(t, path)
		case rnd.IntN(80) == 0:
			n, err := q.Drop()
			queued := 0
			for source, e := range want {
				if e.Status == queue.Queued {
					queued++
					delete(want, source)
				}
			}
			if err != nil || n != queued {
				t.Fatalf("step %d: dropped %d (%v), want %d", step, n, err, queued)
			}
		case !known || rnd.IntN(3) == 0:
			want[source] = put(t, q, queue.Item{Source: source, Data: []byte(source)})[0]
		case rnd.IntN(2) == 0:
			e.Status, e.Document, e.Statements = queue.Done, graph.DocumentID(source), step
			want[source] = e
			finish(t, q, e)
		default:
			e.Status, e.Reason = queue.Rejected, "it is empty"
			want[source] = e
			finish(t, q, e)
		}
		for _, status := range []queue.Status{"", queue.Queued, queue.Done, queue.Rejected} {
			var entries []queue.Entry
			for _, source := range slices.Sorted(maps.Keys(want)) {
				if e := want[source]; status == "" || e.Status == status {
					entries = append(entries, e)
				}
			}
			if got := list(t, q, status, 1+rnd.IntN(12)); !reflect.DeepEqual(got, entries) {
				t.Fatalf("step %d, status %q:\n got %+v\nwant %+v", step, status, got, entries)
			}
		}
	}
	if n, err := q.Counts(); err != nil || n.Queued == 0 || n.Done == 0 || n.Rejected == 0 || n.Queued+n.Done+n.Rejected != len(want) {
		t.Errorf("counts are %+v (%v) of %d", n, err, len(want))
	}
}

func TestPagesGoBackwardsToo(t *testing.T) {
	q := open(t, filepath.Join(t.TempDir(), "queue.db"))
	for i := range 7 {
		put(t, q, queue.Item{Source: fmt.Sprint(i), Path: "/nowhere"})
	}
	tests := []struct {
		r               graph.Range
		want            string
		previous, after bool
	}{
		{graph.Range{Last: 3}, "456", true, false},
		{graph.Range{Last: 3, Before: "4"}, "123", true, true},
		{graph.Range{Last: 3, Before: "2"}, "01", false, true},
		{graph.Range{Last: 3, Before: "0"}, "", false, true},
		{graph.Range{Last: 3, Before: "9"}, "456", true, false},
		{graph.Range{First: 2, After: "9"}, "", true, false},
		{graph.Range{First: 9, After: "1", Before: "4"}, "23", true, true},
		{graph.Range{}, "0123456", false, false},
	}
	for _, test := range tests {
		p, err := q.List("", test.r)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, it := range p.Items {
			got += it.Value.Source
		}
		if got != test.want || p.HasPrevious != test.previous || p.HasNext != test.after || p.Total != 7 {
			t.Errorf("%+v: got %q, previous %v, next %v, total %d; want %q, %v, %v, 7", test.r, got, p.HasPrevious, p.HasNext, p.Total, test.want, test.previous, test.after)
		}
	}
}

func TestContentIsKeptUntilTheSourceIsFinished(t *testing.T) {
	dir := t.TempDir()
	q := open(t, filepath.Join(dir, "queue.db"))
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("as it was queued"), 0o600); err != nil {
		t.Fatal(err)
	}
	entries := put(t, q, queue.Item{Source: "a.txt", Path: file}, queue.Item{Source: "b.txt", Data: []byte("uploaded")})
	if err := os.WriteFile(file, []byte("as it is now"), 0o600); err != nil {
		t.Fatal(err)
	}
	for source, want := range map[string]string{"a.txt": "as it is now", "b.txt": "uploaded"} {
		if got, err := q.Content(source); err != nil || string(got) != want {
			t.Errorf("%s: got %q (%v), want %q", source, got, err, want)
		}
	}
	for i := range entries {
		entries[i].Status = queue.Done
	}
	finish(t, q, entries...)
	for _, e := range entries {
		if got, err := q.Content(e.Source); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s is done, and its content is %q (%v)", e.Source, got, err)
		}
	}
}

func TestWhatWasTakenInAnewStaysQueued(t *testing.T) {
	q := open(t, filepath.Join(t.TempDir(), "queue.db"))
	old := put(t, q, queue.Item{Source: "a", Data: []byte("old")})[0]
	put(t, q, queue.Item{Source: "a", Data: []byte("new")})
	old.Status = queue.Done
	finish(t, q, old)
	if got, err := q.Content("a"); err != nil || string(got) != "new" {
		t.Errorf("content is %q (%v)", got, err)
	}
	if n, err := q.Counts(); err != nil || n != (queue.Counts{Queued: 1}) {
		t.Errorf("counts are %+v (%v), want one queued", n, err)
	}
}

func TestASourceNeedsANameThatCanBeKept(t *testing.T) {
	q := open(t, filepath.Join(t.TempDir(), "queue.db"))
	for _, name := range []string{"", string(make([]byte, 1<<16))} {
		if _, err := q.Put(queue.Item{Source: "good"}, queue.Item{Source: name}); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("a name of %d bytes: %v", len(name), err)
		}
	}
	if _, err := q.List("LATER", graph.Range{}); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("an unknown status: %v", err)
	}
	if got := list(t, q, "", 10); len(got) != 0 {
		t.Errorf("put left %+v", got)
	}
}

func TestAFileThatIsNoQueueIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole")
	q := open(t, whole)
	put(t, q, queue.Item{Source: "a", Data: make([]byte, 1<<16)})
	if _, err := queue.Open(whole); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a queue that is open: %v", err)
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for what, content := range map[string][]byte{
		"letter": []byte("This is a letter."), "short": data[:len(data)/2], "pages": make([]byte, 1<<16), "damaged": append(make([]byte, 1<<13), data[1<<13:]...),
	} {
		path := filepath.Join(dir, what)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := queue.Open(path); !errors.Is(err, graph.ErrForeign) {
			t.Errorf("%s: got %v, want %v", what, err, graph.ErrForeign)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
			t.Errorf("%s was changed (%v)", what, err)
		}
	}
	// An empty file is what a queue is when the program ends as it makes one.
	empty := filepath.Join(dir, "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, empty)
}

func TestAQueueInMemoryLeavesNothingBehind(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	q, err := queue.Memory()
	if err != nil {
		t.Fatal(err)
	}
	put(t, q, queue.Item{Source: "a", Data: []byte("text")})
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestManyWhoMakeAQueueAtOnceMakeOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	const makers = 6
	var making sync.WaitGroup
	for i := range makers {
		making.Go(func() {
			q, err := queue.Open(path)
			for errors.Is(err, graph.ErrLocked) {
				q, err = queue.Open(path)
			}
			if err != nil {
				t.Errorf("maker %d: %v", i, err)
				return
			}
			_, err = q.Put(queue.Item{Source: fmt.Sprint(i), Data: make([]byte, 1<<16)})
			if err = errors.Join(err, q.Close()); err != nil {
				t.Errorf("maker %d: %v", i, err)
			}
		})
	}
	making.Wait()
	if n, err := open(t, path).Counts(); err != nil || n.Queued != makers {
		t.Errorf("counts are %+v (%v), want %d queued", n, err, makers)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestBytesThatWereKeptAndAreOthersNowAreNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	q := open(t, path)
	put(t, q, queue.Item{Source: "good", Data: []byte("Ada Moss met Bo Lind.")}, queue.Item{Source: "spoilt", Data: []byte("Ada Moss met Cy Rank.")})
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.ReplaceAll(data, []byte("Cy Rank"), []byte("Cy Tank")), 0o600); err != nil {
		t.Fatal(err)
	}
	q = open(t, path)
	if got, err := q.Content("spoilt"); !errors.Is(err, graph.ErrForeign) || len(got) > 0 {
		t.Errorf("got %q (%v), want %v", got, err, graph.ErrForeign)
	}
	if got, err := q.Content("good"); err != nil || string(got) != "Ada Moss met Bo Lind." {
		t.Errorf("got %q (%v)", got, err)
	}
}
