// Package cayley is the graph.Store on Cayley: quads, readings and the rest in
// one bbolt file, every change one transaction.
//
// Buckets of the file:
//
//	parley.meta       "format" -> the version of this layout
//	parley.documents  document -> record: its text and what was read out of it
//	parley.sources    source -> document
//	parley.profiles   profile -> what it tells, number of documents, entity
//	                  profile, document that tells it -> nothing
//	parley.blocks     blocking key, profile -> nothing
//	parley.entities   entity -> key, name, type, aliases, IDs that lead to it
//	parley.redirects  ID that leads to an entity -> the entity
//	parley.formerly   ID that a statement had, document, claim -> checksum
//	parley.judgements judgement -> what it says, who made it and took it back
//	meta, log, v, q: Cayley's (see bound.go); the quads are in quads.go
//
// Records, sources, judgements and the linker decide everything else, but for the
// IDs that statements had, which are history (see formerly.go). A change computes
// which quads it takes away and which it brings, so the file never holds a quad
// that a store made from scratch would not.
package cayley

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
	"github.com/parley-kg/parley/internal/dbfile"
)

var (
	bucketMeta      = []byte("parley.meta")
	bucketDocuments = []byte("parley.documents")
	bucketSources   = []byte("parley.sources")
	bucketProfiles  = []byte("parley.profiles")
	bucketBlocks    = []byte("parley.blocks")
	bucketEntities  = []byte("parley.entities")
	bucketRedirects = []byte("parley.redirects")
	bucketFormerly  = []byte("parley.formerly")
	bucketJudged    = []byte("parley.judgements")

	buckets = [][]byte{
		bucketMeta, bucketDocuments, bucketSources, bucketProfiles, bucketBlocks, bucketEntities, bucketRedirects, bucketFormerly, bucketJudged,
	}

	keyFormat = []byte("format")
)

// format names the layout of the file.
const format = "parley graph 6"

// errDamaged says that the file holds what no store of ours would write.
var errDamaged = dbfile.ErrDamaged

// damaged makes an error one about a damaged file, which it may be already.
func damaged(err error) error {
	if errors.Is(err, errDamaged) {
		return err
	}
	return fmt.Errorf("%w: %w", err, errDamaged)
}

// ErrClosed says that the store was closed.
var ErrClosed = errors.New("store is closed")

const (
	// mapSize is the address space set aside for the file, in bytes, so that it
	// can grow without waiting for readers. It costs no memory.
	mapSize = 16 << 30
	// growth is by how much the file grows at a time, in bytes.
	growth = 4 << 20
)

// Options are what a store needs to know.
type Options struct {
	// Linker decides which profiles are the same entity. A store is always to
	// be opened with the linker it was made with.
	Linker graph.Linker
}

// A Store is a graph.Store in one file.
type Store struct {
	db     *bolt.DB
	linker graph.Linker
	remove string // the file to remove on Close, or ""

	queue   sync.Mutex
	waiting []*request
	write   sync.Mutex // held by the one who writes

	published atomic.Pointer[published]
	closed    atomic.Bool
}

var _ graph.Store = (*Store)(nil)

// published are the moments that readers may meet: after the last transaction,
// and after the one that is being committed, which readers of the file may see
// just before Commit returns.
type published struct {
	id, nextID int
	now, next  *moment
}

// A moment is what is kept in memory of a state of the file.
type moment struct {
	index  *index.Snapshot
	judged *judge.Set
}

// Open opens the store in the file at path or makes one. It returns
// graph.ErrLocked when another process has it open, and graph.ErrForeign when
// the file is not a whole store of ours.
func Open(path string, opts Options) (*Store, error) {
	if opts.Linker == nil {
		return nil, errors.New("open store: no linker")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		if err := dbfile.Make(path, begin); err != nil {
			return nil, fmt.Errorf("create store %s: %w", path, err)
		}
	case err != nil:
		return nil, fmt.Errorf("open store: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("open store %s: not a file: %w", path, graph.ErrForeign)
	case info.Size() == 0:
		return nil, fmt.Errorf("open store %s: the file is empty: %w", path, graph.ErrForeign)
	default:
		if err := dbfile.Inspect(path, checkFormat); err != nil {
			return nil, fmt.Errorf("open store %s: %w", path, err)
		}
	}
	s, err := open(path, opts, fileOptions())
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return s, nil
}

// Memory returns an empty store that goes with the process. It is the file
// store on an unlinked temporary file that is never synced: the same code
// passes the same tests, memory is lent by the page cache and taken back under
// pressure, and a crash leaves nothing behind.
func Memory(opts Options) (*Store, error) {
	if opts.Linker == nil {
		return nil, errors.New("make memory store: no linker")
	}
	dir, err := os.MkdirTemp("", "parley-")
	if err != nil {
		return nil, fmt.Errorf("make memory store: %w", err)
	}
	defer os.Remove(dir)
	path := filepath.Join(dir, "graph")
	if err := dbfile.Make(path, begin); err != nil {
		return nil, fmt.Errorf("make memory store: %w", err)
	}
	bo := fileOptions()
	bo.NoSync, bo.NoGrowSync, bo.NoFreelistSync = true, true, true
	s, err := open(path, opts, bo)
	if err != nil {
		os.Remove(path)
		return nil, fmt.Errorf("make memory store: %w", err)
	}
	if os.Remove(path) != nil { // Windows keeps open files
		s.remove = path
	}
	return s, nil
}

func fileOptions() *bolt.Options {
	o := &bolt.Options{Timeout: dbfile.LockWait, FreelistType: bolt.FreelistMapType}
	if runtime.GOOS != "windows" && ^uint(0)>>32 != 0 { // Windows would make the file that large
		o.InitialMmapSize = mapSize
	}
	return o
}

// begin makes the buckets of an empty store.
func begin(tx *bolt.Tx) error {
	for _, b := range buckets {
		if _, err := tx.CreateBucket(b); err != nil {
			return err
		}
	}
	if err := initCayley(tx); err != nil {
		return err
	}
	return tx.Bucket(bucketMeta).Put(keyFormat, []byte(format))
}

func checkFormat(tx *bolt.Tx) error {
	b := tx.Bucket(bucketMeta)
	if b == nil {
		return graph.ErrForeign
	}
	if have := string(b.Get(keyFormat)); have != format {
		return fmt.Errorf("the file has the format %q, this program reads %q: %w", have, format, graph.ErrForeign)
	}
	for _, name := range buckets {
		if tx.Bucket(name) == nil {
			return fmt.Errorf("no bucket %s: %w", name, errDamaged)
		}
	}
	return nil
}

func open(path string, opts Options, bo *bolt.Options) (*Store, error) {
	s := &Store{linker: opts.Linker}
	err := dbfile.Guard(func() (err error) {
		s.db, err = bolt.Open(path, 0o600, bo)
		return dbfile.Error(err)
	})
	if err != nil {
		return nil, err
	}
	s.db.AllocSize = growth
	if err := dbfile.Guard(s.rebuild); err != nil {
		s.db.Close()
		return nil, err
	}
	return s, nil
}

// rebuild makes the read index out of the records.
func (s *Store) rebuild() error {
	return s.db.View(func(tx *bolt.Tx) error {
		if err := checkFormat(tx); err != nil {
			return err
		}
		judged, err := readJudgements(tx)
		if err != nil {
			return err
		}
		snapshot, err := buildIndex(tx, judged)
		if err != nil {
			return fmt.Errorf("build the read index: %w", damaged(err))
		}
		s.published.Store(&published{id: tx.ID(), now: &moment{snapshot, judged}})
		return nil
	})
}

// Close waits for running views and releases the file.
func (s *Store) Close() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed.Swap(true) {
		return nil
	}
	err := s.db.Close()
	if s.remove != "" {
		err = errors.Join(err, os.Remove(s.remove))
	}
	return err
}

// View calls f with the graph as of the last commit.
func (s *Store) View(ctx context.Context, f func(graph.View) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for {
		tx, err := s.db.Begin(false)
		if err != nil {
			if s.closed.Load() {
				return ErrClosed
			}
			return fmt.Errorf("begin a view: %w", err)
		}
		var at *moment
		switch p := s.published.Load(); tx.ID() {
		case p.id:
			at = p.now
		case p.nextID:
			at = p.next
		}
		if at == nil { // a commit fell between the two looks
			_ = tx.Rollback()
			runtime.Gosched()
			continue
		}
		defer tx.Rollback()
		return f(guarded{newView(tx, at)})
	}
}
