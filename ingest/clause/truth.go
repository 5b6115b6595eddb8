package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// modalities has the modalities by the names the tables use.
var modalities = map[string]nlp.Modality{
	"fact": nlp.Fact, "possible": nlp.Possible, "planned": nlp.Planned,
	"demanded": nlp.Demanded, "conditional": nlp.Conditional,
}

// truth decides polarity, modality and speech of every clause, those above
// before those below.
func (b *builder) truth() {
	done := make([]bool, len(b.clauses()))
	var settle func(k int)
	settle = func(k int) {
		if done[k] {
			return
		}
		done[k] = true
		c := &b.clauses()[k]
		if c.Up >= 0 {
			settle(c.Up - b.first)
		}
		b.settle(c)
	}
	for k := range done {
		settle(k)
	}
	if b.isQuestion() {
		for k := range b.clauses() {
			if c := &b.clauses()[k]; c.Kind != nlp.RoleClause && c.Dropped == "" && c.Speech.Verb == "" {
				c.Dropped = "a question"
			}
		}
	}
}

func (b *builder) isQuestion() bool {
	for i := len(b.Words) - 1; i >= 0 && b.Words[i].UPOS == "PUNCT"; i-- {
		if b.Words[i].Form == "?" {
			return true
		}
	}
	return false
}

// settle decides for one clause whose upper clause is settled.
func (b *builder) settle(c *nlp.Clause) {
	if c.Kind == nlp.RoleClause {
		return // a title or apposition is the text's own
	}
	own, ownNegated, hasAux := b.own(c)
	up := b.up(c)
	in := inherited{}
	if up != nil {
		in = b.inherit(c, up)
	}
	c.Negated = ownNegated != in.negated
	c.Speech, c.Dropped = in.speech, in.dropped
	if c.Speech.Verb == "" {
		c.Speech.Head = -1
		if s, ok := b.accordingTo(c.Head); ok {
			c.Speech = s
		} else if s, ok := b.trailing(c.Head); ok {
			c.Speech = s
		}
	}
	c.Modality = own
	if own == nlp.Fact || in.modality == nlp.Demanded && own == nlp.Planned {
		c.Modality = in.modality
	}
	if own == nlp.Conditional && c.Speech.Verb != "" && !b.hasCondition(c.Head) {
		c.Modality = nlp.Planned // "said it would": the future seen from the past
	}
	if hasAux && own == nlp.Planned && b.hasCondition(c.Head) {
		c.Modality = nlp.Conditional
	}
	for _, a := range c.Args {
		if a.Negated {
			c.Negated = !c.Negated
			break
		}
	}
}

// own returns the modality and polarity that the clause's own words give it,
// and whether it has an auxiliary that tells.
func (b *builder) own(c *nlp.Clause) (m nlp.Modality, negated, hasAux bool) {
	if c.Kind == nlp.NounClause {
		return b.nounModality(c.Head), b.isDenied(c.Head) != actions[strings.ToLower(b.Words[c.Head].Lemma)].negated, false
	}
	head := c.Head
	if !b.finite(head) {
		// "will meet A and visit B": the auxiliary counts for both.
		if w := b.Words[head]; w.Rel == "conj" && w.Head >= 0 && w.XPOS == b.Words[w.Head].XPOS && b.at[w.Head] >= 0 && b.child(head, "mark") < 0 {
			m, negated, hasAux = b.own(&b.text.Clauses[b.at[w.Head]])
		}
	}
	for _, k := range b.kids[head] {
		w := &b.Words[k]
		form := strings.ToLower(w.Form)
		switch w.Rel {
		case "aux", "aux:pass", "cop":
			if name, ok := auxModality[form]; ok {
				m, hasAux = modalities[name], true
			}
			if negators[form] {
				negated = !negated
			}
		case "advmod":
			if negators[form] && !b.limits(k) {
				negated = !negated
			}
			switch form {
			case "possibly", "perhaps", "maybe", "probably", "likely", "reportedly", "allegedly", "supposedly", "apparently", "conceivably":
				if m == nlp.Fact {
					m = nlp.Possible
				}
			case "hardly", "barely", "scarcely", "rarely", "seldom":
				if m == nlp.Fact {
					m = nlp.Possible
				}
			}
		case "det":
			if negativeDeterminers[form] && c.Kind == nlp.CopulaClause {
				negated = !negated
			}
		case "mark":
			if form == "without" {
				negated = !negated
			}
		case "cc":
			if form == "nor" {
				negated = true
			}
		}
	}
	if b.prepOf(head) == "without" {
		negated = !negated
	}
	if b.goingTo(head) {
		m, hasAux = nlp.Planned, true
	}
	return m, negated, hasAux
}

// limits reports whether negator k denies only that it is all: "not only".
func (b *builder) limits(k int) bool {
	if k+1 >= len(b.Words) {
		return false
	}
	switch strings.ToLower(b.Words[k+1].Form) {
	case "only", "just", "merely", "simply", "solely":
		return true
	}
	return false
}

// isDenied reports whether noun i is denied by its determiner: "no meeting".
func (b *builder) isDenied(i int) bool {
	d := b.child(i, "det")
	return d >= 0 && negativeDeterminers[strings.ToLower(b.Words[d].Form)] || b.prepOf(i) == "without"
}

// finite reports whether predicate i has a finite verb of its own.
func (b *builder) finite(i int) bool {
	switch b.Words[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return b.child(i, "aux", "aux:pass", "cop") >= 0
}

// goingTo reports whether verb i stands below "be going to", "be due to",
// "be set to", "be about to" or is the infinitive of "is to".
func (b *builder) goingTo(i int) bool {
	w := &b.Words[i]
	if w.Rel != "xcomp" || w.Head < 0 {
		return false
	}
	switch strings.ToLower(b.Words[w.Head].Form) {
	case "going", "due", "set", "about", "scheduled", "slated", "poised", "ready", "supposed", "likely", "expected":
		return true
	}
	return false
}

// hasCondition reports whether an if-clause hangs on predicate i.
func (b *builder) hasCondition(i int) bool {
	for _, k := range b.kids[i] {
		if b.Words[k].Rel != "advcl" {
			continue
		}
		if m := b.child(k, "mark"); m >= 0 && conditionMarks[strings.ToLower(b.Words[m].Form)] && !strings.EqualFold(b.Words[m].Form, "until") {
			return true
		}
	}
	return false
}

// inherited is what a clause takes over from the clause above it.
type inherited struct {
	modality nlp.Modality
	negated  bool
	speech   nlp.Speech
	dropped  string
}

// inherit returns what c takes over from the clause above, by the way it hangs
// on it.
func (b *builder) inherit(c, up *nlp.Clause) inherited {
	in := inherited{modality: up.Modality, speech: up.Speech, dropped: up.Dropped}
	// edge is the word on the way from c to up that hangs on a word of up's.
	edge := c.Head
	for b.Words[edge].Head != up.Head && b.Words[edge].Head >= 0 {
		if base(b.Words[edge].Rel) == "acl" {
			break
		}
		edge = b.Words[edge].Head
	}
	rel := b.Words[edge].Rel
	lemma := strings.ToLower(b.Words[up.Head].Lemma)
	switch {
	case c.Kind == nlp.NounClause:
		return b.nounInherit(c, up, in, lemma)
	case rel == "ccomp" || rel == "parataxis" && b.quotedBelow(edge, lemma):
		return b.below(up, in, lemma, edge)
	case rel == "xcomp":
		return b.openBelow(up, in, lemma)
	case rel == "advcl":
		return b.adverbial(edge, up, in, lemma)
	case base(rel) == "acl" || rel == "acl:relcl":
		return b.adnominal(edge, up, in)
	case rel == "conj":
		in.negated = false
		if b.Words[up.Head].Rel == "advcl" || b.Words[up.Head].Rel == "ccomp" || b.Words[up.Head].Rel == "xcomp" || base(b.Words[up.Head].Rel) == "acl" {
			return in
		}
		if b.finite(edge) {
			in.modality = nlp.Fact
		}
		return in
	case rel == "csubj" || rel == "csubj:pass" || rel == "csubj:outer":
		in.modality = nlp.Possible
		return in
	case rel == "parataxis" || rel == "dep" || rel == "discourse" || rel == "list":
		in.modality = nlp.Fact
		return in
	}
	in.modality = nlp.Fact
	return in
}

// quotedBelow reports whether a clause beside a speech verb is what was said:
// "He came, she said" is read either way round.
func (b *builder) quotedBelow(edge int, lemma string) bool {
	return speechVerbs[lemma] && b.child(b.Words[edge].Head, "ccomp") < 0 && edge < b.Words[edge].Head
}

// below handles a finite complement: what is said, believed, demanded.
func (b *builder) below(up *nlp.Clause, in inherited, lemma string, edge int) inherited {
	bare := b.Words[edge].XPOS == "VB" && b.child(edge, "aux") < 0 && b.child(edge, "mark") >= 0
	switch {
	case demandVerbs[lemma] && (bare || !speechVerbs[lemma]) || bare && lemma == "insist":
		in.modality = nlp.Demanded
	case denyVerbs[lemma]:
		in.speech, in.negated = b.speech(up), true
	case speechVerbs[lemma]:
		if up.Negated {
			in.dropped = "said not to have been said"
		}
		in.speech = b.speech(up)
		if up.Passive && in.speech.Head < 0 {
			in.modality = nlp.Possible // "it was reported that"
		}
		if up.Modality == nlp.Fact {
			in.modality = nlp.Fact
		}
		if m := b.child(edge, "mark"); m >= 0 && (strings.EqualFold(b.Words[m].Form, "whether") || strings.EqualFold(b.Words[m].Form, "if")) {
			in.modality = nlp.Possible
		}
	case beliefVerbs[lemma]:
		in.modality, in.speech = nlp.Possible, b.speech(up)
		if up.Negated {
			in.dropped = "believed not to be so"
		}
	default:
		if up.Negated {
			in.modality = nlp.Possible
		}
		if m := b.child(edge, "mark"); m >= 0 && conditionMarks[strings.ToLower(b.Words[m].Form)] {
			in.modality = nlp.Possible
		}
	}
	return in
}

// openBelow handles an infinitive or participle complement.
func (b *builder) openBelow(up *nlp.Clause, in inherited, lemma string) inherited {
	in.negated = false
	switch {
	case notVerbs[lemma]:
		in.negated = !up.Negated
	case denyVerbs[lemma]:
		in.negated, in.speech = !up.Negated, b.speech(up)
	case demandVerbs[lemma] && b.child(up.Head, "obj", "iobj", "nsubj:pass") >= 0:
		in.modality = nlp.Demanded
	case lemma == "need" || lemma == "have" || lemma == "ought":
		if up.Modality == nlp.Fact {
			in.modality = nlp.Demanded
		}
	case planVerbs[lemma]:
		in.modality = nlp.Planned
		in.negated = up.Negated
	case tryVerbs[lemma] || beliefVerbs[lemma]:
		in.modality = nlp.Possible
	case speechVerbs[lemma]:
		in.modality = nlp.Possible
		in.speech = b.speech(up)
	case b.Words[up.Head].UPOS == "ADJ" || b.Words[up.Head].UPOS == "NOUN":
		// "is willing to", "is unable to"
		in.modality = nlp.Possible
		if strings.HasPrefix(lemma, "un") {
			in.negated = true
		}
	default:
		in.negated = up.Negated
	}
	return in
}

// adverbial handles a clause of time, reason, purpose or condition.
func (b *builder) adverbial(edge int, up *nlp.Clause, in inherited, lemma string) inherited {
	mark := b.child(edge, "mark")
	form := ""
	if mark >= 0 {
		form = strings.ToLower(b.Words[mark].Form)
	}
	switch {
	case hinderVerbs[lemma] && form == "from":
		in.negated = !up.Negated
	case accuseVerbs[lemma] && (form == "of" || form == "for" || form == "with"):
		in.modality, in.speech = nlp.Possible, b.speech(up)
	case form == "to" && (demandVerbs[lemma] || planVerbs[lemma]):
		in.modality = nlp.Planned
		if demandVerbs[lemma] {
			in.modality = nlp.Demanded
		}
	case form == "for" && demandVerbs[lemma]:
		in.modality = nlp.Demanded
	case form == "to":
		in.modality = nlp.Planned
	case conditionMarks[form] && form != "once" || form == "before" && in.modality != nlp.Fact:
		in.modality = nlp.Conditional
	default:
		if b.Words[edge].XPOS != "VBG" && b.Words[edge].XPOS != "VBN" || in.modality == nlp.Fact {
			in.modality = nlp.Fact
		}
	}
	return in
}

// adnominal handles a clause below a noun: relative clauses tell facts, others
// hold as the noun says.
func (b *builder) adnominal(edge int, up *nlp.Clause, in inherited) inherited {
	w := &b.Words[edge]
	noun := strings.ToLower(b.Words[w.Head].Lemma)
	mark := b.child(edge, "mark")
	switch {
	case w.Rel == "acl:relcl" || mark < 0:
		in.modality = nlp.Fact
		return in
	case strings.EqualFold(b.Words[mark].Form, "to"):
		in.modality = nlp.Planned
	default:
		in.modality = nlp.Possible
	}
	for _, row := range nounModality {
		if !row.nouns[noun] {
			continue
		}
		if row.modality == "not" {
			in.modality, in.negated = nlp.Fact, true
		} else {
			in.modality = modalities[row.modality]
		}
	}
	if up.Negated || b.isDenied(w.Head) {
		in.negated = true
	}
	return in
}

// speech returns who speaks in clause c: its agent, or nobody named.
func (b *builder) speech(c *nlp.Clause) nlp.Speech {
	s := nlp.Speech{Sent: b.sent, Head: -1, Verb: c.Lemma}
	for _, a := range c.Args {
		if a.Role == nlp.Agent {
			s.Head = a.Head
			break
		}
	}
	return s
}

// accordingTo returns the attribution that "according to X" gives predicate i
// or a predicate above it.
func (b *builder) accordingTo(i int) (nlp.Speech, bool) {
	for h := i; h >= 0; h = b.Words[h].Head {
		for _, k := range b.kids[h] {
			if base(b.Words[k].Rel) == "obl" && b.prepOf(k) == "according to" {
				return nlp.Speech{Sent: b.sent, Head: k, Verb: "according to"}, true
			}
		}
	}
	return nlp.Speech{}, false
}

// trailing returns the attribution of a speech verb that hangs beside
// predicate i without a complement of its own: "It ended, officials said."
func (b *builder) trailing(i int) (nlp.Speech, bool) {
	for _, k := range b.kids[i] {
		if b.Words[k].Rel == "parataxis" && b.at[k] >= 0 && speechVerbs[strings.ToLower(b.Words[k].Lemma)] && b.child(k, "ccomp", "obj") < 0 {
			c := &b.text.Clauses[b.at[k]]
			if s := b.speech(c); s.Head >= 0 {
				return s, true
			}
		}
	}
	return nlp.Speech{}, false
}
