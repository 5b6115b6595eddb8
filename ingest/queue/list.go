package queue

import (
	"bytes"
	"fmt"
	"os"
	"slices"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
)

// Counts returns how many sources there are of each status.
func (q *Queue) Counts() (Counts, error) {
	var n Counts
	err := q.db.View(func(tx *bolt.Tx) error {
		count := func(s Status) int { return int(tx.Bucket([]byte(s)).Sequence()) }
		n = Counts{Queued: count(Queued), Done: count(Done), Rejected: count(Rejected)}
		return nil
	})
	return n, err
}

// List lists the entries with a status by source, all entries for "".
func (q *Queue) List(status Status, r graph.Range) (graph.Page[Entry], error) {
	var p graph.Page[Entry]
	err := q.db.View(func(tx *bolt.Tx) error {
		b := tx.Bucket(bucketSources)
		switch status {
		case "":
			for _, s := range []Status{Queued, Done, Rejected} {
				p.Total += int(tx.Bucket([]byte(s)).Sequence())
			}
		case Queued, Done, Rejected:
			b = tx.Bucket([]byte(status))
			p.Total = int(b.Sequence())
		default:
			return fmt.Errorf("status %q: %w", status, graph.ErrInvalid)
		}
		var sources [][]byte
		sources, p.HasPrevious, p.HasNext = part(b.Cursor(), r)
		for _, source := range sources {
			e, err := get(tx, source)
			if err != nil {
				return err
			}
			p.Items = append(p.Items, graph.Item[Entry]{Cursor: e.Source, Value: *e})
		}
		return nil
	})
	if err != nil {
		return graph.Page[Entry]{}, fmt.Errorf("list sources: %w", err)
	}
	return p, nil
}

// part returns the keys of a range, and whether there are others before and
// after them.
func part(c *bolt.Cursor, r graph.Range) (keys [][]byte, before, after bool) {
	n, next := r.First, c.Next
	k, _ := c.First()
	if r.After != "" {
		if k, _ = c.Seek([]byte(r.After)); bytes.Equal(k, []byte(r.After)) {
			k, _ = c.Next()
		}
	}
	if r.Last > 0 {
		n, next = r.Last, c.Prev
		if k, _ = c.Last(); r.Before != "" {
			if k, _ = c.Seek([]byte(r.Before)); k == nil {
				k, _ = c.Last()
			} else {
				k, _ = c.Prev()
			}
		}
	}
	if n == 0 {
		n = graph.DefaultPage
	}
	inside := func(k []byte) bool {
		return k != nil && (r.After == "" || string(k) > r.After) && (r.Before == "" || string(k) < r.Before)
	}
	for ; inside(k) && len(keys) < n; k, _ = next() {
		keys = append(keys, k)
	}
	if r.Last > 0 {
		slices.Reverse(keys)
	}
	first, _ := c.First()
	last, _ := c.Last()
	if len(keys) == 0 {
		return nil, first != nil && r.After != "" && string(first) <= r.After, last != nil && r.Before != "" && string(last) >= r.Before
	}
	return keys, !bytes.Equal(first, keys[0]), !bytes.Equal(last, keys[len(keys)-1])
}

// Content returns the bytes of a source that is queued: those that were kept,
// which must be the same, or what its file holds now.
func (q *Queue) Content(source string) ([]byte, error) {
	var path string
	var data []byte
	err := q.db.View(func(tx *bolt.Tx) error {
		if kept := tx.Bucket(bucketUploads).Get([]byte(source)); kept != nil {
			e, err := get(tx, []byte(source))
			if err != nil {
				return err
			}
			if e == nil || e.Sum != sum(kept) {
				return fmt.Errorf("the bytes that were kept of %s are damaged: add it again: %w", source, graph.ErrForeign)
			}
			data = bytes.Clone(kept)
			return nil
		}
		p := tx.Bucket(bucketPaths).Get([]byte(source))
		if p == nil {
			return fmt.Errorf("source %s is not queued: %w", source, graph.ErrNotFound)
		}
		path = string(p)
		return nil
	})
	if err != nil || path == "" {
		return data, err
	}
	return os.ReadFile(path)
}
