package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// inherited is what a clause takes over from the clause above it.
type inherited struct {
	modality nlp.Modality
	negated  bool
	speech   nlp.Speech
	dropped  string
	// open is set where the clause above says that it is not known, so that no
	// plan is either: "that does not mean they will leave".
	open bool
}

// inherit returns what c takes over from the clause above, by the way it hangs
// on it. Below a noun that no clause stands above, up is nil.
func (b *builder) inherit(c, up *nlp.Clause) inherited {
	if up == nil {
		if base(b.Words[c.Head].Rel) != "acl" || c.Kind == nlp.NounClause {
			return inherited{}
		}
		return b.adnominal(c.Head, &nlp.Clause{Head: b.Words[c.Head].Head}, inherited{}, "")
	}
	in := inherited{modality: up.Modality, speech: up.Speech, dropped: up.Dropped}
	// edge is the word on the way from c to up that hangs on a word of up's.
	edge := c.Head
	for b.Words[edge].Head != up.Head && b.Words[edge].Head >= 0 {
		if base(b.Words[edge].Rel) == "acl" {
			break
		}
		edge = b.Words[edge].Head
	}
	if h := b.Words[c.Head].Head; h == edge && b.Words[c.Head].Rel == "advcl" && b.Words[edge].UPOS == "ADV" {
		edge = c.Head // "as long as"
	}
	rel := b.Words[edge].Rel
	lemma := strings.ToLower(b.Words[up.Head].Lemma)
	switch {
	case c.Kind == nlp.NounClause:
		return b.nounInherit(c, up, in, lemma)
	case rel == "conj":
		return b.conjoined(c, up)
	case rel == "ccomp" && b.markOf(edge) == "if" && up.Kind == nlp.VerbClause && !b.asks(lemma):
		return b.adverbial(edge, up, in, lemma) // "will pay if they agree"
	case rel == "ccomp" && edge < up.Head && sceneMarks[b.markOf(edge)]:
		return b.adverbial(edge, up, in, lemma) // "although it is so, they said"
	case rel == "ccomp" || rel == "parataxis" && b.quotedBelow(edge, lemma),
		rel == "advcl" && up.Kind == nlp.CopulaClause && b.markOf(edge) == "that":
		return b.below(up, in, lemma, edge)
	case rel == "xcomp", rel == "advcl" && up.Kind == nlp.CopulaClause && b.Words[up.Head].UPOS == "ADJ" && b.isInfinitive(edge):
		return b.openBelow(up, in, lemma, edge)
	case rel == "advcl":
		return b.adverbial(edge, up, in, lemma)
	case base(rel) == "acl":
		return b.adnominal(edge, up, in, lemma)
	case base(rel) == "csubj" && b.markOf(edge) == "to" && firstWords[lemma]:
		return in // "was the first to land"
	case base(rel) == "csubj" && b.markOf(edge) == "that" && up.Kind == nlp.CopulaClause:
		in.modality, in.negated = b.judged(up, lemma, b.isBare(edge))
		return in
	case base(rel) == "csubj":
		in.modality, in.open = nlp.Possible, b.markOf(edge) == "whether"
		return in
	}
	in.modality = nlp.Fact
	return in
}

// asks reports whether "if" behind a verb can tell what is open rather than a
// condition.
func (b *builder) asks(lemma string) bool {
	return speechVerbs[lemma] || beliefVerbs[lemma] || knowVerbs[lemma] || findVerbs[lemma] || demandVerbs[lemma] || openVerbs[lemma]
}

// conjoined returns what a conjoined clause takes over: what the first of the
// row did. A finite verb that the tree joins to an infinitive continues the
// clause above that.
func (b *builder) conjoined(c, up *nlp.Clause) inherited {
	if b.finite(c.Head) {
		for up.Up >= 0 && !b.finite(up.Head) && b.isInfinitive(up.Head) {
			up = b.up(up)
		}
	}
	in := inherited{speech: up.Speech, dropped: up.Dropped}
	if up.Up >= 0 {
		above := b.handed[b.at[up.Head]-b.first]
		in.modality, in.negated = above.modality, above.negated
	}
	return in
}

// quotedBelow reports whether a clause beside a speech verb is what was said:
// "He came, she said" is read either way round.
func (b *builder) quotedBelow(edge int, lemma string) bool {
	return speechVerbs[lemma] && b.child(b.Words[edge].Head, "ccomp") < 0 && edge < b.Words[edge].Head
}

// below handles a finite complement: what is said, believed, demanded. What a
// verb says of it that is in no class is taken for possible.
func (b *builder) below(up *nlp.Clause, in inherited, lemma string, edge int) inherited {
	mark := b.markOf(edge)
	bare := b.isBare(edge)
	switch {
	case b.hasColon(up.Head, edge) && !speechVerbs[lemma]:
		in.modality, in.speech = nlp.Fact, b.speech(up) // "urged caution: they had broken it before"
	case b.isAskedWhy(edge):
		in.modality, in.speech = nlp.Fact, up.Speech // "asked why they left": they left
	case mark == "whether" || mark == "if":
		in.modality, in.open = nlp.Possible, true
		if up.Kind == nlp.VerbClause {
			in.speech = b.speech(up)
		}
	case demandVerbs[lemma] && (bare || !speechVerbs[lemma]) || bare && lemma == "insist":
		in.modality = nlp.Demanded
	case denyVerbs[lemma] && b.isDeniedByNobody(up.Head):
		in.modality = nlp.Fact // "nobody disputes that"
	case (denyVerbs[lemma] || giveUpVerbs[up.Lemma]) && up.Negated:
		in.modality = nlp.Possible // "did not deny that"
	case denyVerbs[lemma] || giveUpVerbs[up.Lemma]:
		in.speech, in.negated = b.speech(up), true
	case speechVerbs[lemma]:
		if up.Negated {
			in.dropped = "said not to have been said"
		}
		in.speech = b.speech(up)
		if up.Passive && in.speech.Head < 0 {
			in.modality = nlp.Possible // "it was reported that"
		}
		if up.Modality == nlp.Fact && !up.Passive {
			in.modality = nlp.Fact
		}
	case findVerbs[lemma]:
		in.speech = b.speech(up)
		if up.Negated {
			in.modality = nlp.Possible
		}
	case beliefVerbs[lemma]:
		in.modality, in.speech = nlp.Possible, b.speech(up)
		if up.Negated {
			in.dropped = "believed not to be so"
		}
	case up.Kind == nlp.CopulaClause:
		in.modality, in.negated = b.judged(up, lemma, bare)
	case up.Negated || !knowVerbs[lemma]:
		in.modality = nlp.Possible
		in.open = up.Negated
	}
	if s := b.child(up.Head, "nsubj"); s >= 0 && b.isScarce(s) && in.modality == nlp.Fact {
		in.modality = nlp.Possible // "little suggests that"
	}
	if b.isFalse(up.Head) {
		in.modality, in.negated = nlp.Fact, true
	}
	return in
}

// isAskedWhy reports whether "why" opens clause i, which takes it for true.
func (b *builder) isAskedWhy(i int) bool { return b.hasAdverb(i, "why") }

// isDeniedByNobody reports whether the subject of verb i, which denies, is
// nobody at all.
func (b *builder) isDeniedByNobody(i int) bool {
	s := b.child(i, "nsubj")
	return s >= 0 && (nobody[strings.ToLower(b.Words[s].Form)] || b.isDenied(s))
}

// isFalse reports whether an adverb says of verb i that what it claims is not so:
// "falsely claimed".
func (b *builder) isFalse(i int) bool {
	for _, k := range b.kids[i] {
		if falseAdverbs[strings.ToLower(b.Words[k].Form)] {
			return true
		}
	}
	return false
}

// isBare reports whether clause i has its verb in the form of demands: "that he
// leave".
func (b *builder) isBare(i int) bool {
	mark := b.markOf(i)
	if mark == "" || mark == "to" || b.child(i, "aux", "cop") >= 0 {
		return false
	}
	if b.Words[i].XPOS == "VB" {
		return true
	}
	s := b.child(i, "nsubj")
	return b.Words[i].XPOS == "VBP" && s >= 0 && (b.Words[s].XPOS == "NNP" || b.Words[s].XPOS == "NN") && b.child(s, "conj") < 0
}

// hasColon reports whether a colon or semicolon stands between two words.
func (b *builder) hasColon(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if f := b.Words[i].Form; f == ":" || f == ";" {
			return true
		}
	}
	return false
}

// judged returns how a finite clause holds that the predicate noun or adjective
// of clause up is about, and whether it is denied: "it is clear that", "the plan
// is that", "it is a lie that".
func (b *builder) judged(up *nlp.Clause, lemma string, bare bool) (nlp.Modality, bool) {
	switch {
	case untrue[lemma]:
		return up.Modality, !up.Negated
	case trueWords[lemma] && up.Negated:
		return up.Modality, true
	}
	for _, row := range nounModality {
		if row.nouns[lemma] && row.modality != "not" && !up.Negated {
			return modalities[row.modality], false
		}
	}
	switch {
	case bare:
		return nlp.Demanded, false
	case up.Negated || b.Words[up.Head].UPOS == "ADJ" && !sureAdjectives[lemma]:
		return nlp.Possible, false
	}
	return up.Modality, false
}

// openBelow handles an infinitive or participle complement. An infinitive holds
// only below verbs that say so: "managed to", "forced them to".
func (b *builder) openBelow(up *nlp.Clause, in inherited, lemma string, edge int) inherited {
	in.negated = false
	infinitive := b.isInfinitive(edge)
	switch {
	case b.isImperative(up.Head):
		in.modality = nlp.Demanded
	case lemma == "have" && b.hasAdverb(edge, "better"):
		in.modality = nlp.Demanded
	case (speechVerbs[lemma] || beliefVerbs[lemma]) && b.isFalse(up.Head):
		in.modality, in.negated = nlp.Fact, true
	case (denyVerbs[lemma] || giveUpVerbs[up.Lemma]) && up.Negated:
		in.modality = nlp.Possible
	case lemma == "have" && b.hasAdverb(up.Head, "yet"):
		in.negated = true
	case lemma == "unlikely":
		in.modality, in.negated = nlp.Possible, !up.Negated
	case b.isUnable(edge):
		in.negated = !up.Negated // "seemed unwilling to"
	case notVerbs[lemma] || stopVerbs[lemma] && !infinitive && b.isVerbal(edge) || giveUpVerbs[up.Lemma]:
		in.negated = !up.Negated
	case firstWords[lemma]:
		in.negated = up.Negated
	case lemma == "able" && up.Negated:
		in.negated = true
	case lemma == "able" && up.Modality == nlp.Fact && b.isPast(up.Head):
		in.modality = nlp.Fact // "was able to sell": sold
	case denyVerbs[lemma]:
		in.negated, in.speech = !up.Negated, b.speech(up)
	case bindVerbs[lemma]:
		in.modality = nlp.Demanded
		in.negated = up.Negated
	case demandVerbs[lemma]:
		in.modality = nlp.Planned
		if b.child(up.Head, "obj", "iobj", "nsubj:pass") >= 0 {
			in.modality = nlp.Demanded
		}
	case infinitive && (lemma == "need" || lemma == "have" || lemma == "ought"):
		if up.Modality == nlp.Fact {
			in.modality = nlp.Demanded
		}
		in.negated = up.Negated
	case planVerbs[lemma] || infinitive && lemma == "be":
		in.modality = nlp.Planned
		in.negated = up.Negated
	case tryVerbs[lemma]:
		in.modality = nlp.Possible
		in.negated = up.Negated
	case beliefVerbs[lemma]:
		in.modality = nlp.Possible
		in.negated = up.Negated
		if up.Passive {
			in.speech = b.speech(up)
		}
	case speechVerbs[lemma]:
		in.modality = nlp.Possible
		in.speech = b.speech(up)
		in.negated = up.Negated
	case b.Words[up.Head].UPOS == "ADJ" || b.Words[up.Head].UPOS == "NOUN":
		// "is willing to", "is unable to", "too weak to"
		in.modality = nlp.Possible
		in.negated = up.Negated
		if strings.HasPrefix(lemma, "un") || b.hasAdverb(up.Head, "too") {
			in.modality, in.negated = up.Modality, !up.Negated
		}
	case infinitive && !implicativeVerbs[lemma]:
		in.modality = nlp.Possible
		in.negated = up.Negated
	default:
		in.negated = up.Negated
	}
	if b.isSupposed(up) {
		in.modality = nlp.Conditional // "if they decide to leave"
	}
	return in
}

// isPast reports whether an auxiliary or copula puts predicate i into the past or the
// perfect.
func (b *builder) isPast(i int) bool {
	for _, k := range b.kids[i] {
		switch strings.ToLower(b.Words[k].Form) {
		case "was", "were", "been":
			return b.Words[k].UPOS == "AUX"
		}
	}
	return false
}

// isSupposed reports whether clause c stands in a condition.
func (b *builder) isSupposed(c *nlp.Clause) bool {
	return b.handed[b.at[c.Head]-b.first].modality == nlp.Conditional
}

// isUnable reports whether the complement at edge is an adjective that says its
// infinitive does not come true: "unwilling", "too weak".
func (b *builder) isUnable(edge int) bool {
	return b.Words[edge].UPOS == "ADJ" && b.at[edge] < 0 && (unAdjectives[strings.ToLower(b.Words[edge].Form)] || b.hasAdverb(edge, "too"))
}

// isImperative reports whether predicate i tells somebody to do something: "let
// them go".
func (b *builder) isImperative(i int) bool {
	w := &b.Words[i]
	return w.XPOS == "VB" && (w.Head < 0 || w.Rel == "ccomp" && b.isLet(i)) && b.child(i, "nsubj", "nsubj:pass", "aux", "mark") < 0
}

// isLet reports whether verb i is a "let" that demands: "let them go, he said".
func (b *builder) isLet(i int) bool {
	return strings.EqualFold(b.Words[i].Form, "let") && (i == 0 || isOpening(b.Words[i-1].Form))
}

// hasAdverb reports whether predicate i has the adverb.
func (b *builder) hasAdverb(i int, adverb string) bool {
	for _, k := range b.kids[i] {
		if b.Words[k].Rel == "advmod" && strings.EqualFold(b.Words[k].Form, adverb) {
			return true
		}
	}
	return false
}

// adverbial handles a clause of time, reason, purpose or condition.
func (b *builder) adverbial(edge int, up *nlp.Clause, in inherited, lemma string) inherited {
	mark := b.markOf(edge)
	participle := b.Words[edge].XPOS == "VBG" || b.Words[edge].XPOS == "VBN" && !b.isFinitePassive(edge)
	switch {
	case hinderVerbs[lemma] && mark == "from", notVerbs[lemma] && (mark == "from" || mark == "of"), lemma == "stop" && mark == "of":
		in.negated = !up.Negated
	case accuseVerbs[lemma] && (mark == "of" || mark == "for" || mark == "with") && b.isFalse(up.Head):
		in.modality, in.negated, in.speech = nlp.Fact, true, b.speech(up)
	case giveUpVerbs[up.Lemma] && b.Words[edge].XPOS == "VBG" && mark == "":
		in.modality, in.negated = nlp.Planned, !up.Negated
		if up.Negated {
			in.modality = nlp.Possible
		}
	case mark == "than":
		in.modality = nlp.Possible // "would rather resign than meet her"
	case b.isView(edge):
		in.modality, in.speech = nlp.Possible, b.speech(up) // "was seen as stalling the talks"
	case lemma == "charge" && mark == "with" && dutyVerbs[strings.ToLower(b.Words[edge].Lemma)]:
		in.modality = nlp.Demanded // "charged with overseeing"
	case accuseVerbs[lemma] && (mark == "of" || mark == "for" || mark == "with"):
		in.modality, in.speech = nlp.Possible, b.speech(up)
	case mark == "to" && b.hasAdverb(up.Head, "too"):
		in.negated = !up.Negated
	case mark == "to" && b.Words[edge].XPOS == "VBG" && !judgeVerbs[lemma] && !admitVerbs[lemma]:
		in.modality = nlp.Possible // "came close to buying"
	case (mark == "to" || mark == "for") && demandVerbs[lemma]:
		in.modality = nlp.Demanded
	case mark == "to" && up.Negated && b.child(edge, "nsubj", "nsubj:pass") >= 0:
		in.modality = nlp.Possible // "is no base for rebels to attack from"
	case mark == "to" || mark == "so that" || mark == "in order" || mark == "so" && b.hasModal(edge):
		// "took no steps to leave" did not leave.
		in.modality, in.negated = nlp.Planned, mark == "to" && up.Negated
	case clearVerbs[lemma] && mark == "of":
		in.modality, in.negated = nlp.Possible, true
	case mark == "against" && participle:
		in.modality, in.negated = nlp.Possible, true // "decided against buying"
		if lemma == "warn" || demandVerbs[lemma] {
			in.modality = nlp.Demanded
		}
	case mark == "whether" || participle && aboutMarks[mark] && !judgeVerbs[lemma] && !admitVerbs[lemma]:
		in.modality = nlp.Possible // "dreamed of winning"
	case b.isCondition(edge) || mark == "as if" || mark == "as though":
		in.modality = nlp.Conditional
	case in.modality != nlp.Fact && (timeMarks[mark] && b.isPresent(edge) || untilMarks[mark]):
		in.modality = nlp.Conditional // "when it is signed, troops will leave"
	case !participle:
		in.modality = nlp.Fact
	}
	return in
}

// isThoughtOf reports whether noun i is what a noun for a thought is about: "the
// prospect of X", "fears about X".
func (b *builder) isThoughtOf(i int) bool {
	h := b.Words[i].Head
	if h < 0 || b.Words[i].Rel != "nmod" || !aboutMarks[b.prepOf(i)] {
		return false
	}
	noun := strings.ToLower(b.Words[h].Lemma)
	for _, row := range nounModality {
		if row.nouns[noun] && row.modality != "fact" {
			return true
		}
	}
	return false
}

// isFinitePassive reports whether a finite auxiliary helps participle i: "since it was
// founded".
func (b *builder) isFinitePassive(i int) bool {
	for _, k := range b.kids[i] {
		switch w := &b.Words[k]; w.XPOS {
		case "VBD", "VBZ", "VBP":
			if w.UPOS == "AUX" {
				return true
			}
		}
	}
	return false
}

// adnominal handles a clause below a noun: relative clauses tell facts, others
// hold as the noun says.
func (b *builder) adnominal(edge int, up *nlp.Clause, in inherited, lemma string) inherited {
	w := &b.Words[edge]
	noun := strings.ToLower(b.Words[w.Head].Lemma)
	mark := b.markOf(edge)
	if mark == "" && isContent(noun) && b.hasThat(edge) {
		mark = "that"
	}
	switch {
	case b.isAny(w.Head):
		in.modality = nlp.Conditional // "anyone who", "any bank that"
		return in
	case w.XPOS == "VBG" && mark == "" && b.isThoughtOf(w.Head):
		in.modality = nlp.Possible // "speculation about Kenya leaving"
		return in
	case mark == "" || w.Rel == "acl:relcl" && mark != "to" && !isContent(noun):
		in.modality, in.negated = nlp.Fact, b.isCleft(up) && up.Negated
		return in
	case doubtNouns[noun] && b.isDenied(w.Head):
		in.modality, in.negated = nlp.Fact, false // "no doubt that"
		return in
	case mark == "to" && !isContent(noun) && b.hasOwnSubject(w.Head, edge):
		in.modality = nlp.Possible // "never a base for rebels to attack from"
		return in
	case mark == "to":
		in.modality = nlp.Planned
	default:
		in.modality = nlp.Possible
	}
	wanted := false
	for _, row := range nounModality {
		if !row.nouns[noun] {
			continue
		}
		if row.modality == "not" {
			in.modality, in.negated = nlp.Fact, true
		} else {
			in.modality = modalities[row.modality]
			wanted = row.modality == "demanded"
		}
	}
	if in.modality == nlp.Fact && b.isScarce(w.Head) {
		in.modality = nlp.Possible // "little evidence that"
	}
	if s, ok := b.possessorSays(w.Head); ok && mark != "to" {
		in.modality, in.speech = nlp.Fact, s
		in.negated = noun == "denial"
	}
	switch {
	case in.speech.Head >= 0 && in.speech != up.Speech:
		// Whatever comes of the claim, its owner makes it.
	case denyVerbs[lemma] && b.Words[w.Head].Head == up.Head && mark != "to":
		in.modality, in.negated, in.speech = nlp.Fact, true, b.speech(up)
	case giveUpVerbs[up.Lemma]:
		in.negated = !up.Negated
	case b.isMissed(w.Head) && mark == "to" && !wanted:
		in.negated = true
	case untrue[lemma] && up.Kind == nlp.CopulaClause && b.Words[w.Head].Head == up.Head && mark == "that":
		in.negated = !up.Negated // "the report that they met is false"
	case up.Negated || b.isDenied(w.Head):
		in.negated = true
		if mark != "to" && mark != "of" && in.modality == nlp.Fact {
			in.modality = nlp.Possible // "no evidence that" does not say that it is not so
		}
	}
	return in
}

// hasOwnSubject reports whether "for X" between noun i and infinitive k names who
// does what the infinitive tells.
func (b *builder) hasOwnSubject(i, k int) bool {
	for _, n := range b.kids[i] {
		if n > i && n < k && b.Words[n].Rel == "nmod" && (b.prepOf(n) == "for" || b.hasFor(k)) {
			return true
		}
	}
	return false
}

// hasFor reports whether "for" marks clause k.
func (b *builder) hasFor(k int) bool {
	for _, m := range b.kids[k] {
		if b.Words[m].Rel == "mark" && strings.EqualFold(b.Words[m].Form, "for") {
			return true
		}
	}
	return false
}

// isMissed reports whether noun i is the object of a verb that says there is no
// such chance, means or plan, or no more.
func (b *builder) isMissed(i int) bool {
	v := b.Words[i].Head
	if v < 0 || b.Words[i].Rel != "obj" || b.at[v] < 0 || !b.isPredicate(v) {
		return false
	}
	c := &b.text.Clauses[b.at[v]]
	return (dropVerbs[c.Lemma] || missVerbs[c.Lemma]) && !c.Negated
}

// hasModal reports whether "can", "could", "will", "would", "may" or "might" helps
// predicate i.
func (b *builder) hasModal(i int) bool {
	for _, k := range b.kids[i] {
		if w := &b.Words[k]; w.XPOS == "MD" && auxModality[strings.ToLower(w.Form)] != "demanded" {
			return true
		}
	}
	return false
}

// isCleft reports whether clause c only singles out its predicate noun: "it was
// X who".
func (b *builder) isCleft(c *nlp.Clause) bool {
	if c.Kind != nlp.CopulaClause {
		return false
	}
	s := b.child(c.Head, "nsubj", "expl")
	return s >= 0 && strings.EqualFold(b.Words[s].Form, "it")
}

// hasThat reports whether the conjunction "that" opens clause i, whatever the
// tree takes it for: it is no pronoun where its place is taken.
func (b *builder) hasThat(i int) bool {
	for _, k := range b.kids[i] {
		w := &b.Words[k]
		if !strings.EqualFold(w.Form, "that") {
			continue
		}
		if w.XPOS == "IN" {
			return true
		}
		for _, other := range b.kids[i] {
			if other != k && other > k && b.Words[other].Rel == w.Rel && (w.Rel == "obj" || w.Rel == "nsubj") {
				return true
			}
		}
	}
	return false
}

// isAny reports whether noun i speaks of whatever there may be.
func (b *builder) isAny(i int) bool {
	if anyWords[strings.ToLower(b.Words[i].Form)] {
		return true
	}
	d := b.child(i, "det")
	return d >= 0 && anyWords[strings.ToLower(b.Words[d].Form)]
}
