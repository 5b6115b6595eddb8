//go:build !amd64

package matrix

func addTo(y []float32, a float32, x []float32) { addToGo(y, a, x) }

func dot(x, y []float32) float32 { return dotGo(x, y) }

func descend(d *Descent, value, m, v, g []float32) { descendGo(d, value, m, v, g) }
