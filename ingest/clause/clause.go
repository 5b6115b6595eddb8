// Package clause reads predicates and their arguments off dependency trees:
// verbs, copulas, nouns that name actions, appositions and titles, each with
// polarity, modality and attribution. It follows the shape of published rules
// for reading predicate-argument structure off Universal Dependencies (White
// et al. 2016, "Universal Decompositional Semantics on Universal
// Dependencies", section on PredPatt) and adds truth value and speech.
package clause

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Find fills t.Clauses from the sentences' trees.
func Find(t *nlp.Text) {
	t.Clauses = t.Clauses[:0]
	var quote quoteState
	for i := range t.Sentences {
		sent := &t.Sentences[i]
		if len(sent.Words) == 0 || sent.Block < len(t.Blocks) && unread[t.Blocks[sent.Block].Kind] {
			continue
		}
		b := &builder{tree: newTree(sent), sent: i, text: t, first: len(t.Clauses)}
		b.mend()
		b.mendActions()
		b.predicates()
		b.attach()
		b.arguments()
		b.truth()
		quote.carry(b)
	}
}

// unread are the kinds of block that state nothing.
var unread = map[nlp.BlockKind]bool{nlp.Furniture: true, nlp.Byline: true}

// A builder makes the clauses of one sentence.
type builder struct {
	*tree
	text *nlp.Text
	sent int
	// first is the index in text.Clauses of the sentence's first clause.
	first int
	// at has, for every word, the index of the verb or copula clause it
	// heads, or -1.
	at []int
	// handed has, for every clause, what it took over from the one above.
	handed []inherited
}

func (b *builder) clauses() []nlp.Clause { return b.text.Clauses[b.first:] }

func (b *builder) add(c nlp.Clause) int {
	c.Sent, c.Up = b.sent, -1
	c.Speech.Head = -1
	b.text.Clauses = append(b.text.Clauses, c)
	return len(b.text.Clauses) - 1
}

// predicates adds one clause for every predicate, in word order.
func (b *builder) predicates() {
	b.at = slices.Repeat([]int{-1}, len(b.Words))
	for i := range b.Words {
		switch {
		case b.isCopular(i):
			b.at[i] = b.add(nlp.Clause{Head: i, Kind: nlp.CopulaClause, Lemma: "be"})
		case b.isVerbal(i) && !b.isAged(i):
			b.at[i] = b.add(nlp.Clause{Head: i, Kind: nlp.VerbClause, Lemma: b.lemmaOf(i), Passive: b.isPassive(i)})
		case b.isAction(i):
			b.at[i] = b.add(nlp.Clause{Head: i, Kind: nlp.NounClause, Lemma: strings.ToLower(b.Words[i].Lemma)})
		}
		if b.Words[i].Rel == "amod" && b.Words[i].UPOS == "VERB" {
			b.participle(i)
		}
		b.roles(i)
		if b.Words[i].UPOS == "NOUN" {
			b.possession(i)
			b.authorship(i)
		}
	}
}

// isAged reports whether word i only tells an age: "aged eighteen".
func (b *builder) isAged(i int) bool {
	return b.Words[i].Form == "aged" && b.child(i, "obj", "nummod", "obl:unmarked") > i
}

// isPassive reports whether verb i is passive: by its auxiliary, its subject,
// or as a participle that modifies what it is done to.
func (b *builder) isPassive(i int) bool {
	if by := b.child(i, "obl:agent"); b.child(i, "aux:pass") >= 0 || by >= 0 && !b.isMeans(by) {
		return true
	}
	if b.child(i, "nsubj:pass", "csubj:pass") >= 0 {
		return b.child(i, "obj") < 0 // without auxiliary and with an object it is active
	}
	w := &b.Words[i]
	if w.XPOS == "VBD" && b.inHeading() && b.child(i, "aux", "obj", "iobj", "ccomp", "xcomp") < 0 && b.child(i, "nsubj") < i && transitive[strings.ToLower(w.Lemma)] {
		return true // headlines tell what is past in the present: "Chief dismissed over fire"
	}
	if w.Rel == "conj" && w.XPOS == "VBD" && w.Head >= 0 && brought[strings.ToLower(w.Lemma)] && b.child(i, "obj", "nsubj") < 0 {
		return b.isVerbal(w.Head) && b.isPassive(w.Head) // "was born in X and raised in Y"
	}
	if w.XPOS == "VBD" && w.Rel == "conj" && transitive[strings.ToLower(w.Lemma)] && b.child(i, "nsubj", "nsubj:pass", "aux", "obj", "ccomp", "xcomp", "mark") < 0 && b.isVerbal(w.Head) {
		return b.isPassive(w.Head) // "was seized by the army and sold to Peru"
	}
	if x := b.child(i, "xcomp"); w.XPOS == "VBD" && w.Rel == "conj" && bidden[strings.ToLower(w.Lemma)] && x > i && b.markOf(x) == "to" && b.child(i, "nsubj", "nsubj:pass", "aux", "obj", "iobj", "mark") < 0 && b.isVerbal(w.Head) {
		return b.isPassive(w.Head) // "was released and ordered to leave"
	}
	if w.XPOS != "VBN" && (w.XPOS != "VBD" || w.Rel != "acl") || b.child(i, "aux") >= 0 {
		return false
	}
	switch w.Rel {
	case "acl", "advcl":
		// "beaten 3-0" has no object.
		o := b.child(i, "obj")
		return b.child(i, "nsubj") < 0 && (o < 0 || b.Words[o].UPOS == "NUM")
	case "xcomp":
		return w.Head >= 0 && w.XPOS == "VBN" && b.child(i, "obj", "nsubj") < 0 && stateVerbs[strings.ToLower(b.Words[w.Head].Lemma)]
	case "conj":
		if strings.EqualFold(w.Lemma, "call") && b.hasOblique(i, "for") {
			return false // "were sent, and called for help"
		}
		return w.Head >= 0 && b.child(i, "nsubj") < 0 && b.isVerbal(w.Head) && b.isPassive(w.Head)
	}
	return false
}

// hasOblique reports whether a phrase with the preposition hangs on verb i.
func (b *builder) hasOblique(i int, prep string) bool {
	for _, k := range b.kids[i] {
		if b.Words[k].Rel == "obl" && b.prepOf(k) == prep {
			return true
		}
	}
	return false
}

// inHeading reports whether the sentence is a headline.
func (b *builder) inHeading() bool {
	k := b.text.Sentences[b.sent].Block
	return k >= 0 && k < len(b.text.Blocks) && b.text.Blocks[k].Kind == nlp.Heading
}

// transitive are verbs of news that always have an object and whose past tense is
// their participle too.
var transitive = words(`dismiss fire sack oust arrest detain jail sentence convict acquit charge indict accuse suspend ban kill injure wound
	hurt shoot stab rescue free release elect appoint name nominate delay cancel postpone block approve reject praise honour honor
	award fine find seize recover reveal unveil destroy damage hit close shut evacuate displace blame expel deport recall sell send hand bring build buy hold`)

// bidden are verbs that need somebody as their object before an infinitive.
var bidden = words("order force allow require instruct command compel tell permit invite urge")

// brought are verbs that somebody is the object of or nobody.
var brought = words("raise educate rear bring bury base schedule")

// stateVerbs say with a participle what was done to their subject: "felt forced".
var stateVerbs = words("feel get seem look appear remain stay stand become")

// attach links every clause to the one it depends on.
func (b *builder) attach() {
	for k := range b.clauses() {
		c := &b.clauses()[k]
		for h := b.Words[c.Head].Head; h >= 0; h = b.Words[h].Head {
			if b.at[h] >= 0 && b.at[h] != b.first+k {
				c.Up = b.at[h]
				break
			}
		}
		if c.Kind == nlp.RoleClause && c.Up < 0 && b.at[c.Head] >= 0 && b.at[c.Head] != b.first+k {
			c.Up = b.at[c.Head]
		}
	}
}

// up returns the clause that c depends on, or nil.
func (b *builder) up(c *nlp.Clause) *nlp.Clause {
	if c.Up < 0 {
		return nil
	}
	return &b.text.Clauses[c.Up]
}
