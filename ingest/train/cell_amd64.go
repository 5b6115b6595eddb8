package train

import "golang.org/x/sys/cpu"

// backward computes the errors of the gates and of the cell before.
func (c *cellErrors) backward() {
	h := len(c.squashed)
	whole := h / 16 * 16
	if !cpu.X86.HasAVX512F || whole == 0 {
		c.from(0)
		return
	}
	_, _, _, _ = c.gates[4*h-1], c.state[h-1], c.cell[h-1], c.out[4*h-1]
	if c.was != nil {
		_, _ = c.was[h-1], c.wasErrors[h-1]
	}
	backwardAVX512(c, h, whole)
	c.from(whole)
}

// backwardAVX512 does it for n numbers of h, a multiple of 16, with the same
// roundings as in Go.
//
//go:noescape
func backwardAVX512(c *cellErrors, h, n int)
