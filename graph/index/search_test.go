package index

import (
	"context"
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
