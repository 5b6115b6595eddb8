package index

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// Compare returns an error that names the first difference between two
// snapshots, nil when they tell the same. Rows may be numbered differently.
func (s *Snapshot) Compare(want *Snapshot) error {
	if !reflect.DeepEqual(s.Stats(), want.Stats()) {
		return fmt.Errorf("counts are %+v, should be %+v", s.Stats(), want.Stats())
	}
	for row := range uint32(want.statements.n) {
		st := want.statements.at(row)
		if st.subject == none {
			continue
		}
		a, ok := s.statementRow(st.key)
		if !ok {
			return fmt.Errorf("statement %s is missing", st.key.id(graph.StatementNode))
		}
		if got, should := s.told(a), want.told(row); !reflect.DeepEqual(got, should) {
			return fmt.Errorf("statement %s is %+v, should be %+v", should.ID, got, should)
		}
	}
	for row := range uint32(want.entities.n) {
		should := want.entity(row)
		if should == nil {
			continue
		}
		a, ok := s.entityRow(should.ID)
		if !ok {
			return fmt.Errorf("entity %s is missing", should.ID)
		}
		if got := s.entity(a); !reflect.DeepEqual(got, should) {
			return fmt.Errorf("entity %s is %+v, should be %+v", should.ID, *got, *should)
		}
		if got, should := s.surroundings(a), want.surroundings(row); !slices.Equal(got, should) {
			return fmt.Errorf("entity %s has %v, should have %v", want.entityID(row), got, should)
		}
	}
	for row := range uint32(want.documents.n) {
		d := want.documents.at(row)
		if !d.live {
			continue
		}
		id := d.key.id(graph.DocumentNode)
		a, ok := s.documentRow(id)
		if !ok {
			return fmt.Errorf("document %s is missing", id)
		}
		if got := s.documents.at(a); got.title != d.title || len(got.claims) != len(d.claims) || len(got.entities) != len(d.entities) || !slices.Equal(got.said, d.said) {
			return fmt.Errorf("document %s is %+v, should be %+v", id, *got, *d)
		}
	}
	return nil
}

// A toldStatement is all a row of statements tells, without row numbers.
type toldStatement struct {
	Statement
	from, to day
}

func (s *Snapshot) told(row uint32) toldStatement {
	st := s.statements.at(row)
	return toldStatement{*s.statement(row), st.from, st.to}
}

// surroundings lists what hangs on an entity: edges and documents, as text.
func (s *Snapshot) surroundings(row uint32) []string {
	n := s.nodes.at(row)
	var out []string
	for number, list := range [][]edge{n.facts, n.rest} {
		for _, ed := range list {
			out = append(out, fmt.Sprint(number, s.statements.at(ed.statement).key, s.entityID(ed.other), ed.trait&(1<<traitBits-1), s.relations.at(ed.trait.relation()).name))
		}
	}
	for _, m := range s.entities.at(row).documents {
		out = append(out, fmt.Sprint("d", s.documents.at(m.document).key, m.times))
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
