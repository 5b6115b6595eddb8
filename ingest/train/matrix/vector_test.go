package matrix

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestVectorsAreAddedAndMultipliedAsDefined(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := range 50 {
		x, y := random(rng, 1, n).Data, random(rng, 1, n+1).Data
		want, product := slices.Clone(y), 0.0
		for i, v := range x {
			product += float64(v) * float64(y[i])
			want[i] += 0.5 * v
		}
		if got := float64(Dot(x, y)); math.Abs(got-product) > 1e-5 {
			t.Errorf("the product of %d numbers: got %v, want %v", n, got, product)
		}
		AddTo(y, 0.5, x)
		if !slices.Equal(y, want) {
			t.Errorf("%d numbers: got %v, want %v", n, y, want)
		}
	}
}

func TestAStepOfAdamIsThatOfTheDefinition(t *testing.T) {
	d := Descent{Scale: 0.5, Beta1: 0.9, Beta2: 0.95, Step: 0.01, Tiny: 1e-8}
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 15, 16, 17, 40} {
		// More than the step is for follows, which must stay.
		value, m, g := random(rng, 1, n+3).Data, random(rng, 1, n+3).Data, random(rng, 1, n).Data
		v := random(rng, 1, n+3).Data
		for i := range v {
			v[i] = v[i]*v[i] + 0.01
		}
		wantValue, wantM, wantV := slices.Clone(value), slices.Clone(m), slices.Clone(v)
		for i := range g {
			slope := float64(g[i]) * 0.5
			moment, square := 0.9*float64(m[i])+0.1*slope, 0.95*float64(v[i])+0.05*slope*slope
			wantM[i], wantV[i] = float32(moment), float32(square)
			wantValue[i] = float32(float64(value[i]) - 0.01*moment/(math.Sqrt(square)+1e-8))
		}
		d.Take(value, m, v, g)
		for i := range value {
			if !near(value[i], wantValue[i]) || !near(m[i], wantM[i]) || !near(v[i], wantV[i]) {
				t.Errorf("number %d of %d: got %v, %v, %v, want %v, %v, %v", i, n, value[i], m[i], v[i], wantValue[i], wantM[i], wantV[i])
			}
		}
	}
}

func near(got, want float32) bool { return math.Abs(float64(got-want)) < 1e-6 }
