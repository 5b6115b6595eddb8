package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/ingest/link"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

// Each file of testdata/script is a session with the program. Beside the usual
// commands of testscript there are
//
//	hold DIR             opens the store in DIR, as another process would
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
