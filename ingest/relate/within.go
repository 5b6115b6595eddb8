package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// holders are verbs of having and running: where what they hold stands says
// something of the holder.
var holders = set("own operate run open build maintain have")

// within renders what stands inside a common-noun object and has a name:
// "announced the death of X", "praised the role of X".
func (r *relater) within(d draft, c *nlp.Clause) {
	r.withinObliques(d, c)
	for _, a := range c.Args {
		if next := a.Head + 1; c.Lemma == "have" && next < len(r.sent.Words) && r.sent.Words[next].XPOS == "VBN" {
			continue // "had Moss's office searched"
		}
		if exampleMarks[r.prep(a.Head)] {
			continue
		}
		if a.Role != nlp.Patient || a.Shared && !r.isAntecedent(c, a) || r.sent.Words[a.Head].UPOS != "NOUN" || r.isBehindComma(c, end{start: a.Start}) || r.isSubject(c, end{head: a.Head, stop: a.End}) {
			continue
		}
		whole := r.whole(a.Head)
		noun := strings.ToLower(r.sent.Words[whole].Lemma)
		for _, k := range r.kids[whole] {
			w := &r.sent.Words[k]
			prep := ""
			switch {
			case w.Rel == "nmod:poss" && (r.isNamed(k) || w.XPOS == "WP$"):
				prep = "of"
			case w.Rel == "nmod":
				prep = r.prep(k)
			}
			if prep == "" || w.Rel == "nmod:poss" && r.isNamedThing(a.Head) || prep == "by" && r.isOfSomething(whole) {
				continue
			}
			if !insidePreps[prep] && !(holders[c.Lemma] && locative[prep]) && len(vocab.Meanings(join(c.Lemma, noun, prep))) == 0 || r.inTime[position{r.number, k}] {
				continue
			}
			one := d
			one.object = slices.DeleteFunc(r.anchored(r.entities(k)), func(e end) bool { return r.isSelf(whole, e) })
			one.phrase, one.verb = join(c.Lemma, noun, prep), join(c.Lemma, noun)
			if len(one.object) == 0 && prep != "" && vocab.Has(one.phrase) {
				one.object = r.literal(r.phrase(k)) // "imposed duties on wine"
			}
			one.rule, one.confidence = "inside object", sureDeep
			r.emit(one)
		}
	}
}

// isSelf reports whether an end behind noun i is what that is: "the island of Crete".
func (r *relater) isSelf(i int, e end) bool {
	m, ok := r.mentions[position{r.number, i}]
	return ok && r.text.Mentions[m].Chain == e.chain
}

// isOfSomething reports whether "of" tells what the act at noun i was done to, so that
// "by" tells who did it: in "praised the release of Ada Moss by Peru" Peru did.
func (r *relater) isOfSomething(i int) bool {
	return slices.ContainsFunc(r.kids[i], func(k int) bool { return r.sent.Words[k].Rel == "nmod" && r.prep(k) == "of" })
}

// withinObliques renders whose it is what a verb without object is about: "acceded to
// Kenya's demand", "called for the arrest of X".
func (r *relater) withinObliques(d draft, c *nlp.Clause) {
	if hasArg(c, nlp.Patient) || utters[c.Lemma] || c.Lemma == "come" || c.Lemma == "go" {
		return
	}
	for _, a := range c.Args {
		if !r.isTopic(c, a) {
			continue
		}
		for _, k := range r.kids[a.Head] {
			if w := &r.sent.Words[k]; w.Rel != "nmod:poss" && (w.Rel != "nmod" || r.prep(k) != "of") || r.inTime[position{r.number, k}] {
				continue
			}
			one := d
			one.object = r.anchored(r.entities(k))
			one.phrase, one.verb = join(c.Lemma, a.Prep, r.lemmaAt(a.Head), "of"), ""
			one.rule, one.confidence = "inside object", sureDeep
			r.emit(one)
		}
	}
}

// isTopic reports whether an argument is a common noun for what the verb of clause c
// is about.
func (r *relater) isTopic(c *nlp.Clause, a nlp.Arg) bool {
	switch {
	case a.Role != nlp.Oblique || a.Shared || r.sent.Words[a.Head].UPOS != "NOUN" || r.inTime[position{r.number, a.Head}]:
		return false
	case !aboutPreps[a.Prep] && !(a.Prep == "with" && withVerbs[c.Lemma]):
		return false
	case shares[r.lemmaAt(a.Head)] || r.isFixed(a) || r.isFrame(c, a) || r.isSomewhere(a) || r.isNamedThing(a.Head):
		return false
	}
	return a.Prep != "for" || r.toDo(c.Head, a.Head) == ""
}

// aboutPreps lead from a verb to what it is about; "with" does from a few, and from
// others to what goes along.
var (
	aboutPreps = set("to for against about on")
	withVerbs  = set("comply clash agree disagree deal cooperate interfere sympathize sympathise coincide meet work")
)

// isNamedThing reports whether the noun at i stands for somebody whom the text names,
// so that who owns it is told of that one already: "replaced Peru's envoy, Ada Moss".
func (r *relater) isNamedThing(i int) bool {
	m, ok := r.mentions[position{r.number, i}]
	return ok && r.text.Chains[r.text.Mentions[m].Chain].Named
}

// phrase returns noun k with all that hangs on it as an argument, without its
// preposition.
func (r *relater) phrase(k int) nlp.Arg {
	all := map[int]bool{}
	for _, j := range r.kids[k] {
		if r.sent.Words[j].Rel != "case" {
			r.mark(all, j)
		}
	}
	a := nlp.Arg{Role: nlp.Patient, Head: k, Start: k, End: k + 1}
	for j := range all {
		a.Start, a.End = min(a.Start, j), max(a.End, j+1)
	}
	return a
}

// isAntecedent reports whether an argument is the noun that the clause modifies:
// "mediation by Peru, which Oslo would welcome".
func (r *relater) isAntecedent(c *nlp.Clause, a nlp.Arg) bool {
	w := &r.sent.Words[c.Head]
	return w.Rel == "acl:relcl" && w.Head == a.Head
}

// shares are nouns for a part of what stands behind them with "of".
var shares = set("half third quarter most majority part share bulk portion rest remainder all some many much two none number amount")

// whole returns the noun that a phrase is about when its head tells only how
// much of it: the needs in "nearly half of its needs".
func (r *relater) whole(head int) int {
	if !shares[r.lemmaAt(head)] {
		return head
	}
	for _, k := range r.kids[head] {
		if r.sent.Words[k].Rel == "nmod" && r.prep(k) == "of" && r.sent.Words[k].UPOS == "NOUN" {
			return k
		}
	}
	return head
}

// entities returns the chains of noun phrase k and its conjuncts.
func (r *relater) entities(k int) []end {
	var all []end
	for _, e := range r.ends(nlp.Arg{Role: nlp.Patient, Head: k, Start: k, End: k + 1}) {
		if e.chain >= 0 {
			all = append(all, e)
		}
	}
	for _, j := range r.kids[k] {
		if r.sent.Words[j].Rel == "conj" {
			all = append(all, r.entities(j)...)
		}
	}
	return all
}

// prep returns the preposition of noun phrase k.
func (r *relater) prep(k int) string {
	var parts []string
	for _, j := range r.kids[k] {
		if w := &r.sent.Words[j]; w.Rel == "case" && w.XPOS != "POS" {
			parts = append(parts, strings.ToLower(w.Form))
		}
	}
	return strings.Join(parts, " ")
}
