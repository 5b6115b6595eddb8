package clause

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// roles adds the role clauses that word i brings: titles before a name,
// appositions, and predicate nouns of a copula beyond the first.
func (b *builder) roles(i int) {
	w := &b.Words[i]
	if w.UPOS == "NOUN" && b.child(i, "nmod:poss") >= 0 {
		// "its allies, including X": X is an ally of it.
		for _, e := range b.examples(i) {
			b.role(e, i, i)
		}
	}
	b.membership(i)
	b.situation(i)
	if w.Head < 0 {
		return
	}
	if b.isDescription(i) {
		b.role(i, i, i)
	}
	switch {
	case w.Rel == "nmod:desc", w.Rel == "compound" && w.UPOS == "NOUN" && i < w.Head && b.isName(w.Head) && b.child(w.Head, "flat") >= 0:
		for _, r := range b.conjuncts(i) {
			if !addresses[strings.ToLower(strings.TrimSuffix(b.Words[r].Form, "."))] {
				b.eachRole(w.Head, r, i)
			}
		}
	case w.Rel == "appos" && b.isNominal(i) && b.isNominal(w.Head):
		bearer, role := w.Head, i
		if !b.isName(bearer) && b.isName(i) {
			bearer, role = i, w.Head // "the army chief, General X"
		}
		if b.isName(role) {
			return
		}
		if n := b.child(i, "appos"); n > i && !b.isName(bearer) && b.isName(n) {
			bearer, role = n, w.Head // "its owner, the bank Moss & Holm"
		}
		lemma := strings.ToLower(b.Words[role].Lemma)
		if _, isAction := actions[lemma]; isAction || summaries[lemma] && !(lemma == "number" && b.child(role, "nmod:poss") >= 0) {
			return // an action is a clause of its own; a summary is of the whole sentence
		}
		if b.Words[role].UPOS == "NUM" {
			return // "two of its banks, X and Y"
		}
		if list := b.conjuncts(bearer); len(list) > 1 && b.Words[role].XPOS == "NNS" && b.child(role, "nmod:poss") >= 0 && b.isName(bearer) {
			for _, one := range list {
				b.role(one, role, role) // "its neighbours, X and Y"
			}
			return
		}
		for _, r := range b.conjuncts(role) {
			if r == role || b.isName(r) == b.isName(role) && b.Words[r].UPOS == "NOUN" && !b.standsApart(r, bearer) {
				b.eachRole(bearer, r, role)
			}
		}
	}
}

// isDescription reports whether noun i says what a person is whom the text names
// elsewhere, and whose: "the former head of the bank", who is named in the next sentence.
func (b *builder) isDescription(i int) bool {
	w := &b.Words[i]
	if w.UPOS != "NOUN" || !described[w.Rel] || b.child(w.Head, "cop") >= 0 || b.child(i, "appos", "conj", "cop") >= 0 || b.child(i, "nmod:poss", "nmod") < 0 {
		return false
	}
	at, _ := slices.BinarySearchFunc(b.text.Mentions, b.sent, func(m nlp.Mention, sent int) int { return m.Sent - sent })
	for ; at < len(b.text.Mentions) && b.text.Mentions[at].Sent == b.sent; at++ {
		m := &b.text.Mentions[at]
		if c := &b.text.Chains[m.Chain]; m.Head == i && m.Kind == nlp.Nominal && !m.Ranked && c.Named && c.Kind == nlp.Person {
			return true
		}
	}
	return false
}

// described are the relations of nouns that stand for somebody.
var described = map[string]bool{"nsubj": true, "nsubj:pass": true, "obj": true, "iobj": true, "obl:agent": true}

// membership adds the clause that name i is of what a phrase behind it names:
// "Ada Moss of the Labour Party".
func (b *builder) membership(i int) {
	if !b.isName(i) || b.Words[i].Rel == "nmod:desc" {
		return
	}
	for _, k := range b.kids[i] {
		prep := b.prepOf(k)
		if b.Words[k].Rel != "nmod" || k < i || !b.isName(k) || prep != "of" && prep != "from" && prep != "at" {
			continue
		}
		c := nlp.Clause{Head: k, Kind: nlp.RoleClause, Lemma: "be"}
		b.put(&c, nlp.Agent, "", i, true)
		b.put(&c, nlp.Attribute, prep, k, false)
		b.add(c)
	}
}

// addresses stand before names and say nothing of who bears them.
var addresses = words(`mr mrs ms miss mx dr sir madam madame mme mlle lord lady dame hon rev prof st saint jr sr`)

// summaries are nouns that sum up what the sentence says rather than the noun
// they stand beside: "X hosted Y, a sign that …".
var summaries = words(`sign signal move step claim allegation possibility prospect decision idea fact result outcome figure
	number amount increase rise drop fall decline blow setback reminder reference development change sum price rate
	goal aim point issue matter question problem reason way thing something condition requirement`)

// standsApart reports whether noun r of a list is somebody beside the bearer
// of its first noun: in "the chairman, X, and her family" the family is not X.
func (b *builder) standsApart(r, bearer int) bool {
	return b.child(r, "nmod:poss", "det", "nummod") >= 0 || b.Words[r].XPOS == "NNS" || b.Words[r].Head < bearer && r > bearer
}

// eachRole adds what noun r says of bearer, or in the plural of each of the list of
// names that bearer opens: "their sons, Bo and Karl".
func (b *builder) eachRole(bearer, r, first int) {
	b.role(bearer, r, first)
	if b.Words[r].XPOS != "NNS" {
		return
	}
	all := b.conjuncts(bearer)
	from := len(b.clauses()) - 1
	for _, h := range all[1:] {
		if b.isName(h) && b.child(h, "nmod:desc") < 0 {
			b.role(h, r, first)
		}
	}
	b.inTurn(b.clauses()[from:])
}

// inTurn drops the roles of several bearers of which each has another of several things
// that follow: in "the ministers of Peru and Kenya, Ada Moss and Bo Holm" nobody is
// minister of both.
func (b *builder) inTurn(roles []nlp.Clause) {
	of := 0
	for _, a := range roles[0].Args {
		if a.Role == nlp.Oblique && a.Prep == "of" && a.Head > roles[0].Head {
			of++
		}
	}
	for k := range roles {
		if of > 1 && len(roles) > 1 {
			roles[k].Dropped = "which of several each is of is not told"
		}
	}
}

// role adds the clause that bearer is what noun r says. first is the first of
// the conjoined role nouns: its possessor counts for all.
func (b *builder) role(bearer, r, first int) {
	c := nlp.Clause{Head: r, Kind: nlp.RoleClause, Lemma: "be"}
	b.put(&c, nlp.Agent, "", bearer, true)
	b.put(&c, nlp.Attribute, "", r, false)
	b.complements(&c, r)
	if b.Words[r].Rel == "nmod:desc" {
		for _, k := range b.kids[bearer] {
			if b.Words[k].Rel == "nmod" && k > bearer && b.prepOf(k) == "of" && b.isName(k) {
				b.put(&c, nlp.Oblique, "of", k, false) // "President X of Peru"
			}
		}
	}
	if possessor := b.sharedPossessor(bearer, r); possessor >= 0 {
		b.put(&c, nlp.Oblique, "of", possessor, true)
	}
	if r != first {
		if p := b.child(first, "nmod:poss"); p >= 0 {
			b.put(&c, nlp.Oblique, "of", p, true)
		}
	}
	b.hadBy(&c, r)
	b.add(c)
}

// hadBy adds whose kin r is where the verb tells who has them: "they had two sons, Bo
// and Karl".
func (b *builder) hadBy(c *nlp.Clause, r int) {
	v := b.Words[r].Head
	if v < 0 || b.Words[r].Rel != "obj" || !kin[strings.ToLower(b.Words[r].Lemma)] || !strings.EqualFold(b.Words[v].Lemma, "have") || b.at[v] < 0 {
		return
	}
	for _, s := range b.subjects(v, 0) {
		b.put(c, nlp.Oblique, "of", s.word, true)
	}
}

// kin are whom somebody has as relatives.
var kin = words(`child son daughter brother sister sibling twin grandchild grandson granddaughter wife husband`)

// sharedPossessor returns whose role r is when the text says so before an
// earlier name of the same list: "Peru's president A, foreign minister B and
// defence minister C". It is -1 otherwise.
func (b *builder) sharedPossessor(bearer, r int) int {
	if b.Words[bearer].Rel != "conj" || b.child(r, "nmod:poss", "nmod", "det") >= 0 {
		return -1
	}
	first := b.Words[bearer].Head
	for b.Words[first].Rel == "conj" {
		first = b.Words[first].Head
	}
	if title := b.child(first, "nmod:desc", "compound"); title >= 0 {
		for _, k := range b.kids[r] {
			if b.isCapital(k) {
				return -1
			}
		}
		if p := b.child(title, "nmod:poss"); p >= 0 {
			return p
		}
	}
	return b.child(first, "nmod:poss")
}

// complements adds what noun r is about as obliques: possessors, demonyms and
// names before it ("of"), prepositional phrases after it.
func (b *builder) complements(c *nlp.Clause, r int) {
	for _, k := range b.kids[r] {
		w := &b.Words[k]
		switch {
		case w.Rel == "nmod:poss":
			for _, h := range b.conjuncts(k) {
				b.put(c, nlp.Oblique, "of", h, false)
			}
		case (w.Rel == "compound" || w.Rel == "amod" || w.Rel == "nmod:desc") && k < r && b.isCapital(k) && (b.isName(k) || w.UPOS == "ADJ") &&
			b.child(r, "nmod:poss") < 0: // "her Kenyan counterpart" is hers, and Kenyan
			b.put(c, nlp.Oblique, "of", k, false)
		case w.Rel == "nmod" && k > r && !exampleMarks[b.prepOf(k)]:
			for _, h := range b.conjuncts(k) {
				b.put(c, nlp.Oblique, b.prepOf(k), h, false)
			}
		}
	}
}

// isName reports whether i is a proper noun.
func (b *builder) isName(i int) bool { return b.Words[i].UPOS == "PROPN" }

func (b *builder) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(b.Words[i].Form)
	return unicode.IsUpper(r) && !strings.EqualFold(b.Words[i].Form, "i")
}
