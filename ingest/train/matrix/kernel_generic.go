//go:build !amd64

package matrix

// kernel adds the product of two panels to a tile of c.
func kernel(depth int, a, b, c []float32, stride int) { kernelGo(depth, a, b, c, stride) }
