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

	sieve string
	ante  int // antecedent mention, -1 without
	score int32
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
}

// findMentions fills r.sents and r.ms: mentions ordered by sentence, then
// start, then longest first.
func (r *resolver) findMentions() {
	r.sents = make([]sentence, len(r.t.Sentences))
	quotes := quoter{}
	for i := range r.t.Sentences {
		s := newSentence(&r.t.Sentences[i])
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
			m.ante = -1
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
			s.span(&m)
			m.kind, m.number = nlp.Nominal, plural
		}
	}
	if !ok {
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

// nameRels are relations inside a name or a fixed expression: their words head
// no mention.
var nameRels = map[string]bool{"flat": true, "fixed": true, "goeswith": true, "reparandum": true}

func (s *sentence) noun(m *mention) bool {
	word := &s.Words[m.head]
	if name, ok := s.titled(m.head); ok {
		return s.named(m, name)
	}
	if nameRels[m.rel] && !s.flatName(m.head) {
		return false
	}
	if n := s.name[m.head]; n >= 0 {
		name := s.names[n]
		if head := s.nameHead(name); head == m.head {
			return s.named(m, name)
		} else if m.rel == "compound" || word.Rel == "nmod:desc" {
			return false
		}
	}
	if word.Rel == "nmod:desc" || word.Rel == "case" || m.rel == "advmod" || m.rel == "cc" {
		return false
	}
	if m.rel == "nmod" && word.Rel == "nmod:unmarked" && s.child(m.head, "nummod") >= 0 && gazetteerTime(m.lemma) {
		return false // "4 years" of "4 years old"
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}

func gazetteerTime(lemma string) bool {
	n, _ := gazetteer.NounOf(lemma)
	return n.IsTime
}

// nameHead returns the word of the name that all its others hang on.
func (s *sentence) nameHead(name nlp.Name) int {
	for k := name.Start; k < name.End; k++ {
		if h := s.Words[k].Head; h < name.Start || h >= name.End {
			if s.Words[k].UPOS != "PUNCT" {
				return k
			}
		}
	}
	return name.Start
}

// titled returns the name whose tree hangs on the title before it: "General"
// with "Ada Moss" flat under it.
func (s *sentence) titled(w int) (nlp.Name, bool) {
	if s.name[w] >= 0 || w+1 >= len(s.Words) || s.name[w+1] < 0 || s.Words[w+1].Head != w {
		return nlp.Name{}, false
	}
	name := s.names[s.name[w+1]]
	if _, title := gazetteer.Title(s.Words[w].Form); !title || name.Start != w+1 || name.Type != nlp.PersonName || s.Words[w+1].Rel != "flat" {
		return nlp.Name{}, false
	}
	return nlp.Name{Start: w, End: name.End, Type: nlp.PersonName}, true
}

// flatName reports whether word w heads a name that hangs flat on a
// description ("security adviser Ada Moss") rather than on a title.
func (s *sentence) flatName(w int) bool {
	n := s.name[w]
	if n < 0 || s.Words[w].Rel != "flat" || s.nameHead(s.names[n]) != w || s.names[n].Type == nlp.NoName {
		return false
	}
	h := s.Words[w].Head
	if h < 0 || s.Words[h].UPOS != "NOUN" {
		return false
	}
	_, title := s.titled(h)
	return !title
}

// proper accepts a proper noun: as the head of a name that was found, or of a
// run of proper nouns that nobody marked.
func (s *sentence) proper(m *mention) bool {
	word := &s.Words[m.head]
	if name, ok := s.titled(m.head); ok {
		return s.named(m, name)
	}
	if nameRels[m.rel] && !s.flatName(m.head) {
		return false
	}
	if n := s.name[m.head]; n >= 0 {
		if s.nameHead(s.names[n]) != m.head {
			return false
		}
		if s.names[n].End-s.names[n].Start > 1 || !s.titleOnly(m.head) {
			return s.named(m, s.names[n])
		}
	}
	if word.Rel == "nmod:desc" {
		return false
	}
	if s.titleOnly(m.head) || calendar[strings.ToLower(word.Form)] {
		m.kind = nlp.Nominal
		s.span(m)
		return true
	}
	if h := word.Head; m.rel == "compound" && h >= 0 && s.Words[h].UPOS == "PROPN" && s.name[h] < 0 {
		return false
	}
	return s.named(m, s.run(m.head))
}

// titleOnly reports whether a capitalised noun is an office rather than a
// name: "Director of the Harbour Office".
func (s *sentence) titleOnly(w int) bool {
	noun, _ := gazetteer.NounOf(s.Words[w].Form)
	if !noun.IsRole || s.Words[w].XPOS == "NNPS" {
		return false
	}
	return s.child(w, "flat") < 0
}

// calendar are the names of days and months.
var calendar = wordSet(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec
	mon. tue. wed. thu. fri. sat. sun. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.`)

// run returns the name that a proper noun heads by the tree alone: the proper
// nouns and numbers that hang on it, side by side.
func (s *sentence) run(head int) nlp.Name {
	in := map[int]bool{head: true}
	var grow func(i int)
	grow = func(i int) {
		for _, k := range s.kids[i] {
			w := &s.Words[k]
			switch rel := baseRel(w.Rel); {
			case s.name[k] >= 0 && s.nameHead(s.names[s.name[k]]) == k:
			case rel == "flat" || rel == "compound" && w.UPOS == "PROPN" || rel == "punct" && w.XPOS == "HYPH",
				w.Rel == "amod" && capital(w.Form), w.Rel == "nummod" && k > head && w.UPOS == "PROPN":
				in[k] = true
				grow(k)
			}
		}
	}
	grow(head)
	start, end := head, head+1
	for start > 0 && in[start-1] {
		start--
	}
	for end < len(s.Words) && in[end] {
		end++
	}
	return nlp.Name{Start: start, End: end}
}

// capital reports whether a word begins with an upper-case letter.
func capital(form string) bool { return form != "" && form[0] >= 'A' && form[0] <= 'Z' }

// named makes m the mention of a proper name.
func (s *sentence) named(m *mention, name nlp.Name) bool {
	if name.End > len(s.Words) {
		return false
	}
	name.Start = s.extend(name, m.head)
	m.kind, m.nameStart, m.nameEnd = nlp.Named, name.Start, name.End
	s.span(m)
	if s.Words[m.head].Rel == "amod" || m.rel == "amod" {
		m.start, m.end, m.wideStart, m.wideEnd = name.Start, name.End, name.Start, name.End
	}
	m.name = s.readName(name, m.head)
	return true
}

// extend returns where a name really begins: capitalised modifiers before it
// belong to it ("Western Australia").
func (s *sentence) extend(name nlp.Name, head int) int {
	start := name.Start
	for start > 0 && name.Type != nlp.PersonName {
		w := &s.Words[start-1]
		if w.Head != head || w.Rel != "amod" && w.Rel != "compound" || !capital(w.Form) || start == 1 || s.name[start-1] >= 0 {
			break
		}
		if state, _ := gazetteer.Country(w.Form); state != nil || s.titleOnly(start-1) {
			break
		}
		if region, _ := gazetteer.RegionOf(w.Form); region != nil {
			break
		}
		start--
	}
	return start
}

// nominalAdjective accepts an adjective that stands for a thing: a demonym
// before a noun ("Afghan officials"), or the head of a noun phrase ("the
// poor").
func (s *sentence) nominalAdjective(m *mention) bool {
	word := &s.Words[m.head]
	state, form := gazetteer.Country(word.Form)
	if n := s.name[m.head]; n >= 0 {
		if s.nameHead(s.names[n]) != m.head {
			return false
		}
		if state == nil && m.rel == "amod" {
			return false
		}
		if !s.named(m, s.names[n]) {
			return false
		}
		m.adjective = m.rel == "amod"
		return true
	}
	if m.rel == "amod" || m.rel == "compound" {
		if state == nil || form == gazetteer.NoForm {
			return false
		}
		m.adjective = true
		return s.named(m, nlp.Name{Start: m.head, End: m.head + 1, Type: nlp.LocationName})
	}
	switch m.rel {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj":
	default:
		return false
	}
	if s.child(m.head, "det", "nmod:poss") < 0 || s.child(m.head, "cop") >= 0 {
		return false
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}

func (s *sentence) number(m *mention) bool {
	switch m.rel {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "root", "dep":
	default:
		return false
	}
	m.kind = nlp.Nominal
	s.span(m)
	return true
}

// inPhrase are the dependents that belong to a noun phrase when it is named;
// after adds those that annotation guidelines count in.
var (
	inPhrase = map[string]bool{"det": true, "amod": true, "compound": true, "nummod": true, "nmod": true,
		"nmod:poss": true, "nmod:desc": true, "nmod:unmarked": true, "flat": true, "fixed": true, "goeswith": true, "det:predet": true,
		"nmod:npmod": true, "nmod:tmod": true, "obl": true, "compound:prt": true}
	after = map[string]bool{"acl": true, "acl:relcl": true, "ccomp": true, "xcomp": true, "obl:unmarked": true, "advcl:relcl": true}
)

// span sets the ranges of the noun phrase that m's head heads.
func (s *sentence) span(m *mention) {
	predicate := s.child(m.head, "cop", "nsubj", "nsubj:pass", "nsubj:outer", "aux", "csubj") >= 0
	m.start, m.end = m.head, m.head+1
	m.wideStart, m.wideEnd = m.head, m.head+1
	for _, k := range s.kids[m.head] {
		rel := s.Words[k].Rel
		if rel == "conj" {
			break // what follows belongs to the whole conjunction
		}
		core, wide := inPhrase[rel], after[rel]
		if predicate && (rel == "obl" || rel == "ccomp" || rel == "xcomp" || rel == "obl:unmarked") {
			core, wide = false, false
		}
		if rel == "advmod" || rel == "punct" {
			core = !predicate && rel == "advmod" && k < m.head && s.inside(k, m.head)
		}
		if rel == "case" && s.Words[k].XPOS == "POS" && k == m.head+1 && m.rel == "nmod" {
			wide = true
		}
		if !core && !wide {
			continue
		}
		start, end := s.subtree(k)
		m.wideStart, m.wideEnd = min(m.wideStart, start), max(m.wideEnd, end)
		if core {
			if k > m.head {
				end = s.trim(k)
			}
			m.start, m.end = min(m.start, start), max(m.end, end)
		}
	}
	if m.kind == nlp.Named {
		m.start, m.end = min(m.start, m.nameStart), max(m.end, m.nameEnd)
		m.wideStart, m.wideEnd = min(m.wideStart, m.nameStart), max(m.wideEnd, m.nameEnd)
	}
}

// inside reports whether an adverb left of head stands within the phrase:
// after one of its other dependents.
func (s *sentence) inside(adverb, head int) bool {
	for _, k := range s.kids[head] {
		if k < adverb && (s.Words[k].Rel == "det" || s.Words[k].Rel == "nmod:poss") {
			return true
		}
	}
	return false
}

// trim returns the end of dependent k's words without the clauses that hang
// on it.
func (s *sentence) trim(k int) int {
	end := k + 1
	for _, c := range s.kids[k] {
		rel := s.Words[c].Rel
		if c < k || after[rel] || rel == "appos" || rel == "parataxis" || rel == "punct" || rel == "cc" {
			continue
		}
		end = max(end, s.trim(c))
	}
	return end
}

// subtree returns the range of all words under i, without punctuation at its
// ends.
func (s *sentence) subtree(i int) (start, end int) {
	start, end = i, i+1
	for _, k := range s.kids[i] {
		if s.Words[k].Rel == "punct" {
			continue
		}
		a, b := s.subtree(k)
		start, end = min(start, a), max(end, b)
	}
	return start, end
}

// textOf returns words in lower case without determiner and possessive mark.
func (s *sentence) textOf(start, end int) string {
	var b strings.Builder
	for k := start; k < end; k++ {
		w := &s.Words[k]
		if k == start && w.UPOS == "DET" || w.XPOS == "POS" || w.UPOS == "PUNCT" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(w.Form))
	}
	return b.String()
}

// conjunctions returns a group mention for each conjunction of noun phrases
// among the mentions found. Its members hold words until all mentions have
// their numbers.
func (s *sentence) conjunctions(sent int, found []mention) []mention {
	byHead := map[int]*mention{}
	for i := range found {
		byHead[found[i].head] = &found[i]
	}
	var out []mention
	for i := range found {
		first := &found[i]
		if first.kind == nlp.Pronoun && first.relative || first.adjective {
			continue
		}
		members := []int{first.head}
		end, wideEnd, and := first.end, first.wideEnd, false
		for _, k := range s.kids[first.head] {
			if rel := s.Words[k].Rel; len(members) > 1 && (inPhrase[rel] || after[rel]) {
				_, e := s.subtree(k)
				wideEnd = max(wideEnd, e)
			}
			m := byHead[k]
			if s.Words[k].Rel != "conj" || m == nil {
				continue
			}
			members = append(members, k)
			end, wideEnd = max(end, m.end), max(wideEnd, m.wideEnd)
			if cc := s.child(k, "cc"); cc >= 0 {
				switch strings.ToLower(s.Words[cc].Form) {
				case "and", "&", "as":
					and = true
				}
			}
		}
		if len(members) < 2 || !and {
			continue
		}
		g := mention{sent: sent, head: first.head, start: first.start, end: end,
			wideStart: first.wideStart, wideEnd: wideEnd, kind: nlp.Nominal, members: members,
			number: plural, person: 3, rel: first.rel, det: first.det, quote: first.quote, what: nlp.Group}
		g.lemma, g.text = "", s.textOf(g.start, g.end)
		for _, h := range members {
			m := byHead[h]
			if m.what != first.what && !(peopled(m.what) && peopled(first.what)) {
				g.what = nlp.Other
			}
			if m.person == 1 {
				g.person = 1
			}
		}
		if !peopled(first.what) {
			g.what = nlp.Other
		}
		g.known = g.what != nlp.Other
		out = append(out, g)
	}
	return out
}

// peopled reports whether things of that kind are or consist of people.
func peopled(k nlp.Kind) bool { return k == nlp.Person || k == nlp.Group || k == nlp.Organization }
