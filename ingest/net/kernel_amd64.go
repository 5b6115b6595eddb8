package net

import "golang.org/x/sys/cpu"

// The kernels that this processor runs. All give the same bits.
var (
	hasVNNI = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI
	hasAVX2 = cpu.X86.HasAVX2
)

// multiply computes the tile.
func (t *tile) multiply() {
	if !hasAVX2 && !hasVNNI {
		t.multiplyGo()
		return
	}
	_, _ = t.left[(tileRows-1)*t.leftStride+t.groups*tileInputs-1], t.weights[t.groups*tileInputs*tileCols-1]
	_, _ = t.starts[tileCols-1], t.outScales[tileCols-1]
	_, _ = t.base.values[(tileRows-1)*t.base.stride+tileCols-1], t.out.values[(tileRows-1)*t.out.stride+tileCols-1]
	if hasVNNI {
		multiplyVNNI(t)
		return
	}
	multiplyAVX2(t)
}

// cell computes one word's cell and state; see cellGo.
func cell(gates, cell []float32, state []uint8) {
	h := len(cell)
	if !hasAVX2 || h%lanes != 0 {
		cellGo(gates, cell, state)
		return
	}
	_, _ = gates[4*h-1], state[h-1]
	cellAVX2(h, &gates[0], &cell[0], &state[0], &constants[0])
}

// quantize rounds x·factor to the nearest integers, halves to even.
func quantize(out []uint8, x []float32, factor float32) {
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
func multiplyVNNI(t *tile)

//go:noescape
func multiplyAVX2(t *tile)

//go:noescape
func cellAVX2(h int, gates, cell *float32, state *uint8, constants *float32)

//go:noescape
func quantizeAVX2(n int, out *uint8, x *float32, factor float32)

//go:noescape
func largestAVX2(n int, x *float32) float32

//go:noescape
func addRowAVX2(n int, x *float32, bytes *int8, scale float32)

//go:noescape
func tanhAVX2(n int, x, constants *float32)

//go:noescape
func sigmoidAVX2(n int, x, constants *float32)
