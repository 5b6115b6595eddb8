package cayley_test

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
)

func TestACheckFindsWhatDoesNotFit(t *testing.T) {
	// first returns the first key of a bucket whose value the test accepts.
	first := func(tx *bolt.Tx, bucket string, accept func([]byte) bool) (*bolt.Bucket, []byte, []byte) {
		b := tx.Bucket([]byte(bucket))
		for c, k, v := b.Cursor(), []byte(nil), []byte(nil); ; {
			if k == nil {
				k, v = c.First()
			} else {
				k, v = c.Next()
			}
			if k == nil || accept(v) {
				return b, bytes.Clone(k), bytes.Clone(v)
			}
		}
	}
	anything := func([]byte) bool { return true }
	drop := func(bucket string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b, k, _ := first(tx, bucket, anything)
			return b.Delete(k)
		}
	}
	dropPostings := func(letter byte) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			c := tx.Bucket([]byte("q")).Cursor()
			k, _ := c.First()
			for len(k) < 9 || k[8] != letter {
				k, _ = c.Next()
			}
			return c.Delete()
		}
	}
	flip := func(bucket string, at int) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b, k, v := first(tx, bucket, anything)
			if at < 0 {
				at += len(v)
			}
			v[at] ^= 1
			return b.Put(k, v)
		}
	}
	// plant puts what a bucket has first under another key as well.
	plant := func(bucket, key string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error {
			b, _, v := first(tx, bucket, anything)
			return b.Put([]byte(key), v)
		}
	}
	nobody := string(graph.NewID(graph.EntityNode, "nobody"))
	tests := []struct {
		want  string
		spoil func(*bolt.Tx) error
	}{
		{"entity \"" + nobody + "\": nothing accounts for it", plant("parley.entities", nobody)},
		{"redirect \"" + nobody + "\": nothing accounts for it", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte("parley.redirects")).Put([]byte(nobody), []byte(nobody))
		}},
		{"source \"=orphan.txt\": nothing accounts for it", plant("parley.sources", "=orphan.txt")},
		{"nothing accounts for it", func(tx *bolt.Tx) error { // a document that tells a profile
			b, k, _ := first(tx, "parley.profiles", anything)
			return b.Put(append(k, make([]byte, 16)...), nil)
		}},
		{"the text does not fit its hash", plant("parley.documents", string(graph.NewID(graph.DocumentNode, "another text")))},
		{"quads: 135, should be 134", cayley.PlantQuad},
		{"the text does not fit its hash", flip("parley.documents", -1)},
		{"does not fit its checksum", flip("parley.documents", 3)},
		{"source: 7 of 8", drop("parley.sources")},
		{"source \"=", flip("parley.sources", 5)},
		{"profile:", func(tx *bolt.Tx) error { // a document that tells one
			b, k, _ := first(tx, "parley.profiles", func(v []byte) bool { return len(v) == 0 })
			return b.Delete(k)
		}},
		{"blocking key:", drop("parley.blocks")},
		{"nothing accounts for it", func(tx *bolt.Tx) error { return tx.Bucket([]byte("parley.blocks")).Put([]byte("x"), nil) }},
		{"entity \"e", flip("parley.entities", 1)},
		{"profile \"", flip("parley.profiles", -1)},
		{"missing", func(tx *bolt.Tx) error { // a quad
			b, k, _ := first(tx, "log", func(v []byte) bool { return !bytes.Contains(v, []byte("urn:")) && len(v) < 40 })
			return b.Delete(k)
		}},
		{"postings s", dropPostings('s')},
		{"postings o", dropPostings('o')},
		{"no key of any", plant("q", "x")},
		{"no key of any", plant("q", "12345678x")},
		{"references of", plant("q", "12345678r")},
		{"former statement", flip("parley.formerly", -1)},
		{"former statement", func(tx *bolt.Tx) error { return tx.Bucket([]byte("parley.formerly")).Put([]byte("x"), nil) }},
		{"references", flip("q", -1)},
		{"leads to node", flip("v", 0)},
	}
	for _, test := range tests {
		path := filepath.Join(t.TempDir(), "graph")
		filled(t, path, 8)
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Update(test.spoil); err != nil {
			t.Fatalf("%s: %v", test.want, err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s, err := cayley.Open(path, options)
		if err != nil { // some damage is met at once
			if !strings.Contains(err.Error(), "damaged") {
				t.Errorf("%s: open: %v", test.want, err)
			}
			continue
		}
		if err := s.Check(context.Background()); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v, want %q", err, test.want)
		}
		s.Close()
	}
}
