package openie

import "github.com/parley-kg/parley/ingest/nlp"

// noun makes the tuples that noun i implies with what hangs on it: appositions
// and titles.
func (r *reader) noun(i int) {
	for _, k := range r.kids[i] {
		switch {
		case r.is(k, "appos"):
			r.apposition(i, k)
		case r.is(k, "nmod:desc") && !honorifics[r.form(k)] && r.Words[k].UPOS != "NUM":
			r.add(title, "is", r.write(r.bare(i, k)), r.write(r.bare(k, -1)))
		}
	}
}

// honorifics say nothing of who bears them.
var honorifics = words(`mr. mrs. ms. dr. mr mrs ms dr st. st sir miss lady lord`)

// apposition makes the tuple of noun i and its apposition k. What is named is
// the subject; of two places the first lies in the second.
func (r *reader) apposition(i, k int) {
	subject, what := r.bare(i, k), r.bare(k, -1)
	if r.Words[k].UPOS == "NUM" {
		return
	}
	of := twoNouns
	nameFirst, nameThen := r.Words[i].UPOS == "PROPN", r.Words[k].UPOS == "PROPN"
	switch {
	case r.nameType(i) == nlp.LocationName && r.nameType(k) == nlp.LocationName:
		r.add(placeIn, "is in", r.write(subject), r.write(what))
		return
	case nameFirst && nameThen:
		of = twoNames
	case nameFirst:
		of = nameApposition
	case nameThen:
		of = nounName
		if !r.isSetOff(k) {
			of = tightName
		}
		subject, what = what, subject
	}
	r.add(of, r.be(false, r.isPlural(i)), r.write(subject), r.write(what))
}

// bare returns the noun phrase that word i heads without dependent without, its
// conjuncts and clauses, and the clause it may be the predicate of.
func (r *reader) bare(i, without int) phrase {
	predicate := r.clauses[i] != nil
	p := r.below(i, func(k int) bool {
		if k == without || r.Words[k].Head != i {
			return k == without || r.isAside(k)
		}
		switch r.base(k) {
		case "conj", "cc", "appos", "advcl":
			return true
		case "case":
			return r.Words[k].XPOS != "POS"
		case "acl":
			return r.is(k, "acl:relcl") || r.isAside(k)
		case "obl", "advmod":
			return predicate
		}
		return r.isOutside(k) || r.isAside(k)
	})
	if last := len(p) - 1; last > 1 && r.Words[p[0]].Form == "(" && r.Words[p[last]].Form == ")" {
		p = p[1:last]
	}
	return p
}
