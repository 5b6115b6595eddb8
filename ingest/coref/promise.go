package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// committing are verbs with which somebody speaks of what he himself does or did.
var committing = wordSet("promise vow pledge swear threaten deny admit confess boast apologise apologize")

// linkPromised takes the pronoun that is the subject of what somebody promises,
// admits or denies for that one: "Moss promised the farmers that she would stay".
func (r *resolver) linkPromised() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Pronoun || m.person != 3 || m.ante >= 0 || m.relative || m.reflexive || m.det == demonstrative {
			continue
		}
		s := &r.sents[m.sent]
		v := s.Words[m.head].Head
		if v < 0 || baseRel(s.Words[m.head].Rel) != "nsubj" {
			continue
		}
		up := s.complemented(v)
		if up < 0 || !committing[strings.ToLower(s.Words[up].Lemma)] {
			continue
		}
		subject := r.subjectOf(m.sent, up)
		if subject < 0 || r.ms[subject].head > m.head || r.ms[subject].relative || !r.fits(i, subject) || r.chain(subject).what == nlp.Place {
			continue
		}
		r.link(i, subject, "who promises")
	}
}

// complemented returns the verb whose complement with "that" or without a mark clause
// v is, be it hung on the one who is told: "promised the farmers that". It is -1 for
// others.
func (s *sentence) complemented(v int) int {
	up := s.Words[v].Head
	if s.Words[v].Rel == "ccomp" {
		return up
	}
	that := slices.ContainsFunc(s.kids[v], func(k int) bool { return k < v && strings.EqualFold(s.Words[k].Form, "that") })
	if up < 0 || baseRel(s.Words[v].Rel) != "acl" || !that {
		return -1
	}
	switch s.Words[up].Rel {
	case "obj", "iobj", "obl", "obl:unmarked":
		return s.Words[up].Head
	}
	return -1
}

// urging are verbs whose object is to do what the infinitive behind it tells.
var urging = wordSet("urge persuade prompt force order ask tell press pressure push allow convince compel lead cause require oblige command encourage")

// claiming are verbs for what is asked back or for oneself: in "urged Kenya to free its
// citizens" they can be citizens of either.
var claiming = wordSet("free release return repatriate give hand send extradite pay join support back meet recognise recognize accept lift respect help attack")

// linkUrged takes the pronoun for the owner of what somebody is urged or forced to do
// something to for that one: "prompting Peru to recall its envoy".
func (r *resolver) linkUrged() {
	for i := range r.ms {
		m := &r.ms[i]
		s := &r.sents[m.sent]
		if m.kind != nlp.Pronoun || m.person != 3 || m.ante >= 0 || m.reflexive || s.Words[m.head].Rel != "nmod:poss" {
			continue
		}
		noun := s.Words[m.head].Head
		v := s.Words[noun].Head
		if v < 0 || s.Words[noun].Rel != "obj" || s.Words[v].Rel != "xcomp" && s.Words[v].Rel != "advcl" || claiming[strings.ToLower(s.Words[v].Lemma)] || s.child(v, "mark") < 0 {
			continue
		}
		up := s.Words[v].Head
		if up < 0 || !urging[strings.ToLower(s.Words[up].Lemma)] || s.Words[s.child(v, "mark")].XPOS != "TO" {
			continue
		}
		o := s.child(up, "obj")
		if o < 0 || o > v || s.at[o] < 0 || !r.fits(i, s.at[o]) {
			continue
		}
		r.link(i, s.at[o], "who is urged")
	}
}
