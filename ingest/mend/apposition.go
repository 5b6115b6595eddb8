package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// describedBefore makes a name, whose titles start at start, the apposition of
// the noun of office before its comma: "the army chief, General Ada Moss". It
// reports whether there is one.
func (m *mender) describedBefore(name nlp.Name, start int) bool {
	if start < 2 || m.Words[start-1].Form != "," || !m.closes(name.End) {
		return false
	}
	r := m.firstOf(m.described(name, start-1))
	if r < 0 || m.describesName(r) || !m.isDefinite(r) && !(r+1 < start-1 && name.Type == nlp.PersonName) {
		return false
	}
	n := m.headOf(name)
	m.makeNoun(r)
	if m.above(n, r) {
		m.swap(r, n)
	}
	m.attach(n, r, "appos")
	m.adopt(r, n, name.End)
	return true
}

// firstOf returns the first of the offices that a list ends with at word r:
// "his sister and agent". It is r where there is no list.
func (m *mender) firstOf(r int) int {
	for r > 1 {
		c := m.phraseStart(r) - 1
		if c < 1 || m.Words[c].UPOS != "CCONJ" || !m.isRole(c-1) {
			break
		}
		r = c - 1
	}
	return r
}

// described returns the noun whose phrase ends before word end and that can be
// explained by a name: an office by a person's, a body or place by another
// name that the sentence sets off on both sides. It is -1 without one.
func (m *mender) described(name nlp.Name, end int) int {
	if name.Type == nlp.PersonName {
		if r := m.office(end); r >= 0 || name.End-name.Start > 1 {
			return r
		}
	}
	r := end - 1
	if r < 0 || !m.isBody(r) || name.End >= len(m.Words) || m.Words[name.End].UPOS != "PUNCT" {
		return -1
	}
	return r
}

// kinds are the kinds of thing that bear names, persons aside.
var kinds = map[nlp.Kind]bool{nlp.Organization: true, nlp.Place: true, nlp.Facility: true, nlp.Work: true, nlp.Group: true}

// calledBefore makes a name the apposition of the body it follows without a
// comma, "the company Moss Foods", and of a bare noun a title of the name: "investor
// Moss Capital".
func (m *mender) calledBefore(name nlp.Name) bool {
	n, r := name.Start, name.Start-1
	if name.Type == nlp.PersonName || r < 1 || !m.isBody(r) && !m.isTeam(r, name) && !m.isFellow(r) && !m.isHolder(r, name) || m.subjectOfRelative(n, r) {
		return false
	}
	n = m.headOf(name)
	start := m.phraseStart(r)
	bare := m.Words[start].UPOS != "DET" && m.Words[start].XPOS != "PRP$"
	if bare && !m.isLoose(r, n) {
		return false
	}
	m.makeNoun(r)
	if bare {
		m.describe(nlp.Name{Start: n, End: name.End, Type: name.Type}, r, start, name.Start)
		return true
	}
	if m.above(n, r) {
		m.swap(r, n)
		for k := range r {
			if w := &m.Words[k]; w.Head == n {
				w.Head = r // "its larger rival Moss"
			}
		}
	}
	m.attach(n, r, "appos")
	m.adopt(r, n, name.End)
	return true
}

// isLoose reports whether noun r, without determiner, and name n right behind it hang
// side by side, or the name on what the noun hangs on: "backed by investor Norlight"
// has one backer.
func (m *mender) isLoose(r, n int) bool {
	w, v := &m.Words[r], &m.Words[n]
	return !m.isCapital(r) && w.Head >= 0 && w.Head == v.Head && !m.isOfPersons(w.Head) && (w.Rel == v.Rel || w.Rel == "nmod" || w.Rel == "obl") && w.Rel != "compound" && m.childOf(n, "case") < 0
}

// isHolder reports whether word r is a noun for who holds a part of a firm, which a
// body is as well as a person: "activist investor Norlight Capital".
func (m *mender) isHolder(r int, name nlp.Name) bool {
	return holders[m.Words[r].Form] && name.Type == nlp.OrganizationName
}

// holders are nouns for persons and bodies that put money into firms or work for them.
var holders = map[string]bool{"investor": true, "shareholder": true, "contractor": true, "creditor": true, "lender": true, "backer": true, "bidder": true}

// isFellow reports whether word r, behind an owner, is what a body is to another:
// "its rival Norlight".
func (m *mender) isFellow(r int) bool {
	w := &m.Words[r]
	if w.UPOS != "NOUN" && w.UPOS != "ADJ" || !fellows[strings.ToLower(w.Form)] {
		return false
	}
	for k := m.phraseStart(r); k < r; k++ {
		if m.Words[k].XPOS == "PRP$" || m.Words[k].XPOS == "POS" {
			return true
		}
	}
	return false
}

// fellows are nouns for what bodies are to each other.
var fellows = map[string]bool{"rival": true, "partner": true, "competitor": true, "ally": true, "neighbour": true, "neighbor": true, "owner": true,
	"supplier": true, "sponsor": true, "successor": true, "predecessor": true, "offshoot": true}

// adopt moves what follows an apposition that ends at end, and does not belong
// to it, to the noun it explains.
func (m *mender) adopt(r, n, end int) {
	for k := end; k < len(m.Words); k++ {
		if w := &m.Words[k]; w.Head == n && (w.Rel == "conj" || w.Rel == "acl:relcl" || w.Rel == "acl") {
			w.Head = r
		}
	}
}

// describedAfter makes the noun of office behind a name's comma its
// apposition: "Ada Moss, the army chief,".
func (m *mender) describedAfter(name nlp.Name) {
	at := name.End
	if at+1 >= len(m.Words) || m.Words[at].Form != "," {
		return
	}
	r := m.phraseHead(at + 1)
	if r < 0 || !m.isRole(r) && (name.Type == nlp.PersonName || !m.isBody(r)) {
		return
	}
	of := r+1 < len(m.Words) && m.Words[r+1].Form == "of"
	if !m.determined(at+1, r) && !of || m.Words[r].Rel == "nmod:desc" || m.Words[r].Rel == "compound" || m.hasCopula(r) {
		return
	}
	end := r + 1
	if end+1 < len(m.Words) && m.Words[end].Form == "-" && officeSuffixes[strings.ToLower(m.Words[end+1].Form)] {
		end += 2
	}
	if end < len(m.Words) && m.Words[end].Form != "," && m.Words[end].Form != "." && m.Words[end].UPOS != "ADP" && !m.opensClause(end) {
		return
	}
	n := m.headOf(name)
	if m.above(r, n) {
		m.swap(n, r)
	}
	m.makeNoun(r)
	m.portfolio(r, at+1)
	m.attach(r, n, "appos")
	for k := r + 1; k < len(m.Words); k++ {
		if w := &m.Words[k]; w.Head == r && w.Rel == "conj" && m.commaBetween(r, k) {
			w.Head = n // "Ada Moss, the chairman, and her family"
		}
	}
	m.ofBearer(n, r, name)
}

// opensClause reports whether word i opens a clause that says more of the noun
// before it: "a firm that sells", "an agency created by".
func (m *mender) opensClause(i int) bool {
	switch w := &m.Words[i]; w.XPOS {
	case "WDT", "WP", "WP$", "WRB":
		return true
	case "VBN", "VBG":
		return w.Rel == "acl"
	case "VBD":
		return w.Rel == "acl" || w.Rel == "acl:relcl"
	}
	return false
}

// isTeam reports whether word r is a plural noun for people who can bear the
// name of a body: "the consultants Moss & Moss".
func (m *mender) isTeam(r int, name nlp.Name) bool {
	noun, _ := gazetteer.NounOf(m.Words[r].Lemma)
	return noun.IsRole && m.Words[r].XPOS == "NNS" && name.Type == nlp.OrganizationName
}

// isBody reports whether word r is a singular noun for a thing that bears a
// name.
func (m *mender) isBody(r int) bool {
	return m.Words[r].XPOS == "NN" && kinds[gazetteer.NounKind(m.Words[r].Form)]
}

// swap puts word up where word down stands in the tree, and leaves down
// without a place.
func (m *mender) swap(up, down int) {
	m.attach(up, m.Words[down].Head, m.Words[down].Rel)
	for k := range m.Words {
		if w := &m.Words[k]; w.Head == down && k != up {
			switch w.Rel {
			case "case", "cc", "conj", "punct", "acl:relcl", "nsubj", "cop", "mark", "advmod":
				w.Head = up
			}
		}
	}
}

// closes reports whether an apposition may end before word i.
func (m *mender) closes(i int) bool {
	if i >= len(m.Words) {
		return true
	}
	w := &m.Words[i]
	return w.UPOS == "PUNCT" || w.UPOS == "VERB" || w.UPOS == "AUX"
}

// describesName reports whether noun r is itself the title or apposition of
// another name.
func (m *mender) describesName(r int) bool {
	w := &m.Words[r]
	if w.Head < 0 || m.Words[w.Head].UPOS != "PROPN" {
		return false
	}
	return w.Rel == "nmod:desc" || w.Rel == "appos" && w.Head < r
}

// isDefinite reports whether the phrase with head r tells which one is meant:
// by "the", a possessor, or a name before it.
func (m *mender) isDefinite(r int) bool {
	start := m.phraseStart(r)
	return start < r && m.determined(start, r) || m.isCapital(start) || start == r && r == 0
}

// determined reports whether words [start, r] begin with a determiner or hold a
// possessor or name.
func (m *mender) determined(start, r int) bool {
	for k := start; k < r; k++ {
		w := &m.Words[k]
		if w.UPOS == "DET" || w.XPOS == "PRP$" || w.XPOS == "POS" || w.UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// phraseHead returns the last noun of the run of determiners, adjectives and
// nouns that starts at word i, or -1.
func (m *mender) phraseHead(i int) int {
	head := -1
	for ; i < len(m.Words); i++ {
		w := &m.Words[i]
		switch {
		case w.UPOS == "NOUN" || w.UPOS == "PROPN":
			head = i
		case w.UPOS == "DET" || w.UPOS == "ADJ" || w.XPOS == "PRP$" || w.XPOS == "POS" || w.Form == "-":
		default:
			return head
		}
	}
	return head
}

func (m *mender) hasCopula(i int) bool {
	for k := range m.Words {
		if m.Words[k].Head == i && m.Words[k].Rel == "cop" {
			return true
		}
	}
	return false
}

// secondSubjects makes the second of two subjects of one verb the apposition
// of the first when it stands between commas right behind it: "Moss, the
// biggest bank in Peru, closed".
func (m *mender) secondSubjects() {
	for b := range m.Words {
		w := &m.Words[b]
		if w.Rel != "nsubj" && w.Rel != "nsubj:pass" || w.Head < b {
			continue
		}
		start, end := m.extent(b)
		if a := m.opening(b, start); a >= 0 {
			m.attach(b, a, "appos") // "A native of Oslo, Moss left"
			continue
		}
		if start == 0 || m.Words[start-1].Form != "," || end >= len(m.Words) || m.Words[end].Form != "," || m.Words[start].UPOS != "DET" && m.Words[start].XPOS != "PRP$" {
			continue
		}
		for a := range start - 1 {
			if v := &m.Words[a]; v.Head == w.Head && v.Rel == w.Rel {
				if _, e := m.extent(a); e == start-1 {
					m.attach(b, a, "appos")
				}
			}
		}
	}
}

// opening returns the noun that a sentence begins with, up to the comma before word
// start, and that shares its verb with name b: what the name is. It is -1 without one.
func (m *mender) opening(b, start int) int {
	if m.Words[b].UPOS != "PROPN" || start < 3 || m.Words[start-1].Form != "," {
		return -1
	}
	for a := range start - 1 {
		if v := &m.Words[a]; v.Head == m.Words[b].Head && v.Rel == m.Words[b].Rel {
			if kind := gazetteer.NounKind(v.Lemma); v.UPOS == "NOUN" && m.phraseStart(a) == 0 && (kind == nlp.Person || kinds[kind]) {
				return a
			}
			return -1
		}
	}
	return -1
}

// extent returns the range of the words below word i, commas at its edges left
// out.
func (m *mender) extent(i int) (start, end int) {
	start, end = i, i+1
	for k := range m.Words {
		if m.Words[k].UPOS != "PUNCT" && m.above(i, k) {
			start, end = min(start, k), max(end, k+1)
		}
	}
	return start, end
}
