package matrix

import "golang.org/x/sys/cpu"

var fast = cpu.X86.HasAVX512F

// kernel adds the product of two panels to a tile of c.
func kernel(depth int, a, b, c []float32, stride int) {
	if !fast {
		kernelGo(depth, a, b, c, stride)
		return
	}
	_, _, _ = a[depth*tileRows-1], b[depth*tileCols-1], c[(tileRows-1)*stride+tileCols-1]
	kernelAVX512(depth, &a[0], &b[0], &c[0], stride)
}

//go:noescape
func kernelAVX512(depth int, a, b, c *float32, stride int)
