//go:build unix

package ingest_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/queue"
)

// The test binary runs itself as a child that ingests, with the data folder and,
// the first time, the folder of sources in its environment.
const (
	dataVariable    = "PARLEY_TEST_DATA"
	sourcesVariable = "PARLEY_TEST_SOURCES"
)

func TestMain(m *testing.M) {
	if data := os.Getenv(dataVariable); data != "" {
		if err := ingestIn(data, os.Getenv(sourcesVariable)); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// openData opens an ingester into a folder and returns what closes it.
func openData(data string) (*ingest.Ingester, func() error, error) {
	store, err := cayley.Open(filepath.Join(data, "graph.db"), cayley.Options{Linker: graphtest.Linker{}})
	if err != nil {
		return nil, nil, err
	}
	sources, err := queue.Open(filepath.Join(data, "queue.db"))
	if err != nil {
		store.Close()
		return nil, nil, err
	}
	return &ingest.Ingester{Read: made, Store: store, Queue: sources, Workers: 3}, func() error {
		if err := sources.Close(); err != nil {
			return err
		}
		return store.Close()
	}, nil
}

// ingestIn takes a folder of sources in, or goes on for "", and says so of each.
func ingestIn(data, sources string) error {
	in, closeAll, err := openData(data)
	if err != nil {
		return err
	}
	in.Read = func(name string, data []byte) (*graph.Reading, error) {
		time.Sleep(5 * time.Millisecond) // a text takes its time
		return made(name, data)
	}
	in.Events = func(ev ingest.Event) { fmt.Println(ev.Status, ev.Source) }
	if sources == "" {
		_, err = in.Resume(context.Background())
	} else {
		_, err = in.Paths(context.Background(), []string{sources})
	}
	if err != nil {
		return err
	}
	return closeAll()
}

// A run that is killed again and again finishes what it took in, and its graph
// is that of a run that nobody disturbed.
func TestNothingThatWasQueuedIsLostWhenTheProcessIsKilled(t *testing.T) {
	texts, data := t.TempDir(), t.TempDir()
	const files, uploads = 150, 20
	for i := range files {
		text := fmt.Sprint(i)
		if i%50 == 7 {
			text = "" // no document
		}
		write(t, filepath.Join(texts, fmt.Sprintf("%03d.txt", i)), text)
	}
	whole := newIngester(t)
	if _, err := whole.Paths(t.Context(), []string{texts}); err != nil {
		t.Fatal(err)
	}
	in, closeAll, err := openData(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range uploads {
		name, text := fmt.Sprintf("upload-%d", i), fmt.Appendf(nil, "upload %d", i)
		if _, err := in.Queue.Put(queue.Item{Source: name, Data: text}); err != nil { // and then nothing: a crash
			t.Fatal(err)
		}
		if _, err := whole.Document(t.Context(), name, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := closeAll(); err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(51, 51))
	kills := 0
	acknowledged := map[string]bool{}
	for sources := texts; killedChild(t, data, sources, time.Duration(rnd.IntN(50))*time.Millisecond, acknowledged); kills++ {
		sources = ""
	}
	if kills < 5 {
		t.Errorf("the child was killed %d times: the test shows nothing", kills)
	}
	if in, closeAll, err = openData(data); err != nil {
		t.Fatal(err)
	}
	defer closeAll()
	t.Logf("%d kills, %d sources acknowledged", kills, len(acknowledged))
	n, err := in.Queue.Counts()
	if want := (queue.Counts{Done: files + uploads - files/50, Rejected: files / 50}); err != nil || n != want {
		t.Errorf("counts are %+v (%v), want %+v", n, err, want)
	}
	if got, want := became(t, in.Queue), became(t, whole.Queue); got != want {
		t.Errorf("the queue has\n%swant\n%s", got, want)
	}
	if nquads(t, in.Store) != nquads(t, whole.Store) {
		t.Error("the graph differs from that of an undisturbed run")
	}
}

// killedChild lets a child ingest and kills it some time after it began to
// finish sources. It reports false when the child came to its end before. What
// was acknowledged once must not come up for work again.
func killedChild(t *testing.T, data, sources string, after time.Duration, acknowledged map[string]bool) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), dataVariable+"="+data, sourcesVariable+"="+sources)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	began := false
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		status, source, _ := strings.Cut(lines.Text(), " ")
		switch {
		case status == "error:":
			t.Fatalf("the child says %q", lines.Text())
		case status == string(ingest.Queued) || source == "":
			continue
		case acknowledged[source]:
			t.Fatalf("%s was acknowledged, and %s again", source, status)
		}
		acknowledged[source] = true
		if !began {
			began = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	return cmd.Wait() != nil
}
