package server

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A page is what every connection answers.
type page struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
	Edges []struct {
		Cursor string
		Node   json.RawMessage
	}
	Nodes []json.RawMessage
}

// lists are the list fields of the API with a field that tells their items
// apart; %s stands for the paging arguments, STATEMENT for a statement with
// several pieces of evidence.
var lists = map[string]string{
	"entities":   `{ x: entities(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } }`,
	"statements": `{ x: statements(orderBy: TIME_ASC, %s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } }`,
	"documents":  `{ x: documents(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } }`,
	"relations":  `{ x: relations(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } }`,
	"mentions":   `{ y: entity(ref: {name: "Sorel"}) { x: mentions(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { start document { id } } } nodes { start document { id } } } } }`,
	"neighbors":  `{ y: entity(ref: {name: "Sorel"}) { x: neighbors(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } } }`,
	"of entity":  `{ y: entity(ref: {name: "Sorel"}) { x: statements(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } nodes { id } } } }`,
	"evidence":   `{ y: node(id: "STATEMENT") { ... on Statement { x: evidence(%s) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { document { id } } } nodes { document { id } } } } } }`,
}

func TestEveryListPagesForwardAndBackwardToTheSameItems(t *testing.T) {
	s := open(t, stories...)
	var twice struct {
		Statements struct{ Nodes []struct{ ID string } }
	}
	s.ask(`{ statements(filter: {minDocuments: 2}) { nodes { id } } }`, "", &twice)
	for name, query := range lists {
		t.Run(name, func(t *testing.T) {
			query = strings.Replace(query, "STATEMENT", twice.Statements.Nodes[0].ID, 1)
			whole := s.page(query, "first: 1000")
			if whole.TotalCount < 2 || len(whole.Nodes) != whole.TotalCount {
				t.Fatalf("%d of %d items", len(whole.Nodes), whole.TotalCount)
			}
			for size := 1; size <= 3; size++ {
				var forward []json.RawMessage
				arguments := fmt.Sprintf("first: %d", size)
				for range whole.TotalCount {
					p := s.page(query, arguments)
					check(t, p, whole.TotalCount)
					if p.PageInfo.HasPreviousPage != (len(forward) > 0) {
						t.Errorf("hasPreviousPage is %v after %d items", p.PageInfo.HasPreviousPage, len(forward))
					}
					forward = append(forward, p.Nodes...)
					if !p.PageInfo.HasNextPage {
						break
					}
					arguments = fmt.Sprintf("first: %d, after: %q", size, *p.PageInfo.EndCursor)
				}
				if !same(forward, whole.Nodes) {
					t.Errorf("forward by %d: got %s, want %s", size, forward, whole.Nodes)
				}
				var backward []json.RawMessage
				arguments = fmt.Sprintf("last: %d", size)
				for range whole.TotalCount {
					p := s.page(query, arguments)
					check(t, p, whole.TotalCount)
					if p.PageInfo.HasNextPage != (len(backward) > 0) {
						t.Errorf("hasNextPage is %v before %d items", p.PageInfo.HasNextPage, len(backward))
					}
					backward = append(slices.Clone(p.Nodes), backward...)
					if !p.PageInfo.HasPreviousPage {
						break
					}
					arguments = fmt.Sprintf("last: %d, before: %q", size, *p.PageInfo.StartCursor)
				}
				if !same(backward, whole.Nodes) {
					t.Errorf("backward by %d: got %s, want %s", size, backward, whole.Nodes)
				}
			}
		})
	}
}

// page asks for a page of the list that query names x.
func (s *site) page(query, arguments string) page {
	s.t.Helper()
	var answer struct {
		X *page
		Y struct{ X *page }
	}
	s.ask(strings.Replace(query, "%s", arguments, 1), "", &answer)
	if answer.X != nil {
		return *answer.X
	}
	return *answer.Y.X
}

// check tests what holds of every page that has items.
func check(t *testing.T, p page, total int) {
	t.Helper()
	if p.TotalCount != total || len(p.Nodes) == 0 || len(p.Edges) != len(p.Nodes) {
		t.Fatalf("page %+v of a list of %d", p, total)
	}
	for i, edge := range p.Edges {
		if string(edge.Node) != string(p.Nodes[i]) {
			t.Errorf("edge %d has %s, node %d is %s", i, edge.Node, i, p.Nodes[i])
		}
	}
	if *p.PageInfo.StartCursor != p.Edges[0].Cursor || *p.PageInfo.EndCursor != p.Edges[len(p.Edges)-1].Cursor {
		t.Errorf("cursors %v to %v, edges %+v", *p.PageInfo.StartCursor, *p.PageInfo.EndCursor, p.Edges)
	}
}

func same(a, b []json.RawMessage) bool {
	return slices.EqualFunc(a, b, func(a, b json.RawMessage) bool { return string(a) == string(b) })
}
