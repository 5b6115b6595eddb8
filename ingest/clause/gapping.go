package clause

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// gapping adds the clauses that leave out their verb, as another has it: "sold its mines
// to Moss and its ships to Berg" tells of two sales.
func (b *builder) gapping() {
	for k := range len(b.clauses()) {
		c := b.clauses()[k]
		if c.Kind != nlp.VerbClause {
			continue
		}
		for _, first := range b.kids[c.Head] {
			if second := b.child(first, "orphan"); b.Words[first].Rel == "conj" && second >= 0 {
				b.gapped(c, first, second)
			}
		}
	}
}

// gapped adds clause c with two nouns in the places of its own: the second that of the
// phrase with the same preposition, or without one of what somebody is made; the first
// that of what stands between that and the verb, or where nothing does of the subject.
func (b *builder) gapped(c nlp.Clause, first, second int) {
	prep := b.prepOf(second)
	role := nlp.Oblique
	switch {
	case prep == "":
		role = nlp.Attribute
	case prep == "by" && c.Passive:
		role, prep = nlp.Agent, ""
	}
	like := slices.IndexFunc(c.Args, func(a nlp.Arg) bool { return a.Role == role && a.Prep == prep && a.Head > c.Head })
	if like < 0 {
		return
	}
	place := nlp.Arg{Role: nlp.Agent, Head: c.Head}
	if c.Passive {
		place.Role = nlp.Patient
	}
	for _, a := range c.Args {
		if a.Head > place.Head && a.Head < c.Args[like].Start {
			place = a
		}
	}
	up := c.Up
	c.Args = slices.DeleteFunc(slices.Clone(c.Args), func(a nlp.Arg) bool {
		return a.Role == role && a.Prep == prep || a.Role == place.Role && a.Prep == place.Prep
	})
	b.list(&c, place.Role, place.Prep, first)
	b.list(&c, role, prep, second)
	k := b.add(c)
	b.text.Clauses[k].Up = up
}
