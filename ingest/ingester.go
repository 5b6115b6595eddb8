package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/queue"
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

// An Ingester takes sources in: it queues them on disk, reads them in parallel
// and puts what it read into a store. The queue goes on with a source after a
// crash; that it may do so twice changes nothing, as a document that is there
// already is left as it is.
type Ingester struct {
	// Read reads the bytes of one source, found under name; it is called from
	// several goroutines at once.
	Read  func(name string, data []byte) (*graph.Reading, error)
	Store graph.Store
	Queue *queue.Queue
	// Workers is the number of texts of a folder read at once, and of those that
	// Document is given; 0 means one a core.
	Workers int
	// Events, when set, is called for every event, one at a time.
	Events func(Event)

	hand hand
}

// MaxInHand is the most documents that Document takes in at once, those that wait
// to be read among them.
const MaxInHand = 256

// A hand bounds what Document does at once: what it has, and what of that is read.
type hand struct {
	mu      sync.Mutex
	holds   int
	once    sync.Once
	reading chan struct{}
}

// take reports whether there is room for one more.
func (h *hand) take() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.holds >= MaxInHand {
		return false
	}
	h.holds++
	return true
}

func (h *hand) give() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.holds--
}

// read calls f when fewer than so many others do.
func (h *hand) read(workers int, f func()) {
	h.once.Do(func() { h.reading = make(chan struct{}, workers) })
	h.reading <- struct{}{}
	defer func() { <-h.reading }()
	f()
}

// groupSize is the most documents that one transaction takes: beyond some
// dozens the cost of a commit is spread thin enough. As many more readings may
// wait for the store, and no more: a slow one stops the readers.
const groupSize = 64

// queuedAtOnce is the most sources that one transaction of the queue takes.
const queuedAtOnce = 4096

// Document ingests one document. When it returns without error, the document
// survives a crash; an error about the document is a graph.ErrInvalid. It is
// queued with its bytes and goes to its end even when ctx ends before; one that
// the store fails on stays queued, for Resume or Keep. When MaxInHand documents
// are under way it returns graph.ErrBusy and has taken in nothing.
func (in *Ingester) Document(ctx context.Context, name string, data []byte) (graph.Outcome, error) {
	if !in.hand.take() {
		return graph.Outcome{}, fmt.Errorf("%d documents are on their way in: try this one again in a while: %w", MaxInHand, graph.ErrBusy)
	}
	defer in.hand.give()
	in.Queue.Hold(name)
	defer in.Queue.Release(name)
	entries, err := in.Queue.Put(queue.Item{Source: name, Data: data})
	if err != nil {
		return graph.Outcome{}, err
	}
	var r result
	in.hand.read(in.workers(), func() { r = in.read(entries[0], data) })
	var sum Summary
	outcomes, err := in.apply(context.WithoutCancel(ctx), []result{r}, &sum, 1)
	if err == nil {
		err = r.err
	}
	if err != nil {
		return graph.Outcome{}, err
	}
	return outcomes[0], nil
}

// Paths ingests files and, for folders, every file below them that has a known
// format, and what was queued before. A source that cannot be read is rejected
// with its reason and stops no other; only a failure of the store or the queue,
// or the end of ctx, ends the run early, and what is left stays queued.
func (in *Ingester) Paths(ctx context.Context, paths []string) (Summary, error) {
	files, rejected, err := Files(paths)
	if err != nil {
		return Summary{}, err
	}
	if err := in.enqueue(files); err != nil {
		return Summary{}, err
	}
	n, err := in.Queue.Counts()
	if err != nil {
		return Summary{}, err
	}
	total := n.Queued + len(rejected)
	var sum Summary
	if err := in.reject(rejected, &sum, total); err != nil {
		return sum, err
	}
	for _, file := range files {
		in.tell(Event{Source: file, Status: Queued, Finished: sum.Rejected, Total: total})
	}
	err = in.drain(ctx, &sum, total)
	return sum, err
}

// Resume ingests what was queued before and did not come to its end. It returns
// as Paths does.
func (in *Ingester) Resume(ctx context.Context) (Summary, error) {
	n, err := in.Queue.Counts()
	if err != nil {
		return Summary{}, err
	}
	var sum Summary
	err = in.drain(ctx, &sum, n.Queued)
	return sum, err
}

// enqueue queues files by where they lie, so that any later run finds them.
func (in *Ingester) enqueue(files []string) error {
	for some := range slices.Chunk(files, queuedAtOnce) {
		var items []queue.Item
		for _, file := range some {
			path, err := filepath.Abs(file)
			if err != nil {
				return fmt.Errorf("find %s: %w", file, err)
			}
			items = append(items, queue.Item{Source: file, Path: path})
		}
		if _, err := in.Queue.Put(items...); err != nil {
			return err
		}
	}
	return nil
}

// reject keeps and tells which paths name nothing that can be ingested.
func (in *Ingester) reject(rejected []Rejection, sum *Summary, total int) error {
	var batch []result
	for _, r := range rejected {
		entries, err := in.Queue.Put(queue.Item{Source: r.Source})
		if err != nil {
			return err
		}
		batch = append(batch, result{entry: entries[0], err: r.Err})
	}
	_, err := in.settle(batch, nil, sum, total)
	return err
}

// drain brings every source that is queued to its end.
func (in *Ingester) drain(ctx context.Context, sum *Summary, total int) error {
	err := in.readQueued(ctx, func(batch []result) error {
		_, err := in.apply(ctx, batch, sum, total)
		return err
	})
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// A result is what became of one source.
type result struct {
	entry   queue.Entry
	reading *graph.Reading
	err     error
}

// readQueued reads what is queued with a few workers and calls f with what is
// ready, in groups. It stops all of its goroutines before it returns.
func (in *Ingester) readQueued(ctx context.Context, f func([]result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	jobs := make(chan queue.Entry)
	results := make(chan result, groupSize)
	var listing error
	var reading, closing sync.WaitGroup
	reading.Go(func() {
		defer close(jobs)
		listing = in.eachQueued(func(e queue.Entry) bool {
			select {
			case jobs <- e:
				return true
			case <-ctx.Done():
				return false
			}
		})
	})
	for range in.workers() {
		reading.Go(func() {
			for e := range jobs {
				select {
				case results <- in.readContent(e):
				case <-ctx.Done():
					return
				}
			}
		})
	}
	closing.Go(func() {
		reading.Wait()
		close(results)
	})
	defer closing.Wait()
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
		if err := f(batch); err != nil {
			return err
		}
	}
	return listing
}

// workers returns how many texts are read at once.
func (in *Ingester) workers() int {
	if in.Workers > 0 {
		return in.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// eachQueued calls yield with what is queued and in nobody's hands, as long as it
// wants more.
func (in *Ingester) eachQueued(yield func(queue.Entry) bool) error {
	for r := (graph.Range{First: groupSize}); ; {
		p, err := in.Queue.List(queue.Queued, r)
		if err != nil {
			return err
		}
		for _, it := range p.Items {
			r.After = it.Cursor
			if !in.Queue.Held(it.Value.Source) && !yield(it.Value) {
				return nil
			}
		}
		if !p.HasNext {
			return nil
		}
	}
}

func (in *Ingester) readContent(e queue.Entry) result {
	data, err := in.Queue.Content(e.Source)
	if err != nil {
		return result{entry: e, err: err}
	}
	return in.read(e, data)
}

// read reads one source. A bug that a text brings out costs that text and not
// the program, which would meet it again at every start.
func (in *Ingester) read(e queue.Entry, data []byte) (r result) {
	r.entry = e
	defer func() {
		if p := recover(); p != nil {
			r.reading, r.err = nil, fmt.Errorf("it cannot be read because of a bug in this program, please report it: %v", p)
		}
	}()
	var err error
	if r.reading, err = in.Read(e.Source, data); err != nil {
		r.err = invalid{err}
	} else {
		r.err = r.reading.Check()
	}
	return r
}

// invalid makes an error a graph.ErrInvalid that reads as before.
type invalid struct{ error }

func (e invalid) Is(target error) bool { return target == graph.ErrInvalid }
func (e invalid) Unwrap() error        { return e.error }

// apply commits a group, and keeps and tells what became of each of its
// sources.
func (in *Ingester) apply(ctx context.Context, batch []result, sum *Summary, total int) ([]graph.Outcome, error) {
	var changes []graph.Change
	for _, r := range batch {
		if r.err == nil {
			changes = append(changes, graph.Change{Put: r.reading})
		}
	}
	outcomes, err := in.Store.Apply(ctx, changes...)
	if err != nil {
		return nil, fmt.Errorf("store %d documents: %w", len(changes), err)
	}
	return in.settle(batch, outcomes, sum, total)
}

// settle keeps and tells what became of sources; outcomes are of those without
// an error.
func (in *Ingester) settle(batch []result, outcomes []graph.Outcome, sum *Summary, total int) ([]graph.Outcome, error) {
	var entries []queue.Entry
	var events []Event
	left := outcomes
	for _, r := range batch {
		ev := Event{Source: r.entry.Source, Status: Rejected, Err: understandable(r.err), Total: total}
		r.entry.Status = queue.Done
		if r.err != nil {
			sum.Rejected++
			r.entry.Status, r.entry.Reason = queue.Rejected, ev.Err.Error()
		} else {
			out := left[0]
			left = left[1:]
			ev.Document, ev.Status = out.Document, Unchanged
			if out.Action == graph.Unchanged {
				sum.Unchanged++
			} else {
				sum.Added++
				sum.Statements += out.Statements
				ev.Status, ev.Statements = Done, out.Statements
			}
			sum.Replaced += len(out.Replaced)
			r.entry.Document, r.entry.Statements = out.Document, ev.Statements
		}
		ev.Finished = sum.Added + sum.Unchanged + sum.Rejected
		entries, events = append(entries, r.entry), append(events, ev)
	}
	if err := in.Queue.Finish(entries...); err != nil {
		return nil, err
	}
	for _, ev := range events {
		in.tell(ev)
	}
	return outcomes, nil
}

// understandable says what an error of the file system means to who gave the
// path.
func understandable(err error) error {
	if pathErr := (*fs.PathError)(nil); errors.As(err, &pathErr) {
		return fmt.Errorf("cannot be read: %w (check the path and its permissions)", pathErr.Err)
	}
	return err
}

func (in *Ingester) tell(ev Event) {
	if in.Events != nil {
		in.Events(ev)
	}
}
