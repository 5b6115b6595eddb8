package clause

import (
	_ "embed"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// An action is what a noun that names an action tells about its arguments.
type action struct {
	// verb is the predicate in verbal words: "hold talks".
	verb string
	// of and poss are the roles of "of X" and "X's"; a possessor is the agent
	// where "of" tells another argument.
	of, poss nlp.Role
	// mutual marks actions whose "between" and "with" name partners.
	mutual bool
	// negated marks nouns for what was not done: "absence".
	negated bool
	// target has the prepositions, by name, that lead to the patient.
	target class
}

//go:embed actions.tsv
var actionTable string

var actions = parseActions(actionTable)

// parseActions reads the table of action nouns: noun, verb, role of "of", role
// of a possessor, "mutual" or "-", prepositions of the patient.
func parseActions(table string) map[string]action {
	role := map[string]nlp.Role{"agent": nlp.Agent, "patient": nlp.Patient, "oblique": nlp.Oblique}
	all := map[string]action{}
	for line := range strings.Lines(table) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		verb, negated := strings.CutPrefix(f[1], "not ")
		a := action{verb: verb, negated: negated, of: role[f[2]], poss: role[f[3]], mutual: f[4] == "mutual", target: words(strings.Join(f[5:], " "))}
		for _, noun := range strings.Fields(f[0]) {
			all[noun] = a
		}
	}
	return all
}

// supportVerbs carry an action noun as their object and lend it their subject:
// "held talks", "launched an attack".
var supportVerbs = words(`hold have make conduct carry launch begin start resume continue open pay take give issue intensify
	mount stage undertake do offer reach sign strike convene repeat renew step face attend join lead express provide
	deliver exchange kick announce end finish conclude complete suspend exert use pursue wage voice`)

// nounArguments fills the arguments of an action noun.
func (b *builder) nounArguments(c *nlp.Clause) {
	a, known := actions[c.Lemma]
	if !known {
		return // a possession, which has its arguments
	}
	c.Lemma = a.verb
	if b.Words[c.Head].Rel == "appos" {
		b.put(c, nlp.Patient, "", b.Words[c.Head].Head, true)
	}
	hasOf, hasBy := false, false
	for _, k := range b.kids[c.Head] {
		hasOf = hasOf || b.Words[k].Rel == "nmod" && b.prepOf(k) == "of"
		hasBy = hasBy || b.Words[k].Rel == "nmod" && b.prepOf(k) == "by"
	}
	for _, k := range b.kids[c.Head] {
		w := &b.Words[k]
		switch {
		case w.Rel == "nmod:poss":
			role := a.poss
			switch {
			case hasOf:
				role = nlp.Agent
			case hasBy:
				role = nlp.Patient // "its takeover by X"
			}
			b.list(c, role, "", k)
		case w.Rel == "nmod" || w.Rel == "obl" || w.Rel == "nmod:unmarked":
			b.nounOblique(c, a, k)
		case (w.Rel == "compound" || w.Rel == "amod") && k < c.Head && b.isCapital(k):
			role := nlp.Agent
			if a.of == nlp.Patient && a.poss == nlp.Patient && w.Rel == "compound" {
				role = nlp.Patient
			}
			b.put(c, role, "", k, false)
			for _, p := range b.partners(k) {
				b.put(c, role, "", p, false)
			}
		case w.Rel == "compound" && k == c.Head-1 && a.verb == "exchange":
			b.put(c, nlp.Patient, "", k, false) // "a prisoner exchange"
		}
	}
	b.measured(c, a)
	b.behindAgent(c, a)
	b.supported(c, a)
	b.borrowAgent(c)
	b.borrowPatient(c)
	b.doneBy(c)
}

// stages are nouns for a part or a state of an action, whose parties may hang
// on them: "a second round of talks between X and Y".
var stages = words(`round series set wave string session day week resumption start beginning end continuation conclusion
	breakdown failure collapse outcome possibility prospect`)

// measured gives an action noun the partners that hang on the stage it is of.
func (b *builder) measured(c *nlp.Clause, a action) {
	h := b.Words[c.Head].Head
	if h < 0 || b.Words[c.Head].Rel != "nmod" || b.prepOf(c.Head) != "of" || !stages[strings.ToLower(b.Words[h].Lemma)] {
		return
	}
	for _, k := range b.kids[h] {
		if b.Words[k].Rel != "nmod" || k < c.Head {
			continue
		}
		if prep := b.prepOf(k); prep == "between" || prep == "with" && a.mutual || a.target[prep] {
			b.nounOblique(c, a, k)
		}
	}
}

// supported gives an action noun the phrases that hang on the light verb it is
// the object of: "expressed support for X", "drew criticism from X".
func (b *builder) supported(c *nlp.Clause, a action) {
	v := b.Words[c.Head].Head
	if b.Words[c.Head].Rel != "obj" || v < 0 {
		return
	}
	verb := strings.ToLower(b.Words[v].Lemma)
	for _, k := range b.kids[v] {
		start, _ := b.extent(k)
		if b.Words[k].Rel != "obl" || k < c.Head || !supportVerbs[verb] && !sufferVerbs[verb] && !(dropVerbs[verb] && start == c.Head+1) {
			continue
		}
		switch prep := b.prepOf(k); {
		case a.target[prep], a.mutual && prep == "with", sufferVerbs[verb] && prep == "from",
			a.of == nlp.Patient && (prep == "from" || prep == "to") && b.isName(k):
			b.nounOblique(c, a, k)
		}
	}
}

// behindAgent takes a phrase that the tree hangs on the agent's name for one of the
// action: "a trip by X to Peru".
func (b *builder) behindAgent(c *nlp.Clause, a action) {
	for _, k := range b.kids[c.Head] {
		if b.Words[k].Rel != "nmod" || b.prepOf(k) != "by" || !b.isName(k) {
			continue
		}
		for _, j := range b.kids[k] {
			if b.Words[j].Rel == "nmod" && j > k && a.target[b.prepOf(j)] {
				b.nounOblique(c, a, j)
			}
		}
	}
}

// doneBy takes "by X" below the patient of an action noun for its agent: "the
// signing of the treaty by X".
func (b *builder) doneBy(c *nlp.Clause) {
	var by []int
	for i := range c.Args {
		switch a := &c.Args[i]; a.Role {
		case nlp.Agent:
			return
		case nlp.Patient:
			for _, k := range b.kids[a.Head] {
				if b.Words[k].Rel == "nmod" && b.prepOf(k) == "by" && k > c.Head && !a.Shared {
					by = append(by, k)
					start, _ := b.extent(k)
					a.End = min(a.End, start)
				}
			}
		}
	}
	for _, k := range by {
		b.list(c, nlp.Agent, "", k)
	}
}

// nounOblique adds the prepositional phrase k below an action noun.
func (b *builder) nounOblique(c *nlp.Clause, a action, k int) {
	prep := b.prepOf(k)
	role := nlp.Oblique
	switch {
	case prep == "by", prep == "from" && sourced[c.Lemma]:
		role, prep = nlp.Agent, ""
	case prep == "of":
		role = a.of
		if role != nlp.Oblique {
			prep = ""
		}
	case prep == "between" || prep == "among":
		role, prep = nlp.Agent, ""
	case a.target[prep]:
		role, prep = nlp.Patient, ""
	}
	b.list(c, role, prep, k)
}

// sourced are actions that come "from" their agent: "criticism from X".
var sourced = phrases("criticize, support, pressure, praise, help, call, demand, request, oppose, respond, threaten, warn, recognize, reject, make offer, pledge")

// partners returns the names joined to name k by a hyphen or dash before an
// action noun: "U.S.-Taliban talks".
func (b *builder) partners(k int) []int {
	var all []int
	for _, p := range b.kids[k] {
		w := &b.Words[p]
		if (w.Rel == "compound" || w.Rel == "conj" || w.Rel == "amod" || w.Rel == "nmod") && b.isCapital(p) && b.hyphenBetween(p, k) {
			all = append(all, p)
		}
	}
	return all
}

func (b *builder) hyphenBetween(i, j int) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		switch b.Words[k].Form {
		case "-", "–", "/":
			return true
		}
	}
	return false
}

// borrowAgent gives an action noun without agent the subject of the support
// verb it is the object of.
func (b *builder) borrowAgent(c *nlp.Clause) {
	for _, a := range c.Args {
		if a.Role == nlp.Agent {
			return
		}
	}
	w, h := c.Head, b.Words[c.Head].Head
	for h >= 0 && b.Words[w].Rel == "conj" {
		w, h = h, b.Words[h].Head
	}
	if h >= 0 && b.Words[c.Head].Rel == "nmod" && b.prepOf(c.Head) == "with" && linking[strings.ToLower(b.Words[h].Lemma)] {
		return // "in connection with the killing of X"
	}
	if h >= 0 && b.Words[c.Head].Rel == "nmod" && b.prepOf(c.Head) == "with" {
		b.put(c, nlp.Agent, "", b.bearer(h), true) // "a country with influence over X"
		return
	}
	if h < 0 || b.at[h] < 0 {
		return
	}
	up := &b.text.Clauses[b.at[h]]
	verb := strings.ToLower(b.Words[h].Lemma)
	switch {
	case up.Kind != nlp.VerbClause:
	case b.Words[c.Head].Rel == "obl" && b.prepOf(c.Head) == "without" && actions[strings.ToLower(b.Words[c.Head].Lemma)].mutual:
		b.lendParties(up, c)
	case b.Words[c.Head].Rel == "obl" && besides[b.prepOf(c.Head)] && moves[c.Lemma] && len(c.Args) > 0:
		b.lend(up, c, nlp.Agent)
	case b.Words[c.Head].Rel == "obl" && b.prepOf(c.Head) == "in" && spokenIn[c.Lemma] && isSaying(up.Lemma) && len(c.Args) > 0:
		b.lend(up, c, nlp.Agent)
	case b.Words[w].Rel == "obj" && (supportVerbs[verb] || dropVerbs[up.Lemma]):
		b.lend(up, c, nlp.Agent)
	}
}

// linking are nouns that tie what stands behind "with" to something else.
var linking = words("connection conjunction accordance association line parallel comparison contrast compliance consultation")

// bearer returns the noun that noun h is said of when h is an apposition.
func (b *builder) bearer(h int) int {
	if w := &b.Words[h]; w.Rel == "appos" && w.Head >= 0 && b.isNominal(w.Head) {
		return w.Head
	}
	return h
}

// besides are the prepositions between what somebody does and what the same
// one does before, after or meanwhile; moves are the actions of which this
// can be told: "left after a meeting with X", "on a visit to Y".
var (
	besides = words(`after before during on following in for upon`)
	moves   = class{"visit": true, "travel": true, "return": true, "arrive": true, "depart": true, "meet": true, "talk": true,
		"hold talk": true, "consult": true, "negotiate": true, "discuss": true, "hold dialogue": true, "hold summit": true,
		"tell": true, "speak": true, "testify": true, "appear": true, "write": true}
)

// spokenIn are the actions of saying something in which more is said: "in an address to
// parliament, X complained".
var spokenIn = phrases("address, report on")

// dropVerbs tell of a planned action that will not be.
var dropVerbs = class{"cancel": true, "call off": true, "rule out": true, "scrap": true, "abandon": true, "shelve": true, "ditch": true, "skip": true, "reject": true,
	"refuse": true, "decline": true}

// turnVerbs turn down what somebody has said, uttered are the actions of saying
// so: a complaint that is rejected was made.
var (
	turnVerbs = words("reject refuse decline dismiss")
	uttered   = phrases("complain, make offer, request, demand, call, criticize, write, warn, threaten, pledge, propose")
)

// revokeVerbs undo what they have as their object; endVerbs undo it where it
// would last: a visit that ends has been paid, support that ends is no more.
var (
	revokeVerbs = words("withdraw revoke rescind withhold renounce retract repeal")
	endVerbs    = words("end stop halt suspend cut drop freeze lose")
	standing    = words("support recognition backing aid help assistance cooperation opposition membership alliance partnership boycott")
)

// sufferVerbs carry an action noun as their object and have its patient as
// their subject: "faced criticism".
var sufferVerbs = words(`face draw receive suffer undergo win attract meet earn provoke sustain`)

// borrowPatient gives an action noun without patient the subject of the verb
// that says who suffered it: "drew criticism", "came under attack".
func (b *builder) borrowPatient(c *nlp.Clause) {
	h := b.Words[c.Head].Head
	backed := b.Words[c.Head].Rel == "obl" && b.prepOf(c.Head) == "with" && backing[strings.ToLower(b.Words[c.Head].Lemma)]
	under := b.Words[c.Head].Rel == "obl" && b.prepOf(c.Head) == "under" && h >= 0 && strings.EqualFold(b.Words[h].Lemma, "come")
	if h < 0 || b.at[h] < 0 || b.Words[c.Head].Rel != "obj" && !backed && !under {
		return
	}
	for _, a := range c.Args {
		if a.Role == nlp.Patient {
			return
		}
	}
	up := &b.text.Clauses[b.at[h]]
	if backed && !up.Passive || under {
		b.lend(up, c, nlp.Patient)
		return
	}
	if up.Kind == nlp.VerbClause && sufferVerbs[strings.ToLower(b.Words[h].Lemma)] {
		b.lend(up, c, nlp.Patient)
	}
}

// backing are actions with which somebody does what he does: "governed with the
// support of X".
var backing = words(`support help backing assistance aid`)

// lend gives the agents of clause up to c in a role.
func (b *builder) lend(up, c *nlp.Clause, role nlp.Role) {
	for _, a := range up.Args {
		if a.Role == nlp.Agent {
			b.put(c, role, "", a.Head, true)
		}
	}
}

// lendParties gives c the agents of clause up, or those of the action that up
// tells about: "talks between A and B ended without agreement".
func (b *builder) lendParties(up, c *nlp.Clause) {
	for _, a := range up.Args {
		if k := b.at[a.Head]; a.Role == nlp.Agent && k >= 0 && b.text.Clauses[k].Kind == nlp.NounClause {
			b.lend(&b.text.Clauses[k], c, nlp.Agent)
			return
		}
	}
	b.lend(up, c, nlp.Agent)
}
