package cayley

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// encodeJudgement writes what a judgement says and its marks, then the CRC-32C of
// that, big-endian: its ID stands for what it says alone.
func encodeJudgement(j *graph.Judgement) []byte {
	var e encoder
	e.string(string(j.Verdict))
	for _, list := range [][]graph.Naming{j.These, j.Those} {
		e.int(len(list))
		for _, n := range list {
			e.string(string(n.Type))
			e.string(n.Name)
			e.string(string(n.Document))
		}
	}
	marks := []graph.Mark{j.Made}
	if j.Undone != nil {
		marks = append(marks, *j.Undone)
	}
	e.int(len(marks))
	for _, m := range marks {
		e.string(m.By)
		e.string(m.At.Format(time.RFC3339))
	}
	return binary.BigEndian.AppendUint32(e.b, crc32.Checksum(e.b, castagnoli))
}

func decodeJudgement(id graph.ID, data []byte) (*graph.Judgement, error) {
	body := data[:max(0, len(data)-4)]
	if len(data) < 4 || crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(data[len(body):]) {
		return nil, fmt.Errorf("judgement %s: it does not fit its checksum: %w", id, errDamaged)
	}
	d := &decoder{b: body}
	j := &graph.Judgement{ID: id, Verdict: graph.Verdict(d.string())}
	for _, list := range []*[]graph.Naming{&j.These, &j.Those} {
		*list = make([]graph.Naming, d.count())
		for i := range *list {
			(*list)[i] = graph.Naming{Type: graph.EntityType(d.string()), Name: d.string(), Document: graph.ID(d.string())}
		}
	}
	marks := make([]graph.Mark, d.count())
	for i := range marks {
		marks[i].By = d.string()
		at, err := time.Parse(time.RFC3339, d.string())
		if err != nil {
			return nil, fmt.Errorf("judgement %s: %v: %w", id, err, errDamaged)
		}
		marks[i].At = at.UTC()
	}
	if d.failed || len(marks) == 0 || len(marks) > 2 {
		return nil, fmt.Errorf("judgement %s: cut off: %w", id, errDamaged)
	}
	j.Made = marks[0]
	if len(marks) == 2 {
		j.Undone = &marks[1]
	}
	if err := j.Check(); err != nil {
		return nil, fmt.Errorf("judgement %s: %v: %w", id, err, errDamaged)
	}
	return j, nil
}

// readJudgements returns the judgements of the file.
func readJudgements(tx *bolt.Tx) (*judge.Set, error) {
	var all []*graph.Judgement
	err := tx.Bucket(bucketJudged).ForEach(func(id, data []byte) error {
		j, err := decodeJudgement(graph.ID(id), data)
		all = append(all, j)
		return err
	})
	if err != nil {
		return nil, err
	}
	set, err := judge.New(all)
	if err != nil {
		return nil, fmt.Errorf("%v: %w", err, errDamaged)
	}
	return set, nil
}

// judge keeps a judgement for the end of the batch.
func (b *batch) judge(j *graph.Judgement) graph.Outcome {
	out := graph.Outcome{Judgement: j.ID, Action: graph.Unchanged}
	before := b.judgements[j.ID]
	if before == nil {
		before = b.judged.Judgement(j.ID)
	}
	switch {
	case before != nil && bytes.Equal(encodeJudgement(before), encodeJudgement(j)):
	case j.Undone != nil:
		out.Action = graph.Removed
	case before == nil || before.Undone != nil:
		out.Action = graph.Added
	default:
		out.Action = graph.Updated
	}
	b.judgements[j.ID] = j
	return out
}

// enterJudgements writes the judgements of the batch and returns all there are
// then.
func (b *batch) enterJudgements() (*judge.Set, error) {
	if len(b.judgements) == 0 {
		return b.judged, nil
	}
	var all []*graph.Judgement
	for _, j := range b.judged.All() {
		if b.judgements[j.ID] == nil {
			all = append(all, j)
		}
	}
	bucket := b.tx.Bucket(bucketJudged)
	for id, j := range b.judgements {
		all = append(all, j)
		if err := bucket.Put([]byte(id), encodeJudgement(j)); err != nil {
			return nil, fmt.Errorf("write judgement %s: %w", id, err)
		}
	}
	return judge.New(all)
}

// rejudged returns the namings whose entities the judgements of the batch may
// change, and takes in the documents that they speak of. What was one with a
// naming before is one now with some naming of the judgements that went.
func (b *batch) rejudged(judged *judge.Set) ([]graph.Naming, error) {
	var namings []graph.Naming
	for _, j := range b.judgements {
		for _, n := range j.Namings() {
			if n.Document != "" {
				if _, err := b.load(n.Document); err != nil {
					return nil, err
				}
			}
			namings = append(append(namings, n), judged.One(n)...)
		}
	}
	slices.SortFunc(namings, graph.Naming.Compare)
	return slices.Compact(namings), nil
}

func (v *view) Judgement(ctx context.Context, id graph.ID) (*graph.Judgement, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if j := v.judged.Judgement(id); j != nil {
		return j, nil
	}
	return nil, fmt.Errorf("judgement %s: %w", id, graph.ErrNotFound)
}

func (v *view) Judgements(ctx context.Context, q graph.JudgementQuery, r graph.Range) (graph.Page[*graph.Judgement], error) {
	var page graph.Page[*graph.Judgement]
	about := func(*graph.Judgement) (bool, error) { return true, nil }
	if q.Entity != "" {
		e, err := v.Entity(ctx, q.Entity)
		if err != nil {
			return page, err
		}
		about = func(j *graph.Judgement) (bool, error) { return v.about(j, e.ID) }
	}
	var list []*graph.Judgement
	for _, j := range v.judged.All() {
		if err := ctx.Err(); err != nil {
			return page, err
		}
		if q.Undone != nil && *q.Undone != (j.Undone != nil) {
			continue
		}
		fits, err := about(j)
		if err != nil {
			return page, err
		}
		if fits {
			list = append(list, j)
		}
	}
	return pageOf(list, r)
}

// about reports whether a naming of a judgement stands for an entity.
func (v *view) about(j *graph.Judgement, entity graph.ID) (bool, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, n := range j.Namings() {
		if id, err := v.called(n); err != nil || id == entity {
			return err == nil, err
		}
	}
	return false, nil
}

// judgementCursor orders judgements as Set.All does.
func judgementCursor(j *graph.Judgement) string {
	const never = 1 << 40 // seconds, later than any judgement
	return fmt.Sprintf("%013d%s", never-j.Last().Unix(), j.ID)
}

// pageOf cuts a page out of a list of judgements.
func pageOf(list []*graph.Judgement, r graph.Range) (graph.Page[*graph.Judgement], error) {
	page := graph.Page[*graph.Judgement]{Total: len(list)}
	if r.First < 0 || r.Last < 0 || r.First > graph.MaxPage || r.Last > graph.MaxPage || r.First > 0 && r.Last > 0 {
		return page, fmt.Errorf("a page has 1 to %d items, from the front or from the back: %w", graph.MaxPage, graph.ErrInvalid)
	}
	for _, cursor := range []string{r.After, r.Before} {
		if kind, ok := graph.ID(cursor[min(13, len(cursor)):]).Kind(); cursor != "" && (!ok || kind != graph.JudgementNode) {
			return page, fmt.Errorf("cursor %q: %w", cursor, graph.ErrInvalid)
		}
	}
	from, to := 0, len(list)
	for i, j := range list {
		if r.After != "" && judgementCursor(j) <= r.After {
			from = i + 1
		}
		if r.Before != "" && judgementCursor(j) >= r.Before {
			to = min(to, i)
		}
	}
	to = max(from, to)
	switch {
	case r.Last > 0:
		from = max(from, to-r.Last)
	case r.First > 0:
		to = min(to, from+r.First)
	default:
		to = min(to, from+graph.DefaultPage)
	}
	page.HasPrevious, page.HasNext = from > 0, to < len(list)
	for _, j := range list[from:to] {
		page.Items = append(page.Items, graph.Item[*graph.Judgement]{Cursor: judgementCursor(j), Value: j})
	}
	return page, nil
}
