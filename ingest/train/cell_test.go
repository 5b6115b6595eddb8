package train

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestCellErrorsHaveTheSameBitsAsInGo(t *testing.T) {
	for _, h := range []int{4, 16, 37, 160} {
		for _, first := range []bool{false, true} {
			drawn := func() *cellErrors {
				rng := rand.New(rand.NewPCG(1, uint64(h)))
				draw := func(n int) []float32 {
					out := make([]float32, n)
					for i := range out {
						out[i] = rng.Float32()
					}
					return out
				}
				c := &cellErrors{gates: draw(4 * h), squashed: draw(h), state: draw(h), cell: draw(h), out: draw(4 * h)}
				if !first {
					c.was, c.wasErrors = draw(h), draw(h)
				}
				return c
			}
			got, want := drawn(), drawn()
			got.backward()
			want.from(0)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("width %d, first %t: got %v, want %v", h, first, got, want)
			}
		}
	}
}
