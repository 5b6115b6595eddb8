package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// linkLead takes the person whom the first sentence only describes for the one whose
// name and age open the next: "A former mayor was jailed on Monday. Ada Moss, 54,
// took …". News keeps the name for the second paragraph.
func (r *resolver) linkLead() {
	lead := r.leadSentence()
	if lead+1 >= len(r.sents) {
		return
	}
	name := r.topic(lead + 1)
	if name < 0 || r.ms[name].kind != nlp.Named || r.ms[name].what != nlp.Person || !r.sents[lead+1].hasAge(r.ms[name].head) || r.mentionedBefore(name, lead) {
		return
	}
	found := -1
	for i := range r.ms {
		m := &r.ms[i]
		f := r.chain(i)
		noun, _ := gazetteer.NounOf(m.lemma)
		if m.sent != lead || f.what != nlp.Person && (f.known || !noun.IsRole) || m.relative || m.kind == nlp.Pronoun {
			continue
		}
		if found >= 0 && r.root(found) != r.root(i) && r.depth(i) <= 2 {
			return
		}
		if m.kind == nlp.Nominal && f.names == 0 && m.members == nil && m.number == singular && r.depth(i) <= 2 && m.det != possessed && m.det != quantified && (m.rel == "nsubj" || m.rel == "obj") {
			found = i
		}
	}
	if found >= 0 && agree(r.chain(found), r.chain(name)) {
		r.link(name, found, "who the first sentence is about")
	}
}

// leadSentence returns the first sentence of a paragraph, or the number of sentences.
func (r *resolver) leadSentence() int {
	lead := 0
	for lead < len(r.sents) && (r.sents[lead].Block < 0 || r.t.Blocks[r.sents[lead].Block].Kind != nlp.Paragraph) {
		lead++
	}
	return lead
}

// linkHeadline takes the bare noun that a heading begins with for the person whom the
// first sentence is about, where that has the noun as a title: "Ousted president flees"
// above "President Ada Moss has fled".
func (r *resolver) linkHeadline() {
	lead := r.leadSentence()
	if lead >= len(r.sents) {
		return
	}
	name := r.topic(lead)
	if name < 0 || r.ms[name].kind != nlp.Named || r.ms[name].what != nlp.Person {
		return
	}
	roles := r.roles(name)
	for i := range name {
		m := &r.ms[i]
		if r.inHeading(m) && m.kind == nlp.Nominal && m.det == bareNoun && m.number == singular && m.rel == "nsubj" && m.members == nil && slices.Contains(roles, m.lemma) {
			r.link(name, i, "who the heading is about")
		}
	}
}

// hasAge reports whether an age stands behind the name at word w: "Ada Moss, 54,".
func (s *sentence) hasAge(w int) bool {
	for _, k := range s.kids[w] {
		if word := &s.Words[k]; word.UPOS == "NUM" && k > w && s.Words[k-1].Form == "," && len(word.Form) == 2 {
			return true
		}
	}
	return false
}

// mentionedBefore reports whether the text names the person of mention i up to a sentence.
func (r *resolver) mentionedBefore(i, sent int) bool {
	for j := 0; j < i && r.ms[j].sent <= sent; j++ {
		if r.root(j) == r.root(i) && !r.inHeading(&r.ms[j]) {
			return true
		}
	}
	return false
}

// pleaders are nouns for those who speak for clients.
var pleaders = wordSet("lawyer attorney solicitor barrister counsel advocate agent")

// linkClients takes "his client" in what a lawyer says for the one whose lawyer that
// is: "Moss's lawyer, Bo Holm, said his client would appeal".
func (r *resolver) linkClients() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.lemma != "client" || m.det != possessed || m.number != singular || m.ante >= 0 {
			continue
		}
		if o := r.possessor(i); o < 0 || r.ms[o].kind != nlp.Pronoun {
			continue
		}
		for j := i - 1; j >= 0 && r.ms[j].sent == m.sent; j-- {
			if !pleaders[r.ms[j].lemma] || r.chain(j).what != nlp.Person {
				continue
			}
			if of := r.represented(j); of >= 0 && r.chain(of).what != nlp.Organization {
				r.link(i, of, "whose lawyer speaks")
			}
			break
		}
	}
}

// represented returns the mention of whom lawyer j speaks for: his possessor or who
// stands behind "for", "of" or "representing". It is -1 where the text does not tell.
func (r *resolver) represented(j int) int {
	m := &r.ms[j]
	s := &r.sents[m.sent]
	if o := r.possessor(j); o >= 0 {
		return o
	}
	for _, k := range s.kids[m.head] {
		if prep := s.caseOf(k); s.Words[k].Rel == "nmod" && (prep == "for" || prep == "of") && s.at[k] >= 0 {
			return s.at[k]
		}
		if o := s.child(k, "obj"); s.Words[k].Rel == "acl" && strings.EqualFold(s.Words[k].Form, "representing") && o >= 0 {
			return s.at[o]
		}
	}
	return -1
}
