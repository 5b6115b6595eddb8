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
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// killsVariable sets how often the crash test kills its child.
const killsVariable = "PARLEY_TEST_KILLS"

// lanes is the number of stores that the child writes at once: a kill meets each
// of them in the middle of something else.
const lanes = 8

// The test binary runs itself as a child with these in its environment: what to
// do, with which store or folder of stores, from which changes on.
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

// nth returns the change number n of the endless history of a lane: 12 sources
// that change their texts again and again, and now and then a removal.
func nth(lane, n int) []graph.Change {
	r := graphtest.RandomReading(rand.New(rand.NewPCG(30+uint64(lane)<<8, uint64(n))), fmt.Sprintf("file-%d.txt", n%12))
	changes := []graph.Change{{Put: r}}
	if n%5 == 4 {
		changes = append(changes, graph.Change{Remove: r.Document.ID})
	}
	return changes
}

// lanePath returns where the store of a lane is.
func lanePath(dir string, lane int) string { return filepath.Join(dir, fmt.Sprint("graph-", lane)) }

// writeUntilKilled makes the changes of all histories, each from its number on,
// and says so of each: the lane and the number.
func writeUntilKilled() error {
	failed := make(chan error)
	for lane, first := range strings.Fields(os.Getenv(firstVariable)) {
		go func() {
			n, err := strconv.Atoi(first)
			if err != nil {
				failed <- err
				return
			}
			s, err := cayley.Open(lanePath(os.Getenv(pathVariable), lane), options)
			for ; err == nil; n++ {
				if _, err = s.Apply(context.Background(), nth(lane, n)...); err == nil {
					fmt.Println(lane, n)
				}
			}
			failed <- err
		}()
	}
	return <-failed
}

// A history is a lane as the one who kills knows it.
type history struct {
	path     string
	lane     int
	expected *cayley.Store // with all changes before next
	next     int
}

func (h *history) apply(t *testing.T) {
	t.Helper()
	if _, err := h.expected.Apply(context.Background(), nth(h.lane, h.next)...); err != nil {
		t.Fatal(err)
	}
	h.next++
}

func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	kills := 25 // in each of the lanes: 200 stores that are cut off
	if s := os.Getenv(killsVariable); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatalf("%s: %v", killsVariable, err)
		}
	}
	dir := t.TempDir()
	histories := make([]*history, lanes)
	for lane := range histories {
		expected, err := cayley.Memory(options)
		if err != nil {
			t.Fatal(err)
		}
		defer expected.Close()
		histories[lane] = &history{path: lanePath(dir, lane), lane: lane, expected: expected}
	}
	rnd := rand.New(rand.NewPCG(31, 31))
	acknowledged, committed := 0, 0
	for kill := range kills {
		last := killedChild(t, dir, histories, time.Duration(rnd.IntN(80))*time.Millisecond)
		for lane, h := range histories {
			for h.next <= last[lane] {
				h.apply(t)
				acknowledged++
			}
			if h.holds(t, kill) {
				committed++
			}
		}
	}
	t.Logf("%d stores were cut off, %d changes acknowledged, %d others committed", kills*lanes, acknowledged, committed)
	if acknowledged < kills*lanes {
		t.Errorf("%d changes acknowledged in %d kills: the test shows nothing", acknowledged, kills*lanes)
	}
}

// holds fails the test when a store that was cut off does not hold all that was
// acknowledged, and reports whether it has the change that was under way as well.
func (h *history) holds(t *testing.T, kill int) (more bool) {
	t.Helper()
	s, err := cayley.Open(h.path, options)
	if err != nil {
		t.Fatalf("kill %d, lane %d: open: %v", kill, h.lane, err)
	}
	if got := nquads(t, s); got != nquads(t, h.expected) {
		h.apply(t)
		if more = true; got != nquads(t, h.expected) {
			t.Fatalf("kill %d, lane %d: the store is neither as before nor as after change %d", kill, h.lane, h.next-1)
		}
	}
	if err := s.Check(context.Background()); err != nil {
		t.Fatalf("kill %d, lane %d: %v", kill, h.lane, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return more
}

// killedChild lets a child write and kills it some time after it began in all
// lanes. It returns the last change of each that was acknowledged.
func killedChild(t *testing.T, dir string, histories []*history, after time.Duration) []int {
	t.Helper()
	var first []string
	last := make([]int, len(histories))
	for lane, h := range histories {
		first = append(first, strconv.Itoa(h.next))
		last[lane] = h.next - 1
	}
	cmd := child("write", dir, strings.Join(first, " "))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	began, killed := make(map[int]bool), false
	for lines.Scan() {
		var lane, n int
		if _, err := fmt.Sscan(lines.Text(), &lane, &n); err != nil {
			t.Fatalf("the child says %q", lines.Text())
		}
		last[lane], began[lane] = n, true
		if !killed && len(began) == len(histories) {
			killed = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := cmd.Wait(); err == nil || !killed {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return last
}

func child(what, path, first string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+what, pathVariable+"="+path, firstVariable+"="+first)
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
	cmd := child("fill", path, "")
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
