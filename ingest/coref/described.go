package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// linkDescribed takes a short definite description for the one named thing of
// the text that was called so before: "the envoy" for the person introduced as
// "special envoy Ada Moss", "the council" for the Harbour Trade Council. Where
// two fit, it abstains.
func (r *resolver) linkDescribed() {
	called := map[string][]int{}
	call := func(word string, i int) {
		if word != "" {
			called[word] = append(called[word], i)
		}
	}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind == nlp.Nominal && m.det == definite && m.members == nil && m.ante < 0 && r.groups[i] < 0 {
			word := m.lemma
			if r.isTitle(i) {
				word = m.text
			} else if !r.plain(i) {
				word = ""
			}
			if ante := r.only(called[word], i); ante >= 0 {
				r.link(i, ante, "description of a name")
			}
		}
		if m.kind == nlp.Named && !m.adjective {
			for _, role := range r.roles(i) {
				call(role, i)
			}
		} else if m.sieve == "apposition" || m.sieve == "copula" {
			if m.kind == nlp.Nominal {
				call(m.lemma, i)
			}
		} else if m.name.government || r.apposed(i) {
			call(m.lemma, i)
		}
	}
}

// isTitle reports whether mention i is a title of several words and no more: "the
// prime minister".
func (r *resolver) isTitle(i int) bool {
	m := &r.ms[i]
	_, title := gazetteer.Title(m.text)
	s := &r.sents[m.sent]
	return title && strings.Contains(m.text, " ") && m.end == m.head+1 && m.number != plural && s.child(m.head, "nmod", "nmod:poss", "appos", "acl:relcl") < 0
}

// plain reports whether a definite noun phrase has no modifier but demonyms
// and names that its thing may have: "the envoy", "the Danish envoy".
func (r *resolver) plain(i int) bool {
	m := &r.ms[i]
	if m.number == plural || m.time {
		return false
	}
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		switch s.Words[k].Rel {
		case "acl", "acl:relcl":
			if mark := s.child(k, "mark"); mark == m.head+1 && s.Words[mark].Form == "of" {
				continue // "accused the president of lying"
			}
			if k < m.head || s.Words[m.head+1].Form != "," {
				return false // "the envoy who", but not "the envoy, who"
			}
		case "compound", "nmod", "nummod", "nmod:poss", "appos":
			return false
		case "amod":
			if o := s.at[k]; o < 0 || !r.ms[o].adjective {
				return false
			}
		}
	}
	return true
}

// roles returns what a named mention is called beside its name: the words of
// its title and of the nouns before it, and the last word of the name of an
// organisation.
func (r *resolver) roles(i int) []string {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	var out []string
	if m.what == nlp.Person {
		if title := strings.ToLower(m.name.title); title != "" {
			out = append(out, title)
			if at := strings.LastIndexByte(title, ' '); at >= 0 {
				out = append(out, title[at+1:])
			}
		}
		for _, k := range s.kids[m.head] {
			if rel := s.Words[k].Rel; (rel == "nmod:desc" || rel == "compound") && (k < m.nameStart || k >= m.nameEnd) {
				out = append(out, strings.ToLower(s.Words[k].Lemma))
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if m.what != nlp.Group && m.name.state == nil {
		// "Mexico City" is rarely "the city", and "the group" is the one that the
		// text is about.
		if noun := m.name.noun(); noun != "" && noun != "city" && !armed[noun] {
			out = append(out, noun)
		}
	}
	return out
}

// apposed reports whether mention i is a description whose name follows as an
// apposition: "the manager, Ada Moss".
func (r *resolver) apposed(i int) bool {
	m := &r.ms[i]
	if m.kind != nlp.Nominal || m.members != nil {
		return false
	}
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if s.Words[k].Rel == "appos" && s.at[k] >= 0 && r.ms[s.at[k]].kind == nlp.Named && r.root(s.at[k]) == r.root(i) {
			return true
		}
	}
	return false
}

// only returns the last of the mentions if they are all of one chain that can
// be what mention i describes, else -1.
func (r *resolver) only(found []int, i int) int {
	if len(found) == 0 {
		return -1
	}
	last := found[len(found)-1]
	for _, k := range found {
		if r.root(k) != r.root(last) {
			return -1
		}
	}
	if !agree(r.chain(last), r.chain(i)) {
		return -1
	}
	owners, others := r.owners(i), r.owners(last)
	if len(owners) > 0 && !r.shareOwner(owners, others) && (len(others) > 0 || r.chain(last).what != nlp.Person) {
		return -1
	}
	return last
}

// armed are nouns for armed groups and those who fight in them, by which news
// takes up the group that it is about.
var armed = wordSet(`insurgent militant rebel guerrilla extremist jihadist insurgency movement gang militia group hardliner`)

// armedModifiers may stand before such a noun and narrow nothing down.
var armedModifiers = wordSet(`insurgent militant rebel armed extremist criminal islamist hardline`)

// linkArmed takes "the insurgents", "the militant group" for the named group
// that the text is about: the one it has mentioned most, by twice as often as
// any other.
func (r *resolver) linkArmed() {
	count := map[int]int{}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind == nlp.Nominal && m.det == definite && armed[m.lemma] && m.members == nil && m.ante < 0 && r.groups[i] < 0 && r.armedOnly(i) {
			if ante := r.mostMentioned(count, i); ante >= 0 {
				r.link(i, ante, "the group that the text is about")
			}
		}
		count[r.root(i)]++
	}
}

// armedOnly reports whether nothing narrows the noun of mention i down.
func (r *resolver) armedOnly(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		switch s.Words[k].Rel {
		case "amod", "compound":
			if !armedModifiers[strings.ToLower(s.Words[k].Form)] {
				return false
			}
		case "nmod", "nmod:poss", "acl", "acl:relcl", "nummod", "appos":
			return false
		}
	}
	return true
}

// mostMentioned returns the first mention of the named group that was
// mentioned at least three times and twice as often as any other, or -1. It is not one
// that a list has beside the same noun: "the army and the rebels".
func (r *resolver) mostMentioned(count map[int]int, before int) int {
	best, first, second := -1, 0, 0
	for i := range before {
		if r.root(i) != i {
			continue
		}
		f := &r.facts[i]
		if f.names == 0 || f.what != nlp.Organization && f.what != nlp.Group || f.full.state != nil || f.full.government || f.full.people {
			continue
		}
		if known := gazetteer.InstitutionOf(strings.Join(f.full.tokens, " ")); known != nil && !known.Armed || r.listedWith(i, before) {
			continue
		}
		switch n := count[i]; {
		case n > first:
			best, first, second = i, n, first
		case n > second:
			second = n
		}
	}
	if first < 3 || first < 2*second {
		return -1
	}
	return best
}

// listedWith reports whether a list before mention i joins its noun with a mention of
// chain root.
func (r *resolver) listedWith(root, i int) bool {
	for j := range i {
		m := &r.ms[j]
		s := &r.sents[m.sent]
		if m.lemma != r.ms[i].lemma || s.Words[m.head].Rel != "conj" {
			continue
		}
		if o := s.at[s.Words[m.head].Head]; o >= 0 && r.root(o) == root && r.root(j) != root {
			return true
		}
	}
	return false
}

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
