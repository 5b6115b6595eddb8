package mend

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// title hangs the titles that stand before a person's name on the name, and
// returns where the first of them starts.
func (m *mender) title(name nlp.Name) int {
	start := name.Start
	for start > 0 && m.isHonorific(start-1) && (!m.isRole(start-1) || start > 1 && m.isRole(start-2) && !m.isCapital(start-2)) {
		start--
		m.describe(name, start, start, start+1)
	}
	t := m.office(start)
	if t < 0 {
		return start
	}
	first := m.phraseStart(t)
	m.unverb(first, t, start)
	m.describe(name, t, first, start)
	m.portfolio(t, first)
	return first
}

// ministries are offices whose capitalised names tell what they are for:
// "Foreign Minister", "Commerce Secretary".
var ministries = map[string]bool{"minister": true, "secretary": true, "commissioner": true, "chancellor": true, "counsel": true,
	"adviser": true, "advisor": true}

// portfolio makes the words that tell what office t is for modifiers and no
// names of their own: nobody is a minister of Foreign.
func (m *mender) portfolio(t, first int) {
	for k := t - 1; k >= first; k-- {
		w := &m.Words[k]
		if w.UPOS != "PROPN" && w.UPOS != "ADJ" && w.UPOS != "NOUN" || !m.isCapital(k) || m.isPlaceOrBody(k) {
			return
		}
		_, title := gazetteer.Title(w.Form + " " + m.Words[t].Form)
		if !title && !ministries[strings.ToLower(m.Words[t].Form)] {
			return
		}
		w.UPOS, w.XPOS = "ADJ", "JJ"
		m.attach(k, t, "amod")
		for i := first; i < k; i++ {
			if w := &m.Words[i]; w.Head == k {
				m.attach(i, t, before(w))
			}
		}
		for i := range m.Names {
			if n := &m.Names[i]; n.Start < k && n.End > k {
				n.End = k
			}
		}
	}
}

// isPlaceOrBody reports whether word k is a country, its adjective, an
// institution or part of a name of its own.
func (m *mender) isPlaceOrBody(k int) bool {
	form := m.Words[k].Form
	if state, _ := gazetteer.Country(form); state != nil || gazetteer.InstitutionOf(form) != nil {
		return true
	}
	for _, n := range m.Names {
		if k >= n.Start && k < n.End && (n.Type == nlp.LocationName || n.Type == nlp.OrganizationName) {
			return true
		}
	}
	return false
}

// office returns the noun of office that the words before start end with, or
// whose phrase they end ("envoy for Peru"). It is -1 without one.
func (m *mender) office(start int) int {
	t := start - 1
	if t > 1 && officeSuffixes[strings.ToLower(m.Words[t].Form)] && m.Words[t-1].Form == "-" {
		t -= 2
	}
	if t >= 0 && m.isRole(t) {
		return t
	}
	if t < 0 || m.Words[t].UPOS != "NOUN" && m.Words[t].UPOS != "PROPN" {
		return -1
	}
	for k := t; k >= 0 && start-k < 12; k-- {
		w := &m.Words[k]
		governs := k+1 < start && m.Words[k+1].UPOS == "ADP"
		if governs && k > 1 && officeSuffixes[strings.ToLower(w.Form)] && m.Words[k-1].Form == "-" && m.isRole(k-2) {
			return k - 2 // "Secretary-General for"
		}
		switch w.UPOS {
		case "NOUN", "PROPN":
			if governs && m.isRole(k) {
				return k
			}
		case "ADJ", "ADP", "DET", "CCONJ":
		case "PUNCT":
			if w.Form != "-" {
				return -1
			}
		default:
			if w.XPOS != "POS" {
				return -1
			}
		}
	}
	return -1
}

// phraseStart returns where the noun phrase with head t starts: its
// determiner, possessor, adjectives and the nouns before it.
func (m *mender) phraseStart(t int) int {
	k := t
	for k > 0 {
		w := &m.Words[k-1]
		switch {
		case w.UPOS == "DET" && w.XPOS == "DT", w.XPOS == "PRP$":
			return k - 1
		case w.UPOS == "ADJ" || w.XPOS == "POS":
		case w.UPOS == "NOUN" || w.UPOS == "PROPN":
			if noun, _ := gazetteer.NounOf(w.Form); noun.IsTime || m.standsAlone(k-1, t) {
				return k
			}
		case w.Form == "-" && w.End == m.Words[k].Start:
		case w.UPOS == "VERB" && (w.Head >= k && w.Head <= t && w.Rel == "amod" || passing[strings.ToLower(w.Form)]):
		case strings.EqualFold(w.Form, "under") && m.Words[k].Form == "-": // "Under-Secretary"
		default:
			return k
		}
		k--
	}
	return k
}

// passing are participles that say of an office how long it is held.
var passing = map[string]bool{"acting": true, "outgoing": true, "incoming": true}

// unverb makes the participle that says how long office t is held its adjective, as far
// as the words first to end go: in "talks with acting President Ada Moss" nobody acts.
func (m *mender) unverb(first, t, end int) {
	w := &m.Words[first]
	if !passing[strings.ToLower(w.Form)] || w.UPOS != "VERB" {
		return
	}
	w.UPOS, w.XPOS = "ADJ", "JJ"
	if w.Rel == "acl" {
		w.Rel = "nmod"
	}
	if w.Rel == "advcl" {
		w.Rel = "obl"
	}
	for k := first + 1; k < end; k++ {
		if m.Words[k].Head == first && k != t {
			m.attach(k, t, "nmod")
		}
	}
}

// standsAlone reports whether noun i is an argument of a verb before the
// phrase with head t rather than a part of it: "told Reuters, chairman X".
func (m *mender) standsAlone(i, t int) bool {
	w := &m.Words[i]
	if w.Head >= i && w.Head <= t || m.Words[i+1].XPOS == "POS" {
		return false
	}
	if state, _ := gazetteer.Country(w.Form); state != nil {
		return false
	}
	switch w.Rel {
	case "obj", "iobj", "obl", "obl:unmarked", "obl:tmod", "root":
		return true
	}
	return false
}

// describe hangs title t, whose phrase starts at first and ends before end, on
// the head of a name, which takes its place in the sentence.
func (m *mender) describe(name nlp.Name, t, first, end int) {
	n := name.Start
	if m.subjectOfRelative(n, t) {
		return
	}
	inside := func(i int) bool { return i >= first && i < name.End }
	head, rel := m.place(first, name.End, n, t)
	if rel == "" || head >= 0 && m.above(n, head) || head >= 0 && m.above(t, head) {
		return // the two hang on what hangs on them: no telling how
	}
	if r := head; rel == "appos" && r >= 0 && m.isExplained(r, n) {
		rel = "conj" // one noun has one name: "the minister, X, secretary Y"
	}
	m.attach(n, head, rel)
	for k := range m.Words {
		w := &m.Words[k]
		switch {
		case k == n || k == t:
		case k < t && k >= first && w.UPOS == "ADJ" && w.Head > k && w.Head < t && m.isPlaceOrBody(w.Head) && !m.inOneName(k, w.Head):
			m.attach(k, t, "amod") // "former Peruvian president"
		case inside(k):
			if k < end && !inside(w.Head) && w.UPOS != "PUNCT" || k < end && w.Head == n {
				switch o := m.governed(k, end); {
				case k < t:
					m.attach(k, t, before(w))
				case o >= 0:
					m.attach(k, o, "case") // "Secretary of State"
				default:
					m.attach(k, t, "nmod")
				}
			}
		case w.Head == t, k >= name.End && w.Head >= first && w.Head < end:
			w.Head = n
		case k < first && w.Head == first && (w.Rel == "case" || w.Rel == "mark"):
			m.attach(k, n, "case") // "with acting President"
		}
	}
	m.attach(t, n, "nmod:desc")
	m.makeNoun(t)
	m.conjoin(n, first)
}

// governed returns the noun that preposition k governs, before word end, or -1.
func (m *mender) governed(k, end int) int {
	if m.Words[k].UPOS != "ADP" {
		return -1
	}
	o := -1
	for j := k + 1; j < end && m.Words[j].UPOS != "ADP" && m.Words[j].UPOS != "PUNCT"; j++ {
		if upos := m.Words[j].UPOS; upos == "NOUN" || upos == "PROPN" {
			o = j
		}
	}
	return o
}

// inOneName reports whether two words stand in the same name.
func (m *mender) inOneName(i, j int) bool {
	return slices.ContainsFunc(m.Names, func(n nlp.Name) bool { return n.Start <= i && i < n.End && n.Start <= j && j < n.End })
}

// isBetween reports whether "between" leads to word x.
func (m *mender) isBetween(x int) bool {
	for k := range x {
		if m.Words[k].Head == x && m.Words[k].Rel == "case" && strings.EqualFold(m.Words[k].Form, "between") {
			return true
		}
	}
	return false
}

// place returns where the words [first, end) hang in the sentence: of those
// that hang on a word outside, the one in the surest place, n before t before
// the others. The relation is "" when none does.
func (m *mender) place(first, end, n, t int) (head int, rel string) {
	best := -1
	order := []int{n, t}
	for k := first; k < end; k++ {
		order = append(order, k)
	}
	for _, k := range order {
		w := &m.Words[k]
		if w.Head >= first && w.Head < end || w.UPOS == "PUNCT" {
			continue
		}
		if sure := places[w.Rel]; sure > best {
			best, head, rel = sure, w.Head, w.Rel
		}
	}
	if best == 0 && head >= end && m.Words[head].UPOS == "VERB" {
		rel = "nsubj"
	}
	return head, rel
}

// places are the relations of noun phrases, the surest place first.
var places = map[string]int{"nsubj": 3, "nsubj:pass": 3, "obj": 3, "iobj": 3, "obl": 2, "obl:agent": 3, "nmod": 2, "nmod:poss": 2,
	"root": 2, "conj": 2, "appos": 1}

// makeNoun makes an office that is written like a name, or was tagged as an
// adjective, the noun it is.
func (m *mender) makeNoun(t int) {
	if w := &m.Words[t]; !m.isHonorific(t) && (w.UPOS == "PROPN" || w.UPOS == "ADJ") {
		w.UPOS, w.XPOS = "NOUN", "NN"
	}
}

// conjoin parts a noun phrase that was taken for a modifier of the one behind
// the conjunction before word first, whose head is n: in "the army and General
// Ada Moss" the army modifies nobody.
func (m *mender) conjoin(n, first int) {
	c := first - 1
	if c < 1 || m.Words[c].UPOS != "CCONJ" {
		return
	}
	x := c - 1
	switch w := &m.Words[x]; {
	case w.UPOS != "NOUN" && w.UPOS != "PROPN" && w.UPOS != "ADJ":
		return
	case m.isBetween(x) && !m.above(n, x) && !m.above(x, n):
		m.attach(n, x, "conj")
		m.attach(c, n, "cc")
		return
	case w.Head != n || w.Rel != "amod" && w.Rel != "compound":
		return
	}
	m.attach(x, m.Words[n].Head, m.Words[n].Rel)
	if m.Words[x].UPOS == "ADJ" {
		m.Words[x].UPOS, m.Words[x].XPOS = "NOUN", "NN"
	}
	for k := range c {
		if w := &m.Words[k]; w.Head == n && k != x {
			w.Head = x
		}
	}
	m.attach(n, x, "conj")
	m.attach(c, n, "cc")
}

// isExplained reports whether noun r has a person's name as its apposition
// before word n.
func (m *mender) isExplained(r, n int) bool {
	for _, name := range m.Names {
		if w := &m.Words[name.Start]; name.Start < n && name.Start > r && w.Head == r && w.Rel == "appos" && name.Type == nlp.PersonName {
			return true
		}
	}
	return false
}

// before returns the relation of a word that stands before a noun.
func before(w *nlp.Word) string {
	switch {
	case w.UPOS == "ADJ":
		return "amod"
	case w.UPOS == "DET":
		return "det"
	case w.XPOS == "PRP$" || w.Rel == "nmod:poss":
		return "nmod:poss"
	}
	return "compound"
}

// subjectOfRelative reports whether name n opens a relative clause without
// pronoun below noun t: "the minister Moss dismissed".
func (m *mender) subjectOfRelative(n, t int) bool {
	h := m.Words[n].Head
	return h >= 0 && m.Words[n].Rel == "nsubj" && m.Words[h].Rel == "acl:relcl" && m.Words[h].Head == t
}
