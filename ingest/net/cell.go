package net

// stateScale makes numbers of the bytes that stand for the states of LSTMs,
// which lie in [-1, 1].
const stateScale = 1.0 / maxActivation

// cellGo computes one word's cell and state from its gates before activation
// (input, forget, output, candidate, each as long as cell). cell is that of the
// word before and becomes that of the word.
func cellGo(gates, cell []float32, state []uint8) {
	h := len(cell)
	in, forget, output, candidate := gates[:h], gates[h:2*h], gates[2*h:3*h], gates[3*h:4*h]
	for k, before := range cell {
		c := float32(Sigmoid(in[k])*Tanh(candidate[k])) + float32(Sigmoid(forget[k])*before)
		cell[k] = c
		s := float32(Sigmoid(output[k]) * Tanh(c))
		state[k] = rounded(float32(s * maxActivation))
	}
}
