package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// selected are the prepositions whose phrase belongs to the verb even when it
// names nothing: "insist on", "agree to".
var selected = phrases("to", "on", "with", "for", "from", "against", "of", "about", "over", "into", "as", "toward", "towards", "upon", "between", "on behalf of")

// obliques renders the prepositional phrases of a verb.
func (r *relater) obliques(d draft, c *nlp.Clause, noun string, hasPatient bool) {
	for _, a := range c.Args {
		if r.sentenced(d, c, a) {
			continue
		}
		if a.Role != nlp.Oblique || a.Prep == "" || sources[a.Prep] || r.inTime[position{r.number, a.Head}] {
			continue
		}
		if utters[c.Lemma] && !addresses[a.Prep] && !r.isMedium(c, a) {
			continue // when, where and how it was said
		}
		if raising[c.Lemma] && a.Prep != "to" && r.hasOpenComplement(c.Head) {
			continue // it belongs to what seems to be so
		}
		if a.Prep == "on" && r.lemmaAt(a.Head) == "side" && !vocab.Has(join(c.Lemma, a.Prep)) {
			continue // "doubts arise on both sides"
		}
		if r.isOutcome(c, a) {
			continue // "cut jobs, leading to protests": what happened leads to them
		}
		if trips[r.lemmaAt(a.Head)] && a.Prep == "on" {
			continue // "took her on a trip to Peru"
		}
		if a.Prep == "by" && hasPatient && !c.Passive && !ordering[c.Lemma] {
			continue // "doubts an offer by X": they do what the noun tells, not what the verb does
		}
		if c.Lemma == "come" && r.comesUnder(c) {
			continue // "came under pressure over it": the noun tells what happened
		}
		if a.Prep == "as" && (hasPatient || hasArg(c, nlp.Patient)) {
			if joins[c.Lemma] {
				r.servesAs(d, c, c.Lemma, a)
			}
			r.label(d, c, a)
			continue
		}
		if temporal[a.Prep] || exampleMarks[a.Prep] || r.isFixed(a) && !absences[r.lemmaAt(a.Head)] || r.isListedTime(a) || c.Lemma == "become" {
			continue // when and how it was done
		}
		if w := &r.sent.Words[a.Head]; w.Rel == "conj" && manners[join(a.Prep, r.lemmaAt(w.Head))] {
			continue // "from A at home and B": nobody is at B
		}
		if a.Prep == "as" && (r.leavesOffice(d, c, a) || serving[c.Lemma] && r.servesAs(d, c, c.Lemma, a)) {
			continue
		}
		if r.isFrame(c, a) || a.Prep == "as" && !isOffice(r.lemmaAt(a.Head)) {
			continue
		}
		if a.Prep == "across" && borders[r.lemmaAt(a.Head)] {
			continue // "fought across the border"
		}
		ends := r.destination(a)
		if len(ends) == 0 || a.Prep == "near" && !r.isSomewhere(a) {
			continue // "near daily attacks"
		}
		entity := ends[0].chain >= 0 && r.isThing(&r.text.Chains[ends[0].chain])
		if a.Prep == "with" && accompanied[c.Lemma] && r.isActor(max(ends[0].chain, 0)) && ends[0].chain >= 0 {
			continue // who did it too
		}
		if r.goesTo(d, c, a, ends) {
			continue
		}
		named := ends[0].chain >= 0 && r.isAnchored(ends[0].chain)
		place := r.placeAt(a)
		one := d
		one.object, one.rule, one.confidence = ends, "oblique", sureOblique
		switch {
		case (c.Lemma == "call" || c.Lemma == "ask") && a.Prep == "for" && r.toDo(c.Head, a.Head) != "":
			one.phrase, one.verb = join(c.Lemma, "to", r.toDo(c.Head, a.Head)), c.Lemma+" for" // "called for X to leave"
			one.rule, one.confidence = "demand", sureDemand
		case c.Lemma == "blame" && a.Prep == "on":
			one.phrase, one.verb = c.Lemma, "" // "blamed the delay on X" blames X
		case !named && selfward[join(c.Lemma, a.Prep)] && r.isToSelf(c):
			one.phrase, one.verb = join(c.Lemma, a.Prep), ""
		case hasPatient && !named || !entity && !selected[a.Prep]:
			continue
		case a.Prep == "with" && !named && (ends[0].chain < 0 || !r.isActor(ends[0].chain)):
			continue // what was taken along or used
		case (loose[a.Prep] && a.Prep != "as" || around[a.Prep]) && !named:
			continue
		case place >= 0 && locative[a.Prep] && hasPatient:
			continue // it is the claim's place
		case hasPatient && noun == "" && vocab.Has(join(c.Lemma, "_", a.Prep)):
			one.phrase = join(c.Lemma, r.patientWord(c), a.Prep)
		case hasPatient && noun == "":
			// "freed X from Y" says something of X and Y too.
			if !named || !passing[a.Prep] || a.Prep == "with" && !providing[c.Lemma] || a.Prep == "from" && !taking[c.Lemma] {
				continue
			}
			if one.subject = r.subjects(c, nlp.Patient); len(one.subject) == 0 && r.sent.Words[a.Head].UPOS != "NUM" {
				one.subject, one.phrase, one.verb = d.subject, join(c.Lemma, a.Prep), "" // "paid £6m for X"
				r.emit(one)
				continue
			}
			one.phrase = join("be", participle(r.sent, c), a.Prep)
			one.confidence = sureDeep
			if one.phrase == "be "+a.Prep {
				continue
			}
		case hasPatient && locative[a.Prep] && r.hasOf(c):
			continue // "confirms the existence of cracks in X" says nothing without the cracks
		case hasPatient:
			one.phrase, one.verb = join(c.Lemma, noun, a.Prep), join(c.Lemma, noun)
		default:
			one.phrase, one.verb = join(c.Lemma, noun, a.Prep), join(c.Lemma, noun)
			if place >= 0 && place == one.place {
				one.place = -1
			}
			if locative[a.Prep] || loose[a.Prep] || a.Prep == "between" {
				one.verb = ""
			}
			if before := r.bareBefore(c, a); before != "" && noun == "" {
				one.phrase, one.verb = join(c.Lemma, before, a.Prep), "" // "got in touch with"
			}
		}
		r.emit(one)
	}
}

// hasOf reports whether "of" behind the object of a clause tells of what it is.
func (r *relater) hasOf(c *nlp.Clause) bool {
	return slices.ContainsFunc(c.Args, func(a nlp.Arg) bool { return a.Role == nlp.Patient && r.isOfSomething(a.Head) })
}

// bareBefore returns the preposition and the bare noun that stand between the verb of a
// clause and one of its phrases and make an idiom with it: "in touch" of "got in touch
// with X". It is "" without.
func (r *relater) bareBefore(c *nlp.Clause, a nlp.Arg) string {
	i := a.Start - 2 // the noun
	if i != c.Head+2 || r.sent.Words[i].XPOS != "NN" || r.sent.Words[i-1].Head != i || r.sent.Words[i-1].Rel != "case" || len(r.kids[i]) != 1 || absences[r.lemmaAt(i)] || trips[r.lemmaAt(i)] {
		return ""
	}
	if phrase := join(strings.ToLower(r.sent.Words[i-1].Form), r.lemmaAt(i)); !manners[phrase] {
		return phrase
	}
	return ""
}

// companions returns with whom the subject of a clause of going somewhere went:
// they went there too.
func (r *relater) companions(c *nlp.Clause) []end {
	if !accompanied[c.Lemma] {
		return nil
	}
	var all []end
	for _, a := range c.Args {
		if a.Role != nlp.Oblique || a.Prep != "with" {
			continue
		}
		for _, e := range r.ends(a) {
			if e.chain >= 0 && r.isActor(e.chain) && r.isAnchored(e.chain) {
				e.certainty = min(e.certainty, certainRanked)
				all = append(all, e)
			}
		}
	}
	return all
}

// accompanied are verbs of going somewhere, which who is with the subject does too.
var accompanied = set("visit travel arrive fly return tour attend land sail flee")

// goesTo renders who wins what goes or is given to him: "the prize went to X". It
// reports whether the clause says so.
func (r *relater) goesTo(d draft, c *nlp.Clause, a nlp.Arg, ends []end) bool {
	if a.Prep != "to" || !giving[c.Lemma] {
		return false
	}
	for _, p := range c.Args {
		if p.Role == nlp.Patient && !c.Passive || p.Role != nlp.Patient && p.Role != nlp.Agent {
			continue
		}
		if prizes[r.lemmaAt(p.Head)] {
			one := d
			one.subject, one.object = ends, r.ends(p)
			one.phrase, one.verb, one.rule, one.confidence = "win", "", "oblique", sureOblique
			r.emit(one)
			return true
		}
	}
	return false
}

// prizes are nouns for what is won, giving the verbs by which it reaches who won it.
var (
	prizes = set("award prize medal trophy title honour honor oscar contract grant scholarship")
	giving = set("go award give present hand")
)

// serving are verbs of having an office.
var serving = set("serve act work function continue begin start practise practice")

// leavesOffice renders the office that somebody leaves with what it is an office
// of: "resigned as chairman of X". It reports whether the clause says so.
func (r *relater) leavesOffice(d draft, c *nlp.Clause, a nlp.Arg) bool {
	if mapped(join(c.Lemma, "as"), c.Lemma) != "resign" || !isOffice(r.lemmaAt(a.Head)) {
		return false
	}
	complements, ends := r.named(r.complementsOf(a.Head))
	for i, o := range complements {
		one := d
		one.object, one.phrase, one.verb = ends[i], join(c.Lemma, "as", r.rolePhrase(a, complements), o.Prep), join(c.Lemma, "as")
		one.rule, one.confidence = "oblique", sureOblique
		r.emit(one)
	}
	return len(complements) > 0
}

// utters are verbs of saying, and addresses the prepositions that lead from
// them to somebody or something; the others tell how it was said.
var (
	utters    = set("say tell add state claim note write tweet report insist explain argue acknowledge recount recall stress emphasize emphasise reiterate promise pledge vow swear")
	addresses = set("to with about against of for")
)

// isMedium reports whether an oblique names where something was written or said for all
// to read or hear: "said on Kenya TV", "wrote in the Lund Post".
func (r *relater) isMedium(c *nlp.Clause, a nlp.Arg) bool {
	m, ok := r.mentions[position{r.number, a.Head}]
	if !ok || a.Prep != "on" && !(a.Prep == "in" && c.Lemma == "write") || !r.isName(a.Head) {
		return false
	}
	medium := &r.text.Chains[r.text.Mentions[m].Chain]
	return medium.Named && (medium.Kind == nlp.Organization || medium.Kind == nlp.Work)
}

// raising verbs say nothing of their subject themselves: who "appears from the
// reports" to have left is not in the reports.
var raising = set("appear seem tend happen")

// toDo returns the infinitive that verb i wants done by noun or of noun n: "leave",
// "be opened"; "" without one.
func (r *relater) toDo(i, n int) string {
	for _, k := range slices.Concat(r.kids[i], r.kids[n]) {
		w := &r.sent.Words[k]
		if k < n || w.Rel != "advcl" && w.Rel != "xcomp" && w.Rel != "acl" || r.opening(k) != "to" {
			continue
		}
		if r.sent.Words[k-1].Form == "be" {
			return "be " + strings.ToLower(w.Form)
		}
		return r.lemmaAt(k)
	}
	return ""
}

// hasOpenComplement reports whether an infinitive or participle completes verb i.
func (r *relater) hasOpenComplement(i int) bool {
	return slices.ContainsFunc(r.kids[i], func(k int) bool { return r.sent.Words[k].Rel == "xcomp" })
}

// isOutcome reports whether a participle behind a comma tells what came of all that
// stands before it.
func (r *relater) isOutcome(c *nlp.Clause, a nlp.Arg) bool {
	w := &r.sent.Words[c.Head]
	return w.XPOS == "VBG" && w.Rel == "advcl" && c.Head > 0 && r.sent.Words[c.Head-1].Form == "," && outcomes[c.Lemma+" "+a.Prep]
}

// outcomes are verbs for what comes of an event.
var outcomes = phrases("lead to", "result in", "culminate in", "contribute to")

// comesUnder reports whether a clause tells what somebody comes under.
func (r *relater) comesUnder(c *nlp.Clause) bool {
	return slices.ContainsFunc(c.Args, func(a nlp.Arg) bool { return a.Role == nlp.Oblique && a.Prep == "under" })
}

// passing are the prepositions that join what a verb does something to with
// where that comes from, goes or belongs.
var passing = set("from to of with into for against over")

// taking verbs take what they are done to away from what "from" names; behind others it
// belongs to the object: "attacked defectors from X".
var taking = set(`accept acquire adopt airlift appoint ban banish bar block borrow bring buy call choose collect copy cut deport derive detach dismiss
	divert divide draw drive drop elect eliminate erase evacuate evict exclude exempt expel export extract extradite fetch fire flee fly free get grab
	hear hide hire import inherit isolate keep learn lift liberate loan lose move obtain order oust poach prevent prohibit protect pull purchase purge push recall receive recover
	recruit release relocate remove repatriate rescue retrieve return save seize select send separate shield sign smuggle snatch split steal
	stop summon suspend sweep take transfer transport unseat win withdraw withhold wrest`)

// providing verbs have "with" before what somebody is given or joined to; behind
// others it leads to who came along.
var providing = set(`provide supply equip present replace charge connect link merge combine arm reward share compare entrust credit
	confront associate align integrate reconcile infect pair swap exchange`)

// loose are prepositions that change what a verb means too much for the verb
// alone to give the relation, temporal those that tell when, in spite of what and
// unlike whom.
var (
	loose    = set("during after before amid without despite under through like as since until along by behind beyond because among")
	temporal = set("during after before amid without despite since until because like unlike")
)

// sources are prepositions behind which stands who or what says so.
var sources = phrases("according to", "as per", "per", "based on")

// isListedTime reports whether an oblique is joined to a time by "and" or a
// comma, which only misread sentences have: "on Tuesday, Oslo and its allies".
func (r *relater) isListedTime(a nlp.Arg) bool {
	w := &r.sent.Words[a.Head]
	return w.Rel == "conj" && w.Head >= 0 && r.inTime[position{r.number, w.Head}]
}

// around are prepositions that tell roughly where, which is worth telling only of
// what has a name.
var around = set("across along near beneath above below off past throughout within")

// borders are nouns for what something crosses.
var borders = set("border frontier boundary line")

// isFrame reports whether an oblique stands before the subject of its clause and
// sets the scene without naming a place: "on the rebel side, Ada Moss left".
func (r *relater) isFrame(c *nlp.Clause, a nlp.Arg) bool {
	if a.Head > c.Head || a.Shared || !framing[a.Prep] || r.isSomewhere(a) {
		return false
	}
	for _, s := range c.Args {
		if s.Role == nlp.Agent && !s.Shared && s.Head > a.Head && s.Head < c.Head {
			return true
		}
	}
	return false
}

// isSomewhere reports whether an argument is a place, with or without a name.
func (r *relater) isSomewhere(a nlp.Arg) bool {
	if m, ok := r.mentions[position{r.number, a.Head}]; ok {
		kind := r.text.Chains[r.text.Mentions[m].Chain].Kind
		return kind == nlp.Place || kind == nlp.Facility
	}
	return false
}

// framing are prepositions that set the scene at the beginning of a sentence.
var framing = set("on in at for of by under over within across outside besides beside around")

// isOffice reports whether a noun names what somebody can serve or sign as.
func isOffice(lemma string) bool {
	noun, known := gazetteer.NounOf(lemma)
	return known && (noun.IsRole || noun.Kind == nlp.Person)
}

// exampleMarks lead to members of what was just named.
var exampleMarks = phrases("including", "among them", "among these", "such as")

// emptyHeads are nouns of fixed phrases that name nothing: "as part of", "in
// return", "to an extent".
var emptyHeads = set(`basis part result return turn sign response way extent addition contrast example mean course end total fact line term
	year month week day hour minute second decade century time while`)

// manners are phrases that tell how.
var manners = phrases("in person", "in public", "in private", "in secret", "by hand", "by telephone", "by phone", "by helicopter", "by car",
	"by train", "on foot", "at length", "in detail", "in turn", "at once", "in silence", "in cash", "by force", "for life", "in protest", "for good", "in advance", "at home", "in effect", "for comment", "on board", "in sight", "at stake", "in place", "in doubt", "in vain",
	"in general", "in particular", "in principle", "in practice", "at last", "at least", "at first", "in fact", "for example", "for instance", "on average")

// isFixed reports whether an oblique is a fixed phrase that names nothing.
func (r *relater) isFixed(a nlp.Arg) bool {
	lemma := strings.ToLower(r.sent.Words[a.Head].Lemma)
	return emptyHeads[lemma] || manners[join(a.Prep, lemma)] || a.Prep == "in" && utterances[lemma] || a.Prep == "with" && r.isMeant(a)
}

// isMeant reports whether "in mind" follows a phrase: what is done with somebody in mind
// is not done with him.
func (r *relater) isMeant(a nlp.Arg) bool {
	words := r.sent.Words
	for i := a.Head + 1; i+1 < len(words) && i <= a.End+1; i++ {
		if words[i].Form == "in" && words[i+1].Form == "mind" {
			return true
		}
	}
	return false
}

// utterances are nouns for that in which something is said.
var utterances = set("statement interview speech message letter post tweet remark note email memo")

// trips are nouns for going somewhere.
var trips = set("trip visit journey tour stopover stay mission")

// destination returns what an oblique comes to: for a journey the place that it
// goes to, as who returns from a trip to X returns from X.
func (r *relater) destination(a nlp.Arg) []end {
	if lemma := r.lemmaAt(a.Head); trips[lemma] || absences[lemma] {
		for _, k := range r.kids[a.Head] {
			if p := r.prep(k); r.sent.Words[k].Rel == "nmod" && (p == "to" || p == "in") {
				if ends := r.anchored(r.entities(k)); len(ends) > 0 {
					return ends
				}
			}
		}
	}
	if absences[r.lemmaAt(a.Head)] {
		return nil
	}
	return r.ends(a)
}

// absences are nouns for how somebody is away: who "lives in exile in Oslo" lives in
// Oslo.
var absences = set("exile hiding asylum captivity retirement")

// participle returns the passive participle of a clause's verb when the text
// has it, "" otherwise.
func participle(s *nlp.Sentence, c *nlp.Clause) string {
	w := &s.Words[c.Head]
	if w.XPOS == "VBN" || w.XPOS == "VBD" && strings.HasSuffix(w.Form, "ed") || w.XPOS == "VBD" && strings.HasSuffix(w.Form, "id") {
		return strings.ToLower(w.Form)
	}
	if strings.HasSuffix(w.Lemma, "e") {
		return strings.ToLower(w.Lemma) + "d"
	}
	return ""
}

// selfward are verbs with a preposition that with a reflexive object say what they say
// without one: who "prepared himself for talks" prepared for them.
var selfward = phrases("prepare for", "ready for", "ally with", "align with", "associate with", "commit to", "dedicate to", "devote to",
	"distance from", "isolate from", "identify with")

// isToSelf reports whether the object of a clause is its subject.
func (r *relater) isToSelf(c *nlp.Clause) bool {
	return slices.ContainsFunc(c.Args, func(a nlp.Arg) bool {
		return a.Role == nlp.Patient && reflexives[strings.ToLower(r.sent.Words[a.Head].Form)]
	})
}

// patientWord returns the last word of a clause's first object, in lower case.
func (r *relater) patientWord(c *nlp.Clause) string {
	for _, a := range c.Args {
		if a.Role == nlp.Patient {
			return strings.ToLower(r.sent.Words[a.End-1].Form)
		}
	}
	return ""
}

// ordering are verbs whose object is what somebody is to do: "ordered a review by X".
var ordering = set("order commission request demand")

// sentenced renders what somebody is sentenced to, which is no place and no time: "to
// five years in prison". It reports whether argument a is part of that.
func (r *relater) sentenced(d draft, c *nlp.Clause, a nlp.Arg) bool {
	if c.Lemma != "sentence" || a.Role != nlp.Oblique {
		return false
	}
	noun := r.lemmaAt(a.Head)
	switch a.Prep {
	default:
		return false
	case "in":
		return jails[noun]
	case "to":
		if !jails[noun] && !durations[noun] && !penalties[noun] {
			return false
		}
		stop := a.Head + 1
		for stop+1 < a.End && r.sent.Words[stop].Form == "in" {
			stop += 2 // "in prison"
		}
		d.subject, d.phrase, d.verb = r.subjects(c, nlp.Patient), "be sentenced to", ""
		d.object = []end{{chain: -1, literal: r.words(a.Start, stop, a.Head), certainty: certainLiteral, start: a.Start, head: a.Head, stop: stop}}
		d.rule, d.confidence, d.lasts = "oblique", sureOblique, true
		r.emit(d)
		return true
	}
}

// What one is sentenced to besides stretches of time.
var (
	jails     = set("prison jail custody imprisonment detention")
	penalties = set("death life service probation hanging term")
)
