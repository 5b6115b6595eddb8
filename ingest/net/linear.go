package net

import "math"

// The sides of a tile: kernels multiply tileRows rows of activations with
// tileCols outputs of a layer at once.
const (
	tileRows = 8
	tileCols = 32
)

// maxActivation bounds the integers that stand for activations. With it, sums
// over 8,000 weights still fit into 32 bits.
const maxActivation = 2047

// A linear is a layer x ↦ W·x of out × in weights in eight bits.
type linear struct {
	in, out int
	// panels hold tileCols outputs each: for every pair of inputs the two
	// weights of each output.
	panels []int16
	// scales turn sums into numbers, one an output, padded to panels.
	scales []float32
}

// newLinear makes a layer of rows of weights, the outputs, and their scales.
func newLinear(weights []int8, scales []float32, in int) *linear {
	out := len(scales)
	pairs := (in + 1) / 2
	panels := (out + tileCols - 1) / tileCols
	l := &linear{in: in, out: out, panels: make([]int16, panels*pairs*2*tileCols), scales: make([]float32, panels*tileCols)}
	copy(l.scales, scales)
	for o := range out {
		panel := l.panels[o/tileCols*pairs*2*tileCols:]
		for i, w := range weights[o*in : (o+1)*in] {
			panel[(i/2*tileCols+o%tileCols)*2+i%2] = int16(w)
		}
	}
	return l
}

// stack returns a layer that gives the outputs of all layers, one after another
// on panels of their own, and where each begins.
func stack(layers ...*linear) (all *linear, starts []int) {
	all = &linear{in: layers[0].in}
	for _, l := range layers {
		starts = append(starts, len(all.scales))
		all.panels = append(all.panels, l.panels...)
		all.scales = append(all.scales, l.scales...)
	}
	all.out = len(all.scales)
	return all, starts
}

// width is the number of outputs with padding.
func (l *linear) width() int { return len(l.scales) }

// Activations are rows of integers with a factor each that makes them numbers.
type activations struct {
	rows, cols int
	values     []int16
	scales     []float32
}

// resize makes room for rows × cols.
func (a *activations) resize(rows, cols int) {
	a.rows, a.cols = rows, cols
	a.values = grown(a.values, rows*cols)
	a.scales = grown(a.scales, rows)
}

// grown returns s with n elements, whose values are open.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

func (a *activations) row(i int) []int16 { return a.values[i*a.cols : (i+1)*a.cols] }

// set quantises numbers into row i, with the factor that fits the largest.
func (a *activations) set(i int, x []float32) {
	top := largest(x)
	row := a.row(i)
	if top == 0 {
		clear(row)
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
func quantizeGo(out []int16, x []float32, factor float32) {
	for k, v := range x {
		out[k] = int16(math.RoundToEven(float64(float32(v * factor))))
	}
}

// addTo adds the layer's outputs for rows [from, to) of a to out, whose row
// from+i begins at out[i·stride]. Rows are computed eight at a time: out must
// have room for a multiple of eight rows, and to what is beyond the last row
// zero is added. The rows are packed into left. A panel stays in the nearest
// cache while all rows go by.
func (l *linear) addTo(out []float32, stride int, a *activations, from, to int, left *[]int16) {
	pairs := (l.in + 1) / 2
	size := pairs * 2 * tileRows
	*left = grown(*left, roundedUp(to-from)/tileRows*size)
	for i := from; i < to; i += tileRows {
		packRows((*left)[(i-from)/tileRows*size:][:size], a, i, min(tileRows, to-i))
	}
	var scales [tileRows]float32
	for panel := 0; panel < l.width(); panel += tileCols {
		weights := l.panels[panel*pairs*2:]
		for i := from; i < to; i += tileRows {
			clear(scales[:])
			copy(scales[:], a.scales[i:min(i+tileRows, to)])
			tile(pairs, (*left)[(i-from)/tileRows*size:], weights, l.scales[panel:], &scales, out[(i-from)*stride+panel:], stride)
		}
	}
}

// packRows interleaves n rows of a by pairs of columns.
func packRows(out []int16, a *activations, from, n int) {
	if n < tileRows || a.cols%2 == 1 {
		clear(out)
	}
	for r := range n {
		row := a.row(from + r)
		at := 2 * r
		for k := 0; k+1 < len(row); k += 2 {
			out[at], out[at+1] = row[k], row[k+1]
			at += 2 * tileRows
		}
		if a.cols%2 == 1 {
			out[at] = row[a.cols-1]
		}
	}
}

// tileGo is the kernel in plain Go. It adds to a tile of out the product of
// tileRows rows, packed, and one panel, times both scales.
func tileGo(pairs int, left, panel []int16, outScales []float32, rowScales *[tileRows]float32, out []float32, stride int) {
	for r := range tileRows {
		var sums [tileCols]int32
		for p := range pairs {
			x, y := int32(left[(p*tileRows+r)*2]), int32(left[(p*tileRows+r)*2+1])
			weights := panel[p*2*tileCols : (p+1)*2*tileCols]
			for c := range sums {
				sums[c] += x*int32(weights[2*c]) + y*int32(weights[2*c+1])
			}
		}
		row := out[r*stride : r*stride+tileCols]
		for c, sum := range sums {
			row[c] += float32(float32(float32(sum)*outScales[c]) * rowScales[r])
		}
	}
}
