package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// meaning returns the relation that a draft means between two ends, and whether
// it runs the other way round: of what its phrase or else its verb can mean the
// first whose ends fit, or its phrase.
func (r *relater) meaning(d *draft, subject, object end) (relation string, inverse bool) {
	var all []vocab.Meaning
	switch known, ok := vocab.Lookup(d.relation); {
	case ok:
		all = []vocab.Meaning{{Relation: known}}
	case d.relation != "":
		return d.relation, false
	default:
		all = vocab.Meanings(d.phrase)
		if d.like != "" {
			all = vocab.Meanings(d.like)
		}
		if len(all) == 0 && vocab.Has(d.phrase) {
			return d.phrase, false // "left for Peru" left no Peru
		}
		if len(all) == 0 && d.verb != "" {
			all = vocab.Meanings(d.verb)
		}
	}
	if whole := r.idle(d.phrase, object); d.rule == "verb" && whole != "" {
		return whole, false
	}
	if ofActors[d.phrase] && !r.canTakePart(object) || d.phrase == "claim" && r.canTakePart(object) ||
		ofGoers[d.phrase] && !r.canTakePart(subject) && !r.text.Chains[subject.chain].Named {
		return d.phrase, false
	}
	for _, m := range all {
		s, o := subject, object
		if m.Inverse {
			s, o = o, s
		}
		if r.isOf(s, m.Subject) && r.isOf(o, m.Relation.Object) && (m.Phrase.Object == "" || r.isOf(o, []string{m.Phrase.Object})) {
			return m.Name, m.Inverse
		}
	}
	return d.phrase, false
}

// idle returns the relation of a verb where the vocabulary lists it with the noun of its
// object among the phrases that mean none of its relations, as who addresses an issue
// attends nothing; "" otherwise.
func (r *relater) idle(verb string, object end) string {
	phrase := verb + " " + r.lemmaAt(object.head)
	if r.sent.Words[object.head].UPOS != "NOUN" || !vocab.Has(phrase) || len(vocab.Meanings(phrase)) > 0 {
		return ""
	}
	return without(phrase, verb)
}

// isOf reports whether an end is of one of the types that a relation joins, or
// it joins any. A thing whose kind is not known is of all kinds; words are of
// none but dates.
func (r *relater) isOf(e end, types []string) bool {
	if len(types) == 0 {
		return true
	}
	if e.chain < 0 {
		return e.date && slices.Contains(types, "DATE")
	}
	c := &r.text.Chains[e.chain]
	for _, name := range types {
		if bodies, special := bodyWords[name]; special {
			if c.Kind != nlp.Person && c.Kind != nlp.Place && namesBody(c, bodies) {
				return true
			}
			continue
		}
		if name == kindNames[c.Kind] || c.Kind == nlp.Other && name != "DATE" {
			return true
		}
	}
	return false
}

// bodyWords are the words of names by which a body is of a type that the
// vocabulary knows beyond kinds.
var bodyWords = map[string]map[string]bool{
	"SCHOOL": set(`university college school academy institute polytechnic conservatory conservatoire seminary gymnasium lyceum
		lycée université universität universidad università faculty mit ucla yale harvard princeton stanford oxford cambridge`),
	"PARTY": set(`party democrats democrat republicans republican conservatives labour tories liberals liberal greens socialists
		communists cdu csu spd gop ukip`),
}

// namesBody reports whether a chain is named, and by one of these words.
func namesBody(c *nlp.Chain, bodies map[string]bool) bool {
	if !c.Named {
		return false
	}
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(" -,.()'", r) }) {
			if bodies[word] {
				return true
			}
		}
	}
	return false
}

// kindNames has the vocabulary's name of every kind.
var kindNames = map[nlp.Kind]string{
	nlp.Person: "PERSON", nlp.Organization: "ORGANIZATION", nlp.Place: "PLACE", nlp.Group: "GROUP",
	nlp.Event: "EVENT", nlp.Work: "WORK", nlp.Facility: "FACILITY", nlp.Other: "OTHER",
}
