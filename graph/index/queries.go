package index

import (
	"context"
	"fmt"
	"math"
	"sort"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// Statements lists the statements of a query.
func (s *Snapshot) Statements(ctx context.Context, q graph.StatementQuery, r graph.Range, says Says) (graph.Page[*Statement], error) {
	var none graph.Page[*Statement]
	m, err := s.matcher(&q.Filter, false, says)
	if err != nil {
		return none, err
	}
	number, err := s.statementOrder(q.Order)
	if err != nil {
		return none, err
	}
	sel, err := newSelection(r)
	if err != nil {
		return none, err
	}
	err = m.each(ctx, func(row uint32) {
		st := s.statements.at(row)
		sel.add(rank{n: number(st), key: st.key}, row, 0)
	})
	if err != nil {
		return none, err
	}
	return finish(ctx, sel, func(p picked) *Statement { return s.statement(p.row) })
}

// statementOrder returns the number by which an order goes.
func (s *Snapshot) statementOrder(o graph.StatementOrder) (func(*statementRow) uint64, error) {
	switch o {
	case graph.ByConfidence, "":
		return func(st *statementRow) uint64 { return descending(math.Float64bits(st.confidence)) }, nil
	case graph.ByTime, graph.ByTimeDesc:
		return func(st *statementRow) uint64 {
			if st.from == undated {
				return math.MaxUint64
			}
			n := uint64(int64(st.from) - math.MinInt32)
			if o == graph.ByTimeDesc {
				n = uint64(math.MaxUint32) - n
			}
			return n
		}, nil
	case graph.ByDocuments:
		return func(st *statementRow) uint64 { return descending(uint64(s.documentCount(st))) }, nil
	}
	return nil, fmt.Errorf("order %q of statements: %w", o, graph.ErrInvalid)
}

// Named lists the entities that go by name.
func (s *Snapshot) Named(name string) []*graph.Entity {
	folded := FoldName(name)
	if folded == "" {
		return nil
	}
	var found []*graph.Entity
	for row := range s.entityByName.rows(hashString(folded)) {
		e := s.entity(row)
		for _, have := range foldedNames(e.Name, e.Aliases) {
			if have == folded {
				found = append(found, e)
				break
			}
		}
	}
	sort.Slice(found, func(i, j int) bool {
		if found[i].Degree != found[j].Degree {
			return found[i].Degree > found[j].Degree
		}
		return found[i].ID < found[j].ID
	})
	// A bucket lists an entity once for each of its names that fall into it.
	distinct := found[:0]
	for i, e := range found {
		if i == 0 || e.ID != found[i-1].ID {
			distinct = append(distinct, e)
		}
	}
	return distinct
}

// Entities lists the entities of a query.
func (s *Snapshot) Entities(ctx context.Context, q graph.EntityQuery, r graph.Range) (graph.Page[*graph.Entity], error) {
	var none graph.Page[*graph.Entity]
	if q.Order != "" && q.Order != graph.ByDegree && q.Order != graph.ByName {
		return none, fmt.Errorf("order %q of entities: %w", q.Order, graph.ErrInvalid)
	}
	sel, err := newSelection(r)
	if err != nil {
		return none, err
	}
	words := Words(q.Search)
	if q.Search != "" && len(words) == 0 {
		return finish(ctx, sel, func(p picked) *graph.Entity { return nil })
	}
	types := make(map[graph.EntityType]bool)
	for _, typ := range q.Types {
		types[typ] = true
	}
	each, err := s.someEntities(ctx, q.Document)
	if err != nil {
		return none, err
	}
	try := func(fits func(lines string) bool) error {
		return each(func(row uint32) {
			e, kept := s.entity(row), s.entities.at(row)
			if e == nil || len(types) > 0 && !types[e.Type] || e.Degree < q.MinDegree || !fits(kept.words) {
				return
			}
			k := rank{n: descending(uint64(e.Degree)), key: kept.key}
			if q.Order == graph.ByName {
				k.n, k.text = 0, e.Name
			}
			sel.add(k, row, 0)
		})
	}
	if err := try(func(lines string) bool { return beginsWords(lines, words) }); err != nil {
		return none, err
	}
	if sel.total == 0 {
		if near := newNearly(words); near != nil {
			if err := try(near.begin); err != nil {
				return none, err
			}
		}
	}
	return finish(ctx, sel, func(p picked) *graph.Entity { return s.entity(p.row) })
}

// someEntities returns what calls yield with the entities of a document, with
// all rows of entities for "".
func (s *Snapshot) someEntities(ctx context.Context, document graph.ID) (func(yield func(row uint32)) error, error) {
	beat := &pulse{ctx: ctx}
	if document == "" {
		return func(yield func(row uint32)) error {
			for row := range uint32(s.entities.n) {
				if err := beat.beat(); err != nil {
					return err
				}
				yield(row)
			}
			return nil
		}, nil
	}
	doc, ok := s.documentRow(document)
	if !ok {
		return nil, fmt.Errorf("document %s: %w", document, graph.ErrNotFound)
	}
	return func(yield func(row uint32)) error {
		for _, m := range s.documents.at(doc).entities {
			if err := beat.beat(); err != nil {
				return err
			}
			yield(m.entity)
		}
		return nil
	}, nil
}

// Documents lists the IDs of the documents that have all words, as Words gives
// them, says has, which is not asked about documents that cannot; has may be nil
// to let all through.
func (s *Snapshot) Documents(ctx context.Context, r graph.Range, words []string, has func(graph.ID) (bool, error)) (graph.Page[graph.ID], error) {
	hashes := hashWords(words)
	beat := &pulse{ctx: ctx}
	rows := func(yield func(uint32) error) error {
		for row := range uint32(s.documents.n) {
			if err := beat.beat(); err != nil {
				return err
			}
			if doc := s.documents.at(row); !doc.live || !doc.said.mayHave(hashes) {
				continue
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	}
	return s.listDocuments(ctx, r, rows, has)
}

// EntityDocuments lists the IDs of the documents that mention an entity.
func (s *Snapshot) EntityDocuments(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[graph.ID], error) {
	row, ok := s.entityRow(entity)
	if !ok {
		return graph.Page[graph.ID]{}, fmt.Errorf("entity %s: %w", entity, graph.ErrNotFound)
	}
	rows := func(yield func(uint32) error) error {
		for _, m := range s.entities.at(row).documents {
			if err := yield(m.document); err != nil {
				return err
			}
		}
		return nil
	}
	return s.listDocuments(ctx, r, rows, nil)
}

func (s *Snapshot) listDocuments(ctx context.Context, r graph.Range, rows func(func(uint32) error) error, has func(graph.ID) (bool, error)) (graph.Page[graph.ID], error) {
	sel, err := newSelection(r)
	if err != nil {
		return graph.Page[graph.ID]{}, err
	}
	beat := &pulse{ctx: ctx}
	err = rows(func(row uint32) error {
		if err := beat.beat(); err != nil {
			return err
		}
		d := s.documents.at(row)
		if has != nil {
			if err := ctx.Err(); err != nil {
				return err
			}
			if ok, err := has(d.key.id(graph.DocumentNode)); err != nil || !ok {
				return err
			}
		}
		sel.add(rank{text: d.title, key: d.key}, row, 0)
		return nil
	})
	if err != nil {
		return graph.Page[graph.ID]{}, err
	}
	return finish(ctx, sel, func(p picked) graph.ID { return s.documents.at(p.row).key.id(graph.DocumentNode) })
}

// MentionPlace names a mention of an entity: the one with the given number
// among those in the document, ordered by start.
type MentionPlace struct {
	Document graph.ID
	Number   int
}

// Mentions lists the places where documents mention an entity.
func (s *Snapshot) Mentions(ctx context.Context, entity graph.ID, r graph.Range) (graph.Page[MentionPlace], error) {
	var none graph.Page[MentionPlace]
	row, ok := s.entityRow(entity)
	if !ok {
		return none, fmt.Errorf("entity %s: %w", entity, graph.ErrNotFound)
	}
	sel, err := newSelection(r)
	if err != nil {
		return none, err
	}
	beat := &pulse{ctx: ctx}
	for _, m := range s.entities.at(row).documents {
		d := s.documents.at(m.document)
		for i := range m.times {
			if err := beat.beat(); err != nil {
				return none, err
			}
			// The number goes behind the document's key.
			sel.add(rank{text: string(d.key[:]) + string([]byte{byte(i >> 24), byte(i >> 16), byte(i >> 8), byte(i)})}, m.document, i)
		}
	}
	return finish(ctx, sel, func(p picked) MentionPlace {
		return MentionPlace{s.documents.at(p.row).key.id(graph.DocumentNode), int(p.aux)}
	})
}

// Relations lists the relations in use whose name has search in it.
func (s *Snapshot) Relations(ctx context.Context, search string, r graph.Range) (graph.Page[graph.RelationCount], error) {
	sel, err := newSelection(r)
	if err != nil {
		return graph.Page[graph.RelationCount]{}, err
	}
	search = strings.ToLower(search)
	for row := range uint32(s.relations.n) {
		rel := s.relations.at(row)
		if rel.count > 0 && strings.Contains(strings.ToLower(rel.name), search) {
			sel.add(rank{n: descending(uint64(rel.count)), text: rel.name}, row, 0)
		}
	}
	return finish(ctx, sel, func(p picked) graph.RelationCount {
		rel := s.relations.at(p.row)
		return graph.RelationCount{Name: rel.name, Count: rel.count}
	})
}
