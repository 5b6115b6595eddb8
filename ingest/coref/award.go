package coref

import "github.com/parley-kg/parley/ingest/nlp"

// linkAwards takes "the award", "the physics prize" for the one award that the text has
// named before: an award has many nouns, and its field before them.
func (r *resolver) linkAwards() {
	named := -1
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind == nlp.Named && awards[m.name.noun()] || m.kind == nlp.Named && len(m.name.tokens) > 1 && awards[m.lemma] {
			if named >= 0 && r.root(named) != r.root(i) {
				return
			}
			named = i
			continue
		}
		if named < 0 || m.kind != nlp.Nominal || m.det != definite || m.number == plural || !awards[m.lemma] || m.lemma == "medal" || m.ante >= 0 || !r.namesField(i) {
			continue
		}
		r.link(i, named, "the award that the text is about")
	}
}

// namesField reports whether no more than one noun, for its field, tells mention i apart.
func (r *resolver) namesField(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	fields := 0
	for _, k := range s.kids[m.head] {
		switch s.Words[k].Rel {
		case "compound":
			fields++
		case "amod", "nmod", "nmod:poss", "nummod", "acl:relcl":
			return false
		}
	}
	return fields < 2
}
