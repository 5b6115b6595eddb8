package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/parley-kg/parley/graph"
)

// built returns a snapshot with entities of some names, each "name|alias|…".
func built(t *testing.T, names ...string) *Snapshot {
	t.Helper()
	e := New().Edit()
	for i, n := range names {
		parts := strings.Split(n, "|")
		if err := e.PutEntity(entityID(i), parts[0], graph.Person, parts[1:]); err != nil {
			t.Fatal(err)
		}
	}
	return e.Snapshot()
}

func entityID(i int) graph.ID { return graph.NewID(graph.EntityNode, fmt.Sprint(i)) }

func found(t *testing.T, s *Snapshot, search string) string {
	t.Helper()
	p, err := s.Entities(context.Background(), graph.EntityQuery{Search: search, Order: graph.ByName}, graph.Range{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, it := range p.Items {
		out = append(out, it.Value.Name)
	}
	if len(out) != p.Total {
		t.Errorf("%q: %d items, total %d", search, len(out), p.Total)
	}
	return strings.Join(out, ", ")
}

func TestNamesAreFoundInSpiteOfTypingErrors(t *testing.T) {
	s := built(t, "Ingrid Halvorsen|Mrs Halvorsen", "Halvard Lien", "Bergmann", "Zoë Žižek", "Lia")
	tests := []struct{ search, want string }{
		{"halv", "Halvard Lien, Ingrid Halvorsen"},
		{"halvorsen", "Ingrid Halvorsen"},
		{"ingrid HALV", "Ingrid Halvorsen"},
		{"mrs halv", "Ingrid Halvorsen"},
		{"halvrosen", "Ingrid Halvorsen"},   // two letters in the wrong order
		{"halvorson", "Ingrid Halvorsen"},   // a wrong letter
		{"halvrsen", "Ingrid Halvorsen"},    // one missing
		{"hallvorssen", "Ingrid Halvorsen"}, // two too many
		{"igrid halvorsen", "Ingrid Halvorsen"},
		{"begrmann", "Bergmann"},
		{"žižke", "Zoë Žižek"},
		{"lai", ""},                 // too short for an error
		{"ingird lien", ""},         // not of one name
		{"xalvard", "Halvard Lien"}, // one error is enough
		{"xavlard", ""},             // two are too many for seven letters
		{"halvard", "Halvard Lien"}, // what fits exactly keeps out what nearly does
		{"", "Bergmann, Halvard Lien, Ingrid Halvorsen, Lia, Zoë Žižek"},
		{"!", ""},
	}
	for _, test := range tests {
		if got := found(t, s, test.search); got != test.want {
			t.Errorf("search %q: got %q, want %q", test.search, got, test.want)
		}
	}
}

func TestWordsAreRunsOfLettersDigitsAndMarks(t *testing.T) {
	for _, text := range []string{
		"", " ", "One", "one-two THREE", "Ünder DEN Linden, 1999.", "e\u0301te\u0301 İstanbul ǅ", "a\xffb \xc3", "日本 と 中国", strings.Repeat("x", 200) + " y",
	} {
		want := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestAllWordsMustBeInTheTexts(t *testing.T) {
	tests := []struct {
		words string
		want  bool
	}{{"", true}, {"harbour", true}, {"strike harbour strike", true}, {"harb", false}, {"strike lindhavn", true}, {"strike berlin", false}}
	for _, test := range tests {
		if got := HasWords(Words(test.words), "Harbour STRIKE over.", "In Lindhavn"); got != test.want {
			t.Errorf("%q: got %t, want %t", test.words, got, test.want)
		}
	}
}

func TestASignatureHasAllItsWordsAndFewOthers(t *testing.T) {
	var text strings.Builder
	for i := range 300 {
		fmt.Fprintf(&text, "Word%d and the word%d ", i, i)
	}
	sig := Sign([]string{text.String()})
	wrong := 0
	for i := range 3000 {
		has := sig.mayHave(hashWords([]string{fmt.Sprint("word", i)}))
		if i < 300 && !has {
			t.Fatalf("word%d is missing", i)
		}
		if i >= 300 && has {
			wrong++
		}
	}
	if wrong > 2700/10 {
		t.Errorf("%d of 2700 words that are not there seem to be", wrong)
	}
	if empty := Sign(nil); empty.mayHave(hashWords([]string{"word"})) || !empty.mayHave(nil) {
		t.Error("nothing has a word, or has not the words of nothing")
	}
}

// hub returns a snapshot whose entity 0 is the subject of n statements, about
// n others, and of the literal in each tenth of them besides.
func hub(t *testing.T, n int) *Snapshot {
	t.Helper()
	e := New().Edit()
	doc := &Document{ID: graph.NewID(graph.DocumentNode, "hub"), Said: Sign([]string{"hub"})}
	for i := range n + 1 {
		if err := e.PutEntity(entityID(i), fmt.Sprint("Entity ", i), graph.Person, nil); err != nil {
			t.Fatal(err)
		}
		doc.Entities = append(doc.Entities, Mentioned{Entity: entityID(i), Times: 1})
		if i > 0 {
			doc.Claims = append(doc.Claims, Claim{
				Statement: graph.NewID(graph.StatementNode, fmt.Sprint(i)), Subject: 0, Object: i, Speaker: graph.None, Place: graph.None,
				Relation: "meet", Polarity: graph.Affirmed, Modality: graph.Fact, Confidence: 0.5 + float64(i)/float64(3*n),
			})
		}
	}
	if err := e.Put(doc); err != nil {
		t.Fatal(err)
	}
	return e.Snapshot()
}

// ending is a context that ends when it is looked at for the nth time, and
// counts how often it was.
type ending struct {
	context.Context
	looks, end int
}

func (c *ending) Err() error {
	if c.looks++; c.looks >= c.end {
		return context.Canceled
	}
	return nil
}

// questions are all that may have much to look at.
func questions(s *Snapshot) map[string]func(context.Context) error {
	second := func(_ any, err error) error { return err }
	says := func(graph.ID, int, []string) (bool, error) { return true, nil }
	first := graph.Range{First: 50}
	return map[string]func(context.Context) error{
		"statements": func(ctx context.Context) error {
			return second(s.Statements(ctx, graph.StatementQuery{Filter: graph.Filter{Entity: entityID(0)}}, first, says))
		},
		"all statements": func(ctx context.Context) error { return second(s.Statements(ctx, graph.StatementQuery{}, first, says)) },
		"statements with words": func(ctx context.Context) error {
			return second(s.Statements(ctx, graph.StatementQuery{Filter: graph.Filter{Text: "hub"}}, first, says))
		},
		"neighbours": func(ctx context.Context) error {
			return second(s.Neighbors(ctx, entityID(0), graph.Both, graph.Filter{}, first, says))
		},
		"near": func(ctx context.Context) error {
			return second(s.Near(ctx, entityID(0), 2, 1<<30, graph.Filter{}, says))
		},
		"subgraph": func(ctx context.Context) error {
			return second(s.Subgraph(ctx, []graph.ID{entityID(0)}, 2, 1000, graph.Filter{}, says))
		},
		"paths": func(ctx context.Context) error {
			return second(s.Paths(ctx, entityID(1), entityID(2), 4, 3, graph.Filter{}, says))
		},
		"entities": func(ctx context.Context) error {
			return second(s.Entities(ctx, graph.EntityQuery{Search: "entitx"}, first))
		},
		"mentions": func(ctx context.Context) error { return second(s.Mentions(ctx, entityID(0), first)) },
	}
}

func TestAHubOf100000StatementsIsAnsweredWithinTheBudget(t *testing.T) {
	const n = 100_000
	s := hub(t, n)
	for what, ask := range questions(s) {
		if err := ask(context.Background()); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	says := func(graph.ID, int, []string) (bool, error) { return true, nil }
	p, err := s.Neighbors(context.Background(), entityID(0), graph.Out, graph.Filter{}, graph.Range{First: 50}, says)
	if err != nil || p.Total != n || len(p.Items) != 50 || !p.HasNext {
		t.Errorf("neighbours of the hub: %d of %d, next %t, %v; want 50 of %d", len(p.Items), p.Total, p.HasNext, err, n)
	}
	g, err := s.Subgraph(context.Background(), []graph.ID{entityID(0)}, 2, 1000, graph.Filter{}, says)
	if err != nil || len(g.Statements) != 1000 || !g.Truncated {
		t.Errorf("around the hub: %d statements, truncated %t, %v; want 1000 cut off", len(g.Statements), g.Truncated, err)
	}
	paths, err := s.Paths(context.Background(), entityID(7), entityID(n), 4, 3, graph.Filter{}, says)
	if err != nil || len(paths) != 1 || len(paths[0].Statements) != 2 {
		t.Errorf("over the hub: %d paths, %v; want one of two hops", len(paths), err)
	}
}

func TestAQuestionAboutAHubEndsSoonAfterItsContext(t *testing.T) {
	s := hub(t, 20_000)
	for what, ask := range questions(s) {
		whole := &ending{Context: context.Background(), end: 1 << 30}
		if err := ask(whole); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if what != "mentions" && whole.looks < 5 {
			t.Errorf("%s: looks at its context %d times in 20,000 statements", what, whole.looks)
		}
		ended := &ending{Context: context.Background(), end: min(3, whole.looks)}
		if err := ask(ended); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want %v", what, err, context.Canceled)
		}
		if ended.looks > ended.end {
			t.Errorf("%s: goes on after its context ended: looked %d times, ended at the %d.", what, ended.looks, ended.end)
		}
	}
}

func TestAWalkStopsAtItsBudget(t *testing.T) {
	b := &budget{pulse: pulse{ctx: context.Background()}, work: MaxWork - checkEvery}
	if err := b.spend(checkEvery); err != nil {
		t.Errorf("at the budget: %v", err)
	}
	if err := b.spend(1); !errors.Is(err, graph.ErrBudget) {
		t.Errorf("over the budget: got %v, want %v", err, graph.ErrBudget)
	}
}
