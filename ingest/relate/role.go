package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// role renders copulas, appositions and titles: what somebody or something is.
func (r *relater) role(index int, c *nlp.Clause) {
	if turned, ok := r.inverted(c); ok {
		c = turned
	}
	d := draft{clause: c, index: index, modality: c.Modality, place: -1,
		subject: r.subjects(c, nlp.Agent), rule: "role", confidence: sureRole}
	if c.Kind == nlp.RoleClause {
		d.leaveTimeAlone = true
	} else {
		d.rule, d.confidence = "copula", sureCopula
	}
	for _, a := range c.Args {
		if a.Role == nlp.Agent && c.Kind == nlp.CopulaClause && pointers[strings.ToLower(r.sent.Words[a.Head].Form)] {
			r.drop("what it points to is not told for sure")
			return
		}
	}
	for _, a := range c.Args {
		if a.Role != nlp.Attribute {
			continue
		}
		a = r.oneOf(a)
		if exampleMarks[a.Prep] || r.isExistential(c) || a.Prep != "" && r.isFixed(a) {
			continue
		}
		if a.Prep == "without" {
			d.phrase, d.object = "have", r.ends(a) // the clause is negated already
			r.emit(d)
			continue
		}
		if a.Prep == "under" && r.undergoes(d, a) {
			continue
		}
		if a.Prep != "" {
			d.phrase, d.object = join("be", a.Prep), r.ends(a)
			if c.Kind == nlp.RoleClause {
				r.belonging(d, a.Prep)
				continue
			}
			r.emit(d)
			continue
		}
		var obliques []nlp.Arg
		if c.Kind == nlp.RoleClause {
			for _, o := range c.Args {
				if o.Role == nlp.Oblique && !(fellows[r.lemmaAt(a.Head)] && r.sent.Words[o.Head].Rel == "amod") {
					obliques = append(obliques, o)
				}
			}
			if len(obliques) == 0 {
				obliques = r.sharedComplements(a.Head)
			}
		} else {
			obliques = append(r.copulaComplements(a.Head), ofWhich(c)...)
			if len(obliques) == 0 {
				obliques = r.sharedComplements(a.Head)
			}
			if len(obliques) == 0 {
				obliques = r.lastComplements(a.Head)
			}
		}
		r.emitRole(d, a, obliques)
	}
}

// ordeals are nouns for what somebody is under, with the verb of those who it is by.
var ordeals = map[string]string{"investigation": "investigate", "attack": "attack", "criticism": "criticize", "review": "review"}

// undergoes renders who does to the subjects what they are under, as far as the text
// tells: "is under investigation by the council". It reports whether it does.
func (r *relater) undergoes(d draft, a nlp.Arg) bool {
	verb := ordeals[r.lemmaAt(a.Head)]
	for _, k := range r.kids[a.Head] {
		if prep := r.prep(k); verb == "" || r.sent.Words[k].Rel != "nmod" || prep != "by" && prep != "from" {
			continue
		}
		if by := r.entities(k); len(by) > 0 {
			d.subject, d.object, d.phrase, d.rule, d.confidence = by, d.subject, verb, "noun", sureNoun
			r.emit(d)
			return true
		}
	}
	return false
}

// likenesses are nouns that say with "same" only that two are alike.
var likenesses = set("sort kind type way amount number size age")

// isSame reports whether "same" modifies noun i.
func (r *relater) isSame(i int) bool {
	return slices.ContainsFunc(r.kids[i], func(k int) bool { return strings.EqualFold(r.sent.Words[k].Form, "same") })
}

// ofWhich returns what relative clause c says its subject is something of: the
// union in "the union, of which Peru is a member".
func ofWhich(c *nlp.Clause) []nlp.Arg {
	var all []nlp.Arg
	for _, o := range c.Args {
		if o.Role == nlp.Oblique && o.Prep == "of" && o.Shared {
			all = append(all, o)
		}
	}
	return all
}

// sharedComplements returns what the last of several roles is of, which those
// before it share: "chairman, president and chief executive of Acme".
func (r *relater) sharedComplements(k int) []nlp.Arg {
	if h := r.sent.Words[k].Head; r.sent.Words[k].Rel == "conj" && h >= 0 {
		k = h
	}
	last := k
	for _, j := range r.kids[k] {
		if r.sent.Words[j].Rel == "conj" && isOffice(r.lemmaAt(j)) {
			last = j
		}
	}
	if last == k || !isOffice(r.lemmaAt(k)) {
		return nil
	}
	return r.complementsBehind(last, last)
}

// lastComplements returns what stands right behind the last of several roles k and
// hangs on the first: "an engineer and politician for the Labour Party".
func (r *relater) lastComplements(k int) []nlp.Arg {
	first := r.sent.Words[k].Head
	if r.sent.Words[k].Rel != "conj" || first < 0 || !isOffice(r.lemmaAt(k)) {
		return nil
	}
	for _, j := range r.kids[first] {
		if r.sent.Words[j].Rel == "conj" && j > k {
			return nil
		}
	}
	return r.complementsBehind(first, k)
}

// complementsBehind returns the complements of word i that stand behind word k.
func (r *relater) complementsBehind(i, k int) []nlp.Arg {
	return slices.DeleteFunc(r.copulaComplements(i), func(o nlp.Arg) bool { return o.Head <= k })
}

// pointers are pronouns that, as the subject of a predicate noun, point to a
// whole event more often than to the last thing named.
var pointers = set("it this that these those")

// isExistential reports whether a clause says only that there is something.
func (r *relater) isExistential(c *nlp.Clause) bool {
	for _, k := range r.kids[c.Head] {
		if r.sent.Words[k].Rel == "expl" && strings.EqualFold(r.sent.Words[k].Form, "there") {
			return true
		}
	}
	return false
}

// isNamed reports whether word k is the head of a mention of something named.
func (r *relater) isNamed(k int) bool {
	m, ok := r.mentions[position{r.number, k}]
	return ok && r.text.Chains[r.text.Mentions[m].Chain].Named
}

// emitRole emits that the subjects are what argument a says: one claim for
// every named complement ("be army chief of"), or a literal without any.
func (r *relater) emitRole(d draft, a nlp.Arg, complements []nlp.Arg) {
	if likenesses[r.lemmaAt(a.Head)] && r.isSame(a.Head) {
		r.drop("a likeness whose other side is not told")
		return
	}
	if d.clause.Kind == nlp.RoleClause {
		d.subject = r.bearers(d.subject, a)
	}
	complements, endsOf := r.named(complements)
	if m, ok := r.mentions[position{r.number, a.Head}]; ok && d.rule == "copula" {
		for _, s := range d.subject {
			if s.chain == r.text.Mentions[m].Chain && r.text.Chains[s.chain].Name == r.words(a.Start, a.End, a.Head) {
				r.drop("it says of something only its own words")
				return
			}
		}
	}
	if r.counterpart(d, a) {
		complements = slices.DeleteFunc(complements, func(o nlp.Arg) bool { return o.Prep != "of" && o.Prep != "to" })
		endsOf = endsOf[:0]
		for _, o := range complements {
			endsOf = append(endsOf, r.bodies(o.Head))
		}
	}
	phrase := r.rolePhrase(a, complements)
	titled := strings.Contains(phrase, " of ") || strings.Contains(phrase, " for ")
	if len(complements) > 0 && titled {
		d.relation = "holdsPosition" // "head of research" is head of nothing else
	}
	if d.rule == "copula" && len(complements) == 0 && len(d.subject) > 1 && fellows[r.lemmaAt(a.Head)] && r.sent.Words[a.Head].XPOS == "NNS" {
		r.mutual(d, d.subject, join("be", r.lemmaAt(a.Head), "of")) // "the two are friends"
		return
	}
	found := false
	for i, o := range complements {
		one := d
		one.object, one.phrase = endsOf[i], join("be", phrase, o.Prep)
		one.relation = r.roleAt(d, a, o, one.phrase)
		r.emit(one)
		found = true
	}
	for _, s := range d.subject {
		if owner, ok := r.ownerOf(a, s); ok && !found && d.rule == "role" {
			one := d
			one.subject, one.object, one.phrase = []end{s}, []end{owner}, join("be", phrase, "of")
			if titled {
				one.relation = "holdsPosition" // "be secretary of state of"
			}
			r.emit(one)
			found = true
		}
	}
	if found || d.rule == "role" && len(d.clause.Args) > 0 && d.clause.Args[0].Head == a.Head {
		return // a description that stands alone tells whose it is or nothing
	}
	if _, title := gazetteer.Title(phrase); title && d.rule == "role" && !strings.Contains(phrase, " of ") {
		r.drop("a title without what it is a title of")
		return
	}
	if relational[phrase] || relational[r.lemmaAt(a.Head)] && len(r.complementsOf(a.Head)) == 0 {
		r.drop("a role without whose it is")
		return
	}
	w := &r.sent.Words[a.Head]
	if w.UPOS != "NOUN" && w.UPOS != "PROPN" {
		r.drop("an adjective or clause says no more than a quality")
		return
	}
	if d.clause.Kind == nlp.RoleClause && w.XPOS == "NNS" && r.arePersons(d.subject) {
		d.phrase, d.object = "be", []end{{chain: -1, literal: phrase, certainty: certainLiteral, start: a.Start, head: a.Head, stop: a.End}}
		r.emit(d) // one of those that the noun calls so
		return
	}
	ends := r.ends(a)
	if len(ends) > 1 && d.rule == "role" {
		r.drop("a description of several")
		return
	}
	for _, e := range ends {
		same := false
		for _, s := range d.subject {
			same = same || e.chain == s.chain
		}
		// A description that stands for the same chain is said in words.
		if e.chain < 0 || same || !r.text.Chains[e.chain].Named {
			e = end{chain: -1, literal: r.words(a.Start, a.End, a.Head), certainty: certainLiteral, start: a.Start, head: a.Head, stop: a.End}
		}
		if e.chain < 0 && (e.literal == "" || vacuous[strings.ToLower(e.literal)]) {
			continue
		}
		one := d
		one.phrase, one.object = "be", []end{e}
		r.emit(one)
	}
}

// fellows are nouns that those who are called so are of each other.
var fellows = set("friend ally rival partner colleague neighbour neighbor sibling brother sister cousin twin spouse relative enemy opponent team-mate teammate")

// roleAt returns the relation of a role to its complement o where that tells more
// than the words: a person of a nation is its citizen ("a Kenyan painter"). Where
// the words mean none, one with an office or a profession at a body works for it
// ("a chemist at Acme"). It is the draft's own otherwise.
func (r *relater) roleAt(d draft, a, o nlp.Arg, phrase string) string {
	switch {
	case r.isOfNation(d, a, o):
		return "citizenOf"
	case r.isOfParty(d, a, o):
		return "partyMemberOf"
	}
	if relation, _ := vocab.Map(phrase); d.relation != "" || relation != phrase || !isOffice(r.lemmaAt(a.Head)) {
		return d.relation
	}
	m, ok := r.mentions[position{r.number, o.Head}]
	if !ok {
		return ""
	}
	if !r.arePersons(d.subject) {
		return ""
	}
	body := &r.text.Chains[r.text.Mentions[m].Chain]
	switch kind := body.Kind; {
	case namesBody(body, bodyWords["PARTY"]), kind != nlp.Organization && kind != nlp.Other, outsiders[r.lemmaAt(a.Head)]:
	case o.Prep == "at" || o.Prep == "with" || o.Prep == "for" || o.Prep == "in" && kind == nlp.Organization || o.Head < a.Head && r.sent.Words[o.Head].Rel == "compound":
		return "employedBy"
	}
	return ""
}

// isOfNation reports whether role a says of persons what they are and complement o
// before it which nation they are of: "a Kenyan painter". What a nation has
// itself it has as a state: "the Kenyan ambassador".
func (r *relater) isOfNation(d draft, a, o nlp.Arg) bool {
	m, ok := r.mentions[position{r.number, o.Head}]
	if !ok || o.Head > a.Head || !r.arePersons(d.subject) || r.sent.Words[o.Head].Rel != "amod" || r.text.Chains[r.text.Mentions[m].Chain].Kind != nlp.Place {
		return false
	}
	lemma := r.lemmaAt(a.Head)
	if noun, known := gazetteer.NounOf(lemma); known && noun.Kind != nlp.Person || !r.isOfPersons(a.Head) {
		return false
	}
	return !ofStates[lemma] || lemma == "leader" && a.Head > 0 && r.sent.Words[a.Head-1].Rel == "compound" // "a Kenyan union leader"
}

// isOfParty reports whether complement o before role a tells the party of persons: "a
// Labour minister".
func (r *relater) isOfParty(d draft, a, o nlp.Arg) bool {
	m, ok := r.mentions[position{r.number, o.Head}]
	return ok && o.Head < a.Head && r.lemmaAt(a.Head) != "leader" && r.sent.Words[o.Head].Rel != "nmod:poss" && r.arePersons(d.subject) &&
		namesBody(&r.text.Chains[r.text.Mentions[m].Chain], bodyWords["PARTY"])
}

// arePersons reports whether all ends are persons.
func (r *relater) arePersons(ends []end) bool {
	for _, e := range ends {
		if e.chain < 0 || r.text.Chains[e.chain].Kind != nlp.Person {
			return false
		}
	}
	return true
}

// ofStates are what persons are for a state.
var ofStates = set(`president minister premier chancellor king queen prince princess emperor empress emir sultan tsar governor monarch ruler
	ambassador envoy government official officer general admiral colonel commander chief secretary senator lawmaker deputy spokesman
	spokeswoman spokesperson negotiator representative delegate commissioner judge prosecutor leader soldier counterpart consul
	emissary attaché mediator`)

// outsiders are what people are to a body that they do not work for.
var outsiders = set(`critic opponent enemy foe rival supporter victim fan loyalist expert investor shareholder founder graduate student pupil
	customer client guest patient prisoner inmate candidate defector sympathiser sympathizer activist citizen ally partner
	politician veteran lawyer attorney owner participant speaker winner fugitive champion user tourist resident native alumnus`)

// bearers keeps the subjects that noun a can be said of: nobody is an office
// or a town.
func (r *relater) bearers(subjects []end, a nlp.Arg) []end {
	noun, known := gazetteer.NounOf(r.sent.Words[a.Head].Lemma)
	if known && (noun.Kind == nlp.Event || noun.Kind == nlp.Work) {
		subjects = slices.DeleteFunc(subjects, func(e end) bool { return r.text.Chains[e.chain].Kind == nlp.Place })
	}
	if !known || noun.IsRole || noun.Kind == nlp.Person || noun.Kind == nlp.Other || noun.Kind == nlp.Group {
		return subjects
	}
	var kept []end
	for _, s := range subjects {
		if r.text.Chains[s.chain].Kind != nlp.Person {
			kept = append(kept, s)
		}
	}
	if len(kept) == 0 {
		r.drop("a person is no such thing")
	}
	return kept
}

// relational are roles that say nothing without whose they are.
var relational = set(`name capital head leader chief member part founder co-founder successor predecessor counterpart deputy boss side half rest other
	son daughter child grandchild sibling twin wife husband father mother brother sister fiancee fiancée fiancé widow widower cousin uncle aunt nephew niece grandson granddaughter`)

// partners renders with whom is what an action is about: "calls for a truce with X".
func (r *relater) partners(d draft, c *nlp.Clause, a nlp.Arg) {
	if r.sent.Words[a.Head].UPOS != "NOUN" {
		return
	}
	for _, k := range r.kids[a.Head] {
		if r.sent.Words[k].Rel != "nmod" || r.prep(k) != "with" {
			continue
		}
		d.object = r.anchored(r.entities(k))
		d.phrase, d.verb = join(c.Lemma, a.Prep, r.nounAt(a.Head), "with"), join(c.Lemma, a.Prep)
		d.rule, d.confidence = "inside object", sureDeep
		r.emit(d)
	}
}

// nounAt returns the lemma of noun i with what a hyphen joins to it before:
// "cease-fire".
func (r *relater) nounAt(i int) string {
	if i > 1 && r.sent.Words[i-1].Form == "-" && r.sent.Words[i-2].Head == i {
		return r.lemmaAt(i-2) + "-" + r.lemmaAt(i)
	}
	return r.lemmaAt(i)
}
