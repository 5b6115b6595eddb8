package cayley

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
)

// The ID of a statement follows from the entities at its ends, so that it
// changes when these are merged, taken apart or found under another key. The
// bucket parley.formerly keeps the IDs that claims gave their statements and no
// longer do:
//
//	key    statement, document  16 bytes each, of their IDs
//	       claim                8 bytes of the hash of what it says
//	value  CRC-32C of the key, big-endian
//
// A claim is known by what it says and where, not by its number or by entities:
// when its document goes and comes again, read as before, the old IDs lead to it
// again; when it is read otherwise, they lead nowhere rather than to another claim.
const formerKeySize = 16 + 16 + 8

func formerSum(key []byte) []byte {
	return binary.BigEndian.AppendUint32(nil, crc32.Checksum(key, castagnoli))
}

// rawID returns the 16 bytes of an ID.
func rawID(id graph.ID) ([]byte, bool) {
	if _, ok := id.Kind(); !ok {
		return nil, false
	}
	raw, err := hex.DecodeString(string(id[1:]))
	return raw, err == nil
}

// documentOf returns the ID of a document with such bytes.
func documentOf(raw []byte) graph.ID {
	return graph.ID(string(rune(graph.DocumentNode)) + hex.EncodeToString(raw))
}

// formerKey returns the key of an ID that a claim of r gave its statement.
func (r *reading) formerKey(id graph.ID, claim int) ([]byte, error) {
	statement, ok := rawID(id)
	document, also := rawID(r.document.ID)
	if !ok || !also {
		return nil, fmt.Errorf("statement %s of document %s: %w", id, r.document.ID, errDamaged)
	}
	return append(append(statement, document...), r.said(claim)...), nil
}

// said returns 8 bytes of the hash of what a claim says and where.
func (r *reading) said(i int) []byte {
	c := &r.claims[i]
	var e encoder
	for _, chain := range []int{c.Subject, c.Object, c.Speaker, c.Place} {
		e.ref(chain)
		if chain != graph.None {
			e.string(string(r.chains[chain].Type))
			e.string(r.chains[chain].Name)
		}
	}
	for _, s := range []string{
		c.Relation, c.Phrase, c.Literal, string(c.Polarity), string(c.Modality), c.SpeechVerb,
		c.Time.Text, c.Time.From, c.Time.To, strconv.Itoa(c.Span.Start), strconv.Itoa(c.Span.End),
	} {
		e.string(s)
	}
	sum := sha256.Sum256(e.b)
	return sum[:8]
}

// enterFormer keeps the IDs that a document's claims gave their statements before
// and no claim of it gives now. A document that comes or goes changes no ID.
func enterFormer(tx *bolt.Tx, before, after *reading) error {
	if before == nil || after == nil {
		return nil
	}
	var now map[graph.ID]bool
	for i, id := range before.ids {
		if i < len(after.ids) && after.ids[i] == id {
			continue
		}
		if now == nil {
			now = make(map[graph.ID]bool, len(after.ids))
			for _, id := range after.ids {
				now[id] = true
			}
		}
		if now[id] {
			continue
		}
		key, err := before.formerKey(id, i)
		if err != nil {
			return err
		}
		if err := tx.Bucket(bucketFormerly).Put(key, formerSum(key)); err != nil {
			return fmt.Errorf("keep what statement %s was: %w", id, err)
		}
	}
	return nil
}

// became returns the statement that the claims of a former one make now: where
// they make several, the one that most of them make, then the least ID. It is
// graph.ErrNotFound when none of them is there.
func (v *view) became(ctx context.Context, id graph.ID) (graph.ID, error) {
	prefix, ok := rawID(id)
	if kind, _ := id.Kind(); !ok || kind != graph.StatementNode {
		return "", graph.ErrNotFound
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	claims := make(map[graph.ID]int) // by the statement they make
	c := v.tx.Bucket(bucketFormerly).Cursor()
	for key, _ := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = c.Next() {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if len(key) != formerKeySize {
			return "", errDamaged
		}
		if err := v.countFormer(key, claims); err != nil {
			return "", err
		}
	}
	best := graph.ID("")
	for now, n := range claims {
		if best == "" || n > claims[best] || n == claims[best] && now < best {
			best = now
		}
	}
	if best == "" {
		return "", graph.ErrNotFound
	}
	return best, nil
}

// countFormer counts the claims that a key of the bucket means, by the
// statements they make now. The caller holds v.mu.
func (v *view) countFormer(key []byte, claims map[graph.ID]int) error {
	document := documentOf(key[16:32])
	data := v.tx.Bucket(bucketDocuments).Get([]byte(document))
	if data == nil {
		return nil
	}
	rec, err := decodeRecord(document, data)
	if err != nil {
		return fmt.Errorf("document %s: %w", document, err)
	}
	r, err := rec.resolve(v.judged, func(k profileKey) (graph.ID, error) { return entityOf(v.tx, k) })
	if err != nil {
		return err
	}
	for i, now := range r.ids {
		if bytes.Equal(r.said(i), key[32:]) {
			claims[now]++
		}
	}
	return nil
}
