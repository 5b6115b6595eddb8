package coref

import "strings"

// contests are verbs whose subject and object, or who stands behind "with" or "against",
// are the sides of one matter.
var contests = wordSet(`fight battle attack oppose confront negotiate talk meet clash face defeat beat sue`)

// contestants returns the two parties of the last contest told before mention i, at most
// so many sentences back: whom "both sides" stands for after "Peru fights the rebels". One
// of them must have a name. It is nil without such.
func (r *resolver) contestants(i, back int) []int {
	m := &r.ms[i]
	for j := i - 1; j >= 0 && m.sent-r.ms[j].sent <= back; j-- {
		a := &r.ms[j]
		s := &r.sents[a.sent]
		v := s.Words[a.head].Head
		if a.members != nil || v < 0 || v > a.head || !contests[strings.ToLower(s.Words[v].Lemma)] {
			continue
		}
		if c := s.caseOf(a.head); baseRel(s.Words[a.head].Rel) != "obj" && c != "with" && c != "against" {
			continue
		}
		o := r.subjectOf(a.sent, v)
		if o < 0 || r.root(o) == r.root(j) || !r.isParty(o) || !r.isParty(j) || r.chain(o).names+r.chain(j).names == 0 {
			continue
		}
		return []int{o, j}
	}
	return nil
}

// isParty reports whether mention i is of one party, and no city.
func (r *resolver) isParty(i int) bool {
	f := r.chain(i)
	return f.known && f.party() && !f.isCity()
}
