package cayley

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// now returns the entity that an ID stands for: itself, the one it became part
// of, or the one that what a judgement once set apart now belongs to. An ID that
// stands for nothing is returned as it is.
func (v *view) now(id graph.ID) (graph.ID, error) {
	if _, known := v.snapshot.Entity(id); known || id == "" {
		return id, nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if to := v.tx.Bucket(bucketRedirects).Get([]byte(id)); to != nil {
		return graph.ID(to), nil
	}
	if n, ok := v.judged.Coined(id); ok {
		to, err := v.called(n)
		if err != nil || to != "" {
			return to, err
		}
	}
	return id, nil
}

// nowIn puts the entities that a filter and some more IDs stand for in their
// place.
func (v *view) nowIn(f *graph.Filter, more ...*graph.ID) (err error) {
	for _, id := range append(more, &f.Subject, &f.Object, &f.Entity, &f.AttributedTo) {
		if *id, err = v.now(*id); err != nil {
			return err
		}
	}
	return nil
}

// called returns the entity that a naming stands for, or "". The caller holds
// v.mu.
func (v *view) called(n graph.Naming) (graph.ID, error) {
	told := make(map[graph.ID]int)
	if n.Document != "" && !v.judged.Singles(n.Document, n.Type, n.Name) {
		chains, err := v.chains(n.Document)
		if err != nil {
			return "", err
		}
		for _, c := range chains {
			if c.Type == n.Type && c.Name == n.Name {
				told[c.entity]++
			}
		}
	} else {
		profiles, err := profilesNamed(v.tx, n.Name)
		if err != nil {
			return "", err
		}
		for _, p := range profiles {
			if p.Naming() == n {
				told[p.entity] += p.Documents
			}
		}
		if len(told) == 0 && n.Document == "" { // every document with the name may be singled out
			for _, p := range profiles {
				if p.Type == n.Type && !p.Described {
					told[p.entity] += p.Documents
				}
			}
		}
	}
	best := graph.ID("")
	for id, documents := range told {
		if best == "" || documents > told[best] || documents == told[best] && id < best {
			best = id
		}
	}
	return best, nil
}

// lockedCalled does so for who does not hold v.mu.
func (v *view) lockedCalled(n graph.Naming) (graph.ID, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.called(n)
}

// entityOfChain returns the entity of chain i of a document.
func (v *view) entityOfChain(document graph.ID, i int, c *graph.Chain) (graph.ID, error) {
	if p := profileOf(v.judged, document, i, c); p != nil {
		return entityOf(v.tx, p.key())
	}
	return unnamedEntity(document, i, c), nil
}

// A toldChain is a chain with its entity.
type toldChain struct {
	graph.Chain
	entity graph.ID
}

// chains returns the chains of a document, none when it is not there. The
// caller holds v.mu.
func (v *view) chains(document graph.ID) ([]toldChain, error) {
	data := v.tx.Bucket(bucketDocuments).Get([]byte(document))
	if data == nil {
		return nil, nil
	}
	rec, err := decodeRecord(document, data)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", document, err)
	}
	var out []toldChain
	for i, c := range rec.variants[0].chains {
		id, err := v.entityOfChain(document, i, &c)
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", document, err)
		}
		out = append(out, toldChain{c, id})
	}
	return out, nil
}

func (v *view) Namings(ctx context.Context, entity, document graph.ID) ([]graph.NamingCount, error) {
	e, err := v.Entity(ctx, entity)
	if err != nil {
		return nil, err
	}
	if document == "" {
		if document, err = v.onlyDocument(ctx, e.ID); err != nil {
			return nil, err
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	counts := make(map[graph.Naming]int)
	if document != "" {
		if v.tx.Bucket(bucketDocuments).Get([]byte(document)) == nil {
			return nil, fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
		}
		chains, err := v.chains(document)
		if err != nil {
			return nil, err
		}
		for _, c := range chains {
			if c.entity == e.ID {
				counts[graph.Naming{Type: c.Type, Name: c.Name, Document: document}] = 1
			}
		}
	} else {
		tellers := make(map[graph.Naming]map[graph.ID]bool)
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			profiles, err := profilesNamed(v.tx, name)
			if err != nil {
				return nil, err
			}
			for k, p := range profiles {
				if p.entity != e.ID {
					continue
				}
				n := p.Naming()
				if tellers[n] == nil {
					tellers[n] = make(map[graph.ID]bool)
				}
				for _, id := range tellersOf(v.tx, k) {
					tellers[n][id] = true
				}
				counts[n] = len(tellers[n])
			}
		}
	}
	out := make([]graph.NamingCount, 0, len(counts))
	for n, documents := range counts {
		out = append(out, graph.NamingCount{Naming: n, Documents: documents})
	}
	slices.SortFunc(out, func(a, b graph.NamingCount) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), a.Compare(b.Naming))
	})
	return out, nil
}

// onlyDocument returns the document that has an entity which is only described,
// or "" for any other entity.
func (v *view) onlyDocument(ctx context.Context, entity graph.ID) (graph.ID, error) {
	if v.linked(entity) {
		return "", nil
	}
	docs, err := v.snapshot.EntityDocuments(ctx, entity, graph.Range{First: 1})
	if err != nil || len(docs.Items) == 0 {
		return "", err
	}
	return docs.Items[0].Value, nil
}

// linked reports whether an entity is formed from profiles.
func (v *view) linked(entity graph.ID) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.tx.Bucket(bucketEntities).Get([]byte(entity)) != nil
}

func (v *view) NamingEntity(ctx context.Context, n graph.Naming) (*graph.Entity, error) {
	id, err := v.lockedCalled(n)
	if err != nil {
		return nil, err
	}
	if id == "" {
		return nil, fmt.Errorf("naming %s: %w", n, graph.ErrNotFound)
	}
	return v.Entity(ctx, id)
}
