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
	case rel == "advcl" && b.markOf(edge) == "if" && b.isAsked(edge, up.Head, lemma):
		return b.below(up, in, lemma, edge)
	case rel == "xcomp" && goVerbs[lemma] && b.isInfinitive(edge):
		return b.adverbial(edge, up, in, lemma) // "visited Peru to consult with officials"
	case rel == "xcomp", rel == "advcl" && up.Kind == nlp.CopulaClause && b.Words[up.Head].UPOS == "ADJ" && b.isInfinitive(edge):
		return b.openBelow(up, in, lemma, edge)
	case rel == "advcl":
		return b.adverbial(edge, up, in, lemma)
	case rel == "obj" && strings.EqualFold(b.Words[edge].Form, "how") && speechVerbs[lemma] && !up.Negated:
		in.modality, in.speech = nlp.Fact, b.speech(up) // "explained how they left"
		return in
	case base(rel) == "acl":
		return b.adnominal(edge, up, in, lemma)
	case base(rel) == "csubj" && b.markOf(edge) == "to" && firstWords[lemma]:
		return in // "was the first to land"
	case base(rel) == "csubj" && b.markOf(edge) == "that" && up.Kind == nlp.CopulaClause:
		in.modality, in.negated = b.judged(up, lemma, b.isBare(edge))
		in.open = openAdjectives[lemma]
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

// isAsked reports whether "if" behind verb v asks: it stands right behind one of finding
// out, or a clause with "will" follows, which conditions have not: "to be seen if they
// will leave".
func (b *builder) isAsked(i, v int, lemma string) bool {
	if i < v || !b.asks(lemma) {
		return false
	}
	if b.hasAuxiliary(i, "will") {
		return true
	}
	start, _ := b.extent(i)
	last := b.Words[max(start-1, 0)]
	return start-1 == v && (openVerbs[lemma] || knowVerbs[lemma]) || last.Rel == "compound:prt" && last.Head == v && lemma == "find"
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
		if up.Kind == nlp.VerbClause && !up.Negated && (speechVerbs[lemma] || beliefVerbs[lemma] || demandVerbs[lemma]) {
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
		in.open = openAdjectives[lemma]
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

// isAskedWhy reports whether "why" opens clause i, or "how" with its finite verb, which
// take it for true.
func (b *builder) isAskedWhy(i int) bool {
	start, _ := b.extent(i)
	return b.hasAdverb(i, "why") || b.finite(i) && strings.EqualFold(b.Words[start].Form, "how")
}

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
	case doubtful[lemma]:
		return nlp.Possible, !up.Negated
	case bare:
		return nlp.Demanded, false
	case up.Negated || b.Words[up.Head].UPOS == "ADJ" && !sureAdjectives[lemma]:
		return nlp.Possible, false
	}
	return up.Modality, false
}

// hasAuxiliary reports whether the auxiliary helps predicate i.
func (b *builder) hasAuxiliary(i int, form string) bool {
	for _, k := range b.kids[i] {
		if base(b.Words[k].Rel) == "aux" && strings.EqualFold(b.Words[k].Form, form) {
			return true
		}
	}
	return false
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
