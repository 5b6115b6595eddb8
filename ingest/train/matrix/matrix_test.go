package matrix

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// random returns numbers in [-0.5, 0.5) that have no more than seven bits, so
// that all kernels multiply them exactly.
func random(rng *rand.Rand, rows, cols int) Matrix {
	m := New(rows, cols)
	for i := range m.Data {
		m.Data[i] = float32(rng.IntN(128)-64) / 128
	}
	return m
}

func TestProductsAreThoseOfTheDefinition(t *testing.T) {
	for _, exact := range []bool{false, true} {
		rng := rand.New(rand.NewPCG(1, 2))
		buf := Buffer{Exact: exact}
		for _, size := range [][3]int{{1, 1, 1}, {8, 32, 5}, {13, 70, 33}, {64, 96, 128}, {45, 40, 70}, {7, 31, 300}} {
			for _, ta := range []bool{false, true} {
				for _, tb := range []bool{false, true} {
					compareProduct(t, rng, &buf, size, ta, tb)
				}
			}
		}
	}
}

func compareProduct(t *testing.T, rng *rand.Rand, buf *Buffer, size [3]int, ta, tb bool) {
	t.Helper()
	at := func(m Matrix, transposed bool, i, j int) float64 {
		if transposed {
			i, j = j, i
		}
		return float64(m.Row(i)[j])
	}
	m, n, k := size[0], size[1], size[2]
	a, b, c := random(rng, m, k), random(rng, k, n), random(rng, m, n)
	if ta {
		a = random(rng, k, m)
	}
	if tb {
		b = random(rng, n, k)
	}
	want := make([]float64, m*n)
	for i := range m {
		for j := range n {
			want[i*n+j] = float64(c.Row(i)[j])
			for l := range k {
				want[i*n+j] += at(a, ta, i, l) * at(b, tb, l, j)
			}
		}
	}
	buf.MulAdd(c, a, ta, b, tb)
	for i, got := range c.Data {
		if math.Abs(float64(got)-want[i]) > 1e-4 {
			t.Fatalf("%v, transposed %t %t, exact %t: element %d is %v, want %v", size, ta, tb, buf.Exact, i, got, want[i])
		}
	}
}

// A rounded factor is off by one part in 2⁹ at most, and a product of two by
// twice that.
func TestRoundedProductsAreNearTheExactOnes(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	a, b, rounded, exact := New(9, 50), New(50, 40), New(9, 40), New(9, 40)
	for _, m := range []Matrix{a, b} {
		for i := range m.Data {
			m.Data[i] = rng.Float32()
		}
	}
	new(Buffer).MulAdd(rounded, a, false, b, false)
	(&Buffer{Exact: true}).MulAdd(exact, a, false, b, false)
	for i, got := range rounded.Data {
		if want := exact.Data[i]; math.Abs(float64(got/want-1)) > 1.0/256 {
			t.Errorf("element %d is %v, want %v", i, got, want)
		}
	}
}

func BenchmarkMulAdd(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{16, 640, 160}, {320, 640, 320}, {640, 320, 320}} {
		m, n, k := size[0], size[1], size[2]
		x, y, c := random(rng, m, k), random(rng, n, k), New(m, n)
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			var buf Buffer
			for b.Loop() {
				buf.MulAdd(c, x, false, y, true)
			}
			b.ReportMetric(2*float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
		b.Run(fmt.Sprint(size, "packed"), func(b *testing.B) {
			var buf Buffer
			var p Packed
			buf.Pack(&p, y, true)
			for b.Loop() {
				buf.MulAddPacked(c, x, false, &p)
			}
			b.ReportMetric(2*float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
