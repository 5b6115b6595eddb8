package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Pairs: "the two sides", "both generals", "each".

// sides are nouns for the parties of a pair: "the two sides".
var sides = wordSet(`side party country nation government neighbour neighbor ally rival state power capital camp`)

// statesSides are those of them that only countries are or have.
var statesSides = wordSet(`country nation government state`)

// linkPairs takes "the two men", "both sides", "both" for the pair that the text named
// last: a conjunction of two, or for persons the two whom the sentence and the
// one before name, where there are no more.
func (r *resolver) linkPairs() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.members != nil || r.groups[i] >= 0 || m.ante >= 0 {
			continue
		}
		if m.parts = r.couple(i); m.parts != nil {
			continue
		}
		if r.isBoth(i) {
			if g := r.lastPair(i, 1, (*facts).dealer); g >= 0 {
				r.link(i, g, "pair")
			} else if m.parts = r.lastTwo(i); m.parts == nil {
				// Where there is no pair the ranker must not find a group of three.
				m.parts = r.lastTwoOf(i, func(f *facts) bool { return f.what == nlp.Place })
				if m.parts == nil {
					m.parts = append([]int{}, r.headingPair(i)...)
				}
			}
			continue
		}
		if m.kind != nlp.Nominal || m.number != plural && !r.isEach(i) {
			continue
		}
		if m.det == demonstrative && statesSides[m.lemma] && m.end-m.start == 2 {
			if g := r.lastPair(i, 1, (*facts).governed); g >= 0 {
				r.link(i, g, "pair") // "Peru and Kenya hosted them, a sign that those countries …"
			}
			continue
		}
		if !r.isPair(i) {
			continue
		}
		noun, _ := gazetteer.NounOf(m.lemma)
		switch {
		case sides[m.lemma]:
			near, far := (*facts).dealer, (*facts).party
			if statesSides[m.lemma] {
				near, far = (*facts).governed, (*facts).governed
			}
			g := r.lastPair(i, 1, near)
			if g < 0 {
				g = r.lastPair(i, 20, far)
				if two := r.contestants(i, 5); two != nil && two[1] > g && !statesSides[m.lemma] {
					m.parts = two
					continue
				}
			}
			if g >= 0 {
				r.link(i, g, "pair")
			} else if m.parts = r.headingPair(i); m.parts == nil {
				if m.parts = r.salientPair(i); m.parts == nil && statesSides[m.lemma] {
					m.parts = r.lastTwoOf(i, func(f *facts) bool { return f.governed() && !f.isCity() })
				}
			}
		case noun.Kind == nlp.Organization:
			if g := r.lastPair(i, 3, (*facts).body); g >= 0 {
				r.link(i, g, "pair")
			} else {
				m.parts = r.lastTwoOf(i, (*facts).body)
			}
		case noun.Kind == nlp.Person:
			if two := r.pairCalled(i); two != nil {
				m.parts = two // "both generals"
				continue
			}
			// "The two men" are no woman and man.
			want := func(f *facts) bool { return f.single() && agreeGender(f.gender, noun.Gender) }
			if g := r.lastPair(i, 2, want); g >= 0 {
				r.link(i, g, "pair")
			} else if m.parts = r.lastTwoOf(i, want); m.parts == nil && r.lastPair(i, 2, (*facts).single) >= 0 {
				m.parts = []int{} // nor shall the ranker take them for that
			}
		}
	}
}

// pairCalled returns the two persons before mention i whom the text calls by its noun, as a
// title or a description: none where there is one or are more, and nil where nobody is
// called so.
func (r *resolver) pairCalled(i int) []int {
	var found []int
	for j := max(0, i-window); j < i; j++ {
		if m := &r.ms[j]; m.kind != nlp.Named || m.what != nlp.Person || !slices.ContainsFunc(r.roles(j), func(role string) bool {
			return role == r.ms[i].lemma || longTitles[role] == r.ms[i].lemma
		}) {
			continue
		}
		if !slices.ContainsFunc(found, func(k int) bool { return r.root(k) == r.root(j) }) {
			found = append(found, j)
		}
	}
	if found != nil && len(found) != 2 {
		return []int{}
	}
	return found
}

// window is how many mentions before one are looked at for what it takes up.
const window = 400

// longTitles are the last words of titles that are written in short.
var longTitles = map[string]string{"gen.": "general", "brig.": "general", "col.": "colonel", "sen.": "senator", "gov.": "governor", "rep.": "representative",
	"prof.": "professor", "dr.": "doctor"}

// isPair reports whether a noun phrase is "the two …" or "both …" with no
// other modifier.
func (r *resolver) isPair(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	two := false
	for _, k := range s.kids[m.head] {
		switch form := strings.ToLower(s.Words[k].Form); s.Words[k].Rel {
		case "nummod":
			two = two || form == "two" && m.det == definite
		case "det", "det:predet", "advmod", "cc:preconj":
			two = two || form == "both" || form == "either" || form == "each"
		case "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl":
			return false
		}
	}
	return two
}

// isEach reports whether "each" opens mention i: what it says it says of all.
func (r *resolver) isEach(i int) bool {
	m := &r.ms[i]
	return strings.EqualFold(r.sents[m.sent].Words[m.start].Form, "each")
}

// lastPair returns the last conjunction of two before mention i, at most so
// many sentences back, whose members are wanted, or -1. Further back than the
// sentence before, a name must be among them.
func (r *resolver) lastPair(i, back int, want func(*facts) bool) int {
	m := &r.ms[i]
	for j := i - 1; j >= 0 && m.sent-r.ms[j].sent <= back; j-- {
		a := &r.ms[j]
		if len(a.members) != 2 || a.end > m.start && a.sent == m.sent {
			continue
		}
		fits := m.sent-a.sent <= 1 || r.chain(a.members[0]).names+r.chain(a.members[1]).names > 0
		for _, k := range a.members {
			f := r.chain(k)
			fits = fits && f.known && want(f)
		}
		if fits {
			return j
		}
	}
	return -1
}

// party reports whether what f tells of can be a side: an organisation, a group
// or a country, but no city.
func (f *facts) party() bool {
	return f.what == nlp.Organization || f.what == nlp.Group || f.what == nlp.Place && f.full.state != nil
}

// dealer reports whether what f tells of is a party or speaks for one.
func (f *facts) dealer() bool { return f.party() || f.what == nlp.Person }

// governed reports whether what f tells of is a country or its government.
func (f *facts) governed() bool { return f.what == nlp.Place || f.full.government }

// body reports whether what f tells of is an organisation.
func (f *facts) body() bool { return f.what == nlp.Organization }

// agreeGender reports whether one may be of both genders, as far as they are told.
func agreeGender(a, b gazetteer.Gender) bool {
	return a == gazetteer.Unsaid || b == gazetteer.Unsaid || a == b
}

// single reports whether what f tells of is a person.
func (f *facts) single() bool { return f.what == nlp.Person }

// isBoth reports whether mention i is "both" or "the two" and no more: the noun
// is left out.
func (r *resolver) isBoth(i int) bool {
	m := &r.ms[i]
	switch s := &r.sents[m.sent]; m.lemma {
	case "both", "each":
		return len(s.kids[m.head]) == 0 || s.child(m.head, "nmod", "appos", "conj") < 0
	case "two":
		return m.end-m.start == 2 && strings.EqualFold(s.Words[m.start].Form, "the")
	}
	return false
}

// lastTwo returns a mention each of the two named persons of the sentence of
// mention i and the one before, or of its sentence alone, in order, or nil when there
// are not just two.
func (r *resolver) lastTwo(i int) []int { return r.lastTwoOf(i, (*facts).single) }

// lastTwoOf is lastTwo for what is wanted instead of persons.
func (r *resolver) lastTwoOf(i int, want func(*facts) bool) []int {
	m := &r.ms[i]
	var out []int
	for j := i - 1; j >= 0 && m.sent-r.ms[j].sent <= 1; j-- {
		f := r.chain(j)
		if !want(f) || f.names == 0 || f.number == plural {
			continue
		}
		if !slices.ContainsFunc(out, func(k int) bool { return r.root(k) == r.root(j) }) {
			out = append(out, j)
		}
	}
	if here := len(out); here > 2 && r.chain(out[0]).what == nlp.Person {
		for here > 0 && r.ms[out[here-1]].sent < m.sent {
			here--
		}
		out = out[:here] // the two whom the sentence itself names
	}
	if len(out) != 2 {
		return nil
	}
	return []int{out[1], out[0]}
}

// salientPair returns a mention each of the two parties that the text has spoken of
// most before mention i: at least three times each, and twice as often as of any
// third. It is nil without such.
func (r *resolver) salientPair(i int) []int {
	count := map[int]int{}
	var parties []int
	for j := range i {
		root := r.root(j)
		if f := r.chain(j); f.names == 0 || !f.party() || f.isCity() || r.ms[j].adjective {
			continue
		}
		if count[root] == 0 {
			parties = append(parties, j)
		}
		count[root]++
	}
	slices.SortStableFunc(parties, func(a, b int) int { return count[r.root(b)] - count[r.root(a)] })
	if len(parties) < 2 || count[r.root(parties[1])] < 3 || len(parties) > 2 && count[r.root(parties[1])] < 2*count[r.root(parties[2])] {
		return nil
	}
	out := parties[:2:2]
	slices.Sort(out)
	return out
}

// headingPair returns a mention each of the two countries that the heading before
// mention i names, in order: whom the whole text is about. It is nil when it does
// not name just two, or one of them is a city.
func (r *resolver) headingPair(i int) []int {
	var out []int
	for j := range i {
		if r.ms[j].kind != nlp.Named || !r.inHeading(&r.ms[j]) {
			continue
		}
		f := r.chain(j)
		if f.what != nlp.Place || f.isCity() {
			continue
		}
		if !slices.ContainsFunc(out, func(k int) bool { return r.root(k) == r.root(j) }) {
			out = append(out, j)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// isCity reports whether a list of cities has the place that f tells of, and none
// of countries.
func (f *facts) isCity() bool {
	_, city := gazetteer.City(strings.Join(f.full.tokens, " "))
	return city && f.full.state == nil
}
