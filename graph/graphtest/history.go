package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// A writer makes changes to sources and judgements that nobody else touches, and
// remembers what is left of them.
type writer struct {
	rnd *rand.Rand
	// versions are the readings that a source may have.
	versions   map[string][]*graph.Reading
	judgements []*graph.Judgement
	always     string // a source that is replaced and never removed, or ""

	present map[string]*graph.Reading
	holding map[graph.ID]*graph.Judgement
}

// changes returns the changes of one transaction.
func (w *writer) changes() []graph.Change {
	var out []graph.Change
	if w.always != "" {
		out = append(out, w.put(w.always))
	}
	sources := slices.Sorted(maps.Keys(w.versions))
	for range 1 + w.rnd.IntN(3) {
		source := sources[w.rnd.IntN(len(sources))]
		have := w.present[source]
		switch {
		case len(w.judgements) > 0 && w.rnd.IntN(3) == 0:
			j := w.judgements[w.rnd.IntN(len(w.judgements))]
			if w.holding[j.ID] == nil {
				w.holding[j.ID] = j
			} else {
				delete(w.holding, j.ID)
				j = j.Undo(mark(25))
			}
			out = append(out, judgement(j))
		case have != nil && source != w.always && w.rnd.IntN(3) == 0:
			delete(w.present, source)
			out = append(out, remove(have.Document.ID))
		default:
			out = append(out, w.put(source))
		}
	}
	return out
}

func (w *writer) put(source string) graph.Change {
	versions := w.versions[source]
	w.present[source] = versions[w.rnd.IntN(len(versions))]
	return put(w.present[source])
}

// whatIsLeftIsAllThatCounts lets several writers add, replace and remove
// documents and make and take back judgements, in transactions of their own and
// all at once, with the linker and the judgements joining what they write. The
// graph is that of what is left, put into an empty store at once, and that of the
// model. A reader meets a source that is replaced all the time in every view once.
func whatIsLeftIsAllThatCounts(t *testing.T, h *harness) {
	const sources, versions, steps, always = 5, 3, 12, "always.txt"
	removed := 0
	for round := range uint64(2 * h.rounds()) {
		rnd := rand.New(rand.NewPCG(38, round))
		writers := make([]*writer, 1+round%8)
		var all []*graph.Reading
		for n := range writers {
			w := &writer{
				rnd: rand.New(rand.NewPCG(round, uint64(n))), versions: make(map[string][]*graph.Reading),
				present: make(map[string]*graph.Reading), holding: make(map[graph.ID]*graph.Judgement),
			}
			for i := range sources {
				source := fmt.Sprintf("writer-%d-%d.txt", n, i)
				if n == 0 && i == 0 {
					source = always
				}
				for range versions {
					r := RandomReading(rnd, source)
					all = append(all, r)
					w.versions[source] = append(w.versions[source], r)
				}
			}
			writers[n] = w
		}
		writers[0].always = always
		for i, j := range randomJudgements(rnd, all, 8) {
			w := writers[i%len(writers)]
			w.judgements = append(w.judgements, j)
		}
		s, clean := h.open(), h.open()
		h.apply(s, writers[0].put(writers[0].always))
		done := make(chan struct{})
		var writing, reading sync.WaitGroup
		reading.Go(func() {
			for {
				err := s.View(context.Background(), func(v graph.View) error {
					p, err := v.Documents(context.Background(), "always", graph.Range{})
					if err == nil && p.Total != 1 {
						err = fmt.Errorf("%d documents have the source that is replaced all the time", p.Total)
					}
					return err
				})
				if err != nil {
					t.Errorf("round %d: a reader: %v", round, err)
					return
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
		for n, w := range writers {
			writing.Go(func() {
				for range steps {
					if _, err := s.Apply(context.Background(), w.changes()...); err != nil {
						t.Errorf("round %d: writer %d: %v", round, n, err)
						return
					}
				}
			})
		}
		writing.Wait()
		close(done)
		reading.Wait()
		if t.Failed() {
			return
		}
		var left []*graph.Reading
		var holding []*graph.Judgement
		var changes []graph.Change
		for _, w := range writers {
			removed += sources - len(w.present)
			for _, source := range slices.Sorted(maps.Keys(w.present)) {
				left = append(left, w.present[source])
				changes = append(changes, put(w.present[source]))
			}
			for _, id := range slices.Sorted(maps.Keys(w.holding)) {
				holding = append(holding, w.holding[id])
				changes = append(changes, judgement(w.holding[id]))
			}
		}
		h.apply(clean, changes...)
		h.same(fmt.Sprintf("round %d, %d writers", round, len(writers)), h.quads(s), h.quads(clean))
		h.sameAnswers(s, clean)
		slices.SortFunc(left, func(a, b *graph.Reading) int { return cmp.Compare(a.Document.ID, b.Document.ID) })
		h.agrees(fmt.Sprintf("round %d", round), s, newModel(left, holding...))
	}
	if removed == 0 {
		t.Error("nothing was removed: the test shows nothing")
	}
}
