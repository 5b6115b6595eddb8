package queue_test

import (
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/ingest/queue"
)

func TestACheckFindsWhatDoesNotFit(t *testing.T) {
	change := func(bucket, key, value string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Put([]byte(key), []byte(value)) }
	}
	drop := func(bucket, key string) func(*bolt.Tx) error {
		return func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucket)).Delete([]byte(key)) }
	}
	tests := []struct {
		want  string // "" for a queue that is sound
		spoil func(*bolt.Tx) error
	}{
		{"", func(*bolt.Tx) error { return nil }},
		{`entry of done`, change("sources", "done", "{")},
		{`source "done": it is not listed as LATER`, change("sources", "done", `{"status":"LATER"}`)},
		{`source "done": it is not listed as DONE`, drop("DONE", "done")},
		{`sources DONE: 0, should be 1`, drop("DONE", "done")},
		{`source "file": nothing accounts for its being DONE`, change("DONE", "file", "")},
		{`source "other": nothing accounts for its being REJECTED`, change("REJECTED", "other", "")},
		{`source "file": it is queued without a path or bytes`, drop("paths", "file")},
		{`source "upload": it is queued without a path or bytes`, drop("uploads", "upload")},
		{`source "file": "here.txt" is not the whole path of a file`, change("paths", "file", "here.txt")},
		{`source "done": something is kept of it, and it is not queued`, change("paths", "done", "/done")},
		{`source "other": something is kept of it, and it is not queued`, change("uploads", "other", "text")},
		{`source "upload": the bytes that were kept do not fit their checksum`, change("uploads", "upload", "other bytes")},
	}
	for _, test := range tests {
		path := filepath.Join(t.TempDir(), "queue.db")
		q := open(t, path)
		put(t, q, queue.Item{Source: "file", Path: "/file"}, queue.Item{Source: "upload", Data: []byte("bytes")})
		done := put(t, q, queue.Item{Source: "done", Data: []byte("bytes")})
		done[0].Status = queue.Done
		finish(t, q, done...)
		if err := q.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Update(test.spoil); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		err = open(t, path).Check()
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("got %v, want %q", err, test.want)
		}
	}
}
