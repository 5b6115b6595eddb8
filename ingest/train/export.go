package train

import "github.com/parley-kg/parley/ingest/net"

// export returns the file of the averaged weights.
func (t *trainer) export() ([]byte, error) {
	return net.Write(t.Spec, t.lexicon, func(s net.TensorSpec) []float32 { return t.params.by[s.Name].averaged })
}
