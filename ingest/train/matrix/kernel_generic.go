//go:build !amd64

package matrix

// depthOf returns the numbers that a column of a panel takes for a depth.
func depthOf(depth int, _ bool) int { return depth }

// heightOf returns the rows of the result that a kernel computes at a time, at most.
func heightOf(bool) int { return tileRows }

// suits reports whether the kernel computes so many rows and no others.
func suits(rows int, _ bool) bool { return rows == tileRows }

// kernel adds the products of a left panel and of right ones, side by side, to c.
func kernel(_, depth, panels int, _ bool, a, b, c []float32, stride int) {
	kernelGo(depth, panels, a, b, c, stride)
}

// pack makes a panel of a width of n columns of m from column from on, or of
// its rows where m is transposed.
func pack(out []float32, width int, _ bool, m Matrix, transposed bool, from, n int) {
	packGo(out, width, m, transposed, from, n)
}

// packLeft makes a panel of n rows of m from row from on, or of its columns where
// m is transposed.
func packLeft(buf *Buffer, exact bool, m Matrix, transposed bool, from, n int) {
	pack(buf.left, tileRows, exact, m, !transposed, from, n)
}
