package net

// eachKernel calls f for every set of kernels that the processor can run.
func eachKernel(f func(name string)) {
	neon, dot := hasNEON, hasDot
	defer func() { hasNEON, hasDot = neon, dot }()
	for _, k := range []struct {
		name      string
		neon, dot bool
	}{{"Go", false, false}, {"NEON", neon, false}, {"dot products", neon, dot}} {
		hasNEON, hasDot = k.neon, k.dot
		f(k.name)
	}
}
