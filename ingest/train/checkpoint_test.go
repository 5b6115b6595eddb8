package train

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestANetworkStartsFromOneWithoutItsLayerOfNames(t *testing.T) {
	values := map[string][]float32{}
	for _, q := range newParams(little, rand.New(rand.NewPCG(1, 2))).list {
		values[q.Name] = q.value.Data
	}
	named := little
	named.NamesHidden = 3
	p := newParams(named, rand.New(rand.NewPCG(3, 4)))
	drawn := slices.Clone(p.by["names.weight"].value.Data)
	if err := p.start(values); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(p.by["arc.both"].value.Data, values["arc.both"]) {
		t.Error("the weights of arcs are not those of the other network")
	}
	if !slices.Equal(p.by["names.weight"].value.Data, drawn) {
		t.Error("the weights of names are not as they were drawn")
	}
	wider := little
	wider.ArcDim++
	if err := newParams(wider, rand.New(rand.NewPCG(5, 6))).start(values); err == nil {
		t.Error("a network starts from one of another shape")
	}
}
