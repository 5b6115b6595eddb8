package matrix

import "golang.org/x/sys/cpu"

// What this processor has.
var (
	fast  = cpu.X86.HasAVX512F
	pairs = fast && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512BF16
)

// depthOf returns the numbers that a column of a panel takes for a depth: one
// each, or one a pair, in whole blocks of eight or, for tiles, of blockPairs.
func depthOf(depth int, exact bool) int {
	switch {
	case tiles && !exact:
		return (depth + 2*blockPairs - 1) / (2 * blockPairs) * blockPairs
	case pairs && !exact:
		return (depth + 15) / 16 * 8
	}
	return depth
}

// heightOf returns the rows of the result that a kernel computes at a time, at most.
func heightOf(exact bool) int {
	if tiles && !exact {
		return maxRows
	}
	return tileRows
}

// suits reports whether the kernel computes so many rows of the result, no more
// than heightOf says, and no others.
func suits(rows int, exact bool) bool { return rows == tileRows || tiles && !exact }

// kernel adds the products of a left panel and of right ones, side by side, to so
// many rows of c, or to all of a tile where these do not suit it.
func kernel(rows, depth, panels int, exact bool, a, b, c []float32, stride int) {
	if !suits(rows, exact) {
		rows = tileRows
	}
	if !fast {
		kernelGo(depth, panels, a, b, c, stride)
		return
	}
	size := depthOf(depth, exact)
	_, _, _ = a[size*rows-1], b[size*panels*tileCols-1], c[(rows-1)*stride+panels*tileCols-1]
	if tiles && !exact {
		kernelTiles(&shapesOf[rows], size/blockPairs, panels, &a[0], &b[0], &c[0], stride)
		return
	}
	for i := range panels {
		right, sums := &b[i*size*tileCols], &c[i*tileCols]
		if pairs && !exact {
			kernelPairs((depth+1)/2, &a[0], right, sums, stride)
		} else {
			kernelAVX512(depth, &a[0], right, sums, stride)
		}
	}
}

// packLeft makes a panel of n rows of m from row from on, or of its columns where
// m is transposed.
func packLeft(buf *Buffer, exact bool, m Matrix, transposed bool, from, n int) {
	if !tiles || exact || m.Rows == 0 || m.Cols == 0 {
		pack(buf.left, tileRows, exact, m, !transposed, from, n)
		return
	}
	if !transposed {
		size := depthOf(m.Cols, exact)
		for r := range n {
			row := buf.left[r*size : (r+1)*size]
			clearLast(row, 1)
			roundRow(m.Cols, &m.Row(from + r)[0], &row[0])
		}
		return
	}
	size := depthOf(m.Rows, exact)
	buf.across = grown(buf.across, size*maxRows)
	clearLast(buf.across, maxRows)
	_ = m.Row(m.Rows - 1)[from+n-1]
	for at := 0; at < n; at += 16 {
		packAcross(m.Rows, &m.Data[from+at], m.Stride, min(16, n-at), &buf.across[at], maxRows)
	}
	for at := 0; at < n; at += 8 {
		turn(size/8, &buf.across[at], maxRows, &buf.left[at*size], size)
	}
}

// pack makes a panel of a width of n columns of m from column from on, or of
// its rows where m is transposed.
func pack(out []float32, width int, exact bool, m Matrix, transposed bool, from, n int) {
	if !pairs || exact || m.Rows == 0 || m.Cols == 0 {
		packGo(out, width, m, transposed, from, n)
		return
	}
	if transposed {
		clearLast(out[:depthOf(m.Cols, exact)*width], width)
		for at := 0; at < n; at += len(rowsOf{}) {
			rows := rowsOf{}
			for i := range rows {
				rows[i] = &m.Row(min(from+at+i, from+n-1))[0] // what is beyond n is never read
			}
			packAlong(m.Cols, &rows, &out[at], width)
		}
		return
	}
	clearLast(out[:depthOf(m.Rows, exact)*width], width)
	_ = m.Row(m.Rows - 1)[from+n-1]
	for at := 0; at < n; at += 16 {
		packAcross(m.Rows, &m.Data[from+at], m.Stride, min(16, n-at), &out[at], width)
	}
}

// clearLast makes the last block of a panel zero, of which packing may leave a
// part. Tiles are multiplied whole.
func clearLast(panel []float32, width int) {
	if tiles {
		clear(panel[len(panel)-blockPairs*width:])
	}
}

// blockPairs are the pairs of a row of a tile.
const blockPairs = 16

// rowsOf are the starts of rows that are packed together.
type rowsOf [8]*float32

//go:noescape
func kernelAVX512(depth int, a, b, c *float32, stride int)

// kernelPairs is the kernel for panels of pairs.
//
//go:noescape
func kernelPairs(steps int, a, b, c *float32, stride int)

// shapes are those of the eight tiles of kernelTiles, as LDTILECFG takes them.
type shapes struct {
	palette uint8
	_       [15]uint8
	bytes   [8]uint16 // of a row
	_       [8]uint16
	rows    [8]uint8
	_       [8]uint8
}

// shapesOf has the shapes for so many rows of the result.
var shapesOf = func() (all [maxRows + 1]shapes) {
	for rows := 1; rows <= maxRows; rows++ {
		upper := uint8(min(rows, blockPairs))
		lower := uint8(rows) - upper
		s := shapes{palette: 1, rows: [8]uint8{upper, upper, lower, lower, upper, lower, blockPairs, blockPairs}}
		for i, n := range s.rows {
			if n > 0 {
				s.bytes[i] = 4 * blockPairs
			}
		}
		all[rows] = s
	}
	return all
}()

// kernelTiles is the kernel for blocks of 16 pairs. The panel of a has its rows
// one after the other.
//
//go:noescape
func kernelTiles(shapes *shapes, blocks, panels int, a, b, c *float32, stride int)

// roundRow rounds numbers to bfloat16.
//
//go:noescape
func roundRow(n int, from, to *float32)

// packAlong packs rows as columns of a panel, in blocks of 16 of their numbers.
//
//go:noescape
func packAlong(depth int, rows *rowsOf, out *float32, width int)

// turn transposes eight columns of a panel of a width, in blocks of eight rows,
// into rows of a size.
//
//go:noescape
func turn(blocks int, from *float32, width int, to *float32, size int)

// packAcross packs up to 16 columns of rows that are stride apart.
//
//go:noescape
func packAcross(depth int, from *float32, stride, columns int, out *float32, width int)
