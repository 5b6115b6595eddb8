package cayley

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// A relinking is what became of profiles and entities in one transaction.
type relinking struct {
	tx     *bolt.Tx
	linker graph.Linker
	judged *judge.Set
	// was has the entity that a profile had before, for all that were looked
	// at; "" for new ones.
	was map[profileKey]graph.ID
	// moved are the profiles that were and are, with another entity.
	moved []profileKey
	// before and after are the entities that went, came or changed.
	before, after map[graph.ID]*cluster
}

// entityBefore and entityAfter return the entity of a profile before and after
// the transaction.
func (l *relinking) entityBefore(k profileKey) (graph.ID, error) {
	if id, ok := l.was[k]; ok {
		return id, nil
	}
	return entityOf(l.tx, k)
}

func (l *relinking) entityAfter(k profileKey) (graph.ID, error) { return entityOf(l.tx, k) }

func entityOf(tx *bolt.Tx, k profileKey) (graph.ID, error) {
	b := tx.Bucket(bucketProfiles).Get(k[:])
	if b == nil {
		return "", fmt.Errorf("profile %x is missing: %w", k, errDamaged)
	}
	p, err := decodeProfile(b)
	if err != nil {
		return "", err
	}
	return p.entity, nil
}

// relink brings profiles and entities in line with what changed: came and went
// are profiles with the documents that began and ceased to tell them, and
// namings are what judgements that came and went speak of.
func relink(tx *bolt.Tx, linker graph.Linker, judged *judge.Set, came, went map[profileKey]*membership, namings []graph.Naming) (*relinking, error) {
	l := &relinking{
		tx: tx, linker: linker, judged: judged, was: make(map[profileKey]graph.ID),
		before: make(map[graph.ID]*cluster), after: make(map[graph.ID]*cluster),
	}
	seeds, err := l.count(came, went)
	if err != nil {
		return nil, err
	}
	for _, n := range namings {
		named, err := profilesCalled(tx, n)
		if err != nil {
			return nil, err
		}
		for _, p := range named {
			seeds = append(seeds, p)
		}
	}
	keys, profiles, err := l.reach(seeds)
	if err != nil {
		return nil, err
	}
	return l, l.link(keys, profiles)
}

// A membership is a profile with documents that tell it.
type membership struct {
	profile   *profile
	documents []graph.ID
}

// count enters who tells what and returns the profiles that this concerns, those
// that nobody tells any more among them.
func (l *relinking) count(came, went map[profileKey]*membership) ([]*profile, error) {
	tellers := l.tx.Bucket(bucketProfiles)
	touched := make(map[profileKey]*profile)
	load := func(k profileKey, like *profile) (*profile, error) {
		if p := touched[k]; p != nil {
			return p, nil
		}
		p := &profile{Profile: like.Profile, alone: like.alone}
		p.Documents = 0
		if b := l.tx.Bucket(bucketProfiles).Get(k[:]); b != nil {
			var err error
			if p, err = decodeProfile(b); err != nil {
				return nil, err
			}
		}
		touched[k] = p
		l.was[k] = p.entity
		return p, nil
	}
	for k, m := range went {
		p, err := load(k, m.profile)
		if err != nil {
			return nil, err
		}
		for _, doc := range m.documents {
			if err := tellers.Delete(tellerKey(k, doc)); err != nil {
				return nil, err
			}
			p.Documents--
		}
	}
	for k, m := range came {
		p, err := load(k, m.profile)
		if err != nil {
			return nil, err
		}
		for _, doc := range m.documents {
			if err := tellers.Put(tellerKey(k, doc), []byte{}); err != nil {
				return nil, err
			}
			p.Documents++
		}
	}
	seeds := make([]*profile, 0, len(touched))
	for k, p := range touched {
		seeds = append(seeds, p)
		if err := l.enter(k, p); err != nil {
			return nil, err
		}
	}
	return seeds, nil
}

// enter writes or deletes a profile and what finds it.
func (l *relinking) enter(k profileKey, p *profile) error {
	profiles, blocks := l.tx.Bucket(bucketProfiles), l.tx.Bucket(bucketBlocks)
	if p.Documents < 0 {
		return fmt.Errorf("profile %x is told by %d documents: %w", k, p.Documents, errDamaged)
	}
	if p.Documents == 0 {
		for _, block := range l.keys(p) {
			if err := blocks.Delete(blockKey(block, k)); err != nil {
				return err
			}
		}
		return profiles.Delete(k[:])
	}
	if p.entity == "" {
		if !p.Described {
			p.alone = judge.Alone(l.linker, p.Profile)
		}
		for _, block := range l.keys(p) {
			if err := blocks.Put(blockKey(block, k), []byte{}); err != nil {
				return err
			}
		}
	}
	return profiles.Put(k[:], p.encode())
}

// keys returns the blocking keys of a profile.
func (l *relinking) keys(p *profile) []string {
	if p.Described {
		return nil
	}
	return l.linker.Keys(p.Profile)
}

// blockKey is a blocking key's length and text, then the profile's key.
func blockKey(block string, k profileKey) []byte {
	return append(blockPrefix(block), k[:]...)
}

func blockPrefix(block string) []byte {
	b := binary.AppendUvarint(nil, uint64(len(block)))
	return append(b, block...)
}

// reach returns the profiles that share blocking keys with the seeds, or are one
// with them by judgement, directly or through others, in the order of their keys.
func (l *relinking) reach(seeds []*profile) ([]profileKey, []*profile, error) {
	found := make(map[profileKey]*profile)
	seen := make(map[string]bool)
	one := make(map[graph.Naming]bool)
	queue := slices.Clone(seeds)
	for len(queue) > 0 {
		p := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, n := range l.judged.One(p.Naming()) {
			if one[n] {
				continue
			}
			one[n] = true
			named, err := profilesCalled(l.tx, n)
			if err != nil {
				return nil, nil, err
			}
			for k, other := range named {
				if found[k] == nil {
					found[k] = other
					queue = append(queue, other)
				}
			}
		}
		for _, block := range l.keys(p) {
			if seen[block] {
				continue
			}
			seen[block] = true
			prefix := blockPrefix(block)
			c := l.tx.Bucket(bucketBlocks).Cursor()
			for b, _ := c.Seek(prefix); b != nil && bytes.HasPrefix(b, prefix); b, _ = c.Next() {
				k := profileKey(b[len(prefix):])
				if found[k] != nil {
					continue
				}
				data := l.tx.Bucket(bucketProfiles).Get(k[:])
				if data == nil {
					return nil, nil, fmt.Errorf("profile %x is missing: %w", k, errDamaged)
				}
				other, err := decodeProfile(data)
				if err != nil {
					return nil, nil, err
				}
				found[k] = other
				queue = append(queue, other)
			}
		}
	}
	keys := make([]profileKey, 0, len(found))
	for k := range found {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return bytes.Compare(keys[i][:], keys[j][:]) < 0 })
	profiles := make([]*profile, len(keys))
	for i, k := range keys {
		profiles[i] = found[k]
	}
	return keys, profiles, nil
}

// link asks the linker about profiles and enters what changed.
func (l *relinking) link(keys []profileKey, profiles []*profile) error {
	stale := make(map[graph.ID]bool)
	for _, id := range l.was { // those of profiles that nobody tells any more
		if id != "" {
			stale[id] = true
		}
	}
	asked, alone := make([]graph.Profile, len(profiles)), make([]string, len(profiles))
	for i, p := range profiles {
		asked[i], alone[i] = p.Profile, p.alone
		if p.entity != "" {
			stale[p.entity] = true
		}
	}
	clusters := l.judged.Form(l.linker, asked, alone)
	bucket := l.tx.Bucket(bucketEntities)
	for id := range stale {
		data := bucket.Get([]byte(id))
		if data == nil {
			return fmt.Errorf("entity %s is missing: %w", id, errDamaged)
		}
		c, err := decodeCluster(data)
		if err != nil {
			return err
		}
		l.before[id] = c
	}
	linked := make([]bool, len(profiles))
	for i := range clusters {
		c := &clusters[i]
		id := graph.NewID(graph.EntityNode, c.Key)
		if l.after[id] != nil || l.before[id] == nil && bucket.Get([]byte(id)) != nil {
			return fmt.Errorf("link: two clusters have the key %q", c.Key)
		}
		l.after[id] = clusterOf(c)
		for _, n := range c.Profiles {
			if n < 0 || n >= len(profiles) || linked[n] {
				return fmt.Errorf("link: cluster %q: profile %d is not one to link", c.Key, n)
			}
			linked[n] = true
			if err := l.assign(keys[n], profiles[n], id); err != nil {
				return err
			}
		}
	}
	if n := slices.Index(linked, false); n >= 0 {
		return fmt.Errorf("link: profile %q is in no cluster", profiles[n].Name)
	}
	return l.enterEntities(bucket)
}

// assign enters the entity of a profile.
func (l *relinking) assign(k profileKey, p *profile, id graph.ID) error {
	if p.entity == id {
		return nil
	}
	l.was[k] = p.entity
	if p.entity != "" {
		l.moved = append(l.moved, k)
	}
	p.entity = id
	return l.tx.Bucket(bucketProfiles).Put(k[:], p.encode())
}

// enterEntities writes the entities that came or changed, deletes those that
// went, and forgets those that stayed as they were.
func (l *relinking) enterEntities(bucket *bolt.Bucket) error {
	redirects := l.tx.Bucket(bucketRedirects)
	for id, before := range l.before {
		after := l.after[id]
		if after != nil && bytes.Equal(after.encode(), before.encode()) {
			delete(l.before, id)
			delete(l.after, id)
			continue
		}
		for _, old := range before.also {
			if err := redirects.Delete([]byte(old)); err != nil {
				return err
			}
		}
		if after == nil {
			if err := bucket.Delete([]byte(id)); err != nil {
				return err
			}
		}
	}
	for id, after := range l.after {
		if err := bucket.Put([]byte(id), after.encode()); err != nil {
			return err
		}
		for _, old := range after.also {
			if err := redirects.Put([]byte(old), []byte(id)); err != nil {
				return err
			}
		}
	}
	return nil
}
