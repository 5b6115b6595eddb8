package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// linkFronted takes a pronoun in a phrase before the subject for that subject
// where it is a name: "During his visit, the envoy Ada Moss", "After she had
// left, Moss". Where the sentence has named another that fits before, it
// abstains.
func (r *resolver) linkFronted() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Pronoun || m.person != 3 || m.relative || m.reflexive || m.det == demonstrative || m.ante >= 0 {
			continue
		}
		subject := r.subjectAfter(i)
		if subject < 0 || r.ms[subject].kind != nlp.Named || !r.fits(i, subject) {
			continue
		}
		alone := true
		for j := i - 1; j >= 0 && r.ms[j].sent == m.sent; j-- {
			alone = alone && (r.ms[j].kind == nlp.Pronoun || !r.fits(i, j))
		}
		if alone {
			r.link(i, subject, "subject after its phrase")
		}
	}
}

// subjectAfter returns the mention that is the subject of the clause in whose
// fronted phrase the pronoun m stands, or -1.
func (r *resolver) subjectAfter(i int) int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	for k := m.head; k >= 0; k = s.Words[k].Head {
		up := s.Words[k].Head
		if up < k {
			return -1 // the phrase hangs on something before it, or on nothing
		}
		if rel := baseRel(s.Words[k].Rel); rel != "obl" && rel != "advcl" {
			continue
		}
		if subject := s.child(up, "nsubj", "nsubj:pass"); subject > m.head {
			return r.whole(m.sent, subject)
		}
		return -1
	}
	return -1
}

// fits reports whether pronoun i can stand for mention j by what both tell.
func (r *resolver) fits(i, j int) bool {
	m, f := &r.ms[i], r.chain(j)
	e := pronouns[m.lemma]
	switch {
	case !agree(f, r.chain(i)) || r.ms[j].kind == nlp.Nominal && r.ms[j].rel == "compound": // "justice" of "justice minister"
		return false
	case e.human && f.known && !peopled(f.what), e.thing && f.known && f.what == nlp.Person:
		return false
	}
	return f.known
}

// linkAs joins what a phrase with "as" before the subject says that this is with it:
// "As a charity that feeds children, Norhelp". Only nouns of the subject's own kind
// say that: "as a result" does not.
func (r *resolver) linkAs() {
	for i := range r.ms {
		m := &r.ms[i]
		s := &r.sents[m.sent]
		if m.kind != nlp.Nominal || m.det != indefinite || m.ante >= 0 || s.caseOf(m.head) != "as" {
			continue
		}
		subject := r.subjectAfter(i)
		if subject < 0 || r.ms[subject].kind == nlp.Pronoun || r.ms[subject].members != nil {
			continue
		}
		f, g := r.chain(subject), r.chain(i)
		if f.known && g.known && f.what != nlp.Other && g.what != nlp.Other && compatible(f.what, g.what) && agree(f, g) {
			r.link(subject, i, "as what it is")
		}
	}
}

// calledAs are verbs that say with "as" what somebody is called.
var calledAs = wordSet("know identify name")

// naming are verbs that say what something is called.
var naming = wordSet("call name dub nickname title")

// linkCalled joins a name with what is called by it: "the gang, which calls
// itself Norlight", "a group called Norlight", "known as Norlight", "goes by
// the name Norlight".
func (r *resolver) linkCalled() {
	for i := range r.ms {
		m := &r.ms[i]
		s := &r.sents[m.sent]
		v := s.Words[m.head].Head
		if m.kind != nlp.Named || m.adjective || v < 0 || v > m.head {
			continue
		}
		verb := strings.ToLower(s.Words[v].Lemma)
		by := s.caseOf(m.head)
		if verb == "name" && s.Words[v].UPOS == "NOUN" && s.Words[v].Head >= 0 {
			by, v = s.caseOf(v), s.Words[v].Head
			verb = strings.ToLower(s.Words[v].Lemma)
		}
		goes := verb == "go" && by == "by"
		known := goes || calledAs[verb] && s.caseOf(m.head) == "as"
		if !known && (!naming[verb] || s.child(m.head, "case") >= 0 || m.rel == "nsubj") {
			continue
		}
		thing := -1
		switch object := s.child(v, "obj"); {
		case object >= 0 && object != m.head && s.at[object] >= 0 && r.ms[s.at[object]].reflexive:
			thing = s.at[object]
		case object >= 0 && object != m.head:
		case goes && s.child(v, "nsubj") >= 0:
			thing = r.whole(m.sent, s.child(v, "nsubj"))
		case s.child(v, "nsubj:pass") >= 0:
			thing = r.whole(m.sent, s.child(v, "nsubj:pass"))
		case s.Words[v].Rel == "acl" && s.Words[v].XPOS != "VBG":
			thing = r.whole(m.sent, s.Words[v].Head)
		}
		if thing < 0 || thing == i || s.negatedOrModal(v) {
			continue
		}
		f, g := r.chain(thing), r.chain(i)
		if f.names > 0 || f.known && !compatible(f.what, g.what) && m.name.title != "" || f.number == plural && g.what == nlp.Person {
			continue
		}
		r.link(i, thing, "called so")
	}
}
