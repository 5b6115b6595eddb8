// Package dbfile makes and opens bbolt files that belong to one program: made
// whole or not at all, looked at before they are changed, and held by one process
// at a time.
package dbfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/parley-kg/parley/graph"
)

// LockWait is how long to wait for another process that has a file open.
const LockWait = time.Second

// ErrDamaged says that a file holds what no program of ours would write.
var ErrDamaged = fmt.Errorf("the file is damaged: %w", graph.ErrForeign)

// Make makes a file at path with what begin puts into it. When another process
// makes one there in the meantime, that one stays.
func Make(path string, begin func(*bolt.Tx) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-")
	if err != nil {
		return err
	}
	f.Close()
	defer os.Remove(f.Name())
	db, err := bolt.Open(f.Name(), 0o600, &bolt.Options{Timeout: LockWait})
	if err != nil {
		return err
	}
	if err := errors.Join(db.Update(begin), db.Close()); err != nil {
		return err
	}
	// A link does not overwrite; some file systems have none.
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return os.Rename(f.Name(), path)
	}
	return nil
}

// Inspect has check look at the file at path, which nobody changes meanwhile. It
// returns graph.ErrLocked when another process has it open, and graph.ErrForeign
// when it is no bbolt file or not a whole one.
func Inspect(path string, check func(*bolt.Tx) error) error {
	return Guard(func() error {
		db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: LockWait, ReadOnly: true})
		if err != nil {
			return Error(err)
		}
		defer db.Close()
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		return db.View(func(tx *bolt.Tx) error {
			if tx.Size() > info.Size() {
				return fmt.Errorf("the file has %d bytes of %d: %w", info.Size(), tx.Size(), ErrDamaged)
			}
			return check(tx)
		})
	})
}

// Error says what an error of opening means: graph.ErrLocked, the system's word,
// or else graph.ErrForeign.
func Error(err error) error {
	var errno syscall.Errno
	switch {
	case err == nil:
		return nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return graph.ErrLocked
	case errors.As(err, &errno):
		return err
	}
	return fmt.Errorf("%w (%v)", graph.ErrForeign, err)
}

// Guard calls f and makes an error, ErrDamaged, of a panic over a damaged page
// and of a fault behind the end of the file.
func Guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v: %w", p, ErrDamaged)
		}
	}()
	return f()
}
