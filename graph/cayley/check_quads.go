package cayley

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"

	"github.com/parley-kg/parley/graph"
)

// quads compares Cayley's quads with those that the records give: each of these
// is there, and there are not more.
func (c *check) quads() error {
	qs, db, err := quadStore(c.tx)
	if err != nil {
		return err
	}
	want := 0
	has := func(quads []quad.Quad) error {
		clear(db.places)
		db.know(quads)
		want += len(quads)
		refs := make([]quad.Value, 0, 4*len(quads))
		for _, q := range quads {
			refs = append(refs, q.Subject, q.Predicate, q.Object, q.Label)
		}
		ids, err := qs.RefsOf(c.ctx, refs)
		if err != nil {
			return err
		}
		for i, q := range quads {
			var p proto.Primitive
			for n, d := range quad.Directions {
				id, _ := ids[4*i+n].(kv.Int64Value)
				p.SetDirection(d, uint64(id))
			}
			found, err := c.hasLink(&p)
			if err != nil {
				return err
			}
			if !found {
				if err := c.problem("quad %v: missing", q); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err = c.eachRecord(func(r *record) error {
		resolved, err := r.resolve(c.judged, func(k profileKey) (graph.ID, error) { return entityOf(c.tx, k) })
		if err != nil {
			return c.problem("%w", err)
		}
		quads, err := resolved.quads()
		if err != nil {
			return c.problem("%w", err)
		}
		return has(quads)
	})
	if err != nil {
		return err
	}
	err = c.tx.Bucket(bucketEntities).ForEach(func(id, data []byte) error {
		cl, err := decodeCluster(data)
		if err != nil {
			return c.problem("entity %s: %w", id, err)
		}
		return has(entityQuads(graph.ID(id), cl.typ, cl.name, cl.aliases))
	})
	if err != nil {
		return err
	}
	if have := int(qs.Size()); have != want {
		return c.problem("quads: %d, should be %d", have, want)
	}
	return nil
}

// hasLink reports whether Cayley has a quad of these nodes.
func (c *check) hasLink(p *proto.Primitive) (bool, error) {
	k := quadIndexes[1].KeyFor(p)
	list := c.tx.Bucket(uses).Get(postingsKey(k[0], k[1]))
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return false, fmt.Errorf("postings %x: %w", k[1], errDamaged)
		}
		list = list[n:]
		link, err := c.primitive(id)
		if err != nil {
			return false, err
		}
		if link != nil && link.IsSameLink(p) {
			return true, nil
		}
	}
	return false, nil
}

func (c *check) primitive(id uint64) (*proto.Primitive, error) {
	data := c.tx.Bucket([]byte("log")).Get(binary.BigEndian.AppendUint64(nil, id))
	if data == nil {
		return nil, nil
	}
	p := new(proto.Primitive)
	if err := p.Unmarshal(data); err != nil {
		return nil, fmt.Errorf("log entry %d: %v: %w", id, err, errDamaged)
	}
	return p, nil
}

// cayley compares what Cayley keeps about its quads with its quads.
func (c *check) cayley() error {
	counts := make(map[uint64]uint64) // of references, by node
	links, count := 0, 0
	var last uint64
	err := c.tx.Bucket([]byte("log")).ForEach(func(k, data []byte) error {
		var p proto.Primitive
		if err := p.Unmarshal(data); err != nil {
			return c.problem("log entry %x: %w", k, err)
		}
		if last = p.ID; !bytes.Equal(k, binary.BigEndian.AppendUint64(nil, p.ID)) {
			return c.problem("log entry %x: its number is %d", k, p.ID)
		}
		if p.IsNode() {
			count++
			return nil
		}
		links++
		if p.Deleted {
			return c.problem("quad %d: deleted but not purged", p.ID)
		}
		for _, d := range quad.Directions {
			if node := p.GetDirection(d); node != 0 {
				counts[node]++
			}
		}
		return c.ctx.Err()
	})
	if err != nil {
		return err
	}
	if err := c.numbers(last); err != nil {
		return err
	}
	if count != len(counts) {
		if err := c.problem("nodes: %d, quads use %d", count, len(counts)); err != nil {
			return err
		}
	}
	for node, n := range counts {
		if err := c.node(node, n); err != nil {
			return err
		}
	}
	if err := c.uses(count, links); err != nil {
		return err
	}
	have := 0
	if b := c.tx.Bucket(nodes); b != nil {
		have = b.Stats().KeyN
	}
	if have != count {
		return c.problem("bucket %s: %d entries, should be %d", nodes, have, count)
	}
	return nil
}

// numbers checks that Cayley goes on numbering behind the last number of its log.
// It keeps none before it has given one.
func (c *check) numbers(last uint64) error {
	next := c.tx.Bucket([]byte("meta")).Get([]byte("horizon"))
	if next == nil && last == 0 {
		return nil
	}
	if len(next) != 8 || binary.LittleEndian.Uint64(next) < last || binary.LittleEndian.Uint64(next) > maxNumber {
		return c.problem("numbers are given after %x, the log has them up to %d", next, last)
	}
	return nil
}

// node checks a node that n quads refer to.
func (c *check) node(id, n uint64) error {
	p, err := c.primitive(id)
	if err != nil {
		return c.problem("node %d: %w", id, err)
	}
	if p == nil || !p.IsNode() {
		return c.problem("node %d: missing", id)
	}
	value, err := pquads.UnmarshalValue(p.Value)
	if err != nil {
		return c.problem("node %d: %w", id, err)
	}
	if found, _ := binary.Uvarint(c.tx.Bucket(nodes).Get(nodeKey(value))); found != id {
		return c.problem("node %d: its value leads to node %d", id, found)
	}
	if refs, _ := binary.Uvarint(c.tx.Bucket(uses).Get(referencesKey(id, isTerm(value)))); refs != n {
		return c.problem("node %d: %d references, should be %d", id, refs, n)
	}
	return c.ctx.Err()
}

// uses checks that there are references of so many nodes, and that each index
// lists every quad once, under its nodes.
func (c *check) uses(nodes, links int) error {
	counted := 0
	listed := make(map[byte]int) // by letter
	b := c.tx.Bucket(uses)
	if b == nil {
		return c.problem("bucket %s: missing", uses)
	}
	err := b.ForEach(func(k, list []byte) error {
		if len(k) <= numberSize {
			return c.problem("postings %x: no key of any", k)
		}
		letter := k[numberSize]
		if letter == references {
			counted++
			return nil
		}
		n, err := c.postings(letter, k, list)
		listed[letter] += n
		return err
	})
	if err != nil {
		return err
	}
	if counted != nodes {
		return c.problem("references of %d nodes, should be of %d", counted, nodes)
	}
	for _, ind := range quadIndexes {
		if n := listed[ind.Dirs[0].Prefix()]; n != links {
			return c.problem("postings %c: %d quads, should be %d", ind.Dirs[0].Prefix(), n, links)
		}
	}
	return nil
}

// postings checks a list of an index and returns how many quads it has.
func (c *check) postings(letter byte, k, list []byte) (int, error) {
	i := slices.IndexFunc(quadIndexes, func(ind kv.QuadIndex) bool { return ind.Dirs[0].Prefix() == letter })
	if i < 0 {
		return 0, c.problem("postings %x: no key of any", k)
	}
	listed := 0
	var last uint64
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 || id <= last {
			return listed, c.problem("postings %c %x: not an ascending list", letter, k)
		}
		last, list = id, list[n:]
		listed++
		p, err := c.primitive(id)
		if err != nil {
			return listed, c.problem("postings %c %x: %w", letter, k, err)
		}
		if p == nil || p.IsNode() {
			return listed, c.problem("postings %c %x: quad %d is missing", letter, k, id)
		}
		if at := quadIndexes[i].KeyFor(p); !bytes.Equal(postingsKey(at[0], at[1]), k) {
			return listed, c.problem("postings %c %x: quad %d does not belong here", letter, k, id)
		}
	}
	return listed, c.ctx.Err()
}
