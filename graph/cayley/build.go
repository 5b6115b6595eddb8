package cayley

import (
	"fmt"
	"runtime"
	"sync"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
	"github.com/parley-kg/parley/internal/dbfile"
)

// buildIndex makes the read index out of entities, profiles and records.
func buildIndex(tx *bolt.Tx, judged *judge.Set) (*index.Snapshot, error) {
	edit := index.New().Edit()
	err := tx.Bucket(bucketEntities).ForEach(func(id, data []byte) error {
		c, err := decodeCluster(data)
		if err != nil {
			return err
		}
		return edit.PutEntity(graph.ID(id), c.name, c.typ, c.aliases)
	})
	if err != nil {
		return nil, err
	}
	known := make(map[profileKey]graph.ID)
	err = eachProfile(tx, nil, func(k profileKey, p *profile) error {
		known[k] = p.entity
		return nil
	})
	if err != nil {
		return nil, err
	}
	entityOf := func(k profileKey) (graph.ID, error) {
		id, ok := known[k]
		if !ok {
			return "", fmt.Errorf("profile %x is missing: %w", k, errDamaged)
		}
		return id, nil
	}
	read := func(id graph.ID, data []byte) (*built, error) {
		rec, err := decodeRecord(id, data)
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", id, err)
		}
		r, err := rec.resolve(judged, entityOf)
		if err != nil {
			return nil, err
		}
		return &built{r, r.indexed()}, nil
	}
	err = eachRecord(tx, read, func(b *built) error {
		if err := b.reading.putUnnamed(edit); err != nil {
			return err
		}
		return edit.Put(b.indexed)
	})
	if err != nil {
		return nil, err
	}
	edit.Pack()
	return edit.Snapshot(), nil
}

// built is what a record gives to the read index.
type built struct {
	reading *reading
	indexed *index.Document
}

// eachRecord calls use with what read makes of every record, one after the
// other in their order. It reads on all processors, since reading is most of
// the time that opening a store takes.
func eachRecord(tx *bolt.Tx, read func(id graph.ID, data []byte) (*built, error), use func(*built) error) error {
	type job struct {
		id   graph.ID
		data []byte
		out  *built
		err  error
		done chan struct{}
	}
	const ahead = 256 // records that may wait
	unread, ordered := make(chan *job, ahead), make(chan *job, ahead)
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for j := range unread {
				j.err = dbfile.Guard(func() (err error) {
					j.out, err = read(j.id, j.data)
					return err
				})
				close(j.done)
			}
		})
	}
	var first error
	running.Go(func() {
		for j := range ordered {
			if <-j.done; first == nil {
				first = j.err
			}
			if first == nil {
				first = dbfile.Guard(func() error { return use(j.out) })
			}
		}
	})
	err := dbfile.Guard(func() error {
		return tx.Bucket(bucketDocuments).ForEach(func(id, data []byte) error {
			j := &job{id: graph.ID(id), data: data, done: make(chan struct{})}
			ordered <- j
			unread <- j
			return nil
		})
	})
	close(unread)
	close(ordered)
	running.Wait()
	if err == nil {
		err = first
	}
	return err
}
