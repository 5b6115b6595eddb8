package relate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// An end is what an argument comes to: a chain, or words.
type end struct {
	chain   int // -1 for words
	literal string
	// certainty is 1 for a name and less for what had to be resolved.
	certainty float64
	// start and head are the words of the sentence it begins with and is about,
	// stop is the one behind it.
	start, head, stop int
	// date is set for words that are the time time, an index of Text.Times.
	date bool
	time int
}

// subjects returns the chains that arguments of the role come to.
func (r *relater) subjects(c *nlp.Clause, role nlp.Role) []end {
	var all []end
	for _, a := range c.Args {
		if a.Role == role {
			for _, e := range r.ends(a) {
				if e.chain >= 0 {
					all = append(all, e)
				}
			}
		}
	}
	return all
}

// objects returns what arguments of the role come to.
func (r *relater) objects(c *nlp.Clause, role nlp.Role) []end {
	var all []end
	for _, a := range c.Args {
		if a.Role == role {
			all = append(all, r.ends(a)...)
		}
	}
	return all
}

// ends returns what one argument comes to: its chain, the members of its chain
// when the text tells them, its words, or nothing when it cannot be said.
func (r *relater) ends(a nlp.Arg) []end {
	if r.inTime[position{r.number, a.Head}] {
		return nil
	}
	m, ok := r.mentions[position{r.number, a.Head}]
	if !ok {
		return r.literal(a)
	}
	mention := &r.text.Mentions[m]
	chain := &r.text.Chains[mention.Chain]
	if len(chain.Members) > 0 && !(chain.Named && chain.Kind == nlp.Person) {
		var all []end
		for _, member := range chain.Members {
			if r.referable(member) {
				all = append(all, end{chain: member, certainty: certainMember, start: a.Start, head: a.Head, stop: a.End})
			}
		}
		if len(all) > 0 {
			return all
		}
	}
	if !r.referable(mention.Chain) {
		if mention.Kind == nlp.Pronoun {
			r.drop("a pronoun that could not be resolved")
			return nil
		}
		return r.literal(a)
	}
	if a.Role != nlp.Agent && !r.isThing(chain) {
		return r.literal(a)
	}
	if mention.Ranked && mention.Lead < leastLead && (mention.Kind == nlp.Pronoun || r.pointsBack(mention)) {
		r.drop("words that could mean either of two")
		return nil
	}
	if r.fitsOthers(mention, chain) {
		r.drop("words that could mean either of two")
		return nil
	}
	if mention.Kind == nlp.Nominal && mention.Ranked && organs[r.lemmaAt(mention.Head)] && chain.Named && chain.Kind == nlp.Organization && !r.isCalled(chain, r.lemmaAt(mention.Head)) {
		r.drop("an organ of a state that nothing before it is")
		return nil
	}
	certainty := certainName
	switch {
	case mention.Kind == nlp.Pronoun || mention.Kind == nlp.Nominal && chain.Named:
		certainty = certainReference
		if mention.Ranked && (mention.Lead < leastLead || mention.Kind == nlp.Pronoun && mention.Lead < sureLead) {
			certainty = certainRanked
		}
	case !chain.Named:
		certainty = certainDescription
	}
	return []end{{chain: mention.Chain, certainty: certainty, start: a.Start, head: a.Head, stop: a.End}}
}

// pointsBack reports whether a mention begins with "this" or "these" and so means
// something said before, or with "a", which does not mean it often.
func (r *relater) pointsBack(m *nlp.Mention) bool {
	first := strings.ToLower(r.text.Sentences[m.Sent].Words[m.Start].Form)
	return m.Kind == nlp.Nominal && (pointers[first] || (first == "a" || first == "an") && r.text.Chains[m.Chain].Named)
}

// organs are nouns for organs of states; no body that is not called so is meant by
// them.
var organs = set("administration government ministry parliament court army police senate congress cabinet")

// fitsOthers reports whether a bare description ("the court") was taken for one of
// several things whose names end with its noun ("the High Court", "the Supreme
// Court"), none of which the sentence itself names.
func (r *relater) fitsOthers(m *nlp.Mention, chain *nlp.Chain) bool {
	noun := r.lemmaAt(m.Head)
	if m.Kind != nlp.Nominal || !chain.Named || m.End-m.Start > 2 || !endsIn(chain.Name, noun) {
		return false
	}
	for i := range r.text.Chains {
		other := &r.text.Chains[i]
		if i == m.Chain || !other.Named || !endsIn(other.Name, noun) {
			continue
		}
		if last := r.lastBefore(other, m.Sent); last >= 0 && last+recent >= r.lastBefore(chain, m.Sent+1) {
			return true
		}
	}
	return false
}

// recent is by how many sentences a thing may have been named earlier than another to
// be meant as well by a noun for both.
const recent = 3

// lastBefore returns the last sentence before another that a chain has a name in, or -1.
func (r *relater) lastBefore(c *nlp.Chain, sent int) int {
	last := -1
	for _, i := range c.Mentions {
		if m := &r.text.Mentions[i]; m.Sent < sent && m.Kind == nlp.Named {
			last = m.Sent
		}
	}
	return last
}

// endsIn reports whether a noun is the last word of a name of several, or of what
// stands before "of" in it: "Supreme Court of Peru".
func endsIn(name, noun string) bool {
	name, _, _ = strings.Cut(strings.ToLower(name), " of ")
	return strings.HasSuffix(name, " "+noun)
}

// isCalled reports whether a noun is among the names and descriptions of a chain
// that stand before it.
func (r *relater) isCalled(c *nlp.Chain, noun string) bool {
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		if strings.Contains(strings.ToLower(name), noun) {
			return true
		}
	}
	return false
}

// referable reports whether a chain is more than pronouns.
func (r *relater) referable(chain int) bool {
	c := &r.text.Chains[chain]
	if c.Named && len(c.Mentions) > 0 {
		first := &r.text.Mentions[c.Mentions[0]]
		return !r.inTime[position{first.Sent, first.Head}]
	}
	for _, m := range c.Mentions {
		if mention := &r.text.Mentions[m]; mention.Kind != nlp.Pronoun {
			return !vacuous[strings.ToLower(c.Name)] && !r.inTime[position{mention.Sent, mention.Head}]
		}
	}
	return false
}

// isAnchored reports whether a chain has a name or is described by one: "the
// Kenyan delegation", "officials in Oslo".
func (r *relater) isAnchored(chain int) bool {
	c := &r.text.Chains[chain]
	if c.Named {
		return true
	}
	for _, m := range c.Mentions {
		mention := &r.text.Mentions[m]
		words := r.text.Sentences[mention.Sent].Words
		for i := mention.Start; i < mention.End; i++ {
			if w := &words[i]; w.UPOS == "PROPN" || w.UPOS == "ADJ" && i > 0 && isCapital(w.Form) {
				return true
			}
		}
	}
	return false
}

func isCapital(form string) bool {
	first, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(first)
}

// anchored returns the ends that have a name or are described by one.
func (r *relater) anchored(ends []end) []end {
	var all []end
	for _, e := range ends {
		if e.chain >= 0 && r.isAnchored(e.chain) {
			all = append(all, e)
		}
	}
	return all
}

// isActor reports whether a chain is of a kind that acts.
func (r *relater) isActor(chain int) bool {
	switch r.text.Chains[chain].Kind {
	case nlp.Person, nlp.Organization, nlp.Group:
		return true
	}
	return false
}

// says reports whether a claim about two ends tells a stranger something: one
// of them has a name, or the first is of a kind that acts.
func (r *relater) says(subject, object end) bool {
	return r.isAnchored(subject.chain) || object.chain >= 0 && r.isAnchored(object.chain) || r.isActor(subject.chain)
}

// harms reports whether a clause tells what an event did to somebody: "the
// earthquake killed 900 people". "Villages hit by floods" are any such.
func (r *relater) harms(subject, object end, c *nlp.Clause) bool {
	return c.Kind == nlp.VerbClause && harm[c.Lemma] && r.text.Chains[subject.chain].Kind == nlp.Event && !(r.isAny(subject) && r.isAny(object))
}

// isAny reports whether an end is a noun that nothing counts, points out or
// describes.
func (r *relater) isAny(e end) bool {
	tag := r.sent.Words[e.head].XPOS
	return (tag == "NNS" || tag == "NN") && !slices.ContainsFunc(r.kids[e.head], func(k int) bool {
		switch rel, _, _ := strings.Cut(r.sent.Words[k].Rel, ":"); rel {
		case "det", "nummod", "nmod", "amod", "compound":
			return true
		}
		return false
	})
}

// harm are verbs for what disasters and attacks do.
var harm = set("kill injure wound hurt destroy damage devastate hit strike displace flood bury trap block hamper disrupt delay close shut ruin paralyse paralyze")

// isThing reports whether a chain is worth a node of its own where words would
// do: it has a name, a kind, or comes up again.
func (r *relater) isThing(c *nlp.Chain) bool {
	if c.Named || c.Kind != nlp.Other || len(c.Mentions) > 1 {
		return true
	}
	return r.text.Mentions[c.Mentions[0]].Kind == nlp.Named
}

// vacuous are descriptions that say nothing.
var vacuous = set(`it this that these those they them he she we you i what which who one ones thing things something
	anything everything nothing everyone someone anyone lot lots way ways kind sort part number rest time case fact
	issue others other each both all some many most such so there here way side none few much more less all`)

// literal returns the words of an argument, without its determiner.
func (r *relater) literal(a nlp.Arg) []end {
	text := r.words(a.Start, a.End, a.Head)
	if text == "" || vacuous[strings.ToLower(text)] {
		r.drop("an end that says nothing")
		return nil
	}
	return []end{{chain: -1, literal: text, certainty: certainLiteral, start: a.Start, head: a.Head, stop: a.End}}
}

// longest is the most words a literal may have; longer ones lose what follows
// their head, the last phrase first.
const longest = 10

// words returns the text of [start, end) without determiners at its front.
func (r *relater) words(start, end, head int) string {
	words := r.sent.Words
	for start < head && (words[start].UPOS == "DET" && words[start].XPOS != "CD" && !keptDeterminers[strings.ToLower(words[start].Form)] || words[start].UPOS == "PUNCT" || words[start].Rel == "nmod:poss" && words[start].UPOS == "PRON") {
		start++
	}
	for i := head + 1; i < end; i++ {
		if form := words[i].Form; form == "–" || form == "—" || form == "," && i+1 < end && (words[i+1].XPOS == "WDT" || words[i+1].XPOS == "WP") {
			end = i // an aside
		}
	}
	for end-start > longest && end > head+1 {
		end = r.cut(head, end)
	}
	for end > head+1 && (dangling[words[end-1].UPOS] || reflexives[strings.ToLower(words[end-1].Form)]) {
		end--
	}
	if end <= start {
		return ""
	}
	return strings.Join(strings.Fields(r.text.Raw[words[start].Start:words[end-1].End]), " ")
}

// reflexives behind a noun only stress who did it: "granted the licence himself".
var reflexives = set("himself herself itself themselves myself yourself ourselves")

// dangling are the kinds of words that no phrase ends with once what followed is
// cut off.
var dangling = set("ADP CCONJ SCONJ DET PUNCT AUX")

// cut returns where the last of the phrases that follow head begins, before
// end.
func (r *relater) cut(head, end int) int {
	at := head + 1
	for k := head + 2; k < end; k++ {
		w := &r.sent.Words[k]
		if (w.Rel == "case" || w.Rel == "mark" || w.Rel == "cc" || w.UPOS == "PUNCT" && w.Form == ",") && w.Head != k-1 {
			at = k
		}
	}
	return at
}

// keptDeterminers tell how many, which belongs to the words.
var keptDeterminers = set("all every several many few some both")

func phrases(list ...string) map[string]bool {
	s := map[string]bool{}
	for _, p := range list {
		s[p] = true
	}
	return s
}

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}
