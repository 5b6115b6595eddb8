package index

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// A Document is what the index is told of a document: the claims with the
// entities they speak of.
type Document struct {
	ID    graph.ID
	Title string
	// Said signs all that is searched for words: the title, the sources, the text,
	// and the phrases and literals of the claims.
	Said Signature
	// Entities are those the document mentions, each once.
	Entities []Mentioned
	Claims   []Claim
}

// Mentioned says how often a document mentions an entity.
type Mentioned struct {
	Entity graph.ID
	Times  int
}

// A Claim is a claim as the index keeps it. Subject, Object, Speaker and Place
// index the document's Entities or are graph.None.
type Claim struct {
	Statement                       graph.ID
	Subject, Object, Speaker, Place int
	Relation                        string
	Polarity                        graph.Polarity
	Modality                        graph.Modality
	From, To                        string
	Confidence                      float64
}

// An Edit makes the next snapshot out of one. It shares with it whatever does
// not change. An Edit is for one goroutine; an Edit that is dropped leaves no
// trace.
//
// Documents are removed before the entities they mention, and entities put
// before the documents that mention them.
type Edit struct {
	s     Snapshot
	owner *owner
	// own lists the slices that were copied already and may be changed in place.
	own map[ownedSlice]bool
	// changed are the entities whose degree may be another one.
	changed []uint32
}

type ownedSlice struct {
	kind byte // 'f' facts, 'r' other edges, 'd' documents of an entity
	row  uint32
}

// Edit begins the snapshot after s.
func (s *Snapshot) Edit() *Edit {
	next := Snapshot{
		nodes: s.nodes.edit(), entities: s.entities.edit(), statements: s.statements.edit(), more: s.more.edit(),
		documents: s.documents.edit(), relations: s.relations.edit(),
		entityByKey: s.entityByKey.edit(), statementByKey: s.statementByKey.edit(), documentByKey: s.documentByKey.edit(),
		entityByName: s.entityByName.edit(), relationByName: s.relationByName.edit(),
		freeEntities: free{rows: s.freeEntities.rows}, freeStatements: free{rows: s.freeStatements.rows},
		freeMore: free{rows: s.freeMore.rows}, freeDocuments: free{rows: s.freeDocuments.rows},
		stats: s.Stats(), scratch: s.scratch, most: s.most,
	}
	return &Edit{s: next, owner: new(owner), own: make(map[ownedSlice]bool)}
}

// Snapshot ends the edit and returns what it made.
func (e *Edit) Snapshot() *Snapshot {
	for _, row := range e.changed {
		n := e.s.nodes.mut(e.owner, row)
		n.stale = false
		if n.entity != nil && n.entity.Degree != n.degree() {
			shown := *n.entity
			shown.Degree = n.degree()
			n.entity = &shown
		}
	}
	e.owner, e.own, e.changed = nil, nil, nil
	return &e.s
}

// node returns the node of an entity whose statements are to change.
func (e *Edit) node(row uint32) *node {
	n := e.s.nodes.mut(e.owner, row)
	if !n.stale {
		n.stale = true
		e.changed = append(e.changed, row)
	}
	return n
}

// PutEntity adds an entity or gives it another name, type or aliases.
func (e *Edit) PutEntity(id graph.ID, name string, typ graph.EntityType, aliases []string) error {
	k, ok := keyOf(id)
	if !ok {
		return fmt.Errorf("index entity %q: %w", id, graph.ErrInvalid)
	}
	s := &e.s
	row, known := s.entityRow(id)
	if known {
		old := s.entity(row)
		e.dropNames(row, old)
		e.count(old.Type, -1)
	} else {
		if row, known = s.freeEntities.pop(); !known {
			row = s.entities.push(e.owner)
			s.nodes.push(e.owner)
		}
		known = false
		s.stats.Entities++
	}
	n := s.nodes.mut(e.owner, row)
	n.prefix = binary.BigEndian.Uint32(k[:])
	n.entity = &graph.Entity{ID: id, Name: name, Type: typ, Aliases: append([]string(nil), aliases...), Degree: n.degree()}
	ent := s.entities.mut(e.owner, row)
	ent.key, ent.words = k, wordLines(name, aliases)
	if !known {
		s.entityByKey.add(e.owner, k.hash(), row)
	}
	for _, folded := range foldedNames(name, aliases) {
		s.entityByName.add(e.owner, hashString(folded), row)
	}
	e.count(typ, 1)
	return nil
}

func (e *Edit) count(typ graph.EntityType, change int) {
	byType := e.s.stats.EntitiesByType
	if byType[typ] += change; byType[typ] == 0 {
		delete(byType, typ)
	}
}

func (e *Edit) dropNames(row uint32, ent *graph.Entity) {
	for _, folded := range foldedNames(ent.Name, ent.Aliases) {
		e.s.entityByName.remove(e.owner, hashString(folded), row)
	}
}

// DropEntity removes an entity that no document mentions any more.
func (e *Edit) DropEntity(id graph.ID) error {
	s := &e.s
	row, ok := s.entityRow(id)
	if !ok {
		return fmt.Errorf("drop entity %s from the index: %w", id, graph.ErrNotFound)
	}
	n, ent := s.nodes.at(row), s.entities.at(row)
	if n.degree() != 0 || len(ent.documents) != 0 {
		return fmt.Errorf("drop entity %s from the index: %d statements and %d documents still have it", id, n.degree(), len(ent.documents))
	}
	e.dropNames(row, n.entity)
	s.entityByKey.remove(e.owner, ent.key.hash(), row)
	s.stats.Entities--
	e.count(n.entity.Type, -1)
	*s.nodes.mut(e.owner, row) = node{}
	*s.entities.mut(e.owner, row) = entityRow{}
	s.freeEntities.push(row)
	return nil
}

// take returns a zero row: one that is free or a new one.
func take[T any](e *Edit, f *free, p *pages[T]) uint32 {
	if row, ok := f.pop(); ok {
		return row
	}
	return p.push(e.owner)
}

// Put adds a document whose entities are there.
func (e *Edit) Put(doc *Document) error {
	s := &e.s
	k, ok := keyOf(doc.ID)
	if !ok {
		return fmt.Errorf("index document %q: %w", doc.ID, graph.ErrInvalid)
	}
	if _, known := s.documentRow(doc.ID); known {
		return fmt.Errorf("index document %s: it is there already", doc.ID)
	}
	entities := make([]mention, len(doc.Entities))
	for i, m := range doc.Entities {
		row, ok := s.entityRow(m.Entity)
		if !ok {
			return fmt.Errorf("index document %s: entity %s: %w", doc.ID, m.Entity, graph.ErrNotFound)
		}
		entities[i] = mention{row, uint32(m.Times)}
	}
	row := take(e, &s.freeDocuments, &s.documents)
	claims := make([]uint32, len(doc.Claims))
	for i := range doc.Claims {
		st, err := e.putClaim(row, uint32(i), &doc.Claims[i], entities)
		if err != nil {
			return fmt.Errorf("index document %s: claim %d: %w", doc.ID, i, err)
		}
		claims[i] = st
	}
	for _, m := range entities {
		ent := s.entities.mut(e.owner, m.entity)
		ent.documents = append(ent.documents, mentioned{row, m.times})
		s.stats.Mentions += int(m.times)
	}
	*s.documents.mut(e.owner, row) = documentRow{key: k, live: true, title: doc.Title, said: doc.Said, claims: claims, entities: entities}
	s.documentByKey.add(e.owner, k.hash(), row)
	s.stats.Documents++
	return nil
}

func (e *Edit) putClaim(doc, number uint32, c *Claim, entities []mention) (uint32, error) {
	s := &e.s
	o := occurrence{document: doc, claim: number, confidence: c.Confidence}
	k, ok := keyOf(c.Statement)
	if !ok {
		return none, fmt.Errorf("statement %q: %w", c.Statement, graph.ErrInvalid)
	}
	if row, known := s.statementRow(k); known {
		st := s.statements.mut(e.owner, row)
		if st.more == none {
			st.more = take(e, &s.freeMore, &s.more)
			*s.more.mut(e.owner, st.more) = nil
		}
		more := s.more.mut(e.owner, st.more)
		*more = append(*more, o)
		st.confidence = max(st.confidence, c.Confidence)
		return row, nil
	}
	end := func(i int) uint32 {
		if i == graph.None {
			return none
		}
		return entities[i].entity
	}
	code, ok := modalityCode(c.Modality)
	if !ok {
		return none, fmt.Errorf("modality %q: %w", c.Modality, graph.ErrInvalid)
	}
	relation := e.relation(c.Relation)
	t := trait(relation)<<traitBits | code
	if c.Polarity == graph.Negated {
		t |= negated
	}
	if c.Speaker != graph.None {
		t |= attributed
	}
	row := take(e, &s.freeStatements, &s.statements)
	st := statementRow{
		key: k, subject: end(c.Subject), object: end(c.Object), trait: t, speaker: end(c.Speaker), place: end(c.Place),
		first: o, more: none, confidence: c.Confidence,
	}
	st.from, st.to = span(c.From, c.To)
	*s.statements.mut(e.owner, row) = st
	s.statementByKey.add(e.owner, k.hash(), row)

	e.link(st.subject, edge{row, st.object, t})
	if st.object != none && st.object != st.subject {
		e.link(st.object, edge{row, st.subject, t | inward})
	}
	s.stats.Statements++
	return row, nil
}

// link adds an edge to those of an entity. Snapshots share the arrays behind
// lists of edges and never look past their own length, so an edit may append in
// place.
func (e *Edit) link(entity uint32, ed edge) {
	list := e.node(entity).list(ed)
	*list = append(*list, ed)
}

// unlink takes an edge away from those of an entity.
func (e *Edit) unlink(entity uint32, ed edge) {
	n := e.node(entity)
	list, name := n.list(ed), ownedSlice{'r', entity}
	if list == &n.facts {
		name.kind = 'f'
	}
	*list = without(e, name, *list, func(have edge) bool { return have == ed })
}

// Pack lays the edges of all entities side by side, without spare room, as walks
// read them fastest. It is for a graph that was put as a whole: the first edit of
// an entity takes its edges out of there again.
func (e *Edit) Pack() {
	nodes := &e.s.nodes
	size := 0
	for row := range uint32(nodes.n) {
		size += len(nodes.at(row).facts)
	}
	all := make([]edge, 0, size)
	for row := range uint32(nodes.n) {
		n := nodes.mut(e.owner, row)
		begin := len(all)
		all = append(all, n.facts...)
		n.facts = all[begin:len(all):len(all)]
		n.rest = slices.Clone(n.rest)
	}
}

// relation counts one more statement of a relation and returns its row.
func (e *Edit) relation(name string) uint32 {
	s := &e.s
	row, ok := s.relationRow(name)
	if !ok {
		row = s.relations.push(e.owner)
		s.relations.mut(e.owner, row).name = name
		s.relationByName.add(e.owner, hashString(name), row)
	}
	r := s.relations.mut(e.owner, row)
	if r.count++; r.count == 1 {
		s.stats.Relations++
	}
	return row
}

// Remove takes away a document and the statements that no other document has
// evidence for.
func (e *Edit) Remove(id graph.ID) error {
	s := &e.s
	row, ok := s.documentRow(id)
	if !ok {
		return fmt.Errorf("drop document %s from the index: %w", id, graph.ErrNotFound)
	}
	doc := *s.documents.at(row)
	for i, st := range doc.claims {
		e.removeClaim(st, row, uint32(i))
	}
	for _, m := range doc.entities {
		ent := s.entities.mut(e.owner, m.entity)
		ent.documents = without(e, ownedSlice{'d', m.entity}, ent.documents, func(d mentioned) bool { return d.document == row })
		s.stats.Mentions -= int(m.times)
	}
	s.documentByKey.remove(e.owner, doc.key.hash(), row)
	*s.documents.mut(e.owner, row) = documentRow{}
	s.freeDocuments.push(row)
	s.stats.Documents--
	return nil
}

func (e *Edit) removeClaim(row, doc, number uint32) {
	s := &e.s
	st := s.statements.mut(e.owner, row)
	if st.more != none {
		var rest []occurrence
		s.occurrences(st, func(o occurrence) {
			if o.document != doc || o.claim != number {
				rest = append(rest, o)
			}
		})
		st.first = rest[0]
		st.confidence = 0
		for _, o := range rest {
			st.confidence = max(st.confidence, o.confidence)
		}
		if rest = rest[1:]; len(rest) > 0 {
			*s.more.mut(e.owner, st.more) = rest
			return
		}
		*s.more.mut(e.owner, st.more) = nil
		s.freeMore.push(st.more)
		st.more = none
		return
	}
	e.unlink(st.subject, edge{row, st.object, st.trait})
	if st.object != none && st.object != st.subject {
		e.unlink(st.object, edge{row, st.subject, st.trait | inward})
	}
	r := s.relations.mut(e.owner, st.trait.relation())
	if r.count--; r.count == 0 {
		s.stats.Relations--
	}
	s.statementByKey.remove(e.owner, st.key.hash(), row)
	*s.statements.mut(e.owner, row) = statementRow{subject: none}
	s.freeStatements.push(row)
	s.stats.Statements--
}

// without returns list less its one element that is gone. It copies list the
// first time in an edit, since older snapshots read it.
func without[T any](e *Edit, name ownedSlice, list []T, gone func(T) bool) []T {
	if !e.own[name] {
		list = append(make([]T, 0, len(list)), list...)
		e.own[name] = true
	}
	for i := range list {
		if gone(list[i]) {
			last := len(list) - 1
			list[i] = list[last]
			return list[:last]
		}
	}
	return list
}
