package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// unreal are predicate nouns and adjectives that make an action a thought:
// "a further release is an option".
var unreal = words(`option possibility goal aim plan demand condition idea proposal priority prospect possible likely
	unlikely necessary needed impossible essential hope precondition incumbent`)

// unrealAdjectives before an action noun tell that it has not happened.
var unrealAdjectives = map[string]string{
	"planned": "planned", "proposed": "planned", "future": "planned", "upcoming": "planned", "eventual": "planned",
	"possible": "possible", "potential": "possible", "alleged": "possible", "prospective": "planned", "forthcoming": "planned",
	"any": "possible", "next": "planned", "scheduled": "planned", "expected": "planned", "imminent": "planned", "threatened": "planned",
	"suspected": "possible", "purported": "possible", "supposed": "possible", "rumoured": "possible", "rumored": "possible",
	"reported": "possible", "apparent": "possible", "attempted": "possible", "feared": "possible", "likely": "possible",
	"cancelled": "not planned", "canceled": "not planned", "scrapped": "not planned", "aborted": "not planned",
	"shelved": "not planned", "foiled": "not planned", "thwarted": "not planned", "averted": "not planned",
	"nonexistent": "not fact", "non-existent": "not fact", "fictitious": "not fact", "imaginary": "not fact",
}

// nounTruth returns what action noun i says by its own modifiers.
func (b *builder) nounTruth(i int) truthValue {
	v := truthValue{negated: b.isDenied(i) != actions[strings.ToLower(b.Words[i].Lemma)].negated}
	for _, k := range b.kids[i] {
		if name, ok := unrealAdjectives[strings.ToLower(b.Words[k].Form)]; ok {
			name, unreal := strings.CutPrefix(name, "not ")
			v.modality, v.negated = modalities[name], v.negated != unreal
			break
		}
	}
	return v
}

// isKnown reports whether the determiner of noun i takes it for known.
func (b *builder) isKnown(i int) bool {
	d := b.child(i, "det")
	return d >= 0 && (strings.EqualFold(b.Words[d].Form, "the") || strings.EqualFold(b.Words[d].Form, "this"))
}

// isLacking reports whether noun i, of which the noun above is said, tells that action c
// was not done: "the lack of support". What is refused has been asked for.
func (b *builder) isLacking(i int, above string, c *nlp.Clause) bool {
	return lackNouns[above] && b.prepOf(i) == "of" && !uttered[c.Lemma]
}

// occurs reports whether clause c says of its subject no more than that there was
// such an event: "took place", "was held".
func (b *builder) occurs(c *nlp.Clause) bool {
	for _, k := range b.kids[c.Head] {
		// "did not begin well", "did not come about by chance": there was one.
		form := strings.ToLower(b.Words[k].Form)
		if b.Words[k].Rel == "advmod" && !negators[form] && !bareAdverbs[form] || base(b.Words[k].Rel) == "obl" && b.prepOf(k) == "by" {
			return false
		}
	}
	if o := b.child(c.Head, "obj"); o >= 0 {
		return c.Lemma == "take" && strings.EqualFold(b.Words[o].Lemma, "place")
	}
	return occurring[c.Lemma] || c.Passive && c.Lemma == "hold"
}

// bareAdverbs tell nothing of how something was done.
var bareAdverbs = words("ever yet even actually also simply then finally again eventually")

// occurring are verbs that say of an event that there was one.
var occurring = phrases("happen, occur, materialize, materialise, come about, go ahead, begin, start")

// wantedMarks are the prepositions between a verb and the action it is about:
// "called for talks", "insisted on the release"; others tell when and where.
var wantedMarks = words(`for on to about against of`)

// isProvidedFor reports whether action noun i, or the first of the list that it
// stands in, is what an accord is to bring about: "provides for the release",
// "envisages a withdrawal".
func (b *builder) isProvidedFor(i int, lemma string) bool {
	for b.Words[i].Rel == "conj" && b.Words[i].Head >= 0 {
		i = b.Words[i].Head
	}
	return lemma == "provide" && b.prepOf(i) == "for" || b.Words[i].Rel == "obj" && envisaging[lemma]
}

// envisaging are the verbs with which a text says what is to come about.
var envisaging = words("envisage envision foresee stipulate mandate")

// nounInherit returns what an action noun takes over from the clause it is an
// argument of.
func (b *builder) nounInherit(c, up *nlp.Clause, in inherited, lemma string) inherited {
	possessed := b.child(c.Head, "nmod:poss") >= 0
	noun := c.Head
	for h := b.Words[noun].Head; h >= 0 && h != up.Head; h = b.Words[h].Head {
		if name := strings.ToLower(b.Words[h].Lemma); b.at[h] < 0 {
			for _, row := range nounModality {
				if row.nouns[name] && row.modality != "fact" {
					in.modality = nlp.Possible
				}
			}
			in.negated = in.negated || b.isLacking(noun, name, c)
		}
	}
	if in.speech.Verb == "according to" && in.speech.Head == noun {
		in.speech = nlp.Speech{Head: -1} // "according to the deal between X and Y"
	}
	direct := b.Words[noun].Head == up.Head
	if up.Kind == nlp.NounClause {
		in.negated = in.negated || direct && b.isLacking(noun, lemma, c) // "the absence of talks"
		return in
	}
	if !direct && in.modality != nlp.Fact && b.isKnown(noun) {
		in.modality = nlp.Fact // "will work along the lines of the deal between X and Y"
	}
	object := direct && (b.Words[noun].Rel == "obj" || b.Words[noun].Rel == "nsubj:pass" || wantedMarks[b.prepOf(noun)])
	switch {
	case turnVerbs[up.Lemma] && object && uttered[c.Lemma]:
		// what is turned down has been said
	case dropVerbs[up.Lemma] && object:
		in.modality, in.negated = nlp.Planned, !up.Negated
	case revokeVerbs[lemma] && object, endVerbs[lemma] && object && standing[strings.ToLower(b.Words[noun].Lemma)]:
		in.negated = !up.Negated
	case b.isDenied(noun):
		in.modality = up.Modality
	case up.Negated && direct && base(b.Words[noun].Rel) == "nsubj" && b.occurs(up):
		in.negated = true
	case supportVerbs[lemma] && direct && b.Words[noun].Rel == "obj":
		in.negated = up.Negated
	case demandVerbs[lemma] && object:
		in.modality = nlp.Demanded
	case b.isProvidedFor(noun, lemma):
		in.modality = nlp.Planned
	case (planVerbs[lemma] || lemma == "discuss" || lemma == "call") && object:
		in.modality = nlp.Planned
	case (tryVerbs[lemma] || beliefVerbs[lemma] || denyVerbs[lemma]) && object:
		in.modality = nlp.Possible
	case up.Kind == nlp.CopulaClause && unreal[lemma] && (!possessed || base(b.Words[noun].Rel) == "nsubj"):
		in.modality = nlp.Possible
	case possessed || direct && b.prepOf(noun) == "according to":
		in.modality = nlp.Fact
	case up.Negated && direct && !b.isDenied(c.Head):
		in.modality = nlp.Possible
	}
	return in
}
