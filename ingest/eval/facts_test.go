package eval

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"
)

func readFacts(t *testing.T, text string) []FactSentence {
	t.Helper()
	all, err := ReadFacts(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWordingsHaveOptionalWordsAndSeveralBorders(t *testing.T) {
	all := readFacts(t, `
# a comment
Ada served as the pilot of Bergen .
= Ada | served / as / [the] pilot
~ Ada | served as [the] pilot of | Bergen
`)
	if len(all) != 1 || len(all[0].Facts) != 1 || all[0].Text != "Ada served as the pilot of Bergen ." {
		t.Fatalf("got %+v", all)
	}
	want := []Wording{
		{"Ada", "served", "as the pilot"}, {"Ada", "served", "as pilot"},
		{"Ada", "served as", "the pilot"}, {"Ada", "served as", "pilot"},
		{"Ada", "served as the pilot of", "Bergen"}, {"Ada", "served as pilot of", "Bergen"},
	}
	if got := all[0].Facts[0]; !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestFactsThatCannotBeReadNameTheirLine(t *testing.T) {
	for _, text := range []string{
		"= Ada | left | Bergen\n",
		"Ada left .\n~ Ada | left | Bergen\n",
		"Ada left .\n= Ada | left\n",
		"Ada left .\n= Ada | left | Bergen | today\n",
		"Ada left .\n> Ada | left\n",
	} {
		if _, err := ReadFacts(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: got %v, want an error that names the line", text, err)
		}
	}
}

func TestFactsCountOnceHoweverOftenTheyAreWorded(t *testing.T) {
	all := readFacts(t, `
Ada sailed to Bergen in May .
= Ada | sailed / to / Bergen
= Ada | sailed to Bergen / in / May
= Ada | slept / in / Bergen
`)
	all[0].System = []CaRBTuple{
		tuple(1, "sailed", "Ada", "to Bergen"),
		tuple(1, "sailed to", "Ada", "Bergen"),
		tuple(1, "sailed to", "Ada", "Bergen", "in May"),
		tuple(1, "sailed to", "Bergen", "Ada"),
	}
	// One fact is found, twice; two tuples are none.
	r := ScoreFacts(all)
	near(t, "precision", r.Precision, 1.0/3)
	near(t, "recall", r.Recall, 1.0/3)
	near(t, "F1", r.F1(), 1.0/3)
	if r.Gold != 3 || r.System != 4 {
		t.Errorf("got %+v", r)
	}
}

func TestWordsCountInTheirPart(t *testing.T) {
	for _, c := range []struct {
		name, gold        string
		system            CaRBTuple
		precision, recall float64
	}{
		{"the same", "Ada | sailed to | Bergen", tuple(1, "sailed to", "Ada", "Bergen"), 1, 1},
		{"a word too many", "Ada | sailed to | Bergen", tuple(1, "sailed to", "Ada", "old Bergen"), 4.0 / 5, 1},
		{"no word of the object", "Ada | sailed to | Bergen", tuple(1, "sailed to", "Ada", "Oslo"), 0, 0},
		{"an inferred relation matches any", "Ada | [is] | a pilot", tuple(1, "was", "Ada", "a pilot"), 3.0 / 4, 1},
		{"and counts for precision where it is the same", "Ada | [is] | a pilot", tuple(1, "is", "Ada", "a pilot"), 1, 4.0 / 3},
		{"gold's further argument is missing", "Ada | met | Bo | in May", tuple(1, "met", "Ada", "Bo"), 1, 3.0 / 5},
		{"a further argument gold lacks", "Ada | met | Bo", tuple(1, "met", "Ada", "Bo", "in May"), 1, 1},
		{"two words of three", "Ada | met | Bo | in early May", tuple(1, "met", "Ada", "Bo", "in May"), 1, 5.0 / 6},
	} {
		s := readFacts(t, "Ada .\n> "+c.gold+"\n")
		s[0].System = []CaRBTuple{c.system}
		r := ScoreWords(s)
		near(t, c.name+", precision", r.Precision, c.precision)
		near(t, c.name+", recall", r.Recall, c.recall)
	}
}

func TestWordsPairOneToOneTheBestFirst(t *testing.T) {
	s := readFacts(t, "Ada .\n> Ada | met | Bo\n> Ada | met | Bo and Cy\n")
	s[0].System = []CaRBTuple{tuple(1, "met", "Ada", "Bo and Cy"), tuple(1, "met", "Ada", "Bo Cy")}
	// The second of gold takes the first tuple whole, which leaves the first of
	// gold the second tuple: three of its four words.
	r := ScoreWords(s)
	near(t, "precision", r.Precision, (1+3.0/4)/2)
	near(t, "recall", r.Recall, 1)
}

func TestOurSentencesAreReadWhole(t *testing.T) {
	f, err := os.Open("testdata/openie/gold.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := ReadFacts(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 60 {
		t.Errorf("got %d sentences, want 60", len(all))
	}
	for _, s := range all {
		words := strings.Fields(s.Text)
		if len(s.Facts) == 0 || len(s.Tuples) == 0 {
			t.Errorf("%s: no facts or no tuples", s.Text)
		}
		for _, fact := range s.Facts {
			shortest := fact[len(fact)-1]
			for _, w := range strings.Fields(shortest.Subject + " " + shortest.Relation + " " + shortest.Object) {
				if !slices.Contains(words, w) {
					t.Errorf("%s: a wording has %q", s.Text, w)
				}
			}
		}
		for _, tuple := range s.Tuples {
			for _, part := range tuple.Parts {
				for _, w := range part.Words {
					if !slices.Contains(words, w) {
						t.Errorf("%s: a tuple has %q", s.Text, w)
					}
				}
			}
		}
	}
}

func TestMissesListWhatIsNotFoundAndWhatIsNoFact(t *testing.T) {
	all := readFacts(t, "Ada met Bo and Cy .\n= Ada | met | [old] Bo\n= Ada | met | Cy\n> Ada | met | Bo\n")
	var out strings.Builder
	facts := Facts{Sentences: all, Misses: 1}
	extract := func(string) []CaRBTuple {
		return []CaRBTuple{tuple(1, "met", "Ada", "Bo"), tuple(1, "met", "Ada", "Bo and Cy")}
	}
	if err := facts.Measure(context.Background(), "triples", extract, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"0.500", "as BenchIE", "as WiRe57", "  + met | Ada | Bo and Cy\n", "  - met | Ada | Cy\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %s\nwant it to have %q", out.String(), want)
		}
	}
}
