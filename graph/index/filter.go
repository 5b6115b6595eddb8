package index

import (
	"context"
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// Says tells whether a claim of a document has all words, as Words gives them,
// in its quote, phrase or literal. The store knows; the index does not.
type Says func(document graph.ID, claim int, words []string) (bool, error)

// A matcher is a graph.Filter in terms of rows.
type matcher struct {
	s                                *Snapshot
	subject, object, entity, speaker uint32 // none for any
	document                         uint32
	// nothing says that no statement can fit.
	nothing bool
	// relations is nil for any.
	relations rows
	// kinds has 1 for what a trait may say besides its relation, 0 for the rest.
	kinds         [1 << kindBits]uint8
	dated         bool
	from, to      day
	minConfidence float64
	minDocuments  int
	words         []string
	hashes        []uint64 // of words
	says          Says
}

// matcher compiles f. With walk set, an unset polarity and modality mean
// affirmed facts.
func (s *Snapshot) matcher(f *graph.Filter, walk bool, says Says) (*matcher, error) {
	m := &matcher{
		s: s, minConfidence: f.MinConfidence, minDocuments: f.MinDocuments, words: Words(f.Text), says: says,
		from: beginning, to: end,
	}
	for _, ref := range []struct {
		what string
		id   graph.ID
		row  *uint32
	}{{"subject", f.Subject, &m.subject}, {"object", f.Object, &m.object}, {"entity", f.Entity, &m.entity}, {"attributed to", f.AttributedTo, &m.speaker}} {
		*ref.row = none
		if ref.id == "" {
			continue
		}
		row, ok := s.entityRow(ref.id)
		if !ok {
			return nil, fmt.Errorf("filter: %s %s: %w", ref.what, ref.id, graph.ErrNotFound)
		}
		*ref.row = row
	}
	m.document = none
	if f.Document != "" {
		row, ok := s.documentRow(f.Document)
		if !ok {
			return nil, fmt.Errorf("filter: document %s: %w", f.Document, graph.ErrNotFound)
		}
		m.document = row
	}
	if len(f.Relation) > 0 {
		m.relations, m.nothing = newRows(s.relations.n), true
		for _, name := range f.Relation {
			if row, ok := s.relationRow(name); ok {
				m.relations.add(row)
				m.nothing = false
			}
		}
	}
	m.hashes = hashWords(m.words)
	err := m.compileKinds(f, walk)
	if err != nil {
		return nil, err
	}
	if m.from, err = parseDay(f.From, beginning); err != nil {
		return nil, fmt.Errorf("filter: from %w", err)
	}
	if m.to, err = parseDay(f.To, end); err != nil {
		return nil, fmt.Errorf("filter: to %w", err)
	}
	if m.from > m.to {
		return nil, fmt.Errorf("filter: from %s is after to %s: %w", f.From, f.To, graph.ErrInvalid)
	}
	m.dated = f.From != "" || f.To != ""
	return m, nil
}

// compileKinds works out which polarities, modalities and attributions fit.
func (m *matcher) compileKinds(f *graph.Filter, walk bool) error {
	polarity, wanted := f.Polarity, f.Modality
	if walk && polarity == "" {
		polarity = graph.Affirmed
	}
	if walk && len(wanted) == 0 {
		wanted = []graph.Modality{graph.Fact}
	}
	if polarity != "" && polarity != graph.Affirmed && polarity != graph.Negated {
		return fmt.Errorf("filter: polarity %q: %w", polarity, graph.ErrInvalid)
	}
	var fits [1 << modalityBits]bool
	for code := range modalities {
		fits[code] = len(wanted) == 0
	}
	for _, modality := range wanted {
		code, ok := modalityCode(modality)
		if !ok {
			return fmt.Errorf("filter: modality %q: %w", modality, graph.ErrInvalid)
		}
		fits[code] = true
	}
	for kind := range m.kinds {
		t := trait(kind)
		if fits[t&modalityMask] && (polarity == "" || t&negated != 0 == (polarity == graph.Negated)) &&
			(f.Attributed == nil || t&attributed != 0 == *f.Attributed) {
			m.kinds[kind] = 1
		}
	}
	return nil
}

// trait returns 1 when what a trait tells lets its statement through, else 0.
func (m *matcher) trait(t trait) int {
	fits := uint64(m.kinds[t&kindMask])
	if m.relations != nil {
		r := t.relation()
		fits &= m.relations[r/64] >> (r % 64)
	}
	return int(fits)
}

// match reports whether the statement in row, whose trait fits, fits in
// everything else.
func (m *matcher) match(row uint32, p *pulse) (bool, error) {
	st := m.s.statements.at(row)
	if m.subject != none && st.subject != m.subject || m.object != none && st.object != m.object ||
		m.entity != none && st.subject != m.entity && st.object != m.entity ||
		m.speaker != none && st.speaker != m.speaker || st.confidence < m.minConfidence {
		return false, nil
	}
	if m.dated && (st.from == undated || st.from > m.to || st.to < m.from) {
		return false, nil
	}
	if m.minDocuments > 1 || m.document != none {
		if err := p.take(m.s.claimCount(st)); err != nil {
			return false, err
		}
	}
	if m.minDocuments > 1 && m.s.documentCount(st) < m.minDocuments {
		return false, nil
	}
	if m.document != none && !m.inDocument(st) {
		return false, nil
	}
	if len(m.words) > 0 {
		return m.hasWords(st, p)
	}
	return true, nil
}

// bare reports whether a trait alone decides.
func (m *matcher) bare() bool {
	return m.subject == none && m.object == none && m.entity == none && m.speaker == none && m.document == none &&
		m.minConfidence <= 0 && !m.dated && m.minDocuments <= 1 && len(m.words) == 0
}

func (m *matcher) inDocument(st *statementRow) bool {
	found := false
	m.s.occurrences(st, func(o occurrence) { found = found || o.document == m.document })
	return found
}

// hasWords asks the store, which may take its time, and looks at the context each
// time it does.
func (m *matcher) hasWords(st *statementRow, p *pulse) (bool, error) {
	var found bool
	var err error
	m.s.occurrences(st, func(o occurrence) {
		if found || err != nil {
			return
		}
		if err = p.beat(); err != nil {
			return
		}
		if doc := m.s.documents.at(o.document); doc.said.mayHave(m.hashes) {
			if err = p.ctx.Err(); err != nil {
				return
			}
			found, err = m.says(doc.key.id(graph.DocumentNode), int(o.claim), m.words)
		}
	})
	return found, err
}

// each calls yield with every statement that fits, each once, in no order.
func (m *matcher) each(ctx context.Context, yield func(row uint32)) error {
	if m.nothing {
		return nil
	}
	p := &budget{pulse: pulse{ctx: ctx}, most: scanShare * m.s.most}
	try := func(row uint32, t trait) error {
		if err := p.spend(1); err != nil {
			return err
		}
		if m.trait(t) == 0 {
			return nil
		}
		ok, err := m.match(row, &p.pulse)
		if ok && err == nil {
			yield(row)
		}
		return err
	}
	s := m.s
	around := func(entity uint32, fits func(edge) bool) error {
		n := s.nodes.at(entity)
		for _, list := range [][]edge{n.facts, n.rest} {
			for _, e := range list {
				if !fits(e) {
					if err := p.spend(1); err != nil {
						return err
					}
				} else if err := try(e.statement, e.trait); err != nil {
					return err
				}
			}
		}
		return nil
	}
	done := make(map[uint32]bool) // of the statements of documents
	claims := func(doc *documentRow) error {
		for _, row := range doc.claims {
			if done[row] {
				continue
			}
			done[row] = true
			if err := try(row, s.statements.at(row).trait); err != nil {
				return err
			}
		}
		return nil
	}
	switch {
	case m.subject != none && (m.object == none || s.nodes.at(m.subject).degree() <= s.nodes.at(m.object).degree()):
		return around(m.subject, func(e edge) bool { return e.trait&inward == 0 })
	case m.object != none:
		return around(m.object, func(e edge) bool { return e.trait&inward != 0 || e.other == m.object })
	case m.document != none:
		return claims(s.documents.at(m.document))
	case m.entity != none:
		return around(m.entity, func(edge) bool { return true })
	case len(m.words) > 0:
		for row := range uint32(s.documents.n) {
			doc := s.documents.at(row)
			if err := p.beat(); err != nil {
				return err
			}
			if doc.live && doc.said.mayHave(m.hashes) {
				if err := claims(doc); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for row := range uint32(s.statements.n) {
		if st := s.statements.at(row); st.subject != none {
			if err := try(row, st.trait); err != nil {
				return err
			}
		}
	}
	return nil
}
