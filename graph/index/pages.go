package index

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

type leaf[T any] struct {
	owner *owner
	rows  [pageSize]T
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

// A table finds rows by a hash of what they hold: a hash table whose buckets
// list row numbers and are shared between copies. Several rows may have the
// same hash.
type table struct {
	buckets pages[[]uint32]
	bits    uint8
	n       int
}

// bucketLoad is the mean number of rows in a bucket at which a table doubles.
const bucketLoad = 6

func (t *table) edit() table {
	return table{buckets: t.buckets.edit(), bits: t.bits, n: t.n}
}

// bucket returns the rows whose hash may be h.
func (t *table) bucket(h uint64) []uint32 {
	if t.buckets.n == 0 {
		return nil
	}
	return *t.buckets.at(t.place(h))
}

func (t *table) place(h uint64) uint32 {
	if t.bits == 0 {
		return 0
	}
	return uint32(h >> (64 - t.bits))
}

// add puts row under h. The hashes of a row that is in the table already are
// asked of hashOf when the table grows.
func (t *table) add(o *owner, h uint64, row uint32, hashOf func(row uint32, yield func(uint64))) {
	if t.buckets.n == 0 {
		t.buckets.push(o)
	}
	if t.n >= bucketLoad*t.buckets.n {
		t.grow(o, hashOf)
	}
	b := t.buckets.mut(o, t.place(h))
	// Older copies share the array behind *b but never look past their own
	// length, so the spare room at its end is free to use.
	*b = append(*b, row)
	t.n++
}

func (t *table) grow(o *owner, hashOf func(uint32, func(uint64))) {
	old := t.buckets
	t.bits++
	t.buckets = pages[[]uint32]{}
	for range 2 * old.n {
		t.buckets.push(o)
	}
	for i := range old.n {
		for k, row := range *old.at(uint32(i)) {
			if seen(*old.at(uint32(i)), k) {
				continue
			}
			hashOf(row, func(h uint64) {
				// A row with several hashes is met once for each; it is
				// moved with the bucket that the hash was in.
				if h>>(64-t.bits)>>1 == uint64(i) {
					b := t.buckets.mut(o, t.place(h))
					*b = append(*b, row)
				}
			})
		}
	}
}

// seen reports whether bucket[k] occurs earlier in bucket.
func seen(bucket []uint32, k int) bool {
	for _, row := range bucket[:k] {
		if row == bucket[k] {
			return true
		}
	}
	return false
}

// remove takes row away from under h.
func (t *table) remove(o *owner, h uint64, row uint32) {
	b := t.buckets.mut(o, t.place(h))
	for i, have := range *b {
		if have == row {
			fresh := make([]uint32, 0, len(*b)-1)
			fresh = append(fresh, (*b)[:i]...)
			*b = append(fresh, (*b)[i+1:]...)
			t.n--
			return
		}
	}
}
