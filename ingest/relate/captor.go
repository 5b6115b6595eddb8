package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Who lets somebody go and who gets somebody out use the same verb: Kenya
// freed its prisoners, the police freed the hostages of a gang. The one who
// holds them decides.

// freeing turns a release into a rescue where another one than the subject
// holds whom it frees.
func (r *relater) freeing(relation string, c *nlp.Clause, subject end) string {
	if relation == "release" && r.heldByAnother(c, subject) {
		return "rescue"
	}
	return relation
}

// heldByAnother reports whether a clause tells of somebody but the subject who
// holds its patients: "from the kidnappers", "held by the rebels", or hostages
// that an armed force of a state has come for.
func (r *relater) heldByAnother(c *nlp.Clause, subject end) bool {
	for _, a := range c.Args {
		switch {
		case a.Role == nlp.Oblique && a.Prep == "from" && r.isAnother(a.Head, subject):
			return true
		case a.Role != nlp.Patient:
			continue
		case r.heldBy(a.Head, subject):
			return true
		case captives[strings.ToLower(r.sent.Words[a.Head].Lemma)] && r.isForce(c):
			return true
		}
	}
	return false
}

// heldBy reports whether the noun at word w is said to be held by another one
// than the subject.
func (r *relater) heldBy(w int, subject end) bool {
	for _, k := range r.kids[w] {
		if !holding[strings.ToLower(r.sent.Words[k].Lemma)] {
			continue
		}
		for _, by := range r.kids[k] {
			if r.sent.Words[by].Rel == "obl:agent" || r.preposition(by) == "by" {
				return r.isAnother(by, subject)
			}
		}
	}
	return false
}

func (r *relater) preposition(w int) string {
	for _, k := range r.kids[w] {
		if r.sent.Words[k].Rel == "case" {
			return strings.ToLower(r.sent.Words[k].Form)
		}
	}
	return ""
}

// isAnother reports whether word w means somebody who is not the subject.
func (r *relater) isAnother(w int, subject end) bool {
	m, ok := r.mentions[position{r.number, w}]
	if !ok {
		return false
	}
	chain := r.text.Mentions[m].Chain
	kind := r.text.Chains[chain].Kind
	return chain != subject.chain && (kind == nlp.Person || kind == nlp.Group || kind == nlp.Organization)
}

// isForce reports whether the subject of a clause is an armed force or a crew
// that comes to help.
func (r *relater) isForce(c *nlp.Clause) bool {
	for _, a := range c.Args {
		if a.Role == nlp.Agent && rescuers[strings.ToLower(r.sent.Words[a.Head].Lemma)] {
			return true
		}
	}
	return false
}

var (
	captives = set("hostage captive")
	holding  = set("hold seize kidnap abduct capture take detain imprison trap")
	rescuers = set("police army navy force troop soldier commando officer guard marine unit firefighter rescuer crew team")
)
