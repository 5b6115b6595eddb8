// Package link decides which named things of different documents are the same
// entity, by the structure of their names alone: titles, surnames and initials
// of persons; acronyms, countries and their bodies for the rest. It is a pure
// function of the set of profiles and abstains where a short name fits two
// fuller ones.
package link

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// New returns the linker by name structure.
func New() graph.Linker { return linker{} }

type linker struct{}

// Keys returns the blocking keys of p: the surname of a person, the names of
// anything else.
func (linker) Keys(p graph.Profile) []string { return read(p).keys }

// Link partitions profiles into clusters, ordered by key.
func (linker) Link(profiles []graph.Profile) []graph.Cluster {
	records := make([]record, len(profiles))
	for i, p := range profiles {
		records[i] = read(p)
		records[i].index = i
	}
	// From here on, order no longer depends on that of the profiles, but for
	// equal ones.
	slices.SortStableFunc(records, compareRecords)
	var out []graph.Cluster
	for _, block := range blocks(records) {
		for _, members := range partition(block) {
			out = append(out, cluster(members))
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a].Key < out[b].Key })
	return out
}

// blocks returns the records that share keys, even through others.
func blocks(records []record) [][]record {
	parent := make([]int, len(records))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	first := map[string]int{}
	for i := range records {
		for _, k := range records[i].keys {
			if f, seen := first[k]; seen {
				a, b := find(f), find(i)
				parent[max(a, b)] = min(a, b)
			} else {
				first[k] = i
			}
		}
	}
	at := map[int]int{}
	var out [][]record
	for i := range records {
		root := find(i)
		k, seen := at[root]
		if !seen {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], records[i])
	}
	return out
}

// A node is all records with one name.
type node struct {
	records []record
	// up is the node of the fuller name it belongs to, -1 without.
	up int
}

// partition splits a block into entities: equal names are one, and a shorter
// name joins the only entity that has a fuller form of it.
func partition(block []record) [][]record {
	var nodes []node
	at := map[string]int{}
	for _, rec := range block {
		k, seen := at[rec.identity]
		if !seen {
			k = len(nodes)
			at[rec.identity] = k
			nodes = append(nodes, node{up: -1})
		}
		nodes[k].records = append(nodes[k].records, rec)
	}
	// Fuller names first, so that what a short name joins is settled.
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	size := func(k int) int {
		first := &nodes[k].records[0]
		return len(first.folded) + len(first.identity) // a title's gender makes a surname fuller
	}
	sort.SliceStable(order, func(a, b int) bool {
		if size(order[a]) != size(order[b]) {
			return size(order[a]) > size(order[b])
		}
		return nodes[order[a]].records[0].identity < nodes[order[b]].records[0].identity
	})
	top := func(k int) int {
		for nodes[k].up >= 0 {
			k = nodes[k].up
		}
		return k
	}
	for _, k := range order {
		found, several := -1, false
		for _, j := range order {
			if j == k || size(j) <= size(k) || !shortens(&nodes[k], &nodes[j]) {
				continue
			}
			if t := top(j); found < 0 {
				found = t
			} else if t != found {
				several = true
			}
		}
		if found >= 0 && !several {
			nodes[k].up = found
		}
	}
	var out [][]record
	place := map[int]int{}
	for _, k := range order {
		t := top(k)
		p, seen := place[t]
		if !seen {
			p = len(out)
			place[t] = p
			out = append(out, nil)
		}
		out[p] = append(out[p], nodes[k].records...)
	}
	return out
}

// cluster makes an entity of its records, the fullest names first.
func cluster(members []record) graph.Cluster {
	c := graph.Cluster{Key: members[0].identity}
	types := map[graph.EntityType]int{}
	for _, rec := range members {
		types[rec.profile.Type] += max(1, rec.profile.Documents)
		c.Profiles = append(c.Profiles, rec.index)
	}
	sort.Ints(c.Profiles)
	for _, t := range typeOrder {
		if types[t] > types[c.Type] {
			c.Type = t
		}
	}
	c.Name = bestName(members)
	seen := map[string]bool{c.Name: true, "": true}
	for _, rec := range members {
		for _, a := range append([]string{rec.profile.Name}, rec.profile.Aliases...) {
			if !seen[a] {
				seen[a] = true
				c.Aliases = append(c.Aliases, a)
			}
		}
	}
	sort.Strings(c.Aliases)
	return c
}

// typeOrder settles ties of the majority: the more telling type first.
var typeOrder = []graph.EntityType{graph.Person, graph.Organization, graph.Place, graph.Group, graph.Facility, graph.Event, graph.Work, graph.Other}

// bestName returns the name that most documents use: of a person among the
// fullest forms, of anything else among all, as "Pilots Guild" may well be
// better known than the form with every word.
func bestName(members []record) string {
	if name := members[0].display; name != "" {
		return name
	}
	votes := map[string]int{}
	for _, rec := range members {
		if !rec.person || rec.identity == members[0].identity {
			votes[rec.profile.Name] += max(1, rec.profile.Documents)
		}
	}
	best := ""
	for name, n := range votes {
		switch b := votes[best]; {
		case best == "", n > b,
			n == b && len(name) > len(best),
			n == b && len(name) == len(best) && name < best:
			best = name
		}
	}
	return best
}

// compareRecords orders records by everything but their index.
func compareRecords(a, b record) int {
	if c := strings.Compare(a.identity, b.identity); c != 0 {
		return c
	}
	if c := strings.Compare(a.profile.Name, b.profile.Name); c != 0 {
		return c
	}
	if c := strings.Compare(string(a.profile.Type), string(b.profile.Type)); c != 0 {
		return c
	}
	return slices.Compare(a.profile.Aliases, b.profile.Aliases)
}
