package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
)

// quadIndexes are the postings Cayley keeps: statements of a subject, of an
// object, and of a label. They must not be Unique: Cayley then takes every
// quad for one it has.
var quadIndexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	{Dirs: []quad.Direction{quad.Label}},
}

var setQuadIndexes = sync.OnceFunc(func() { kv.DefaultQuadIndexes = quadIndexes })

// initCayley makes Cayley's buckets in tx.
func initCayley(tx *bolt.Tx) error {
	setQuadIndexes()
	return kv.Init(newBound(tx), nil)
}

// quadStore returns Cayley's view of tx. It lives no longer than tx: Cayley
// keeps caches that do not survive a rollback.
func quadStore(tx *bolt.Tx) (*kv.QuadStore, *bound, error) {
	db := newBound(tx)
	qs, err := kv.New(db, cayley.Options{kv.OptNoBloom: true})
	if err != nil {
		return nil, nil, fmt.Errorf("open the quads: %w", err)
	}
	return qs.(*kv.QuadStore), db, nil
}

// bound shows Cayley one transaction as a whole database. Cayley's own
// transactions are that one; it begins and ends with the caller.
type bound struct {
	tx      *bolt.Tx
	buckets map[string]*bolt.Bucket
	// places has the keys, by hash, of nodes that are not kept under their hash.
	places map[string][]byte
	// dead collects the quads that Cayley marks as deleted.
	dead []proto.Primitive
}

func newBound(tx *bolt.Tx) *bound {
	return &bound{tx: tx, buckets: make(map[string]*bolt.Bucket), places: make(map[string][]byte)}
}

func (b *bound) Close() error                 { return nil }
func (b *bound) Commit(context.Context) error { return nil }
func (b *bound) Tx(bool) (hkv.Tx, error)      { return b, nil }
func (b *bound) bucketName(name []byte) []byte {
	if isNode(name) || isReferences(name) {
		return nodes
	}
	return name
}

// Cayley spreads nodes over 65,536 buckets by the first bytes of their hash, and
// over as many the number of their references: hash -> number in "vXX", hash ->
// references in "nXX". In a B+ tree one bucket is as good, and whoever touches a
// node touches its references, too, so that they had better share a page:
//
//	v  hash -> number, references; varints
//
// What a document brings stands side by side where it can, lest a document that
// comes or goes touch a page for each: the nodes of its claims have the
// document's key and the number of the claim in place of their hash, those of the
// vocabulary, which every document counts anew, have zeros before it.
var nodes = []byte("v")

// nodeKey returns the key of a value's node.
func nodeKey(v quad.Value) []byte {
	if document, n, ok := cutOccurrence(v); ok {
		return binary.BigEndian.AppendUint32(document, uint32(n))
	}
	if isTerm(v) {
		return termKey(quad.HashOf(v))
	}
	return quad.HashOf(v)
}

// termKey returns the key of the node of a term of the vocabulary.
func termKey(hash []byte) []byte { return append(make([]byte, 4, 4+len(hash)), hash...) }

// know tells b the quads that Cayley will write, of which it says but hashes.
func (b *bound) know(quads []quad.Quad) {
	for _, q := range quads {
		for _, d := range quad.Directions {
			v := q.Get(d)
			if _, _, ok := cutOccurrence(v); ok || isTerm(v) {
				b.places[string(quad.HashOf(v))] = nodeKey(v)
			}
		}
	}
}

// entry returns what is kept under the key of Cayley's. A term of the vocabulary
// is found whether b knows of it or not.
func (b *bound) entry(bucket *bolt.Bucket, k hkv.Key) []byte {
	value := bucket.Get(b.keyOf(k))
	if value == nil && (isNode(k[0]) || isReferences(k[0])) {
		value = bucket.Get(termKey(k[1]))
	}
	return value
}

// keyOf returns where what Cayley writes is kept.
func (b *bound) keyOf(k hkv.Key) []byte {
	if isNode(k[0]) || isReferences(k[0]) {
		if place, ok := b.places[string(k[1])]; ok {
			return place
		}
	}
	return k[1]
}

func isNode(bucket []byte) bool       { return len(bucket) == 3 && bucket[0] == 'v' }
func isReferences(bucket []byte) bool { return len(bucket) == 3 && bucket[0] == 'n' }

// cutNode parts the number of a node from its references.
func cutNode(entry []byte) (number, references []byte) {
	_, n := binary.Uvarint(entry)
	n = max(n, 0)
	return entry[:n:n], entry[n:]
}

// bucket returns the bucket with Cayley's name, or nil.
func (b *bound) bucket(name []byte) *bolt.Bucket {
	name = b.bucketName(name)
	if have, ok := b.buckets[string(name)]; ok {
		return have
	}
	have := b.tx.Bucket(name)
	if have != nil {
		b.buckets[string(name)] = have
	}
	return have
}

func (b *bound) Get(ctx context.Context, k hkv.Key) (hkv.Value, error) {
	vals, err := b.GetBatch(ctx, []hkv.Key{k})
	if err != nil {
		return nil, err
	}
	if vals[0] == nil {
		return nil, hkv.ErrNotFound
	}
	return vals[0], nil
}

func (b *bound) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	vals := make([]hkv.Value, len(keys))
	for i, k := range keys {
		if len(k) != 2 {
			return nil, fmt.Errorf("key of %d parts", len(k))
		}
		bucket := b.bucket(k[0])
		if bucket == nil {
			continue
		}
		switch value := b.entry(bucket, k); {
		case isNode(k[0]) && value != nil:
			vals[i], _ = cutNode(value)
		case isReferences(k[0]) && value != nil:
			if _, references := cutNode(value); len(references) > 0 {
				vals[i] = references
			}
		default:
			vals[i] = value
		}
	}
	return vals, nil
}

func (b *bound) Put(k hkv.Key, v hkv.Value) error {
	if len(k) != 2 {
		return fmt.Errorf("key of %d parts", len(k))
	}
	if len(k[1]) == 0 && len(v) == 0 { // Cayley makes a bucket
		name := b.bucketName(k[0])
		_, err := b.tx.CreateBucketIfNotExists(name)
		return err
	}
	if string(k[0]) == "log" {
		var p proto.Primitive
		if err := p.Unmarshal(v); err != nil {
			return fmt.Errorf("log entry: %w", err)
		}
		if p.Deleted {
			b.dead = append(b.dead, p)
			return nil // purge takes the entry away
		}
	}
	bucket := b.bucket(k[0])
	if bucket == nil {
		var err error
		name := b.bucketName(k[0])
		if bucket, err = b.tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
		b.buckets[string(name)] = bucket
	}
	if isReferences(k[0]) {
		number, _ := cutNode(bucket.Get(b.keyOf(k)))
		if len(number) == 0 {
			return fmt.Errorf("references of node %x, which is missing: %w", k[1], errDamaged)
		}
		v = append(number, v...) // which copies: cutNode left no room
	}
	return bucket.Put(b.keyOf(k), v)
}

func (b *bound) Del(k hkv.Key) error {
	if len(k) != 2 {
		return fmt.Errorf("key of %d parts", len(k))
	}
	if isReferences(k[0]) {
		return nil // they go with their node, which Cayley deletes next
	}
	if bucket := b.bucket(k[0]); bucket != nil {
		return bucket.Delete(b.keyOf(k))
	}
	return nil
}

func (b *bound) Scan(prefix hkv.Key) hkv.Iterator {
	it := &scan{}
	if len(prefix) == 0 || len(prefix) > 2 {
		it.err = fmt.Errorf("scan of a prefix of %d parts", len(prefix))
		return it
	}
	it.name = prefix[0]
	if len(prefix) == 2 {
		it.prefix = prefix[1]
	}
	if bucket := b.bucket(prefix[0]); bucket != nil {
		it.cursor = bucket.Cursor()
	}
	return it
}

// scan walks the keys of a bucket that have a prefix.
type scan struct {
	name, prefix []byte
	cursor       *bolt.Cursor
	begun        bool
	key, value   []byte
	err          error
}

func (it *scan) Next(ctx context.Context) bool {
	if it.err == nil {
		it.err = ctx.Err()
	}
	if it.err != nil || it.cursor == nil {
		return false
	}
	if it.begun {
		it.key, it.value = it.cursor.Next()
	} else {
		it.key, it.value = it.cursor.Seek(it.prefix)
		it.begun = true
	}
	if it.key == nil || !bytes.HasPrefix(it.key, it.prefix) {
		it.cursor = nil
		return false
	}
	return true
}

func (it *scan) Key() hkv.Key   { return hkv.Key{it.name, it.key} }
func (it *scan) Val() hkv.Value { return it.value }
func (it *scan) Err() error     { return it.err }
func (it *scan) Close() error   { it.cursor = nil; return nil }

// purge removes the quads that were deleted since the last purge from the log
// and from the postings. Cayley only marks them, and its postings never shrink.
func (b *bound) purge() error {
	type posting struct{ bucket, key string }
	gone := make(map[posting]map[uint64]bool)
	for i := range b.dead {
		p := &b.dead[i]
		id := make([]byte, 8)
		binary.BigEndian.PutUint64(id, p.ID)
		if err := b.Del(hkv.Key{[]byte("log"), id}); err != nil {
			return err
		}
		for _, index := range quadIndexes {
			k := index.KeyFor(p)
			at := posting{string(k[0]), string(k[1])}
			if gone[at] == nil {
				gone[at] = make(map[uint64]bool)
			}
			gone[at][p.ID] = true
		}
	}
	b.dead = nil
	for at, ids := range gone {
		bucket := b.bucket([]byte(at.bucket))
		if bucket == nil {
			return fmt.Errorf("no bucket %q", at.bucket)
		}
		rest, err := without(bucket.Get([]byte(at.key)), ids)
		if err != nil {
			return fmt.Errorf("postings %x of %q: %w", at.key, at.bucket, err)
		}
		if len(rest) == 0 {
			err = bucket.Delete([]byte(at.key))
		} else {
			err = bucket.Put([]byte(at.key), rest)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// without returns a list of varints less those in gone.
func without(list []byte, gone map[uint64]bool) ([]byte, error) {
	rest := make([]byte, 0, len(list))
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return nil, fmt.Errorf("damaged list: %w", errDamaged)
		}
		if !gone[id] {
			rest = append(rest, list[:n]...)
		}
		list = list[n:]
	}
	return rest, nil
}
