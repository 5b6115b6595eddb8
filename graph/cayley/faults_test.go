package cayley_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// filled makes a store with n readings at path and closes it.
func filled(t *testing.T, path string, n int) []*graph.Reading {
	t.Helper()
	s, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(20, 20))
	var readings []*graph.Reading
	for i := range n {
		r := graphtest.RandomReading(rnd, fmt.Sprintf("%d.txt", i))
		readings = append(readings, r)
		if _, err := s.Apply(context.Background(), graph.Change{Put: r}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return readings
}

func nquads(t *testing.T, s graph.Store) string {
	t.Helper()
	var b strings.Builder
	err := s.View(context.Background(), func(v graph.View) error {
		return v.Quads(context.Background(), func(q graph.Quad) error { b.WriteString(q.String() + "\n"); return nil })
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAStoreThatIsOpenIsLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph")
	s, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cayley.Open(path, options); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("got %v, want %v", err, graph.ErrLocked)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestManyWhoMakeAStoreAtOnceMakeOne(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph")
	const makers = 6
	readings := make([]*graph.Reading, makers)
	var making sync.WaitGroup
	for i := range makers {
		readings[i] = graphtest.RandomReading(rand.New(rand.NewPCG(21, uint64(i))), fmt.Sprintf("%d.txt", i))
		making.Go(func() {
			s, err := cayley.Open(path, options)
			for errors.Is(err, graph.ErrLocked) {
				s, err = cayley.Open(path, options)
			}
			if err != nil {
				t.Errorf("maker %d: %v", i, err)
				return
			}
			_, err = s.Apply(context.Background(), graph.Change{Put: readings[i]})
			if err = errors.Join(err, s.Close()); err != nil {
				t.Errorf("maker %d: %v", i, err)
			}
		})
	}
	making.Wait()
	s, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.View(context.Background(), func(v graph.View) error {
		for i, r := range readings {
			if _, err := v.Document(context.Background(), r.Document.ID); err != nil {
				t.Errorf("what maker %d put: %v", i, err)
			}
		}
		return nil
	})
	if err = errors.Join(err, s.Check(context.Background())); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v (%v)", left, err)
	}
}

func TestWhatIsNoStoreIsRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole")
	filled(t, whole, 20)
	data, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	// The file is longer than what is in use.
	db, err := bolt.Open(whole, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	if err := db.View(func(tx *bolt.Tx) error { used = int(tx.Size()); return nil }); err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	otherBolt := filepath.Join(dir, "bolt")
	db, err = bolt.Open(otherBolt, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	other, err := os.ReadFile(otherBolt)
	if err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer")
	if err := os.WriteFile(newer, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if db, err = bolt.Open(newer, 0o600, nil); err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("parley.meta")).Put([]byte("format"), []byte("parley graph 999"))
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	future, err := os.ReadFile(newer)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]byte{
		"empty":                    {},
		"text":                     []byte("This is a letter, not a graph.\n"),
		"long text":                bytes.Repeat([]byte("This is a letter, not a graph.\n"), 5000),
		"zeros":                    make([]byte, 1<<16),
		"another program's":        other,
		"of a later version":       future,
		"cut in half":              data[:used/2],
		"cut after the first page": data[:4096],
		"cut in its last page":     data[:used-1],
		"head of a page":           data[:100],
	}
	for what, content := range tests {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := cayley.Open(path, options)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, graph.ErrForeign) {
				t.Errorf("got %v, want %v", err, graph.ErrForeign)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
				t.Errorf("the file changed (%v)", err)
			}
		})
	}
}

func TestAFolderIsNoStore(t *testing.T) {
	if _, err := cayley.Open(t.TempDir(), options); !errors.Is(err, graph.ErrForeign) {
		t.Errorf("got %v, want %v", err, graph.ErrForeign)
	}
}

func TestAStoreCannotBeMadeWhereNothingCanBeWritten(t *testing.T) {
	dir := t.TempDir()
	if _, err := cayley.Open(filepath.Join(dir, "missing", "graph"), options); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("in a folder that is not there: got %v, want %v", err, os.ErrNotExist)
	}
	if os.Getuid() == 0 {
		t.Skip("the superuser writes to read-only folders")
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if _, err := cayley.Open(filepath.Join(dir, "graph"), options); !errors.Is(err, os.ErrPermission) {
		t.Errorf("in a read-only folder: got %v, want %v", err, os.ErrPermission)
	}
}

func TestNoFileIsLeftBehindByMaking(t *testing.T) {
	dir := t.TempDir()
	filled(t, filepath.Join(dir, "graph"), 1)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 || entries[0].Name() != "graph" {
		t.Errorf("got %v, want the store alone", entries)
	}
}

func TestAFlippedByteInATextShowsAsUnverified(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph")
	readings := filled(t, path, 20)
	var victim *graph.Reading
	for _, r := range readings {
		if len(r.Claims) > 0 {
			victim = r
		}
	}
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("parley.documents"))
		record := bytes.Clone(b.Get([]byte(victim.Document.ID)))
		record[len(record)-1] ^= 1
		return b.Put([]byte(victim.Document.ID), record)
	})
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
	s, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	bad, good := 0, 0
	err = s.View(ctx, func(v graph.View) error {
		p, err := v.Statements(ctx, graph.StatementQuery{}, graph.Range{First: graph.MaxPage})
		if err != nil {
			return err
		}
		for _, it := range p.Items {
			for _, ev := range it.Value.Evidence {
				if ev.Verified == (ev.Document == victim.Document.ID) {
					t.Errorf("evidence %+v, and the text of %s is spoilt", ev, victim.Document.ID)
				}
				if ev.Verified {
					good++
				} else {
					bad++
				}
			}
		}
		return nil
	})
	if err != nil || bad == 0 || good == 0 {
		t.Errorf("%d verified, %d not, %v", good, bad, err)
	}
}

func TestAClosedStoreSaysSo(t *testing.T) {
	s, err := cayley.Memory(options)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.View(context.Background(), func(graph.View) error { return nil }); !errors.Is(err, cayley.ErrClosed) {
		t.Errorf("view: got %v, want %v", err, cayley.ErrClosed)
	}
	r := graphtest.RandomReading(rand.New(rand.NewPCG(1, 1)), "a")
	if _, err := s.Apply(context.Background(), graph.Change{Put: r}); !errors.Is(err, cayley.ErrClosed) {
		t.Errorf("apply: got %v, want %v", err, cayley.ErrClosed)
	}
}
