package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// arguments fills the arguments of every verb and copula clause, subjects
// first.
func (b *builder) arguments() {
	for k := range b.clauses() {
		c := &b.clauses()[k]
		switch c.Kind {
		case nlp.VerbClause, nlp.CopulaClause:
			b.verbArguments(c)
		}
	}
	b.gapping()
	// Nouns borrow subjects from the verbs above them, so these come first.
	for k := range b.clauses() {
		if c := &b.clauses()[k]; c.Kind == nlp.NounClause {
			b.nounArguments(c)
		}
	}
}

func (b *builder) verbArguments(c *nlp.Clause) {
	if len(c.Args) > 0 {
		return // a participle brought its own
	}
	role := nlp.Agent
	if c.Passive {
		role = nlp.Patient
	}
	if c.Passive && giveVerbs[c.Lemma] && b.child(c.Head, "obj") >= 0 {
		role = nlp.Recipient // "was awarded the prize"
	}
	for _, s := range b.subjects(c.Head, 0) {
		if s.shared {
			b.put(c, role, "", s.word, true)
		} else {
			b.put(c, role, "", s.word, s.word > c.Head && b.Words[s.word].Head != c.Head)
		}
	}
	if c.Kind == nlp.CopulaClause {
		b.attributes(c)
	}
	for _, k := range b.kids[c.Head] {
		b.dependent(c, k)
	}
	if c.Kind == nlp.VerbClause && b.Words[c.Head].Rel == "acl:relcl" {
		b.gap(c)
	}
	b.sharedObject(c)
	b.sharedPlace(c)
}

// dependent adds the argument that dependent k of the clause's head is.
func (b *builder) dependent(c *nlp.Clause, k int) {
	w := &b.Words[k]
	switch {
	case b.isRelative(k) && b.relativeRole(c, k):
	case w.Rel == "obj":
		b.list(c, nlp.Patient, "", k)
	case w.Rel == "iobj":
		b.list(c, nlp.Recipient, "", k)
	case w.Rel == "obl:agent" && !b.isMeans(k):
		b.list(c, nlp.Agent, "", k)
	case w.Rel == "obl:agent" || w.Rel == "obl" || w.Rel == "obl:unmarked" || w.Rel == "obl:npmod" || w.Rel == "obl:tmod":
		prep := b.prepOf(k)
		if p := b.child(k, "nmod:poss"); prep == "on" && p >= 0 && strings.EqualFold(w.Form, "behalf") {
			b.list(c, nlp.Oblique, "on behalf of", p) // "on her behalf"
			return
		}
		if prep == "by" && c.Passive && c.Kind == nlp.VerbClause && w.UPOS != "NUM" && !b.isMeans(k) {
			b.list(c, nlp.Agent, "", k)
			return
		}
		b.list(c, nlp.Oblique, prep, k)
	case w.Rel == "nmod" && c.Kind == nlp.CopulaClause:
		b.list(c, nlp.Oblique, b.prepOf(k), k)
	case w.Rel == "xcomp" && !b.isVerbal(k) && !b.isCopular(k) && w.UPOS != "ADJ":
		for _, h := range b.conjuncts(k) {
			b.put(c, nlp.Attribute, b.prepOf(k), h, false)
		}
	}
}

// attributes adds what a copula says of its subject: the predicate noun and
// its conjuncts.
func (b *builder) attributes(c *nlp.Clause) {
	prep := b.prepOf(c.Head)
	b.put(c, nlp.Attribute, prep, c.Head, false)
	for _, h := range b.conjuncts(c.Head)[1:] {
		if b.at[h] < 0 && b.child(h, "nsubj", "cop") < 0 && b.Words[h].UPOS == b.Words[c.Head].UPOS {
			b.put(c, nlp.Attribute, prep, h, false)
		}
	}
}

// list adds noun phrase k, its conjuncts and the members it names by example.
func (b *builder) list(c *nlp.Clause, role nlp.Role, prep string, k int) {
	for _, h := range b.listed(k) {
		if !b.isNominal(h) || b.at[h] >= 0 && b.text.Clauses[b.at[h]].Kind != nlp.NounClause {
			continue
		}
		p := prep
		if h != k {
			if own := b.prepOf(h); own != "" {
				p = own
			}
		}
		b.put(c, role, p, h, false)
		for _, e := range b.examples(h) {
			b.put(c, role, p, e, false)
		}
	}
}

// isUnit reports whether the "no" before noun i belongs to what is voted on: in "a
// motion of no confidence" nothing is denied.
func (b *builder) isUnit(i int) bool {
	return b.Words[i].Lemma == "confidence" && b.prepOf(i) == "of"
}

// examples returns the members of noun phrase h that it names itself: "its
// allies, including X and Y", "cities like X".
func (b *builder) examples(h int) []int {
	var all []int
	for _, k := range b.kids[h] {
		like := b.prepOf(k) == "like" && b.Words[h].XPOS == "NNS" && b.isName(k) && k > h
		if base(b.Words[k].Rel) == "nmod" && (exampleMarks[b.prepOf(k)] || b.prepOf(k) == "such as" || like) {
			all = append(all, b.conjuncts(k)...)
		}
	}
	return all
}

// put adds one argument.
func (b *builder) put(c *nlp.Clause, role nlp.Role, prep string, head int, shared bool) {
	for i := range c.Args {
		if c.Args[i].Head == head && c.Args[i].Role == role {
			return
		}
	}
	start, end := b.span(head)
	arg := nlp.Arg{Role: role, Prep: prep, Head: head, Start: start, End: end, Shared: shared}
	if strings.EqualFold(b.Words[start].Form, "not") && start < head && !b.limits(start) {
		arg.Negated = true
		arg.Start++
		if wholes[strings.ToLower(b.Words[arg.Start].Form)] && c.Dropped == "" {
			c.Dropped = "not all of them do" // and some do
		}
	}
	if start > 0 && strings.EqualFold(b.Words[start-1].Form, "not") && b.Words[start-1].Head == head && wholes[strings.ToLower(b.Words[start].Form)] && c.Dropped == "" {
		c.Dropped = "not all of them do"
	}
	if d := b.child(head, "det", "cc:preconj", "advmod"); d >= 0 && !b.isUnit(head) && negativeDeterminers[strings.ToLower(b.Words[d].Form)] ||
		negativeDeterminers[strings.ToLower(b.Words[head].Form)] {
		arg.Negated = true
		if d == arg.Start && d >= 0 {
			arg.Start++
		}
	}
	c.Args = append(c.Args, arg)
}

// wholes are the words for all of some, whose denial leaves open which.
var wholes = words("all every everyone everybody everything")

// means are nouns that, bare behind "by", tell how something was done and not who
// did it: "spoke by telephone", "was sent by mail".
var means = words(`telephone phone hand train car bus plane air sea road rail boat ship helicopter bicycle bike mail post email fax letter
	text video radio cheque cash card force law default accident mistake chance surprise heart`)

// isMeans reports whether phrase k tells how: "by telephone".
func (b *builder) isMeans(k int) bool {
	return means[strings.ToLower(b.Words[k].Lemma)] && b.child(k, "det", "amod", "compound", "nmod:poss", "nmod", "acl", "nummod") < 0
}

// isView reports whether participle i tells as what somebody sees or describes
// something: "was seen as stalling the talks".
func (b *builder) isView(i int) bool {
	h := b.Words[i].Head
	return b.Words[i].XPOS == "VBG" && b.Words[i].Rel == "advcl" && b.markOf(i) == "as" && viewVerbs[strings.ToLower(b.Words[h].Lemma)]
}

// viewed returns what is seen or described by verb v, nil where the text does not
// name it: "unhappy with what they see as sidelining Peru".
func (b *builder) viewed(v, depth int) []subject {
	if o := b.child(v, "obj"); o >= 0 && !b.isRelative(o) {
		return b.nounSubjects(o, true)
	}
	if b.isPassive(v) {
		return b.shared(b.subjects(v, depth+1))
	}
	return nil
}

// antecedent returns the noun that the relative clause around predicate i
// modifies, or -1.
func (b *builder) antecedent(i int) int {
	for h := i; h >= 0; h = b.Words[h].Head {
		switch b.Words[h].Rel {
		case "acl:relcl":
			return b.Words[h].Head
		case "conj", "xcomp", "ccomp", "advcl":
			continue
		}
		if h != i {
			return -1
		}
		if b.Words[h].Rel == "root" {
			return -1
		}
	}
	return -1
}

// relativeRole adds the antecedent in the place of relative pronoun k and
// reports whether k was an object or oblique of its own.
func (b *builder) relativeRole(c *nlp.Clause, k int) bool {
	role, prep := nlp.Patient, ""
	switch b.Words[k].Rel {
	case "obj":
	case "iobj":
		role = nlp.Recipient
	case "obl", "obl:unmarked":
		role, prep = nlp.Oblique, b.prepOf(k)
	case "obl:agent":
		role = nlp.Agent
	default:
		return false
	}
	ante := b.antecedent(c.Head)
	if ante >= 0 && role == nlp.Patient && contents[strings.ToLower(b.Words[ante].Lemma)] && !handling[c.Lemma] {
		return true
	}
	if ante < 0 || emptyNouns[strings.ToLower(b.Words[ante].Lemma)] || role == nlp.Patient && avowing[c.Lemma] && !b.isDeed(ante) {
		return true
	}
	b.put(c, role, prep, ante, true)
	return true
}

// avowing verbs take what was said or done for their object: in "accused of arming his
// men, which it denies" nobody denies the men.
var avowing = words("deny dispute confirm admit acknowledge concede")

// isDeed reports whether noun i is one for what was said or done.
func (b *builder) isDeed(i int) bool {
	lemma := strings.ToLower(b.Words[i].Lemma)
	_, action := actions[lemma]
	return action || isContent(lemma)
}

// gap adds the antecedent as the object of a relative clause that has a subject
// and neither an object nor a relative pronoun: "the deal the two sides
// signed".
func (b *builder) gap(c *nlp.Clause) {
	if c.Passive || b.child(c.Head, "nsubj") < 0 || b.child(c.Head, "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	if p := b.child(b.child(c.Head, "nsubj"), "nmod:poss"); p >= 0 && b.Words[p].XPOS == "WP$" {
		return // "the police, whose tip led to it"
	}
	for _, k := range b.kids[c.Head] {
		if b.isRelative(k) || b.Words[k].Rel == "advmod" && strings.HasPrefix(b.Words[k].XPOS, "W") {
			return
		}
	}
	ante := b.Words[c.Head].Head
	if ante >= 0 && contents[strings.ToLower(b.Words[ante].Lemma)] && !handling[c.Lemma] {
		return // "claims that they fled"
	}
	if ante < 0 || !b.isNominal(ante) || objectless[c.Lemma] || emptyNouns[strings.ToLower(b.Words[ante].Lemma)] {
		return
	}
	b.put(c, nlp.Patient, "", ante, true)
}

// contents are nouns for what is said or thought; handling are the verbs of what is
// done to it. Any other verb below such a noun tells what that is: in "reports that
// they had fled" nobody flees reports.
var (
	contents = words(`claim report allegation accusation charge rumour rumor suggestion assertion suspicion fear speculation belief denial`)
	handling = words(`make deny reject dismiss publish print file issue write read hear see receive get give cite call describe confirm
		repeat spread raise bring face share voice express release obtain review withdraw drop refute answer dispute contest
		investigate examine believe want need have send submit commission prepare produce present discuss ignore retract circulate
		fuel deliver quote mention support back substantiate prove disprove debunk lodge level`)
)

// objectless verbs have no object: in "fears that they could return" nobody
// returns fears.
var objectless = phrases(`arrive, come, go, fall, die, happen, occur, collapse, emerge, remain, stay, resign, retire, travel, return,
	step down, pull out, come back, go back, break down, break out, fall apart, stand down, back down, give in, give up`)

// sharedPlace lets a conjoined verb with nothing behind it use the place behind the
// next: "lives and works in Oslo".
func (b *builder) sharedPlace(c *nlp.Clause) {
	if c.Kind != nlp.VerbClause || b.child(c.Head, "obj", "ccomp", "xcomp", "obl", "advcl", "obl:unmarked") >= 0 {
		return
	}
	for _, k := range b.kids[c.Head] {
		if b.Words[k].Rel != "conj" || !b.isVerbal(k) || b.child(k, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass") >= 0 || k-c.Head > 2 {
			continue
		}
		for _, o := range b.kids[k] {
			if prep := b.prepOf(o); b.Words[o].Rel == "obl" && o > k && (prep == "in" || prep == "at" || prep == "on") && b.isName(o) {
				for _, h := range b.conjuncts(o) {
					b.put(c, nlp.Oblique, prep, h, true)
				}
			}
		}
	}
}

// firstOfVerbs returns the first of the bare verbs that verb i ends a list of: in "bought,
// repaired and sold ships" the ships stand behind all.
func (b *builder) firstOfVerbs(i int) int {
	for b.Words[i].Rel == "conj" && b.Words[i].Head >= 0 && b.Words[i].Head < i && b.isVerbal(b.Words[i].Head) {
		for k := b.Words[i].Head + 1; k < i; k++ {
			if u := b.Words[k].UPOS; u != "CCONJ" && b.Words[k].Form != "," && u != "VERB" {
				return i
			}
		}
		i = b.Words[i].Head
	}
	return i
}

// sharedObject lets a conjoined verb without object use the object that follows
// the last verb, whichever of them the tree hangs it on: "drafted and signed the accord".
func (b *builder) sharedObject(c *nlp.Clause) {
	if c.Kind != nlp.VerbClause || c.Passive || b.child(c.Head, "obj", "ccomp", "xcomp", "obl", "advcl") >= 0 {
		return
	}
	if first := b.firstOfVerbs(c.Head); first != c.Head {
		if o := b.child(first, "obj"); o > c.Head && b.child(c.Head, "nsubj") < 0 {
			for _, h := range b.conjuncts(o) {
				b.put(c, nlp.Patient, "", h, true)
			}
		}
	}
	for _, k := range b.kids[c.Head] {
		if b.Words[k].Rel == "conj" && b.isVerbal(k) && b.child(k, "nsubj") < 0 && k-c.Head <= 2 {
			if o := b.child(k, "obj"); o >= 0 {
				for _, h := range b.conjuncts(o) {
					b.put(c, nlp.Patient, "", h, true)
				}
			}
		}
	}
}
