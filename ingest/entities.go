package ingest

import "github.com/parley-kg/parley/graph"

// An Entity is what a chain of a reading is across documents.
type Entity struct {
	ID   graph.ID
	Name string
	Type graph.EntityType
	// Aliases are the other names, those of the chain's own document first.
	Aliases []string
}

// Entities forms the entities of a set of readings, as a store of exactly these
// would: for every reading those of its chains, in order.
func Entities(readings []*graph.Reading, linker graph.Linker) [][]Entity {
	linked := link(readings, linker)
	all := make([][]Entity, len(linked))
	for i, chains := range linked {
		for _, e := range chains {
			all[i] = append(all[i], Entity{e.ID, e.Name, e.Type, e.Aliases})
		}
	}
	return all
}
