package cayley

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sort"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
)

// A request is a call of Apply that waits for its turn.
type request struct {
	ctx      context.Context
	changes  []graph.Change
	outcomes []graph.Outcome
	err      error
	done     bool
}

// maxGroup is the number of calls that one transaction may serve.
const maxGroup = 64

// Apply makes the changes in one transaction. Calls that come while another one
// commits share the next transaction.
func (s *Store) Apply(ctx context.Context, changes ...graph.Change) ([]graph.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i := range changes {
		if err := checkChange(&changes[i]); err != nil {
			return nil, fmt.Errorf("change %d: %w", i, err)
		}
	}
	if len(changes) == 0 {
		return nil, nil
	}
	req := &request{ctx: ctx, changes: changes}
	s.queue.Lock()
	s.waiting = append(s.waiting, req)
	s.queue.Unlock()

	s.write.Lock()
	defer s.write.Unlock()
	for !req.done { // whoever held the lock may have served us
		s.queue.Lock()
		group := s.waiting[:min(maxGroup, len(s.waiting))]
		s.waiting = slices.Clone(s.waiting[len(group):])
		s.queue.Unlock()
		s.serve(group)
	}
	return req.outcomes, req.err
}

func checkChange(c *graph.Change) error {
	switch {
	case c.Put != nil:
		return c.Put.Check()
	case c.Remove == "" && c.Judge != nil:
		return c.Judge.Check()
	}
	return nil
}

// serve applies a group of requests, together if that works, otherwise one by
// one.
func (s *Store) serve(group []*request) {
	var live []*request
	for _, r := range group {
		if r.err = r.ctx.Err(); r.err == nil && s.closed.Load() {
			r.err = ErrClosed
		}
		if r.done = r.err != nil; !r.done {
			live = append(live, r)
		}
	}
	if len(live) > 1 && stumbled(func() error { return s.commit(context.Background(), live) }) == nil {
		return
	}
	for _, r := range live {
		r.err = stumbled(func() error { return s.commit(r.ctx, []*request{r}) })
		r.done = true
	}
}

// commit applies the requests in one transaction. Without error they are done.
func (s *Store) commit(ctx context.Context, group []*request) error {
	tx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("begin a change: %w", err)
	}
	defer func() { _ = tx.Rollback() }()
	now := s.published.Load()
	b := &batch{tx: tx, documents: make(map[graph.ID]*change), judged: now.now.judged, judgements: make(map[graph.ID]*graph.Judgement)}
	outcomes := make([][]graph.Outcome, len(group))
	for i, r := range group {
		for n := range r.changes {
			if err := ctx.Err(); err != nil {
				return err
			}
			o, err := b.apply(&r.changes[n])
			if err != nil {
				return fmt.Errorf("change %d: %w", n, err)
			}
			outcomes[i] = append(outcomes[i], o)
		}
	}
	next, err := b.finish(ctx, s.linker, now.now.index)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.published.Store(&published{id: now.id, now: now.now, nextID: tx.ID(), next: next})
	nextID := tx.ID()
	if err := tx.Commit(); err != nil {
		// What readers may have seen of next is not to come back under its pages.
		if again := s.rebuild(); again != nil {
			return fmt.Errorf("commit: %w (and the read index: %v)", err, again)
		}
		return fmt.Errorf("commit: %w", err)
	}
	s.published.Store(&published{id: nextID, now: next})
	for i, r := range group {
		r.outcomes, r.done = outcomes[i], true
	}
	return nil
}

// A batch gathers the changes of one transaction: first what they do to
// documents, sources and judgements, then, in finish, what follows for
// everything else.
type batch struct {
	tx        *bolt.Tx
	documents map[graph.ID]*change
	// judged is as it was before the batch; judgements are those that come.
	judged     *judge.Set
	judgements map[graph.ID]*graph.Judgement
}

// A change is a document before and after; nil where it was or is not there.
type change struct{ before, after *record }

func (b *batch) load(id graph.ID) (*change, error) {
	if c := b.documents[id]; c != nil {
		return c, nil
	}
	c := &change{}
	if data := b.tx.Bucket(bucketDocuments).Get([]byte(id)); data != nil {
		var err error
		if c.before, err = decodeRecord(id, data); err != nil {
			return nil, fmt.Errorf("document %s: %w", id, err)
		}
		// Variants are taken apart and put together again; what is in them stays.
		c.after = &record{id: id, text: c.before.text, variants: slices.Clone(c.before.variants)}
	}
	b.documents[id] = c
	return c, nil
}

func (b *batch) apply(c *graph.Change) (graph.Outcome, error) {
	switch {
	case c.Put != nil:
		return b.put(c.Put)
	case c.Remove == "" && c.Judge != nil:
		return b.judge(c.Judge), nil
	}
	return b.removeDocument(c.Remove)
}

func (b *batch) removeDocument(id graph.ID) (graph.Outcome, error) {
	c, err := b.load(id)
	if err != nil {
		return graph.Outcome{}, err
	}
	if c.after == nil {
		return graph.Outcome{}, fmt.Errorf("remove document %s: %w", id, graph.ErrNotFound)
	}
	for _, s := range c.after.sources() {
		if err := b.tx.Bucket(bucketSources).Delete(sourceKey(s)); err != nil {
			return graph.Outcome{}, err
		}
	}
	n := len(c.after.variants[0].claims)
	c.after = nil
	return graph.Outcome{Document: id, Action: graph.Removed, Statements: n}, nil
}

func (b *batch) put(r *graph.Reading) (graph.Outcome, error) {
	id := r.Document.ID
	out := graph.Outcome{Document: id, Action: graph.Unchanged}
	c, err := b.load(id)
	if err != nil {
		return out, err
	}
	sources := slices.Clone(r.Document.Sources)
	slices.Sort(sources)
	sources = slices.Compact(sources)
	if len(sources) == 0 {
		sources = []string{""}
	}
	for _, s := range sources {
		replaced, err := b.moveSource(s, id)
		if err != nil {
			return out, err
		}
		if replaced != "" {
			out.Replaced = append(out.Replaced, replaced)
		}
	}
	slices.Sort(out.Replaced)

	fresh := variant{version: r.Version, title: r.Document.Title, published: r.Document.Published, chains: r.Chains, claims: r.Claims}
	var old []byte
	if c.after == nil {
		c.after = &record{id: id, text: r.Document.Text}
		out.Action = graph.Added
		out.Statements = len(r.Claims)
	} else {
		old = c.after.variants[0].content()
	}
	c.after.give(sources, fresh)
	if old != nil && !bytes.Equal(old, c.after.variants[0].content()) {
		out.Action = graph.Updated
		out.Statements = len(c.after.variants[0].claims)
	}
	return out, nil
}

// content returns what a variant says, its sources aside.
func (v *variant) content() []byte {
	var e encoder
	v.encodeContent(&e)
	return e.b
}

// give makes sources tell v and nothing else.
func (r *record) give(sources []string, v variant) {
	var content []byte
	if len(r.variants) > 0 {
		content = v.content()
	}
	var variants []variant
	joined := false
	for _, have := range r.variants {
		var rest []string
		for _, s := range have.sources {
			if !slices.Contains(sources, s) {
				rest = append(rest, s)
			}
		}
		if bytes.Equal(have.content(), content) {
			rest = append(rest, sources...)
			slices.Sort(rest)
			joined = true
		}
		if len(rest) > 0 {
			have.sources = rest
			variants = append(variants, have)
		}
	}
	if !joined {
		v.sources = sources
		variants = append(variants, v)
	}
	sort.Slice(variants, func(i, j int) bool { return variants[i].sources[0] < variants[j].sources[0] })
	r.variants = variants
}

// moveSource makes a source belong to the document to. It returns the document
// that went because this was its last source, or "".
func (b *batch) moveSource(source string, to graph.ID) (graph.ID, error) {
	if source == "" {
		return "", nil
	}
	bucket := b.tx.Bucket(bucketSources)
	owner := graph.ID(bucket.Get(sourceKey(source)))
	if err := bucket.Put(sourceKey(source), []byte(to)); err != nil {
		return "", err
	}
	if owner == "" || owner == to {
		return "", nil
	}
	c, err := b.load(owner)
	if err != nil {
		return "", err
	}
	if c.after == nil {
		return "", fmt.Errorf("source %q: its document %s is missing: %w", source, owner, errDamaged)
	}
	var variants []variant
	for _, v := range c.after.variants {
		var rest []string
		for _, s := range v.sources {
			if s != source {
				rest = append(rest, s)
			}
		}
		if len(rest) > 0 {
			v.sources = rest
			variants = append(variants, v)
		}
	}
	if len(variants) == 0 {
		c.after = nil
		return owner, nil
	}
	sort.Slice(variants, func(i, j int) bool { return variants[i].sources[0] < variants[j].sources[0] })
	c.after.variants = variants
	return "", nil
}

// finish links the entities anew, makes the quads follow and returns what is to
// be kept in memory of that.
func (b *batch) finish(ctx context.Context, linker graph.Linker, now *index.Snapshot) (*moment, error) {
	judged, err := b.enterJudgements()
	if err != nil {
		return nil, err
	}
	links, err := b.link(linker, judged)
	if err != nil {
		return nil, err
	}
	// Documents that did not change themselves but speak of an entity that did.
	for _, k := range links.moved {
		for _, id := range tellersOf(b.tx, k) {
			if _, err := b.load(id); err != nil {
				return nil, err
			}
		}
	}
	if err := b.writeRecords(); err != nil {
		return nil, err
	}
	diff := new(diff)
	edit := newIndexEdit(now)
	for _, id := range b.ids() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := b.documents[id]
		var before, after *reading
		if c.before != nil {
			if before, err = c.before.resolve(b.judged, links.entityBefore); err != nil {
				return nil, err
			}
		}
		if c.after != nil {
			if after, err = c.after.resolve(judged, links.entityAfter); err != nil {
				return nil, err
			}
		}
		if err := diff.document(before, after); err != nil {
			return nil, err
		}
		if err := enterFormer(b.tx, before, after); err != nil {
			return nil, err
		}
		edit.document(before, after)
	}
	for id, c := range links.before {
		diff.take(entityQuads(id, c.typ, c.name, c.aliases))
	}
	for id, c := range links.after {
		diff.give(entityQuads(id, c.typ, c.name, c.aliases))
	}
	if err := diff.apply(b.tx); err != nil {
		return nil, err
	}
	next, err := edit.finish(links)
	if err != nil {
		return nil, err
	}
	return &moment{next, judged}, nil
}

// ids returns the documents of the batch in a fixed order.
func (b *batch) ids() []graph.ID {
	ids := make([]graph.ID, 0, len(b.documents))
	for id := range b.documents {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// link compares what the documents told with what they tell.
func (b *batch) link(linker graph.Linker, judged *judge.Set) (*relinking, error) {
	namings, err := b.rejudged(judged)
	if err != nil {
		return nil, err
	}
	came, went := make(map[profileKey]*membership), make(map[profileKey]*membership)
	for _, id := range b.ids() {
		c := b.documents[id]
		before, after := c.before.profiles(b.judged), c.after.profiles(judged)
		for k, p := range before {
			if after[k] == nil {
				join(went, k, p, id)
			}
		}
		for k, p := range after {
			if before[k] == nil {
				join(came, k, p, id)
			}
		}
	}
	return relink(b.tx, linker, judged, came, went, namings)
}

func join(to map[profileKey]*membership, k profileKey, p *profile, id graph.ID) {
	if to[k] == nil {
		to[k] = &membership{profile: p}
	}
	to[k].documents = append(to[k].documents, id)
}

// profiles returns what the reading that counts tells of its chains.
func (r *record) profiles(judged *judge.Set) map[profileKey]*profile {
	if r == nil {
		return nil
	}
	out := make(map[profileKey]*profile)
	for i := range r.variants[0].chains {
		if p := profileOf(judged, r.id, i, &r.variants[0].chains[i]); p != nil {
			out[p.key()] = p
		}
	}
	return out
}

func (b *batch) writeRecords() error {
	bucket := b.tx.Bucket(bucketDocuments)
	for id, c := range b.documents {
		switch {
		case c.after != nil:
			data := c.after.encode()
			if bytes.Equal(data, bucket.Get([]byte(id))) {
				continue
			}
			if err := bucket.Put([]byte(id), data); err != nil {
				return fmt.Errorf("write document %s: %w", id, err)
			}
		case c.before != nil:
			if err := bucket.Delete([]byte(id)); err != nil {
				return fmt.Errorf("delete document %s: %w", id, err)
			}
		}
	}
	return nil
}

// sourceKey is the source itself, or the hash of one too long for a key.
func sourceKey(source string) []byte {
	if len(source) <= 1024 {
		return append([]byte{'='}, source...)
	}
	return append([]byte{'#'}, graph.DocumentID(source)...)
}
