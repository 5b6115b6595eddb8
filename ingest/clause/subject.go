package clause

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A subject is a word that is the subject of a predicate; shared when it stands
// outside the predicate's own clause.
type subject struct {
	word   int
	shared bool
}

// subjects returns the surface subjects of predicate i: its own, or what the
// construction hands down to it.
func (b *builder) subjects(i, depth int) []subject {
	if depth > 8 {
		return nil
	}
	if s := b.child(i, "nsubj", "nsubj:pass", "nsubj:outer"); s >= 0 {
		if b.isRelative(s) {
			return b.antecedents(i, depth)
		}
		if b.child(i, "expl") >= 0 && b.Words[s].UPOS == "PRON" {
			return nil
		}
		return b.nounSubjects(s, false)
	}
	w := &b.Words[i]
	if w.Head < 0 {
		return nil
	}
	switch w.Rel {
	case "conj":
		if v := b.finiteAbove(i); v >= 0 {
			return b.shared(b.subjects(v, depth+1)) // "asked them to stay and did not leave"
		}
		both := b.isInfinitive(i) && b.isInfinitive(w.Head) // "plans to buy and to sell"
		if b.isPredicate(w.Head) && (both || b.child(i, "mark", "expl") < 0) {
			return b.shared(b.subjects(w.Head, depth+1))
		}
	case "ccomp":
		// "the countries Norway hopes will join"
		if b.Words[w.Head].Rel == "acl:relcl" && b.finite(i) && b.child(i, "mark", "expl") < 0 && b.isSayingOrThinking(w.Head) {
			return b.nounSubjects(b.Words[w.Head].Head, true)
		}
		if a := b.child(i, "aux"); a >= 0 && b.Words[a].XPOS == "VBG" && w.Head < i {
			return b.controlled(w.Head, i, depth) // "denied having met him"
		}
	case "xcomp":
		return b.controlled(w.Head, i, depth)
	case "csubj":
		if b.markOf(i) == "to" && firstWords[strings.ToLower(b.Words[w.Head].Lemma)] {
			return b.shared(b.subjects(w.Head, depth+1))
		}
	case "acl", "acl:relcl":
		if w.Rel == "acl:relcl" && (w.UPOS != "VERB" || b.child(i, "mark") < 0) {
			return nil
		}
		if mark := b.child(i, "mark"); mark >= 0 && strings.EqualFold(b.Words[mark].Form, "to") {
			if mark > 0 && b.Words[mark-1].Form == "," && b.isPassive(i) {
				return b.nounSubjects(w.Head, true) // "ordered a review, to be headed by X"
			}
			for _, k := range b.kids[w.Head] {
				if _, end := b.extent(k); k > w.Head && b.Words[k].Rel == "nmod" && b.Words[max(end-1, 0)].XPOS != "TO" && end < i && b.Words[end].XPOS == "TO" && b.hasForBefore(k) {
					return b.nounSubjects(k, true) // "a base for rebels to attack from"
				}
			}
			return b.owner(w.Head, depth)
		}
		if w.XPOS == "VBG" && b.markOf(i) != "" {
			return b.owner(w.Head, depth) // "hope of winning"
		}
		if w.XPOS == "VBG" || w.XPOS == "VBN" || w.XPOS == "VBD" {
			return b.modified(i, w.Head, depth)
		}
	case "advcl":
		if o := b.addressee(w.Head); o >= 0 && b.child(i, "mark") >= 0 {
			return b.nounSubjects(o, true)
		}
		if lemma := strings.ToLower(b.Words[w.Head].Lemma); b.isPredicate(w.Head) && b.child(i, "mark") >= 0 &&
			(grounds[b.markOf(i)] && (accuseVerbs[lemma] || judgeVerbs[lemma] || clearVerbs[lemma]) || hinderVerbs[lemma] && b.markOf(i) == "from" || b.markOf(i) == "against" && b.child(w.Head, "obj", "iobj") >= 0) {
			return b.accused(i, depth)
		}
		if mark := b.markOf(i); b.isPassive(w.Head) && b.isPredicate(w.Head) && !b.isSent(w.Head) && (mark == "by" && w.XPOS == "VBG" || mark == "to" && w.XPOS == "VB") {
			// "was opened by blowing up the gate": whoever opened it blew it up
			if a := b.child(w.Head, "obl:agent"); a >= 0 && !b.isMeans(a) {
				return b.nounSubjects(a, true)
			} else if mark == "by" {
				return nil
			}
		}
		if b.isCopular(i) && (b.markOf(i) == "as" || b.hasStray(i)) {
			return nil
		}
		if o := b.child(w.Head, "obj"); o >= 0 && o < i && b.markOf(i) == "to" && !b.isRelative(o) {
			if lemma := strings.ToLower(b.Words[w.Head].Lemma); sendVerbs[lemma] || carryVerbs[lemma] && b.acts(o) {
				return b.nounSubjects(o, true) // "named Moss to succeed Holm"
			}
		}
		if o := b.child(w.Head, "obj"); o >= 0 && o < i && w.XPOS == "VBG" && following[strings.ToLower(w.Lemma)] && sendVerbs[strings.ToLower(b.Words[w.Head].Lemma)] && !b.isRelative(o) {
			return b.nounSubjects(o, true) // "elected Moss speaker, replacing Holm"
		}
		if b.isView(i) {
			return b.viewed(w.Head, depth)
		}
		up := w.Head
		if u := &b.Words[up]; (u.Rel == "xcomp" || u.Rel == "advmod") && (u.UPOS == "ADJ" || u.UPOS == "ADV") && u.Head >= 0 {
			up = u.Head // "stopped short of meeting"
			if o := b.child(up, "obj"); o >= 0 && o < w.Head && u.Rel == "xcomp" && !b.isRelative(o) {
				return b.nounSubjects(o, true) // "found her guilty of taking"
			}
		}
		if b.isPredicate(up) && w.XPOS != "VBD" && w.XPOS != "VBZ" && w.XPOS != "VBP" {
			return b.shared(b.subjects(up, depth+1))
		}
	}
	return nil
}

// grounds lead to that for which somebody is accused, judged or thanked.
var grounds = words("of for with over about as on")

// isSent reports whether what is done with the subject of passive v is that it is to do
// what a purpose tells: "was chosen by Moss to succeed Holm", "a body set up by Moss to".
func (b *builder) isSent(v int) bool {
	lemma := strings.ToLower(b.Words[v].Lemma)
	if sendVerbs[lemma] || !carryVerbs[lemma] {
		return sendVerbs[lemma]
	}
	s := b.child(v, "nsubj:pass", "nsubj")
	if s < 0 && base(b.Words[v].Rel) == "acl" {
		s = b.Words[v].Head
	}
	return s >= 0 && b.acts(s)
}

// following are verbs for coming after somebody in an office.
var following = words("replace succeed follow")

// acts reports whether word i stands for a person, a group or a body.
func (b *builder) acts(i int) bool {
	for k := range b.text.Mentions {
		if m := &b.text.Mentions[k]; m.Sent == b.sent && m.Head == i {
			kind := b.text.Chains[m.Chain].Kind
			return kind == nlp.Person || kind == nlp.Group || kind == nlp.Organization
		}
	}
	return false
}

// finiteAbove returns the finite verb that finite verb i goes on from where the tree
// joins it to an infinitive below that, or -1.
func (b *builder) finiteAbove(i int) int {
	h := b.Words[i].Head
	if !b.finite(i) || h < 0 || !b.isInfinitive(h) {
		return -1
	}
	for h >= 0 && (b.isInfinitive(h) || !b.finite(h)) {
		if rel := b.Words[h].Rel; rel != "xcomp" && rel != "advcl" && rel != "conj" && rel != "acl" && rel != "obj" {
			return -1
		}
		h = b.Words[h].Head
	}
	if h < 0 || !b.isPredicate(h) {
		return -1
	}
	return h
}

// isSayingOrThinking reports whether verb i tells what somebody says or thinks.
func (b *builder) isSayingOrThinking(i int) bool {
	lemma := strings.ToLower(b.Words[i].Lemma)
	return speechVerbs[lemma] || beliefVerbs[lemma] || findVerbs[lemma]
}

// hasStray reports whether a noun stands right before the copula of predicate i
// that is not its subject in the tree: "with the result being delay".
func (b *builder) hasStray(i int) bool {
	c := b.child(i, "cop")
	return c > 0 && b.isNominal(c-1) && b.child(i, "nsubj", "nsubj:outer") < 0
}

// antecedents returns what the relative clause around predicate i speaks of. A
// predicate noun stands for the subject of its copula: in "X is a power that
// seeks Y", X seeks Y.
func (b *builder) antecedents(i, depth int) []subject {
	ante := b.antecedent(i)
	switch {
	case ante < 0:
		return nil
	case b.isPredicate(ante) && b.isNominal(ante) && b.isCleft(&b.text.Clauses[b.at[ante]]):
		return []subject{{ante, true}} // "it was X who"
	case b.predicateOf(ante) >= 0:
		return b.modified(i, ante, depth)
	}
	// "X and Y, who have met": a plural verb speaks of the whole list.
	for b.Words[ante].Rel == "conj" && b.isPlural(i) && !strings.HasSuffix(b.Words[ante].XPOS, "S") && !strings.EqualFold(b.Words[ante].Form, "those") {
		ante = b.Words[ante].Head
	}
	return b.subjectsOf(b.modifiedBy(i, ante), true)
}

// modifiedBy returns those of the list that noun n opens of which clause i behind
// them speaks: none that follow the clause, and the last alone where its verb is
// singular, unless that is one more word for the same ("a lawyer and banker who").
func (b *builder) modifiedBy(i, n int) []int {
	list := slices.DeleteFunc(b.conjuncts(n), func(k int) bool { return k != n && (k > i || b.inOneName(n, k)) })
	last := list[len(list)-1]
	if len(list) > 1 && b.numberOf(i) == "singular" && (b.isName(last) || b.child(last, "det", "nmod:poss") >= 0) {
		return list[len(list)-1:]
	}
	return list
}

// inOneName reports whether two words stand in the same name: "Moss & Holm".
func (b *builder) inOneName(i, k int) bool {
	return slices.ContainsFunc(b.Names, func(n nlp.Name) bool { return n.Start <= i && i < n.End && n.Start <= k && k < n.End })
}

// modified returns whom participle or relative clause i below noun n speaks of:
// the noun, or what that is said of. "X is a bank based in Y": X is based there.
func (b *builder) modified(i, n, depth int) []subject {
	if p := b.predicateOf(n); p >= 0 {
		return b.shared(b.subjects(p, depth+1))
	}
	return b.subjectsOf(b.modifiedBy(i, n), true)
}

// predicateOf returns the predicate noun of a copula that noun n is, or is joined
// to: the painter of "X was a painter and teacher who". It is -1 without one.
func (b *builder) predicateOf(n int) int {
	for b.Words[n].Rel == "conj" && b.Words[n].Head >= 0 && b.at[n] < 0 {
		n = b.Words[n].Head
	}
	if b.isPredicate(n) && b.isNominal(n) && b.text.Clauses[b.at[n]].Kind == nlp.CopulaClause {
		return n
	}
	return -1
}

// isPlural reports whether the finite verb of predicate i shows a plural
// subject.
func (b *builder) isPlural(i int) bool {
	for _, k := range append([]int{i}, b.kids[i]...) {
		if k != i && !strings.HasPrefix(b.Words[k].Rel, "aux") && b.Words[k].Rel != "cop" {
			continue
		}
		if b.Words[k].XPOS == "VBP" || strings.EqualFold(b.Words[k].Form, "were") {
			return true
		}
	}
	return false
}

func (b *builder) nounSubjects(s int, shared bool) []subject {
	return b.subjectsOf(b.conjuncts(s), shared)
}

// subjectsOf returns the nouns of a list as subjects, with whoever acts with them.
func (b *builder) subjectsOf(list []int, shared bool) []subject {
	var all []subject
	for _, h := range list {
		if !b.isNominal(h) || b.at[h] >= 0 && b.text.Clauses[b.at[h]].Kind != nlp.NounClause {
			continue
		}
		if x := b.exception(h); x >= 0 {
			all = append(all, subject{x, shared}) // "no country other than X": X
			continue
		}
		all = append(all, subject{h, shared})
		if l := b.leader(h); l >= 0 {
			all = append(all, subject{l, true})
		}
		for _, e := range b.examples(h) {
			all = append(all, subject{e, shared})
		}
	}
	return all
}

// exception returns the only one of whom what is denied of all others holds: the X of
// "no country other than X", "nobody but X". It is -1 without one.
func (b *builder) exception(h int) int {
	if !b.isDenied(h) && !nobody[strings.ToLower(b.Words[h].Form)] && !negativeDeterminers[strings.ToLower(b.Words[h].Form)] {
		return -1
	}
	for _, k := range b.kids[h] {
		if cc := b.child(k, "cc"); b.isName(k) && (exceptions[b.prepOf(k)] || cc >= 0 && b.Words[k].Rel == "conj" && strings.EqualFold(b.Words[cc].Form, "but")) {
			return k
		}
		if strings.EqualFold(b.Words[k].Form, "other") && k > h {
			for _, x := range b.kids[k] {
				if b.isName(x) && b.prepOf(x) == "than" {
					return x
				}
			}
		}
	}
	return -1
}

// exceptions are the prepositions that single out one of all.
var exceptions = phrases("but, except, except for, besides, other than, save, apart from")

// delegations are groups whose leader does what they do.
var delegations = words(`delegation team mission entourage`)

// leader returns the head of who leads group h, when the text says so beside
// it: "a delegation led by X". It is -1 otherwise.
func (b *builder) leader(h int) int {
	if !delegations[strings.ToLower(b.Words[h].Lemma)] {
		return -1
	}
	for _, k := range b.kids[h] {
		switch lemma := strings.ToLower(b.Words[k].Lemma); {
		case b.Words[k].Rel == "acl" && (lemma == "lead" || lemma == "head"):
			return b.child(k, "obl:agent", "obl")
		}
	}
	return -1
}

func (b *builder) shared(all []subject) []subject {
	for k := range all {
		all[k].shared = true
	}
	return all
}

func (b *builder) isPredicate(i int) bool {
	return b.at[i] >= 0 && b.text.Clauses[b.at[i]].Kind != nlp.NounClause
}

// controlled returns the subjects of open complement i of verb v: the object
// of verbs that control by it ("urged X to"), else the subject of v.
func (b *builder) controlled(v, i, depth int) []subject {
	if arbitraryVerbs[strings.ToLower(b.Words[v].Lemma)] && b.Words[i].XPOS == "VBG" {
		return nil // "recommended closing the dam": somebody is to close it
	}
	if lemma := strings.ToLower(b.Words[v].Lemma); askVerbs[lemma] || objectControl[lemma] || carryVerbs[lemma] {
		if o := b.child(v, "obj", "iobj"); o >= 0 && (!carryVerbs[lemma] || b.acts(o)) {
			if b.isRelative(o) {
				return b.antecedents(v, depth+1)
			}
			return b.nounSubjects(o, true)
		}
	}
	if o := b.addressee(v); o >= 0 {
		return b.nounSubjects(o, true)
	}
	return b.shared(b.subjects(v, depth+1))
}

// accused returns who is meant to have done what clause i below an accusation or a
// reward tells: the object of the accusing verb, the subject of "win".
func (b *builder) accused(i, depth int) []subject {
	v := b.Words[i].Head
	if b.isPassive(v) || earnVerbs[strings.ToLower(b.Words[v].Lemma)] {
		return b.shared(b.subjects(v, depth+1)) // also in "was fined a million for hiding it"
	}
	if o := b.child(v, "obj", "iobj"); o >= 0 && !b.isRelative(o) {
		return b.nounSubjects(o, true)
	}
	return nil
}

// addressee returns the oblique that names whom a demand is put to: "called on
// X to", "pleaded with X to", or -1.
func (b *builder) addressee(v int) int {
	if !demandVerbs[strings.ToLower(b.Words[v].Lemma)] && b.Words[v].Lemma != "plead" {
		return -1
	}
	for _, k := range b.kids[v] {
		if b.Words[k].Rel == "obl" {
			switch b.prepOf(k) {
			case "on", "upon", "with", "to", "for":
				return k
			}
		}
	}
	return -1
}

// isFirst reports whether noun n stands for the first, last or only one of a row: "the
// first", "the first woman".
func (b *builder) isFirst(n int) bool {
	if firstWords[strings.ToLower(b.Words[n].Lemma)] {
		return true
	}
	for _, k := range b.kids[n] {
		if b.Words[k].Rel == "amod" && firstWords[strings.ToLower(b.Words[k].Lemma)] {
			return true
		}
	}
	return false
}

// hasForBefore reports whether "for" opens the phrase of noun k.
func (b *builder) hasForBefore(k int) bool {
	start, _ := b.extent(k)
	return b.prepOf(k) == "for" || start > 0 && strings.EqualFold(b.Words[start-1].Form, "for")
}

// owner returns who the infinitive below noun n is about: the possessor of the
// noun ("its plan to"), or the subject of the verb that has it as its object
// ("made an offer to").
func (b *builder) owner(n, depth int) []subject {
	p := b.child(n, "nmod:poss")
	for _, k := range b.kids[n] {
		if _, end := b.extent(k); p >= 0 && !(b.prepOf(k) == "for" && end < len(b.Words) && b.Words[end].XPOS == "TO") {
			continue // "its offer", but "its call for X to leave"
		}
		if prep := b.prepOf(k); k > n && b.Words[k].Rel == "nmod" && (prep == "by" || prep == "for") && isContent(strings.ToLower(b.Words[n].Lemma)) {
			return b.nounSubjects(k, true) // "a bid by X to", "a plan for X to"
		}
	}
	if p >= 0 {
		return b.nounSubjects(p, true)
	}
	if b.Words[n].Head < 0 && b.isName(n) {
		return b.nounSubjects(n, true) // a headline: "Peru to leave the pact"
	}
	if b.isCopular(n) && (b.isFirst(n) || b.prepOf(n) == "in" || b.prepOf(n) == "on" || b.prepOf(n) == "under") {
		// "is in talks to sell", "is on track to win"
		return b.shared(b.subjects(n, depth+1))
	}
	if h := b.Words[n].Head; h >= 0 && b.isPredicate(h) && b.Words[n].Rel == "obj" {
		return b.shared(b.subjects(h, depth+1))
	}
	return nil
}
