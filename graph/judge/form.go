package judge

import (
	"cmp"
	"maps"
	"slices"

	"github.com/parley-kg/parley/graph"
)

// An Entity is a cluster of profiles after judgements.
type Entity struct {
	graph.Cluster
	// Also are the other keys that lead to the entity: those that the linker
	// would give to parts of it. Every key leads to one entity.
	Also []string
}

// Alone returns the key of the entity that a profile would be by itself.
func Alone(linker graph.Linker, p graph.Profile) string {
	return linker.Link([]graph.Profile{p})[0].Key
}

// Form partitions profiles into entities, ordered by key; alone has what Alone
// returns for each of them or, for one that is described, the key of the entity
// it would be by itself. Profiles that share no blocking key and are not one
// by judgement, not even through others, do not influence each other.
//
// The linker's clusters are the start. A group of namings that are one by
// judgement joins the clusters it is in. Where that, or the linker, brings
// together what was judged different, the group that was judged not to be the
// others is cut out of the clusters that it shares with them. What else is in
// such a cluster goes with the group only where the linker takes it for the
// group and not for anything else that was judged; it stays otherwise.
func (s *Set) Form(linker graph.Linker, profiles []graph.Profile, alone []string) []Entity {
	if len(profiles) == 0 {
		return nil
	}
	f := &former{set: s, linker: linker, profiles: profiles, alone: alone, group: make([]int, len(profiles)), cuts: make(map[cut]bool)}
	for i := range profiles {
		f.group[i] = -1
		if g, ok := s.groupOf[profiles[i].Naming()]; ok {
			f.group[i] = g
		}
	}
	everything := make([]int, len(profiles))
	for i := range everything {
		everything[i] = i
	}
	f.clusters = f.link(everything)
	for {
		f.split()
		f.unite()
		if !f.cutMore() {
			return f.finish()
		}
	}
}

// A cut takes a group out of one of the linker's clusters.
type cut struct{ group, cluster int }

// A piece is a part of a cluster of the linker's: all of it where nothing is
// cut out.
type piece struct {
	graph.Cluster
	from int // the linker's cluster
	// apart says that the piece was cut out.
	apart bool
}

// A former forms the entities of some profiles.
type former struct {
	set      *Set
	linker   graph.Linker
	profiles []graph.Profile
	alone    []string
	group    []int // of each profile, or -1
	clusters []graph.Cluster
	cuts     map[cut]bool
	pieces   []piece
	// whole are the pieces of each entity.
	whole [][]int
}

// split makes pieces of the clusters.
func (f *former) split() {
	f.pieces = nil
	for n, c := range f.clusters {
		out := make(map[int][]int) // profiles by the group that is cut out
		var rest []int
		for _, i := range c.Profiles {
			if g := f.group[i]; g >= 0 && f.cuts[cut{g, n}] {
				out[g] = append(out[g], i)
			} else {
				rest = append(rest, i)
			}
		}
		if len(out) == 0 {
			f.pieces = append(f.pieces, piece{Cluster: c, from: n})
			continue
		}
		rest = f.follow(out, rest)
		for _, g := range slices.Sorted(maps.Keys(out)) {
			for _, p := range f.link(out[g]) {
				if f.has(p.Profiles, g) {
					f.pieces = append(f.pieces, piece{Cluster: p, from: n, apart: true})
				} else {
					rest = append(rest, p.Profiles...)
				}
			}
		}
		slices.Sort(rest)
		for _, p := range f.link(rest) {
			f.pieces = append(f.pieces, piece{Cluster: p, from: n})
		}
	}
}

// follow moves those of rest that the linker takes for one of the groups that
// are cut out, and for nothing else that was judged, to that group. It returns
// those that stay.
func (f *former) follow(out map[int][]int, rest []int) []int {
	var judged, stay []int
	for _, i := range rest {
		if f.group[i] >= 0 {
			judged = append(judged, i)
		}
	}
	groups := make(map[int][]int, len(out))
	for g, members := range out {
		groups[g] = slices.Clone(members)
	}
	for _, i := range rest {
		fits := -1
		for g, members := range groups {
			if !f.together(i, members) {
				continue
			}
			if fits >= 0 {
				fits = -1
				break
			}
			fits = g
		}
		if f.group[i] >= 0 || fits < 0 || f.together(i, judged) {
			stay = append(stay, i)
			continue
		}
		out[fits] = append(out[fits], i)
	}
	return stay
}

// together reports whether the linker takes a profile for one of some others
// when it sees only them.
func (f *former) together(i int, others []int) bool {
	for _, p := range f.link(append([]int{i}, others...)) {
		if slices.Contains(p.Profiles, i) {
			return len(p.Profiles) > 1
		}
	}
	return false
}

// link asks the linker about some of the profiles. Those that are described stay
// alone.
func (f *former) link(some []int) []graph.Cluster {
	slices.Sort(some)
	var asked []graph.Profile
	var place []int
	var described []graph.Cluster
	for _, i := range some {
		p := f.profiles[i]
		if p.Described {
			described = append(described, graph.Cluster{Key: f.alone[i], Name: p.Name, Type: p.Type, Aliases: p.Aliases, Profiles: []int{i}})
			continue
		}
		asked = append(asked, p)
		place = append(place, i)
	}
	if len(asked) == 0 {
		return described
	}
	clusters := f.linker.Link(asked)
	for n := range clusters {
		list := make([]int, len(clusters[n].Profiles))
		for k, i := range clusters[n].Profiles {
			list[k] = place[i]
		}
		clusters[n].Profiles = list
	}
	return append(clusters, described...)
}

func (f *former) has(profiles []int, group int) bool {
	return slices.ContainsFunc(profiles, func(i int) bool { return f.group[i] == group })
}

// unite joins the pieces that share a group.
func (f *former) unite() {
	u := newUnion(len(f.pieces))
	first := make(map[int]int)
	for n, p := range f.pieces {
		for _, i := range p.Profiles {
			g := f.group[i]
			if g < 0 {
				continue
			}
			if at, seen := first[g]; seen {
				u.join(at, n)
			} else {
				first[g] = n
			}
		}
	}
	f.whole = u.sets()
}

// cutMore looks for what was judged different and is together, and cuts it
// apart: in the clusters that hold both sides or, when that was not enough, in
// all that hold the group. It reports whether there was anything to cut.
func (f *former) cutMore() bool {
	entity := make(map[int]int) // of each group that has profiles
	in := make(map[int]map[int]bool)
	for e, pieces := range f.whole {
		for _, n := range pieces {
			p := &f.pieces[n]
			for _, i := range p.Profiles {
				if g := f.group[i]; g >= 0 {
					entity[g] = e
					if in[g] == nil {
						in[g] = make(map[int]bool)
					}
					in[g][p.from] = true
				}
			}
		}
	}
	more := false
	for _, r := range f.set.apart {
		e, present := entity[r.group]
		if !present {
			continue
		}
		together := false
		shared := make(map[int]bool)
		for _, other := range r.others {
			if at, ok := entity[other]; !ok || at != e {
				continue
			}
			together = true
			for c := range in[other] {
				if in[r.group][c] && !f.cuts[cut{r.group, c}] {
					shared[c] = true
				}
			}
		}
		if !together {
			continue
		}
		if len(shared) == 0 {
			shared = in[r.group]
		}
		for c := range shared {
			if k := (cut{r.group, c}); !f.cuts[k] {
				f.cuts[k], more = true, true
			}
		}
	}
	return more
}

// finish names the entities and says which keys lead to them.
func (f *former) finish() []Entity {
	out := make([]Entity, len(f.whole))
	for n, pieces := range f.whole {
		out[n].Cluster = f.merge(pieces)
	}
	f.lead(out)
	slices.SortFunc(out, func(a, b Entity) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// documents returns how many documents tell some profiles, those that tell
// several counted several times.
func (f *former) documents(profiles []int) int {
	n := 0
	for _, i := range profiles {
		n += f.profiles[i].Documents
	}
	return n
}

// merge makes one cluster of pieces. It is called what the piece is called that
// judgements say the others are, then the one that most documents tell.
func (f *former) merge(pieces []int) graph.Cluster {
	pieces = slices.Clone(pieces)
	slices.SortFunc(pieces, func(a, b int) int {
		p, q := &f.pieces[a], &f.pieces[b]
		return cmp.Or(
			cmp.Compare(f.leading(q), f.leading(p)),
			cmp.Compare(f.documents(q.Profiles), f.documents(p.Profiles)),
			cmp.Compare(p.Key, q.Key), cmp.Compare(p.from, q.from))
	})
	first := &f.pieces[pieces[0]]
	if len(pieces) == 1 && !first.apart {
		return first.Cluster
	}
	c := graph.Cluster{Key: first.Key, Name: first.Name, Type: first.Type}
	if first.apart {
		c.Key = coin(f.naming(first))
	}
	for _, n := range pieces {
		p := &f.pieces[n]
		c.Profiles = append(c.Profiles, p.Profiles...)
		c.Aliases = append(append(c.Aliases, p.Name), p.Aliases...)
	}
	slices.Sort(c.Profiles)
	slices.Sort(c.Aliases)
	c.Aliases = slices.DeleteFunc(slices.Compact(c.Aliases), func(a string) bool { return a == c.Name })
	return c
}

// leading is 1 for a piece with a name that others were judged to be the same
// as, 0 for the rest.
func (f *former) leading(p *piece) int {
	for _, i := range p.Profiles {
		if f.set.leading[f.profiles[i].Naming()] {
			return 1
		}
	}
	return 0
}

// naming returns the least judged naming of a piece.
func (f *former) naming(p *piece) graph.Naming {
	var least *graph.Naming
	for _, i := range p.Profiles {
		if f.group[i] < 0 {
			continue
		}
		if n := f.profiles[i].Naming(); least == nil || n.Compare(*least) < 0 {
			least = &n
		}
	}
	return *least
}

// lead enters the keys that the linker gives and no entity has: those of pieces
// lead to the entity they are part of, those of clusters to the one that has
// most of their documents, those of profiles to the one that has the profile.
// Where two claim a key, the one with more documents gets it.
func (f *former) lead(entities []Entity) {
	taken := make(map[string]bool)
	for i := range entities {
		taken[entities[i].Key] = true
	}
	order := make([]int, len(entities))
	for n := range order {
		order[n] = n
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(f.documents(entities[b].Profiles), f.documents(entities[a].Profiles)),
			cmp.Compare(entities[a].Key, entities[b].Key))
	})
	claim := func(n int, key string) {
		if !taken[key] {
			taken[key] = true
			entities[n].Also = append(entities[n].Also, key)
		}
	}
	for _, n := range order {
		keys := make([]string, 0, len(f.whole[n]))
		for _, p := range f.whole[n] {
			keys = append(keys, f.pieces[p].Key)
		}
		slices.Sort(keys)
		for _, key := range keys {
			claim(n, key)
		}
	}
	heirs, most := make([]int, len(f.clusters)), make([]int, len(f.clusters))
	for _, n := range order {
		held := make(map[int]int) // documents, by cluster
		for _, p := range f.whole[n] {
			held[f.pieces[p].from] += f.documents(f.pieces[p].Profiles)
		}
		for c, documents := range held {
			if documents > most[c] {
				heirs[c], most[c] = n, documents
			}
		}
	}
	for c, n := range heirs {
		claim(n, f.clusters[c].Key)
	}
	for _, n := range order {
		for _, i := range entities[n].Profiles {
			claim(n, f.alone[i])
		}
	}
	for n := range entities {
		slices.Sort(entities[n].Also)
	}
}
