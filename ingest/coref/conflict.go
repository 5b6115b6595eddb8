package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// subjectOf returns the mention that is the subject of the verb at word v, or
// of the verb that it is conjoined with, or -1.
func (r *resolver) subjectOf(sent, v int) int {
	s := &r.sents[sent]
	for ; v >= 0; v = s.Words[v].Head {
		if subject := s.child(v, "nsubj", "nsubj:pass"); subject >= 0 {
			return r.whole(sent, subject)
		}
		if s.Words[v].Rel != "conj" {
			break
		}
	}
	return -1
}

// purpose reports whether word w stands in an infinitive that modifies the noun
// at word head: "its" in "the plan to withdraw its ships".
func (s *sentence) purpose(w, head int) bool {
	for k, steps := s.Words[w].Head, 0; k >= 0 && steps < 6; k, steps = s.Words[k].Head, steps+1 {
		if s.Words[k].Head == head {
			to := s.child(k, "mark")
			return s.Words[k].Rel == "acl" && to >= 0 && s.Words[to].Form == "to"
		}
	}
	return false
}

// conflicts reports whether grammar alone forbids that i and j are the same.
func (p *pair) conflicts() bool {
	m, a, rank := p.m, p.a, &p.r.rank
	if a.relative || a.adjective || m.kind == nlp.Named && a.kind == nlp.Named || rank.others[p.root] ||
		p.r.holds(p.i, p.j) || p.r.holds(p.j, p.i) {
		return true
	}
	if m.sent == a.sent {
		if a.start <= m.head && m.head < a.end && a.members == nil || m.start <= a.head && a.head < m.end && m.members == nil {
			return true
		}
		if a.members != nil && a.start <= m.head && m.head < a.end {
			return true
		}
		if p.r.sents[m.sent].purpose(m.head, a.head) {
			return true
		}
		if s := &p.r.sents[m.sent]; (p.v.up == a.head || p.w.up == m.head) && s.deniedCopula(max(a.head, m.head)) {
			return true
		}
		if p.root == rank.subject {
			return true
		}
		// A pronoun is not its clause's other argument unless reflexive.
		if m.kind == nlp.Pronoun && !m.reflexive && p.v.up >= 0 && p.v.up == p.w.up && m.rel != "nmod" && a.rel != "nmod" && m.rel != "conj" && a.rel != "conj" &&
			m.rel != "parataxis" && a.rel != "parataxis" && m.rel != "dep" && a.rel != "dep" && m.rel != "root" {
			return true
		}
	}
	if m.kind == nlp.Nominal && m.det == indefinite && m.number == singular && a.sent < m.sent && (a.det == definite || a.lemma == m.lemma) {
		return true // "The outbreak … an outbreak in 2021"
	}
	if m.kind == nlp.Pronoun && p.g.known && (p.g.what == nlp.Event || p.g.what == nlp.Work) && p.r.isHolder(p.i) {
		return true
	}
	if m.kind == nlp.Pronoun && p.g.known && p.g.what == nlp.Organization && p.g.names > 0 && !p.g.full.government && p.g.full.noun() != "" && p.r.hasMinister(p.i) {
		return true // no union has ministers
	}
	if m.kind == nlp.Nominal && m.det == definite && ranks[m.lemma] && p.g.names > 0 && p.r.hasOtherRank(p.root, m.lemma) {
		return true // President Ada Moss is not "the governor"
	}
	if m.sent == a.sent && p.r.isFrontedPartner(p.i, p.j) {
		return true
	}
	if p.tellsAnother() || m.kind == nlp.Nominal && a.kind == nlp.Nominal && p.r.sents[m.sent].isOtherwise(m, &p.r.sents[a.sent], a) {
		return true
	}
	if m.kind == nlp.Pronoun && p.g.names > 0 && p.g.what == nlp.Person && p.r.commands(p.i, p.root) {
		return true
	}
	if m.kind == nlp.Pronoun && m.rel == "nmod:poss" {
		if kin := strings.ToLower(p.r.sents[m.sent].Words[p.r.sents[m.sent].Words[m.head].Head].Lemma); kinship[kin] && p.r.isCalled(p.root, kin) {
			return true // "her mother" is the mother of another than the mother
		}
	}
	// What owns a thing is not the thing.
	if p.root == rank.owner || rank.another && p.g.names > 0 {
		return true
	}
	// A body named by its state is no other one with a name: "Sweden's central bank".
	if m.kind == nlp.Nominal && m.name.government && p.g.names > 0 && !p.g.full.government || a.kind == nlp.Nominal && a.name.government && p.f.names > 0 && !p.f.full.government {
		return true
	}
	if a.time != m.time && m.kind != nlp.Pronoun {
		return true
	}
	if m.kind == nlp.Pronoun && m.person == 3 && m.det != demonstrative {
		if a.kind == nlp.Pronoun && a.person != 3 {
			return true
		}
		if !agree(p.f, p.g) {
			return true
		}
		switch e := &rank.entry; {
		case e.human && p.g.known && p.g.what != nlp.Person && p.g.what != nlp.Group && p.g.what != nlp.Organization:
			return true
		case e.thing && p.g.known && p.g.what == nlp.Person:
			return true
		}
	}
	if m.kind == nlp.Nominal && m.members == nil && (p.f.known && p.g.known && !compatible(p.f.what, p.g.what) || p.v.lemma == p.w.lemma && m.plural != a.plural) {
		return true
	}
	if p.f.gender != gazetteer.Unsaid && p.g.gender != gazetteer.Unsaid && p.f.gender != p.g.gender {
		return true
	}
	return p.f.names > 0 && p.g.names > 0 && !p.f.full.same(&p.g.full) && !p.f.full.shortens(&p.g.full) && !p.g.full.shortens(&p.f.full)
}

// tellsAnother reports whether m is somebody by what he is to another, as nothing
// before calls anybody: "her husband" and "his lawyer" are new, whoever was named.
func (p *pair) tellsAnother() bool {
	return p.m.kind == nlp.Nominal && p.m.det == possessed && p.m.what == nlp.Person && p.a.kind != nlp.Pronoun && p.v.lemma != p.w.lemma
}

// apart are adjectives by which a description tells its thing from the one that
// was named: "the combined company", "a rival bank".
var apart = wordSet(`central combined merged rival other another second third fourth new neighbouring neighboring`)

// commands reports whether pronoun i is the subject of a verb below which, behind the
// pronoun, the chain of root is named: in "she said Ada Moss left" she is another
// (principle C of binding theory, Chomsky 1981).
func (r *resolver) commands(i, root int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	if m.rel != "nsubj" || s.Words[m.head].Head < 0 {
		return false
	}
	for j := i + 1; j < len(r.ms) && r.ms[j].sent == m.sent; j++ {
		if r.ms[j].kind != nlp.Named || r.root(j) != root {
			continue
		}
		for k := r.ms[j].head; k >= 0; k = s.Words[k].Head {
			if k == s.Words[m.head].Head {
				return true
			}
		}
	}
	return false
}

// isCalled reports whether a noun is among the descriptions of the chain of root.
func (r *resolver) isCalled(root int, noun string) bool {
	for j := range r.ms {
		if r.ms[j].kind == nlp.Nominal && r.ms[j].lemma == noun && r.root(j) == root {
			return true
		}
	}
	return false
}

// ranks are offices of which somebody has one at a time.
var ranks = wordSet("president governor mayor premier chancellor king queen pope senator judge ambassador bishop archbishop sheriff")

// hasOtherRank reports whether the chain of root is called by a rank, as a title or a
// description, and not by this one, as far as the last mentions with a rank tell.
func (r *resolver) hasOtherRank(root int, rank string) bool {
	other := false
	for _, n := range r.rank.ranked[max(0, len(r.rank.ranked)-remembered):] {
		if r.root(n.mention) != root {
			continue
		}
		if slices.Contains(n.words, rank) {
			return false
		}
		other = true
	}
	return other
}

// remembered is how many mentions with a rank are looked at, lest a long text take time
// by the square of its length.
const remembered = 64

// A rankedMention calls somebody by ranks.
type rankedMention struct {
	mention int
	words   []string
}

// noteRank remembers mention i where it calls somebody by a rank.
func (r *resolver) noteRank(i int) {
	words := []string{r.ms[i].lemma}
	if r.ms[i].kind == nlp.Named {
		words = r.roles(i)
	}
	if slices.ContainsFunc(words, func(word string) bool { return ranks[word] }) {
		r.rank.ranked = append(r.rank.ranked, rankedMention{i, words})
	}
}

// kinship are nouns for whom somebody has as a relative.
var kinship = wordSet("mother father parent wife husband spouse widow widower son daughter")

// isOtherwise reports whether capitalised adjectives tell what mentions m and a describe
// with one noun apart: the European team is not the Kenyan team.
func (s *sentence) isOtherwise(m *mention, of *sentence, a *mention) bool {
	one, other := s.demonym(m.head), of.demonym(a.head)
	return one != "" && other != "" && one != other && m.lemma == a.lemma
}

// demonym returns the capitalised adjective before noun i, "" without one.
func (s *sentence) demonym(i int) string {
	for _, k := range s.kids[i] {
		if w := &s.Words[k]; w.Rel == "amod" && k > 0 && k < i && capital(w.Form) {
			return w.Form
		}
	}
	return ""
}

// isAnother reports whether an adjective tells mention i from what was named.
func (r *resolver) isAnother(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if rel := s.Words[k].Rel; (rel == "amod" || rel == "det") && apart[strings.ToLower(s.Words[k].Form)] {
			return true
		}
	}
	return false
}

// isFrontedPartner reports whether mention j stands in the phrase before pronoun i,
// the subject, that names somebody whom its verb has to do with: in "to partners
// such as Norlight, they express hope" they are not Norlight.
func (r *resolver) isFrontedPartner(i, j int) bool {
	m, a := &r.ms[i], &r.ms[j]
	s := &r.sents[m.sent]
	if m.kind != nlp.Pronoun || baseRel(m.rel) != "nsubj" || a.head > m.head {
		return false
	}
	k := a.head
	for ; k >= 0; k = s.Words[k].Head {
		switch rel := s.Words[k].Rel; rel {
		case "nmod", "conj", "appos", "flat", "compound":
			continue
		case "obl":
			return s.Words[k].Head == s.Words[m.head].Head && partnering[s.caseOf(k)]
		}
		return false
	}
	return false
}

// partnering are prepositions between a verb and whom it has to do with.
var partnering = wordSet("to with against unlike like among between")

// hasMinister reports whether what owner i has is an officer of a government: "its
// trade minister".
func (r *resolver) hasMinister(i int) bool {
	s := &r.sents[r.ms[i].sent]
	word := &s.Words[r.ms[i].head]
	return word.Rel == "nmod:poss" && word.Head >= 0 && strings.EqualFold(s.Words[word.Head].Lemma, "minister")
}

// isHolder reports whether what owner i has is what only those who act have: "its
// competitor", "its spokesman".
func (r *resolver) isHolder(i int) bool {
	s := &r.sents[r.ms[i].sent]
	word := &s.Words[r.ms[i].head]
	h := word.Head
	if h < 0 || word.Rel != "nmod:poss" {
		return false
	}
	lemma := strings.ToLower(s.Words[h].Lemma)
	return holdings[lemma] || ofBodies[lemma]
}

// holdings are what only those who act have.
var holdings = wordSet("competitor rival ally partner supplier lawyer leader president manager employee supporter neighbour neighbor opponent predecessor successor")
