package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// openBelow handles an infinitive or participle complement. An infinitive holds
// only below verbs that say so: "managed to", "forced them to".
func (b *builder) openBelow(up *nlp.Clause, in inherited, lemma string, edge int) inherited {
	in.negated, in.open = false, b.handed[b.at[up.Head]-b.first].open // "does not mean they are going to"
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
	case b.isHelpless(up.Head):
		in.modality = up.Modality // "could not help laughing"
	case lemma == "hesitate" && up.Negated:
		in.modality = up.Modality
	case oneWayVerbs[lemma] && up.Negated:
		in.modality = nlp.Possible // "did not refuse to meet"
	case lemma == "unlikely":
		in.modality, in.negated = nlp.Possible, !up.Negated
	case b.isUnable(edge):
		in.negated = !up.Negated // "seemed unwilling to"
	case up.Lemma == "rule out":
		in.modality, in.negated = nlp.Planned, true
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
	case lemma == "forbid":
		in.modality, in.negated = nlp.Demanded, !up.Negated
	case bindVerbs[lemma]:
		in.modality = nlp.Demanded
		in.negated = up.Negated
	case demandVerbs[lemma]:
		in.modality = nlp.Planned
		if b.child(up.Head, "obj", "iobj", "nsubj:pass") >= 0 || up.Passive && b.Words[up.Head].Rel == "conj" {
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
	if b.isSupposed(up) || bindVerbs[lemma] && up.Modality == nlp.Conditional {
		in.modality = nlp.Conditional // "if they decide to leave", "would oblige them to leave"
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

// isHelpless reports whether verb i says with a denied "can" that something was done:
// "could not help laughing".
func (b *builder) isHelpless(i int) bool {
	if !strings.EqualFold(b.Words[i].Lemma, "help") {
		return false
	}
	able, denied := false, false
	for _, k := range b.kids[i] {
		form := strings.ToLower(b.Words[k].Form)
		able, denied = able || abilities[form], denied || negators[form]
	}
	return able && denied
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
