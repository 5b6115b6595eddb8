package cayley

import (
	"encoding/binary"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/bench"
	"github.com/parley-kg/parley/graph/graphtest"
)

// A list of quads is written whole when one joins it, so that none may have more
// of them in a store of more documents.
func TestNoListGrowsWithTheStore(t *testing.T) {
	longest := func(documents int) int {
		store, err := Open(filepath.Join(t.TempDir(), "graph"), Options{Linker: graphtest.Linker{}})
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		var changes []graph.Change
		for i := range documents {
			changes = append(changes, graph.Change{Put: bench.Corpus{Documents: documents, Entities: 4 * documents}.Document(i).Reading})
		}
		if _, err := store.Apply(t.Context(), changes...); err != nil {
			t.Fatal(err)
		}
		most := 0
		err = store.db.View(func(tx *bolt.Tx) error {
			return tx.Bucket(uses).ForEach(func(k, list []byte) error {
				if k[numberSize] == references {
					return nil
				}
				n := 0
				for len(list) > 0 {
					_, size := binary.Uvarint(list)
					list = list[size:]
					n++
				}
				most = max(most, n)
				return nil
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		return most
	}
	if few, many := longest(10), longest(60); few != many {
		t.Errorf("the longest list has %d quads in a store of 60 documents and %d in one of 10", many, few)
	}
}
