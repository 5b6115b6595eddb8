package index

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// letter returns a document of random claims about entities below n.
func letter(rnd *rand.Rand, number, n int) *Document {
	doc := &Document{ID: graph.NewID(graph.DocumentNode, fmt.Sprint("letter ", number))}
	for i := range n {
		doc.Entities = append(doc.Entities, Mentioned{entityID(i), 1})
	}
	for i := range 12 {
		c := Claim{
			Statement: graph.NewID(graph.StatementNode, fmt.Sprint(number, i)), Subject: rnd.IntN(n), Object: rnd.IntN(n+1) - 1, Speaker: graph.None, Place: graph.None,
			Relation: fmt.Sprint("relation ", rnd.IntN(3)), Polarity: graph.Affirmed, Modality: graph.Fact, Confidence: 0.5,
		}
		if rnd.IntN(3) == 0 {
			c.Modality = graph.Planned
		}
		doc.Claims = append(doc.Claims, c)
	}
	return doc
}

// A packed graph and one that is not are edited alike: edges that come to one
// entity must not be written over those of the next.
func TestEditsOfAPackedGraphLeaveOtherEntitiesAlone(t *testing.T) {
	const entities, letters = 9, 20
	rnd := rand.New(rand.NewPCG(41, 41))
	packed, plain := New().Edit(), New().Edit()
	edit := func(packed, plain *Edit, change func(*Edit) error) {
		t.Helper()
		for _, e := range []*Edit{packed, plain} {
			if err := change(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i := range entities {
		edit(packed, plain, func(e *Edit) error { return e.PutEntity(entityID(i), fmt.Sprint("Person ", i), graph.Person, nil) })
	}
	for i := range letters {
		doc := letter(rnd, i, entities)
		edit(packed, plain, func(e *Edit) error { return e.Put(doc) })
	}
	packed.Pack()
	first, want := packed.Snapshot(), plain.Snapshot()
	if err := first.Compare(want); err != nil {
		t.Fatalf("after packing: %v", err)
	}
	a, b := first, want
	for i := range letters {
		packed, plain := a.Edit(), b.Edit()
		doc := letter(rnd, letters+i, entities)
		edit(packed, plain, func(e *Edit) error { return e.Put(doc) })
		edit(packed, plain, func(e *Edit) error { return e.Remove(graph.NewID(graph.DocumentNode, fmt.Sprint("letter ", i))) })
		a, b = packed.Snapshot(), plain.Snapshot()
		if err := a.Compare(b); err != nil {
			t.Fatalf("after edit %d: %v", i, err)
		}
	}
	if err := first.Compare(want); err != nil {
		t.Errorf("the snapshot before the edits changed: %v", err)
	}
}
