package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
)

// A Found counts how many of gold's statements a system has.
type Found struct {
	// Strict have their ends, polarity and relation in common with a statement
	// of the system, Pair their ends, either way round, and polarity, of Gold.
	Strict, Pair, Gold int
}

// A StatementReport holds the figures of a system's statements.
type StatementReport struct {
	// Core are gold's core statements, All the others too.
	Core, All Found
	// Documents and Phenomena part the core statements.
	Documents, Phenomena map[string]Found
	// Statements are the system's in gold's documents. Right are those that
	// gold has strictly, Flipped those that it has with the other polarity.
	Statements, Right, Flipped int
	// Bins has the statements by their confidence.
	Bins Bins

	misses   []statementMiss
	spurious []Statement
}

// A statementMiss is a core statement without its like in the system.
type statementMiss struct {
	gold GoldStatement
	// nearest is the statement of the system that has most in common with it.
	nearest *Statement
	// near is how much that is.
	near nearness
}

// A nearness is how much two statements have in common.
type nearness uint8

const (
	apart nearness = iota
	oneEnd
	oneEndAndRelation
	turned
	bothEnds
	bothEndsAndRelation
)

// ScoreStatements compares a system's statements with gold's, document by
// document. Relations agree when they share a word or two words that are alike;
// their direction counts but for meetings.
func ScoreStatements(gold *StatementGold, system []Statement) *StatementReport {
	r := &StatementReport{Documents: map[string]Found{}, Phenomena: map[string]Found{}}
	byDocument := map[string][]int{}
	for _, g := range gold.Statements {
		byDocument[g.Document] = nil
	}
	relations := make([]wordSet, len(system))
	for i, s := range system {
		if at, known := byDocument[s.Document]; known {
			byDocument[s.Document] = append(at, i)
			relations[i] = relationWords(s.Relation, s.Phrase)
			r.Statements++
		}
	}
	right, flipped := map[int]bool{}, map[int]bool{}
	for _, g := range gold.Statements {
		one := Found{Gold: 1}
		miss := statementMiss{gold: g}
		for _, i := range byDocument[g.Document] {
			s := &system[i]
			near, strict := gold.compare(&g, s, relations[i])
			if near > miss.near {
				miss.near, miss.nearest = near, s
			}
			switch {
			case near < turned:
			case s.Negated != g.Negated:
				flipped[i] = flipped[i] || strict
			default:
				one.Pair = 1
				if strict {
					one.Strict, right[i] = 1, true
				}
			}
		}
		r.All.add(one)
		if !g.Core {
			continue
		}
		r.Core.add(one)
		addFound(r.Documents, g.Document, one)
		addFound(r.Phenomena, g.Phenomenon, one)
		if one.Strict == 0 {
			r.misses = append(r.misses, miss)
		}
	}
	r.Right = len(right)
	for i, s := range system {
		if flipped[i] && !right[i] {
			r.Flipped++
		}
		if relations[i] != nil {
			r.Bins.add(s.Confidence, right[i])
		}
		if relations[i] != nil && !right[i] {
			r.spurious = append(r.spurious, s)
		}
	}
	slices.SortStableFunc(r.misses, func(a, b statementMiss) int { return cmp.Compare(a.near, b.near) })
	return r
}

// compare returns what a statement of the system, whose relation has words, has
// in common with gold's, polarity aside, and whether that is all.
func (g *StatementGold) compare(want *GoldStatement, s *Statement, words wordSet) (near nearness, strict bool) {
	relation := want.relation.common(words) > 0
	subject, object := g.is(want.Document, want.Subject, s.Subject), g.is(want.Document, want.Object, s.Object)
	switch {
	case subject && object && relation:
		return bothEndsAndRelation, true
	case subject && object:
		return bothEnds, false
	case g.is(want.Document, want.Subject, s.Object) && g.is(want.Document, want.Object, s.Subject):
		return turned, relation && want.relation[meeting]
	case (subject || object) && relation:
		return oneEndAndRelation, false
	case subject || object:
		return oneEnd, false
	}
	return apart, false
}

func (f *Found) add(g Found) {
	f.Strict += g.Strict
	f.Pair += g.Pair
	f.Gold += g.Gold
}

func addFound(parts map[string]Found, name string, one Found) {
	f := parts[name]
	f.add(one)
	parts[name] = f
}

// Write writes the figures as tables, then at most as many core statements
// that the system lacks as misses says, those furthest from any of its own
// first, and at most as many of the system's that gold lacks as spurious says.
func (r *StatementReport) Write(w io.Writer, misses, spurious int) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "core statements\tfound\tstrict\tby ends\tgold\t\n")
	line := func(name string, f Found) {
		fmt.Fprintf(t, "%s\t%d\t%.3f\t%.3f\t%d\t\n", name, f.Strict, ratio(f.Strict, f.Gold), ratio(f.Pair, f.Gold), f.Gold)
	}
	for _, parts := range []map[string]Found{r.Documents, r.Phenomena} {
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			line(name, parts[name])
		}
	}
	line("all core", r.Core)
	line("core and extra", r.All)
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the figures of statements: %w", err)
	}
	precision, recall := ratio(r.Right, r.Statements), ratio(r.Core.Strict, r.Core.Gold)
	_, err := fmt.Fprintf(w, "\n%d statements, %.3f of them in gold; wrong polarity %d; F %.3f\n",
		r.Statements, precision, r.Flipped, harmonic(precision, recall))
	for _, m := range r.misses[:min(misses, len(r.misses))] {
		if err == nil {
			_, err = fmt.Fprintf(w, "%s\n", m)
		}
	}
	for _, s := range r.spurious[:min(spurious, len(r.spurious))] {
		if err == nil {
			_, err = fmt.Fprintf(w, "not in gold  %s  %s\n      %s\n", s.Document, s, s.Quote)
		}
	}
	if err != nil {
		return fmt.Errorf("write the figures of statements: %w", err)
	}
	return nil
}

// String tells gold's statement, where it stands and what is nearest.
func (m statementMiss) String() string {
	nearest := "-"
	if m.nearest != nil {
		nearest = m.nearest.String()
	}
	g := m.gold
	return fmt.Sprintf("missed  %s  %s  (%s)\n      ours  %s\n      %s",
		g.Document, written(g.Subject, g.Negated, g.Relation, g.Object), g.Phenomenon, nearest, g.Quote)
}

// String tells the statement with the first names of its ends.
func (s Statement) String() string {
	first := func(names []string) string { return strings.Join(names[:min(1, len(names))], "") }
	relation := s.Relation
	if s.Phrase != "" && s.Phrase != relation {
		relation += " (" + s.Phrase + ")"
	}
	return written(first(s.Subject), s.Negated, relation, first(s.Object))
}

func written(subject string, negated bool, relation, object string) string {
	if negated {
		relation = "NOT " + relation
	}
	return subject + " | " + relation + " | " + object
}
