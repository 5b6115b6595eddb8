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

// The classes of verbs that decide how a clause below them holds. A verb in no
// class hands its own truth value down.
var (
	// speechVerbs report what somebody says.
	speechVerbs = words(`say tell announce report claim state declare add note explain argue insist acknowledge admit
		concede contend assert allege suggest warn stress emphasize emphasise tweet write post remark reply respond
		comment testify maintain confirm reveal disclose describe quote affirm recall repeat reiterate complain fume boast joke
		caution predict estimate signal hint indicate inform brief assure promise pledge vow agree`)
	// denyVerbs report that somebody says it is not so.
	denyVerbs = words(`deny dispute reject refute`)
	// beliefVerbs report what somebody holds to be so.
	beliefVerbs = words(`think believe suspect fear worry doubt assume suppose feel guess imagine speculate wonder hope expect
		understand consider question ask allege seem appear`)
	// demandVerbs tell what somebody wants done by others.
	demandVerbs = words(`demand urge ask call order require request press push persuade pressure tell instruct command
		encourage convince direct compel recommend propose appeal beg invite advise`)
	// planVerbs tell what somebody means to do.
	planVerbs = words(`plan intend want wish hope expect agree promise pledge vow offer threaten prepare decide aim mean
		commit vote pretend schedule set propose opt choose elect consider need hesitate volunteer swear wait
		authorize authorise allow permit enable help lure`)
	// tryVerbs tell what somebody attempts.
	tryVerbs = words(`try attempt seek struggle strive work fight move seem appear tend prefer like`)
	// notVerbs tell that something is not done.
	notVerbs = words(`fail refuse decline neglect avoid forget cease omit`)
	// accuseVerbs tell what somebody is held to have done: "accused of taking
	// bribes" does not say that he took any.
	accuseVerbs = words(`accuse suspect charge indict try investigate arrest detain`)
	// judgeVerbs presuppose what somebody is judged for: "sentenced for
	// spying", "thanked for coming".
	judgeVerbs = words(`sentence convict jail fine punish blame fault criticize criticise condemn denounce praise thank hail commend
		honor honour reward dismiss fire sack suspend sue ban`)
	// hinderVerbs tell that somebody else is kept from doing something.
	hinderVerbs = words(`prevent stop keep bar block prohibit discourage dissuade deter ban forbid`)
	// objectControl verbs hand their object down as the subject of an infinitive.
	objectControl = words(`ask urge tell persuade force allow help want order press push require encourage convince compel
		permit enable cause lead get make let have invite advise instruct command direct lure expect believe consider forbid
		prevent stop see watch hear warn oblige obligate commit call appoint nominate send authorize authorise pressure need`)
)

// nounModality tells in which way the clause below a noun holds: "a plan to
// withdraw", "the claim that …". A noun in no row leaves an infinitive planned
// and a finite clause possible.
var nounModality = []struct {
	nouns    class
	modality string
}{
	{words(`demand call request order appeal requirement pressure obligation insistence`), "demanded"},
	{words(`claim allegation report rumor rumour suggestion accusation fear hope belief possibility chance risk prospect
		attempt effort bid ability willingness readiness right opportunity option`), "possible"},
	{words(`refusal failure inability reluctance unwillingness`), "not"},
	{words(`fact news realization discovery evidence revelation`), "fact"},
}

// conditionMarks open a clause that holds only if something else does.
var conditionMarks = words(`if unless whether provided once until`)

// auxModality is the modality that an auxiliary gives its verb.
var auxModality = map[string]string{
	"can": "possible", "could": "possible", "may": "possible", "might": "possible", "ca": "possible",
	"will": "planned", "shall": "planned", "wo": "planned", "'ll": "planned", "’ll": "planned",
	"would": "conditional", "'d": "conditional", "should": "demanded", "must": "demanded", "ought": "demanded",
}

// negators deny the word they modify.
var negators = words(`not n't n’t never no neither nor nowhere cannot`)

// negativeDeterminers deny the noun phrase they stand before.
var negativeDeterminers = words(`no neither none nobody nothing`)

// exampleMarks introduce members of the group just named: "its allies,
// including X and Y".
var exampleMarks = words(`including include`)

// emptyNouns are antecedents that play no part in the clause that modifies
// them: "the day they met", "the way it ended".
var emptyNouns = words(`day week month year time moment way reason place case fact hour night morning extent point`)
