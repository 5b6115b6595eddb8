package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/read"
)

// A Status is how far a source has come.
type Status string

// The statuses of a source. Every source ends in one of the last three.
const (
	Queued    Status = "QUEUED"
	Done      Status = "DONE"
	Unchanged Status = "UNCHANGED"
	Rejected  Status = "REJECTED"
)

// An Event tells what happened to one source.
type Event struct {
	Source string
	// Document is set once the source is in the store.
	Document graph.ID
	Status   Status
	// Err says why a source was rejected.
	Err error
	// Statements is the number of claims the document brought.
	Statements int
	// Finished of Total sources have reached their end.
	Finished, Total int
}

// A Summary counts what an ingestion did.
type Summary struct {
	Added, Unchanged, Replaced, Rejected, Statements int
}

// An Ingester reads sources in parallel and puts what it read into a store.
type Ingester struct {
	Reader *Reader
	Store  graph.Store
	// Workers is the number of texts read at once; 0 means one a core.
	Workers int
	// Events, when set, is called for every event, one at a time.
	Events func(Event)
}

// groupSize is the most documents that one transaction takes: beyond some
// dozens the cost of a commit is spread thin enough.
const groupSize = 64

// Document ingests one document. When it returns without error, the document
// survives a crash.
func (in *Ingester) Document(ctx context.Context, name string, data []byte) (graph.Outcome, error) {
	reading, err := in.Reader.Read(name, data)
	if err != nil {
		in.tell(Event{Source: name, Status: Rejected, Err: err, Finished: 1, Total: 1})
		return graph.Outcome{}, err
	}
	outcomes, err := in.Store.Apply(ctx, graph.Change{Put: reading})
	if err != nil {
		return graph.Outcome{}, fmt.Errorf("store %s: %w", name, err)
	}
	in.tell(finished(name, outcomes[0], 1, 1))
	return outcomes[0], nil
}

// Paths ingests files and, for folders, every file below them that has a known
// format. A source that cannot be read is rejected with its reason and stops no
// other; only a failure of the store or the end of ctx ends the run early.
func (in *Ingester) Paths(ctx context.Context, paths []string) (Summary, error) {
	files, rejected, err := Files(paths)
	if err != nil {
		return Summary{}, err
	}
	total := len(files) + len(rejected)
	var sum Summary
	for _, r := range rejected {
		sum.Rejected++
		in.tell(Event{Source: r.Source, Status: Rejected, Err: r.Err, Finished: sum.Rejected, Total: total})
	}
	for _, file := range files {
		in.tell(Event{Source: file, Status: Queued, Finished: sum.Rejected, Total: total})
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for batch := range in.readAll(ctx, files) {
		if err := in.apply(ctx, batch, &sum, total); err != nil {
			return sum, err
		}
	}
	return sum, ctx.Err()
}

// A Rejection is a path that cannot be ingested, with the reason.
type Rejection struct {
	Source string
	Err    error
}

// Files lists the files that paths name: files as they are, folders by the
// files below them that have a known format, without hidden ones. The list is
// sorted and names every file once. Paths that cannot be read are rejections; a
// folder without documents is an error.
func Files(paths []string) ([]string, []Rejection, error) {
	var files []string
	var rejected []Rejection
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			rejected = append(rejected, Rejection{path, err})
			continue
		}
		if !info.IsDir() {
			files = append(files, filepath.ToSlash(filepath.Clean(path)))
			continue
		}
		found := 0
		err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				rejected = append(rejected, Rejection{name, err})
			case name != path && strings.HasPrefix(entry.Name(), "."):
				if entry.IsDir() {
					return filepath.SkipDir
				}
			case entry.Type().IsRegular() && read.Known(name):
				files = append(files, filepath.ToSlash(filepath.Clean(name)))
				found++
			}
			return nil
		})
		if err != nil {
			return nil, nil, fmt.Errorf("list %s: %w", path, err)
		}
		if found == 0 && len(rejected) == 0 {
			return nil, nil, fmt.Errorf("%s holds no documents: give a folder with %s files", path, read.Extensions())
		}
	}
	slices.Sort(files)
	return slices.Compact(files), rejected, nil
}

// A result is what became of one source.
type result struct {
	source  string
	reading *graph.Reading
	err     error
}

// readAll reads the files with a few workers and yields what is ready in
// groups. It stops all of its goroutines before it returns.
func (in *Ingester) readAll(ctx context.Context, files []string) func(func([]result) bool) {
	return func(yield func([]result) bool) {
		workers := in.Workers
		if workers <= 0 {
			workers = runtime.GOMAXPROCS(0)
		}
		ctx, cancel := context.WithCancel(ctx)
		jobs := make(chan string)
		results := make(chan result, groupSize)
		var running sync.WaitGroup
		running.Go(func() {
			defer close(jobs)
			for _, file := range files {
				select {
				case jobs <- file:
				case <-ctx.Done():
					return
				}
			}
		})
		var reading sync.WaitGroup
		for range workers {
			reading.Go(func() {
				for file := range jobs {
					select {
					case results <- in.readFile(file):
					case <-ctx.Done():
						return
					}
				}
			})
		}
		running.Go(func() {
			reading.Wait()
			close(results)
		})
		defer running.Wait()
		defer cancel()
		for first := range results {
			batch := []result{first}
			for more := true; more && len(batch) < groupSize; {
				select {
				case r, ok := <-results:
					if more = ok; ok {
						batch = append(batch, r)
					}
				default:
					more = false
				}
			}
			if !yield(batch) {
				return
			}
		}
	}
}

func (in *Ingester) readFile(file string) result {
	data, err := os.ReadFile(file)
	if err != nil {
		return result{source: file, err: err}
	}
	reading, err := in.Reader.Read(file, data)
	return result{source: file, reading: reading, err: err}
}

// apply commits a group and tells what became of each of its sources.
func (in *Ingester) apply(ctx context.Context, batch []result, sum *Summary, total int) error {
	var changes []graph.Change
	for _, r := range batch {
		if r.err == nil {
			changes = append(changes, graph.Change{Put: r.reading})
		}
	}
	outcomes, err := in.Store.Apply(ctx, changes...)
	if err != nil {
		return fmt.Errorf("store %d documents: %w", len(changes), err)
	}
	for _, r := range batch {
		if r.err != nil {
			sum.Rejected++
			in.tell(Event{Source: r.source, Status: Rejected, Err: r.err, Finished: sum.finished(), Total: total})
			continue
		}
		out := outcomes[0]
		outcomes = outcomes[1:]
		if out.Action == graph.Unchanged {
			sum.Unchanged++
		} else {
			sum.Added++
			sum.Statements += out.Statements
		}
		sum.Replaced += len(out.Replaced)
		in.tell(finished(r.source, out, sum.finished(), total))
	}
	return nil
}

func (s *Summary) finished() int { return s.Added + s.Unchanged + s.Rejected }

func finished(source string, out graph.Outcome, n, total int) Event {
	ev := Event{Source: source, Document: out.Document, Status: Done, Statements: out.Statements, Finished: n, Total: total}
	if out.Action == graph.Unchanged {
		ev.Status, ev.Statements = Unchanged, 0
	}
	return ev
}

func (in *Ingester) tell(ev Event) {
	if pathErr := (*fs.PathError)(nil); errors.As(ev.Err, &pathErr) {
		ev.Err = fmt.Errorf("cannot be read: %w (check the path and its permissions)", pathErr.Err)
	}
	if in.Events != nil {
		in.Events(ev)
	}
}
