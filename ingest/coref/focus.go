package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// linkFocus takes a pronoun for what the sentence before is about where nothing
// in between can be meant: its subject, when that has a name. The owner of an
// object is the subject of its own clause.
func (r *resolver) linkFocus() {
	for _, i := range r.order() {
		m := &r.ms[i]
		if m.kind != nlp.Pronoun || m.person != 3 || m.number == plural || m.relative || m.reflexive || m.det == demonstrative || m.ante >= 0 {
			continue
		}
		e := pronouns[m.lemma]
		if !e.human && !e.thing {
			continue
		}
		if ante := r.ownSubject(i); ante >= 0 && (e.thing || r.isOwn(i, ante)) {
			r.link(i, ante, "subject of its clause")
			continue
		}
		if ante := r.sayer(i); ante >= 0 && e.thing {
			r.link(i, ante, "the body that says so")
			continue
		}
		if ante := r.clauseBefore(i); ante >= 0 {
			r.link(i, ante, "subject of the clause before")
			continue
		}
		if ante := r.sameSubject(i); ante >= 0 {
			r.link(i, ante, "the same subject again")
			continue
		}
		if r.rivals(i) {
			if ante := r.onlyBefore(i); e.human && m.quote == 0 && ante >= 0 {
				r.link(i, ante, "only person of its sentence")
			}
			continue
		}
		if ante := r.topic(m.sent - 1); ante >= 0 && r.focal(i, ante) && (m.quote == 0 || !r.speaks(ante, m.sent)) && (e.thing || r.isSure(i, ante)) {
			r.link(i, ante, "subject of the sentence before")
		} else if ante := r.onlyPerson(i); e.human && m.quote == 0 && ante >= 0 {
			r.link(i, ante, "only person of the sentence before")
		}
	}
}

// isOwn reports whether "his" or "her", i, stands for the subject ante of its own
// clause: a person by name and of that gender, whom nothing ties to another.
func (r *resolver) isOwn(i, ante int) bool {
	f := r.chain(ante)
	if s, next := &r.sents[r.ms[i].sent], r.ms[i].head+1; next < len(s.Words) && strings.EqualFold(s.Words[next].Form, "own") {
		return f.what == nlp.Person // "was replaced by her own deputy"
	}
	return r.ms[i].quote == 0 && f.what == nlp.Person && f.gender != gazetteer.Unsaid && r.ms[ante].kind == nlp.Named && r.possessor(ante) < 0
}

// clauseBefore returns the subject of the main clause that a semicolon or a colon
// parts from the one whose subject pronoun i is: "her son Bo lives there; he works
// at the port". It is -1 where an object of that clause fits as well.
func (r *resolver) clauseBefore(i int) int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	w := m.head
	if s.Words[w].Rel == "nmod:poss" {
		w = s.Words[w].Head // "; its head has left"
	}
	v := s.Words[w].Head
	if baseRel(s.Words[w].Rel) != "nsubj" || v < 0 || m.head == 0 || s.Words[m.head-1].Form != ";" || s.Words[v].Head < 0 || m.quote != 0 {
		return -1
	}
	above := s.Words[v].Head
	ante := r.subjectOf(m.sent, above)
	if ante < 0 || ante >= i || !r.focal(i, ante) || s.Words[v].Rel != "parataxis" && s.Words[v].Rel != "conj" {
		return -1
	}
	for j := ante + 1; j < i; j++ {
		if s.Words[r.ms[j].head].Head == above && r.root(j) != r.root(ante) && r.fits(i, j) {
			return -1
		}
	}
	return ante
}

// sameSubject returns the subject of the sentence before where it is the same pronoun
// as the subject i of this one, and -1 where another argument of its verb can be meant.
func (r *resolver) sameSubject(i int) int {
	m := &r.ms[i]
	ante := r.topic(m.sent - 1)
	if ante < 0 || r.ms[ante].lemma != m.lemma || r.ms[ante].kind != nlp.Pronoun || r.topic(m.sent) != i {
		return -1
	}
	for j := ante + 1; r.ms[j].sent < m.sent; j++ {
		if r.depth(j) == 1 && r.fits(i, j) && r.root(j) != r.root(ante) {
			return -1
		}
	}
	return ante
}

// onlyPerson returns the only person that the sentence before that of pronoun i
// names, or -1 without or where it speaks of several.
func (r *resolver) onlyPerson(i int) int {
	found := -1
	for j := i - 1; j >= 0 && r.ms[i].sent-r.ms[j].sent <= 1; j-- {
		if r.ms[j].sent == r.ms[i].sent || r.ms[j].relative || !r.fits(i, j) || r.chain(j).what != nlp.Person {
			continue
		}
		if found >= 0 && r.root(found) != r.root(j) {
			return -1
		}
		found = j
	}
	if found < 0 || r.chain(found).names == 0 || r.depth(found) > 2 {
		return -1
	}
	return found
}

// onlyBefore returns the person whom the sentence names before pronoun i where it
// speaks of no other who can be meant, be it by name or not, or -1.
func (r *resolver) onlyBefore(i int) int {
	m := &r.ms[i]
	found := -1
	for j := i - 1; j >= 0 && r.ms[j].sent == m.sent; j-- {
		a := &r.ms[j]
		if a.end > m.head || a.relative || a.adjective || a.members != nil || r.isActorOf(j, i) || !r.fits(i, j) && r.chain(j).what != nlp.Person || !agree(r.chain(j), r.chain(i)) {
			continue
		}
		if found >= 0 && r.root(found) != r.root(j) {
			return -1
		}
		found = j
	}
	if found < 0 || r.chain(found).names == 0 || r.chain(found).what != nlp.Person || r.besides(i, found) && !r.speaksOfSelf(found, i) && !r.isInAside(i) || r.depth(found) > 1 {
		return -1
	}
	if r.chain(found).gender == gazetteer.Unsaid && (m.rel != "nmod" || r.verbBetween(found, i)) && !r.saysOf(found, i) {
		return -1
	}
	return found
}

// sayer returns the body that says what pronoun i, "it", does: "the union said it would
// fight". It is -1 for what "it" only is or has done to it, which may be a thing.
func (r *resolver) sayer(i int) int {
	s := &r.sents[r.ms[i].sent]
	word := &s.Words[r.ms[i].head]
	if r.ms[i].quote != 0 || word.Rel != "nsubj" || word.Head < 0 || s.child(word.Head, "cop") >= 0 {
		return -1
	}
	v := s.reportedBy(word.Head)
	if v < 0 || s.Words[word.Head].Head != v {
		return -1
	}
	ante := r.subjectOf(r.ms[i].sent, v)
	if ante < 0 || ante >= i || r.chain(ante).what != nlp.Organization || !r.fits(i, ante) {
		return -1
	}
	return ante
}

// saysOf reports whether mention j is the subject of a verb of saying whose clause
// has pronoun i, or what pronoun i owns, as its subject: "X said her government would".
func (r *resolver) saysOf(j, i int) bool {
	s := &r.sents[r.ms[i].sent]
	w := r.ms[i].head
	if s.Words[w].Rel == "nmod:poss" {
		w = s.Words[w].Head
	}
	if rel := baseRel(s.Words[w].Rel); rel != "nsubj" {
		return false
	}
	v := s.Words[w].Head
	if v < 0 || s.Words[v].Rel != "ccomp" || s.Words[v].Head < 0 {
		return false
	}
	subject := r.subjectOf(r.ms[i].sent, s.Words[v].Head)
	return subject >= 0 && r.root(subject) == r.root(j)
}

// isInAside reports whether pronoun i is the subject of a clause of time or reason, or of
// what that tells: "Moss left after it emerged that she had lied".
func (r *resolver) isInAside(i int) bool {
	s := &r.sents[r.ms[i].sent]
	v := s.Words[r.ms[i].head].Head
	if v < 0 || baseRel(s.Words[r.ms[i].head].Rel) != "nsubj" {
		return false
	}
	for v >= 0 && s.Words[v].Rel == "ccomp" && (s.Words[v].Head < 0 || !speechVerbs[strings.ToLower(s.Words[s.Words[v].Head].Lemma)]) {
		v = s.Words[v].Head
	}
	return v >= 0 && s.Words[v].Rel == "advcl"
}

// speaksOfSelf reports whether pronoun i is the subject of what mention j, a person of that
// gender, says, where j speaks for nobody else and the sentence before is about none
// who could be meant: "Moss, the paper's editor, said she stood by the story".
func (r *resolver) speaksOfSelf(j, i int) bool {
	s := &r.sents[r.ms[i].sent]
	if r.chain(j).gender == gazetteer.Unsaid || baseRel(s.Words[r.ms[i].head].Rel) != "nsubj" || !r.saysOf(j, i) {
		return false
	}
	if about := r.topic(r.ms[i].sent - 1); about >= 0 && r.root(about) != r.root(j) && r.fits(i, about) {
		return false
	}
	for k := range i {
		if m := &r.ms[k]; r.root(k) == r.root(j) && (pleaders[m.lemma] || spokes[m.lemma] || m.sent == r.ms[i].sent && r.isOwnedByPronoun(k)) {
			return false
		}
	}
	return true
}

// spokes are nouns for those who speak for others.
var spokes = wordSet("spokesman spokeswoman spokesperson representative aide doctor coach manager mother father wife husband brother sister son daughter")

// isOwnedByPronoun reports whether "his", "her" or "their" owns mention k.
func (r *resolver) isOwnedByPronoun(k int) bool {
	o := r.possessor(k)
	return o >= 0 && r.ms[o].kind == nlp.Pronoun
}

// verbBetween reports whether a verb stands between two mentions of one sentence.
func (r *resolver) verbBetween(i, j int) bool {
	s := &r.sents[r.ms[i].sent]
	for k := r.ms[i].head; k < r.ms[j].head; k++ {
		if s.Words[k].UPOS == "VERB" || s.Words[k].UPOS == "AUX" {
			return true
		}
	}
	return false
}

// depth returns how many words stand above mention j in its tree, appositions
// left out.
func (r *resolver) depth(j int) int {
	s := &r.sents[r.ms[j].sent]
	depth := 0
	for k := r.ms[j].head; s.Words[k].Head >= 0; k = s.Words[k].Head {
		if s.Words[k].Rel != "appos" {
			depth++
		}
	}
	return depth
}

// isSure reports whether the gender of mention ante is known, or no argument beside
// it of its main verb can be what pronoun i stands for.
func (r *resolver) isSure(i, ante int) bool {
	if r.chain(ante).gender != gazetteer.Unsaid {
		return true
	}
	for j := i - 1; j >= 0 && r.ms[j].sent >= r.ms[ante].sent; j-- {
		if r.ms[j].sent == r.ms[ante].sent && r.root(j) != r.root(ante) && !r.ms[j].relative && r.depth(j) == 1 && r.chain(j).what == nlp.Person && r.fits(i, j) {
			return false
		}
	}
	return true
}

// focal reports whether mention ante has a name, or is a body for "it", and can be
// what pronoun i stands for.
func (r *resolver) focal(i, ante int) bool {
	f := r.chain(ante)
	if f.names == 0 && !(pronouns[r.ms[i].lemma].thing && f.known && f.what == nlp.Organization && r.ms[ante].det == definite) || r.ms[ante].adjective {
		return false
	}
	unknown := pronouns[r.ms[i].lemma].thing && (!f.known || f.what == nlp.Other) && f.number != plural
	return unknown || f.what != nlp.Other && r.fits(i, ante)
}

// ownSubject returns the subject of the verb in whose object or phrase the
// possessive pronoun i stands, or -1.
func (r *resolver) ownSubject(i int) int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	noun := s.Words[m.head].Head
	if s.Words[m.head].Rel != "nmod:poss" || noun < 0 {
		return -1
	}
	if rel := s.Words[noun].Rel; rel != "obj" && baseRel(rel) != "obl" {
		return -1
	}
	ante := r.subjectOf(m.sent, s.Words[noun].Head)
	if ante < 0 || ante >= i || !r.focal(i, ante) {
		return -1
	}
	return ante
}

// speaks reports whether a sentence has mention ante's chain as the subject of
// a verb of saying: whom "he" means in a quotation is not who says it.
func (r *resolver) speaks(ante, sent int) bool {
	s := &r.sents[sent]
	for w := range s.Words {
		if m := s.at[w]; m >= 0 && r.root(m) == r.root(ante) && s.quote[w] == 0 {
			return true
		}
	}
	return false
}

// rivals reports whether the sentence of pronoun i names before it, outside
// other quotations, another that it can stand for.
func (r *resolver) rivals(i int) bool {
	m := &r.ms[i]
	for j := i - 1; j >= 0 && r.ms[j].sent == m.sent; j-- {
		if a := &r.ms[j]; a.end <= m.head && (a.quote == 0 || a.quote == m.quote) && !a.relative && !a.adjective && r.fits(i, j) && !r.isActorOf(j, i) {
			return true
		}
	}
	return false
}

// isActorOf reports whether mention j is the subject of the verb that pronoun i is the
// object of, its own or that of the verb above: who denies having met him is not he.
func (r *resolver) isActorOf(j, i int) bool {
	s := &r.sents[r.ms[i].sent]
	v := s.Words[r.ms[i].head].Head
	if rel := r.ms[i].rel; v < 0 || rel != "obj" && rel != "iobj" && rel != "obl" {
		return false
	}
	for s.child(v, "nsubj", "nsubj:pass") < 0 && s.Words[v].Head >= 0 && slices.Contains(subordinate, s.Words[v].Rel) {
		v = s.Words[v].Head
	}
	subject := r.subjectOf(r.ms[i].sent, v)
	return subject >= 0 && r.root(subject) == r.root(j)
}

// subordinate are the relations of verbs that share the subject of the one above.
var subordinate = []string{"xcomp", "ccomp", "conj", "advcl"}

// topic returns the subject of the main clause of a sentence, or -1.
func (r *resolver) topic(sent int) int {
	if sent < 0 {
		return -1
	}
	s := &r.sents[sent]
	root := s.Root()
	if root < 0 {
		return -1
	}
	subject := s.child(root, "nsubj", "nsubj:pass")
	if said := s.child(root, "ccomp"); said >= 0 && subject > said && s.quote[said] == 0 {
		if of := s.child(said, "nsubj", "nsubj:pass"); of >= 0 {
			subject = of // "the ship sank, the navy said" is about the ship
		}
	}
	if subject < 0 || s.quote[subject] != 0 {
		return -1
	}
	return r.whole(sent, subject)
}
