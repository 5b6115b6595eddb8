package resolvers

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestEveryListCostsByItsLength(t *testing.T) {
	schema := new(Resolver).schema()
	lists := 0
	for _, def := range schema.Schema().Types {
		for _, field := range def.Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") || def.Kind != ast.Object {
				continue
			}
			lists++
			cost := func(name string, n int64) int {
				args := map[string]any{}
				if name != "" {
					args[name] = n
				}
				cost, ok := schema.Complexity(t.Context(), def.Name, field.Name, 10, args)
				if !ok {
					t.Errorf("%s.%s has no complexity", def.Name, field.Name)
				}
				return cost
			}
			for _, c := range []struct {
				name string
				n    int64
				want int
			}{{"", 0, 201}, {"first", 50, 501}, {"last", 7, 71}, {"first", 0, 11}, {"first", 1 << 30, 10_001}, {"first", -1, 11}} {
				if got := cost(c.name, c.n); got != c.want {
					t.Errorf("%s.%s(%s: %d) costs %d, want %d", def.Name, field.Name, c.name, c.n, got, c.want)
				}
			}
		}
	}
	if lists < 12 {
		t.Errorf("found %d lists", lists)
	}
}

func TestCostsNeverOverflow(t *testing.T) {
	cost := 1
	for range 100 {
		if next := times(1000, cost); next < cost {
			t.Fatalf("%d items that cost %d cost %d", 1000, cost, next)
		} else {
			cost = next
		}
	}
	if cost <= maxComplexity {
		t.Errorf("a hundred lists within each other cost %d", cost)
	}
}
