package cayley_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// day is when judgements of tests are made.
var day = time.Date(2024, 1, 1, 12, 0, 0, 0, time.UTC)

// flipsVariable sets how many flipped bytes are looked at.
const flipsVariable = "PARLEY_TEST_FLIPS"

// A kept is a key with its value as they lie in a file, one behind the other.
type kept struct {
	bucket string
	pair   []byte
}

// everything returns what the buckets of a store's file hold, bucket by bucket.
func everything(t *testing.T, path string) [][]kept {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all [][]kept
	err = db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			var pairs []kept
			err := b.ForEach(func(k, v []byte) error {
				pairs = append(pairs, kept{string(name), slices.Concat(k, v)})
				return nil
			})
			if len(pairs) > 0 {
				all = append(all, pairs)
			}
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A bit that turns over in a key or a value, of whichever bucket, is met when the
// store is opened or found by the audit, or it changes no answer. What holds them
// together, the pages, is the file library's.
func TestAFlippedBitIsFoundOrChangesNothing(t *testing.T) {
	flips := 60
	if s := os.Getenv(flipsVariable); s != "" {
		var err error
		if flips, err = strconv.Atoi(s); err != nil {
			t.Fatalf("%s: %v", flipsVariable, err)
		}
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "graph")
	readings := filled(t, path, 6)
	whole, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range readings[1:] {
		j := graph.NewJudgement(graph.Same, []graph.Naming{naming(readings[0])}, []graph.Naming{naming(r)}, graph.Mark{By: "a tester", At: day})
		if j.Check() != nil {
			continue
		}
		if i%2 == 0 {
			j = j.Undo(graph.Mark{By: "another", At: day})
		}
		if _, err := whole.Apply(context.Background(), graph.Change{Judge: j}); err != nil {
			t.Fatal(err)
		}
	}
	want := nquads(t, whole)
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	buckets := everything(t, path)
	if whole, err = cayley.Open(path, options); err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	rnd := rand.New(rand.NewPCG(35, 35))
	refused, found := 0, 0
	idle := make(map[string]int)
	for range flips {
		pairs := buckets[rnd.IntN(len(buckets))]
		old := pairs[rnd.IntN(len(pairs))]
		at, bit := rnd.IntN(len(old.pair)), byte(1)<<rnd.IntN(8)
		pair := bytes.Clone(old.pair)
		pair[at] ^= bit
		spoilt := bytes.ReplaceAll(data, old.pair, pair) // in pages that are no longer in use, too
		path := filepath.Join(dir, "spoilt")
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := cayley.Open(path, options)
		if err != nil {
			if !errors.Is(err, graph.ErrForeign) {
				t.Errorf("%s, byte %d, bit %#x: got %v, want %v", old.bucket, at, bit, err, graph.ErrForeign)
			}
			refused++
			continue
		}
		switch err := s.Check(context.Background()); {
		case err != nil:
			found++
		case nquads(t, s) != want:
			got := strings.Split(nquads(t, s), "\n")
			for i, line := range strings.Split(want, "\n") {
				if i < len(got) && got[i] != line {
					t.Errorf("%s, byte %d, bit %#x: the audit finds nothing, and this quad is another:\n got %s\nwant %s", old.bucket, at, bit, got[i], line)
					break
				}
			}
		default:
			graphtest.SameAnswers(t, s, whole)
			idle[old.bucket]++
			if os.Getenv(flipsVariable) != "" {
				t.Logf("%s, byte %d, bit %#x of %q changed nothing", old.bucket, at, bit, old.pair)
			}
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Fatalf("after %s, byte %d, bit %#x of %q", old.bucket, at, bit, old.pair)
		}
	}
	t.Logf("of %d flipped bits %d were met at opening, %d by the audit, these changed nothing: %v", flips, refused, found, idle)
	if refused < flips/20 || found < flips/4 {
		t.Error("the test shows nothing")
	}
}

// naming returns what a reading calls the first thing in it.
func naming(r *graph.Reading) graph.Naming {
	return graph.Naming{Type: r.Chains[0].Type, Name: r.Chains[0].Name, Document: r.Document.ID}
}
