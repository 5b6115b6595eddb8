package eval

import (
	"math"
	"strings"
	"testing"
)

func TestBinsTellHowOftenASystemIsRightThatSaysItIsSure(t *testing.T) {
	var b Bins
	for _, s := range []struct {
		confidence float64
		right      bool
	}{{0.85, true}, {0.89, false}, {0.9, true}, {1, true}, {0.2, false}} {
		b.add(s.confidence, s.right)
	}
	for at, want := range map[int]Bin{4: {1, 0, 0.2}, 17: {2, 1, 1.74}, 18: {1, 1, 0.9}, 19: {1, 1, 1}} {
		if got := b[at]; got.Count != want.Count || got.Right != want.Right || math.Abs(got.Sum-want.Sum) > 1e-9 {
			t.Errorf("bin %d: got %+v, want %+v", at, got, want)
		}
	}
	if got, want := b.Gap(), (0.2+0.74+0.1+0)/5; math.Abs(got-want) > 1e-9 {
		t.Errorf("got a gap of %v, want %v", got, want)
	}
	var out strings.Builder
	if err := b.Write(&out); err != nil || !strings.Contains(out.String(), "0.85-0.89           2  0.87     0.50") {
		t.Errorf("got %v and\n%s\nwant a line for 0.85-0.89 with two statements, half of them right", err, out.String())
	}
}
