// Package relate turns clauses into claims: it joins the ends of predicates to
// the chains of the text, puts the words of a relation into lemma form and
// active voice, maps them to the vocabulary, and adds time, place and speaker.
package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Relate fills t.Claims from t.Clauses, and t.Drops with the clauses that made
// none and why.
func Relate(t *nlp.Text) {
	t.Claims, t.Drops = t.Claims[:0], t.Drops[:0]
	r := &relater{text: t, seen: map[nlp.Claim]bool{}}
	r.indexMentions()
	r.indexTimes()
	next := 0
	for i := range t.Clauses {
		c := &t.Clauses[i]
		for ; next <= c.Sent; next++ {
			r.enter(next)
			r.brackets()
			r.descriptions()
		}
		r.enter(c.Sent)
		before := len(t.Claims)
		r.reason = c.Dropped
		if r.reason == "" {
			renderings[c.Kind](r, i, c)
		}
		if len(t.Claims) == before {
			if r.reason == "" {
				r.reason = "fewer than two ends"
			}
			t.Drops = append(t.Drops, nlp.Drop{Sent: c.Sent, Head: c.Head, Reason: r.reason})
		}
	}
}

// renderings has the function that turns each kind of clause into claims.
var renderings = map[nlp.ClauseKind]func(*relater, int, *nlp.Clause){
	nlp.VerbClause:   (*relater).verb,
	nlp.CopulaClause: (*relater).role,
	nlp.RoleClause:   (*relater).role,
	nlp.NounClause:   (*relater).noun,
}

// A relater holds what the renderings share.
type relater struct {
	text *nlp.Text
	// mentions has, by sentence and head word, the mention that the head
	// stands for.
	mentions map[position]int
	// times has the times that hang on each clause.
	times map[int]int
	// inTime marks the words of time expressions.
	inTime map[position]bool
	seen   map[nlp.Claim]bool
	// sent and kids are those of the clause at hand.
	sent   *nlp.Sentence
	number int
	kids   [][]int
	reason string
}

// A position is a word of a sentence.
type position struct{ sent, word int }

func (r *relater) enter(sent int) {
	if r.sent != nil && r.number == sent {
		return
	}
	r.number, r.sent = sent, &r.text.Sentences[sent]
	r.kids = r.sent.Children()
}

// indexMentions finds the mention for every head word: the shortest, as a
// longer one with the same head is a conjunction.
func (r *relater) indexMentions() {
	r.mentions = make(map[position]int, len(r.text.Mentions))
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		at := position{m.Sent, m.Head}
		if old, ok := r.mentions[at]; ok {
			o := &r.text.Mentions[old]
			if o.End-o.Start <= m.End-m.Start {
				continue
			}
		}
		r.mentions[at] = i
	}
}

// A draft is what a rendering says; emit makes claims of it.
type draft struct {
	clause       *nlp.Clause
	index        int
	subject      []end
	phrase, verb string
	object       []end
	rule         string
	confidence   float64
	modality     nlp.Modality
	place        int
	relation     string
	// like is a phrase that means what the draft's does, "" for its own.
	like           string
	leaveTimeAlone bool
	// lasts says that the object is to tell how long: "sentenced to nine years".
	lasts bool
}

// owners are the pronouns for whose something is, but for that of a speaker alone.
var owners = set("your his her its our their")

// emit adds a claim for every pair of subject and object.
func (r *relater) emit(d draft) {
	for _, s := range d.subject {
		if s.chain < 0 {
			r.drop("the subject is nothing that can be named")
			continue
		}
		if owner, _, _ := strings.Cut(r.nameOf(s), " "); owners[strings.ToLower(owner)] && !r.text.Chains[s.chain].Named {
			r.drop("a subject whose owner is not told")
			continue
		}
		for _, o := range d.object {
			if o.chain == s.chain {
				r.drop("both ends are the same")
				continue
			}
			if o.chain >= 0 && len(d.subject) > 1 && slices.ContainsFunc(d.subject, func(e end) bool { return e.chain == o.chain }) {
				r.drop("both ends are the same") // "Moss and Holm met both sides"
				continue
			}
			if !r.says(s, o) && !r.harms(s, o, d.clause) {
				r.drop("neither end has a name")
				continue
			}
			if doubt := r.doubt(&d, s, o); doubt != "" {
				r.drop(doubt)
				continue
			}
			relation, inverse := r.meaning(&d, s, o)
			if o.date && relation == d.phrase {
				r.drop("no such thing has this date")
				continue
			}
			relation = r.freeing(relation, d.clause, s)
			claim := nlp.Claim{
				Sent: r.number, Subject: s.chain, Relation: relation, Phrase: d.phrase,
				Object: o.chain, Literal: o.literal,
				Negated: d.clause.Negated, Modality: d.modality,
				Speaker: -1, Time: -1, Place: d.place,
				Rule: d.rule,
			}
			if inverse {
				if o.chain < 0 {
					continue
				}
				claim.Subject, claim.Object = o.chain, s.chain
			}
			r.attribute(&claim, d.clause)
			claim.Confidence = r.confidence(&d, s, o, &claim)
			if !d.leaveTimeAlone {
				claim.Time = r.timeOf(d.index)
			}
			if o.date {
				claim.Time = o.time
			}
			if claim.Place == claim.Object || claim.Place == claim.Subject {
				claim.Place = -1
			}
			key := claim
			key.Rule, key.Confidence = "", 0
			if !r.seen[key] {
				r.seen[key] = true
				r.text.Claims = append(r.text.Claims, claim)
				r.around(claim, o)
			}
		}
	}
}

// attribute sets who says so. What somebody says of himself in so many words
// is still said by him.
func (r *relater) attribute(claim *nlp.Claim, c *nlp.Clause) {
	if c.Speech.Verb == "" {
		return
	}
	claim.SpeechVerb = c.Speech.Verb
	if c.Speech.Head < 0 {
		return
	}
	if m, ok := r.mentions[position{c.Speech.Sent, c.Speech.Head}]; ok {
		if chain := r.text.Mentions[m].Chain; r.referable(chain) && !r.isBound(m, c) && r.canSpeak(chain, c.Speech.Verb) {
			claim.Speaker = chain
		}
	}
}

// canSpeak reports whether a chain can say something: no event concludes what it was
// about, and no thing without a name insists.
func (r *relater) canSpeak(chain int, verb string) bool {
	switch c := &r.text.Chains[chain]; c.Kind {
	case nlp.Event:
		return verb != "conclude"
	case nlp.Other:
		return c.Named || r.text.Mentions[c.Mentions[0]].Kind == nlp.Named || !insisting[verb]
	}
	return true
}

// insisting are verbs of saying whose subject has a will.
var insisting = set("insist argue promise pledge vow complain fume boast joke demand")

// isBound reports whether the speaker, mention m, is a pronoun before clause c that
// cannot be who it was taken for, as the clause names that one: in "they say the
// Union has left" they are others (principle C of binding theory, Chomsky 1981).
func (r *relater) isBound(m int, c *nlp.Clause) bool {
	speaker := &r.text.Mentions[m]
	if speaker.Kind != nlp.Pronoun || c.Speech.Sent != c.Sent || speaker.Head > c.Head {
		return false
	}
	for _, i := range r.text.Chains[speaker.Chain].Mentions {
		other := &r.text.Mentions[i]
		if other.Sent == c.Sent && other.Kind == nlp.Named && other.Start > speaker.Head && other.Head <= c.Head {
			return true
		}
	}
	return false
}

func (r *relater) drop(reason string) {
	if r.reason == "" {
		r.reason = reason
	}
}
