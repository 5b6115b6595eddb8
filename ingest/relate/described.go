package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Who is called by an office, and the city that is called a capital, is that: where "Kenya's
// president" refers to somebody whom the text names elsewhere, it says who is president.

// descriptions renders the roles in the sentence at hand by which the text refers to
// what it names elsewhere.
func (r *relater) descriptions() {
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Sent != r.number || !r.isCalledByRole(m) {
			continue
		}
		c := &nlp.Clause{Sent: r.number, Head: m.Head, Kind: nlp.RoleClause, Lemma: "be", Up: -1, Speech: nlp.Speech{Head: -1}}
		a := nlp.Arg{Role: nlp.Attribute, Head: m.Head, Start: m.Start, End: m.End}
		bearer := end{chain: m.Chain, certainty: certainReference, start: m.Start, head: m.Head, stop: m.End}
		d := draft{clause: c, index: -1, modality: nlp.Fact, place: -1, subject: []end{bearer}, rule: "description",
			confidence: sureDeep, leaveTimeAlone: true}
		if owners, _ := r.named(r.complementsOf(m.Head)); len(owners) > 0 {
			r.emitRole(d, a, owners)
		}
	}
}

// isCalledByRole reports whether mention m is a description of something named by one
// role, which no clause gives it in so many words.
func (r *relater) isCalledByRole(m *nlp.Mention) bool {
	w := &r.sent.Words[m.Head]
	lemma := strings.ToLower(w.Lemma)
	if m.Kind != nlp.Nominal || m.Ranked || !r.text.Chains[m.Chain].Named || w.XPOS != "NN" || lemma != "capital" && (!isOffice(lemma) || r.inHeadline()) {
		return false
	}
	switch w.Rel {
	case "appos", "nmod:desc", "compound":
		return false
	}
	for _, k := range r.kids[m.Head] {
		switch kid := &r.sent.Words[k]; {
		case kid.Rel == "cop" || kid.Rel == "appos" || coming[strings.ToLower(kid.Form)]:
			return false
		case kid.Rel == "det" && !strings.EqualFold(kid.Form, "the"), kid.Rel == "nmod:poss" && kid.UPOS == "PRON" && !singular[strings.ToLower(kid.Form)]:
			return false
		}
	}
	return true
}

// coming are adjectives for who is not yet what he is called.
var coming = set("next future incoming prospective potential possible would-be likely")

// singular are the possessive pronouns of the third person for one.
var singular = set("his her its")
