// Package matrix multiplies matrices of 32-bit floats for training: with
// AVX-512 where the processor has it, in plain Go elsewhere.
//
// All matrices are in row order. Multiplication packs both factors into panels
// and adds up a tile of the result in registers, after Goto & van de Geijn
// (2008), "Anatomy of High-Performance Matrix Multiplication".
package matrix

// A tile of the result has these sides.
const (
	tileRows = 8
	tileCols = 32
)

// A Matrix is a view of Rows × Cols numbers, Stride apart from row to row.
type Matrix struct {
	Rows, Cols, Stride int
	Data               []float32
}

// New returns a matrix of zeros.
func New(rows, cols int) Matrix { return Of(rows, cols, make([]float32, rows*cols)) }

// Of returns data as a matrix.
func Of(rows, cols int, data []float32) Matrix { return Matrix{rows, cols, cols, data} }

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Stride : i*m.Stride+m.Cols] }

// Slice returns rows [from, to) as a view.
func (m Matrix) Slice(from, to int) Matrix {
	return Matrix{to - from, m.Cols, m.Stride, m.Data[from*m.Stride:]}
}

// Columns returns columns [from, to) as a view.
func (m Matrix) Columns(from, to int) Matrix {
	if m.Rows == 0 {
		return Matrix{0, to - from, m.Stride, nil}
	}
	return Matrix{m.Rows, to - from, m.Stride, m.Data[from:]}
}

// A Packed is the right factor of a product, ready to be used many times.
type Packed struct {
	depth, cols int
	data        []float32 // panels of tileCols columns, depth rows each
}

// A Buffer keeps memory between products. Its zero value is ready. It is not
// safe for concurrent use.
type Buffer struct {
	left  []float32
	right Packed
	tile  [tileRows * tileCols]float32
}

// Pack packs b, or its transpose, as a right factor into p.
func (p *Packed) Pack(b Matrix, transposed bool) {
	p.depth, p.cols = b.Rows, b.Cols
	if transposed {
		p.depth, p.cols = b.Cols, b.Rows
	}
	panels := (p.cols + tileCols - 1) / tileCols
	p.data = grown(p.data, panels*p.depth*tileCols)
	for panel := range panels {
		out := p.data[panel*p.depth*tileCols : (panel+1)*p.depth*tileCols]
		from := panel * tileCols
		n := min(tileCols, p.cols-from)
		if n < tileCols {
			clear(out)
		}
		if transposed {
			for j := range n {
				for k, v := range b.Row(from + j) {
					out[k*tileCols+j] = v
				}
			}
			continue
		}
		for k := range p.depth {
			copy(out[k*tileCols:k*tileCols+n], b.Row(k)[from:from+n])
		}
	}
}

func grown(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n)
	}
	return s[:n]
}

// MulAdd adds a·b to c, where ta and tb transpose a and b.
func (buf *Buffer) MulAdd(c, a Matrix, ta bool, b Matrix, tb bool) {
	buf.right.Pack(b, tb)
	buf.MulAddPacked(c, a, ta, &buf.right)
}

// MulAddPacked adds a·b, or the transpose of a times b, to c.
func (buf *Buffer) MulAddPacked(c, a Matrix, ta bool, b *Packed) {
	rows, depth := a.Rows, a.Cols
	if ta {
		rows, depth = depth, rows
	}
	if depth != b.depth || rows != c.Rows || b.cols != c.Cols {
		panic("matrix: factors do not fit")
	}
	if depth == 0 {
		return
	}
	buf.left = grown(buf.left, depth*tileRows)
	for i := 0; i < rows; i += tileRows {
		m := min(tileRows, rows-i)
		packLeft(buf.left, a, ta, i, m)
		for j := 0; j < b.cols; j += tileCols {
			panel := b.data[j*depth : (j+tileCols)*depth]
			if n := min(tileCols, b.cols-j); m == tileRows && n == tileCols {
				kernel(depth, buf.left, panel, c.Data[i*c.Stride+j:], c.Stride)
			} else {
				clear(buf.tile[:])
				kernel(depth, buf.left, panel, buf.tile[:], tileCols)
				for r := range m {
					row := c.Data[(i+r)*c.Stride+j:]
					for k, v := range buf.tile[r*tileCols : r*tileCols+n] {
						row[k] += v
					}
				}
			}
		}
	}
}

// packLeft packs rows [from, from+m) of a, or of its transpose, depth by depth.
func packLeft(out []float32, a Matrix, transposed bool, from, m int) {
	if m < tileRows {
		clear(out)
	}
	if transposed {
		for k := range a.Rows {
			copy(out[k*tileRows:k*tileRows+m], a.Row(k)[from:from+m])
		}
		return
	}
	for r := range m {
		for k, v := range a.Row(from + r) {
			out[k*tileRows+r] = v
		}
	}
}

// kernelGo is the kernel in plain Go: it adds the product of a panel of a
// (depth × tileRows) and one of b (depth × tileCols) to a tile of c.
func kernelGo(depth int, a, b, c []float32, stride int) {
	for k := range depth {
		left, right := a[k*tileRows:(k+1)*tileRows], b[k*tileCols:(k+1)*tileCols]
		for r, x := range left {
			row := c[r*stride : r*stride+tileCols]
			for j, y := range right {
				row[j] += x * y
			}
		}
	}
}
