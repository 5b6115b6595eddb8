package cayley

import (
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph/index"
)

// A diff is the quads that go and come.
type diff struct{ gone, come []quad.Quad }

func (d *diff) take(quads []quad.Quad) { d.gone = append(d.gone, quads...) }
func (d *diff) give(quads []quad.Quad) { d.come = append(d.come, quads...) }

// cancel forgets the quads that go and come again.
func (d *diff) cancel() {
	if len(d.gone) == 0 || len(d.come) == 0 {
		return
	}
	stays := make(map[quad.Quad]bool, len(d.gone))
	for _, q := range d.gone {
		stays[q] = false
	}
	d.come = slices.DeleteFunc(d.come, func(q quad.Quad) bool {
		_, ok := stays[q]
		if ok {
			stays[q] = true
		}
		return ok
	})
	d.gone = slices.DeleteFunc(d.gone, func(q quad.Quad) bool { return stays[q] })
}

func (d *diff) document(before, after *reading) error {
	if before != nil {
		quads, err := before.quads()
		if err != nil {
			return err
		}
		d.take(quads)
	}
	if after != nil {
		quads, err := after.quads()
		if err != nil {
			return err
		}
		d.give(quads)
	}
	return nil
}

// apply has Cayley delete what goes, purges it, and adds what comes. Cayley
// loses nodes when one call does both.
func (d *diff) apply(tx *bolt.Tx) error {
	d.cancel()
	qs, db, err := quadStore(tx)
	if err != nil {
		return err
	}
	db.know(d.gone)
	db.know(d.come)
	if err := qs.ApplyDeltas(deltas(d.gone, cayley.Delete), cayley.IgnoreOpts{}); err != nil {
		return fmt.Errorf("delete quads: %w", err)
	}
	if err := db.purge(); err != nil {
		return fmt.Errorf("purge quads: %w", err)
	}
	if err := qs.ApplyDeltas(deltas(d.come, cayley.Add), cayley.IgnoreOpts{}); err != nil {
		return fmt.Errorf("add quads: %w", err)
	}
	return nil
}

func deltas(quads []quad.Quad, action cayley.Procedure) []cayley.Delta {
	out := make([]cayley.Delta, 0, len(quads))
	for _, q := range quads {
		out = append(out, cayley.Delta{Quad: q, Action: action})
	}
	return out
}

// An indexEdit gathers what the read index is to learn, in the order it needs.
type indexEdit struct {
	edit  *index.Edit
	gone  []*reading
	come  []*reading
	first error
}

func newIndexEdit(now *index.Snapshot) *indexEdit { return &indexEdit{edit: now.Edit()} }

func (e *indexEdit) document(before, after *reading) {
	if before != nil {
		e.gone = append(e.gone, before)
	}
	if after != nil {
		e.come = append(e.come, after)
	}
}

func (e *indexEdit) finish(links *relinking) (*index.Snapshot, error) {
	do := func(err error) {
		if e.first == nil && err != nil {
			e.first = fmt.Errorf("update the read index: %w", err)
		}
	}
	for _, r := range e.gone {
		do(e.edit.Remove(r.document.ID))
	}
	for _, r := range e.gone {
		do(r.dropUnnamed(e.edit))
	}
	for id := range links.before {
		if links.after[id] == nil {
			do(e.edit.DropEntity(id))
		}
	}
	for id, c := range links.after {
		do(e.edit.PutEntity(id, c.name, c.typ, c.aliases))
	}
	for _, r := range e.come {
		do(r.putUnnamed(e.edit))
		do(e.edit.Put(r.indexed()))
	}
	if e.first != nil {
		return nil, e.first
	}
	return e.edit.Snapshot(), nil
}

func (r *reading) putUnnamed(edit *index.Edit) error {
	for i := range r.chains {
		if c := &r.chains[i]; r.own[i] {
			if err := edit.PutEntity(r.entities[i], c.Name, c.Type, c.Aliases); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *reading) dropUnnamed(edit *index.Edit) error {
	for i := range r.chains {
		if r.own[i] {
			if err := edit.DropEntity(r.entities[i]); err != nil {
				return err
			}
		}
	}
	return nil
}
