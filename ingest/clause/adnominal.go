package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// adnominal handles a clause below a noun: relative clauses tell facts, others
// hold as the noun says.
func (b *builder) adnominal(edge int, up *nlp.Clause, in inherited, lemma string) inherited {
	w := &b.Words[edge]
	noun := strings.ToLower(b.Words[w.Head].Lemma)
	mark := b.markOf(edge)
	if above := b.up(up); up.Kind == nlp.NounClause && up.Head == w.Head && above != nil && above.Head == b.Words[w.Head].Head && mark == "to" && isContent(noun) {
		up, lemma = above, strings.ToLower(b.Words[above.Head].Lemma) // "the promise to leave was not kept"
	}
	if mark == "" && isContent(noun) && b.hasThat(edge) {
		mark = "that"
	}
	switch {
	case b.isAny(w.Head), b.isEventuality(w.Head):
		in.modality = nlp.Conditional // "anyone who", "any bank that"
		return in
	case w.XPOS == "VBG" && mark == "" && b.isThoughtOf(w.Head):
		in.modality = nlp.Possible // "speculation about Kenya leaving"
		return in
	case mark == "" || w.Rel == "acl:relcl" && mark != "to" && !isContent(noun):
		in.modality, in.negated = nlp.Fact, b.isCleft(up) && up.Negated
		return in
	case doubtNouns[noun] && b.isDenied(w.Head):
		in.modality, in.negated = nlp.Fact, false // "no doubt that"
		return in
	case mark == "to" && up.Kind == nlp.CopulaClause && up.Head == w.Head && b.isFirst(w.Head):
		return in // "was the first woman to lead it"
	case mark == "to" && !isContent(noun) && b.hasOwnSubject(w.Head, edge):
		in.modality = nlp.Possible // "never a base for rebels to attack from"
		return in
	case mark == "to":
		in.modality = nlp.Planned
	default:
		in.modality = nlp.Possible
	}
	wanted := false
	for _, row := range nounModality {
		if !row.nouns[noun] {
			continue
		}
		if row.modality == "not" {
			in.modality, in.negated = nlp.Fact, true
		} else {
			in.modality = modalities[row.modality]
			in.open = in.modality == nlp.Possible && mark == "that"
			wanted = row.modality == "demanded"
		}
	}
	if in.modality == nlp.Fact && b.isScarce(w.Head) {
		in.modality = nlp.Possible // "little evidence that"
	}
	if s, ok := b.possessorSays(w.Head); ok && mark != "to" {
		in.modality, in.speech = nlp.Fact, s
		in.negated = noun == "denial"
	}
	switch {
	case in.speech.Head >= 0 && in.speech != up.Speech:
		// Whatever comes of the claim, its owner makes it.
	case denyVerbs[lemma] && b.Words[w.Head].Head == up.Head && mark != "to":
		in.modality, in.negated, in.speech = nlp.Fact, true, b.speech(up)
	case giveUpVerbs[up.Lemma]:
		in.negated = !up.Negated
	case b.isMissed(w.Head) && mark == "to" && !wanted:
		in.negated = true
	case breakVerbs[up.Lemma] && b.Words[w.Head].Head == up.Head && mark == "to":
		in.negated = !up.Negated // "broke a promise to leave"
	case b.isUntrue(up, lemma) && b.Words[w.Head].Head == up.Head && mark == "that":
		if !up.Negated {
			in.modality, in.negated = nlp.Fact, true // "the report that they met is false"
		}
	case up.Negated || b.isDenied(w.Head):
		in.negated = true
		if mark != "to" && mark != "of" && in.modality == nlp.Fact {
			in.modality = nlp.Possible // "no evidence that" does not say that it is not so
		}
	}
	return in
}

// isUntrue reports whether clause c says of its subject that it is not so: "is false",
// "turned out to be false".
func (b *builder) isUntrue(c *nlp.Clause, lemma string) bool {
	x := b.child(c.Head, "xcomp")
	return c.Kind == nlp.CopulaClause && untrue[lemma] || x >= 0 && untrue[strings.ToLower(b.Words[x].Lemma)]
}

// hasOwnSubject reports whether "for X" between noun i and infinitive k names who
// does what the infinitive tells.
func (b *builder) hasOwnSubject(i, k int) bool {
	for _, n := range b.kids[i] {
		if n > i && n < k && b.Words[n].Rel == "nmod" && (b.prepOf(n) == "for" || b.hasFor(k)) {
			return true
		}
	}
	return false
}

// hasFor reports whether "for" marks clause k.
func (b *builder) hasFor(k int) bool {
	for _, m := range b.kids[k] {
		if b.Words[m].Rel == "mark" && strings.EqualFold(b.Words[m].Form, "for") {
			return true
		}
	}
	return false
}

// isMissed reports whether noun i is the object of a verb that says there is no
// such chance, means or plan, or no more.
func (b *builder) isMissed(i int) bool {
	v := b.Words[i].Head
	if v < 0 || b.Words[i].Rel != "obj" || b.at[v] < 0 || !b.isPredicate(v) {
		return false
	}
	c := &b.text.Clauses[b.at[v]]
	return (dropVerbs[c.Lemma] || missVerbs[c.Lemma]) && !c.Negated
}

// hasModal reports whether "can", "could", "will", "would", "may" or "might" helps
// predicate i.
func (b *builder) hasModal(i int) bool {
	for _, k := range b.kids[i] {
		if w := &b.Words[k]; w.XPOS == "MD" && auxModality[strings.ToLower(w.Form)] != "demanded" {
			return true
		}
	}
	return false
}

// isCleft reports whether clause c only singles out its predicate noun: "it was
// X who".
func (b *builder) isCleft(c *nlp.Clause) bool {
	if c.Kind != nlp.CopulaClause {
		return false
	}
	s := b.child(c.Head, "nsubj", "expl")
	return s >= 0 && strings.EqualFold(b.Words[s].Form, "it")
}

// hasThat reports whether the conjunction "that" opens clause i, whatever the
// tree takes it for: it is no pronoun where its place is taken.
func (b *builder) hasThat(i int) bool {
	for _, k := range b.kids[i] {
		w := &b.Words[k]
		if !strings.EqualFold(w.Form, "that") {
			continue
		}
		if w.XPOS == "IN" {
			return true
		}
		for _, other := range b.kids[i] {
			if other != k && other > k && b.Words[other].Rel == w.Rel && (w.Rel == "obj" || w.Rel == "nsubj") {
				return true
			}
		}
	}
	return false
}

// isAny reports whether noun i speaks of whatever there may be.
func (b *builder) isAny(i int) bool {
	if anyWords[strings.ToLower(b.Words[i].Form)] {
		return true
	}
	d := b.child(i, "det")
	return d >= 0 && anyWords[strings.ToLower(b.Words[d].Form)]
}
