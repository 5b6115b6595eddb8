//go:build unix

package cayley_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// killsVariable sets how often the crash test kills its child.
const killsVariable = "PARLEY_TEST_KILLS"

// The test binary runs itself as a child with these in its environment: what to
// do, with which store, from which change on.
const (
	childVariable = "PARLEY_TEST_CHILD"
	pathVariable  = "PARLEY_TEST_PATH"
	firstVariable = "PARLEY_TEST_FIRST"
)

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(childVariable) {
	case "":
		os.Exit(m.Run())
	case "write":
		err = writeUntilKilled()
	case "fill":
		err = fillTheDisk()
	}
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

// nth returns the change number n of an endless history: 12 sources that change
// their texts again and again, and now and then a removal.
func nth(n int) []graph.Change {
	r := graphtest.RandomReading(rand.New(rand.NewPCG(30, uint64(n))), fmt.Sprintf("file-%d.txt", n%12))
	changes := []graph.Change{{Put: r}}
	if n%5 == 4 {
		changes = append(changes, graph.Change{Remove: r.Document.ID})
	}
	return changes
}

// writeUntilKilled makes the changes of the history and says so of each.
func writeUntilKilled() error {
	s, err := cayley.Open(os.Getenv(pathVariable), options)
	if err != nil {
		return err
	}
	first, err := strconv.Atoi(os.Getenv(firstVariable))
	if err != nil {
		return err
	}
	for n := first; ; n++ {
		if _, err := s.Apply(context.Background(), nth(n)...); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	kills := 20
	if s := os.Getenv(killsVariable); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatalf("%s: %v", killsVariable, err)
		}
	}
	path := filepath.Join(t.TempDir(), "graph")
	expected, err := cayley.Memory(options)
	if err != nil {
		t.Fatal(err)
	}
	defer expected.Close()
	rnd := rand.New(rand.NewPCG(31, 31))
	next, acknowledged := 0, 0
	for kill := range kills {
		last := killedChild(t, path, next, time.Duration(rnd.IntN(80))*time.Millisecond)
		for ; next <= last; next++ {
			if _, err := expected.Apply(context.Background(), nth(next)...); err != nil {
				t.Fatal(err)
			}
			acknowledged++
		}
		s, err := cayley.Open(path, options)
		if err != nil {
			t.Fatalf("kill %d: open: %v", kill, err)
		}
		got := nquads(t, s)
		if got != nquads(t, expected) {
			// The change that was under way may have been committed as well.
			if _, err := expected.Apply(context.Background(), nth(next)...); err != nil {
				t.Fatal(err)
			}
			next++
			if got != nquads(t, expected) {
				t.Fatalf("kill %d: after change %d the store is neither as before nor as after the next one", kill, last)
			}
		}
		if err := s.Check(context.Background()); err != nil {
			t.Fatalf("kill %d: %v", kill, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if acknowledged < kills {
		t.Errorf("%d changes acknowledged in %d kills: the test shows nothing", acknowledged, kills)
	}
}

// killedChild lets a child write and kills it some time after it began. It
// returns the last change that was acknowledged.
func killedChild(t *testing.T, path string, first int, after time.Duration) int {
	t.Helper()
	cmd := child("write", path, first)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := first - 1
	lines := bufio.NewScanner(out)
	killed := false
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("the child says %q", lines.Text())
		}
		last = n
		if !killed {
			killed = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := cmd.Wait(); err == nil || !killed {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return last
}

func child(what, path string, first int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+what, pathVariable+"="+path, firstVariable+"="+strconv.Itoa(first))
	cmd.Stderr = os.Stderr
	return cmd
}

// fillTheDisk writes until there is no room, makes room and goes on. It prints
// the number of changes in the store.
func fillTheDisk() error {
	signal.Ignore(syscall.SIGXFSZ) // writes past the limit then fail instead
	s, err := cayley.Open(os.Getenv(pathVariable), options)
	if err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	tight := limit
	tight.Cur = 6 << 20
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &tight); err != nil {
		return err
	}
	put := func(n int) error {
		r := graphtest.RandomReading(rand.New(rand.NewPCG(32, uint64(n))), fmt.Sprintf("file-%d.txt", n))
		_, err := s.Apply(context.Background(), graph.Change{Put: r})
		return err
	}
	n := 0
	for ; ; n++ {
		if err = put(n); err != nil {
			break
		}
		if n > 5000 {
			return errors.New("the limit on the file's size does not work")
		}
	}
	if n < 50 {
		return fmt.Errorf("the disk is full after %d changes: the test shows nothing", n)
	}
	if err := put(n); err == nil {
		return errors.New("a second try without room went through")
	}
	if err := s.Check(context.Background()); err != nil {
		return fmt.Errorf("after a failed write: %w", err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	for range 10 {
		if err := put(n); err != nil {
			return fmt.Errorf("with room again: %w", err)
		}
		n++
	}
	fmt.Println(n)
	return s.Close()
}

func TestAFullDiskLosesNothingAndWritingGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph")
	cmd := child("fill", path, 0)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := fmt.Sscan(string(said), &n); err != nil || cmd.Wait() != nil {
		t.Fatalf("the child says %q", said)
	}
	s, err := cayley.Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	clean, err := cayley.Memory(options)
	if err != nil {
		t.Fatal(err)
	}
	defer clean.Close()
	var changes []graph.Change
	for i := range n {
		changes = append(changes, graph.Change{Put: graphtest.RandomReading(rand.New(rand.NewPCG(32, uint64(i))), fmt.Sprintf("file-%d.txt", i))})
	}
	if _, err := clean.Apply(context.Background(), changes...); err != nil {
		t.Fatal(err)
	}
	if nquads(t, s) != nquads(t, clean) {
		t.Errorf("the quads of %d changes differ from those of a clean store", n)
	}
	if err := s.Check(context.Background()); err != nil {
		t.Error(err)
	}
}
