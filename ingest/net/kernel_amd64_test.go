package net

// eachKernel calls f for every set of kernels that the processor can run.
func eachKernel(f func(name string)) {
	vnni, avx2 := hasVNNI, hasAVX2
	defer func() { hasVNNI, hasAVX2 = vnni, avx2 }()
	for _, k := range []struct {
		name       string
		vnni, avx2 bool
	}{{"Go", false, false}, {"AVX2", false, avx2}, {"VNNI", vnni, avx2}} {
		hasVNNI, hasAVX2 = k.vnni, k.avx2
		f(k.name)
	}
}
