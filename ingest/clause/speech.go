package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// speech returns who speaks in clause c: its agent, or nobody named.
func (b *builder) speech(c *nlp.Clause) nlp.Speech {
	s := nlp.Speech{Sent: b.sent, Head: -1, Verb: c.Lemma}
	if c.Lemma == "tell" && b.inHeading() && b.child(c.Head, "obj", "iobj") < 0 {
		return s // "inquiry told": the inquiry was
	}
	for _, a := range c.Args {
		if a.Role == nlp.Agent {
			s.Head = a.Head
			break
		}
	}
	return s
}

// speechNouns are what somebody says: "Kenya's claim that".
var speechNouns = words(`claim allegation assertion statement announcement accusation denial warning contention admission
	declaration complaint argument insistence suggestion remark comment`)

// possessorSays returns the attribution that the possessor of noun i gives what
// the noun is about.
func (b *builder) possessorSays(i int) (nlp.Speech, bool) {
	noun := strings.ToLower(b.Words[i].Lemma)
	p := b.child(i, "nmod:poss")
	if p < 0 || !speechNouns[noun] {
		return nlp.Speech{}, false
	}
	return nlp.Speech{Sent: b.sent, Head: p, Verb: noun}, true
}

// speaksItself reports whether clause c is the saying that it would be
// attributed to: "As officials told the agency".
func (b *builder) speaksItself(c *nlp.Clause) bool {
	if c.Speech.Verb != c.Lemma || c.Speech.Sent != b.sent {
		return false
	}
	for _, a := range c.Args {
		if a.Role == nlp.Agent && a.Head == c.Speech.Head && !a.Shared {
			return true
		}
	}
	return false
}

// tellsSpeaker reports whether clause c stands below the speaker that it would be
// attributed to and only tells who that is: "said Ada Moss, who was there". In
// "a guard who said that" the saying stands below the speaker too.
func (b *builder) tellsSpeaker(c *nlp.Clause) bool {
	s := c.Speech.Head
	if s < 0 || s == c.Head || c.Speech.Sent != b.sent || b.Words[s].Rel == "nmod:poss" || !b.isAbove(s, c.Head) {
		return false
	}
	for h := c.Head; h != s; h = b.Words[h].Head {
		if strings.EqualFold(b.Words[h].Lemma, c.Speech.Verb) {
			return false
		}
	}
	return true
}

// tellVerbs have whom they speak to as their object.
var tellVerbs = words("tell inform assure warn remind")

// isSaying reports whether a verb beside a clause can tell who says or found
// it.
func isSaying(lemma string) bool {
	lemma = strings.ToLower(lemma)
	return speechVerbs[lemma] || findVerbs[lemma]
}

// accordingTo returns the attribution that "according to X" gives predicate i
// or a predicate above it.
func (b *builder) accordingTo(i int) (nlp.Speech, bool) {
	for h := i; h >= 0; h = b.Words[h].Head {
		for _, k := range b.kids[h] {
			if base(b.Words[k].Rel) == "obl" && b.prepOf(k) == "according to" && k != i && !b.isAbove(k, i) {
				return nlp.Speech{Sent: b.sent, Head: k, Verb: "according to"}, true
			}
			if s := b.viewer(k); s >= 0 && !b.isAbove(k, i) {
				return nlp.Speech{Sent: b.sent, Head: s, Verb: "according to"}, true
			}
		}
	}
	return nlp.Speech{}, false
}

// viewer returns whose view phrase k, which opens a clause, gives what that tells as:
// "in the view of X", "in X's words". It is -1 for other phrases.
func (b *builder) viewer(k int) int {
	if start, _ := b.extent(k); start > 0 && b.Words[start-1].UPOS != "SCONJ" && b.Words[start-1].UPOS != "CCONJ" || base(b.Words[k].Rel) != "obl" || b.prepOf(k) != "in" || !views[strings.ToLower(b.Words[k].Lemma)] {
		return -1
	}
	if p := b.child(k, "nmod:poss"); p >= 0 {
		return p
	}
	for _, n := range b.kids[k] {
		if b.Words[n].Rel == "nmod" && b.prepOf(n) == "of" {
			return n
		}
	}
	return -1
}

// hearsay are sources that nobody stands behind.
var hearsay = words("rumour rumor speculation gossip hearsay legend myth")

// views are nouns for what somebody thinks or says of something.
var views = words("view opinion eye judgment judgement assessment estimation account telling word version")

// trailing returns the attribution of a speech verb that hangs beside
// predicate i without a complement of its own: "It ended, officials said",
// "As officials said, it ended".
func (b *builder) trailing(i int) (nlp.Speech, bool) {
	for _, k := range b.kids[i] {
		w := &b.Words[k]
		beside := w.Rel == "parataxis" || w.Rel == "advcl" && b.markOf(k) == "as" && speechVerbs[strings.ToLower(w.Lemma)]
		if !beside || b.at[k] < 0 || !isSaying(w.Lemma) || b.child(k, "ccomp") >= 0 ||
			b.child(k, "obj") >= 0 && !tellVerbs[strings.ToLower(w.Lemma)] {
			continue
		}
		if s := b.speech(&b.text.Clauses[b.at[k]]); s.Head >= 0 {
			return s, true
		}
	}
	if b.Words[i].Head >= 0 {
		return nlp.Speech{}, false
	}
	return b.closing(i)
}

// closing returns the attribution of a speech verb that ends the sentence after
// a comma, whatever the tree makes of it: "…, officials said on Tuesday."
func (b *builder) closing(root int) (nlp.Speech, bool) {
	comma := -1
	for i := range b.Words {
		if b.Words[i].Form == "," {
			comma = i
		}
	}
	if comma < root {
		return nlp.Speech{}, false
	}
	for i := comma + 1; i < len(b.Words); i++ {
		w := &b.Words[i]
		if w.XPOS != "VBD" && w.XPOS != "VBZ" && w.XPOS != "VBP" {
			continue
		}
		if !isSaying(w.Lemma) || b.child(i, "ccomp", "obj", "xcomp") >= 0 || ifMarks[b.markOf(i)] {
			return nlp.Speech{}, false
		}
		if s := b.speakerBeside(i, nil); s >= 0 && s > comma {
			return nlp.Speech{Sent: b.sent, Head: s, Verb: strings.ToLower(w.Lemma)}, true
		}
		return nlp.Speech{}, false
	}
	return nlp.Speech{}, false
}

// speakerBeside returns the head of the noun phrase that is the subject of
// speech verb v: by the tree, or else right before or right after it. Words
// inside quotation marks are none. It is -1 when there is none.
func (b *builder) speakerBeside(v int, quoted []bool) int {
	outside := func(i int) bool { return quoted == nil || !quoted[i] }
	if s := b.child(v, "nsubj"); s >= 0 && outside(s) {
		return s
	}
	for _, step := range []int{-1, 1} {
		if step > 0 && strings.EqualFold(b.Words[v].Lemma, "tell") {
			continue // who is told comes after
		}
		from := v + step
		if step < 0 {
			from = b.beforeAside(from)
		}
		to := from
		for to >= 0 && to < len(b.Words) && outside(to) && phraseTags[b.Words[to].UPOS] {
			to += step
		}
		for i := min(from, to+1); i < max(from+1, to); i++ {
			if i < 0 || i >= len(b.Words) || !b.isNominal(i) || i == v {
				continue
			}
			if h := b.Words[i].Head; h < min(from, to+1) || h >= max(from+1, to) {
				return b.topOf(i, v)
			}
		}
	}
	return -1
}

// topOf returns the head of the whole phrase that word i belongs to, as far as it
// stands between the last comma and verb v: "people near the talks said".
func (b *builder) topOf(i, v int) int {
	for h := b.Words[i].Head; h >= 0 && h < i && i < v && !b.commaBetween(h, i); h = b.Words[i].Head {
		if b.Words[h].UPOS == "VERB" {
			break
		}
		i = h
	}
	return i
}

// beforeAside returns the word before the aside between commas that ends at
// word i, or i: "Ada Moss, the mayor, said".
func (b *builder) beforeAside(i int) int {
	if i < 0 || b.Words[i].Form != "," {
		return i
	}
	for k := i - 1; k > 0; k-- {
		if b.Words[k].Form == "," {
			return k - 1
		}
	}
	return i
}

// phraseTags are the tags of words that make up a plain noun phrase.
var phraseTags = words("DET ADJ NOUN PROPN PRON NUM")
