// Package graphtest is the contract that every graph.Store must pass.
package graphtest

import (
	"context"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// Run tests the stores that open returns: empty ones that link with Linker. It
// closes them.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	tests := []struct {
		name string
		run  func(*testing.T, *harness)
	}{
		{"RemovalEqualsNeverHavingBeenThere", removalEqualsNeverHavingBeenThere},
		{"OrderAndGroupingLeaveNoTrace", orderAndGroupingLeaveNoTrace},
		{"ADocumentThatComesTwiceAddsNothing", aDocumentThatComesTwiceAddsNothing},
		{"AChangedSourceReplacesItsDocument", aChangedSourceReplacesItsDocument},
		{"TheGraphFollowsFromTheReadings", theGraphFollowsFromTheReadings},
		{"FiltersPickWhatTheySay", filtersPickWhatTheySay},
		{"WalksAgreeWithTheModel", walksAgreeWithTheModel},
		{"CountsAgreeWithTheModel", countsAgreeWithTheModel},
		{"ATimelineHasItsBounds", aTimelineHasItsBounds},
		{"ListsGoBothWays", listsGoBothWays},
		{"ACursorStaysGoodWhenOthersComeAndGo", aCursorStaysGoodWhenOthersComeAndGo},
		{"SearchFindsWordsAndNames", searchFindsWordsAndNames},
		{"QuestionsThatCannotBeAnsweredSaySo", questionsThatCannotBeAnsweredSaySo},
		{"AnEndedContextEndsEveryQuestion", anEndedContextEndsEveryQuestion},
		{"ChangesAreAllOrNothing", changesAreAllOrNothing},
		{"AnyNumberOfWritersGiveTheSameGraph", anyNumberOfWritersGiveTheSameGraph},
		{"ReadersSeeWholeCommits", readersSeeWholeCommits},
		{"AViewHoldsUpNoWriter", aViewHoldsUpNoWriter},
		{"WhatIsLeftIsAllThatCounts", whatIsLeftIsAllThatCounts},
		{"JudgementsHold", judgementsHold},
		{"JudgementsTakenBackLeaveNoTrace", judgementsTakenBackLeaveNoTrace},
		{"OrderOfDocumentsAndJudgementsLeavesNoTrace", orderOfDocumentsAndJudgementsLeavesNoTrace},
		{"JudgementsOutliveDocuments", judgementsOutliveDocuments},
		{"ASplitGivesBackWhatEachDocumentSays", aSplitGivesBackWhatEachDocumentSays},
		{"OldIDsLeadToWhatTheyBecame", oldIDsLeadToWhatTheyBecame},
		{"OldStatementIDsLeadToWhatTheyBecame", oldStatementIDsLeadToWhatTheyBecame},
		{"ContradictionsAreRefused", contradictionsAreRefused},
		{"JudgementsAreListed", judgementsAreListed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.run(t, &harness{t: t, open: func() graph.Store {
				s := open(t)
				t.Cleanup(func() {
					if err := s.Close(); err != nil {
						t.Errorf("close: %v", err)
					}
				})
				return s
			}})
		})
	}
}

// A harness makes stores and fails the test where they fail.
type harness struct {
	t    *testing.T
	open func() graph.Store
}

func (h *harness) apply(s graph.Store, changes ...graph.Change) []graph.Outcome {
	h.t.Helper()
	out, err := s.Apply(context.Background(), changes...)
	if err != nil {
		h.t.Fatalf("apply: %v", err)
	}
	if len(out) != len(changes) {
		h.t.Fatalf("apply: %d outcomes of %d changes", len(out), len(changes))
	}
	return out
}

func (h *harness) view(s graph.Store, f func(graph.View)) {
	h.t.Helper()
	if err := s.View(context.Background(), func(v graph.View) error { f(v); return nil }); err != nil {
		h.t.Fatalf("view: %v", err)
	}
}

// quads returns the store's canonical N-Quads, and fails when they are not
// sorted.
func (h *harness) quads(s graph.Store) string {
	h.t.Helper()
	var b strings.Builder
	last := ""
	h.view(s, func(v graph.View) {
		err := v.Quads(context.Background(), func(q graph.Quad) error {
			line := q.String()
			if line <= last {
				h.t.Errorf("quads are not in order: %q before %q", last, line)
			}
			last = line
			b.WriteString(line)
			b.WriteByte('\n')
			return nil
		})
		if err != nil {
			h.t.Fatalf("quads: %v", err)
		}
	})
	return b.String()
}

// same fails the test when two lists of quads differ, and shows the first
// difference.
func (h *harness) same(what, got, want string) {
	h.t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			h.t.Fatalf("%s: %d lines against %d, the first to differ is line %d:\n got %s\nwant %s", what, len(g), len(w), i+1, a, b)
		}
	}
}

func put(r *graph.Reading) graph.Change { return graph.Change{Put: r} }
func remove(id graph.ID) graph.Change   { return graph.Change{Remove: id} }

func judgement(j *graph.Judgement) graph.Change { return graph.Change{Judge: j} }
