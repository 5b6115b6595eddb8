package index

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestATableFindsRowsAndItsCopiesStayAsTheyWere(t *testing.T) {
	rnd := rand.New(rand.NewPCG(8, 8))
	// Few hashes, so that rows share them; some differ only in the half that no
	// slot keeps.
	hashes := make([]uint64, 300)
	for i := range hashes {
		hashes[i] = rnd.Uint64()
		if i%10 == 9 {
			hashes[i] = hashes[i-1] ^ 1
		}
	}
	type entry struct {
		hash uint64
		row  uint32
	}
	type moment struct {
		table table
		model map[entry]bool
	}
	check := func(m moment) {
		t.Helper()
		if m.table.n != len(m.model) {
			t.Fatalf("%d slots, want %d", m.table.n, len(m.model))
		}
		want := make(map[uint32][]uint32) // by tag
		for e := range m.model {
			want[tagOf(e.hash)] = append(want[tagOf(e.hash)], e.row)
		}
		for _, h := range hashes {
			got, should := slices.Sorted(m.table.rows(h)), want[tagOf(h)]
			slices.Sort(should)
			if !slices.Equal(got, should) {
				t.Fatalf("hash %x has rows %v, want %v", h, got, should)
			}
		}
	}
	now := moment{model: map[entry]bool{}}
	var old []moment
	for range 20 {
		old = append(old, moment{now.table, maps.Clone(now.model)})
		o := new(owner)
		now.table = now.table.edit()
		for range 100 {
			e := entry{hashes[rnd.IntN(len(hashes))], uint32(rnd.IntN(1000))}
			switch {
			case !now.model[e]:
				now.table.add(o, e.hash, e.row)
				now.model[e] = true
			default:
				now.table.remove(o, e.hash, e.row)
				delete(now.model, e)
			}
		}
		for e := range now.model {
			if rnd.IntN(3) == 0 {
				now.table.remove(o, e.hash, e.row)
				delete(now.model, e)
			}
		}
		check(now)
	}
	for _, m := range old {
		check(m)
	}
}
