package train

// A cellErrors is one word's pass backward through an LSTM's cell: all slices
// are as long as the LSTM is wide, but for gates and out, which hold four gates
// in the order of their tensors. was and wasErrors, of the word before, are nil
// at the start.
type cellErrors struct {
	gates, squashed []float32 // activated gates, tanh of the cell
	state, cell     []float32 // the errors of both
	was, wasErrors  []float32
	out             []float32 // becomes the errors of the gates before activation
}

// from does it for the numbers from one on.
func (c *cellErrors) from(start int) {
	h := len(c.squashed)
	in, forget, output, candidate := c.gates[:h], c.gates[h:2*h], c.gates[2*h:3*h], c.gates[3*h:4*h]
	for k := start; k < h; k++ {
		e, s := c.state[k], c.squashed[k]
		d := c.cell[k] + e*output[k]*(1-s*s)
		c.out[2*h+k] = e * s * output[k] * (1 - output[k])
		c.out[k] = d * candidate[k] * in[k] * (1 - in[k])
		c.out[3*h+k] = d * in[k] * (1 - candidate[k]*candidate[k])
		if c.was != nil {
			c.out[h+k] = d * c.was[k] * forget[k] * (1 - forget[k])
			c.wasErrors[k] += d * forget[k]
		}
	}
}
