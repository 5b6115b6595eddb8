package bench

import "github.com/parley-kg/parley/graph"

// An Adjacency is the barest picture of a corpus that can be walked: for every
// entity, in one array, the entities at the other end of its affirmed facts
// with the relation. It knows no documents, no evidence and no changes.
type Adjacency struct {
	names []string
	first []uint32 // edges of entity i are edges[first[i]:first[i+1]]
	edges []bareEdge
	// Marks of the walk that runs, so that none has to be wiped before the next.
	seen [2][]uint32
	walk uint32
}

type bareEdge struct {
	other    uint32
	relation uint8
}

// NewAdjacency reads a corpus.
func NewAdjacency(c Corpus) *Adjacency {
	type pair struct {
		from uint32
		edge bareEdge
	}
	a := &Adjacency{first: make([]uint32, c.Entities+1)}
	for i := range a.seen {
		a.seen[i] = make([]uint32, c.Entities)
	}
	for i := range c.Entities {
		a.names = append(a.names, Name(i))
	}
	code := make(map[string]uint8)
	for i, r := range relations {
		code[r] = uint8(i)
	}
	var pairs []pair
	for n := range c.Documents {
		d := c.Document(n)
		for i := range d.Claims {
			if claim := &d.Claims[i]; claim.Modality == graph.Fact {
				from, to, relation := uint32(d.Entities[claim.Subject]), uint32(d.Entities[claim.Object]), code[claim.Relation]
				pairs = append(pairs, pair{from, bareEdge{to, relation}}, pair{to, bareEdge{from, relation}})
			}
		}
	}
	for _, p := range pairs {
		a.first[p.from+1]++
	}
	for i := range c.Entities {
		a.first[i+1] += a.first[i]
	}
	a.edges = make([]bareEdge, len(pairs))
	next := append([]uint32(nil), a.first...)
	for _, p := range pairs {
		a.edges[next[p.from]] = p.edge
		next[p.from]++
	}
	return a
}

func (a *Adjacency) around(i uint32) []bareEdge { return a.edges[a.first[i]:a.first[i+1]] }

// Around returns the names of up to limit entities within hops of one over some
// relations, the nearest first.
func (a *Adjacency) Around(from, hops, limit int, over []string) []string {
	var fits [256]bool
	for i, r := range relations {
		for _, o := range over {
			fits[i] = fits[i] || r == o
		}
	}
	a.walk++
	seen := a.seen[0]
	seen[from] = a.walk
	found := []uint32{uint32(from)}
	for begin := 0; hops > 0 && len(found) < limit; hops-- {
		end := len(found)
		for _, at := range found[begin:end] {
			for _, e := range a.around(at) {
				if fits[e.relation] && seen[e.other] != a.walk && len(found) < limit {
					seen[e.other] = a.walk
					found = append(found, e.other)
				}
			}
		}
		begin = end
	}
	names := make([]string, len(found))
	for i, at := range found {
		names[i] = a.names[at]
	}
	return names
}

// Distance returns the length of the shortest path between two entities, -1 if
// none has at most hops. It searches from both ends.
func (a *Adjacency) Distance(from, to, hops int) int {
	if from == to {
		return 0
	}
	a.walk++
	rings := [2][]uint32{{uint32(from)}, {uint32(to)}}
	a.seen[0][from], a.seen[1][to] = a.walk, a.walk
	for length := 1; length <= hops; length++ {
		side := 0
		if a.cost(rings[1]) < a.cost(rings[0]) {
			side = 1
		}
		mine, other := a.seen[side], a.seen[1-side]
		var next []uint32
		for _, at := range rings[side] {
			for _, e := range a.around(at) {
				if other[e.other] == a.walk {
					return length
				}
				if mine[e.other] != a.walk {
					mine[e.other] = a.walk
					next = append(next, e.other)
				}
			}
		}
		rings[side] = next
	}
	return -1
}

func (a *Adjacency) cost(ring []uint32) int {
	n := 0
	for _, at := range ring {
		n += len(a.around(at))
	}
	return n
}
