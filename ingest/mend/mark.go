package mend

import "strings"

// marks gives words that open a clause to its predicate.
func (m *mender) marks() {
	for i := 0; i+1 < len(m.Words); i++ {
		switch w := &m.Words[i]; {
		case w.Rel != "mark" && w.Rel != "obj" || w.Head < i:
		case w.Rel == "mark" && m.Words[w.Head].Rel == "nsubj":
			m.openClause(i, m.Words[w.Head].Head)
		case w.Form == "that" && i > 0:
			m.content(i, w.Head)
		}
	}
}

// openClause hands the word that opens a clause from its subject to its predicate v,
// which is then no part of a list that nothing joins it to: "as Oslo and its
// allies began talks".
func (m *mender) openClause(i, v int) {
	if v < i {
		return
	}
	m.attach(i, v, "mark")
	if m.Words[v].Rel == "conj" && m.childIn(v, 0, v, "cc") < 0 {
		m.Words[v].Rel = "advcl"
	}
}

// content makes "that" behind a noun open the clause of verb v that tells what the
// noun is about: with a subject and an object of its own the clause has no
// place for a pronoun. "charges that they have left their allies".
func (m *mender) content(i, v int) {
	if m.Words[i].Rel != "obj" || m.childIn(v, v+1, len(m.Words), "obj") < 0 || m.childIn(v, i+1, v, "nsubj") < 0 {
		return
	}
	w := &m.Words[i]
	w.UPOS, w.XPOS, w.Rel = "SCONJ", "IN", "mark"
	if m.Words[i-1].UPOS == "NOUN" && !m.above(v, i-1) && m.Words[v].Rel == "parataxis" {
		m.attach(v, i-1, "acl")
	}
}

// stacked gives a finite verb between two subjects of one predicate the first of
// them where "that" follows it: "said that traders fear that tolls would rise".
func (m *mender) stacked() {
	for k := 1; k+2 < len(m.Words); k++ {
		w, that := &m.Words[k], &m.Words[k+1]
		if w.UPOS != "VERB" || !m.startsFinite(k) || that.Form != "that" || that.Rel != "mark" || that.Head < k {
			continue
		}
		v := that.Head
		first := m.childIn(v, 0, k, "nsubj")
		if first < 0 || m.childIn(v, k, v, "nsubj") < 0 || m.Words[v].Rel != "ccomp" || m.Words[v].Head > first || m.childIn(k, 0, k, "nsubj") >= 0 {
			continue
		}
		m.attach(k, m.Words[v].Head, "ccomp")
		m.attach(v, k, "ccomp")
		for i := range k {
			if m.Words[i].Head == v {
				m.Words[i].Head = k
			}
		}
	}
}

// infinitives makes the base form between "to" and a noun a verb that has the noun
// as its object and not an adjective: "steps to sever links", "urged Kenya to
// free Ada Moss".
func (m *mender) infinitives() {
	for i := 1; i+1 < len(m.Words); i++ {
		v, to := &m.Words[i], &m.Words[i-1]
		n := v.Head
		if v.XPOS != "VB" && !m.frees(i) || v.Rel != "amod" && v.Rel != "compound" || n < i || !strings.EqualFold(to.Form, "to") || to.Head != n {
			continue
		}
		rel := "advcl"
		if v.XPOS != "VB" && m.Words[n].Head >= 0 && m.Words[m.Words[n].Head].UPOS == "VERB" {
			rel = "xcomp"
		}
		v.UPOS, v.XPOS, v.Feats = "VERB", "VB", "VerbForm=Inf"
		m.attach(i, m.Words[n].Head, rel)
		m.attach(n, i, "obj")
		m.attach(i-1, i, "mark")
		to.UPOS, to.XPOS = "PART", "TO"
		if before := &m.Words[max(i-2, 0)]; before.UPOS == "NOUN" && i > 1 && (v.Head == before.Head || v.Head == i-2) {
			m.attach(i, i-2, "acl")
		}
	}
}

// toNames takes a verb behind "to" out of the name that it was taken for a part of: in
// "threatened to sue Moss" nobody is called Sue.
func (m *mender) toNames() {
	for i := range m.Names {
		n := &m.Names[i]
		v := n.Start
		if n.End-v < 2 || v == 0 || m.Words[v-1].XPOS != "TO" || m.isCapital(v) {
			continue
		}
		n.Start++
		w := &m.Words[v]
		if w.UPOS == "VERB" {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Feats = "VERB", "VB", w.Form, "VerbForm=Inf"
		for k := n.Start; k < len(m.Words); k++ {
			switch {
			case m.Words[k].Head != v:
			case k == n.Start:
				m.attach(k, v, "obj")
			case k < n.End:
				m.attach(k, n.Start, "flat")
			}
		}
	}
}

// toFound gives "found" behind "to" its own lemma: who leaves to found a firm has
// nothing to find.
func (m *mender) toFound() {
	for i := 1; i < len(m.Words); i++ {
		if w := &m.Words[i]; w.Form == "found" && w.UPOS == "VERB" && strings.EqualFold(m.Words[i-1].Form, "to") && m.Words[i-1].UPOS == "PART" {
			w.Lemma, w.XPOS, w.Feats = "found", "VB", "VerbForm=Inf"
		}
	}
}

// transitives makes the noun behind "to" that has an object the verb it must be: "can
// use to both pressure the Guild and urge talks".
func (m *mender) transitives() {
	for i := 1; i+1 < len(m.Words); i++ {
		w, c := &m.Words[i], m.caseOf(i)
		if w.XPOS != "NN" || w.Rel != "obl" && w.Rel != "nmod" || c < 0 || m.Words[c].Form != "to" || m.childOf(i, "obj") < i {
			continue
		}
		if c != i-1 && (c != i-2 || m.Words[i-1].Form != "both" && m.Words[i-1].Form != "either") {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma, w.Feats = "VERB", "VB", w.Form, "VerbForm=Inf"
		w.Rel = map[string]string{"obl": "advcl", "nmod": "acl"}[w.Rel]
		m.Words[c].UPOS, m.Words[c].XPOS, m.Words[c].Rel = "PART", "TO", "mark"
	}
}

// frees reports whether word i is an adjective that is a verb, too, and stands
// before what only a verb takes: a name, a number, a determiner.
func (m *mender) frees(i int) bool {
	if !freeWords[m.Words[i].Form] || i+1 >= len(m.Words) {
		return false
	}
	next := m.Words[i+1].UPOS
	return next == "PROPN" || next == "NUM" || next == "DET"
}

// freeWords are adjectives that are verbs of doing something to what follows.
var freeWords = map[string]bool{"free": true, "open": true, "clear": true, "secure": true, "empty": true}

// likeForms hangs a participle that is listed with an infinitive on the participle
// above them: "had not met the terms to cut arms or taken steps".
func (m *mender) likeForms() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Rel != "conj" || w.XPOS != "VBN" || m.Words[w.Head].XPOS != "VB" || m.childIn(i, 0, i, "aux:pass") >= 0 {
			continue
		}
		up := m.Words[w.Head].Head
		for up >= 0 && m.Words[up].UPOS != "VERB" {
			up = m.Words[up].Head
		}
		if up < 0 || m.Words[up].XPOS != "VBN" || m.childIn(up, 0, up, "aux") < 0 {
			continue
		}
		for k := i + 1; k < len(m.Words); k++ {
			if c := &m.Words[k]; c.Head == w.Head && c.Rel == "obj" {
				c.Head = i
			}
		}
		m.attach(i, up, "conj")
	}
}
