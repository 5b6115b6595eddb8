package index

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"sort"

	"github.com/parley-kg/parley/graph"
)

// A rank is a place in an order: by number, then by text, then by key.
type rank struct {
	n    uint64
	text string
	key  key
}

func (a *rank) compare(b *rank) int {
	if c := cmp.Compare(a.n, b.n); c != 0 {
		return c
	}
	if c := cmp.Compare(a.text, b.text); c != 0 {
		return c
	}
	return bytes.Compare(a.key[:], b.key[:])
}

// cursor writes r as a caller sees it.
func (a *rank) cursor() string {
	b := binary.BigEndian.AppendUint64(nil, a.n)
	b = append(b, a.key[:]...)
	b = append(b, a.text...)
	return base64.RawURLEncoding.EncodeToString(b)
}

func parseCursor(s string) (*rank, error) {
	if s == "" {
		return nil, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil || len(b) < 24 {
		return nil, fmt.Errorf("cursor %q: %w", s, graph.ErrInvalid)
	}
	r := &rank{n: binary.BigEndian.Uint64(b), text: string(b[24:])}
	copy(r.key[:], b[8:])
	return r, nil
}

// descending turns a number so that greater ones come first.
func descending(n uint64) uint64 { return ^n }

// A window is a graph.Range that was checked.
type window struct {
	size          int
	fromEnd       bool
	after, before *rank
}

func newSelection(r graph.Range) (*selection, error) {
	w, err := newWindow(r)
	return &selection{window: w}, err
}

func newWindow(r graph.Range) (window, error) {
	w := window{size: r.First}
	switch {
	case r.First < 0 || r.Last < 0 || r.First > graph.MaxPage || r.Last > graph.MaxPage:
		return w, fmt.Errorf("a page has 1 to %d items: %w", graph.MaxPage, graph.ErrInvalid)
	case r.First > 0 && r.Last > 0:
		return w, fmt.Errorf("first and last exclude each other: %w", graph.ErrInvalid)
	case r.Last > 0:
		w.size, w.fromEnd = r.Last, true
	case r.First == 0:
		w.size = graph.DefaultPage
	}
	var err error
	if w.after, err = parseCursor(r.After); err != nil {
		return w, err
	}
	w.before, err = parseCursor(r.Before)
	return w, err
}

// A selection picks the page of a window out of elements that come in any
// order, in space for two pages.
type selection struct {
	window
	picked        []picked
	worst         *rank // the worst that can still get in, once there are enough
	total         int
	below, beyond int // elements at or before after, at or behind before
	inside        int
}

type picked struct {
	rank rank
	row  uint32
	aux  uint32
}

func (s *selection) add(r rank, row, aux uint32) {
	s.total++
	switch {
	case s.after != nil && r.compare(s.after) <= 0:
		s.below++
		return
	case s.before != nil && r.compare(s.before) >= 0:
		s.beyond++
		return
	}
	s.inside++
	if s.worst != nil && s.behind(&r, s.worst) {
		return
	}
	s.picked = append(s.picked, picked{r, row, aux})
	if len(s.picked) >= 2*s.size+16 {
		s.cut()
	}
}

// behind reports whether a is further from where the page begins than b.
func (s *selection) behind(a, b *rank) bool {
	if s.fromEnd {
		return a.compare(b) < 0
	}
	return a.compare(b) > 0
}

func (s *selection) cut() {
	sort.Slice(s.picked, func(i, j int) bool { return s.behind(&s.picked[j].rank, &s.picked[i].rank) })
	if len(s.picked) > s.size {
		s.picked = s.picked[:s.size]
	}
	if s.size > 0 && len(s.picked) == s.size {
		worst := s.picked[s.size-1].rank
		s.worst = &worst
	}
}

// finish ends a selection. shape makes an element out of what was picked. That
// is a page at most, of which every element may have many parts.
func finish[T any](ctx context.Context, s *selection, shape func(picked) T) (graph.Page[T], error) {
	s.cut()
	if s.fromEnd {
		for i, j := 0, len(s.picked)-1; i < j; i, j = i+1, j-1 {
			s.picked[i], s.picked[j] = s.picked[j], s.picked[i]
		}
	}
	more := s.inside > len(s.picked)
	p := graph.Page[T]{Total: s.total, HasNext: s.beyond > 0 || more && !s.fromEnd, HasPrevious: s.below > 0 || more && s.fromEnd}
	for _, it := range s.picked {
		if err := ctx.Err(); err != nil {
			return graph.Page[T]{}, err
		}
		p.Items = append(p.Items, graph.Item[T]{Cursor: it.rank.cursor(), Value: shape(it)})
	}
	return p, ctx.Err()
}
