//go:build !amd64

package matrix

// depthOf returns the numbers that a column of a panel takes for a depth.
func depthOf(depth int, _ bool) int { return depth }

// kernel adds the product of two panels to a tile of c.
func kernel(depth int, _ bool, a, b, c []float32, stride int) { kernelGo(depth, a, b, c, stride) }

// pack makes a panel of a width of n columns of m from column from on, or of
// its rows where m is transposed.
func pack(out []float32, width int, _ bool, m Matrix, transposed bool, from, n int) {
	packGo(out, width, m, transposed, from, n)
}
