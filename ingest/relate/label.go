package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// attributes renders predicate nouns below a verb: "became president", "named
// X envoy".
func (r *relater) attributes(d draft, c *nlp.Clause) {
	for _, a := range c.Args {
		if a.Role == nlp.Attribute {
			r.label(d, c, a)
		}
	}
}

// label emits what a verb makes its object, or without one its subject, to be.
// Only verbs of appointing and becoming make it so; with the others ("called it
// a victory") it is so for their subject.
func (r *relater) label(d draft, c *nlp.Clause, a nlp.Arg) {
	bearer := r.subjects(c, nlp.Patient)
	if len(bearer) == 0 && !hasArg(c, nlp.Patient) || following[c.Lemma] {
		bearer = r.subjects(c, nlp.Agent)
	}
	if !constitutive[c.Lemma] && !following[c.Lemma] {
		if !labelling[c.Lemma] || r.labelsIt(c) {
			return
		}
		said := *c
		for _, by := range c.Args {
			if by.Role == nlp.Agent && said.Speech.Verb == "" {
				said.Speech = nlp.Speech{Sent: c.Sent, Head: by.Head, Verb: c.Lemma}
			}
		}
		if said.Speech.Verb == "" {
			return
		}
		d.clause = &said
	}
	d.subject, d.rule, d.confidence = bearer, "attribute", sureLabel
	r.emitRole(d, a, append(r.complementsOf(a.Head), ofWhich(c)...))
}

// labelsIt reports whether what a clause labels is "it" or "that", taken for
// somebody: more often it is what happened.
func (r *relater) labelsIt(c *nlp.Clause) bool {
	for _, a := range c.Args {
		if a.Role != nlp.Patient || !pointers[strings.ToLower(r.sent.Words[a.Head].Form)] {
			continue
		}
		for _, e := range r.ends(a) {
			if r.canTakePart(e) {
				return true
			}
		}
	}
	return false
}

// constitutive verbs make something what they say it is.
var constitutive = set("appoint name elect nominate designate choose select pick become remain make serve install hire reappoint promote swear")

// following verbs make their subject what their object was: "succeeded X as head of".
var following = set("succeed replace")

// labelling verbs tell what somebody takes something for.
var labelling = set("call describe see view regard label brand dub hail denounce condemn characterize characterise depict portray consider deem declare recognize recognise identify praise criticize know find think believe judge rule")

// attributeOf emits that bearer is what argument a says.
func (r *relater) attributeOf(d draft, bearer []end, a nlp.Arg) {
	d.subject = bearer
	d.rule, d.confidence = "attribute", sureLabel
	r.emitRole(d, a, r.complementsOf(a.Head))
}
