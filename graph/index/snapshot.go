// Package index is the read index: an immutable picture of the graph in memory
// that filters, counts and walks without touching a store.
//
// A Snapshot numbers entities, statements and documents densely ("rows") and
// keeps them in pages that successive snapshots share:
//
//	node       edges of affirmed facts, other edges, the entity as answers show it
//	entity     key, words of its names, documents
//	statement  key, ends, relation, polarity, modality, speaker, place, days,
//	           confidence, occurrences (document, number of the claim)
//	document   key, title, which words it has, the statement of each claim, the
//	           entities mentioned
//
// An edge repeats of its statement what walks ask for, so that a step of a walk
// reads one run of memory. Texts, phrases and quotes stay in the store.
package index

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// none is the row of nothing.
const none = ^uint32(0)

// A key is an ID without its letter.
type key [16]byte

func keyOf(id graph.ID) (key, bool) {
	var k key
	if len(id) != 33 {
		return k, false
	}
	_, err := hex.Decode(k[:], []byte(id[1:]))
	return k, err == nil
}

// hexPairs has the two digits of every byte, as PutUint16 wants them.
var hexPairs = func() (t [256]uint16) {
	for c := range t {
		t[c] = binary.LittleEndian.Uint16(hex.AppendEncode(nil, []byte{byte(c)}))
	}
	return t
}()

// id returns the ID of the given kind with this key.
func (k key) id(kind graph.NodeKind) graph.ID {
	var b [33]byte
	b[0] = byte(kind)
	for i, c := range k {
		binary.LittleEndian.PutUint16(b[1+2*i:], hexPairs[c])
	}
	return graph.ID(b[:])
}

func (k key) hash() uint64 { return binary.BigEndian.Uint64(k[:8]) }

// A trait packs a statement's relation, polarity and modality: the relation's
// row in the high 24 bits, then, in an edge, whether the statement leads to the
// entity that has the edge, then whether it is attributed, whether it is negated,
// and the place of its modality in modalities.
type trait uint32

const (
	modalityBits       = 3
	modalityMask trait = 1<<modalityBits - 1
	negated      trait = 1 << 3
	attributed   trait = 1 << 4
	inward       trait = 1 << 5
	kindBits           = 6
	kindMask     trait = 1<<kindBits - 1
	traitBits          = 8
)

// modalities are the modalities in the order of their codes in a trait.
var modalities = [...]graph.Modality{graph.Fact, graph.Possible, graph.Planned, graph.Demanded, graph.Conditional}

func modalityCode(m graph.Modality) (trait, bool) {
	for i, known := range modalities {
		if m == known {
			return trait(i), true
		}
	}
	return 0, false
}

func (t trait) relation() uint32 { return uint32(t >> traitBits) }

// fact reports whether a statement is an affirmed fact.
func (t trait) fact() bool { return t&negated == 0 && modalities[t&modalityMask] == graph.Fact }

// An edge is a statement as seen from one of its ends. other is none where the
// object is a literal.
type edge struct {
	statement, other uint32
	trait            trait
}

// direction returns how the statement leads from the entity that has the edge.
func (e edge) direction() graph.Direction {
	if e.trait&inward != 0 {
		return graph.In
	}
	return graph.Out
}

// An occurrence is a claim of a document that makes a statement.
type occurrence struct {
	document, claim uint32
	confidence      float64
}

// A node is what walks ask of an entity, in one line of memory. A statement with
// the entity at both ends is one edge, outward.
type node struct {
	// facts are the edges to entities by affirmed facts, which most walks ask
	// for alone; rest are all others.
	facts, rest []edge
	// entity is what answers show, nil in a row that is free. Answers of all
	// snapshots share it, so it is never written to.
	entity *graph.Entity
	prefix uint32 // the first bytes of the entity's key
	stale  bool   // entity has the degree from before the edit that runs
}

// An entityRow is the rest of an entity, at the same row as its node.
type entityRow struct {
	key key
	// words has the name and the aliases a line each, folded, a space before
	// every word.
	words string
	// documents that mention it.
	documents []mentioned
}

// mentioned says how often a document mentions an entity.
type mentioned struct{ document, times uint32 }

func (n *node) degree() int { return len(n.facts) + len(n.rest) }

// list returns the list that has an edge.
func (n *node) list(e edge) *[]edge {
	if e.other != none && e.trait.fact() {
		return &n.facts
	}
	return &n.rest
}

type statementRow struct {
	key             key
	subject, object uint32 // subject is none in a row that is free
	trait           trait
	speaker, place  uint32
	from, to        day
	first           occurrence
	// more is a row of Snapshot.more, or none, with all occurrences but first.
	more       uint32
	confidence float64
}

type documentRow struct {
	key   key
	live  bool
	title string
	// said has the words of the document and of its claims.
	said Signature
	// claims has the statement of each claim.
	claims   []uint32
	entities []mention
}

type mention struct{ entity, times uint32 }

type relationRow struct {
	name  string
	count int
}

// A Snapshot is the graph as it was at one moment. It never changes and is safe
// for concurrent use.
type Snapshot struct {
	nodes      pages[node]
	entities   pages[entityRow]
	statements pages[statementRow]
	more       pages[[]occurrence]
	documents  pages[documentRow]
	relations  pages[relationRow]

	entityByKey, statementByKey, documentByKey table
	entityByName, relationByName               table

	freeEntities, freeStatements, freeMore, freeDocuments free

	stats graph.Stats

	scratch *scratch
	most    int // edges that a walk may look at
}

// free is a list of rows to use again. Copies share its array, so an edit that
// needs to push makes its own.
type free struct {
	rows  []uint32
	owned bool
}

func (f *free) pop() (uint32, bool) {
	if len(f.rows) == 0 {
		return 0, false
	}
	row := f.rows[len(f.rows)-1]
	f.rows = f.rows[:len(f.rows)-1]
	return row, true
}

func (f *free) push(row uint32) {
	if !f.owned {
		f.rows = append(make([]uint32, 0, len(f.rows)+16), f.rows...)
		f.owned = true
	}
	f.rows = append(f.rows, row)
}

// New returns the snapshot of an empty graph.
func New() *Snapshot {
	return &Snapshot{stats: graph.Stats{EntitiesByType: map[graph.EntityType]int{}}, scratch: new(scratch), most: MaxWork}
}

func (s *Snapshot) entityRow(id graph.ID) (uint32, bool) {
	k, ok := keyOf(id)
	if !ok || id[0] != byte(graph.EntityNode) {
		return none, false
	}
	for row := range s.entityByKey.rows(k.hash()) {
		if s.entities.at(row).key == k {
			return row, true
		}
	}
	return none, false
}

func (s *Snapshot) statementByID(id graph.ID) (uint32, bool) {
	k, ok := keyOf(id)
	if !ok || id[0] != byte(graph.StatementNode) {
		return none, false
	}
	return s.statementRow(k)
}

func (s *Snapshot) statementRow(k key) (uint32, bool) {
	for row := range s.statementByKey.rows(k.hash()) {
		if s.statements.at(row).key == k {
			return row, true
		}
	}
	return none, false
}

func (s *Snapshot) documentRow(id graph.ID) (uint32, bool) {
	k, ok := keyOf(id)
	if !ok || id[0] != byte(graph.DocumentNode) {
		return none, false
	}
	for row := range s.documentByKey.rows(k.hash()) {
		if s.documents.at(row).key == k {
			return row, true
		}
	}
	return none, false
}

func (s *Snapshot) relationRow(name string) (uint32, bool) {
	for row := range s.relationByName.rows(hashString(name)) {
		if s.relations.at(row).name == name {
			return row, true
		}
	}
	return none, false
}

// occurrences calls yield with each of st's occurrences.
func (s *Snapshot) occurrences(st *statementRow, yield func(occurrence)) {
	yield(st.first)
	if st.more != none {
		for _, o := range *s.more.at(st.more) {
			yield(o)
		}
	}
}

// documentCount returns the number of documents with evidence for st. A
// document's occurrences came together and stand together.
func (s *Snapshot) documentCount(st *statementRow) int {
	n, last := 1, st.first.document
	if st.more != none {
		for _, o := range *s.more.at(st.more) {
			if o.document != last {
				n, last = n+1, o.document
			}
		}
	}
	return n
}

// claimCount returns how many claims make st.
func (s *Snapshot) claimCount(st *statementRow) int {
	if st.more == none {
		return 1
	}
	return 1 + len(*s.more.at(st.more))
}

// Entity returns the entity with the given ID.
func (s *Snapshot) Entity(id graph.ID) (*graph.Entity, bool) {
	row, ok := s.entityRow(id)
	if !ok {
		return nil, false
	}
	return s.entity(row), true
}

func (s *Snapshot) entity(row uint32) *graph.Entity { return s.nodes.at(row).entity }

func (s *Snapshot) listed(list []uint32) []*graph.Entity {
	out := make([]*graph.Entity, len(list))
	for i, row := range list {
		out[i] = s.entity(row)
	}
	return out
}

// Stats counts what the graph holds.
func (s *Snapshot) Stats() graph.Stats {
	stats := s.stats
	stats.EntitiesByType = make(map[graph.EntityType]int, len(s.stats.EntitiesByType))
	for typ, n := range s.stats.EntitiesByType {
		stats.EntitiesByType[typ] = n
	}
	return stats
}

// A Place is a claim of a document.
type Place struct {
	Document graph.ID
	Claim    int
}

// A Statement is what the index knows of a statement: all but its phrase, its
// literal, its verb, its time as written and its quotes, which the claims at
// Places tell.
type Statement struct {
	graph.Statement
	Places []Place // by document
}

// Statement returns the statement with the given ID.
func (s *Snapshot) Statement(id graph.ID) (*Statement, bool) {
	row, ok := s.statementByID(id)
	if !ok {
		return nil, false
	}
	return s.statement(row), true
}

func (s *Snapshot) statement(row uint32) *Statement {
	r := s.statements.at(row)
	st := &Statement{Statement: graph.Statement{
		ID:         r.key.id(graph.StatementNode),
		Subject:    s.entityID(r.subject),
		Relation:   s.relations.at(r.trait.relation()).name,
		Object:     graph.Object{Entity: s.entityID(r.object)},
		Polarity:   graph.Affirmed,
		Modality:   modalities[r.trait&modalityMask],
		Place:      s.entityID(r.place),
		Confidence: r.confidence,
	}}
	if r.trait&negated != 0 {
		st.Polarity = graph.Negated
	}
	st.Attribution.To = s.entityID(r.speaker)
	s.occurrences(r, func(o occurrence) {
		st.Places = append(st.Places, Place{s.documents.at(o.document).key.id(graph.DocumentNode), int(o.claim)})
	})
	slices.SortFunc(st.Places, func(a, b Place) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Claim, b.Claim))
	})
	return st
}

func (s *Snapshot) entityID(row uint32) graph.ID {
	if row == none {
		return ""
	}
	return s.entity(row).ID
}

// DocumentIDs returns the IDs of all documents in order.
func (s *Snapshot) DocumentIDs() []graph.ID {
	ids := make([]graph.ID, 0, s.stats.Documents)
	for row := range uint32(s.documents.n) {
		if d := s.documents.at(row); d.live {
			ids = append(ids, d.key.id(graph.DocumentNode))
		}
	}
	slices.Sort(ids)
	return ids
}

// EntityIDs returns the IDs of all entities in order.
func (s *Snapshot) EntityIDs() []graph.ID {
	ids := make([]graph.ID, 0, s.stats.Entities)
	for row := range uint32(s.nodes.n) {
		if e := s.entity(row); e != nil {
			ids = append(ids, e.ID)
		}
	}
	slices.Sort(ids)
	return ids
}
