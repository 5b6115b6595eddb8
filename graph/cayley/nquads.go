package cayley

import (
	"context"
	"encoding/json"
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
	qs, err := v.quadStore()
	if err != nil {
		return err
	}
	p := &quadPrinter{qs: qs, terms: make(map[uint64]string)}
	if p.hasClaims, err = p.node(ctx, hasClaims); err != nil {
		return err
	}
	for _, id := range v.snapshot.DocumentIDs() {
		if err := p.print(ctx, iri(id), f); err != nil {
			return fmt.Errorf("quads of document %s: %w", id, err)
		}
	}
	for _, id := range v.snapshot.EntityIDs() {
		if err := p.print(ctx, iri(id), f); err != nil {
			return fmt.Errorf("quads of entity %s: %w", id, err)
		}
	}
	return nil
}

// quadStore returns Cayley over the view's transaction.
func (v *view) quadStore() (*kv.QuadStore, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	qs, _, err := quadStore(v.tx)
	return qs, err
}

// A quadPrinter writes quads as N-Quads terms.
type quadPrinter struct {
	qs        *kv.QuadStore
	hasClaims uint64            // Cayley's number of that predicate
	terms     map[uint64]string // short ones, by Cayley's number
}

// maxTerms and maxTermLength limit what a quadPrinter remembers.
const (
	maxTerms      = 1 << 16
	maxTermLength = 256
)

// node returns Cayley's number of a value, 0 when no quad has it.
func (p *quadPrinter) node(ctx context.Context, value quad.IRI) (uint64, error) {
	refs, err := p.qs.RefsOf(ctx, []quad.Value{value})
	if err != nil {
		return 0, err
	}
	node, _ := refs[0].(kv.Int64Value)
	return uint64(node), nil
}

// print calls f with the quads of a subject, sorted.
func (p *quadPrinter) print(ctx context.Context, value quad.IRI, f func(graph.Quad) error) error {
	node, err := p.node(ctx, value)
	if err != nil {
		return err
	}
	if node == 0 {
		return fmt.Errorf("node %s is missing: %w", value, errDamaged)
	}
	var found []*proto.Primitive
	var quads []graph.Quad
	it := kv.NewQuadIterator(p.qs, quadIndexes[0], []uint64{node})
	defer it.Close()
	for it.Next(ctx) {
		q := it.Result().(*proto.Primitive)
		if q.Predicate != p.hasClaims {
			found = append(found, q)
			continue
		}
		if quads, err = p.claims(ctx, value, q.Object); err != nil {
			return err
		}
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
	for _, q := range found {
		quads = append(quads, graph.Quad{Subject: local[q.Subject], Predicate: local[q.Predicate], Object: local[q.Object], Label: local[q.Label]})
	}
	slices.SortFunc(quads, func(a, b graph.Quad) int { return strings.Compare(a.String(), b.String()) })
	for _, q := range quads {
		if err := f(q); err != nil {
			return err
		}
	}
	return nil
}

// claims takes the claims of a document apart.
func (p *quadPrinter) claims(ctx context.Context, document quad.IRI, packed uint64) ([]graph.Quad, error) {
	values, err := p.qs.ValuesOf(ctx, []cayley.Ref{kv.Int64Value(packed)})
	if err != nil {
		return nil, err
	}
	text, _ := values[0].(quad.String)
	var list []json.RawMessage
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("claims of %s: %v: %w", document, err, errDamaged)
	}
	quads := make([]graph.Quad, len(list))
	for i, claim := range list {
		quads[i] = graph.Quad{
			Subject: fmt.Sprintf("<%s/%d>", string(document), i), Predicate: "<" + string(hasClaim) + ">",
			Object: graph.QuoteLiteral(string(claim)), Label: "<" + string(document) + ">",
		}
	}
	return quads, nil
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
