package cayley

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

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
