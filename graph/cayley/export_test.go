package cayley

import (
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"
)

// PlantQuad adds a quad to a file that nothing in it accounts for.
func PlantQuad(tx *bolt.Tx) error {
	come := new(diff)
	come.give([]quad.Quad{{Subject: rdfType, Predicate: rdfsLabel, Object: quad.String("orphan")}})
	return come.apply(tx)
}
