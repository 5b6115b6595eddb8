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
	adverbial                   // "… when X came"
	adverbialCopula             // "… when X was ready"
	relative                    // "… who came"
	participle                  // "the talks held in Oslo"
	converb                     // "X left, thanking Y"
	purpose                     // "… to meet Y"
	infinitive                  // "the plan to meet Y"
	controlled                  // "asked X to meet Y"
	otherClause
	nameApposition // "Khan, a guide": a name explained
	tightName      // "the ferry Aurora"
	twoNames       // "Khan, Smith"
	nounName       // "a guide, Khan"
	twoNouns       // "a guide, a friend of Y"
	placeIn        // "Bergen, Norway"
	title          // "President Khan"
	possession     // "Khan's boat"
)

// confidence is how far gold tuples agree with ours, as the mean precision and
// gain in recall that each kind has on the dev half of CaRB.
var confidence = map[kind]float64{
	mainVerb: 0.85, mainCopula: 0.75, conjoined: 0.67, beside: 0.7,
	content: 0.5, contentCopula: 0.25, adverbial: 0.65, adverbialCopula: 0.2,
	relative: 0.57, participle: 0.52, converb: 0.43, purpose: 0.37, infinitive: 0.33,
	controlled: 0.6, otherClause: 0.6,
	nameApposition: 0.68, tightName: 0.53, twoNames: 0.5, nounName: 0.4, twoNouns: 0.15,
	placeIn: 0.5, title: 0.42, possession: 0.2,
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
	case rel == "ccomp":
		return pick(content, contentCopula)
	case rel == "advcl" && r.child(i, "nsubj", "nsubj:pass") >= 0:
		return pick(adverbial, adverbialCopula)
	case rel == "advcl" && r.Words[i].XPOS == "VB":
		return purpose
	case rel == "advcl":
		return converb
	case strings.HasPrefix(rel, "acl") && (r.Words[i].XPOS == "VB" || r.child(i, "mark") >= 0):
		return infinitive
	case strings.HasPrefix(rel, "acl"):
		return participle
	}
	return otherClause
}
