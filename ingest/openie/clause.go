package openie

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// clause makes the tuples of a verb or copula clause.
func (r *reader) clause(c *nlp.Clause) {
	k := r.kindOf(c)
	if r.style != NAry && !certain(k) {
		return
	}
	p := r.predicate(c.Head)
	if r.style == NAry && (k == participle || k == converb || k == reported) {
		p.before = r.auxiliary(c)
	}
	complements := r.complements(&p, c)
	if len(complements) == 0 {
		return
	}
	subjects := r.subjects(c)
	switch k {
	case infinitive, nominal:
		p.words = append(r.mark(c.Head), p.words...)
		if governor, before := r.holder(c.Head); governor != nil && r.style != NAry {
			p.before, subjects = before, r.subjects(governor)
		}
	case purpose, controlled, marked:
		p.words = append(r.mark(c.Head), p.words...)
		if governor, before := r.governor(c.Head, r.style != NAry || k == controlled); governor != nil {
			p.before, subjects = before, r.subjects(governor)
		}
	}
	for _, h := range subjects {
		subject := r.write(r.member(h, c.Head))
		if r.style == Triples {
			r.triples(k, subject, p, complements)
			continue
		}
		var further []string
		for _, x := range complements[1:] {
			further = append(further, join(r.write(x.lead), r.write(x.words)))
		}
		relation := join(p.before, r.write(p.words), r.write(p.after), r.write(complements[0].lead))
		for _, m := range r.members(complements[0]) {
			r.add(k, relation, append([]string{subject, r.write(m.words)}, further...)...)
		}
	}
}

// mark returns the "to" of infinitive i, or the preposition of a participle,
// also where i is conjoined.
func (r *reader) mark(i int) phrase {
	if i = r.outset(i); r.marker(i) != "" && r.marker(i) != "that" {
		return phrase{r.child(i, "mark")}
	}
	return nil
}

// outset returns the verb that leads up to verb i or that it is conjoined with.
func (r *reader) outset(i int) int {
	for r.is(i, "conj") || r.opens(i) {
		i = r.Words[i].Head
	}
	return i
}

// governor returns the clause before infinitive or participle i, with its verb
// and, when wanted, its object or what follows with its preposition: "asked the
// crew" of "to sail" in "Khan asked the crew to sail", "called on the crew".
func (r *reader) governor(i int, withObject bool) (*nlp.Clause, string) {
	i = r.outset(i)
	if r.Words[i].Head < 0 || r.Words[i].Head > i {
		return nil, ""
	}
	c := r.clauses[r.Words[i].Head]
	if c == nil || c.Kind != nlp.VerbClause {
		return nil, ""
	}
	p := r.predicate(c.Head)
	before := r.write(p.words)
	if o := r.taken(c.Head); withObject && o >= 0 && o < i {
		before = join(before, r.write(r.lead(o)), r.write(r.nounPhrase(o)))
	}
	return c, before
}

// holder returns the clause that has what infinitive i tells more about among
// its complements, with its verb and that complement up to i: "signed a deal" of
// "to buy" in "Khan signed a deal to buy boats", which Khan is to buy.
func (r *reader) holder(i int) (*nlp.Clause, string) {
	i = r.outset(i)
	noun := r.Words[i].Head
	for noun >= 0 && r.is(noun, "nmod") {
		noun = r.Words[noun].Head
	}
	if noun < 0 || !r.is(noun, "obj", "obl") || noun < r.Words[noun].Head {
		return nil, ""
	}
	c := r.clauses[r.Words[noun].Head]
	if c == nil || c.Kind != nlp.VerbClause {
		return nil, ""
	}
	p := r.predicate(c.Head)
	held := slices.DeleteFunc(r.nounPhrase(noun), func(w int) bool { return w >= r.first(i) })
	return c, join(r.write(p.words), r.write(r.lead(noun)), r.write(held))
}

// subjects returns the heads of the noun phrases that clause c is about. In
// triples the members of a list stand alone.
func (r *reader) subjects(c *nlp.Clause) []int {
	if other := r.nearest(c); other != nil {
		return r.subjects(other)
	}
	role := nlp.Agent
	if c.Passive {
		role = nlp.Patient
	}
	var heads []int
	for _, a := range c.Args {
		own := r.Words[a.Head].Head == c.Head && r.is(a.Head, "obj", "iobj", "obl", "obl:agent")
		if a.Role == role && a.Prep == "" && !own && !strings.HasPrefix(r.Words[a.Head].XPOS, "W") {
			heads = append(heads, a.Head)
		}
	}
	if h := r.ownSubject(c); len(heads) == 0 && h >= 0 {
		heads = append(heads, h)
	}
	heads = slices.DeleteFunc(slices.Clone(heads), func(h int) bool {
		return slices.ContainsFunc(heads, func(o int) bool {
			return o != h && r.contains(o, h) && !(r.style != NAry && r.is(h, "conj"))
		})
	})
	for i, h := range heads {
		heads[i] = r.described(h, c.Head)
		if r.style == NAry {
			heads[i] = r.resolve(heads[i])
		}
	}
	return heads
}

// nearest returns the last clause before c with a subject of its own when c is
// joined to an earlier one and has none: in "X came, Y saw and conquered" Y
// conquered, though trees join all three verbs to the first.
func (r *reader) nearest(c *nlp.Clause) *nlp.Clause {
	if !r.is(c.Head, "conj") || r.child(c.Head, subjectRels...) >= 0 {
		return nil
	}
	var last *nlp.Clause
	for _, k := range r.kids[r.Words[c.Head].Head] {
		if k < c.Head && r.is(k, "conj") && r.clauses[k] != nil && r.child(k, subjectRels...) >= 0 {
			last = r.clauses[k]
		}
	}
	return last
}

// subjectRels are the relations of subjects that are noun phrases.
var subjectRels = []string{"nsubj", "nsubj:pass"}

// ownSubject returns what the tree alone names as the subject of clause c, or
// -1: a clause may be one, and so may a noun that is a predicate too.
func (r *reader) ownSubject(c *nlp.Clause) int {
	i := r.leader(c.Head)
	if r.is(i, "acl") && r.kindOf(c) != nominal {
		return r.Words[i].Head
	}
	h := r.child(i, "nsubj", "nsubj:pass", "csubj", "csubj:pass")
	if h >= 0 && (strings.HasPrefix(r.Words[h].XPOS, "W") || r.is(h, "csubj") && h > i) {
		return -1
	}
	return h
}

// described returns what subject h of clause i is said to be when the clause is
// about h only as a part of saying so: "Khan, a guide who left", "Khan is a
// guide who left" and "Khan is a guide, born in Oslo" are all about Khan.
func (r *reader) described(h, i int) int {
	if strings.HasPrefix(r.Words[r.leader(i)].Rel, "acl") && r.Words[r.leader(i)].Head == h && r.Words[h].UPOS == "NOUN" {
		if r.is(h, "appos") && r.Words[r.Words[h].Head].UPOS == "PROPN" {
			return r.Words[h].Head
		}
		if s := r.child(h, "nsubj"); s >= 0 && r.child(h, "cop") >= 0 && r.Words[s].UPOS != "PRON" {
			return s
		}
	}
	return h
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
