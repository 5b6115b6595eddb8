package cayley

import (
	"context"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
)

// Quads reads the graph back from Cayley. Subjects are documents, with their
// claims under them, and entities; in canonical order all of the first come
// before all of the second, each with its quads together.
func (v *view) Quads(ctx context.Context, f func(graph.Quad) error) error {
	v.mu.Lock()
	qs, _, err := quadStore(v.tx)
	v.mu.Unlock()
	if err != nil {
		return err
	}
	p := &quadPrinter{qs: qs, terms: make(map[uint64]string)}
	byLabel, bySubject := quadIndexes[2], quadIndexes[0]
	for _, id := range v.snapshot.DocumentIDs() {
		if err := p.print(ctx, byLabel, iri(id), f); err != nil {
			return fmt.Errorf("quads of document %s: %w", id, err)
		}
	}
	for _, id := range v.snapshot.EntityIDs() {
		if err := p.print(ctx, bySubject, iri(id), f); err != nil {
			return fmt.Errorf("quads of entity %s: %w", id, err)
		}
	}
	return nil
}

// A quadPrinter writes quads as N-Quads terms.
type quadPrinter struct {
	qs    *kv.QuadStore
	terms map[uint64]string // short ones, by Cayley's number
}

// maxTerms and maxTermLength limit what a quadPrinter remembers.
const (
	maxTerms      = 1 << 16
	maxTermLength = 256
)

// print calls f with the quads whose first direction of an index is value,
// sorted.
func (p *quadPrinter) print(ctx context.Context, ind kv.QuadIndex, value quad.IRI, f func(graph.Quad) error) error {
	refs, err := p.qs.RefsOf(ctx, []quad.Value{value})
	if err != nil {
		return err
	}
	node, ok := refs[0].(kv.Int64Value)
	if !ok || node == 0 {
		return fmt.Errorf("node %s is missing: %w", value, errDamaged)
	}
	var found []*proto.Primitive
	it := kv.NewQuadIterator(p.qs, ind, []uint64{uint64(node)})
	defer it.Close()
	for it.Next(ctx) {
		found = append(found, it.Result().(*proto.Primitive))
	}
	if err := it.Err(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil { // iterators end silently
		return err
	}
	local, err := p.resolve(ctx, found)
	if err != nil {
		return err
	}
	quads := make([]graph.Quad, len(found))
	for i, q := range found {
		quads[i] = graph.Quad{Subject: local[q.Subject], Predicate: local[q.Predicate], Object: local[q.Object], Label: local[q.Label]}
	}
	slices.SortFunc(quads, func(a, b graph.Quad) int { return strings.Compare(a.String(), b.String()) })
	for _, q := range quads {
		if err := f(q); err != nil {
			return err
		}
	}
	return nil
}

// resolve returns the terms of the nodes of quads.
func (p *quadPrinter) resolve(ctx context.Context, quads []*proto.Primitive) (map[uint64]string, error) {
	out := make(map[uint64]string)
	var missing []cayley.Ref
	for _, q := range quads {
		for _, node := range []uint64{q.Subject, q.Predicate, q.Object, q.Label} {
			if _, ok := out[node]; ok || node == 0 {
				continue
			}
			term, ok := p.terms[node]
			if !ok {
				missing = append(missing, kv.Int64Value(node))
			}
			out[node] = term
		}
	}
	values, err := p.qs.ValuesOf(ctx, missing)
	if err != nil {
		return nil, err
	}
	if len(p.terms) > maxTerms {
		clear(p.terms)
	}
	for i, value := range values {
		node := uint64(missing[i].(kv.Int64Value))
		term, err := printTerm(value)
		if err != nil {
			return nil, fmt.Errorf("node %d: %w", node, err)
		}
		out[node] = term
		if len(term) <= maxTermLength {
			p.terms[node] = term
		}
	}
	return out, nil
}

// printTerm writes a term as canonical N-Quads do.
func printTerm(v quad.Value) (string, error) {
	switch v := v.(type) {
	case quad.IRI:
		return "<" + string(v) + ">", nil
	case quad.String:
		return graph.QuoteLiteral(string(v)), nil
	}
	return "", fmt.Errorf("a term of type %T: %w", v, errDamaged)
}
