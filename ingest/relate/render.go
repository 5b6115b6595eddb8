package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// verb renders a verb clause.
func (r *relater) verb(index int, c *nlp.Clause) {
	switch c.Lemma {
	case "be":
		r.drop("it says only that there is something")
		return
	case "do":
		r.drop("it stands for another verb")
		return
	}
	agents := r.subjects(c, nlp.Agent)
	patients := r.objects(c, nlp.Patient)
	if c.Lemma == "fine" {
		patients = slices.DeleteFunc(patients, r.isSum) // who is fined, not how much
	}
	d := draft{clause: c, index: index, modality: c.Modality, place: r.placeOf(c)}
	r.dated(d, c)
	if len(agents) == 0 && c.Passive {
		r.agentless(d, c)
		return
	}
	if len(agents) == 0 {
		r.drop("nobody named does it")
		return
	}
	noun := r.patientNoun(c)
	agents = append(agents, r.companions(c)...)
	d.subject, d.object = agents, patients
	if r.reciprocate(d, c) {
		return
	}
	d.phrase, d.rule, d.confidence = c.Lemma, "verb", sureVerb
	if !r.onlyCarries(c) && !idioms[join(c.Lemma, noun)] {
		switch whole, state := r.fixedPhrase(c), r.stateOf(c); {
		case whole != "":
			d.phrase = whole
		case state != "":
			d.phrase = join(c.Lemma, state)
		case noun != "" && !r.isTurned(c.Lemma):
			d.relation = mapped(c.Lemma+" "+noun, c.Lemma)
		}
		r.emit(d)
		d.relation, d.phrase = "", c.Lemma
	}
	r.recipients(d, c, noun)
	r.obliques(d, c, noun, len(patients) > 0)
	r.within(d, c)
	r.degrees(d, c)
	r.attributes(d, c)
	r.demanded(d, index, c)
	r.inquired(d, index, c)
	if len(agents) > 1 && jointly[c.Lemma] && hasArg(c, nlp.Patient) && !r.hasPartner(c) {
		r.mutual(d, agents, c.Lemma+" with")
		d.subject = agents
	}
	if len(agents) > 1 && len(patients) == 0 && reciprocal[c.Lemma] && !r.hasPartner(c) {
		r.mutual(d, agents, c.Lemma+" with")
	}
}

// isTurned reports whether the vocabulary has a verb the other way round: who hires
// somebody employs him.
func (r *relater) isTurned(verb string) bool {
	all := vocab.Meanings(verb)
	return len(all) > 0 && all[0].Inverse
}

// onlyCarries reports whether the object of a verb is there for what is said of
// it: "wants both sides to agree" wants no sides, "calls the deal a mistake"
// calls no deal.
func (r *relater) onlyCarries(c *nlp.Clause) bool {
	if c.Lemma == "put" {
		return true
	}
	if carriers[c.Lemma] && r.stateOf(c) == "" {
		for _, k := range r.kids[c.Head] {
			switch w := &r.sent.Words[k]; {
			case w.Rel == "xcomp" || w.Rel == "ccomp":
				return true
			case hindering[c.Lemma] && (w.Rel == "advcl" || w.Rel == "obl") && leadsOff[r.opening(k)]:
				return true // "kept the parties from leaving", "forced it into talks"
			}
		}
	}
	if labelling[c.Lemma] && r.hasTwoPatients(c) {
		return true // "an attack that Ada Moss called an act of war"
	}
	for _, a := range c.Args {
		if a.Role == nlp.Oblique && a.Prep == "as" && identifying[c.Lemma] && r.isName(a.Head) {
			return true // "named by doctors as Ada Moss"
		}
		if a.Role == nlp.Patient && carriers[c.Lemma] && !a.Shared && r.endsInParticiple(a.Head) {
			return true
		}
		if labelling[c.Lemma] && a.Role == nlp.Patient && r.hasAdjectiveBehind(a.Head) {
			return true // "called the charge absurd"
		}
		if labelling[c.Lemma] && a.Role == nlp.Attribute || c.Lemma == "blame" && a.Role == nlp.Oblique && a.Prep == "on" {
			return true
		}
	}
	return false
}

// identifying are verbs that tell with "as" what somebody is called.
var identifying = set("name identify know")

// idioms are verbs with an object that say nothing without what follows.
var idioms = phrases("take place", "take part", "take effect", "take shape", "play role", "play part", "give way", "give rise", "have effect", "come way")

// endsInParticiple reports whether a participle follows noun i at once: "wants the
// prisoners freed".
func (r *relater) endsInParticiple(i int) bool {
	for _, k := range r.kids[i] {
		if w := &r.sent.Words[k]; k == i+1 && w.Rel == "acl" && (w.XPOS == "VBN" || w.XPOS == "VBG") {
			return true
		}
	}
	return false
}

// hasTwoPatients reports whether a relative clause has an object besides what it
// modifies.
func (r *relater) hasTwoPatients(c *nlp.Clause) bool {
	shared, own := false, false
	for _, a := range c.Args {
		if a.Role == nlp.Patient {
			shared, own = shared || a.Shared, own || !a.Shared
		}
	}
	return shared && own
}

// hasAdjectiveBehind reports whether an adjective follows noun i at once.
func (r *relater) hasAdjectiveBehind(i int) bool {
	return slices.ContainsFunc(r.kids[i], func(k int) bool { return k == i+1 && r.sent.Words[k].Rel == "amod" && r.sent.Words[k].UPOS == "ADJ" })
}

// hindering verbs take an object for what it is not to do, or has to.
var hindering = set("prevent stop bar force block deter keep drive")

// leadsOff open what somebody is kept from or forced to.
var leadsOff = set("from into")

// opening returns the preposition or conjunction that opens phrase or clause k.
func (r *relater) opening(k int) string {
	for _, j := range r.kids[k] {
		if rel := r.sent.Words[j].Rel; rel == "case" || rel == "mark" {
			return r.lemmaAt(j)
		}
	}
	return ""
}

// carriers take an object only for what it is to do.
var carriers = set(`want expect need see hear watch let make have get like find consider believe keep leave render drive turn set prevent stop bar
	force block deter allow permit enable cause lead tempt`)

// reciprocal verbs without object say that their subjects do it to each other.
var reciprocal = set("meet talk negotiate fight spar clash cooperate agree confer speak marry divorce merge ally collaborate coordinate")

// jointly are verbs that several can only do with each other: "the two discussed the dam".
var jointly = set("discuss negotiate")

// hasPartner reports whether a clause tells with whom its subjects did it, all
// of them on one side.
func (r *relater) hasPartner(c *nlp.Clause) bool {
	agents := 0
	for _, a := range c.Args {
		if a.Role == nlp.Oblique && (a.Prep == "with" || a.Prep == "to") && !r.inTime[position{r.number, a.Head}] {
			return true
		}
		if a.Role == nlp.Agent {
			agents++
			if r.isPair(a) {
				agents++
			}
		}
	}
	return agents < 2
}

// isPair reports whether an argument is a pair that stands on no one side: "the two
// sides", "both".
func (r *relater) isPair(a nlp.Arg) bool {
	for i := a.Start; i <= a.Head; i++ {
		switch strings.ToLower(r.sent.Words[i].Form) {
		case "two", "both":
			return true
		}
	}
	return false
}

// mutual emits the phrase for every pair of ends.
func (r *relater) mutual(d draft, ends []end, phrase string) {
	d.phrase = phrase
	for i := range ends {
		for j := i + 1; j < len(ends); j++ {
			d.subject, d.object = ends[i:i+1], ends[j:j+1]
			r.emit(d)
		}
	}
}

// agentless renders a passive that does not tell who: the patient is the
// subject, the words keep the passive.
func (r *relater) agentless(d draft, c *nlp.Clause) {
	d.subject = r.subjects(c, nlp.Patient)
	if len(d.subject) == 0 {
		d.subject = r.subjects(c, nlp.Recipient)
	}
	form := strings.ToLower(r.sent.Words[c.Head].Form)
	if recipients := r.subjects(c, nlp.Recipient); len(recipients) > 0 {
		// "was awarded the prize"
		d.subject, d.object, d.phrase = recipients, r.objects(c, nlp.Patient), "be "+form
		d.rule, d.confidence = "passive", sureOblique
		r.emit(d)
	}
	for _, a := range c.Args {
		switch {
		case r.sentenced(d, c, a):
		case a.Role == nlp.Oblique && !r.inTime[position{r.number, a.Head}]:
			if temporal[a.Prep] || exampleMarks[a.Prep] || sources[a.Prep] || r.isFixed(a) || r.isListedTime(a) {
				continue // when, how and who says so
			}
			if r.servesAs(d, c, "be "+form, a) {
				continue
			}
			chain := r.placeAt(a)
			d.phrase = strings.TrimSpace("be " + form + " " + a.Prep)
			d.rule, d.confidence = "passive", surePassive
			d.object = r.ends(a)
			if r.goesTo(d, c, a, d.object) {
				continue
			}
			if len(d.object) > 0 && d.object[0].chain < 0 && !selected[a.Prep] {
				continue
			}
			if chain >= 0 && locative[a.Prep] && chain == d.place {
				d.place = -1
			}
			r.emit(d)
		case a.Role == nlp.Attribute:
			r.attributeOf(d, d.subject, a)
		}
	}
}

// recipients renders "give X the letter" as "give letter to X".
func (r *relater) recipients(d draft, c *nlp.Clause, noun string) {
	d.object = r.objects(c, nlp.Recipient)
	switch {
	case noun == "" && handed[c.Lemma]:
		d.phrase = join(c.Lemma, "to") // "sells X most of its oil" sells no X
	case noun == "" || moneyed[c.Lemma] && currencies[noun]:
		d.phrase = c.Lemma
	case currencies[noun]:
		d.phrase = join(c.Lemma, "money to")
	default:
		d.phrase = join(c.Lemma, noun, "to")
	}
	d.verb, d.rule = c.Lemma, "recipient"
	r.emit(d)
}

// handed are verbs that name what changes hands as their object.
var handed = set("sell lend hand give send offer award grant")

// currencies are nouns for money, and moneyed the verbs that say themselves that
// it is money which somebody pays or gets.
var (
	currencies = set("dollar euro pound crown krona krone franc yen yuan rupee rouble ruble peso real rand dinar dirham shilling lira cent")
	moneyed    = set("pay fine owe bill")
)

// isSum reports whether an end is a sum of money.
func (r *relater) isSum(e end) bool {
	w := &r.sent.Words[e.head]
	return w.UPOS == "NUM" || w.UPOS == "SYM" || currencies[strings.ToLower(w.Lemma)]
}

// patientNoun returns the lemma of a clause's object when that is a common
// noun, as part of the relation: "strike agreement with".
func (r *relater) patientNoun(c *nlp.Clause) string {
	noun := ""
	for _, a := range c.Args {
		if a.Role != nlp.Patient {
			continue
		}
		w := &r.sent.Words[a.Head]
		if w.UPOS != "NOUN" || noun != "" {
			return ""
		}
		noun = strings.ToLower(w.Lemma)
	}
	return noun
}

// insidePreps lead from an object to what the clause is about.
var insidePreps = set("of with to against on for over from by about")

// hasArg reports whether a clause has an argument of the role, be it known what
// that stands for or not.
func hasArg(c *nlp.Clause, role nlp.Role) bool {
	return slices.ContainsFunc(c.Args, func(a nlp.Arg) bool { return a.Role == role })
}

// demanded renders what one party wants of another when the other is the
// subject of the complement: "called for X to agree", "demanded that X leave".
func (r *relater) demanded(d draft, index int, c *nlp.Clause) {
	if !demands[c.Lemma] {
		return
	}
	for i := index + 1; i < len(r.text.Clauses); i++ {
		below := &r.text.Clauses[i]
		if below.Sent != c.Sent {
			return
		}
		if below.Up != index || below.Kind != nlp.VerbClause {
			continue
		}
		if below.Modality != nlp.Demanded && !(c.Modality == nlp.Conditional && below.Modality == nlp.Conditional) {
			continue
		}
		if below.Lemma == "do" && !hasArg(below, nlp.Patient) {
			continue // "to do so"
		}
		one := d
		for _, role := range []nlp.Role{nlp.Agent, nlp.Patient} {
			for _, a := range below.Args {
				if a.Role == role && !a.Shared && r.sent.Words[a.Head].Head == below.Head && strings.HasPrefix(r.sent.Words[a.Head].Rel, "nsubj") {
					one.object = append(one.object, r.ends(a)...)
				}
			}
		}
		one.phrase, one.verb = join(c.Lemma, "to", below.Lemma), c.Lemma
		if below.Negated {
			one.phrase, one.verb = join(c.Lemma, "not to", below.Lemma), ""
		}
		one.rule, one.confidence = "demand", sureDemand
		r.emit(one)
	}
}

// inquired renders whom an inquiry is into where a clause tells what it is about:
// "investigates whether X lied" investigates X.
func (r *relater) inquired(d draft, index int, c *nlp.Clause) {
	if !inquiries[c.Lemma] || hasArg(c, nlp.Patient) {
		return
	}
	for i := index + 1; i < len(r.text.Clauses) && r.text.Clauses[i].Sent == c.Sent; i++ {
		below := &r.text.Clauses[i]
		if w := &r.sent.Words[below.Head]; below.Up != index || below.Kind != nlp.VerbClause || w.Rel != "ccomp" {
			continue
		}
		role := nlp.Agent
		if below.Passive {
			role = nlp.Patient
		}
		d.object, d.phrase, d.verb = r.anchored(r.subjects(below, role)), c.Lemma, ""
		d.rule, d.confidence = "inquiry", sureDeep
		r.emit(d)
	}
}

var inquiries = set("investigate examine probe")

var demands = set("call demand urge ask request require insist order press push appeal want propose recommend")

func join(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}
