package link_test

import (
	"math/rand"
	"slices"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/link"
)

// IDs that were once given out stay good because of this.
func TestAKeyIsThatOfOneOfItsProfilesAlone(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	alone := func(p graph.Profile) string { return link.New().Link([]graph.Profile{p})[0].Key }
	for range 300 {
		in := someProfiles(random, 2+random.Intn(14))
		for _, c := range link.New().Link(in) {
			if !slices.ContainsFunc(c.Profiles, func(i int) bool { return alone(in[i]) == c.Key }) {
				t.Fatalf("%+v: no profile has the key alone", c)
			}
			for _, i := range c.Profiles {
				if name := in[i].Name; name != c.Name && !slices.Contains(c.Aliases, name) {
					t.Fatalf("%+v does not go by %q", c, name)
				}
			}
		}
		for _, p := range in {
			for _, q := range in {
				shared := slices.ContainsFunc(link.New().Keys(p), func(k string) bool { return slices.Contains(link.New().Keys(q), k) })
				if alone(p) == alone(q) && !shared {
					t.Fatalf("%+v and %+v have one key alone and share no blocking key", p, q)
				}
			}
		}
	}
}
