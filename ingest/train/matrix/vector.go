package matrix

import "math"

// AddTo adds a·x to y, which is at least as long.
func AddTo(y []float32, a float32, x []float32) {
	if len(x) > 0 {
		_ = y[len(x)-1]
		addTo(y, a, x)
	}
}

func addToGo(y []float32, a float32, x []float32) {
	for i, v := range x {
		y[i] += a * v
	}
}

// Dot returns the product of x and y, which is at least as long.
func Dot(x, y []float32) float32 {
	if len(x) == 0 {
		return 0
	}
	_ = y[len(x)-1]
	return dot(x, y)
}

func dotGo(x, y []float32) float32 {
	sum := float32(0)
	for i, v := range x {
		sum += v * y[i]
	}
	return sum
}

// A Descent is a step of Adam (Kingma & Ba 2015): the moments m and v move
// towards the gradient times Scale and its square by the shares of Beta1 and
// Beta2 that are left of one, and the value by Step·m/(√v+Tiny).
type Descent struct{ Scale, Beta1, Beta2, Step, Tiny float32 }

// Take takes the step for numbers whose slices are of one length.
func (d *Descent) Take(value, m, v, g []float32) {
	if n := len(g); n > 0 {
		_, _, _ = value[n-1], m[n-1], v[n-1]
		descend(d, value, m, v, g)
	}
}

func descendGo(s *Descent, value, m, v, g []float32) {
	for i, d := range g {
		d *= s.Scale
		m[i] += (1 - s.Beta1) * (d - m[i])
		v[i] += (1 - s.Beta2) * (d*d - v[i])
		value[i] -= s.Step * m[i] / (float32(math.Sqrt(float64(v[i]))) + s.Tiny)
	}
}
