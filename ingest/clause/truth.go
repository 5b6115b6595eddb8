package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// modalities has the modalities by the names the tables use.
var modalities = map[string]nlp.Modality{
	"fact": nlp.Fact, "possible": nlp.Possible, "planned": nlp.Planned,
	"demanded": nlp.Demanded, "conditional": nlp.Conditional,
}

// truth decides polarity, modality and speech of every clause, those above
// before those below.
func (b *builder) truth() {
	b.handed = make([]inherited, len(b.clauses()))
	done := make([]bool, len(b.clauses()))
	var settle func(k int)
	settle = func(k int) {
		if done[k] {
			return
		}
		done[k] = true
		c := &b.clauses()[k]
		if c.Up >= 0 {
			settle(c.Up - b.first)
		}
		b.settle(k)
	}
	for k := range done {
		settle(k)
	}
	b.questions()
}

// questions drops what stands before a question mark, back to where the
// question begins. What somebody asks whether it is so stays: it is said to be
// possible.
func (b *builder) questions() {
	begin := 0
	for i := range b.Words {
		switch form := b.Words[i].Form; {
		case isOpening(form) || form == "." || form == "!" || form == ":" || form == "—" || form == "–":
			begin = i
		case strings.HasPrefix(form, "?"):
			for k := range b.clauses() {
				c := &b.clauses()[k]
				inverted := b.Words[begin].Rel == "cop" || begin+1 < len(b.Words) && b.Words[begin+1].Rel == "cop"
				if c.Head >= begin && c.Head < i && (c.Kind != nlp.RoleClause || inverted) && c.Dropped == "" {
					c.Dropped = "a question"
				}
			}
			begin = i
		}
	}
}

// settle decides for clause k of the sentence, whose upper clause is settled.
func (b *builder) settle(k int) {
	c := &b.clauses()[k]
	if c.Kind == nlp.RoleClause {
		b.deniesRole(c)
		return // for the rest a title or apposition is the text's own
	}
	own := b.own(c)
	in := b.inherit(c, b.up(c))
	b.handed[k] = in
	c.Negated = own.negated != in.negated
	c.Speech, c.Dropped = in.speech, in.dropped
	if c.Speech.Verb == "" {
		c.Speech.Head = -1
		if s, ok := b.accordingTo(c.Head); ok {
			c.Speech = s
		} else if s, ok := b.trailing(c.Head); ok {
			c.Speech = s
		}
	}
	if b.isHowTo(c.Head) {
		own.modality, in.negated = nlp.Possible, false
		c.Negated = own.negated // "did not agree on how to share it"
	}
	if b.speaksItself(c) || b.tellsSpeaker(c) {
		c.Speech = nlp.Speech{Head: -1}
	}
	c.Modality = own.modality
	if own.modality == nlp.Conditional && !own.perfect && (in.modality == nlp.Possible || in.modality == nlp.Planned) && !b.hasCondition(c.Head) {
		own.modality = nlp.Fact // "unclear whether it would", "so that it would"
	}
	if own.modality == nlp.Fact || in.open && own.modality == nlp.Planned || in.modality == nlp.Demanded && own.modality == nlp.Planned {
		c.Modality = in.modality
	}
	if own.modality == nlp.Conditional && !own.perfect && c.Speech.Verb != "" && !b.hasCondition(c.Head) {
		c.Modality = nlp.Planned // "said it would": the future seen from the past
	}
	if (c.Modality == nlp.Planned || c.Modality == nlp.Fact && b.isPresent(c.Head)) && b.hasCondition(c.Head) ||
		c.Modality == nlp.Planned && b.afterCondition(c.Head) || b.inCondition(c) ||
		c.Modality == nlp.Demanded && b.Words[c.Head].Rel == "advcl" && b.isInverted(c.Head) {
		c.Modality = nlp.Conditional
	}
	if c.Modality == nlp.Fact && c.Speech.Verb == "according to" && c.Speech.Sent == b.sent && hearsay[strings.ToLower(b.Words[c.Speech.Head].Lemma)] {
		c.Modality = nlp.Possible
	}
	if c.Modality == nlp.Fact && !c.Negated && b.hasAlternatives(c) {
		c.Modality = nlp.Possible // "A or B": one of them
	}
	for _, a := range c.Args {
		// What is handed down to an infinitive has been counted above it.
		if a.Negated && !(a.Shared && b.Words[c.Head].Rel == "xcomp") {
			c.Negated = !c.Negated
			break
		}
	}
}

// hasAlternatives reports whether "or" joins arguments of clause c.
func (b *builder) hasAlternatives(c *nlp.Clause) bool {
	for _, a := range c.Args {
		if w := &b.Words[a.Head]; w.Rel != "conj" || a.Shared && w.Head < 0 {
			continue
		}
		if cc := b.child(a.Head, "cc"); cc >= 0 && strings.EqualFold(b.Words[cc].Form, "or") && !b.isOtherName(a.Head, cc) {
			return true
		}
	}
	return false
}

// isOtherName reports whether "or" at cc leads to another name of the same thing,
// set off by commas: "the Kenyan Rugby Union, or K.R.U., said".
func (b *builder) isOtherName(i, cc int) bool {
	_, end := b.extent(i)
	return cc > 0 && b.Words[cc-1].Form == "," && b.Words[b.Words[i].Head].UPOS == "PROPN" && b.Words[i].UPOS == "PROPN" &&
		end < len(b.Words) && b.Words[end].Form == "," && end-cc <= 3
}

// A truthValue is what a clause's own words say about it.
type truthValue struct {
	modality nlp.Modality
	negated  bool
	// perfect marks "would have": it did not come to it.
	perfect bool
}

// own returns the truth value that the clause's own words give it.
func (b *builder) own(c *nlp.Clause) truthValue {
	if c.Kind == nlp.NounClause {
		return b.nounTruth(c.Head)
	}
	head := c.Head
	var v truthValue
	if !b.finite(head) {
		// "will meet A and visit B": the auxiliary counts for both.
		if w := b.Words[head]; w.Rel == "conj" && w.Head >= 0 && w.XPOS == b.Words[w.Head].XPOS && b.at[w.Head] >= 0 && b.child(head, "mark") < 0 {
			v = b.own(&b.text.Clauses[b.at[w.Head]])
		}
	}
	able, must := false, false
	for _, k := range b.helpers(head) {
		w := &b.Words[k]
		form := strings.ToLower(w.Form)
		switch {
		case base(w.Rel) == "aux" || w.Rel == "cop" || w.UPOS == "AUX":
			if name, ok := auxModality[form]; ok && !(form == "would" && (b.hasAdverb(head, "later") || b.hasAdverb(head, "eventually"))) {
				v.modality = modalities[name]
				able, must = abilities[form], form == "must"
			}
			v.perfect = v.perfect || v.modality != nlp.Fact && form == "have"
			v.negated = v.negated != negators[form]
		case b.isRepeated(k, head):
		case w.Rel == "advmod" || w.UPOS == "ADV" || w.UPOS == "PART":
			if (negators[form] || b.isNoLonger(k, head)) && !b.limits(k) {
				v.negated = !v.negated
			}
			if doubtAdverbs[form] && v.modality == nlp.Fact {
				v.modality = nlp.Possible
			}
		case w.Rel == "mark":
			v.negated = v.negated != (form == "without" && k != head-1)
		case w.Rel == "cc" || w.Rel == "cc:preconj":
			v.negated = v.negated || form == "nor" || form == "neither"
		}
	}
	if c.Kind == nlp.VerbClause && b.isForgone(head) || c.Kind != nlp.VerbClause && b.prepOf(head) == "without" {
		v.negated = !v.negated
	}
	switch {
	case able && v.negated:
		v.modality = nlp.Fact // who cannot does not
	case must && v.perfect:
		v.modality = nlp.Possible // "must have met"
	case b.isYetTo(head):
		v.modality, v.negated = nlp.Fact, !v.negated
	case b.isAdvised(head):
		v.modality = nlp.Demanded
	case b.goingTo(head), b.isTo(head, "have"), b.isTo(head, "be"):
		v.modality = nlp.Planned
	}
	return v
}

// finite reports whether predicate i has a finite verb of its own.
func (b *builder) finite(i int) bool {
	switch b.Words[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return b.child(i, "aux", "aux:pass", "cop") >= 0
}

// isPresent reports whether predicate i stands in the present tense.
func (b *builder) isPresent(i int) bool {
	for _, k := range append([]int{i}, b.kids[i]...) {
		if x := b.Words[k].XPOS; (x == "VBZ" || x == "VBP") && (k == i || b.Words[k].UPOS == "AUX") {
			return true
		}
	}
	return false
}

// isAdvised reports whether the helpers of verb i say what would be best done:
// "had better leave".
func (b *builder) isAdvised(i int) bool {
	return b.Words[i].XPOS == "VB" && b.hasAdverb(i, "better") && b.Words[max(i-2, 0)].Lemma == "have"
}

// goingTo reports whether verb i is the infinitive of a fixed expression for
// the future: "be going to", "be due to", "be about to"; or of a headline,
// which leaves the auxiliary out.
func (b *builder) goingTo(i int) bool {
	w := &b.Words[i]
	if w.XPOS != "VB" {
		return false
	}
	if i >= 2 && b.Words[i-1].XPOS == "TO" && b.isDue(i-2) {
		return true
	}
	if w.Head < 0 {
		return b.isInfinitive(i)
	}
	return w.Rel == "xcomp" && b.isDue(w.Head)
}

// isDue reports whether word i tells with an infinitive what is to come. Who "made
// sure to" do something did it.
func (b *builder) isDue(i int) bool {
	return dueWords[strings.ToLower(b.Words[i].Form)] && (i == 0 || b.Words[i-1].Lemma != "make")
}

// isTo reports whether verb i follows "is to be" or "was to have", which tell of
// plans, the second of one that nothing came of.
func (b *builder) isTo(i int, form string) bool {
	return i >= 3 && strings.EqualFold(b.Words[i-1].Form, form) && b.Words[i-2].XPOS == "TO" && (b.Words[i-3].Lemma == "be" || dueWords[strings.ToLower(b.Words[i-3].Form)])
}

// isHowTo reports whether "how to", "where to" and the like open infinitive i, which
// then asks.
func (b *builder) isHowTo(i int) bool {
	if !b.isInfinitive(i) {
		return false
	}
	for _, k := range b.kids[i] {
		if b.Words[k].XPOS == "WRB" && k < i {
			return true
		}
	}
	return false
}

// isInfinitive reports whether "to" marks verb i.
func (b *builder) isInfinitive(i int) bool { return b.markOf(i) == "to" }

// hasCondition reports whether an if-clause hangs on predicate i, on the first of
// its conjuncts or on the verb that it completes: "is ready to pay if they leave".
func (b *builder) hasCondition(i int) bool {
	for ; ; i = b.Words[i].Head {
		for _, k := range b.kids[i] {
			if b.Words[k].Rel == "advmod" {
				k = b.child(k, "advcl") // "as long as"
			}
			if k >= 0 && (b.Words[k].Rel == "advcl" && b.isCondition(k) || b.isEventuality(k) && b.child(k, "acl", "acl:relcl") >= 0) {
				return true
			}
		}
		if rel := b.Words[i].Rel; rel != "conj" && rel != "xcomp" || b.Words[i].Head < 0 {
			return false
		}
	}
}

// isCondition reports whether clause i tells on what another depends.
func (b *builder) isCondition(i int) bool {
	mark := b.markOf(i)
	return ifMarks[mark] || (mark == "" || mark == "to") && b.isInverted(i)
}

// isEventuality reports whether phrase k opens a condition: "in the event that", but not
// "in a case that".
func (b *builder) isEventuality(k int) bool {
	if det := b.child(k, "det"); det >= 0 && strings.EqualFold(b.Words[det].Lemma, "a") {
		return false
	}
	return eventualities[strings.ToLower(b.Words[k].Form)] && b.prepOf(k) == "in"
}

// afterCondition reports whether the sentence or quotation around predicate i
// begins with "if", "unless" or an auxiliary before its subject and a comma parts
// the two.
func (b *builder) afterCondition(i int) bool {
	comma := false
	for k := i - 1; k >= 0; k-- {
		form := strings.ToLower(b.Words[k].Form)
		comma = comma || form == ","
		opens := k == 0 || isOpening(b.Words[k-1].Form)
		if opens {
			return comma && (form == "if" || form == "unless" || form == "provided" || inverting[form] && k+1 < i && b.isNominal(k+1))
		}
	}
	return false
}

// inCondition reports whether the words alone put clause c into a condition
// that the tree does not show: between "as long as" or "in case" and the next
// comma, or, with an auxiliary before its subject, at the beginning of a
// sentence.
func (b *builder) inCondition(c *nlp.Clause) bool {
	if c.Kind == nlp.RoleClause || c.Modality != nlp.Fact && c.Modality != nlp.Demanded {
		return false
	}
	for i := c.Head - 1; i >= 0; i-- {
		form := strings.ToLower(b.Words[i].Form)
		switch {
		case form == "," || form == ";" || isOpening(form):
			return false
		case i+2 < c.Head && form == "as" && strings.EqualFold(b.Words[i+1].Form, "long") && strings.EqualFold(b.Words[i+2].Form, "as"),
			i+1 < c.Head && form == "in" && strings.EqualFold(b.Words[i+1].Form, "case"), form == "unless", form == "lest", form == "suppose" && i == 0, form == "provided" && b.Words[i].Rel == "mark":
			return true
		case (i == 0 || isOpening(b.Words[i-1].Form)) && inverting[form]:
			return b.isNominal(i+1) || b.Words[i+1].UPOS == "DET" || b.Words[i+1].UPOS == "ADJ"
		case inverting[form] && nominatives[strings.ToLower(b.Words[i+1].Form)] && b.hasModalBefore(i):
			return true // "would have met her had she come"
		}
	}
	return false
}

// isInverted reports whether clause i puts its auxiliary first, as a condition
// without "if" does: "had they known", "should talks fail".
func (t *tree) isInverted(i int) bool {
	s := t.child(i, "nsubj", "nsubj:pass")
	a := t.child(i, "aux", "aux:pass", "cop")
	if a < 0 || s < a {
		return false
	}
	for _, k := range t.kids[i] {
		if k < a && t.Words[k].Rel != "punct" && t.Words[k].Rel != "cc" {
			return false
		}
	}
	return inverting[strings.ToLower(t.Words[a].Form)]
}

// inverting are the auxiliaries that stand before their subject in a condition.
var inverting = words("had were should")

// nominatives are the pronouns that can only be subjects.
var nominatives = words("i he she we they")

// hasModalBefore reports whether "would", "could" or "might" stands before word i.
func (b *builder) hasModalBefore(i int) bool {
	for k := range i {
		switch strings.ToLower(b.Words[k].Form) {
		case "would", "could", "might", "'d":
			return true
		}
	}
	return false
}
