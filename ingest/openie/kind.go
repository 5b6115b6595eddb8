package openie

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A kind is how a sentence makes a proposition.
type kind uint8

const (
	mainVerb        kind = iota // of the sentence itself
	mainCopula                  // "X is Y"
	conjoined                   // a later verb of the sentence: "X came and saw"
	beside                      // beside the sentence: "It ended, X said."
	content                     // what somebody says, with a verb
	contentCopula               // the same with a copula
	thought                     // what somebody thinks, asks or makes happen
	adverbial                   // "… when X came"
	adverbialCopula             // "… when X was ready"
	condition                   // "… if X came"
	relative                    // "… who came"
	participle                  // "the talks held in Oslo"
	converb                     // "X left, thanking Y"
	reported                    // either of the two within what somebody says
	marked                      // "… by thanking Y"
	purpose                     // "… to meet Y"
	infinitive                  // "the plan to meet Y"
	nominal                     // "the idea of meeting Y", "the news that X came"
	controlled                  // "asked X to meet Y"
	otherClause
	nested         // "chaired the council of Oslo": what is chaired lies in a noun phrase
	nameApposition // "Khan, a guide": a name explained
	tightName      // "the ferry Aurora"
	twoNames       // "Khan, Smith"
	nounName       // "a guide, Khan"
	twoNouns       // "a guide, a friend of Y"
	placeIn        // "Bergen, Norway"
	title          // "President Khan"
)

// confidence is how far gold tuples agree with ours, as the mean precision and
// gain in recall that each kind has on the dev half of CaRB.
var confidence = map[kind]float64{
	mainVerb: 0.85, mainCopula: 0.75, conjoined: 0.67, beside: 0.7,
	content: 0.6, contentCopula: 0.48, thought: 0.41, adverbial: 0.65, adverbialCopula: 0.2,
	relative: 0.57, participle: 0.52, converb: 0.45, reported: 0.42, condition: 0.4, marked: 0.39, purpose: 0.37, infinitive: 0.46, nominal: 0.32,
	controlled: 0.5, otherClause: 0.6, nested: 0.42,
	nameApposition: 0.68, tightName: 0.47, twoNames: 0.5, nounName: 0.36, twoNouns: 0.15,
	placeIn: 0.46, title: 0.49,
}

// certain reports whether the sentence itself holds what kind k says, or at
// least somebody who tells it: compact tuples and triples leave out the rest.
func certain(k kind) bool {
	switch k {
	case thought, nominal, condition, twoNouns:
		return false
	}
	return true
}

// conditional are the conjunctions of what may or may not be so.
var conditional = words(`if unless whether`)

// marker returns the conjunction that opens clause i, "" for none.
func (r *reader) marker(i int) string {
	if k := r.child(i, "mark"); k >= 0 {
		return r.form(k)
	}
	return ""
}

// isReported reports whether clause i lies within what somebody says.
func (r *reader) isReported(i int) bool {
	for i = r.Words[i].Head; i >= 0; i = r.Words[i].Head {
		if r.is(i, "ccomp") {
			return true
		}
	}
	return false
}

// leader returns the predicate that i is conjoined with or an open complement
// of, directly or by others: the one whose place in the sentence is theirs too.
func (r *reader) leader(i int) int {
	for r.is(i, "conj", "xcomp") {
		i = r.Words[i].Head
	}
	return i
}

// kindOf returns how the sentence makes the proposition of clause c.
func (r *reader) kindOf(c *nlp.Clause) kind {
	i := r.leader(c.Head)
	copula := c.Kind == nlp.CopulaClause
	pick := func(verb, cop kind) kind {
		if copula {
			return cop
		}
		return verb
	}
	switch rel := r.Words[i].Rel; {
	case rel == "acl:relcl":
		return relative
	case r.is(c.Head, "xcomp") && !r.opens(c.Head):
		return controlled
	case rel == "root" && r.is(c.Head, "conj"):
		return pick(conjoined, mainCopula)
	case rel == "root":
		return pick(mainVerb, mainCopula)
	case rel == "parataxis":
		return beside
	case rel == "ccomp" && !speech[r.Words[r.Words[i].Head].Lemma]:
		return thought
	case rel == "ccomp":
		return pick(content, contentCopula)
	case rel == "advcl" && conditional[r.marker(i)]:
		return condition
	case rel == "advcl" && r.child(i, "nsubj", "nsubj:pass") >= 0:
		return pick(adverbial, adverbialCopula)
	case rel == "advcl" && r.Words[i].XPOS == "VB":
		return purpose
	case rel == "advcl" && r.child(i, "mark") >= 0:
		return marked
	case rel == "advcl" && !r.isReported(i):
		return converb
	case strings.HasPrefix(rel, "acl") && r.Words[i].XPOS == "VB":
		return infinitive
	case strings.HasPrefix(rel, "acl") && r.child(i, "mark") >= 0:
		return nominal
	case strings.HasPrefix(rel, "acl") && !r.isReported(i):
		return participle
	case rel == "advcl" || strings.HasPrefix(rel, "acl"):
		return reported
	}
	return otherClause
}
