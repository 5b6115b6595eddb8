package matrix

import "golang.org/x/sys/cpu"

// What this processor has.
var (
	fast  = cpu.X86.HasAVX512F
	pairs = fast && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512BF16
)

// depthOf returns the numbers that a column of a panel takes for a depth:
// one each, or one a pair, in whole blocks of eight.
func depthOf(depth int, exact bool) int {
	if pairs && !exact {
		return (depth + 15) / 16 * 8
	}
	return depth
}

// kernel adds the product of two panels to a tile of c.
func kernel(depth int, exact bool, a, b, c []float32, stride int) {
	if !fast {
		kernelGo(depth, a, b, c, stride)
		return
	}
	size := depthOf(depth, exact)
	_, _, _ = a[size*tileRows-1], b[size*tileCols-1], c[(tileRows-1)*stride+tileCols-1]
	if pairs && !exact {
		kernelPairs((depth+1)/2, &a[0], &b[0], &c[0], stride)
		return
	}
	kernelAVX512(depth, &a[0], &b[0], &c[0], stride)
}

// pack makes a panel of a width of n columns of m from column from on, or of
// its rows where m is transposed.
func pack(out []float32, width int, exact bool, m Matrix, transposed bool, from, n int) {
	if !pairs || exact || m.Rows == 0 || m.Cols == 0 {
		packGo(out, width, m, transposed, from, n)
		return
	}
	if transposed {
		_ = out[depthOf(m.Cols, exact)*width-1]
		for at := 0; at < n; at += len(rowsOf{}) {
			rows := rowsOf{}
			for i := range rows {
				rows[i] = &m.Row(min(from+at+i, from+n-1))[0] // what is beyond n is never read
			}
			packAlong(m.Cols, &rows, &out[at], width)
		}
		return
	}
	_ = out[depthOf(m.Rows, exact)*width-1]
	_ = m.Row(m.Rows - 1)[from+n-1]
	for at := 0; at < n; at += 16 {
		packAcross(m.Rows, &m.Data[from+at], m.Stride, min(16, n-at), &out[at], width)
	}
}

// rowsOf are the starts of rows that are packed together.
type rowsOf [8]*float32

//go:noescape
func kernelAVX512(depth int, a, b, c *float32, stride int)

// kernelPairs is the kernel for panels of pairs.
//
//go:noescape
func kernelPairs(steps int, a, b, c *float32, stride int)

// packAlong packs rows as columns of a panel, in blocks of 16 of their numbers.
//
//go:noescape
func packAlong(depth int, rows *rowsOf, out *float32, width int)

// packAcross packs up to 16 columns of rows that are stride apart.
//
//go:noescape
func packAcross(depth int, from *float32, stride, columns int, out *float32, width int)
