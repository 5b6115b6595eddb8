package eval

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func tuple(confidence float64, parts ...string) CaRBTuple {
	return CaRBTuple{Confidence: confidence, Relation: parts[0], Args: parts[1:]}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s: got %.6f, want %.6f", what, got, want)
	}
}

func TestTuplesAreComparedSlotBySlot(t *testing.T) {
	for _, c := range []struct {
		name              string
		gold, system      CaRBTuple
		precision, recall float64
	}{
		{"the same", tuple(0, "sailed to", "Ada", "Bergen", "in May"), tuple(1, "sailed to", "Ada", "Bergen", "in May"), 1, 1},
		{"further arguments count as one", tuple(0, "sailed to", "Ada", "Bergen in", "May"), tuple(1, "sailed to", "Ada", "Bergen", "in May"), 1, 1},
		{"an argument too few", tuple(0, "sailed to", "Ada", "Bergen", "in May"), tuple(1, "sailed to", "Ada", "Bergen"), 1, 4.0 / 6},
		{"a word in another slot is not shared", tuple(0, "sailed to", "Ada", "Bergen"), tuple(1, "sailed", "Ada", "to Bergen"), 3.0 / 4, 3.0 / 4},
		{"no word of the relation", tuple(0, "reached", "Ada", "Bergen"), tuple(1, "sailed to", "Ada", "Bergen"), 0, 0},
		{"a form of be", tuple(0, "was", "Ada", "a pilot"), tuple(1, "be", "Ada", "a pilot"), 1, 1},
		{"case matters", tuple(0, "left", "the crew", "port"), tuple(1, "left", "The crew", "port"), 3.0 / 4, 3.0 / 4},
		{"each word as often as it stands there", tuple(0, "met", "Ada", "the the cat"), tuple(1, "met", "Ada", "the cat"), 1, 4.0 / 5},
		{"no second argument in the system's", tuple(0, "left", "Ada", "Bergen"), tuple(1, "left", "Ada"), 0, 0},
		{"no second argument in gold's", tuple(0, "left", "Ada"), tuple(1, "left", "Ada", "in May"), 1, 1},
		{"speech either way round", tuple(0, "said", "It is late", "Ada"), tuple(1, "said", "Ada", "It is late"), 1, 1},
		{"other relations one way round", tuple(0, "saw", "the sea", "Ada"), tuple(1, "saw", "Ada", "the sea"), 1.0 / 4, 1.0 / 4},
	} {
		got := compareTuples(c.gold, c.system)
		near(t, c.name+", precision", got.precision, c.precision)
		near(t, c.name+", recall", got.recall, c.recall)
	}
}

func TestPrecisionPairsOneToOneAndRecallDoesNot(t *testing.T) {
	r := ScoreCaRB([]CaRBSentence{{
		Text:   "Ada sailed to Bergen and Oslo",
		Gold:   []CaRBTuple{tuple(0, "sailed to", "Ada", "Bergen"), tuple(0, "sailed to", "Ada", "Oslo")},
		System: []CaRBTuple{tuple(1, "sailed to", "Ada", "Bergen and Oslo"), tuple(1, "sailed to", "the ship", "Bergen")},
	}})
	// The first system tuple recalls both of gold's whole. Of two equal pairs
	// the first is taken, Bergen (4 of 6 words), which leaves Oslo to the second
	// (2 of 5).
	near(t, "recall", r.Recall, 1)
	near(t, "precision", r.Precision, (4.0/6+2.0/5)/2)
	if r.System != 2 || r.Gold != 2 || r.Sentences != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestTheBestThresholdOfConfidenceIsTaken(t *testing.T) {
	r := ScoreCaRB([]CaRBSentence{
		{
			Gold:   []CaRBTuple{tuple(0, "left", "Ada", "Bergen")},
			System: []CaRBTuple{tuple(0.9, "left", "Ada", "Bergen"), tuple(0.2, "has", "Ada", "a boat")},
		},
		{
			Gold:   []CaRBTuple{tuple(0, "met", "Bo", "Cy")},
			System: []CaRBTuple{tuple(0.5, "met", "Bo", "Cy and Di")},
		},
		{Gold: []CaRBTuple{tuple(0, "slept", "Eva", "late")}},
	})
	// At 0.2: precision (1 + 3/5)/3; at 0.5: (1 + 3/5)/2; at 0.9: 1. Recall is
	// 2/3, 2/3 and 1/3.
	near(t, "threshold", r.Threshold, 0.5)
	near(t, "precision", r.Precision, 0.8)
	near(t, "recall", r.Recall, 2.0/3)
	near(t, "F1", r.F1, 2*0.8*(2.0/3)/(0.8+2.0/3))
	near(t, "AUC", r.AUC, (2.0/3-1.0/3)*(0.8+1)/2+1.0/3)
	if r.System != 2 {
		t.Errorf("got %d tuples at the threshold, want 2", r.System)
	}
}

func TestCrosswiseOneHalfTellsWhatTheOtherKeeps(t *testing.T) {
	left := tuple(0, "left", "Ada", "Bergen")
	right, wrong := tuple(0.2, "left", "Ada", "Bergen"), tuple(0.9, "has", "Ada", "Bergen")
	sentence := CaRBSentence{Gold: []CaRBTuple{left}, System: []CaRBTuple{right, wrong}}
	r := CrossCaRB([]CaRBSentence{sentence, sentence})
	// Each half shows that the less confident class is the good one.
	near(t, "F1", r.F1, 1)
	if r.System != 2 || r.Gold != 2 || r.Sentences != 2 {
		t.Errorf("got %+v", r)
	}
	// What one half takes for good is wrong in the other.
	other := CaRBSentence{Gold: []CaRBTuple{left}, System: []CaRBTuple{tuple(0.9, "left", "Ada", "Bergen"), tuple(0.2, "has", "Ada", "Bergen")}}
	r = CrossCaRB([]CaRBSentence{sentence, other})
	near(t, "F1 of halves that disagree", r.F1, 0)
}

func TestNoTuplesScoreNothing(t *testing.T) {
	r := ScoreCaRB([]CaRBSentence{{Gold: []CaRBTuple{tuple(0, "slept", "Eva", "late")}}})
	if r.F1 != 0 || r.AUC != 0 || r.Gold != 1 {
		t.Errorf("got %+v", r)
	}
}

func TestCaRBReadsAFolderAndListsTheWorstMisses(t *testing.T) {
	dir := t.TempDir()
	gold := "Ada left Bergen .\tleft\tAda\tBergen\nAda left Bergen .\tis\tBergen\ta town\nBo slept . \tslept \tBo \tlate \n"
	if err := os.WriteFile(filepath.Join(dir, "dev-gold.tsv"), []byte(gold), 0o644); err != nil {
		t.Fatal(err)
	}
	var seen []string
	extract := func(sentence string) []CaRBTuple {
		seen = append(seen, sentence)
		if strings.HasPrefix(sentence, "Ada") {
			return []CaRBTuple{tuple(1, "left", "Ada", "Bergen")}
		}
		return []CaRBTuple{tuple(1, "slept", "Bo", "long")}
	}
	var out strings.Builder
	if err := (&CaRB{Dir: dir, Misses: 2}).Measure(context.Background(), extract, &out); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(seen, "|"), "Ada left Bergen .|Bo slept ."; got != want {
		t.Errorf("got the sentences %q, want %q", got, want)
	}
	for _, want := range []string{"CaRB dev", "0.833", "0.556", "0.667", "gold  is | Bergen | a town\n      ours  -\n", "ours  slept | Bo | long\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %s\nwant it to have %q", out.String(), want)
		}
	}
}

func TestCaRBNamesTheLineItCannotRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "dev-gold.tsv")
	if err := os.WriteFile(path, []byte("Ada left .\tleft\tAda\nAda left .\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := (&CaRB{Dir: dir}).Measure(context.Background(), func(string) []CaRBTuple { return nil }, &strings.Builder{})
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want an error that names line 2", err)
	}
	if err := (&CaRB{Dir: t.TempDir()}).Measure(context.Background(), nil, &strings.Builder{}); err == nil {
		t.Error("an empty folder gives no error")
	}
}
