// Package matrix multiplies matrices of 32-bit floats for training, and adds up
// vectors: with AVX-512 where the processor has it, in plain Go elsewhere. Where
// it multiplies pairs of bfloat16, which have 8 bits of fraction, factors are
// rounded to these and sums are 32-bit floats; see Micikevicius et al. (2018), "Mixed
// Precision Training". It multiplies tiles of such pairs at a time where it can (AMX).
// docs/language.md says what either saves.
//
// All matrices are in row order. Multiplication packs both factors into panels
// and adds up a tile of the result in registers, after Goto & van de Geijn
// (2008), "Anatomy of High-Performance Matrix Multiplication".
package matrix

// A tile of the result has these sides; a kernel may compute maxRows at a time.
const (
	tileRows = 8
	maxRows  = 32
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
	exact       bool
	// data are panels of tileCols columns, depth rows each: of floats or, where
	// a kernel takes them, of pairs of bfloat16 in the bits of a float.
	data []float32
}

// A Buffer keeps memory between products. Its zero value is ready. It is not
// safe for concurrent use.
type Buffer struct {
	// Exact keeps factors as they are where a faster kernel would round them.
	Exact bool
	left  []float32
	// across is a left panel before it is turned round.
	across []float32
	right  Packed
	tile   [maxRows * tileCols]float32
}

// Pack packs b, or its transpose, as a right factor into p.
func (buf *Buffer) Pack(p *Packed, b Matrix, transposed bool) {
	p.depth, p.cols, p.exact = b.Rows, b.Cols, buf.Exact
	if transposed {
		p.depth, p.cols = b.Cols, b.Rows
	}
	size := depthOf(p.depth, p.exact) * tileCols
	p.data = grown(p.data, (p.cols+tileCols-1)/tileCols*size)
	for from := 0; from < p.cols; from += tileCols {
		panel := from / tileCols
		pack(p.data[panel*size:(panel+1)*size], tileCols, p.exact, b, transposed, from, min(tileCols, p.cols-from))
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
	buf.Pack(&buf.right, b, tb)
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
	size, height := depthOf(depth, b.exact), heightOf(b.exact)
	buf.left = grown(buf.left, size*height)
	for i := 0; i < rows; i += height {
		m := min(height, rows-i)
		packLeft(buf, b.exact, a, ta, i, m)
		whole := 0 // panels that are multiplied right into c
		if suits(m, b.exact) {
			if whole = b.cols / tileCols; whole > 0 {
				kernel(m, depth, whole, b.exact, buf.left, b.data, c.Data[i*c.Stride:], c.Stride)
			}
		}
		for j := whole * tileCols; j < b.cols; j += tileCols {
			clear(buf.tile[:])
			kernel(m, depth, 1, b.exact, buf.left, b.data[j*size:], buf.tile[:], tileCols)
			n := min(tileCols, b.cols-j)
			for r := range m {
				row := c.Data[(i+r)*c.Stride+j:]
				for k, v := range buf.tile[r*tileCols : r*tileCols+n] {
					row[k] += v
				}
			}
		}
	}
}

// packGo makes a panel of floats, depth by depth: of a width of n columns of m
// from column from on, or of its rows where m is transposed.
func packGo(out []float32, width int, m Matrix, transposed bool, from, n int) {
	if n < width {
		clear(out)
	}
	if transposed {
		for r := range n {
			for k, v := range m.Row(from + r) {
				out[k*width+r] = v
			}
		}
		return
	}
	for k := range m.Rows {
		copy(out[k*width:k*width+n], m.Row(k)[from:from+n])
	}
}

// kernelGo is the kernel in plain Go: it adds the products of a panel of a
// (depth × tileRows) and of panels of b (depth × tileCols each) to tiles of c.
func kernelGo(depth, panels int, a, b, c []float32, stride int) {
	for p := range panels {
		for k := range depth {
			left, right := a[k*tileRows:(k+1)*tileRows], b[(p*depth+k)*tileCols:(p*depth+k+1)*tileCols]
			for r, x := range left {
				row := c[r*stride+p*tileCols : r*stride+(p+1)*tileCols]
				for j, y := range right {
					row[j] += x * y
				}
			}
		}
	}
}
