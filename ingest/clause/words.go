package clause

import "strings"

// A class is a set of lemmas.
type class map[string]bool

func words(list string) class {
	c := class{}
	for _, w := range strings.Fields(list) {
		c[w] = true
	}
	return c
}

// phrases returns the class of phrases of one or more words.
func phrases(list string) class {
	c := class{}
	for p := range strings.SplitSeq(list, ",") {
		c[strings.TrimSpace(p)] = true
	}
	return c
}

// The classes of verbs that decide how a clause below them holds. A verb in no
// class hands its own truth value down.
var (
	// speechVerbs report what somebody says.
	speechVerbs = words(`say tell announce report claim state declare add note explain argue insist acknowledge admit
		concede contend assert allege suggest warn stress emphasize emphasise tweet write post remark reply respond
		comment testify maintain confirm reveal disclose describe quote affirm recall repeat reiterate complain fume boast joke
		caution predict estimate signal hint indicate inform brief assure promise pledge vow agree recount observe quip shout
		counter proclaim swear lament joke whisper answer recount recollect`)
	// findVerbs report what somebody has found or ruled.
	findVerbs = words(`find rule decide conclude determine judge establish hear read hold certify record`)
	// knowVerbs take what stands below them for true.
	knowVerbs = words(`know learn discover realize realise see notice show prove forget remember regret mean demonstrate
		recognize recognise recall celebrate resent ignore mind matter`)
	// openVerbs tell of finding out what is open.
	openVerbs = words(`check test decide determine examine investigate care guess judge clarify tell establish verify assess discuss`)
	// denyVerbs report that somebody says it is not so.
	denyVerbs = words(`deny dispute reject refute contradict rebut disprove debunk`)
	// beliefVerbs report what somebody holds to be so.
	beliefVerbs = words(`think believe suspect fear worry doubt assume suppose feel guess imagine speculate wonder hope expect
		understand consider question ask allege seem appear`)
	// demandVerbs tell what somebody wants done by others.
	demandVerbs = words(`demand urge ask call order require request press push persuade pressure tell instruct command
		encourage convince direct compel recommend propose appeal beg plead invite advise implore petition lobby challenge`)
	// askVerbs put what somebody is to do to him as their object.
	askVerbs = words(`ask urge tell persuade force order press encourage convince compel invite advise instruct command direct
		oblige warn authorize authorise allow permit enable pressure want expect like lead cause prompt
		beg implore petition lobby challenge obligate commit bind entitle inspire tempt provoke motivate trust`)
	// planVerbs tell what somebody means to do.
	planVerbs = words(`plan intend want wish hope expect agree promise pledge vow offer threaten prepare decide aim mean
		commit vote schedule set propose opt choose elect consider volunteer swear wait contemplate discuss
		negotiate`)
	// tryVerbs tell what somebody attempts.
	tryVerbs = words(`try attempt seek struggle strive work fight move seem appear tend prefer like allow permit enable authorize
		authorise lure entitle risk oppose resist favor favour imagine hesitate delay postpone`)
	// notVerbs tell that something is not done.
	notVerbs = words(`fail refuse decline neglect avoid forget cease omit refrain abstain pretend feign`)
	// oneWayVerbs are those of them that deny only as long as nothing denies them
	// (Karttunen 2012): who did not refuse may not have been able to.
	oneWayVerbs = words(`refuse decline pretend feign`)
	// stopVerbs tell with a participle that something is not done, or no longer.
	stopVerbs = words(`stop quit halt end miss escape`)
	// giveUpVerbs with their particle tell that something will not be done.
	giveUpVerbs = phrases("rule out, give up, call off, put off, hold off, back out")
	// bindVerbs tell what somebody has to do by law or treaty.
	bindVerbs = words(`oblige obligate bind require mandate`)
	// implicativeVerbs say that what their infinitive tells has happened.
	implicativeVerbs = words(`manage continue begin start come go get happen prove turn help force lead cause compel
		make let prompt drive bring proceed grow dare see hear watch feel have live serve remain suffice combine
		unite join conspire collude return rush hurry bother inspire provoke`)
	// accuseVerbs tell what somebody is held to have done: "accused of taking
	// bribes" does not say that he took any.
	accuseVerbs = words(`accuse suspect charge indict try investigate arrest detain`)
	// dutyVerbs tell of tasks, which nobody is accused of: "charged with
	// overseeing".
	dutyVerbs = words(`oversee run manage monitor enforce protect ensure review regulate supervise administer maintain provide
		develop implement coordinate assess prepare advise guard keep safeguard promote draft write draw find help lead
		investigate examine negotiate organise organize`)
	// judgeVerbs presuppose what somebody is judged for: "sentenced for
	// spying", "thanked for coming".
	judgeVerbs = words(`sentence convict jail fine punish blame fault criticize criticise condemn denounce praise thank hail commend
		honor honour decorate reward dismiss fire sack suspend sue ban apologize apologise atone know arrest imprison rebuke forgive
		scold mock remember pay win receive earn share`)
	// earnVerbs are those of them whose subject did it: "won a prize for building".
	earnVerbs = words(`win receive earn share apologize apologise atone`)
	// sendVerbs have as their object who is to do what a purpose behind it tells.
	sendVerbs = words(`appoint nominate name choose elect pick hire select tap send dispatch recruit deploy assign designate
		teach train coach employ`)
	// carryVerbs have as their object what is taken along or made: whoever can does what
	// a purpose behind it tells, and with a thing the subject does it.
	carryVerbs = words(`take bring drive fly ship bus escort create establish found form set
		pay bribe engage`)
	// goVerbs tell of going somewhere: an infinitive behind them says what for.
	goVerbs = words("visit travel fly arrive tour sail meet gather")
	// viewVerbs tell as what somebody sees or describes something.
	viewVerbs = words(`see view regard describe portray depict characterize characterise perceive interpret cast present cite dismiss denounce`)
	// clearVerbs tell what somebody is held not to have done.
	clearVerbs = words(`acquit clear absolve exonerate`)
	// admitVerbs take what stands behind their preposition for done.
	admitVerbs = words(`boast succeed admit confess tire weary result persist convict capable guilty consist accustom commit`)
	// giveVerbs take a recipient besides their object.
	giveVerbs = words(`award give grant offer hand present send pay fine deny promise owe allow assign allocate`)
	// arbitraryVerbs speak with a participle of what anybody does or is to do.
	arbitraryVerbs = words(`recommend suggest advise urge oppose support welcome ban prohibit criticize criticise condemn denounce defend`)
	// hinderVerbs tell that somebody else is kept from doing something.
	hinderVerbs = words(`prevent stop keep bar block prohibit discourage dissuade deter ban forbid`)
	// objectControl verbs besides askVerbs hand their object down as the
	// subject of a complement.
	objectControl = words(`help get make let have see watch hear find catch keep leave appoint nominate name call choose
		elect believe consider need train teach hire forbid prevent stop`)
)

// nounModality tells in which way the clause below a noun holds: "a plan to
// withdraw", "the claim that …". A noun in no row leaves an infinitive planned
// and a finite clause possible.
var nounModality = []struct {
	nouns    class
	modality string
}{
	{words(`demand call request order appeal requirement pressure obligation insistence`), "demanded"},
	{words(`claim charge complaint worry accusation allegation report rumor rumour suggestion fear hope belief possibility chance risk prospect
		attempt effort bid ability willingness readiness right opportunity option idea notion theory view assumption suspicion
		impression concern speculation hint doubt authority power capacity licence license permission`), "possible"},
	{words(`plan proposal deal intention promise pledge vow threat scheme`), "planned"},
	{words(`refusal failure inability reluctance unwillingness lie myth falsehood fabrication hoax misconception`), "not"},
	{words(`fact news realization discovery evidence revelation sign first second third last only one latest problem
		reason truth result upshot irony consequence`), "fact"},
}

// ifMarks open a clause that holds only if something else does.
var ifMarks = phrases(`if, unless, provided, provided that, providing, assuming, supposing, lest, even if, in case, as long as, on condition,
	depending on, granted`)

// aboutMarks lead to a participle that is talked or thought about, not told.
var aboutMarks = phrases("of, about, for, on, at, toward, towards, to, near")

// timeMarks open a clause of time.
var timeMarks = phrases("when, once, until, till, after, while, as soon as, whenever, by the time")

// auxModality is the modality that an auxiliary gives its verb.
var auxModality = map[string]string{
	"can": "possible", "could": "possible", "may": "possible", "might": "possible", "ca": "possible",
	"will": "planned", "shall": "planned", "wo": "planned", "'ll": "planned", "’ll": "planned",
	"would": "conditional", "'d": "conditional", "should": "demanded", "must": "demanded", "ought": "demanded", "need": "demanded",
}

// sceneMarks open a clause that stands before another and is never what is said.
var sceneMarks = phrases("although, though, while, whereas, because, since, after, before, when, as")

// untilMarks open a clause that has not come to pass where the clause above has
// not.
var untilMarks = phrases("until, till, once, before, unless")

// abilities are the auxiliaries of being able: who cannot does not.
var abilities = words("can could ca")

// doubtAdverbs leave open whether what they modify is so.
var doubtAdverbs = words(`possibly perhaps maybe probably likely reportedly allegedly supposedly apparently conceivably presumably
	purportedly ostensibly hardly barely scarcely rarely seldom nearly almost`)

// dueWords tell with an infinitive below them what is to come.
var dueWords = words(`going due set about scheduled slated poised ready supposed likely expected bound certain sure planned meant
	intended projected forecast tipped`)

// sureAdjectives take the clause that they are about for true.
var sureAdjectives = words(`clear true known certain obvious evident aware glad happy sad proud angry sorry surprised unfortunate
	regrettable lucky remarkable notable undeniable undisputed pleased grateful upset ashamed convinced`)

// openAdjectives leave open whether what they are about is so, or will be; doubtful
// ones among them say that it may well not.
var (
	openAdjectives = words(`possible impossible conceivable inconceivable thinkable unthinkable plausible implausible unlikely improbable
		doubtful unclear uncertain questionable debatable`)
	doubtful = words("impossible inconceivable unthinkable implausible unlikely improbable doubtful")
)

// supposing are verbs that, without a subject, open a condition: "assuming they sign".
var supposing = words("assuming supposing providing provided granted")

// eventualities are nouns that, behind "in", open a condition: "in the event that".
var eventualities = words("event case eventuality")

// trueWords deny what they are about when they are denied.
var trueWords = words("true case fact right correct")

// untrue nouns and adjectives deny what they are about.
var untrue = words("false untrue wrong incorrect lie myth falsehood fabrication hoax misconception")

// unAdjectives say that their infinitive does not come true.
var unAdjectives = words("unwilling unable unprepared unready powerless incapable")

// falseAdverbs say of what is claimed that it is not so.
var falseAdverbs = words("falsely wrongly wrongfully erroneously incorrectly mistakenly untruthfully")

// doubtNouns stand for what speaks against something: "no doubt that".
var doubtNouns = words("doubt question denying dispute secret mistake")

// lackNouns say of an action that it was not done.
var lackNouns = words("lack absence loss refusal denial withdrawal")

// breakVerbs tell that somebody did not do what he had promised to.
var breakVerbs = phrases("break, violate, breach, renege, go back, back out, abandon")

// missVerbs say of a chance or a means that there is none.
var missVerbs = class{"miss": true, "lack": true, "lose": true, "shelve": true, "drop": true, "forgo": true, "turn down": true, "waste": true}

// firstWords take the infinitive that they are about for done: "the first to
// land".
var firstWords = words("first second third fourth fifth sixth seventh eighth ninth tenth last only latest youngest oldest")

// anyWords speak of whatever there may be.
var anyWords = words("any anyone anybody anything whoever whatever whichever")

// nobody are the pronouns for no person.
var nobody = words("nobody none no-one neither")

// negators deny the word they modify.
var negators = words(`not n't n’t never no neither nor nowhere cannot`)

// negativeDeterminers deny the noun phrase they stand before.
var negativeDeterminers = words(`no neither none nobody nothing`)

// exampleMarks introduce members of the group just named: "its allies,
// including X and Y".
var exampleMarks = phrases("including, include, among them, among these")

// emptyNouns are antecedents that play no part in the clause that modifies
// them: "the day they met", "the way it ended".
var emptyNouns = words(`day week month year time moment way reason place case fact hour night morning extent point`)
