package coref

import (
	"math"
	"testing"
)

func at(words ...int) []Span {
	var out []Span
	for _, w := range words {
		out = append(out, Span{0, w, w + 1})
	}
	return out
}

func TestScoresAgreeWithWorkedExamples(t *testing.T) {
	// Gold {1 2 3 4 5} {6 7} {8 9 10 11 12}; found {1 2 3 4 5} {6 7 8 9 10 11
	// 12}: the example of Bagga and Baldwin (1998).
	gold := [][]Span{at(1, 2, 3, 4, 5), at(6, 7), at(8, 9, 10, 11, 12)}
	s := Evaluate(gold, [][]Span{at(1, 2, 3, 4, 5), at(6, 7, 8, 9, 10, 11, 12)})
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"MUC precision", s.MUC.Precision(), 9.0 / 10}, {"MUC recall", s.MUC.Recall(), 1},
		{"B-cubed precision", s.B3.Precision(), (5 + (4.0+25.0)/7) / 12}, {"B-cubed recall", s.B3.Recall(), 1},
		{"CEAF precision", s.CEAFe.Precision(), (1 + 10.0/12) / 2}, {"CEAF recall", s.CEAFe.Recall(), (1 + 10.0/12) / 3},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s %.4f, want %.4f", c.what, c.got, c.want)
		}
	}
}

func TestPerfectChainsScoreOne(t *testing.T) {
	gold := [][]Span{at(1, 2), at(3, 4, 5), at(6)}
	s := Evaluate(gold, [][]Span{at(5, 4, 3), at(6), at(2, 1)})
	if math.Abs(s.CoNLL()-1) > 1e-9 || s.Mentions.F1() != 1 {
		t.Errorf("CoNLL %.3f, want 1", s.CoNLL())
	}
}

func TestAssignmentFindsTheBestTotal(t *testing.T) {
	if got := assign([][]float64{{0.9, 0.8, 0}, {0.8, 0.1, 0}}); math.Abs(got-1.6) > 1e-9 {
		t.Errorf("got %.2f, want 1.60", got)
	}
}

func TestGoldAnnotationIsRead(t *testing.T) {
	got, err := ReadGold([][]string{{"Entity=(1-person-new-sss(2-place-new)", "_", "Discourse=x|Entity=1)"}, {"Entity=(2-place-giv)"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []GoldMention{{Span{0, 0, 1}, 2, "place"}, {Span{0, 0, 3}, 1, "person"}, {Span{1, 0, 1}, 2, "place"}}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("mention %d: got %v, want %v", i, got[i], want[i])
		}
	}
	if _, err := ReadGold([][]string{{"Entity=(x-person)"}}); err == nil {
		t.Error("a number that is none was read")
	}
}
