package graph_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// reading returns a reading that holds together.
func reading() *graph.Reading {
	const text = "Anna Berg met Carl Dorn in Köln."
	return &graph.Reading{
		Document: graph.Document{ID: graph.DocumentID(text), Text: text, Sources: []string{"a.txt"}, Published: "2024-02-29"},
		Chains: []graph.Chain{
			{Type: graph.Person, Name: "Anna Berg", Named: true, Mentions: []graph.Span{{Start: 0, End: 9}}},
			{Type: graph.Person, Name: "Carl Dorn", Named: true, Mentions: []graph.Span{{Start: 14, End: 23}}},
		},
		Claims: []graph.Claim{{
			Subject: 0, Object: 1, Relation: "meet", Polarity: graph.Affirmed, Modality: graph.Fact,
			Speaker: graph.None, Place: graph.None, Confidence: 1, Span: graph.Span{Start: 0, End: len(text)},
		}},
	}
}

func TestAReadingThatHoldsTogetherPasses(t *testing.T) {
	if err := reading().Check(); err != nil {
		t.Error(err)
	}
}

func TestCheckNamesWhatDoesNotHoldTogether(t *testing.T) {
	tests := []struct {
		want  string
		spoil func(*graph.Reading)
	}{
		{"ID is not that of its text", func(r *graph.Reading) { r.Document.Text += " " }},
		{"not UTF-8", func(r *graph.Reading) { r.Document.Text = "\xff"; r.Document.ID = graph.DocumentID("\xff") }},
		{"published", func(r *graph.Reading) { r.Document.Published = "2023-02-29" }},
		{"source without a name", func(r *graph.Reading) { r.Document.Sources = []string{""} }},
		{"chain 1: no name", func(r *graph.Reading) { r.Chains[1].Name = "" }},
		{"chain 0: range [0,99)", func(r *graph.Reading) { r.Chains[0].Mentions[0].End = 99 }},
		{"cuts a character", func(r *graph.Reading) { r.Claims[0].Span.End = strings.Index(r.Document.Text, "ö") + 1 }},
		{"claim 0: subject", func(r *graph.Reading) { r.Claims[0].Subject = graph.None }},
		{"claim 0: object", func(r *graph.Reading) { r.Claims[0].Object = 2 }},
		{"claim 0: speaker", func(r *graph.Reading) { r.Claims[0].Speaker = -2 }},
		{"either an object or a literal", func(r *graph.Reading) { r.Claims[0].Literal = "x" }},
		{"no relation", func(r *graph.Reading) { r.Claims[0].Relation = "" }},
		{"polarity", func(r *graph.Reading) { r.Claims[0].Polarity = "" }},
		{"modality", func(r *graph.Reading) { r.Claims[0].Modality = "SURE" }},
		{"confidence 0", func(r *graph.Reading) { r.Claims[0].Confidence = 0 }},
		{"time", func(r *graph.Reading) { r.Claims[0].Time.From = "in May" }},
		{"is after", func(r *graph.Reading) { r.Claims[0].Time = graph.TimeSpan{From: "2024-02-02", To: "2024-02-01"} }},
	}
	for _, test := range tests {
		r := reading()
		test.spoil(r)
		err := r.Check()
		if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %v, want an error about %q", err, test.want)
		}
	}
}

func TestAnIDTellsItsKind(t *testing.T) {
	id := graph.NewID(graph.EntityNode, "a", "b")
	if kind, ok := id.Kind(); !ok || kind != graph.EntityNode {
		t.Errorf("got %c %v", kind, ok)
	}
	if id == graph.NewID(graph.EntityNode, "ab") || id != graph.NewID(graph.EntityNode, "a", "b") {
		t.Error("an ID is not a function of its key alone")
	}
	for _, bad := range []graph.ID{"", "e12", id + "0", "x" + id[1:], id[:32] + "g"} {
		if _, ok := bad.Kind(); ok {
			t.Errorf("%q passes for an ID", bad)
		}
	}
}

func TestLiteralsAreQuotedAsCanonicalNQuads(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain", `"plain"`}, {"", `""`}, {"é\u2028", "\"é\u2028\""},
		{"a\"b\\c", `"a\"b\\c"`}, {"\t\b\n\r\f", `"\t\b\n\r\f"`}, {"\x00\x7f", `"\u0000\u007F"`},
	}
	for _, test := range tests {
		if got := graph.QuoteLiteral(test.in); got != test.want {
			t.Errorf("%q: got %s, want %s", test.in, got, test.want)
		}
	}
}
