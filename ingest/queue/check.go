package queue

import (
	"errors"
	"fmt"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/internal/dbfile"
)

// Check audits the file and returns all that is wrong with it as one error:
// every source is listed under its status and no other, what is queued has a
// path or bytes that fit their checksum, what is not has neither, and the
// numbers of sources are right.
func (q *Queue) Check() error {
	return dbfile.Guard(func() error {
		return q.db.View(func(tx *bolt.Tx) error {
			return errors.Join(checkEntries(tx), checkLists(tx), checkContents(tx))
		})
	})
}

// checkEntries looks for each source where its entry says that it is.
func checkEntries(tx *bolt.Tx) error {
	var problems []error
	err := tx.Bucket(bucketSources).ForEach(func(source, _ []byte) error {
		e, err := get(tx, source)
		if err != nil {
			problems = append(problems, err)
			return nil
		}
		list := tx.Bucket([]byte(e.Status))
		if list == nil || list.Get(source) == nil {
			problems = append(problems, fmt.Errorf("source %q: it is not listed as %s", source, e.Status))
		}
		if e.Status == Queued && tx.Bucket(bucketPaths).Get(source) == nil && tx.Bucket(bucketUploads).Get(source) == nil {
			problems = append(problems, fmt.Errorf("source %q: it is queued without a path or bytes", source))
		}
		return nil
	})
	return errors.Join(append(problems, err)...)
}

// checkLists looks for the entry of each source that is listed under a status.
func checkLists(tx *bolt.Tx) error {
	var problems []error
	for _, status := range []Status{Queued, Done, Rejected} {
		list, listed := tx.Bucket([]byte(status)), uint64(0)
		err := list.ForEach(func(source, _ []byte) error {
			listed++
			if e, err := get(tx, source); err == nil && (e == nil || e.Status != status) {
				problems = append(problems, fmt.Errorf("source %q: nothing accounts for its being %s", source, status))
			}
			return nil
		})
		if err == nil && listed != list.Sequence() {
			err = fmt.Errorf("sources %s: %d, should be %d", status, listed, list.Sequence())
		}
		problems = append(problems, err)
	}
	return errors.Join(problems...)
}

// checkContents looks at what is kept of sources.
func checkContents(tx *bolt.Tx) error {
	var problems []error
	for _, bucket := range [][]byte{bucketPaths, bucketUploads} {
		err := tx.Bucket(bucket).ForEach(func(source, content []byte) error {
			e, err := get(tx, source)
			switch {
			case err != nil: // checkEntries says so
			case e == nil || e.Status != Queued:
				problems = append(problems, fmt.Errorf("source %q: something is kept of it, and it is not queued", source))
			case string(bucket) == string(bucketUploads) && e.Sum != sum(content):
				problems = append(problems, fmt.Errorf("source %q: the bytes that were kept do not fit their checksum", source))
			case string(bucket) == string(bucketPaths) && !filepath.IsAbs(string(content)):
				problems = append(problems, fmt.Errorf("source %q: %q is not the whole path of a file", source, content))
			}
			return nil
		})
		problems = append(problems, err)
	}
	return errors.Join(problems...)
}
