package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// How sure the renderings are before anything else is counted. All figures here
// follow the shares of right statements in the table of docs/evaluation.md.
const (
	sureRole    = 0.98
	sureVerb    = 0.97
	sureNoun    = 0.95
	sureDemand  = 0.95
	sureOblique = 0.92
	sureDeep    = 0.88 // an end inside the object: "took control of X"
	sureLabel   = 0.85
	sureCopula  = 0.85
	surePassive = 0.75 // who did it is not told
)

// The certainties of an end, by how it was read.
const (
	certainName        = 1.0
	certainReference   = 0.92 // a pronoun or description resolved to a name
	certainDescription = 0.9
	certainMember      = 0.85 // a member of a group that the text names
	certainRanked      = 0.78 // a pronoun that could be another
	certainLiteral     = 0.78
)

// leastLead is by how many logits the chain of a pronoun must beat all others
// for a claim to rest on it, sureLead by how many it is beyond doubt.
const (
	leastLead = 0.8
	sureLead  = 1.5
)

// What lowers the confidence of a claim further.
const (
	ownWords = 0.96 // a relation that the vocabulary lacks
	notPlain = 0.95 // what is only said, planned, possible …
	longEnd  = 0.9  // an end of more than fourWords
	idle     = 0.9  // a subject that is no one who acts

	fourWords = 4
)

// confidence returns how sure a claim of two ends is, from 0 to 1, rounded to
// two decimals so that it is the same everywhere.
func (r *relater) confidence(d *draft, s, o end, claim *nlp.Claim) float64 {
	sure := d.confidence * s.certainty * o.certainty
	if claim.Relation == claim.Phrase {
		sure *= ownWords
	}
	if claim.SpeechVerb != "" || claim.Modality != nlp.Fact {
		sure *= notPlain
	}
	if len(strings.Fields(r.nameOf(s))) > fourWords || len(strings.Fields(r.nameOf(o))) > fourWords {
		sure *= longEnd
	}
	if c := &r.text.Chains[s.chain]; !c.Named && !r.isActor(s.chain) {
		sure *= idle
	}
	return float64(int(sure*100+0.5)) / 100
}

// nameOf returns what an end is called.
func (r *relater) nameOf(e end) string {
	if e.chain < 0 {
		return e.literal
	}
	return r.text.Chains[e.chain].Name
}
