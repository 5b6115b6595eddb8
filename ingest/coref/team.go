package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// teamNouns are nouns for people who travel and deal together; any of them
// takes up another.
var teamNouns = wordSet(`team delegation group entourage mission party contingent`)

// linkTeams takes a definite team for the conjunction that a like team was
// named in: after "Moss and a Danish delegation", "the Danish team" is both.
// Without a conjunction it takes the team alone.
func (r *resolver) linkTeams() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.det != definite || !teamNouns[m.lemma] || r.groups[i] >= 0 {
			continue
		}
		for j := i - 1; j >= 0 && m.sent-r.ms[j].sent <= 4; j-- {
			a := &r.ms[j]
			if a.members != nil || a.kind != nlp.Nominal || !teamNouns[a.lemma] || a.number == plural != (m.number == plural) {
				continue
			}
			if !r.sameOwners(j, i) {
				continue
			}
			if g := r.groupOf(j); g >= 0 && a.det == indefinite && a.lemma != m.lemma {
				r.link(i, g, "team with its members")
			} else {
				r.link(i, j, "team")
			}
			break
		}
	}
}

// groupOf returns the conjunction that has mention j as a member, or -1.
func (r *resolver) groupOf(j int) int {
	m := &r.ms[j]
	s := &r.sents[m.sent]
	h := m.head
	if s.Words[h].Rel == "conj" {
		h = s.Words[h].Head
	}
	if h < 0 {
		return -1
	}
	if g := s.group[h]; g >= 0 && r.holds(g, j) {
		return g
	}
	return -1
}

// sameOwners reports whether the names that modify two nouns are the same and
// there is at least one.
func (r *resolver) sameOwners(a, b int) bool {
	x, y := r.owners(a), r.owners(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for _, o := range y {
		same := false
		for _, p := range x {
			same = same || r.root(o) == r.root(p)
		}
		if !same {
			return false
		}
	}
	return true
}

// owners returns the named mentions that modify the noun of mention i.
func (r *resolver) owners(i int) []int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	var out []int
	for _, k := range s.kids[m.head] {
		switch s.Words[k].Rel {
		case "compound", "amod", "nmod:poss":
			if o := s.at[k]; o >= 0 && r.ms[o].kind == nlp.Named {
				out = append(out, o)
			}
		case "nmod":
			if o := s.at[k]; o >= 0 && r.ms[o].kind == nlp.Named && strings.ToLower(s.caseOf(k)) == "of" {
				out = append(out, o)
			}
		}
	}
	return out
}
