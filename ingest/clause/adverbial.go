package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// adverbial handles a clause of time, reason, purpose or condition.
func (b *builder) adverbial(edge int, up *nlp.Clause, in inherited, lemma string) inherited {
	mark := b.markOf(edge)
	participle := b.Words[edge].XPOS == "VBG" || b.Words[edge].XPOS == "VBN" && !b.isFinitePassive(edge)
	switch {
	case hinderVerbs[lemma] && mark == "from", notVerbs[lemma] && (mark == "from" || mark == "of"), lemma == "stop" && mark == "of":
		in.negated = !up.Negated
		if s := b.child(up.Head, "nsubj"); up.Negated && (b.isPresent(up.Head) || s >= 0 && negativeDeterminers[strings.ToLower(b.Words[s].Form)]) {
			in.modality = nlp.Possible // "does not prevent them from leaving"
		}
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
	case mark == "whether":
		in.modality, in.open = nlp.Possible, true
	case participle && aboutMarks[mark] && !judgeVerbs[lemma] && !admitVerbs[lemma]:
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
