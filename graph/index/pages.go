package index

import (
	"iter"
	"slices"
)

// pageSize is the number of rows that are copied when one of them changes.
const pageSize = 64

// An owner marks the pages that one edit has made and may therefore write.
type owner struct{ _ byte }

// pages is an array whose copies share what they have in common. The zero value
// is an empty array. Reading is free of locks; only an edit writes, and only to
// pages it owns.
type pages[T any] struct {
	list []*leaf[T]
	n    int
}

// The rows stand first, so that rows of 64 bytes are lines of memory.
type leaf[T any] struct {
	rows  [pageSize]T
	owner *owner
}

// at returns element i, which must not be written.
func (p *pages[T]) at(i uint32) *T { return &p.list[i/pageSize].rows[i%pageSize] }

// edit returns a copy of p that o may write.
func (p *pages[T]) edit() pages[T] {
	list := make([]*leaf[T], len(p.list), len(p.list)+len(p.list)/8+1)
	copy(list, p.list)
	return pages[T]{list: list, n: p.n}
}

// mut returns element i for o to write.
func (p *pages[T]) mut(o *owner, i uint32) *T {
	pg := p.list[i/pageSize]
	if pg.owner != o {
		fresh := *pg
		fresh.owner = o
		pg = &fresh
		p.list[i/pageSize] = pg
	}
	return &pg.rows[i%pageSize]
}

// push adds a zero element at the end and returns its place.
func (p *pages[T]) push(o *owner) uint32 {
	i := uint32(p.n)
	if int(i/pageSize) == len(p.list) {
		p.list = append(p.list, &leaf[T]{owner: o})
	}
	p.n++
	*p.mut(o, i) = *new(T)
	return i
}

// A table finds rows by a hash of what they hold: a hash table whose buckets are
// shared between copies. Several rows may have the same hash.
type table struct {
	buckets pages[[]slot]
	bits    uint8
	n       int
}

// A slot is a row with the first half of the hash that it is under: so much of it
// places the row however far a table grows, and tells nearly all other rows of a
// bucket apart, without a look at any.
type slot struct{ tag, row uint32 }

func tagOf(h uint64) uint32 { return uint32(h >> 32) }

// bucketLoad is the mean number of slots in a bucket at which a table doubles.
const bucketLoad = 6

func (t *table) edit() table {
	return table{buckets: t.buckets.edit(), bits: t.bits, n: t.n}
}

// rows returns the rows whose hash may be h.
func (t *table) rows(h uint64) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		if t.buckets.n == 0 {
			return
		}
		tag := tagOf(h)
		for _, s := range *t.buckets.at(t.place(tag)) {
			if s.tag == tag && !yield(s.row) {
				return
			}
		}
	}
}

func (t *table) place(tag uint32) uint32 { return uint32(uint64(tag) >> (32 - t.bits)) }

// add puts row under h.
func (t *table) add(o *owner, h uint64, row uint32) {
	if t.buckets.n == 0 {
		t.buckets.push(o)
	}
	if t.n >= bucketLoad*t.buckets.n {
		t.grow(o)
	}
	tag := tagOf(h)
	b := t.buckets.mut(o, t.place(tag))
	// Older copies share the array behind *b but never look past their own
	// length, so the spare room at its end is free to use.
	*b = append(*b, slot{tag, row})
	t.n++
}

func (t *table) grow(o *owner) {
	old := t.buckets
	t.bits++
	t.buckets = pages[[]slot]{}
	for range 2 * old.n {
		t.buckets.push(o)
	}
	for i := range uint32(old.n) {
		bucket := *old.at(i)
		low, high := 0, 0
		for _, s := range bucket {
			if t.place(s.tag)&1 == 0 {
				low++
			} else {
				high++
			}
		}
		halves := [2][]slot{make([]slot, 0, max(low, bucketLoad)), make([]slot, 0, max(high, bucketLoad))}
		for _, s := range bucket {
			half := &halves[t.place(s.tag)&1]
			*half = append(*half, s)
		}
		for n, half := range halves {
			*t.buckets.mut(o, 2*i+uint32(n)) = half
		}
	}
}

// remove takes row away from under h.
func (t *table) remove(o *owner, h uint64, row uint32) {
	tag := tagOf(h)
	b := t.buckets.mut(o, t.place(tag))
	if i := slices.Index(*b, slot{tag, row}); i >= 0 {
		fresh := make([]slot, 0, len(*b)-1)
		fresh = append(fresh, (*b)[:i]...)
		*b = append(fresh, (*b)[i+1:]...)
		t.n--
	}
}
