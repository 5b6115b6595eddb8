package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// What the members of a list belong to: like is joined with like, and what
// stands between two members is said of the first.

// namesInSeries joins a name with the one before it in a list whose members are
// explained, where the tree joins it with a noun of the explanation: "lent money to
// Norlight, a maker of cheese, Danfoods, a brewer, and Holm, a bank".
func (m *mender) namesInSeries() {
	for k := range m.Words {
		h := m.Words[k].Head
		if m.Words[k].Rel != "conj" || m.Words[k].UPOS != "PROPN" || h < 0 || h > k || m.Words[h].UPOS != "NOUN" && !(m.inPerson(k) && !m.inPerson(h)) {
			continue
		}
		if start, _ := m.extent(k); start < 1 || m.Words[start-1].Form != "," {
			continue
		}
		explanation := h
		for explanation >= 0 && m.Words[explanation].Rel == "nmod" && m.Words[explanation].Head < explanation {
			explanation = m.Words[explanation].Head
		}
		first := m.Words[explanation].Head
		if m.Words[explanation].Rel != "appos" || first < 0 || first > explanation || m.Words[first].UPOS != "PROPN" {
			continue
		}
		m.attach(k, first, "conj")
		m.explainNext(k, h)
	}
}

// personsInSeries joins a person with the person before in a list whose members are
// explained, where the tree has him joined with, or explain, what that one is of: "Ada
// Moss, the president of Peru, her husband, Bo, and two sons". Without a name of his own
// or an "and" he is the same person once more: "the president of Peru, a judge, left".
func (m *mender) personsInSeries() {
	for k := range m.Words {
		w := &m.Words[k]
		if w.Rel != "conj" && w.Rel != "appos" || w.Head < 0 || w.Head > k || !m.isSomebody(k) || m.isSomebody(w.Head) || m.isGroup(w.Head) {
			continue
		}
		if start, _ := m.extent(k); start < 1 || m.Words[start-1].Form != "," {
			continue
		}
		top := w.Head
		for top >= 0 && !m.isSomebody(top) && m.Words[top].Head < top {
			switch m.Words[top].Rel {
			case "nmod", "conj":
				top = m.Words[top].Head
			default:
				top = -1
			}
		}
		if top < 0 || !m.isSomebody(top) {
			continue
		}
		rel := "appos"
		if w.UPOS == "PROPN" || m.childOf(k, "appos", "cc") >= 0 {
			rel = "conj"
			for m.Words[top].Rel == "appos" || m.Words[top].Rel == "conj" {
				top = m.Words[top].Head
			}
		}
		m.attach(k, top, rel)
	}
}

// isSomebody reports whether word i is a person's name or, with a determiner, a noun for
// one person.
func (m *mender) isSomebody(i int) bool {
	return m.inPerson(i) || m.isRole(i) && m.determined(m.phraseStart(i), i)
}

// isGroup reports whether word i is a noun for people or a body of them.
func (m *mender) isGroup(i int) bool { return peopled[gazetteer.NounKind(m.Words[i].Lemma)] }

// explainNext makes the noun behind the comma of name k, which the tree lists under
// noun h as well, what the name is.
func (m *mender) explainNext(k, h int) {
	for j := k + 2; j < len(m.Words); j++ {
		w := &m.Words[j]
		if w.Head != h || w.Rel != "conj" {
			continue
		}
		start := m.phraseStart(j)
		if w.UPOS == "NOUN" && w.XPOS == "NN" && start < j && m.Words[start].UPOS == "DET" && m.Words[start-1].Form == "," && m.above(k, start-2) {
			m.attach(j, k, "appos")
		}
		return
	}
}

// parallel joins a noun with the noun that has a phrase of the same form where the
// tree joins it with the name in that phrase: "plants in Peru and offices in Oslo".
func (m *mender) parallel() {
	for k := range m.Words {
		w := &m.Words[k]
		h := w.Head
		if w.Rel != "conj" || w.UPOS != "NOUN" || h < 0 || h > k || m.Words[h].UPOS != "PROPN" || m.Words[h].Rel != "nmod" || m.hasCase(k) {
			continue
		}
		if first := m.Words[h].Head; first >= 0 && first < h && m.Words[first].UPOS == "NOUN" && m.takesSame(k, m.caseForm(h)) {
			w.Head = first
		}
	}
}

// takesSame hangs the phrase with a preposition that stands right behind noun k on it,
// and reports whether one hangs there.
func (m *mender) takesSame(k int, prep string) bool {
	for j := k + 1; j < len(m.Words) && prep != ""; j++ {
		if m.caseForm(j) == prep && (m.Words[j].Head == k || m.caseOf(j) == k+1 && !m.above(j, k)) {
			m.attach(j, k, "nmod")
			return true
		}
	}
	return false
}

// besidePlaces joins a noun with one of its kind where the tree joins it with the place
// that stands behind that, or has it explain the place: "closed mines in the north,
// schools and shops".
func (m *mender) besidePlaces() {
	for k := range m.Words {
		w := &m.Words[k]
		place := w.Head
		if w.UPOS != "NOUN" || place < 0 || place > k || m.hasCase(k) || m.isPlace(k) {
			continue
		}
		if m.Words[place].Rel == "conj" {
			place = m.Words[place].Head
		}
		prep := m.caseForm(place)
		first := m.caseOf(place) - 1
		if m.Words[place].Rel == "nmod" {
			first = m.Words[place].Head
		}
		if !m.isPlace(place) || !locatives[prep] || first < 0 || first > place || m.Words[first].UPOS != "NOUN" || !m.isSameKind(first, k) {
			continue
		}
		last := m.lastMember(place, len(m.Words))
		if w.Rel == "conj" || w.Rel == "appos" && last > k && m.isSameKind(first, last) {
			m.attach(k, first, "conj")
			m.takesSame(k, prep)
		}
	}
}

// locatives are prepositions that lead to where something is or comes from.
var locatives = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "around": true, "from": true}

// isPlace reports whether word i is a noun for a place or the name of one.
func (m *mender) isPlace(i int) bool {
	for _, name := range m.Names {
		if name.Start <= i && i < name.End {
			return name.Type == nlp.LocationName
		}
	}
	return gazetteer.NounKind(m.Words[i].Lemma) == nlp.Place
}

// closedLists takes what follows the last member of a list, the one behind "and", out
// of it. Without an "and" of its own it tells what that member is; behind a comma and
// "and" it is listed with the noun whose phrase the list stands in: "the police of
// Oslo and Bergen, and the army".
func (m *mender) closedLists() {
	for k := range m.Words {
		w := &m.Words[k]
		h := w.Head
		if w.Rel != "conj" || h < 0 || h > k || w.UPOS != "NOUN" || m.Words[h].UPOS != "PROPN" {
			continue
		}
		last := m.lastMember(h, k)
		start, _ := m.extent(k)
		if last < 0 || m.Words[start-1].Form != "," || !m.above(last, start-2) {
			continue
		}
		switch first := m.Words[h].Head; {
		case m.childIn(k, 0, k, "cc") < 0:
			if w.XPOS == "NN" && m.Words[start].UPOS == "DET" && m.lastMember(h, len(m.Words)) == last {
				m.attach(k, last, "appos")
			}
		case m.Words[h].Rel == "nmod" && first >= 0 && first < h && m.isSameKind(first, k) && !m.isSameKind(h, k):
			w.Head = first
		}
	}
}

// isSameKind reports whether two nouns are for the same kind of thing: people and what is
// made up of them, bodies and where they are housed, or two of another kind.
func (m *mender) isSameKind(i, k int) bool {
	a, b := gazetteer.NounKind(m.Words[i].Lemma), gazetteer.NounKind(m.Words[k].Lemma)
	return a != nlp.Other && (a == b || peopled[a] && peopled[b] || housed[a] && housed[b])
}

var (
	peopled = map[nlp.Kind]bool{nlp.Person: true, nlp.Group: true, nlp.Organization: true}
	housed  = map[nlp.Kind]bool{nlp.Organization: true, nlp.Facility: true}
)

// lastMember returns the last member before word end of the list that word h opens
// which an "and" joins to it, or -1.
func (m *mender) lastMember(h, end int) int {
	for k := end - 1; k > h; k-- {
		if m.Words[k].Head == h && m.Words[k].Rel == "conj" && m.childIn(k, h, k, "cc") >= 0 {
			return k
		}
	}
	return -1
}

// memberNames hangs a name on the member of a list that it stands right behind, and
// not on the first: "his son, a daughter, Efua, and four grandchildren".
func (m *mender) memberNames() {
	for _, name := range m.Names {
		k := m.headOf(name)
		w := &m.Words[k]
		h := w.Head
		if w.Rel != "appos" || h < 0 || h > k || name.Start < 2 || m.Words[name.Start-1].Form != "," || m.childOf(k, "conj") >= 0 {
			continue
		}
		for c := name.Start - 2; c > h; c-- {
			o := &m.Words[c]
			one := m.childIn(c, 0, c, "cc") >= 0 && m.Words[h].UPOS != "PROPN" // "her brother and agent, Bo Lund"
			if o.Head == h && o.Rel == "conj" && o.XPOS == "NN" && !one && m.above(c, name.Start-2) && m.phraseStart(c) < c {
				m.attach(k, c, "appos")
				break
			}
		}
	}
}

// together hangs with whom somebody did something, behind a comma, on the verb of the
// sentence: "fled in a plane belonging to the army, together with his wife".
func (m *mender) together() {
	for i := 1; i+2 < len(m.Words); i++ {
		form, with := strings.ToLower(m.Words[i].Form), &m.Words[i+1]
		if form != "together" && form != "along" || m.Words[i-1].Form != "," || with.Form != "with" || with.Head <= i+1 {
			continue
		}
		k := with.Head
		if !m.isOfPersons(k) && !m.inPerson(k) {
			continue
		}
		v := m.Words[k].Head
		for v >= 0 && (m.Words[v].UPOS != "VERB" || m.Words[v].Rel == "acl") {
			v = m.Words[v].Head
		}
		if v < 0 || v > i {
			continue
		}
		m.attach(k, v, "obl")
		m.attach(i, v, "advmod")
	}
}

// amongOthers takes "among others" between a preposition or verb and what it governs
// for the aside that it is: "will work with, among others, Ada Moss".
func (m *mender) amongOthers() {
	for i := 2; i+3 < len(m.Words); i++ {
		others := &m.Words[i+1]
		if !strings.EqualFold(m.Words[i].Form, "among") || others.Form != "others" || m.Words[i-1].Form != "," || m.Words[i+2].Form != "," {
			continue
		}
		x := m.phraseHead(i + 3)
		for _, name := range m.Names {
			if name.Start <= i+3 && i+3 < name.End {
				x = m.headOf(name)
			}
		}
		prep := m.caseOf(i + 1)
		if x < 0 || prep < 0 || prep >= i || !m.above(i+1, x) {
			continue
		}
		m.attach(x, others.Head, others.Rel)
		for k := x + 1; k < len(m.Words); k++ {
			if m.Words[k].Head == i+1 && m.Words[k].Rel == "conj" {
				m.Words[k].Head = x
			}
		}
		m.attach(i+1, x, "discourse")
		m.attach(prep, x, "case")
	}
}
