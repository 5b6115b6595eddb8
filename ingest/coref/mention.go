package coref

import (
	"sort"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A number is grammatical number.
type number uint8

const (
	anyNumber number = iota
	singular
	plural
)

// A determination is how a noun phrase picks its thing out.
type determination uint8

const (
	bareNoun      determination = iota // "talks"
	indefinite                         // "a talk", "some talks"
	definite                           // "the talks"
	demonstrative                      // "these talks"
	possessed                          // "their talks"
	quantified                         // "no talks", "every talk"
)

// A mention is a span that refers, with what its own words tell about it.
type mention struct {
	sent, head int
	// start and end span the noun phrase without relative clauses,
	// participles and appositions; wideStart and wideEnd include what follows
	// the head, as annotation guidelines have it.
	start, end         int
	wideStart, wideEnd int
	kind               nlp.MentionKind
	// nameStart and nameEnd span its proper name when kind is Named.
	nameStart, nameEnd int
	// members are the mentions of a conjunction; nil unless this is a group.
	members []int
	// parts are mentions of the things that this one means together, where no
	// conjunction names them: "the two men".
	parts []int
	// adjective marks a demonym that stands before a noun: "Afghan officials".
	adjective bool

	what   nlp.Kind
	known  bool // whether what was read off the words rather than guessed
	number number
	gender gazetteer.Gender
	person int // 1, 2 or 3
	det    determination
	rel    string // relation of the head without subtype
	lemma  string // lower case
	text   string // lower case, without determiner
	quote  int    // the quotation it stands in, 0 outside
	// relative, reflexive and interrogative are kinds of pronoun.
	relative, reflexive bool
	name                name
	time                bool // whether it names a time
	plural              bool // whether its head is a plural noun
	marked              bool // whether its name was found as one
	alias               bool // whether the text gives its name beside another

	// weOf is the mention of who says "we" with this one in a quotation, -1 where
	// this is another word or nobody is known to say it.
	weOf int

	sieve string
	ante  int // antecedent mention, -1 without
	score int32
	// lead is how much better its antecedent is than the best of another chain,
	// in steps; 0 where no ranking decided.
	lead int32
}

// A sentence is a tree with its mentions at hand.
type sentence struct {
	*nlp.Sentence
	kids [][]int
	// at is the mention whose head a word is, -1 without; group is the
	// conjunction whose first conjunct's head it is.
	at, group []int
	// name is the index of the proper name that covers a word, -1 without.
	name  []int
	names []nlp.Name
	quote []int
	// places has the places by the adjectives that the text forms of them.
	places map[string]string
}

// findMentions fills r.sents and r.ms: mentions ordered by sentence, then
// start, then longest first.
func (r *resolver) findMentions() {
	r.sents = make([]sentence, len(r.t.Sentences))
	quotes := quoter{}
	places := placeAdjectives(r.t)
	for i := range r.t.Sentences {
		s := newSentence(&r.t.Sentences[i])
		s.places = places
		if r.furniture(s.Sentence) {
			for k := range s.at {
				s.at[k], s.group[k] = -1, -1
			}
			r.sents[i] = s
			continue
		}
		quotes.mark(&s, r.t)
		var found []mention
		for w := range s.Words {
			if m, ok := s.mentionAt(w); ok {
				m.sent = i
				found = append(found, m)
			}
		}
		found = append(found, s.conjunctions(i, found)...)
		sort.SliceStable(found, func(a, b int) bool {
			if found[a].start != found[b].start {
				return found[a].start < found[b].start
			}
			return found[a].end > found[b].end
		})
		base := len(r.ms)
		for k := range s.at {
			s.at[k], s.group[k] = -1, -1
		}
		for k := range found {
			if found[k].members != nil {
				s.group[found[k].head] = base + k
			} else {
				s.at[found[k].head] = base + k
			}
		}
		for k := range found {
			m := &found[k]
			m.ante, m.weOf = -1, -1
			for j, head := range m.members {
				m.members[j] = s.at[head]
			}
		}
		r.ms = append(r.ms, found...)
		r.sents[i] = s
	}
	r.groups = make([]int, len(r.ms))
	for i := range r.groups {
		r.groups[i] = -1
	}
	r.facts = make([]facts, len(r.ms))
	for i := range r.ms {
		r.facts[i] = r.ms[i].facts()
	}
}

// furniture reports whether s belongs to no part of the text worth reading.
func (r *resolver) furniture(s *nlp.Sentence) bool {
	return s.Block >= 0 && s.Block < len(r.t.Blocks) && r.t.Blocks[s.Block].Kind == nlp.Furniture
}

func newSentence(s *nlp.Sentence) sentence {
	n := len(s.Words)
	flat := make([]int, 4*n)
	out := sentence{Sentence: s, kids: s.Children(),
		at: flat[:n], group: flat[n : 2*n], name: flat[2*n : 3*n], quote: flat[3*n:]}
	for i := range out.name {
		out.name[i] = -1
	}
	out.names = s.Names
	for i, name := range s.Names {
		for k := name.Start; k < name.End && k < n; k++ {
			out.name[k] = i
		}
	}
	return out
}

// baseRel returns a relation without its subtype.
func baseRel(rel string) string {
	if at := strings.IndexByte(rel, ':'); at >= 0 {
		return rel[:at]
	}
	return rel
}

// child returns the first dependent of word i with one of the relations, or -1.
func (s *sentence) child(i int, rels ...string) int {
	for _, k := range s.kids[i] {
		for _, rel := range rels {
			if s.Words[k].Rel == rel {
				return k
			}
		}
	}
	return -1
}

// mentionAt returns the mention whose head is word w, if there is one.
func (s *sentence) mentionAt(w int) (mention, bool) {
	word := &s.Words[w]
	m := mention{head: w, person: 3, rel: baseRel(word.Rel), lemma: strings.ToLower(word.Lemma)}
	if m.lemma == "" || m.lemma == "_" {
		m.lemma = strings.ToLower(word.Form)
	}
	ok := false
	if s.isParty(w) {
		return m, s.party(&m)
	}
	switch word.UPOS {
	case "PRON", "DET":
		ok = s.pronoun(&m)
	case "NOUN":
		ok = s.noun(&m)
	case "PROPN":
		ok = s.proper(&m)
	case "ADJ":
		ok = s.nominalAdjective(&m)
	case "NUM":
		ok = s.number(&m)
	case "SYM":
		ok = word.Form == "$" || word.Form == "€" || word.Form == "£"
		if ok {
			m.kind, m.number = nlp.Nominal, plural
			s.span(&m)
		}
	default:
		// "Sporting Lagarta", its first word taken for a verb.
		if n := s.name[w]; n >= 0 && strings.HasPrefix(word.XPOS, "NNP") && s.nameHead(s.names[n]) == w {
			ok = s.named(&m, s.names[n])
		}
	}
	if !ok || s.inTitle(w) || s.isLanguageLabel(w) {
		return m, false
	}
	if m.kind != nlp.Pronoun {
		s.describe(&m)
	}
	m.quote = s.quote[w]
	m.time = isTime(&m) || word.UPOS == "PROPN" && m.kind == nlp.Nominal && calendar[strings.ToLower(word.Form)]
	m.text = s.textOf(m.start, m.end)
	return m, true
}
