package cayley

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"sync"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
)

// A view answers from one transaction of the file and the snapshot of the same
// commit. It is safe for concurrent use.
type view struct {
	snapshot *index.Snapshot
	judged   *judge.Set

	mu     sync.Mutex // of what follows
	tx     *bolt.Tx
	papers map[graph.ID]*paper
}

// maxPapers is the number of documents that a view keeps at hand.
const maxPapers = 4096

func newView(tx *bolt.Tx, at *moment) *view {
	return &view{tx: tx, snapshot: at.index, judged: at.judged, papers: make(map[graph.ID]*paper)}
}

// A paper is a document's record as far as it was looked at. It points into the
// file and is good for as long as the view.
type paper struct {
	text  []byte
	whole bool // the checksums of the body and of the text fit
	// checked says whether the text's was looked at.
	checked bool
	chains  []byte
	nChains int
	claims  [][]byte
}

// paper returns the record of a document. The caller holds v.mu.
func (v *view) paper(id graph.ID) (*paper, error) {
	if p := v.papers[id]; p != nil {
		return p, nil
	}
	data := v.tx.Bucket(bucketDocuments).Get([]byte(id))
	if data == nil {
		return nil, fmt.Errorf("document %s: %w", id, graph.ErrNotFound)
	}
	body, text, whole, err := split(data)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	p := &paper{text: text, whole: whole}
	d := &decoder{b: body}
	d.count()
	var head variant
	head.decodeHead(d)
	p.nChains = d.int()
	p.chains = d.block().b
	n := d.int()
	claims := d.block()
	if n <= len(claims.b) {
		p.claims = make([][]byte, n)
	}
	for i := range p.claims {
		p.claims[i] = claims.bytes(claims.int())
	}
	if d.failed || claims.failed || p.nChains > len(p.chains) {
		return nil, fmt.Errorf("document %s: cut off: %w", id, errDamaged)
	}
	if len(v.papers) >= maxPapers {
		clear(v.papers)
	}
	v.papers[id] = p
	return p, nil
}

// verify reports whether the record of a document is what was written.
func (p *paper) verify(id graph.ID) bool {
	if !p.checked {
		p.checked = true
		p.whole = p.whole && graph.DocumentID(string(p.text)) == id
	}
	return p.whole
}

// claim returns claim n of a document.
func (v *view) claim(at index.Place) (*paper, *graph.Claim, error) {
	p, err := v.paper(at.Document)
	if err != nil {
		return nil, nil, err
	}
	if at.Claim >= len(p.claims) {
		return nil, nil, fmt.Errorf("document %s: no claim %d: %w", at.Document, at.Claim, errDamaged)
	}
	var c graph.Claim
	if err := decodeClaim(&decoder{b: p.claims[at.Claim]}, &c, p.nChains); err != nil {
		return nil, nil, fmt.Errorf("document %s: claim %d: %w", at.Document, at.Claim, err)
	}
	return p, &c, nil
}

// statement fills in what the file knows of a statement.
func (v *view) statement(ctx context.Context, s *index.Statement) (*graph.Statement, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	st := s.Statement
	for i, at := range s.Places {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, c, err := v.claim(at)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", st.ID, err)
		}
		if i == 0 {
			st.Phrase, st.Object.Literal, st.Attribution.Verb, st.Time = c.Phrase, c.Literal, c.SpeechVerb, c.Time
		}
		st.Evidence = append(st.Evidence, p.evidence(at.Document, c))
	}
	sort.SliceStable(st.Evidence, func(i, j int) bool {
		a, b := &st.Evidence[i], &st.Evidence[j]
		return a.Document < b.Document || a.Document == b.Document && a.Start < b.Start
	})
	return &st, nil
}

// evidence reads a claim's quote out of the text.
func (p *paper) evidence(id graph.ID, c *graph.Claim) graph.Evidence {
	ev := graph.Evidence{Document: id, Start: c.Span.Start, End: c.Span.End, Rule: c.Rule}
	if ev.End <= len(p.text) {
		ev.Quote = string(p.text[ev.Start:ev.End])
		ev.Verified = p.verify(id)
	}
	return ev
}

func (v *view) statements(ctx context.Context, list []*index.Statement) ([]*graph.Statement, error) {
	var out []*graph.Statement
	for _, s := range list {
		st, err := v.statement(ctx, s)
		if err != nil {
			return nil, err
		}
		out = append(out, st)
	}
	return out, nil
}

// says answers index.Says.
func (v *view) says(document graph.ID, claim int, words []string) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	p, c, err := v.claim(index.Place{Document: document, Claim: claim})
	if err != nil {
		return false, err
	}
	return index.HasWords(words, p.evidence(document, c).Quote, c.Phrase, c.Literal), nil
}

// mapPage turns the values of a page into others.
func mapPage[A, B any](p graph.Page[A], err error, f func(A) (B, error)) (graph.Page[B], error) {
	out := graph.Page[B]{Total: p.Total, HasNext: p.HasNext, HasPrevious: p.HasPrevious}
	if err != nil {
		return graph.Page[B]{}, err
	}
	for _, it := range p.Items {
		value, err := f(it.Value)
		if err != nil {
			return graph.Page[B]{}, err
		}
		out.Items = append(out.Items, graph.Item[B]{Cursor: it.Cursor, Value: value})
	}
	return out, nil
}

func (v *view) Stats(ctx context.Context) (graph.Stats, error) {
	return v.snapshot.Stats(), ctx.Err()
}

func (v *view) Document(ctx context.Context, id graph.ID) (*graph.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return v.document(id)
}

func (v *view) document(id graph.ID) (*graph.Document, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	data := v.tx.Bucket(bucketDocuments).Get([]byte(id))
	if data == nil {
		return nil, fmt.Errorf("document %s: %w", id, graph.ErrNotFound)
	}
	rec, err := decodeHeads(id, data)
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	doc := rec.document()
	return &doc, nil
}

func (v *view) Documents(ctx context.Context, search string, r graph.Range) (graph.Page[*graph.Document], error) {
	var has func(graph.ID) (bool, error)
	words := index.Words(search)
	if search != "" {
		has = func(id graph.ID) (bool, error) {
			if len(words) == 0 {
				return false, nil
			}
			doc, err := v.document(id)
			if err != nil {
				return false, err
			}
			return index.HasWords(words, append([]string{doc.Title, doc.Text}, doc.Sources...)...), nil
		}
	}
	p, err := v.snapshot.Documents(ctx, r, words, has)
	return mapPage(p, err, v.document)
}

func (v *view) Entity(ctx context.Context, id graph.ID) (*graph.Entity, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	now, err := v.now(id)
	if err != nil {
		return nil, err
	}
	e, ok := v.snapshot.Entity(now)
	if !ok {
		return nil, fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
	}
	return e, nil
}

func (v *view) Named(ctx context.Context, name string) ([]*graph.Entity, error) {
	return v.snapshot.Named(name), ctx.Err()
}

func (v *view) Entities(ctx context.Context, q graph.EntityQuery, r graph.Range) (graph.Page[*graph.Entity], error) {
	return v.snapshot.Entities(ctx, q, r)
}

func (v *view) Mentions(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[graph.Mention], error) {
	entity, err := v.now(entity)
	if err != nil {
		return graph.Page[graph.Mention]{}, err
	}
	p, err := v.snapshot.Mentions(ctx, entity, r)
	spans := make(map[graph.ID][]graph.Span)
	return mapPage(p, err, func(at index.MentionPlace) (graph.Mention, error) {
		v.mu.Lock()
		defer v.mu.Unlock()
		p, err := v.paper(at.Document)
		if err != nil {
			return graph.Mention{}, err
		}
		if spans[at.Document] == nil {
			if spans[at.Document], err = v.mentions(at.Document, p, entity); err != nil {
				return graph.Mention{}, fmt.Errorf("document %s: %w", at.Document, err)
			}
		}
		if at.Number >= len(spans[at.Document]) {
			return graph.Mention{}, fmt.Errorf("document %s: entity %s: no mention %d: %w", at.Document, entity, at.Number, errDamaged)
		}
		span := spans[at.Document][at.Number]
		m := graph.Mention{Document: at.Document, Start: span.Start, End: span.End}
		if span.End <= len(p.text) {
			m.Text = string(p.text[span.Start:span.End])
		}
		return m, nil
	})
}

// mentions returns where a document mentions an entity, by start.
func (v *view) mentions(id graph.ID, p *paper, entity graph.ID) ([]graph.Span, error) {
	var spans []graph.Span
	d := &decoder{b: p.chains}
	for i := range p.nChains {
		var c graph.Chain
		decodeChain(d, &c)
		if d.failed {
			return nil, fmt.Errorf("chain %d: cut off: %w", i, errDamaged)
		}
		is, err := v.entityOfChain(id, i, &c)
		if err != nil {
			return nil, err
		}
		if is == entity {
			spans = append(spans, c.Mentions...)
		}
	}
	slices.SortFunc(spans, func(a, b graph.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return spans, nil
}

func (v *view) EntityDocuments(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[*graph.Document], error) {
	entity, err := v.now(entity)
	if err != nil {
		return graph.Page[*graph.Document]{}, err
	}
	p, err := v.snapshot.EntityDocuments(ctx, entity, r)
	return mapPage(p, err, v.document)
}

func (v *view) Statement(ctx context.Context, id graph.ID) (*graph.Statement, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, ok := v.snapshot.Statement(id)
	if !ok {
		now, err := v.became(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("statement %s: %w", id, err)
		}
		if s, ok = v.snapshot.Statement(now); !ok {
			return nil, fmt.Errorf("statement %s: %w", id, graph.ErrNotFound)
		}
	}
	return v.statement(ctx, s)
}

func (v *view) Statements(ctx context.Context, q graph.StatementQuery, r graph.Range) (graph.Page[*graph.Statement], error) {
	if err := v.nowIn(&q.Filter); err != nil {
		return graph.Page[*graph.Statement]{}, err
	}
	p, err := v.snapshot.Statements(ctx, q, r, v.says)
	return mapPage(p, err, func(s *index.Statement) (*graph.Statement, error) { return v.statement(ctx, s) })
}

func (v *view) Distribution(ctx context.Context, f graph.Filter) (*graph.Distribution, error) {
	if err := v.nowIn(&f); err != nil {
		return nil, err
	}
	return v.snapshot.Distribution(ctx, f, v.says)
}

func (v *view) Timeline(ctx context.Context, f graph.Filter, unit graph.CalendarUnit) (*graph.Timeline, error) {
	if err := v.nowIn(&f); err != nil {
		return nil, err
	}
	return v.snapshot.Timeline(ctx, f, unit, v.says)
}

func (v *view) Neighborhood(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter) (*graph.Neighborhood, error) {
	if err := v.nowIn(&f, &entity); err != nil {
		return nil, err
	}
	return v.snapshot.Neighborhood(ctx, entity, d, f, v.says)
}

func (v *view) Relations(ctx context.Context, search string, r graph.Range) (graph.Page[graph.RelationCount], error) {
	return v.snapshot.Relations(ctx, search, r)
}

func (v *view) Neighbors(ctx context.Context, entity graph.ID, d graph.Direction, f graph.Filter, r graph.Range) (graph.Page[graph.Neighbor], error) {
	if err := v.nowIn(&f, &entity); err != nil {
		return graph.Page[graph.Neighbor]{}, err
	}
	p, err := v.snapshot.Neighbors(ctx, entity, d, f, r, v.says)
	return mapPage(p, err, func(n index.Neighbor) (graph.Neighbor, error) {
		st, err := v.statement(ctx, n.Statement)
		return graph.Neighbor{Entity: n.Entity, Statement: st, Direction: n.Direction}, err
	})
}

func (v *view) Rings(ctx context.Context, entity graph.ID, hops, limit int, d graph.Direction, f graph.Filter) ([]graph.Ring, error) {
	if err := v.nowIn(&f, &entity); err != nil {
		return nil, err
	}
	return v.snapshot.Rings(ctx, entity, hops, limit, d, f, v.says)
}

func (v *view) Paths(ctx context.Context, from, to graph.ID, maxHops, limit int, f graph.Filter) ([]graph.Path, error) {
	if err := v.nowIn(&f, &from, &to); err != nil {
		return nil, err
	}
	paths, err := v.snapshot.Paths(ctx, from, to, maxHops, limit, f, v.says)
	if err != nil {
		return nil, err
	}
	var out []graph.Path
	for _, p := range paths {
		sts, err := v.statements(ctx, p.Statements)
		if err != nil {
			return nil, err
		}
		out = append(out, graph.Path{Entities: p.Entities, Statements: sts})
	}
	return out, nil
}

func (v *view) Subgraph(ctx context.Context, around []graph.ID, hops, limit int, f graph.Filter) (*graph.Subgraph, error) {
	around = slices.Clone(around)
	for i := range around {
		if err := v.nowIn(&f, &around[i]); err != nil {
			return nil, err
		}
	}
	g, err := v.snapshot.Subgraph(ctx, around, hops, limit, f, v.says)
	if err != nil {
		return nil, err
	}
	sts, err := v.statements(ctx, g.Statements)
	if err != nil {
		return nil, err
	}
	return &graph.Subgraph{Entities: g.Entities, Statements: sts, Truncated: g.Cut > 0, Cut: g.Cut}, nil
}
