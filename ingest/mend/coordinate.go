package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// pluralSubjects gives a plural verb both of its subjects where the second was
// hung on a phrase inside the first: in "the party of Ada Moss and the Guild
// have signed" two have signed.
func (m *mender) pluralSubjects() {
	for v := range m.Words {
		if !m.hasPlural(v) {
			continue
		}
		for s := range v {
			w := &m.Words[s]
			if w.Head != v || !subjects[w.Rel] || w.XPOS != "NN" && w.XPOS != "NNP" || m.hasConjunct(s) {
				continue
			}
			if noun, _ := gazetteer.NounOf(w.Lemma); noun.Kind == nlp.Group || noun.Kind == nlp.Organization {
				continue
			}
			for k := v - 1; k > s; k-- {
				if c := &m.Words[k]; c.Rel == "conj" && c.Head > s && m.above(s, c.Head) && m.andBetween(c.Head, k) && !m.verbBetween(s, k) {
					c.Head = s
					break
				}
			}
		}
	}
}

// hasPlural reports whether an auxiliary or copula of word v is plural.
func (m *mender) hasPlural(v int) bool {
	for k := range v {
		if w := &m.Words[k]; w.Head == v && w.UPOS == "AUX" {
			switch strings.ToLower(w.Form) {
			case "have", "are", "were":
				return !m.hasModal(v)
			}
		}
	}
	return false
}

// hasModal reports whether a modal of verb v lets its other auxiliaries say
// nothing of the subject: "would have signed".
func (m *mender) hasModal(v int) bool {
	for k := range v {
		if w := &m.Words[k]; w.Head == v && w.XPOS == "MD" {
			return true
		}
	}
	return false
}

func (m *mender) hasConjunct(i int) bool {
	for k := range m.Words {
		if m.Words[k].Head == i && m.Words[k].Rel == "conj" {
			return true
		}
	}
	return false
}

// namedMembers makes the names that a comma parts from a plural noun, and another
// from what follows, the members of what the noun means: "two banks, Moss and
// Holm, have merged".
func (m *mender) namedMembers() {
	for n := range m.Words {
		if m.Words[n].XPOS != "NNS" || n+2 >= len(m.Words) || m.Words[n+1].Form != "," {
			continue
		}
		var names []int
		and := false
		for k := n + 2; k < len(m.Words); k++ {
			if w := &m.Words[k]; w.Head == n && (w.Rel == "conj" || w.Rel == "appos" && len(names) == 0) ||
				len(names) > 0 && w.Head == names[0] && w.Rel == "conj" {
				if w.UPOS != "PROPN" {
					names = nil
					break
				}
				names = append(names, k)
				and = and || m.conjoined(k)
			}
		}
		if len(names) < 2 || !and {
			continue
		}
		start, _ := m.extent(names[0])
		_, end := m.extent(names[len(names)-1])
		if start != n+2 || end >= len(m.Words) || m.Words[end].Form != "," {
			continue
		}
		whole := n
		if h := m.Words[n].Head; m.Words[n].Rel == "nmod" && h >= 0 && m.Words[h].UPOS == "NUM" {
			whole = h // "two of the banks"
		}
		m.attach(names[0], whole, "appos")
		for _, k := range names[1:] {
			m.attach(k, names[0], "conj")
		}
	}
}

// respective makes the persons that a comma parts from a plural office and what it is of
// those who have it: "the foreign ministers of Peru and Kenya, Ada Moss and Bo Holm".
func (m *mender) respective() {
	for n := range m.Words {
		if m.Words[n].XPOS != "NNS" || n+3 >= len(m.Words) || m.Words[n+1].Form != "of" {
			continue
		}
		comma := n + 2
		for comma < len(m.Words) && m.Words[comma].UPOS != "PUNCT" && m.Words[comma].UPOS != "VERB" {
			comma++
		}
		if comma == len(m.Words) || m.Words[comma].Form != "," {
			continue
		}
		var names []int
		for k := comma + 1; k < len(m.Words); k++ {
			w := &m.Words[k]
			if !m.isPersonAt(k) || w.Rel != "conj" && w.Rel != "appos" || w.Head < n || w.Head > k {
				continue
			}
			if h := w.Head; h < comma || len(names) > 0 && h >= names[0] {
				names = append(names, k)
			}
		}
		if len(names) < 2 || !m.conjoined(names[len(names)-1]) || names[0] != comma+1 {
			continue
		}
		m.attach(names[0], n, "appos")
		for _, k := range names[1:] {
			m.attach(k, names[0], "conj")
		}
	}
}

// countedOff makes the object of a verb of a name behind it that the tree takes for a
// part of the number of times behind that: "met Moss eleven times".
func (m *mender) countedOff() {
	for i := 1; i+2 < len(m.Words); i++ {
		w := &m.Words[i]
		times := w.Head
		if w.UPOS != "PROPN" || w.Rel != "compound" || times != i+2 || m.Words[i+1].UPOS != "NUM" || m.Words[i+1].Head != times {
			continue
		}
		if v := m.Words[times].Head; v >= 0 && v < i && m.Words[v].UPOS == "VERB" {
			m.attach(i, v, "obj")
		}
	}
}

// among hangs the members that "among them" names on the group before it:
// "eleven were arrested, among them Ada Moss".
func (m *mender) among() {
	for i := 1; i+2 < len(m.Words); i++ {
		if !strings.EqualFold(m.Words[i].Form, "among") || m.Words[i-1].Form != "," {
			continue
		}
		if form := strings.ToLower(m.Words[i+1].Form); form != "them" && form != "these" {
			continue
		}
		x := m.phraseHead(i + 2)
		for _, name := range m.Names {
			if name.Start <= i+2 && i+2 < name.End && name.Start <= x && x < name.End {
				x = m.headOf(name)
			}
		}
		for x >= 0 && m.Words[x].Rel == "nmod:poss" && m.Words[x].Head > x {
			x = m.Words[x].Head // "among them Moss's coach"
		}
		group := m.groupBefore(i - 1)
		if x < 0 || group < 0 || m.above(x, group) {
			continue
		}
		m.attach(x, group, "nmod")
		m.attach(i, x, "case")
		m.attach(i+1, i, "fixed")
	}
}

// groupBefore returns the plural noun that word end stands behind, else the last
// one before it that is the subject or the object of a verb, or -1.
func (m *mender) groupBefore(end int) int {
	if m.Words[end-1].XPOS == "NNS" {
		return end - 1
	}
	for k := end - 1; k >= 0; k-- {
		w := &m.Words[k]
		if w.XPOS == "NNS" && (subjects[w.Rel] || w.Rel == "obj") {
			return k
		}
	}
	return -1
}

// startedAnew gives a finite verb or copula without subject the noun that stands before
// it behind ", and", or behind an "and" of the verb's own, and that was hung on
// a noun of the clause before: "Moss closed its plant, and Holm, a rival, has cut
// jobs", "Moss becomes mayor and her party will rule".
func (m *mender) startedAnew() {
	for v := range m.Words {
		w := &m.Words[v]
		if w.UPOS != "VERB" && m.childOf(v, "cop") < 0 || w.Head < 0 || w.Head > v || w.Rel != "conj" && w.Rel != "parataxis" && w.Rel != "advcl" && w.Rel != "ccomp" || !m.isFinite(v) {
			continue
		}
		for k := v - 1; k > w.Head; k-- {
			s := &m.Words[k]
			if s.Rel != "conj" || s.UPOS != "PROPN" && s.UPOS != "NOUN" || k < 3 || m.verbBetween(k, v) && !m.onlyAuxiliaries(k, v) {
				continue
			}
			start := m.phraseStart(k)
			if start < 2 || m.Words[start-1].UPOS != "CCONJ" || m.Words[start-2].Form != "," && m.Words[start-1].Head != v || m.above(v, k) || m.childIn(v, k, v, "cc") >= 0 {
				continue
			}
			old := s.Head
			m.attach(k, v, "nsubj")
			m.attach(start-1, v, "cc")
			for i := k + 1; i < v; i++ {
				if c := &m.Words[i]; c.Rel == "conj" && c.Head == old {
					m.attach(i, k, "appos")
				}
			}
			break
		}
	}
}

// isFinite reports whether verb v is finite and has no subject.
func (m *mender) isFinite(v int) bool {
	finite := m.Words[v].XPOS == "VBD" || m.Words[v].XPOS == "VBZ" || m.Words[v].XPOS == "VBP"
	for k := range m.Words {
		if w := &m.Words[k]; w.Head == v {
			switch w.Rel {
			case "nsubj", "nsubj:pass", "csubj", "expl", "mark":
				return false
			case "aux", "aux:pass", "cop":
				finite = true
			}
		}
	}
	return finite
}

// onlyAuxiliaries reports whether all verbs between two words belong to the
// second.
func (m *mender) onlyAuxiliaries(i, v int) bool {
	for k := i + 1; k < v; k++ {
		if w := &m.Words[k]; (w.UPOS == "VERB" || w.UPOS == "AUX") && w.Head != v {
			return false
		}
	}
	return true
}

// whoTheyAre makes the persons in a list behind a body what they are, the plural noun
// that the body hangs on: "two colleagues from Norlight, Ada Moss and Bo Lund".
func (m *mender) whoTheyAre() {
	person := map[int]bool{}
	for _, name := range m.Names {
		if name.Type == nlp.PersonName && name.End-name.Start > 1 {
			person[m.headOf(name)] = true
		}
	}
	for n := range m.Words {
		w := &m.Words[n]
		if w.Rel != "nmod" || w.UPOS != "PROPN" || w.Head < 0 || w.Head > n || person[n] || m.Words[w.Head].XPOS != "NNS" || !m.isOfPersons(w.Head) {
			continue
		}
		first, all := -1, true
		for k := n + 1; k < len(m.Words); k++ {
			if c := &m.Words[k]; c.Head == n && c.Rel == "conj" {
				all = all && person[k]
				if first < 0 {
					first = k
				}
			}
		}
		if first < 1 || !all || m.Words[first-1].Form != "," {
			continue
		}
		noun := w.Head
		for k := first + 1; k < len(m.Words); k++ {
			if c := &m.Words[k]; c.Head == n && c.Rel == "conj" {
				c.Head = first
			}
		}
		m.attach(first, noun, "appos")
	}
}

// besideGerund hangs a finite verb that "and" joins to a gerund, which is no finite
// verb's like, on the finite verb above: "accused Moss of hiding money and called on
// her to leave".
func (m *mender) besideGerund() {
	for v := range m.Words {
		w := &m.Words[v]
		if w.Rel != "conj" || w.Head < 0 || w.Head > v || w.UPOS != "VERB" || w.XPOS != "VBD" && w.XPOS != "VBN" && w.XPOS != "VBZ" && w.XPOS != "VBP" ||
			m.Words[w.Head].XPOS != "VBG" || m.childOf(w.Head, "mark") < 0 || m.childOf(w.Head, "aux", "cop") >= 0 || m.childOf(v, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark") >= 0 || m.childOf(v, "cc") < 0 {
			continue
		}
		up := m.Words[w.Head].Head
		for up >= 0 && (m.Words[up].UPOS != "VERB" || !m.startsFinite(up) && m.childOf(up, "aux") < 0) {
			up = m.Words[up].Head
		}
		if up < 0 || up > w.Head {
			continue
		}
		if w.XPOS == "VBN" {
			w.XPOS = "VBD"
		}
		m.attach(v, up, "conj")
	}
}

// shares are words for a part or all of what was named, which "of them" follows.
var shares = map[string]bool{"none": true, "all": true, "most": true, "some": true, "many": true, "half": true, "few": true, "several": true, "each": true, "both": true, "one": true}

// ofThem makes what tells of a part of a noun behind a comma the noun's apposition and no
// object of the verb: in "placed bets, none of them his own" bets were placed.
func (m *mender) ofThem() {
	for i := 2; i+2 < len(m.Words); i++ {
		w := &m.Words[i]
		if !shares[strings.ToLower(w.Form)] || m.Words[i-1].Form != "," || m.Words[i+1].Form != "of" || !strings.EqualFold(m.Words[i+2].Form, "them") || w.Rel != "obj" && w.Rel != "conj" && w.Rel != "obl" {
			continue
		}
		if n := m.groupBefore(i - 1); n >= 0 && !m.above(i, n) {
			m.attach(i, n, "appos")
		}
	}
}

// behindSemicolon parts a sentence behind a semicolon from what the sentence before it
// says: in "the Guild said it would fight; its head has left" nobody said the second.
func (m *mender) behindSemicolon() {
	for v := range m.Words {
		w := &m.Words[v]
		if w.Rel != "ccomp" || w.Head < 0 || w.Head > v || m.childOf(v, "nsubj", "nsubj:pass") < 0 {
			continue
		}
		start, _ := m.extent(v)
		if start > w.Head+1 && m.Words[start-1].Form == ";" {
			w.Rel = "parataxis"
		}
	}
}

// sharedRole makes both of two names before a noun for what somebody is tell of whose:
// in "the former Norholm and Danfoods director" the director is of both.
func (m *mender) sharedRole() {
	for i := 4; i < len(m.Words); i++ {
		first, and, second := i-3, i-2, i-1
		if !m.isRole(i) || m.isCapital(i) || m.Words[and].Form != "and" || m.Words[first].UPOS != "PROPN" || m.Words[second].UPOS != "PROPN" {
			continue
		}
		if w := &m.Words[first-1]; w.UPOS != "DET" && w.UPOS != "ADJ" && w.XPOS != "PRP$" || m.above(first, i) || m.above(second, i) {
			continue
		}
		for k := m.phraseStart(first); k < first; k++ {
			if m.Words[k].Head == first || m.Words[k].Head == second {
				m.attach(k, i, before(&m.Words[k]))
			}
		}
		m.attach(first, i, "compound")
		m.attach(second, first, "conj")
		m.attach(and, second, "cc")
	}
}

// behindColon gives a finite verb without subject the noun phrase that opens the
// sentence behind a colon and that was hung on the noun before it: "split the
// coalition: the Guild, a partner, left".
func (m *mender) behindColon() {
	for v := range m.Words {
		if m.Words[v].UPOS != "VERB" || !m.isFinite(v) {
			continue
		}
		for k := v - 1; k > 1; k-- {
			w := &m.Words[k]
			if m.Words[k].Form == ":" {
				break
			}
			start := m.phraseStart(k)
			if w.Rel != "appos" || start < 1 || m.Words[start-1].Form != ":" || w.Head >= start || m.above(k, v) {
				continue
			}
			if m.verbBetween(k, v) && !m.onlyAuxiliaries(k, v) {
				break
			}
			m.attach(k, v, "nsubj")
			break
		}
	}
}

// afterColon joins a finite verb without subject with the clause that a colon or
// semicolon opens before it, and not with the one before that: "peace has come: the
// valley was its cradle and became a battlefield".
func (m *mender) afterColon() {
	for v := range m.Words {
		w := &m.Words[v]
		if w.UPOS != "VERB" || w.Rel != "conj" || w.Head < 0 || w.Head > v || !m.isFinite(v) {
			continue
		}
		for p := v - 1; p > w.Head && m.Words[p].Form != "”" && m.Words[p].Form != "\""; p-- {
			c := &m.Words[p]
			if c.Head != w.Head || c.Rel != "parataxis" || m.subjectOf(p) < 0 {
				continue
			}
			if start, _ := m.extent(p); start > 0 && (m.Words[start-1].Form == ":" || m.Words[start-1].Form == ";") {
				w.Head = p
			}
			break
		}
	}
}

// goesOnVerb joins a finite verb without subject to the verb above where the tree
// joins it to a noun: "was built by Danfoods and supplies Lima".
func (m *mender) goesOnVerb() {
	for i := range m.Words {
		w := &m.Words[i]
		h := w.Head
		if w.Rel != "conj" || w.XPOS != "VBZ" && w.XPOS != "VBD" || h < 0 || h > i || m.Words[h].UPOS != "NOUN" && m.Words[h].UPOS != "PROPN" || m.childOf(h, "cop") >= 0 || m.childOf(i, "nsubj", "nsubj:pass", "mark", "expl") >= 0 {
			continue
		}
		v := m.Words[h].Head
		for v >= 0 && m.Words[v].UPOS != "VERB" && m.childOf(v, "cop") < 0 {
			v = m.Words[v].Head
		}
		if v >= 0 && v < h && m.conjoined(i) {
			w.Head = v
		}
	}
}
