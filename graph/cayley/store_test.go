package cayley_test

import (
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

var options = cayley.Options{Linker: graphtest.Linker{}}

func TestTheMemoryStoreKeepsTheContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s, err := cayley.Memory(options)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestTheFileStoreKeepsTheContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s, err := cayley.Open(filepath.Join(t.TempDir(), "graph"), options)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
