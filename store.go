package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest/link"
	"github.com/parley-kg/parley/ingest/queue"
)

// A dataFlag says where the graph is kept.
type dataFlag struct {
	Data string `default:"./data" placeholder:"DIR" help:"The folder that keeps the graph (${default})."`
}

// file is the store's file.
func (f dataFlag) file() string { return filepath.Join(f.Data, "graph.db") }

// open opens the store, and makes one where there is none.
func (f dataFlag) open() (*cayley.Store, error) {
	if err := os.MkdirAll(f.Data, 0o755); err != nil {
		return nil, fmt.Errorf("create the data folder %s: %w (choose another with --data)", f.Data, cause(err))
	}
	store, err := cayley.Open(f.file(), cayley.Options{Linker: link.New()})
	switch {
	case err == nil:
		return store, nil
	case errors.Is(err, graph.ErrLocked):
		return nil, fmt.Errorf("the store in %s is in use by another process, perhaps parley serve: stop it, ask it over HTTP, or choose another folder with --data", f.Data)
	case errors.Is(err, graph.ErrForeign):
		return nil, fmt.Errorf("%w (choose another folder with --data, or move the file away and ingest again)", err)
	}
	return nil, fmt.Errorf("open the store in %s: %w (check the folder, or choose another with --data)", f.Data, cause(err))
}

// queueFile is the file of the queue of sources.
func (f dataFlag) queueFile() string { return filepath.Join(f.Data, "queue.db") }

// openQueue opens the queue of sources, and makes one where there is none.
func (f dataFlag) openQueue() (*queue.Queue, error) {
	sources, err := queue.Open(f.queueFile())
	switch {
	case err == nil:
		return sources, nil
	case errors.Is(err, graph.ErrLocked):
		return nil, fmt.Errorf("the queue in %s is in use by another process, perhaps parley serve: ask that for { sources }, or stop it", f.Data)
	case errors.Is(err, graph.ErrForeign):
		return nil, fmt.Errorf("%w (move the file away: only what is still queued is lost with it)", err)
	}
	return nil, fmt.Errorf("open the queue in %s: %w (check the folder, or choose another with --data)", f.Data, cause(err))
}

// openExisting opens a store that must be there.
func (f dataFlag) openExisting() (*cayley.Store, error) {
	if _, err := os.Stat(f.file()); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no store in %s (make one: parley ingest --data %s PATH…)", f.Data, f.Data)
	}
	return f.open()
}

// cause returns what is behind an error of the file system, without the path,
// which our own message has.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
