package openie

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// clause makes the tuples of a verb or copula clause.
func (r *reader) clause(c *nlp.Clause) {
	k := r.kindOf(c)
	p := r.predicate(c.Head)
	if k == participle || k == converb {
		p.before = r.auxiliary(c)
	}
	complements := r.complements(&p, c)
	if len(complements) == 0 {
		return
	}
	for _, h := range r.subjects(c) {
		subject := r.write(r.member(h, c.Head))
		if r.style == Triples {
			r.triples(k, subject, p, complements)
			continue
		}
		args := []string{subject, r.write(complements[0].words)}
		for _, x := range complements[1:] {
			args = append(args, join(r.write(x.lead), r.write(x.words)))
		}
		r.add(k, join(p.before, r.write(p.words), r.write(p.after), r.write(complements[0].lead)), args...)
	}
}

// triples makes a triple for each complement and each member of its list. What
// is said beside an object is said of the object too: "signed the treaty in".
func (r *reader) triples(k kind, subject string, p predicate, complements []complement) {
	object := ""
	for i, x := range complements {
		relation := join(p.before, r.write(p.words))
		switch {
		case i == 0:
			relation = join(relation, r.write(p.after), r.write(x.lead))
			if len(x.lead) == 0 && r.isNominal(x.head) {
				object = r.write(r.members(x)[0])
			}
		default:
			relation = join(relation, object, r.write(x.lead))
		}
		for _, m := range r.members(x) {
			r.add(k, relation, subject, r.write(m))
		}
	}
}

// members parts the list that a complement is.
func (r *reader) members(x complement) []phrase {
	if !x.list {
		return []phrase{x.words}
	}
	var all []phrase
	for _, h := range r.conjuncts(x.head) {
		var own phrase
		for _, w := range r.member(h, -1) {
			if !slices.Contains(x.lead, w) && slices.Contains(x.words, w) {
				own = append(own, w)
			}
		}
		if len(own) > 0 {
			all = append(all, own)
		}
	}
	if len(all) == 0 {
		return []phrase{x.words}
	}
	return all
}

// subjects returns the heads of the noun phrases that clause c is about. In
// triples the members of a list stand alone.
func (r *reader) subjects(c *nlp.Clause) []int {
	role := nlp.Agent
	if c.Passive {
		role = nlp.Patient
	}
	var heads []int
	for _, a := range c.Args {
		own := r.Words[a.Head].Head == c.Head && r.is(a.Head, "obj", "iobj", "obl", "obl:agent")
		if a.Role == role && a.Prep == "" && !own {
			heads = append(heads, a.Head)
		}
	}
	heads = slices.DeleteFunc(slices.Clone(heads), func(h int) bool {
		return slices.ContainsFunc(heads, func(o int) bool {
			return o != h && r.contains(o, h) && !(r.style == Triples && r.is(h, "conj"))
		})
	})
	for i, h := range heads {
		heads[i] = r.resolve(h)
	}
	return heads
}

// auxiliary returns the form of "be" that the participle of clause c lacks.
func (r *reader) auxiliary(c *nlp.Clause) string {
	switch r.Words[c.Head].XPOS {
	case "VBN", "VBG", "VBD":
	default:
		return ""
	}
	if c.Kind != nlp.VerbClause || r.child(c.Head, "aux", "aux:pass") >= 0 {
		return ""
	}
	plural := slices.ContainsFunc(r.subjects(c), r.isPlural)
	return r.be(r.isPast(c.Head), plural)
}

// be returns a form of "be".
func (r *reader) be(past, plural bool) string {
	switch {
	case past && plural:
		return "were"
	case past:
		return "was"
	case plural:
		return "are"
	}
	return "is"
}

// isPast reports whether the finite verb at or above word i is in the past
// tense.
func (r *reader) isPast(i int) bool {
	for h := i; h >= 0; h = r.Words[h].Head {
		tense := ""
		if h != i {
			tense = r.Words[h].XPOS
		}
		if k := r.child(h, "aux", "aux:pass", "cop"); k >= 0 {
			tense = r.Words[k].XPOS
		}
		switch tense {
		case "VBD":
			return true
		case "VBZ", "VBP", "MD":
			return false
		}
	}
	return false
}
