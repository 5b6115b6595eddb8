package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A role with "the" and without whose it is takes up what the text has just
// spoken of: after "at Norlight", "the chairman, Ada Moss" is Norlight's.

// headships are roles that one body has one of, governments those of states.
var (
	headships = set(`manager coach captain chairman chairwoman chairperson director editor executive head boss owner founder co-founder
		spokesman spokeswoman spokesperson rector treasurer`)
	governments = set("minister president premier chancellor king queen ambassador monarch")
)

// ownerOf returns whose role argument a of a role clause is where the clause
// itself does not tell: the only body or state that the sentence names before
// it, else the body or the state that the text is about. ok is false without one.
func (r *relater) ownerOf(a nlp.Arg, bearer end) (owner end, ok bool) {
	chain, several := -1, false
	lemma, the := r.lemmaAt(a.Head), strings.EqualFold(r.sent.Words[a.Start].Form, "the")
	switch {
	case lemma == "capital" && the && r.text.Chains[bearer.chain].Kind == nlp.Place:
		if state := gazetteer.Capital(r.text.Chains[bearer.chain].Name); state != nil {
			chain = r.stateOfCode(state.Code)
		} else {
			chain = r.home()
		}
	case !r.isPerson(bearer) || len(r.complementsOf(bearer.head)) > 0: // "the new king, William of Orange"
	case the && r.bodyBefore(a.Head) != "":
		chain = r.onlyCalled(r.bodyBefore(a.Head))
	case r.isTitleOf(a, bearer) && r.sideBefore(a) >= 0:
		chain = r.sideBefore(a)
	case r.isTitleOf(a, bearer) && r.ofState(a):
		chain = r.stateOfOffice(a, bearer)
	case r.ofState(a) && r.ruled(a.Head) >= 0:
		chain = r.ruled(a.Head)
	case r.ofState(a) && the:
		if chain, several = r.onlyBefore(a.Start, nlp.Place); chain < 0 && !several {
			chain = r.stateOfOffice(a, bearer)
		}
	case headships[lemma] && the && a.Head+1 != bearer.head: // "the director Ada Moss", as "the painter", tells a profession
		if chain, several = r.onlyBefore(a.Start, nlp.Organization); chain < 0 && !several {
			chain = r.topic()
		}
	}
	return end{chain: chain, certainty: certainRanked, start: a.Start, head: a.Head, stop: a.End}, chain >= 0
}

// ruled returns the state that a relative clause says the one with office k rules, "the army
// chief who has ruled Peru since a coup", or -1.
func (r *relater) ruled(k int) int {
	for _, v := range r.kids[k] {
		if r.sent.Words[v].Rel != "acl:relcl" || !rules[r.lemmaAt(v)] {
			continue
		}
		for _, o := range r.kids[v] {
			if m, ok := r.mentions[position{r.number, o}]; ok && r.sent.Words[o].Rel == "obj" && r.isState(r.text.Mentions[m].Chain) {
				return r.text.Mentions[m].Chain
			}
		}
	}
	return -1
}

var rules = set("rule govern lead run head")

// sideBefore returns the chain whose side a sentence tells of before role a: "On the
// Kenyan side, chief negotiator Ada Moss". It is -1 without one, and for a title.
func (r *relater) sideBefore(a nlp.Arg) int {
	if _, title := gazetteer.Title(r.sent.Words[a.Head].Form); title {
		return -1
	}
	for k := range a.Start {
		if r.lemmaAt(k) != "side" || r.prep(k) != "on" {
			continue
		}
		for _, j := range r.kids[k] {
			if m, ok := r.mentions[position{r.number, j}]; ok && j < k && r.isNamed(j) {
				return r.text.Mentions[m].Chain
			}
		}
	}
	return -1
}

// bodyBefore returns the common noun before role k that tells what sort of body it is a
// role in, "club" in "the club captain", or "".
func (r *relater) bodyBefore(k int) string {
	if k == 0 || r.sent.Words[k-1].UPOS != "NOUN" || r.sent.Words[k-1].Head != k || !heads[r.lemmaAt(k)] {
		return ""
	}
	noun, _ := gazetteer.NounOf(r.lemmaAt(k - 1))
	if noun.Kind != nlp.Organization && noun.Kind != nlp.Facility || organs[r.lemmaAt(k-1)] {
		return ""
	}
	return r.lemmaAt(k - 1)
}

// heads are who is at the head of a body of any sort.
var heads = set("captain chairman chairwoman chairperson director editor head boss owner founder governor president leader manager coach rector treasurer principal warden")

// onlyCalled returns the only body before the sentence at hand that has a name in what it
// is called, with a noun at its end: "Moss Hill prison". It is -1 without one.
func (r *relater) onlyCalled(noun string) int {
	found := -1
	for i := range r.text.Chains {
		c := &r.text.Chains[i]
		if !r.isAnchored(i) || c.Kind == nlp.Person || c.Kind == nlp.Place || r.text.Mentions[c.Mentions[0]].Sent >= r.number {
			continue
		}
		if !slices.ContainsFunc(append([]string{c.Name}, c.Aliases...), func(name string) bool { return endsIn(name, noun) }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// onlyBefore returns the only chain of a kind that the sentence names before word
// start; it is -1 without one and where there are several.
func (r *relater) onlyBefore(start int, kind nlp.Kind) (chain int, several bool) {
	chain = -1
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if c := &r.text.Chains[m.Chain]; m.Sent != r.number || m.Head >= start || !c.Named || c.Kind != kind {
			continue
		}
		if chain >= 0 && chain != m.Chain {
			return -1, true
		}
		chain = m.Chain
	}
	return chain, false
}

// topic returns the body that the text is about when the sentence at hand still
// is: the subject of the first sentence, if a heading names it and no other body
// is the last subject of the sentence before. It is -1 without one.
func (r *relater) topic() int {
	chain, last := -1, -1
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if c := &r.text.Chains[m.Chain]; !c.Named || c.Kind != nlp.Organization {
			continue
		}
		subject := strings.HasPrefix(r.text.Sentences[m.Sent].Words[m.Head].Rel, "nsubj")
		switch {
		case m.Sent == r.firstSentence() && subject && chain < 0:
			chain = m.Chain
		case m.Sent == r.number-1 && subject:
			last = m.Chain
		}
	}
	if chain < 0 || last >= 0 && last != chain {
		return -1
	}
	for _, i := range r.text.Chains[chain].Mentions {
		if r.isHeading(r.text.Mentions[i].Sent) {
			return chain
		}
	}
	return -1
}

// firstSentence returns the first sentence of a paragraph, or -1.
func (r *relater) firstSentence() int {
	for i := range r.text.Sentences {
		if b := r.text.Sentences[i].Block; b >= 0 && b < len(r.text.Blocks) && r.text.Blocks[b].Kind == nlp.Paragraph {
			return i
		}
	}
	return -1
}
