package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// noun renders a noun that names an action.
func (r *relater) noun(index int, c *nlp.Clause) {
	agents := r.actors(r.subjects(c, nlp.Agent))
	d := draft{clause: c, index: index, modality: c.Modality, place: r.placeOf(c), leaveTimeAlone: strings.HasPrefix(c.Lemma, "have "),
		rule: "noun", confidence: sureNoun, subject: agents}
	r.dated(d, c)
	if len(agents) == 0 {
		r.drop("nobody named does it")
		return
	}
	if len(agents) == 1 {
		if parties := r.parties(c); len(parties) > 1 {
			agents = parties
		}
	}
	if d.subject = agents; c.Lemma == "exchange" {
		r.reciprocate(d, c) // whoever exchanges something does it with another
		return
	}
	if relation, ok := vocab.Lookup(mapped(c.Lemma+" with", c.Lemma)); ok && relation.Symmetric && len(agents) > 1 && !r.isWithSomebody(c) {
		r.mutual(d, agents, c.Lemma+" with")
		d.subject = agents
	}
	d.phrase, d.object = c.Lemma, r.objects(c, nlp.Patient)
	r.emit(d)
	for _, a := range c.Args {
		if a.Role != nlp.Oblique || a.Prep == "" || r.inTime[position{r.number, a.Head}] || locative[a.Prep] && r.placeAt(a) >= 0 && !vocab.Has(join(c.Lemma, a.Prep)) {
			continue
		}
		ends := r.ends(a)
		if len(ends) == 0 || ends[0].chain < 0 && !selected[a.Prep] {
			continue
		}
		one := d
		one.object, one.phrase, one.verb = ends, join(c.Lemma, a.Prep), c.Lemma
		if a.Prep == "from" || a.Prep == "to" {
			if moved := r.subjects(c, nlp.Patient); len(moved) > 0 {
				one.subject, one.phrase, one.verb = moved, join("be", past(c.Lemma), a.Prep), ""
			}
		}
		r.emit(one)
		r.partners(one, c, a)
	}
}

// isWithSomebody reports whether an action names with whom it was done: who stands
// together on the other side did not do it to each other.
func (r *relater) isWithSomebody(c *nlp.Clause) bool {
	for _, a := range c.Args {
		if a.Role == nlp.Oblique && a.Prep == "with" {
			return true
		}
	}
	return false
}

// parties returns whose people take part in an action when one noun tells it
// of several: "talks between officials of A and B", "of the two countries".
func (r *relater) parties(c *nlp.Clause) []end {
	for _, a := range c.Args {
		if a.Role != nlp.Agent || r.sent.Words[a.Head].XPOS != "NNS" {
			continue
		}
		for _, k := range r.kids[a.Head] {
			if prep := r.prep(k); r.sent.Words[k].Rel == "nmod" && (prep == "of" || prep == "from") {
				return r.bodies(k)
			}
		}
	}
	return nil
}

// actors keeps the ends that can do what a noun says: whoever acts, and what
// has a name.
func (r *relater) actors(ends []end) []end {
	var kept []end
	for _, e := range ends {
		if r.isActor(e.chain) || r.isAnchored(e.chain) {
			kept = append(kept, e)
		}
	}
	return kept
}

// past returns the past participle of a verb that can move things.
func past(lemma string) string {
	switch {
	case irregular[lemma] != "":
		return irregular[lemma]
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d"
	case lemma == "transfer":
		return "transferred"
	}
	return lemma + "ed"
}

var irregular = map[string]string{"withdraw": "withdrawn", "sell": "sold", "buy": "bought", "take over": "taken over", "hit": "hit", "steal": "stolen", "bear": "born"}

// mapped returns the relation of a phrase of more words than verb, or that of the
// verb when the vocabulary lacks the phrase.
func mapped(phrase, verb string) string {
	relation, _ := vocab.Map(phrase)
	switch {
	case relation != phrase:
		return relation
	case vocab.Has(phrase):
		return without(phrase, verb)
	}
	relation, _ = vocab.Map(verb)
	return relation
}

// without returns the relation of a phrase that means none of the vocabulary's: its
// verb, or all of it where the verb is the name of one.
func without(phrase, verb string) string {
	if _, relation := vocab.Lookup(verb); relation {
		return phrase
	}
	return verb
}
