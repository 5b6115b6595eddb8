package train

import (
	"math"
	"testing"
)

func TestExponentialsAreNearTheTrueOnes(t *testing.T) {
	for x := float32(0); x > -86; x -= 0.37 {
		if want := math.Exp(float64(x)); math.Abs(float64(exp(x))/want-1) > 1e-5 {
			t.Errorf("exp(%v) is %v, want %v", x, exp(x), want)
		}
	}
	if got := exp(-200); got != 0 {
		t.Errorf("exp(-200) is %v, want 0", got)
	}
}
