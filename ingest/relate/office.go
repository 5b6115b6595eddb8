package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Offices that stand elsewhere than behind "is": "serves as chairman of X", "joined X as
// chairman", "X's chairman is Ada Moss", "one of the founders of X".

// servesAs renders the office that argument a names, with what it is an office of,
// and reports whether the text tells that. verb is in the words of the claim:
// "serve", "be appointed".
func (r *relater) servesAs(d draft, c *nlp.Clause, verb string, a nlp.Arg) bool {
	if a.Prep != "as" || !isOffice(r.lemmaAt(a.Head)) {
		return false
	}
	complements := r.complementsOf(a.Head)
	if len(complements) == 0 {
		complements = r.sharedComplements(a.Head)
	}
	complements, ends := r.named(complements)
	if len(complements) == 0 && joins[c.Lemma] {
		for _, p := range c.Args {
			if all := r.ends(p); p.Role == nlp.Patient && len(all) > 0 {
				p.Prep = "of"
				complements, ends = append(complements, p), append(ends, all)
			}
		}
	}
	phrase := r.rolePhrase(a, complements)
	for i, o := range complements {
		one := d
		one.object, one.phrase, one.like, one.verb = ends[i], join(verb, "as", phrase, o.Prep), join("be", phrase, o.Prep), ""
		one.relation = r.roleAt(d, a, o, one.like)
		one.rule, one.confidence = "oblique", sureOblique
		r.emit(one)
	}
	return len(complements) > 0
}

// joins are verbs whose object is the body that one takes an office in.
var joins = set("join rejoin")

// inverted returns the clause of a copula the other way round where its subject is
// a role and its predicate a name: "X's chairman is Ada Moss" tells of her.
func (r *relater) inverted(c *nlp.Clause) (turned *nlp.Clause, ok bool) {
	if c.Kind != nlp.CopulaClause || len(c.Args) < 2 || !r.isName(c.Head) {
		return nil, false
	}
	role := c.Args[0]
	if w := &r.sent.Words[role.Head]; role.Role != nlp.Agent || role.Shared || w.UPOS != "NOUN" || w.XPOS != "NN" && !r.isOwnedBy(role.Head) || !isOffice(r.lemmaAt(role.Head)) && !r.isPartOf(role) || len(r.complementsOf(role.Head)) == 0 {
		return nil, false
	}
	t := *c
	t.Args = nil
	for _, a := range c.Args {
		switch {
		case a.Role == nlp.Attribute && a.Prep == "":
			a.Role = nlp.Agent
		case a.Role == nlp.Agent:
			a.Role = nlp.Attribute
		}
		t.Args = append(t.Args, a)
	}
	return &t, true
}

// isOwnedBy reports whether noun k has a possessor before it.
func (r *relater) isOwnedBy(k int) bool {
	for _, j := range r.kids[k] {
		if r.sent.Words[j].Rel == "nmod:poss" {
			return true
		}
	}
	return false
}

// isName reports whether word k is a proper noun.
func (r *relater) isName(k int) bool { return r.sent.Words[k].UPOS == "PROPN" }

// isPartOf reports whether an argument is what one body is to another: "its parent
// company".
func (r *relater) isPartOf(a nlp.Arg) bool {
	for k := a.Start; k <= a.Head; k++ {
		if belonging[strings.ToLower(r.sent.Words[k].Form)] {
			return true
		}
	}
	return false
}

var belonging = set("parent owner subsidiary headquarters seat capital")

// oneOf returns the role in the plural that an argument says somebody has one of:
// "one of the founders of X" says what "a founder of X" says.
func (r *relater) oneOf(a nlp.Arg) nlp.Arg {
	if r.lemmaAt(a.Head) != "one" {
		return a
	}
	for _, k := range r.kids[a.Head] {
		if w := &r.sent.Words[k]; w.Rel == "nmod" && w.XPOS == "NNS" && r.prep(k) == "of" && isOffice(r.lemmaAt(k)) {
			role := r.phrase(k)
			role.Role = nlp.Attribute
			return role
		}
	}
	return a
}

// counterpart emits that whom argument a calls somebody's counterpart elsewhere has there
// the office that the text has told of that one: behind "the Kenyan president, Bo Holm",
// "his Danish counterpart, Ada Moss" is president of Denmark. It reports whether it does.
func (r *relater) counterpart(d draft, a nlp.Arg) bool {
	if !r.isCounterpart(a.Head) {
		return false
	}
	var fellow, body []end
	for _, o := range r.complementsOf(a.Head) {
		all := r.bodies(o.Head)
		switch {
		case len(all) != 1 || r.inTime[position{r.number, o.Head}]:
		case r.isPerson(all[0]) && (o.Prep == "of" || o.Prep == "to"):
			fellow = all
		case !r.isPerson(all[0]):
			body = all
		}
	}
	if len(fellow) != 1 || len(body) != 1 {
		return false
	}
	for i := len(r.text.Claims) - 1; i >= 0; i-- {
		c := &r.text.Claims[i]
		if c.Subject == fellow[0].chain && c.Object >= 0 && c.Object != body[0].chain && c.Rule == d.rule && strings.HasPrefix(c.Phrase, "be ") && strings.HasSuffix(c.Phrase, " of") {
			d.phrase, d.relation, d.object = c.Phrase, c.Relation, body
			r.emit(d)
			return true
		}
	}
	return false
}

// isCounterpart reports whether noun k is for who has the same office elsewhere.
func (r *relater) isCounterpart(k int) bool {
	lemma := r.lemmaAt(k)
	return lemma == "counterpart" || lemma == "number" && k > 0 && strings.EqualFold(r.sent.Words[k-1].Form, "opposite")
}
