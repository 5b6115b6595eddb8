package openie

import "slices"

// triples makes a triple for each complement and each member of its list. What
// is said beside an object is said of the object too: "signed the treaty in".
func (r *reader) triples(k kind, subject string, p predicate, complements []complement) {
	verb := join(p.before, r.write(p.words))
	objects := []string{""}
	for i, x := range complements {
		if i > 0 {
			for _, object := range objects {
				r.each(k, subject, join(verb, object, r.write(x.lead)), x)
			}
			continue
		}
		if x.head == p.head || len(x.lead) == 0 && r.isNominal(x.head) {
			objects = nil
			for _, m := range r.members(x) {
				objects = append(objects, join(r.write(x.lead), r.write(m.words)))
			}
		}
		if len(complements) == 1 || !r.is(x.head, "iobj") {
			// "gave them" is nothing without what was given.
			r.each(k, subject, join(verb, r.write(p.after), r.write(x.lead)), x)
		}
	}
}

// each makes a triple of a relation for each member of a complement, and those
// of what lies within it.
func (r *reader) each(k kind, subject, relation string, x complement) {
	for _, m := range r.members(x) {
		if !r.leadsOn(x.lead, m.head) {
			r.add(k, relation, subject, r.write(m.words))
		}
		r.within(subject, relation, m)
	}
}

// leadsOn reports whether noun i between two prepositions is a part of what
// leads up to the second: "in front of the house".
func (r *reader) leadsOn(lead phrase, i int) bool {
	if len(lead) != 1 || i < 0 || r.Words[i].XPOS != "NN" || !places[r.form(lead[0])] {
		return false
	}
	next := r.child(i, "nmod")
	return next >= 0 && i == lead[len(lead)-1]+1 && len(r.lead(next)) > 0 && r.lead(next)[0] == i+1
}

// exemplifies are words that name some of what a noun stands for, which tells
// nothing new of the verb: "including", "such as".
var exemplifies = words(`including such like excluding except namely`)

// quantities are nouns that only say how much there is of what follows them:
// "hundreds of homes".
var quantities = words(`dozen hundred thousand million billion number lot couple majority handful series range variety score`)

// places are prepositions that open longer ones: "in front of", "on behalf of".
var places = words(`in on at by with for under`)

// A member is one of a list, or the only one.
type member struct {
	head  int
	words phrase
}

// members parts the list that a complement is.
func (r *reader) members(x complement) []member {
	if !x.list || r.style == NAry {
		return []member{{-1, x.words}}
	}
	if len(x.lead) == 1 && r.form(x.lead[0]) == "between" {
		return []member{{x.head, x.words}}
	}
	var all []member
	for _, h := range r.conjuncts(x.head) {
		var own phrase
		for _, w := range r.member(h, -1) {
			if !slices.Contains(x.lead, w) && slices.Contains(x.words, w) {
				own = append(own, w)
			}
		}
		if len(own) > 0 {
			all = append(all, member{h, own})
		}
	}
	if len(all) == 0 {
		return []member{{-1, x.words}}
	}
	return all
}

// within makes the triples of the nouns that tell more about noun m after a
// preposition: "chaired | the council of Oslo" makes "chaired the council of |
// Oslo".
func (r *reader) within(subject, relation string, m member) {
	if m.head < 0 || r.Words[m.head].UPOS != "NOUN" && r.Words[m.head].UPOS != "PROPN" {
		return
	}
	if quantities[r.Words[m.head].Lemma] {
		return
	}
	for _, k := range r.kids[m.head] {
		lead := r.lead(k)
		if !r.is(k, "nmod") || len(lead) == 0 || exemplifies[r.form(lead[0])] || k < m.head || !slices.Contains(m.words, k) || r.sameName(m.head, k) {
			continue
		}
		outer := r.trim(slices.DeleteFunc(slices.Clone(m.words), func(w int) bool { return w >= lead[0] }))
		inner := join(relation, r.write(outer), r.write(lead))
		for _, x := range r.members(complement{head: k, lead: lead, words: r.nounPhrase(k), list: true}) {
			r.add(nested, inner, subject, r.write(x.words))
			r.within(subject, inner, x)
		}
	}
}
