package net

// Tanh returns the hyperbolic tangent, within 3e-5, by the seventh convergent
// of Lambert's continued fraction. Every operation is rounded by itself: the
// result is the same on every machine.
func Tanh(x float32) float32 {
	x = min(max(x, -4.97), 4.97)
	s := x * x
	p := float32(s*float32(378+s)) + 17325
	p = float32(s*p) + 135135
	q := float32(s*28) + 3150
	q = float32(s*q) + 62370
	q = float32(s*q) + 135135
	return min(max(float32(x*p)/q, -1), 1)
}

// Sigmoid returns 1/(1+exp(-x)), within 2e-5, by Tanh.
func Sigmoid(x float32) float32 {
	return float32(0.5*Tanh(float32(0.5*x))) + 0.5
}

// tanhGo and sigmoidGo replace numbers by their Tanh and Sigmoid.
func tanhGo(x []float32) {
	for i, v := range x {
		x[i] = Tanh(v)
	}
}

func sigmoidGo(x []float32) {
	for i, v := range x {
		x[i] = Sigmoid(v)
	}
}
