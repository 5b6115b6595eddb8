package cayley

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// A profileKey identifies a profile by what it tells: 8 bytes of the hash of its
// name, so that profiles of one name are neighbours, then 8 of the hash of all.
type profileKey [16]byte

// nameKey returns how the keys of profiles with a name begin.
func nameKey(name string) []byte {
	sum := sha256.Sum256([]byte(name))
	return sum[:8]
}

// A profile is a graph.Profile as the store keeps it.
type profile struct {
	graph.Profile
	alone  string   // the key of the entity it would be by itself
	entity graph.ID // "" before it was linked
}

// profileOf returns the profile of chain i of a document: one of its own where a
// judgement singles the chain out. A chain that is only described has none
// otherwise: nil.
func profileOf(set *judge.Set, document graph.ID, i int, c *graph.Chain) *profile {
	singled := set.Singles(document, c.Type, c.Name)
	if !c.Named && !singled {
		return nil
	}
	aliases := slices.Clone(c.Aliases)
	slices.Sort(aliases)
	p := &profile{Profile: graph.Profile{Type: c.Type, Name: c.Name, Aliases: slices.Compact(aliases), Described: !c.Named}}
	if singled {
		p.Document = document
	}
	if p.Described {
		p.alone = unnamedKey(document, i, c)
	}
	return p
}

func (p *profile) key() profileKey {
	var e encoder
	e.string(string(p.Type))
	e.string(p.Name)
	e.strings(p.Aliases)
	e.string(string(p.Document))
	if p.Described {
		e.string(p.alone)
	}
	sum := sha256.Sum256(e.b)
	return profileKey(append(nameKey(p.Name), sum[:8]...))
}

func (p *profile) encode() []byte {
	var e encoder
	e.string(string(p.Type))
	e.string(p.Name)
	e.strings(p.Aliases)
	e.string(string(p.Document))
	e.bool(p.Described)
	e.int(p.Documents)
	e.string(p.alone)
	e.string(string(p.entity))
	return e.b
}

func decodeProfile(b []byte) (*profile, error) {
	d := &decoder{b: b}
	p := &profile{Profile: graph.Profile{Type: graph.EntityType(d.string()), Name: d.string(), Aliases: d.strings(), Document: graph.ID(d.string()), Described: d.int() == 1}}
	p.Documents, p.alone = d.int(), d.string()
	p.entity = graph.ID(d.string())
	if d.failed {
		return nil, fmt.Errorf("profile cut off: %w", errDamaged)
	}
	return p, nil
}

// A cluster is an entity that profiles make up, as the store keeps it.
type cluster struct {
	key, name string
	typ       graph.EntityType
	aliases   []string
	// also are the IDs that lead to it beside its own.
	also []string
}

func clusterOf(e *judge.Entity) *cluster {
	c := &cluster{key: e.Key, name: e.Name, typ: e.Type, aliases: e.Aliases}
	for _, key := range e.Also {
		c.also = append(c.also, string(graph.NewID(graph.EntityNode, key)))
	}
	return c
}

func (c *cluster) encode() []byte {
	var e encoder
	e.string(c.key)
	e.string(c.name)
	e.string(string(c.typ))
	e.strings(c.aliases)
	e.strings(c.also)
	return e.b
}

func decodeCluster(b []byte) (*cluster, error) {
	d := &decoder{b: b}
	c := &cluster{key: d.string(), name: d.string(), typ: graph.EntityType(d.string()), aliases: d.strings(), also: d.strings()}
	if d.failed {
		return nil, fmt.Errorf("entity cut off: %w", errDamaged)
	}
	return c, nil
}

// tellerKey is a profile's key, then the 16 bytes of a document's ID: who tells a
// profile stands right behind it.
func tellerKey(k profileKey, doc graph.ID) []byte {
	raw, _ := rawID(doc)
	return append(k[:len(k):len(k)], raw...)
}

// tellersOf returns the documents that tell a profile.
func tellersOf(tx *bolt.Tx, k profileKey) []graph.ID {
	var docs []graph.ID
	c := tx.Bucket(bucketProfiles).Cursor()
	for key, _ := c.Seek(append(k[:], 0)); bytes.HasPrefix(key, k[:]); key, _ = c.Next() {
		docs = append(docs, documentOf(key[len(k):]))
	}
	return docs
}

// eachProfile calls f with the profiles whose keys have a prefix, in their order.
func eachProfile(tx *bolt.Tx, prefix []byte, f func(profileKey, *profile) error) error {
	c := tx.Bucket(bucketProfiles).Cursor()
	for key, data := c.Seek(prefix); key != nil && bytes.HasPrefix(key, prefix); {
		if len(key) < len(profileKey{}) {
			return fmt.Errorf("profile %x: %w", key, errDamaged)
		}
		k := profileKey(key)
		p, err := decodeProfile(data)
		if err != nil {
			return err
		}
		if err := f(k, p); err != nil {
			return err
		}
		key, data = c.Seek(behind(k))
	}
	return nil
}

// behind returns the least key behind a profile and who tells it.
func behind(k profileKey) []byte {
	return append(k[:], bytes.Repeat([]byte{0xff}, 17)...)
}

// profilesNamed returns the profiles with a name.
func profilesNamed(tx *bolt.Tx, name string) (map[profileKey]*profile, error) {
	out := make(map[profileKey]*profile)
	err := eachProfile(tx, nameKey(name), func(k profileKey, p *profile) error {
		if p.Name == name {
			out[k] = p
		}
		return nil
	})
	return out, err
}

// profilesCalled returns the profiles that a naming means.
func profilesCalled(tx *bolt.Tx, n graph.Naming) (map[profileKey]*profile, error) {
	named, err := profilesNamed(tx, n.Name)
	for k, p := range named {
		if p.Naming() != n {
			delete(named, k)
		}
	}
	return named, err
}
