//go:build !amd64

package net

func cell(gates, cell []float32, state []uint8) { cellGo(gates, cell, state) }

func quantize(out []uint8, x []float32, factor float32) { quantizeGo(out, x, factor) }

func largest(x []float32) float32 { return largestGo(x) }

func addRow(x []float32, bytes []int8, scale float32) { addRowGo(x, bytes, scale) }

// TanhAll replaces numbers by their Tanh.
func TanhAll(x []float32) { tanhGo(x) }

// SigmoidAll replaces numbers by their Sigmoid.
func SigmoidAll(x []float32) { sigmoidGo(x) }
