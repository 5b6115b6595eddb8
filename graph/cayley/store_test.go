package cayley_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

var options = cayley.Options{Linker: graphtest.Linker{}}

// audited is a store that is audited before it closes.
type audited struct{ *cayley.Store }

func (s audited) Close() error {
	return errors.Join(s.Check(context.Background()), s.Store.Close())
}

func TestTheMemoryStoreKeepsTheContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s, err := cayley.Memory(options)
		if err != nil {
			t.Fatal(err)
		}
		return audited{s}
	})
}

func TestTheFileStoreKeepsTheContract(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graph.Store {
		s, err := cayley.Open(filepath.Join(t.TempDir(), "graph"), options)
		if err != nil {
			t.Fatal(err)
		}
		return audited{s}
	})
}

func TestTheFileStoreLasts(t *testing.T) {
	graphtest.RunDurable(t, func(t *testing.T, dir string) graph.Store {
		s, err := cayley.Open(filepath.Join(dir, "graph"), options)
		if err != nil {
			t.Fatal(err)
		}
		return audited{s}
	})
}
