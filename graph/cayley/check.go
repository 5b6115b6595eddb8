package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
	"github.com/parley-kg/parley/internal/dbfile"
)

// maxProblems is the number of problems after which a check gives up.
const maxProblems = 100

// maxNumber is more numbers than Cayley will ever have given.
const maxNumber = 1 << 48

// errTooMany ends a check.
var errTooMany = errors.New("and more")

// Check audits the whole store and returns all that is wrong with it as one
// error: records against their checksums and texts against their hashes;
// sources, profiles and entities against what records, judgements and linker say; Cayley's
// quads against those the records give; Cayley's numbers, references and
// postings against its quads; the read index against a new one. It reads
// everything, and keeps the numbers of Cayley's nodes in memory.
func (s *Store) Check(ctx context.Context) error {
	return s.View(ctx, func(gv graph.View) error {
		v := gv.(guarded).view
		c := &check{ctx: ctx, tx: v.tx, linker: s.linker, judged: v.judged}
		for _, step := range []func() error{c.records, c.sources, c.judgements, c.formerly, c.links, c.quads, c.cayley, func() error { return c.index(v.snapshot) }} {
			err := ctx.Err()
			if err == nil {
				err = dbfile.Guard(step)
			}
			if errors.Is(err, errTooMany) || ctx.Err() != nil {
				c.problems = append(c.problems, err)
				break
			}
			if err != nil {
				c.problems = append(c.problems, err)
			}
		}
		return errors.Join(c.problems...)
	})
}

// A check gathers the problems of a store.
type check struct {
	ctx      context.Context
	tx       *bolt.Tx
	linker   graph.Linker
	judged   *judge.Set
	problems []error
}

// problem notes one. It returns an error when there are too many.
func (c *check) problem(format string, args ...any) error {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
	if len(c.problems) >= maxProblems {
		return errTooMany
	}
	return c.ctx.Err()
}

// eachRecord calls f with every record that can be read.
func (c *check) eachRecord(f func(*record) error) error {
	return c.tx.Bucket(bucketDocuments).ForEach(func(id, data []byte) error {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		rec, err := decodeRecord(graph.ID(id), data)
		if err != nil {
			return nil // records says so
		}
		return f(rec)
	})
}

func (c *check) records() error {
	return c.tx.Bucket(bucketDocuments).ForEach(func(id, data []byte) error {
		_, text, whole, err := split(data)
		if err == nil {
			_, err = decodeRecord(graph.ID(id), data)
		}
		switch {
		case err != nil:
			return c.problem("document %s: %w", id, err)
		case !whole:
			return c.problem("document %s: what was read out of it does not fit its checksum", id)
		case graph.DocumentID(string(text)) != graph.ID(id):
			return c.problem("document %s: the text does not fit its hash", id)
		}
		return c.ctx.Err()
	})
}

func (c *check) sources() error {
	owners := make(map[string]graph.ID)
	err := c.eachRecord(func(r *record) error {
		for _, s := range r.sources() {
			owners[string(sourceKey(s))] = r.id
		}
		return nil
	})
	if err != nil {
		return err
	}
	return c.compare("source", bucketSources, len(owners), func(k []byte) []byte {
		if id, ok := owners[string(k)]; ok {
			return []byte(id)
		}
		return nil
	})
}

// compare notes where a bucket differs from what it should hold: n keys, with
// the values that want returns, nil for keys that should not be there.
func (c *check) compare(what string, bucket []byte, n int, want func([]byte) []byte) error {
	have := 0
	err := c.tx.Bucket(bucket).ForEach(func(k, value []byte) error {
		have++
		if w := want(k); w == nil {
			return c.problem("%s %q: nothing accounts for it", what, k)
		} else if !bytes.Equal(w, value) {
			return c.problem("%s %q: is %q, should be %q", what, k, value, w)
		}
		return c.ctx.Err()
	})
	if err == nil && have < n {
		return c.problem("%s: %d of %d are there", what, have, n)
	}
	return err
}

// judgements compares the judgements in memory with those of the file.
func (c *check) judgements() error {
	return c.compare("judgement", bucketJudged, len(c.judged.All()), func(k []byte) []byte {
		if j := c.judged.Judgement(graph.ID(k)); j != nil {
			return encodeJudgement(j)
		}
		return nil
	})
}

// formerly looks at the IDs that statements had. Nothing else in the file
// accounts for them; those of documents that are gone stay for when these come
// again.
func (c *check) formerly() error {
	return c.tx.Bucket(bucketFormerly).ForEach(func(k, sum []byte) error {
		if len(k) != formerKeySize || !bytes.Equal(sum, formerSum(k)) {
			return c.problem("former statement %x: it does not fit its checksum", k)
		}
		return c.ctx.Err()
	})
}

// links does all linking again, at once.
func (c *check) links() error {
	profiles := make(map[profileKey]*profile)
	tellers := make(map[string]bool)
	err := c.eachRecord(func(r *record) error {
		for k, p := range r.profiles(c.judged) {
			if profiles[k] == nil {
				profiles[k] = p
			}
			profiles[k].Documents++
			tellers[string(tellerKey(k, r.id))] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	var keys []profileKey
	for k := range profiles {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b profileKey) int { return bytes.Compare(a[:], b[:]) })
	asked, alone := make([]graph.Profile, len(keys)), make([]string, len(keys))
	blocks := make(map[string]bool)
	for i, k := range keys {
		p := profiles[k]
		if !p.Described {
			p.alone = judge.Alone(c.linker, p.Profile)
			for _, block := range c.linker.Keys(p.Profile) {
				blocks[string(blockKey(block, k))] = true
			}
		}
		asked[i], alone[i] = p.Profile, p.alone
	}
	entities, redirects := make(map[string][]byte), make(map[string][]byte)
	for _, e := range c.judged.Form(c.linker, asked, alone) {
		id := graph.NewID(graph.EntityNode, e.Key)
		cl := clusterOf(&e)
		entities[string(id)] = cl.encode()
		for _, old := range cl.also {
			redirects[old] = []byte(id)
		}
		for _, i := range e.Profiles {
			profiles[keys[i]].entity = id
		}
	}
	present := func(set map[string]bool) func([]byte) []byte {
		return func(k []byte) []byte {
			if set[string(k)] {
				return []byte{}
			}
			return nil
		}
	}
	return errors.Join(
		c.compare("entity", bucketEntities, len(entities), func(k []byte) []byte { return entities[string(k)] }),
		c.compare("redirect", bucketRedirects, len(redirects), func(k []byte) []byte { return redirects[string(k)] }),
		c.compare("profile", bucketProfiles, len(profiles)+len(tellers), func(k []byte) []byte {
			if len(k) != len(profileKey{}) {
				return present(tellers)(k)
			}
			if p := profiles[profileKey(k)]; p != nil {
				return p.encode()
			}
			return nil
		}),
		c.compare("blocking key", bucketBlocks, len(blocks), present(blocks)),
	)
}

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

// hasLink reports whether Cayley has a quad of these nodes. It looks through
// those of the same label or of the same triple, whichever are fewer: a label may
// be a document with thousands, and a triple be told in thousands of statements.
func (c *check) hasLink(p *proto.Primitive) (bool, error) {
	k := quadIndexes[1].KeyFor(p)
	list := c.tx.Bucket(k[0]).Get(k[1])
	if p.Label != 0 {
		k = quadIndexes[2].KeyFor(p)
		if labelled := c.tx.Bucket(k[0]).Get(k[1]); len(labelled) < len(list) {
			list = labelled
		}
	}
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
	uses := make(map[uint64]uint64) // of nodes
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
				uses[node]++
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
	if count != len(uses) {
		if err := c.problem("nodes: %d, quads use %d", count, len(uses)); err != nil {
			return err
		}
	}
	for node, n := range uses {
		if err := c.node(node, n); err != nil {
			return err
		}
	}
	for _, ind := range quadIndexes {
		if err := c.postings(ind, links); err != nil {
			return err
		}
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
	number, references := cutNode(c.tx.Bucket(nodes).Get(nodeKey(value)))
	if found, _ := binary.Uvarint(number); found != id {
		return c.problem("node %d: its value leads to node %d", id, found)
	}
	if refs, _ := binary.Uvarint(references); refs != n {
		return c.problem("node %d: %d references, should be %d", id, refs, n)
	}
	return c.ctx.Err()
}

// postings checks that an index lists every quad once, under its nodes.
func (c *check) postings(ind kv.QuadIndex, links int) error {
	name := ind.KeyFor(&proto.Primitive{})[0]
	b := c.tx.Bucket(name)
	if b == nil {
		return c.problem("postings %s: missing", name)
	}
	listed := 0
	err := b.ForEach(func(k, list []byte) error {
		var last uint64
		for len(list) > 0 {
			id, n := binary.Uvarint(list)
			if n <= 0 || id <= last {
				return c.problem("postings %s %x: not an ascending list", name, k)
			}
			last, list = id, list[n:]
			listed++
			p, err := c.primitive(id)
			if err != nil {
				return c.problem("postings %s %x: %w", name, k, err)
			}
			if p == nil || p.IsNode() || !bytes.Equal(ind.KeyFor(p)[1], k) {
				return c.problem("postings %s %x: quad %d does not belong here", name, k, id)
			}
		}
		return c.ctx.Err()
	})
	if err == nil && listed != links {
		return c.problem("postings %s: %d quads, should be %d", name, listed, links)
	}
	return err
}

// index compares the read index with a new one.
func (c *check) index(have *index.Snapshot) error {
	want, err := buildIndex(c.tx, c.judged)
	if err != nil {
		return c.problem("build a read index: %w", err)
	}
	if err := have.Compare(want); err != nil {
		return c.problem("read index: %w", err)
	}
	return nil
}
