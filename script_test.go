package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest/link"
)

func TestMain(m *testing.M) {
	programs := map[string]func(){"parley": main}
	maps.Copy(programs, faulty)
	testscript.Main(m, programs)
}

// Each file of testdata/script is a session with the program. Beside the usual
// commands of testscript there are
//
//	hold DIR             opens the store in DIR, as another process would
//	flip FILE BUCKET [TEXT]
//	                     turns a bit over in the file of a store or a queue, where
//	                     the bucket has TEXT in a value, or its first value ends
//	killed ARGUMENT…     runs the program and kills it as soon as it tells that
//	                     it added a document
//	fetch URL            prints what a server answers, once it does
//	ask URL QUERY        prints what a server answers to a GraphQL query
//
// $EXAMPLES is the folder of example documents, $FREE an address nobody serves
// on, and $TAKEN one that is in use.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			for _, dir := range []string{env.WorkDir, filepath.Dir(env.WorkDir)} { // for who is not the superuser
				if err := os.Chmod(dir, 0o755); err != nil {
					return err
				}
			}
			free, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			env.Setenv("FREE", free.Addr().String())
			taken, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			env.Setenv("TAKEN", taken.Addr().String())
			env.Defer(func() { taken.Close() })
			return free.Close()
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"hold": func(ts *testscript.TestScript, _ bool, args []string) {
				store, err := cayley.Open(filepath.Join(ts.MkAbs(args[0]), "graph.db"), cayley.Options{Linker: link.New()})
				ts.Check(err)
				ts.Defer(func() { ts.Check(store.Close()) })
			},
			"flip": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(flip(ts.MkAbs(args[0]), args[1], strings.Join(args[2:], " ")))
			},
			"killed": func(ts *testscript.TestScript, _ bool, args []string) { killed(ts, args) },
			"fetch": func(ts *testscript.TestScript, _ bool, args []string) {
				fetch(ts, func() (*http.Response, error) { return http.Get(args[0]) })
			},
			"ask": func(ts *testscript.TestScript, _ bool, args []string) {
				body, err := json.Marshal(map[string]string{"query": args[1]})
				ts.Check(err)
				fetch(ts, func() (*http.Response, error) {
					return http.Post(args[0], "application/json", bytes.NewReader(body))
				})
			},
		},
	})
}

// flip turns a bit over in the file at path, as a bad disk might: in the first
// value of a bucket that has text, or at the end of the first value for "".
func flip(path, bucket, text string) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	var pair []byte // key and value lie one behind the other
	at := -1
	err = db.View(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte(bucket)).ForEach(func(k, v []byte) error {
			if i := bytes.Index(v, []byte(text)); pair == nil && i >= 0 {
				pair, at = slices.Concat(k, v), len(k)+i
				if text == "" {
					at = len(pair) - 1
				}
			}
			return nil
		})
	})
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	if pair == nil {
		return fmt.Errorf("no value of %s has %q", bucket, text)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	spoilt := slices.Clone(pair)
	spoilt[at] ^= 1
	// Pages that are no longer in use may have it as well.
	return os.WriteFile(path, bytes.ReplaceAll(data, pair, spoilt), 0o600)
}

// killed runs the program until it has added a document, and no further.
func killed(ts *testscript.TestScript, args []string) {
	cmd := exec.Command("parley", args...)
	cmd.Dir = ts.Getenv("WORK")
	told, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	for lines := bufio.NewScanner(told); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "added ") {
			ts.Check(cmd.Process.Kill())
		}
	}
	if err := cmd.Wait(); err == nil {
		ts.Fatalf("parley %s came to its end before it was killed", strings.Join(args, " "))
	}
}

// fetch prints an answer. A server that is starting up has half a minute.
func fetch(ts *testscript.TestScript, request func() (*http.Response, error)) {
	deadline := time.Now().Add(30 * time.Second)
	for {
		resp, err := request()
		if err != nil && time.Now().Before(deadline) {
			time.Sleep(20 * time.Millisecond)
			continue
		}
		ts.Check(err)
		text, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		ts.Check(err)
		_, err = ts.Stdout().Write(text)
		ts.Check(err)
		return
	}
}
