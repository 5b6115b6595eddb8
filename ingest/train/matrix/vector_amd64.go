package matrix

func addTo(y []float32, a float32, x []float32) {
	if !fast {
		addToGo(y, a, x)
		return
	}
	addToAVX512(len(x), &y[0], a, &x[0])
}

func dot(x, y []float32) float32 {
	if !fast {
		return dotGo(x, y)
	}
	return dotAVX512(len(x), &x[0], &y[0])
}

func descend(d *Descent, value, m, v, g []float32) {
	if !fast {
		descendGo(d, value, m, v, g)
		return
	}
	descendAVX512(len(g), d, &value[0], &m[0], &v[0], &g[0])
}

//go:noescape
func addToAVX512(n int, y *float32, a float32, x *float32)

//go:noescape
func dotAVX512(n int, x, y *float32) float32

//go:noescape
func descendAVX512(n int, d *Descent, value, m, v, grad *float32)
