package net

import "golang.org/x/sys/cpu"

// The kernels that this processor runs. All give the same bits.
var (
	hasVNNI = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI
	hasAVX2 = cpu.X86.HasAVX2
)

// tile adds to a tile of out the product of tileRows rows, packed, and one
// panel, times both scales.
func tile(pairs int, left, panel []int16, outScales []float32, rowScales *[tileRows]float32, out []float32, stride int) {
	if !hasAVX2 && !hasVNNI {
		tileGo(pairs, left, panel, outScales, rowScales, out, stride)
		return
	}
	_, _, _, _ = left[pairs*2*tileRows-1], panel[pairs*2*tileCols-1], outScales[tileCols-1], out[(tileRows-1)*stride+tileCols-1]
	if hasVNNI {
		tileVNNI(pairs, &left[0], &panel[0], &outScales[0], &rowScales[0], &out[0], stride)
		return
	}
	tileAVX2(pairs, &left[0], &panel[0], &outScales[0], &rowScales[0], &out[0], stride)
}

// cell computes one word's cell and state; see cellGo.
func cell(gates, before, cell []float32, state []int16) {
	h := len(cell)
	if !hasAVX2 || h%lanes != 0 {
		cellGo(gates, before, cell, state)
		return
	}
	_, _, _ = gates[4*h-1], before[h-1], state[h-1]
	cellAVX2(h, &gates[0], &before[0], &cell[0], &state[0], &constants[0])
}

// quantize rounds x·factor to the nearest integers, halves to even.
func quantize(out []int16, x []float32, factor float32) {
	whole := len(x) / lanes * lanes
	if !hasAVX2 || whole == 0 {
		quantizeGo(out, x, factor)
		return
	}
	_ = out[len(x)-1]
	quantizeAVX2(whole, &out[0], &x[0], factor)
	quantizeGo(out[whole:], x[whole:], factor)
}

// largest returns the largest magnitude.
func largest(x []float32) float32 {
	whole := len(x) / lanes * lanes
	if !hasAVX2 || whole == 0 {
		return largestGo(x)
	}
	return max(largestAVX2(whole, &x[0]), largestGo(x[whole:]))
}

// addRow adds bytes·scale to x.
func addRow(x []float32, bytes []int8, scale float32) {
	whole := len(bytes) / lanes * lanes
	if !hasAVX2 || whole == 0 {
		addRowGo(x, bytes, scale)
		return
	}
	_ = x[len(bytes)-1]
	addRowAVX2(whole, &x[0], &bytes[0], scale)
	addRowGo(x[whole:], bytes[whole:], scale)
}

// TanhAll replaces numbers by their Tanh.
func TanhAll(x []float32) {
	whole := len(x) / lanes * lanes
	if !hasAVX2 || whole == 0 {
		tanhGo(x)
		return
	}
	tanhAVX2(whole, &x[0], &constants[0])
	tanhGo(x[whole:])
}

// SigmoidAll replaces numbers by their Sigmoid.
func SigmoidAll(x []float32) {
	whole := len(x) / lanes * lanes
	if !hasAVX2 || whole == 0 {
		sigmoidGo(x)
		return
	}
	sigmoidAVX2(whole, &x[0], &constants[0])
	sigmoidGo(x[whole:])
}

// lanes is the number of floats in a register of AVX2.
const lanes = 8

// constants are those of Tanh and Sigmoid, each in all lanes, in the order in
// which the assembly names them.
var constants = func() (out [12 * lanes]float32) {
	for i, c := range [...]float32{-4.97, 4.97, 378, 17325, 135135, 28, 3150, 62370, -1, 1, 0.5, maxActivation} {
		for k := range lanes {
			out[i*lanes+k] = c
		}
	}
	return out
}()

//go:noescape
func tileVNNI(pairs int, left, panel *int16, outScales, rowScales, out *float32, stride int)

//go:noescape
func tileAVX2(pairs int, left, panel *int16, outScales, rowScales, out *float32, stride int)

//go:noescape
func cellAVX2(h int, gates, before, cell *float32, state *int16, constants *float32)

//go:noescape
func quantizeAVX2(n int, out *int16, x *float32, factor float32)

//go:noescape
func largestAVX2(n int, x *float32) float32

//go:noescape
func addRowAVX2(n int, x *float32, bytes *int8, scale float32)

//go:noescape
func tanhAVX2(n int, x, constants *float32)

//go:noescape
func sigmoidAVX2(n int, x, constants *float32)
