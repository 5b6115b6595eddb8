package relate

import (
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// doubt returns why a claim is not to be trusted though its clause reads well,
// "" when nothing speaks against it: ends that are cut wrong, verbs that say
// nothing of such ends, things that somebody cannot be.
func (r *relater) doubt(d *draft, s, o end) string {
	switch {
	case o.date:
		return ""
	case slices.ContainsFunc(strings.Fields(d.phrase), func(word string) bool { return !strings.ContainsFunc(word, unicode.IsLetter) }):
		return "a relation that is no word" // "Norlight's #3"
	case r.isReflexive(o):
		return "it does it to itself"
	case o.chain < 0 && (!strings.ContainsFunc(o.literal, unicode.IsLetter) && (!strings.ContainsAny(o.literal, "$€£¥%") || !strings.ContainsFunc(o.literal, unicode.IsDigit)) || r.sent.Words[o.head].UPOS == "NUM" && !strings.Contains(o.literal, " ")):
		return "an end that is a mere number"
	case d.rule == "role" && r.inHeadline():
		return "a headline that gives no titles"
	case r.isCut(s) || r.isCut(o):
		return "an end that is half a word"
	case d.phrase == "be" && r.isNamedPerson(s) && o.chain >= 0 && r.text.Chains[o.chain].Named && r.text.Chains[o.chain].Kind != nlp.Person && r.text.Chains[o.chain].Kind != nlp.Other && r.text.Chains[o.chain].Kind != nlp.Group:
		return "a person is no such thing"
	case d.rule == "role" && r.text.Chains[s.chain].Named && !strings.ContainsFunc(r.nameOf(s), unicode.IsUpper):
		return "a name without a capital" // "a state senate committee"
	case r.isBroken(s) || r.isBroken(o):
		return "an end with a verb in it"
	case d.clause.Kind == nlp.VerbClause && d.phrase == "have" && !r.isOwned(o):
		return "having says nothing of such an end"
	case o.chain < 0 && (emptyEnds[r.lemmaAt(o.head)] || vagueEnds[r.lemmaAt(o.head)] && !strings.Contains(o.literal, " ")) && d.phrase != "be" && !r.hasComplement(o.head):
		return "an end that says nothing"
	case d.rule == "role" && d.phrase == "be" && o.chain < 0 && r.isPerson(s) && !r.isOfPersons(o.head):
		return "a person is no such thing"
	case d.rule == "role" && d.phrase == "be" && o.chain < 0 && r.isOne(s) && r.isManyThings(o.head):
		return "one is not many"
	case o.chain < 0 && d.phrase == "be" && (r.text.Chains[s.chain].Name == o.literal || slices.Contains(r.text.Chains[s.chain].Aliases, o.literal)):
		return "it says of something only its own words"
	case r.sent.Words[o.head].Rel == "compound" && families[r.lemmaAt(r.sent.Words[o.head].Head)]:
		return "it says of something only its own words" // "the Moss family" is no family of a Moss
	case (d.phrase == "be one of" || d.phrase == "be among") && !(o.chain >= 0 && r.isAnchored(o.chain)):
		return "one of some that are not named"
	case states[d.phrase] && r.isOne(s) && r.sent.Words[o.head].XPOS == "NNS" && fellows[r.lemmaAt(o.head)]:
		return "one is not many" // "they remain friends"
	case everybody[strings.ToLower(r.sent.Words[s.head].Form)]:
		return "a subject that is everybody"
	case d.phrase == "come to" && r.text.Chains[s.chain].Kind == nlp.Event && o.chain >= 0 && r.text.Chains[o.chain].Named:
		return "an event that comes to somebody" // "the sale of X to Y came later"
	case d.clause.Lemma == "call" && r.isFreeRelative(d.clause):
		return "it tells what something is called"
	case o.chain >= 0 && !r.isAnchored(o.chain) && r.lemmaAt(o.head) == "side" && !r.hasComplement(o.head):
		return "an end that says nothing"
	case o.chain < 0 && d.rule != "role" && (r.sent.Words[o.head].UPOS == "DET" || r.sent.Words[o.head].UPOS == "ADV") && !r.hasComplement(o.head):
		return "an end that says nothing"
	case d.rule == "role" && d.phrase == "be" && o.chain < 0 && !r.text.Chains[s.chain].Named && !isCapital(r.sent.Words[s.head].Form):
		return "a description of a description"
	case d.rule == "verb" && denials[d.clause.Lemma] && r.canTakePart(o) && r.text.Chains[o.chain].Named:
		return "nobody is denied, only what is said"
	case d.rule == "verb" && sayings[d.clause.Lemma] && o.chain >= 0 && r.text.Chains[o.chain].Named:
		return "a name is nothing that is said"
	case r.isEachOthers(o):
		return "it does not tell which of them"
	case d.clause.Kind == nlp.VerbClause && r.isDuration(o) && !d.lasts:
		return "an end that tells how long"
	case d.rule == "verb" && r.isBehindComma(d.clause, o):
		return "an end that a comma parts from its verb"
	case d.rule == "verb" && r.isSubject(d.clause, o):
		return "an end of which something is said in turn"
	case d.rule == "verb" && clausal[d.clause.Lemma] && o.chain >= 0 && pointers[strings.ToLower(r.sent.Words[o.head].Form)] && !r.isStatement(o):
		return "what it points to is not told for sure"
	case d.clause.Kind == nlp.VerbClause && d.clause.Lemma == "spend" && durations[r.lemmaAt(o.head)]:
		return "an end that tells how long"
	case !r.isAnchored(s.chain) && r.lemmaAt(s.head) == "side" && !r.hasComplement(s.head):
		return "an end that says nothing"
	case o.chain < 0 && r.isOfThem(o.head):
		return "an end that says nothing"
	case r.isElliptic(s):
		return "an adjective without its noun, or a number"
	case d.rule == "verb" && labelling[d.clause.Lemma] && r.hasOpenComplement(d.clause.Head):
		return "it tells what something is called"
	case r.isUnlike(s):
		return "a list of unlike things"
	case r.isAbstract(s):
		return "what does it is no more than an idea"
	}
	return ""
}

// isOwned reports whether an end is something that one can say somebody has: a
// number of things or a thing of its own, neither a name nor a quality.
func (r *relater) isOwned(e end) bool {
	if e.chain >= 0 {
		return !r.text.Chains[e.chain].Named || r.text.Chains[e.chain].Kind == nlp.Other
	}
	for _, k := range r.kids[e.head] {
		if r.sent.Words[k].Rel == "nummod" {
			return true
		}
	}
	return false
}

// ofActors are verbs that have the vocabulary's sense only of whoever acts and of
// places: one hosts the guests that one welcomes, not the news.
var ofActors = phrases("welcome", "pay", "supply", "help", "receive", "ring", "come to", "go to")

// ofGoers are verbs that have the vocabulary's sense only of who can go: half a prize
// that goes to somebody visits nobody.
var ofGoers = phrases("go to", "come to")

// canTakePart reports whether an end is of a kind that acts, or a place.
func (r *relater) canTakePart(e end) bool {
	if e.chain < 0 {
		return false
	}
	kind := r.text.Chains[e.chain].Kind
	return r.isActor(e.chain) || kind == nlp.Place || kind == nlp.Facility
}

// auxiliaries are words that stand in no name.
var auxiliaries = set("has had was were is are been will would could may might")

// inHeadline reports whether the sentence at hand is a headline, whose capitals
// and missing words make titles of verbs.
func (r *relater) inHeadline() bool { return r.isHeading(r.number) }

// isHeading reports whether a sentence is one.
func (r *relater) isHeading(sent int) bool {
	b := r.text.Sentences[sent].Block
	return b >= 0 && b < len(r.text.Blocks) && r.text.Blocks[b].Kind == nlp.Heading
}

func (r *relater) lemmaAt(i int) string { return strings.ToLower(r.sent.Words[i].Lemma) }

// isReflexive reports whether an end is "itself", "themselves" or "each other".
func (r *relater) isReflexive(e end) bool {
	form := strings.ToLower(r.sent.Words[e.head].Form)
	if form == "each" || form == "other" && e.head > 0 && strings.EqualFold(r.sent.Words[e.head-1].Form, "each") {
		return true
	}
	return r.sent.Words[e.head].UPOS == "PRON" && (strings.HasSuffix(form, "self") || strings.HasSuffix(form, "selves"))
}

// isEachOthers reports whether an end is something that each has of the other:
// "each other's position".
func (r *relater) isEachOthers(e end) bool {
	for i := e.start; i < e.head; i++ {
		if strings.EqualFold(r.sent.Words[i].Form, "each") && strings.EqualFold(r.sent.Words[i+1].Form, "other") || strings.EqualFold(r.sent.Words[i].Form, "other") && i > 0 && strings.EqualFold(r.sent.Words[i-1].Form, "each") {
			return true
		}
	}
	return false
}

// families are nouns that take their name before them.
var families = set("family clan dynasty household tribe")

// states are the verbs of being and staying something.
var states = set("be become remain stay")

// everybody are the pronouns for all there are.
var everybody = set("everybody everyone anybody anyone")

// sayings are verbs that have only what is said as their object.
var sayings = set("say add note state remark insist argue")

// denials are verbs for saying that something is not so: "she owned shares in
// Norlight, which she denies" denies no Norlight.
var denials = set("deny dispute refute contradict confirm acknowledge")

// isCut reports whether a hyphen without spaces goes on behind the words of an end:
// "the hands-on training".
func (r *relater) isCut(e end) bool {
	words := r.sent.Words
	return e.chain < 0 && e.stop > 0 && e.stop+1 < len(words) && words[e.stop].Form == "-" && words[e.stop-1].End == words[e.stop].Start && words[e.stop].End == words[e.stop+1].Start
}

// isNamedPerson reports whether an end is a person with a name.
func (r *relater) isNamedPerson(e end) bool {
	c := &r.text.Chains[e.chain]
	return c.Named && c.Kind == nlp.Person
}

// isBroken reports whether a finite verb stands inside the words of an end
// before its head, as only misread sentences have it.
func (r *relater) isBroken(e end) bool {
	named := e.chain >= 0 && r.text.Chains[e.chain].Named
	start := e.start
	if m, ok := r.mentions[position{r.number, e.head}]; ok {
		start = min(start, r.text.Mentions[m].Start)
	}
	for i := start; i < e.head; i++ {
		switch w := &r.sent.Words[i]; w.XPOS {
		case "VBZ", "VBP", "VBD", "MD":
			if !named && (w.UPOS == "AUX" || w.UPOS == "VERB") {
				return true
			}
		}
	}
	if e.chain >= 0 {
		for _, word := range strings.Fields(r.text.Chains[e.chain].Name) {
			if auxiliaries[word] {
				return true
			}
		}
	}
	return false
}

// hasComplement reports whether a phrase or clause behind noun i tells what it
// is of.
func (r *relater) hasComplement(i int) bool {
	for _, k := range r.kids[i] {
		if rel := r.sent.Words[k].Rel; k > i && (rel == "nmod" || rel == "acl") {
			return true
		}
	}
	return false
}

// isFreeRelative reports whether "what" opens a clause: "what Ada Moss called".
func (r *relater) isFreeRelative(c *nlp.Clause) bool {
	if h := r.sent.Words[c.Head].Head; h >= 0 && r.lemmaAt(h) == "what" {
		return true
	}
	for _, k := range r.kids[c.Head] {
		if r.lemmaAt(k) == "what" {
			return true
		}
	}
	return false
}

// isDuration reports whether an end is a stretch of time: "two hours", "the
// night".
func (r *relater) isDuration(e end) bool {
	return durations[r.lemmaAt(e.head)] && (e.chain < 0 || !r.text.Chains[e.chain].Named) && !r.hasComplement(e.head)
}

// durations are nouns for stretches of time.
var durations = set("second minute hour day night evening morning afternoon week weekend month year decade century time while")

// isBehindComma reports whether a comma stands between the verb of a clause and
// the object right behind it, as where a list goes on: "the office it chose, the
// release of prisoners".
func (r *relater) isBehindComma(c *nlp.Clause, o end) bool {
	return c.Kind == nlp.VerbClause && o.start == c.Head+2 && r.sent.Words[c.Head+1].Form == ","
}

// isSubject reports whether a finite verb follows the object of a verb of saying
// or thinking at once: "claims its influence is small" claims no influence.
func (r *relater) isSubject(c *nlp.Clause, o end) bool {
	if o.head < c.Head || o.stop >= len(r.sent.Words) || !saying[c.Lemma] {
		return false
	}
	w := &r.sent.Words[o.stop]
	return w.UPOS == "AUX" && w.XPOS != "VB"
}

// saying are verbs that take a clause more often than an object.
var saying = set("say claim note state insist argue think believe hope fear know find report suggest warn show mean deny admit declare announce see hear feel")

// clausal are verbs whose "it" is mostly what happened or was said.
var clausal = set("report consider regret discuss deny confirm announce know believe mention reveal disclose explain reject dismiss call describe understand see")

// isStatement reports whether an end is something said, done or planned.
func (r *relater) isStatement(e end) bool {
	kind := r.text.Chains[e.chain].Kind
	return kind == nlp.Work || kind == nlp.Event || kind == nlp.Other
}

// isOfThem reports whether word i is a quantity of a pronoun: "some of them".
func (r *relater) isOfThem(i int) bool {
	for _, k := range r.kids[i] {
		if w := &r.sent.Words[k]; w.UPOS == "PRON" && w.Rel == "nmod" && r.sent.Words[i].UPOS != "NOUN" {
			return true
		}
	}
	return false
}

// isElliptic reports whether an end is an adjective in place of its noun ("its second
// largest") or a bare number ("more than 200").
func (r *relater) isElliptic(e end) bool {
	w := &r.sent.Words[e.head]
	return w.XPOS == "JJS" || w.XPOS == "JJR" || w.UPOS == "NUM" && !r.text.Chains[e.chain].Named && !r.hasComplement(e.head)
}

// isUnlike reports whether an end is a thing joined to somebody who acts: in "led
// by Ada Moss and her policy" the policy hangs elsewhere.
func (r *relater) isUnlike(e end) bool {
	w := &r.sent.Words[e.head]
	if c := &r.text.Chains[e.chain]; w.Rel != "conj" || w.Head < 0 || c.Named || c.Kind != nlp.Other {
		return false
	}
	m, ok := r.mentions[position{r.number, w.Head}]
	return ok && r.text.Chains[r.text.Mentions[m].Chain].Kind == nlp.Person
}

func (r *relater) isPerson(e end) bool {
	c := &r.text.Chains[e.chain]
	return c.Named && c.Kind == nlp.Person
}

// isOne reports whether an end has a name and is no group.
func (r *relater) isOne(e end) bool {
	c := &r.text.Chains[e.chain]
	return c.Named && c.Kind != nlp.Group
}

// isManyThings reports whether the noun at i is a plural that no body can be called
// by, as teams and firms are called by what their people are: "the champions, Ness
// United".
func (r *relater) isManyThings(i int) bool {
	noun, known := gazetteer.NounOf(r.lemmaAt(i))
	return r.sent.Words[i].XPOS == "NNS" && !(known && (noun.Kind == nlp.Person || noun.Kind == nlp.Group || noun.Kind == nlp.Organization))
}

// isOfPersons reports whether the noun at i can say what one person is.
func (r *relater) isOfPersons(i int) bool {
	w := &r.sent.Words[i]
	if w.XPOS == "NNS" {
		return false
	}
	lemma := strings.ToLower(w.Lemma)
	for _, suffix := range thingSuffixes {
		if strings.HasSuffix(lemma, suffix) && lemma != "king" && lemma != "sibling" {
			return false
		}
	}
	return true
}

// thingSuffixes end nouns that name no person.
var thingSuffixes = []string{"ing", "ity", "tion", "sion", "ment", "ness", "ship", "ism", "acy", "port"}

// isAbstract reports whether an end is a description of something that does
// nothing: "the absence of", "the way to".
func (r *relater) isAbstract(e end) bool {
	c := &r.text.Chains[e.chain]
	return !c.Named && r.sent.Words[e.head].XPOS != "NNS" && abstracts[r.lemmaAt(e.head)]
}

// abstracts are nouns that the grammar makes the subject of what somebody else
// does.
var abstracts = set(`absence presence lack response side importance need difference way path approach trend prospect extent
	degree likelihood possibility probability chance fact notion idea reason cause reality irony question matter wake
	interest awareness willingness readiness hope fear doubt suspicion concern belief feeling sense sign point moment time
	case kind sort variety range lot rest one thing aspect element factor feature nature spectre
	specter spirit tone mood momentum emphasis focus`)

// emptyEnds are nouns that say nothing as the words at the end of a claim, where
// no phrase or clause behind them tells what they are about.
// vagueEnds say nothing as the only word.
var (
	emptyEnds = set("way thing one same bit lot kind sort case point fact matter extent")
	vagueEnds = set(`situation circumstance problem issue fear concern hope worry idea notion aspect example difference sense trend question feature`)
)
