package net

import "golang.org/x/sys/cpu"

// The kernels that this processor runs. All give the same bits.
var (
	hasNEON = cpu.ARM64.HasASIMD
	hasDot  = cpu.ARM64.HasASIMDDP
)

// multiply computes the tile.
func (t *tile) multiply() {
	if !hasNEON && !hasDot {
		t.multiplyGo()
		return
	}
	_, _ = t.left[(tileRows-1)*t.leftStride+t.groups*tileInputs-1], t.weights[t.groups*tileInputs*tileCols-1]
	var sums [tileRows][tileCols]int32
	if hasDot {
		sumsDot(t.groups, &t.left[0], t.leftStride, &t.weights[0], &sums[0][0])
	} else {
		sumsNEON(t.groups, &t.left[0], t.leftStride, &t.weights[0], &sums[0][0])
	}
	for r := range sums {
		t.write(r, &sums[r])
	}
}

//go:noescape
func sumsNEON(groups int, left *uint8, leftStride int, weights *int8, sums *int32)

//go:noescape
func sumsDot(groups int, left *uint8, leftStride int, weights *int8, sums *int32)
