// Package queue remembers in a file which sources were taken in and what became
// of them, so that none is lost when the program ends in between.
//
// Buckets of the file:
//
//	meta      "format" -> the version of this layout
//	sources   source -> entry, as JSON
//	paths     source that is queued and a file -> its absolute path
//	uploads   source that is queued and no file -> its bytes
//	QUEUED, DONE, REJECTED
//	          source with this status -> nothing; the bucket's sequence is the
//	          number of them
//
// A source has one entry: taking it in again replaces that. Of a file the path
// is kept and not what it holds, as a file is read when its turn comes, whatever
// happened until then. Sources that are done are not part of the graph, and
// taking the file away changes nothing but what is still queued.
package queue

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"sync"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/internal/dbfile"
)

// A Status is how far a source has come.
type Status string

// The statuses. A source that was taken in stays Queued until it is one of the
// others.
const (
	Queued   Status = "QUEUED"
	Done     Status = "DONE"
	Rejected Status = "REJECTED"
)

// An Entry is what is known of a source.
type Entry struct {
	// Source is the path, the URL or the name it was taken in under.
	Source string `json:"-"`
	Status Status `json:"status"`
	// Number is greater the later the source was taken in.
	Number uint64 `json:"number"`
	// Document is what it became, and Statements the number of claims that were
	// new with it, when it is Done.
	Document   graph.ID `json:"document,omitempty"`
	Statements int      `json:"statements,omitempty"`
	// Reason says why it was Rejected.
	Reason string `json:"reason,omitempty"`
	// Sum is the CRC-32C of the bytes that were kept of what is no file.
	Sum uint32 `json:"sum,omitempty"`
}

func sum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// An Item is a source to take in.
type Item struct {
	Source string
	// Path is where the file lies, absolute; "" when Data has the bytes.
	Path string
	Data []byte
}

// Counts are the numbers of sources by status.
type Counts struct{ Queued, Done, Rejected int }

// format names the layout of the file.
const format = "parley queue 1"

var (
	bucketMeta    = []byte("meta")
	bucketSources = []byte("sources")
	bucketPaths   = []byte("paths")
	bucketUploads = []byte("uploads")
	keyFormat     = []byte("format")

	buckets = [][]byte{bucketMeta, bucketSources, bucketPaths, bucketUploads, []byte(Queued), []byte(Done), []byte(Rejected)}
)

// A Queue is the memory of sources in one file. It is safe for concurrent use.
type Queue struct {
	db     *bolt.DB
	remove string // the file to remove on Close, or ""

	mu   sync.Mutex
	held map[string]int // by source: how many have it in hand
}

// Open opens the queue in the file at path or makes one. It returns
// graph.ErrLocked when another process has it open, and graph.ErrForeign when
// the file is not a whole queue of ours.
func Open(path string) (*Queue, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := dbfile.Make(path, begin); err != nil {
			return nil, fmt.Errorf("make queue %s: %w", path, err)
		}
	}
	q, err := open(path, &bolt.Options{Timeout: dbfile.LockWait, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return nil, fmt.Errorf("open queue %s: %w", path, err)
	}
	return q, nil
}

// Memory returns an empty queue that goes with the process.
func Memory() (*Queue, error) {
	f, err := os.CreateTemp("", "parley-queue-")
	if err != nil {
		return nil, fmt.Errorf("make memory queue: %w", err)
	}
	f.Close()
	q, err := open(f.Name(), &bolt.Options{Timeout: dbfile.LockWait, NoSync: true, NoGrowSync: true})
	if os.Remove(f.Name()) != nil { // Windows keeps open files
		q.remove = f.Name()
	}
	if err != nil {
		return nil, fmt.Errorf("make memory queue: %w", err)
	}
	return q, nil
}

// begin makes the buckets of a queue where they are not there.
func begin(tx *bolt.Tx) error {
	for _, b := range buckets {
		if _, err := tx.CreateBucketIfNotExists(b); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

func open(path string, opts *bolt.Options) (*Queue, error) {
	q := new(Queue)
	err := dbfile.Guard(func() error {
		if err := inspect(path); err != nil {
			return err
		}
		db, err := bolt.Open(path, 0o600, opts)
		if err != nil {
			return dbfile.Error(err)
		}
		q.db = db
		return db.Update(begin)
	})
	if err != nil && q.db != nil {
		q.db.Close()
	}
	return q, err
}

// inspect looks at the file without changing it. There may be none, and one of
// an earlier version that was begun may be empty.
func inspect(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	return dbfile.Inspect(path, func(tx *bolt.Tx) error {
		b := tx.Bucket(bucketMeta)
		if b == nil {
			if name, _ := tx.Cursor().First(); name == nil { // begun, and no more
				return nil
			}
			return graph.ErrForeign
		}
		if have := string(b.Get(keyFormat)); have != format {
			return fmt.Errorf("the file has the format %q, this program reads %q: %w", have, format, graph.ErrForeign)
		}
		return nil
	})
}

// Close waits for what is being written and releases the file.
func (q *Queue) Close() error {
	err := q.db.Close()
	if q.remove != "" {
		err = errors.Join(err, os.Remove(q.remove))
	}
	return err
}

// Put takes sources in, all or none, and returns their entries. When it returns
// without error they survive a crash.
func (q *Queue) Put(items ...Item) ([]Entry, error) {
	var entries []Entry
	err := q.db.Update(func(tx *bolt.Tx) error {
		entries = make([]Entry, 0, len(items))
		for _, it := range items {
			if len(it.Source) == 0 || len(it.Source) > bolt.MaxKeySize {
				return fmt.Errorf("the name of a source has %d bytes, it must have 1 to %d: %w", len(it.Source), bolt.MaxKeySize, graph.ErrInvalid)
			}
			number, err := tx.Bucket(bucketSources).NextSequence()
			if err != nil {
				return err
			}
			e := Entry{Source: it.Source, Status: Queued, Number: number}
			if it.Path == "" {
				e.Sum = sum(it.Data)
			}
			entries = append(entries, e)
			if err := set(tx, &e); err != nil {
				return err
			}
			bucket, content := bucketUploads, it.Data
			if it.Path != "" {
				bucket, content = bucketPaths, []byte(it.Path)
			}
			if err := tx.Bucket(bucket).Put([]byte(it.Source), content); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("queue %d sources: %w", len(items), err)
	}
	return entries, nil
}

// Finish keeps what became of sources, and lets go of what was queued. Entries
// whose source was taken in anew since are left alone.
func (q *Queue) Finish(entries ...Entry) error {
	err := q.db.Update(func(tx *bolt.Tx) error {
		for i := range entries {
			have, err := get(tx, []byte(entries[i].Source))
			if err != nil {
				return err
			}
			if have == nil || have.Number != entries[i].Number {
				continue
			}
			if err := set(tx, &entries[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep what became of %d sources: %w", len(entries), err)
	}
	return nil
}

// Hold tells those who go on with what is queued that a source is in hand; it
// need not be queued yet. That is not kept in the file.
func (q *Queue) Hold(source string) { q.hold(source, 1) }

// Release ends a Hold.
func (q *Queue) Release(source string) { q.hold(source, -1) }

func (q *Queue) hold(source string, change int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.held == nil {
		q.held = make(map[string]int)
	}
	if q.held[source] += change; q.held[source] == 0 {
		delete(q.held, source)
	}
}

// Held reports whether somebody has a source in hand.
func (q *Queue) Held(source string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.held[source] > 0
}

// Drop forgets the sources that are queued and returns how many they were.
func (q *Queue) Drop() (int, error) {
	n := 0
	err := q.db.Update(func(tx *bolt.Tx) error {
		n = int(tx.Bucket([]byte(Queued)).Sequence())
		c := tx.Bucket([]byte(Queued)).Cursor()
		for source, _ := c.First(); source != nil; source, _ = c.Next() {
			if err := tx.Bucket(bucketSources).Delete(source); err != nil {
				return err
			}
		}
		for _, b := range [][]byte{[]byte(Queued), bucketPaths, bucketUploads} {
			if err := tx.DeleteBucket(b); err != nil {
				return err
			}
			if _, err := tx.CreateBucket(b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("forget what is queued: %w", err)
	}
	return n, nil
}

// set writes an entry over the one that its source had.
func set(tx *bolt.Tx, e *Entry) error {
	source := []byte(e.Source)
	had, err := get(tx, source)
	if err != nil {
		return err
	}
	if had != nil {
		b := tx.Bucket([]byte(had.Status))
		if err := errors.Join(b.Delete(source), b.SetSequence(b.Sequence()-1),
			tx.Bucket(bucketPaths).Delete(source), tx.Bucket(bucketUploads).Delete(source)); err != nil {
			return err
		}
	}
	value, err := json.Marshal(e)
	if err != nil {
		return err
	}
	b := tx.Bucket([]byte(e.Status))
	if b == nil {
		return fmt.Errorf("status %q: %w", e.Status, graph.ErrInvalid)
	}
	return errors.Join(tx.Bucket(bucketSources).Put(source, value), b.Put(source, nil), b.SetSequence(b.Sequence()+1))
}

// get returns the entry of a source, or nil.
func get(tx *bolt.Tx, source []byte) (*Entry, error) {
	value := tx.Bucket(bucketSources).Get(source)
	if value == nil {
		return nil, nil
	}
	e := &Entry{Source: string(source)}
	if err := json.Unmarshal(value, e); err != nil {
		return nil, fmt.Errorf("entry of %s: %v: %w", source, err, graph.ErrForeign)
	}
	return e, nil
}
