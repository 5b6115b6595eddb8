package resolvers

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/resolvers/generated"
	"github.com/parley-kg/parley/resolvers/model"
)

// maxComplexity is the most an operation may cost: about the number of values
// in its longest possible answer.
const maxComplexity = 500_000

// times is the cost of n items that cost each: at least 1, and never past
// what maxComplexity needs, so that products cannot overflow.
func times(n, each int) int {
	n, each = max(n, 1), max(each, 1)
	if n > maxComplexity || each > maxComplexity {
		return 2 * maxComplexity
	}
	return min(1+n*each, 2*maxComplexity)
}

// page is the cost of a page of items that cost each.
func page(each int, first, last *int32) int {
	n := graph.DefaultPage
	if last != nil {
		n = int(*last)
	}
	if first != nil {
		n = int(*first)
	}
	return times(min(n, graph.MaxPage), each)
}

// complexity tells what the fields that answer lists cost; any other field
// costs 1 with what is asked of it.
func complexity() generated.ComplexityRoot {
	var c generated.ComplexityRoot
	c.Query.Nodes = func(each int, ids []graph.ID) int { return times(len(ids), each) }
	c.Query.Entities = func(each int, _ *string, _ *model.EntityFilter, _ *graph.EntityOrder, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Query.Statements = func(each int, _ *model.StatementFilter, _ *graph.StatementOrder, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Query.Relations = searched
	c.Query.Documents = searched
	c.Query.Paths = func(each int, _, _ model.EntityRef, maxHops, first *int32, _ *model.StatementFilter) int {
		return times(int(value(first))*(int(value(maxHops))+1), each)
	}
	c.Query.Subgraph = func(each int, _ []*model.EntityRef, _, limit *int32, _ *model.StatementFilter) int {
		return times(min(int(value(limit)), maxStatements), each)
	}
	c.Entity.Statements = func(each int, _ *graph.Direction, _ *model.StatementFilter, _ *graph.StatementOrder, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Entity.Neighbors = func(each int, _ *graph.Direction, _ *model.StatementFilter, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Entity.Rings = func(each int, _, limit *int32, _ *graph.Direction, _ *model.StatementFilter) int {
		return times(min(int(value(limit)), maxInRings), each)
	}
	c.Query.Judgements = func(each int, _ *model.JudgementFilter, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Distribution.Relations = ranked
	c.Neighborhood.Relations = ranked
	c.Timeline.Periods = func(each int) int { return times(graph.MaxPage, each) }
	c.Query.Sources = func(each int, _ *model.SourceStatus, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	c.Entity.Namings = func(each int, _ *graph.ID) int { return times(graph.DefaultPage, each) }
	c.Entity.Mentions = unfiltered
	c.Entity.Documents = unfiltered
	c.Statement.Evidence = unfiltered
	c.Document.Statements = filtered
	c.Relation.Statements = filtered
	c.Document.Entities = func(each int, _ *graph.EntityOrder, first *int32, _ *string, last *int32, _ *string) int {
		return page(each, first, last)
	}
	return c
}

func unfiltered(each int, first *int32, _ *string, last *int32, _ *string) int {
	return page(each, first, last)
}

func ranked(each int, first *int32) int { return page(each, first, nil) }

func searched(each int, _ *string, first *int32, _ *string, last *int32, _ *string) int {
	return page(each, first, last)
}

func filtered(each int, _ *model.StatementFilter, _ *graph.StatementOrder, first *int32, _ *string, last *int32, _ *string) int {
	return page(each, first, last)
}
