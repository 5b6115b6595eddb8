package net

import "math"

// The sides of a tile: kernels multiply tileRows rows of activations with
// tileCols outputs of a layer at once, a group of tileInputs inputs at a time.
const (
	tileRows   = 8
	tileCols   = 32
	tileInputs = 4
)

// Weights are bytes of at most maxWeight. Activations are bytes, too: zero
// stands for 0, and others lie within maxActivation of it. Two products then
// fit into 16 signed bits, and the sum of 100,000 into 32.
const (
	maxWeight     = 127
	zero          = 128
	maxActivation = 127
)

// A linear is a layer x ↦ W·x of out × in weights in eight bits.
type linear struct {
	in, out int
	// panels hold tileCols outputs each: for every group of inputs the weights
	// of each output.
	panels []int8
	// starts are -zero times the sum of an output's weights: where sums of
	// products with bytes begin that are zero too large.
	starts []int32
	// scales turn sums into numbers, one an output, padded to panels.
	scales []float32
}

// groups is the number of groups of inputs.
func groups(in int) int { return roundedUp(in, tileInputs) / tileInputs }

// reset makes l a layer of weights that are 0.
func (l *linear) reset(in, out int) {
	width := roundedUp(out, tileCols)
	l.in, l.out = in, out
	l.panels = grown(l.panels, width*groups(in)*tileInputs)
	l.starts = grown(l.starts, width)
	l.scales = grown(l.scales, width)
	clear(l.panels)
	clear(l.starts)
	clear(l.scales)
}

// newLinear makes a layer of rows of weights, the outputs, and their scales.
func newLinear(weights []int8, scales []float32, in int) *linear {
	l := new(linear)
	l.reset(in, len(scales))
	copy(l.scales, scales)
	for o := range scales {
		panel := l.output(o)
		for i, w := range weights[o*in : (o+1)*in] {
			panel[i/tileInputs*tileInputs*tileCols+i%tileInputs] = w
			l.starts[o] -= zero * int32(w)
		}
	}
	return l
}

// output returns the panel of an output from its first weight on.
func (l *linear) output(o int) []int8 {
	return l.panels[o/tileCols*groups(l.in)*tileInputs*tileCols+o%tileCols*tileInputs:]
}

// stack returns a layer that gives the outputs of all layers, one after another
// on panels of their own, and where each begins.
func stack(layers ...*linear) (all *linear, starts []int) {
	all = &linear{in: layers[0].in}
	for _, l := range layers {
		starts = append(starts, len(all.scales))
		all.panels = append(all.panels, l.panels...)
		all.starts = append(all.starts, l.starts...)
		all.scales = append(all.scales, l.scales...)
	}
	all.out = len(all.scales)
	return all, starts
}

// width is the number of outputs with padding.
func (l *linear) width() int { return len(l.scales) }

// Activations are rows of bytes, stride apart, with a factor each that makes
// them numbers.
type activations struct {
	rows, cols, stride int
	bytes              []uint8
	scales             []float32
}

// resize makes room for rows × cols. Kernels read whole groups of columns and
// eight rows at a time, and may so go beyond.
func (a *activations) resize(rows, cols int) {
	a.rows, a.cols, a.stride = rows, cols, cols
	a.bytes = grown(a.bytes, (rows+tileRows)*cols+tileInputs)
	a.scales = grown(a.scales, rows)
}

// grown returns s with n elements, whose values are open.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func (a *activations) row(i int) []uint8 { return a.bytes[i*a.stride : i*a.stride+a.cols] }

// columns returns the columns [from, from+cols) of all rows.
func (a *activations) columns(from, cols int) *activations {
	return &activations{rows: a.rows, cols: cols, stride: a.stride, bytes: a.bytes[from:], scales: a.scales}
}

// set quantises numbers into row i, with the factor that fits the largest.
func (a *activations) set(i int, x []float32) {
	top := largest(x)
	row := a.row(i)
	if top == 0 {
		for k := range row {
			row[k] = zero
		}
		a.scales[i] = 0
		return
	}
	a.scales[i] = top / maxActivation
	quantize(row, x, maxActivation/top)
}

// largestGo returns the largest magnitude.
func largestGo(x []float32) float32 {
	top := float32(0)
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

// quantizeGo rounds x·factor to the nearest integers, halves to even.
func quantizeGo(out []uint8, x []float32, factor float32) {
	for k, v := range x {
		out[k] = rounded(float32(v * factor))
	}
}

// rounded returns the byte of a number within maxActivation.
func rounded(x float32) uint8 { return uint8(int32(math.RoundToEven(float64(x))) + zero) }

// A matrix has rows of numbers, stride apart. All its rows are one where stride
// is 0.
type matrix struct {
	values []float32
	stride int
}

// from returns the matrix from a row on.
func (m matrix) from(row int) matrix { return matrix{m.values[row*m.stride:], m.stride} }

// apply sets the rows of out to those of base plus the layer's outputs for rows
// [from, to) of a. Rows are computed eight at a time: out must have room for a
// multiple of eight, and those beyond the last get what base has. A panel stays
// in the nearest cache while all rows go by.
func (l *linear) apply(out, base matrix, a *activations, from, to int) {
	size := groups(l.in) * tileInputs * tileCols
	t := tile{groups: groups(l.in), left: a.bytes, leftStride: a.stride}
	for panel := 0; panel < l.width(); panel += tileCols {
		t.weights = l.panels[panel/tileCols*size:][:size]
		t.starts, t.outScales = l.starts[panel:], l.scales[panel:]
		for i := from; i < to; i += tileRows {
			clear(t.rowScales[:])
			copy(t.rowScales[:], a.scales[i:min(i+tileRows, to)])
			t.left = a.bytes[i*a.stride:]
			t.base = matrix{base.values[(i-from)*base.stride+panel:], base.stride}
			t.out = matrix{out.values[(i-from)*out.stride+panel:], out.stride}
			t.multiply()
		}
	}
}

// A tile is the work of a kernel: out = base + left · weights, times both
// scales, for tileRows rows of activations and one panel.
type tile struct {
	groups     int
	left       []uint8
	leftStride int
	weights    []int8
	starts     []int32
	outScales  []float32
	rowScales  [tileRows]float32
	base, out  matrix
}

// multiplyGo is the kernel in plain Go. It multiplies a weight with two rows at
// once, whose activations and sums stand in the halves of 64 bits.
func (t *tile) multiplyGo() {
	const pairs, chunk = tileRows / 2, 16 * tileInputs
	var sums [tileCols][pairs]int64
	var left [chunk][pairs]int64
	inputs := t.groups * tileInputs
	for from := 0; from < inputs; from += chunk {
		n := min(chunk, inputs-from)
		for p := range pairs {
			low, high := t.left[2*p*t.leftStride+from:][:n], t.left[(2*p+1)*t.leftStride+from:][:n]
			for k := range low {
				left[k][p] = int64(low[k]) | int64(high[k])<<32
			}
		}
		for c := range sums {
			a, b, d, e := sums[c][0], sums[c][1], sums[c][2], sums[c][3]
			weights := t.weights[from*tileCols+c*tileInputs:]
			for k := range left[:n] {
				w, x := int64(weights[k/tileInputs*tileInputs*tileCols+k%tileInputs]), &left[k]
				a, b, d, e = a+w*x[0], b+w*x[1], d+w*x[2], e+w*x[3]
			}
			sums[c] = [pairs]int64{a, b, d, e}
		}
	}
	for r := range tileRows {
		var row [tileCols]int32
		for c := range sums {
			sum := sums[c][r/2]
			row[c] = int32(sum)
			if r%2 == 1 {
				row[c] = int32((sum - int64(row[c])) >> 32)
			}
			row[c] += t.starts[c]
		}
		t.write(r, &row)
	}
}

// write sets row r of out to that of base plus the sums times both scales.
func (t *tile) write(r int, sums *[tileCols]int32) {
	base, out := t.base.values[r*t.base.stride:][:tileCols], t.out.values[r*t.out.stride:][:tileCols]
	for c, sum := range sums {
		out[c] = base[c] + float32(float32(float32(sum)*t.outScales[c])*t.rowScales[r])
	}
}
