//go:build !amd64

package net

func tile(pairs int, left, panel []int16, outScales []float32, rowScales *[tileRows]float32, out []float32, stride int) {
	tileGo(pairs, left, panel, outScales, rowScales, out, stride)
}

func cell(gates, before, cell []float32, state []int16) { cellGo(gates, before, cell, state) }

func quantize(out []int16, x []float32, factor float32) { quantizeGo(out, x, factor) }

func largest(x []float32) float32 { return largestGo(x) }

func addRow(x []float32, bytes []int8, scale float32) { addRowGo(x, bytes, scale) }

// TanhAll replaces numbers by their Tanh.
func TanhAll(x []float32) { tanhGo(x) }

// SigmoidAll replaces numbers by their Sigmoid.
func SigmoidAll(x []float32) { sigmoidGo(x) }
