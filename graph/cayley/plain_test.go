//go:build unix

package cayley

import (
	"context"
	"fmt"
	"slices"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
)

// plain is Cayley without what we put around it: quads in a file.
type plain struct {
	*figures
	db       *bolt.DB
	entities map[graph.ID]bool // whose quads are there
	quads    int
}

func newPlain(f *figures, path string) *plain {
	db, err := bolt.Open(path, 0o600, fileOptions())
	f.must(err)
	f.Cleanup(func() { _ = db.Close() })
	db.AllocSize = growth
	f.must(db.Update(initCayley))
	return &plain{figures: f, db: db, entities: make(map[graph.ID]bool)}
}

// load adds the quads that a store has for some documents, in one transaction,
// and returns how long that took, on the clock and of the processor.
func (p *plain) load(s *Store, changes []graph.Change) (took, used time.Duration) {
	come := new(diff)
	p.must(s.View(p.ctx, func(gv graph.View) error {
		v := gv.(guarded).view
		for _, c := range changes {
			id := c.Put.Document.ID
			rec, err := decodeRecord(id, v.tx.Bucket(bucketDocuments).Get([]byte(id)))
			if err != nil {
				return err
			}
			r, err := rec.resolve(v.judged, func(k profileKey) (graph.ID, error) { return entityOf(v.tx, k) })
			if err != nil {
				return err
			}
			quads, err := r.quads()
			if err != nil {
				return err
			}
			come.give(quads)
			for _, id := range r.entities {
				if p.entities[id] {
					continue
				}
				p.entities[id] = true
				e, err := v.Entity(p.ctx, id)
				if err != nil {
					return err
				}
				come.give(entityQuads(id, e.Type, e.Name, e.Aliases))
			}
		}
		return nil
	}))
	p.quads += len(come.come)
	start, before := time.Now(), processor()
	p.must(p.db.Update(come.apply))
	return time.Since(start), processor() - before
}

// plainAround answers bench.Adjacency.Around with Cayley's own iterators, each
// over the postings of a node.
func plainAround(ctx context.Context, tx *bolt.Tx, from graph.ID, hops, limit int, over []string) ([]string, error) {
	qs, _, err := quadStore(tx)
	if err != nil {
		return nil, err
	}
	values := []quad.Value{iri(from), rdfsLabel}
	for _, r := range over {
		values = append(values, relationIRI(&graph.Claim{Relation: r, Polarity: graph.Affirmed, Modality: graph.Fact}))
	}
	refs, err := qs.RefsOf(ctx, values)
	if err != nil {
		return nil, err
	}
	nodes := make([]uint64, len(refs))
	for i, ref := range refs {
		id, ok := ref.(kv.Int64Value)
		if !ok {
			return nil, fmt.Errorf("%v is no node", values[i])
		}
		nodes[i] = uint64(id)
	}
	found, label, predicates := []uint64{nodes[0]}, nodes[1], nodes[2:]
	seen := map[uint64]bool{nodes[0]: true}
	for begin := 0; hops > 0 && len(found) < limit; hops-- {
		end := len(found)
		for _, at := range found[begin:end] {
			for n, to := range []quad.Direction{quad.Object, quad.Subject} {
				err := plainEach(ctx, qs, quadIndexes[n], []uint64{at}, func(q *proto.Primitive) {
					if other := q.GetDirection(to); slices.Contains(predicates, q.Predicate) && !seen[other] && len(found) < limit {
						seen[other] = true
						found = append(found, other)
					}
				})
				if err != nil {
					return nil, err
				}
			}
		}
		begin = end
	}
	var labels []cayley.Ref
	for _, at := range found {
		err := plainEach(ctx, qs, quadIndexes[0], []uint64{at, 0}, func(q *proto.Primitive) {
			if q.Predicate == label {
				labels = append(labels, kv.Int64Value(q.Object))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	named, err := qs.ValuesOf(ctx, labels)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(named))
	for i, v := range named {
		names[i] = quad.ToString(v)
	}
	return names, nil
}

func plainEach(ctx context.Context, qs *kv.QuadStore, ind kv.QuadIndex, prefix []uint64, yield func(*proto.Primitive)) error {
	it := kv.NewQuadIterator(qs, ind, prefix)
	defer it.Close()
	for it.Next(ctx) {
		yield(it.Result().(*proto.Primitive))
	}
	if err := it.Err(); err != nil {
		return err
	}
	return ctx.Err()
}
