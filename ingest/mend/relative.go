package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// whose makes a clause that "whose" opens behind the comma of a name a relative
// clause of the name, whatever else the parser took it for: "the Guild, whose
// chairman, Ada Moss, left".
func (m *mender) whose() {
	for i := 2; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if !strings.EqualFold(w.Form, "whose") || m.Words[i-1].Form != "," || w.Head <= i {
			continue
		}
		owner := m.ownerBefore(i - 1)
		noun := w.Head
		if owner < 0 || !subjects[m.Words[noun].Rel] {
			continue
		}
		clause := m.Words[noun].Head
		if clause < noun || m.Words[clause].Rel == "acl:relcl" && m.Words[clause].Head == owner || m.above(clause, owner) && m.Words[clause].Head < 0 {
			continue
		}
		switch m.Words[clause].Rel {
		case "parataxis", "acl:relcl", "conj", "ccomp", "advcl":
			m.attach(clause, owner, "acl:relcl")
		}
	}
}

// pronouns makes a clause behind a noun that a relative pronoun completes a
// relative clause: "the deal that she had signed".
func (m *mender) pronouns() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Head < 0 || m.Words[w.Head].Rel != "acl" || w.Head < i {
			continue
		}
		switch strings.ToLower(w.Form) {
		case "that", "which", "who", "whom":
			if subjects[w.Rel] || w.Rel == "obj" || w.Rel == "obl" {
				m.Words[w.Head].Rel = "acl:relcl"
			}
		}
	}
}

// relativeObjects makes an object of a relative pronoun that the tree has for a word that
// opens a clause, and of what "whose" opens where the verb has another subject behind
// it: "the treaty that parliament ratified", "the vote that she is expected to lose",
// "whose leader, Ada Moss, he married".
func (m *mender) relativeObjects() {
	for i := range m.Words {
		w := &m.Words[i]
		v := w.Head
		if v < i || m.Words[v].Rel != "acl:relcl" {
			continue
		}
		switch {
		case w.Rel == "mark" && w.XPOS == "WDT" && m.childIn(v, i, v, "nsubj", "nsubj:pass") >= 0:
			for x := m.childIn(v, v, len(m.Words), "xcomp"); x >= 0 && m.Words[x].UPOS == "VERB"; x = m.childIn(v, v, len(m.Words), "xcomp") {
				v = x
			}
			if m.childOf(v, "obj", "ccomp", "nsubj:pass") < 0 {
				w.UPOS = "PRON"
				m.attach(i, v, "obj")
			}
		case w.Rel == "nsubj" && w.UPOS == "NOUN" && m.childIn(i, 0, i, "nmod:poss") == i-1 && strings.EqualFold(m.Words[i-1].Form, "whose"):
			if second := m.childIn(v, i+1, v, "nsubj"); second == v-1 && m.childOf(v, "obj") < 0 {
				w.Rel = "obj"
			}
		}
	}
}

// reduced hangs the participle between the commas behind a subject on the
// subject: "Moss, beaten by Holm, left".
func (m *mender) reduced() {
	for i := 2; i < len(m.Words); i++ {
		w := &m.Words[i]
		loose := w.Rel == "csubj" || w.Rel == "advcl" || w.Rel == "conj"
		if w.XPOS != "VBN" && !(w.XPOS == "VBD" && loose && m.childOf(i, "mark", "nsubj") < 0) || m.Words[i-1].Form != "," || w.Rel == "amod" || w.Rel == "root" {
			continue
		}
		name := m.ownerBefore(i - 1)
		if name < 0 {
			name = i - 2 // "the 30-year-old, paid by the club"
		}
		if !subjects[m.Words[name].Rel] {
			continue
		}
		// A list of the subject and the participle has an "and".
		listed := w.Head == name && w.Rel == "conj" && m.childOf(i, "cc") < 0
		if v := m.Words[name].Head; !listed && (w.Head <= i || v != w.Head) {
			continue
		}
		start, end := m.extent(i)
		if start == i && end < m.Words[name].Head && m.Words[end].Form == "," {
			w.XPOS = "VBN"
			m.attach(i, name, "acl")
		}
	}
}

// ofWhich makes a clause that a preposition with "which" or "whom" opens behind the
// comma of a name a relative clause of the name, where the tree has it of the verb:
// "was praised by the Guild, of which Moss is a member".
func (m *mender) ofWhich() {
	for i := 3; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if f := strings.ToLower(w.Form); f != "which" && f != "whom" || w.Head <= i || m.Words[i-1].UPOS != "ADP" || m.Words[i-1].Head != i || m.Words[i-2].Form != "," {
			continue
		}
		owner, clause := m.ownerBefore(i-2), w.Head
		if owner < 0 || m.above(clause, owner) {
			continue
		}
		switch m.Words[clause].Rel {
		case "advcl", "parataxis", "ccomp":
			m.attach(clause, owner, "acl:relcl")
		}
	}
}

// subjects are the relations of subjects.
var subjects = map[string]bool{"nsubj": true, "nsubj:pass": true}

// ownerBefore returns the head of the name that ends before word end, or of the
// noun phrase that a name in it ends, or -1.
func (m *mender) ownerBefore(end int) int {
	k := end - 1
	for _, name := range m.Names {
		if name.Start <= k && k < name.End {
			return m.headOf(name)
		}
	}
	if m.Words[k].UPOS != "PROPN" && m.Words[k].UPOS != "NOUN" {
		return -1
	}
	for h := m.Words[k].Head; h >= 0 && h < end && (m.Words[k].Rel == "flat" || m.Words[k].Rel == "compound" ||
		m.Words[k].Rel == "nmod" && m.isCapital(k) && m.isCapital(h)); h = m.Words[k].Head {
		k = h
	}
	return k
}

// ofBearer gives a person's name the clause with "who" that was hung on the
// body his office is of: in "Ada Moss, the head of the bank, who left" no bank
// left.
func (m *mender) ofBearer(n, r int, name nlp.Name) {
	for k := r + 1; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "acl:relcl" || w.Head < r || !m.above(n, w.Head) || name.Type != nlp.PersonName {
			continue
		}
		for i := r + 2; i < k; i++ {
			if v := &m.Words[i]; v.XPOS == "WP" && strings.EqualFold(v.Form, "who") && m.Words[i-1].Form == "," && m.above(k, i) {
				w.Head = n
			}
		}
	}
}

// ofPersons gives persons the clause with "who" that was hung on what they are of:
// in "members of the Lund family who had left" the members had, as a clause
// without a comma picks out some of many, which a name is not, in "engineers
// from the University of Oslo, who left" neither Oslo nor its university, and in "Ada
// Moss, a bookkeeper of the ring, who" she. A place has no sons: "a baker from Oslo,
// whose sons left".
func (m *mender) ofPersons() {
	for i := 2; i < len(m.Words); i++ {
		v := &m.Words[i]
		if v.Head < i {
			continue
		}
		clause := v.Head
		kin := strings.EqualFold(v.Form, "whose") && relatives[strings.ToLower(m.Words[clause].Lemma)]
		if kin && m.Words[clause].Head > i {
			clause = m.Words[clause].Head
		}
		if !kin && !strings.EqualFold(v.Form, "who") || m.Words[clause].Rel != "acl:relcl" {
			continue
		}
		n := m.Words[clause].Head
		if n < 0 || n > i || m.Words[n].Rel != "nmod" || m.isOfPersons(n) && m.Words[n].UPOS != "PROPN" {
			continue
		}
		up := m.Words[n].Head
		within := up >= 0 && up < n && !m.isOfPersons(up) && m.Words[up].Rel == "nmod"
		if within {
			up = m.Words[up].Head
		}
		if up < 0 || up > n || m.Words[up].UPOS != "NOUN" {
			continue
		}
		named := m.Words[up].Rel == "appos" && m.Words[n].XPOS == "NN" && m.isPersonAt(m.Words[up].Head)
		person := m.isOfPersons(up) || named || kin && gazetteer.NounKind(m.Words[up].Lemma) == nlp.Other
		other := m.Words[n].UPOS == "NOUN" || gazetteer.NounKind(m.Words[n].Lemma) == nlp.Organization
		if person && (within || named || kin || other || m.Words[i-1].Form != ",") {
			m.Words[clause].Head = up
		}
	}
}

// isPersonAt reports whether the name of a person begins at word i.
func (m *mender) isPersonAt(i int) bool {
	k := m.named(nlp.Name{Start: i})
	return k >= 0 && m.Names[k].Type == nlp.PersonName
}

// relatives are nouns for the kin that persons alone have.
var relatives = map[string]bool{"wife": true, "husband": true, "widow": true, "widower": true, "son": true, "daughter": true, "child": true, "brother": true, "sister": true,
	"father": true, "mother": true, "parent": true, "grandfather": true, "grandmother": true, "grandchild": true, "grandson": true, "granddaughter": true, "uncle": true,
	"aunt": true, "nephew": true, "niece": true, "cousin": true}

// whom gives the name of a person before a comma the clause that "who" or "whom" opens
// behind it where the tree hangs that on a thing: "ties to Ada Moss, whom she knew".
func (m *mender) whom() {
	for i := 2; i < len(m.Words); i++ {
		v := &m.Words[i]
		if f := strings.ToLower(v.Form); f != "who" && f != "whom" || v.Head < i || m.Words[v.Head].Rel != "acl:relcl" || m.Words[i-1].Form != "," {
			continue
		}
		n := m.Words[v.Head].Head
		for _, name := range m.Names {
			if h := m.headOf(name); name.End == i-1 && name.Type == nlp.PersonName && n >= 0 && n < h && m.above(n, h) &&
				m.Words[n].UPOS == "NOUN" && !m.isOfPersons(n) {
				m.Words[v.Head].Head = h
			}
		}
	}
}

// isOfPersons reports whether noun i is one for persons.
func (m *mender) isOfPersons(i int) bool {
	noun, _ := gazetteer.NounOf(m.Words[i].Lemma)
	return noun.Kind == nlp.Person || noun.IsRole
}

// stillRelative joins a finite verb to the relative clause that a comma opens and none
// closes before "and", and not to the main verb: "blamed the Front, which holds the
// town and has taken the port".
func (m *mender) stillRelative() {
	for i := range m.Words {
		w := &m.Words[i]
		v := w.Head
		if w.Rel != "conj" || w.UPOS != "VERB" || v < 0 || v > i || m.childOf(i, "nsubj", "nsubj:pass", "mark", "expl") >= 0 {
			continue
		}
		and := m.childIn(i, v, i, "cc")
		if and < 1 || m.Words[and-1].Form == "," {
			continue
		}
		for k := v + 1; k < and; k++ {
			c := &m.Words[k]
			if c.Rel != "acl:relcl" || c.Head < v || !m.above(v, c.Head) {
				continue
			}
			who := m.childIn(k, c.Head, k, "nsubj", "nsubj:pass")
			if _, end := m.extent(k); end == and && who > 0 && m.Words[who-1].Form == "," && m.Words[who].Form != "that" && m.Words[who].XPOS[0] == 'W' {
				w.Head = k
				break
			}
		}
	}
}
