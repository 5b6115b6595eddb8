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
