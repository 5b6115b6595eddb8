package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
)

// quadIndexes are the postings Cayley keeps: quads of a subject and of an object.
// Behind these stands the label, which a document brings and Cayley numbers last,
// so that what a document tells of an entity goes to one end of what there is of
// it. There are none of a label alone: all quads without one would be one list.
// They must not be Unique: Cayley then takes every quad for one it has.
var quadIndexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Label}},
	{Dirs: []quad.Direction{quad.Object, quad.Label, quad.Subject}},
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
	// places has the keys, by hash, of nodes that are not kept under their hash,
	// terms the hashes of words of the vocabulary.
	places map[string][]byte
	terms  map[string]bool
	// dead collects the quads that Cayley marks as deleted.
	dead []proto.Primitive
}

func newBound(tx *bolt.Tx) *bound {
	return &bound{tx: tx, buckets: make(map[string]*bolt.Bucket), places: make(map[string][]byte), terms: make(map[string]bool)}
}

func (b *bound) Close() error                 { return nil }
func (b *bound) Commit(context.Context) error { return nil }
func (b *bound) Tx(bool) (hkv.Tx, error)      { return b, nil }

// Cayley spreads nodes over 65,536 buckets by the first bytes of their hash, and
// over as many the number of their references: hash -> number in "vXX", hash ->
// references in "nXX". It keeps the postings of each index in a bucket of their
// own. In a B+ tree one bucket is as good, and what a document changes of a node
// had better share a page:
//
//	v  hash -> number; a varint
//	q  number, o, numbers of label and subject -> quads; varints
//	q  number, r -> references; a varint
//	q  number, s, number of label upside down -> quads; varints
//
// Numbers in keys have eight bytes. So the newest quads of a node, those with the
// last labels, stand around its references. What all documents change stands
// together as well: the references of a word of the vocabulary are found under
// number 0, r and its number. The nodes of a document's claims have the document's
// key and the number of the claim in place of their hash.
var (
	nodes = []byte("v")
	uses  = []byte("q")
)

const (
	numberSize = 8   // bytes of a number in a key
	references = 'r' // the letter of references
)

// nodeKey returns the key of a value's node.
func nodeKey(v quad.Value) []byte {
	if document, n, ok := cutOccurrence(v); ok {
		return binary.BigEndian.AppendUint32(document, uint32(n))
	}
	return quad.HashOf(v)
}

// referencesKey returns the key of the references of a node.
func referencesKey(number uint64, term bool) []byte {
	if term {
		return binary.BigEndian.AppendUint64(append(make([]byte, numberSize), references), number)
	}
	return append(binary.BigEndian.AppendUint64(nil, number), references)
}

// postingsKey returns the key of postings under a key of Cayley's or under the
// beginning of one, a whole number at least.
func postingsKey(bucket, key []byte) []byte {
	out := slices.Concat(key[:numberSize], bucket[:1], key[numberSize:])
	if bucket[0] == quad.Subject.Prefix() {
		turn(out[numberSize+1:])
	}
	return out
}

// turn turns a number upside down, so that the last comes first.
func turn(number []byte) {
	for i := range number {
		number[i] ^= 0xff
	}
}

// know tells b the quads that Cayley will write, of which it says but hashes.
func (b *bound) know(quads []quad.Quad) {
	for _, q := range quads {
		for _, d := range quad.Directions {
			switch v := q.Get(d); {
			case v == nil:
			case isTerm(v):
				b.terms[string(quad.HashOf(v))] = true
			default:
				if _, _, ok := cutOccurrence(v); ok {
					b.places[string(quad.HashOf(v))] = nodeKey(v)
				}
			}
		}
	}
}

func isNode(bucket []byte) bool       { return len(bucket) == 3 && bucket[0] == 'v' }
func isReferences(bucket []byte) bool { return len(bucket) == 3 && bucket[0] == 'n' }
func isPostings(bucket []byte) bool   { return postings[string(bucket)] }

// postings are Cayley's names for the postings of the indexes.
var postings = func() map[string]bool {
	names := make(map[string]bool)
	for _, ind := range quadIndexes {
		names[string(ind.KeyFor(&proto.Primitive{})[0])] = true
	}
	return names
}()

// bucketOf returns where the file keeps what Cayley keeps in a bucket.
func bucketOf(name []byte) []byte {
	switch {
	case isNode(name):
		return nodes
	case isReferences(name), isPostings(name):
		return uses
	}
	return name
}

// keyOf returns the key in that bucket, nil for references of a node that there
// is none of.
func (b *bound) keyOf(k hkv.Key) []byte {
	switch {
	case isNode(k[0]):
		return b.placeOf(k[1])
	case isReferences(k[0]):
		bucket := b.bucket(nodes)
		if bucket == nil {
			return nil
		}
		number, n := binary.Uvarint(bucket.Get(b.placeOf(k[1])))
		if n <= 0 {
			return nil
		}
		return referencesKey(number, b.terms[string(k[1])])
	case isPostings(k[0]):
		return postingsKey(k[0], k[1])
	}
	return k[1]
}

// placeOf returns the key of the node with a hash.
func (b *bound) placeOf(hash []byte) []byte {
	if place, ok := b.places[string(hash)]; ok {
		return place
	}
	return hash
}

// bucket returns a bucket of the file, or nil.
func (b *bound) bucket(name []byte) *bolt.Bucket {
	if have, ok := b.buckets[string(name)]; ok {
		return have
	}
	have := b.tx.Bucket(name)
	if have != nil {
		if string(name) == "log" {
			have.FillPercent = logFill
		}
		b.buckets[string(name)] = have
	}
	return have
}

// logFill is how full pages of the log are left, of which the last alone grows.
const logFill = 0.95

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
		bucket, key := b.bucket(bucketOf(k[0])), b.keyOf(k)
		if bucket != nil && key != nil {
			vals[i] = bucket.Get(key)
		}
	}
	return vals, nil
}

func (b *bound) Put(k hkv.Key, v hkv.Value) error {
	if len(k) != 2 {
		return fmt.Errorf("key of %d parts", len(k))
	}
	if len(k[1]) == 0 && len(v) == 0 { // Cayley makes a bucket
		_, err := b.tx.CreateBucketIfNotExists(bucketOf(k[0]))
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
	name := bucketOf(k[0])
	bucket := b.bucket(name)
	if bucket == nil {
		var err error
		if bucket, err = b.tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
		b.buckets[string(name)] = bucket
	}
	key := b.keyOf(k)
	if key == nil {
		return fmt.Errorf("references of node %x, which is missing: %w", k[1], errDamaged)
	}
	return bucket.Put(key, v)
}

func (b *bound) Del(k hkv.Key) error {
	if len(k) != 2 {
		return fmt.Errorf("key of %d parts", len(k))
	}
	bucket, key := b.bucket(bucketOf(k[0])), b.keyOf(k)
	if bucket == nil || key == nil {
		return nil
	}
	return bucket.Delete(key)
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
	if it.postings = isPostings(it.name); it.postings {
		if len(it.prefix) < numberSize {
			it.err = fmt.Errorf("scan of postings of no node")
			return it
		}
		it.prefix = postingsKey(it.name, it.prefix)
	}
	if bucket := b.bucket(bucketOf(it.name)); bucket != nil {
		it.cursor = bucket.Cursor()
	}
	return it
}

// scan walks the keys of a bucket that have a prefix.
type scan struct {
	name, prefix []byte
	postings     bool // keys have the letter of the index
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

func (it *scan) Key() hkv.Key {
	if !it.postings {
		return hkv.Key{it.name, it.key}
	}
	key := slices.Concat(it.key[:numberSize], it.key[numberSize+1:])
	if it.name[0] == quad.Subject.Prefix() {
		turn(key[numberSize:])
	}
	return hkv.Key{it.name, key}
}

func (it *scan) Val() hkv.Value { return it.value }
func (it *scan) Err() error     { return it.err }
func (it *scan) Close() error   { it.cursor = nil; return nil }

// purge removes the quads that were deleted since the last purge from the log
// and from the postings. Cayley only marks them, and its postings never shrink.
func (b *bound) purge() error {
	gone := make(map[string]map[uint64]bool)
	for i := range b.dead {
		p := &b.dead[i]
		if err := b.Del(hkv.Key{[]byte("log"), binary.BigEndian.AppendUint64(nil, p.ID)}); err != nil {
			return err
		}
		for _, index := range quadIndexes {
			at := string(b.keyOf(index.KeyFor(p)))
			if gone[at] == nil {
				gone[at] = make(map[uint64]bool)
			}
			gone[at][p.ID] = true
		}
	}
	b.dead = nil
	bucket := b.bucket(uses)
	if bucket == nil {
		return fmt.Errorf("no bucket %s: %w", uses, errDamaged)
	}
	for at, ids := range gone {
		rest, err := without(bucket.Get([]byte(at)), ids)
		if err != nil {
			return fmt.Errorf("postings %x: %w", at, err)
		}
		if len(rest) == 0 {
			err = bucket.Delete([]byte(at))
		} else {
			err = bucket.Put([]byte(at), rest)
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
