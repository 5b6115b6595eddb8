package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// means hangs on the verb what the tree hangs on the bare noun that says by which
// means: "spoke by telephone with the envoy".
func (m *mender) means() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		by := w.Head - 1
		if w.Rel != "nmod" || by < 1 || w.Head > k || m.Words[by].Form != "by" || m.Words[by].Head != w.Head || m.Words[w.Head].XPOS != "NN" {
			continue
		}
		if v := m.Words[w.Head].Head; v >= 0 && v < by && m.Words[v].UPOS == "VERB" && m.caseForm(k) == "with" {
			m.attach(k, v, "obl")
		}
	}
}

// dealings are nouns for speaking with each other, which have "with" and "on" behind them.
var dealings = map[string]bool{"talks": true, "negotiations": true, "discussions": true, "consultations": true, "talk": true, "meeting": true,
	"dialogue": true, "agreement": true, "deal": true, "dispute": true, "argument": true}

// talkedOn hangs what is spoken about on the noun for that and not on the verb: "flew to
// Lima for talks with Moss on the release of prisoners".
func (m *mender) talkedOn() {
	for k := range m.Words {
		w := &m.Words[k]
		if prep := m.caseForm(k); w.Rel != "obl" || prep != "on" && prep != "about" && prep != "over" || w.Head < 0 || w.Head > k || weekdays[w.Form] {
			continue
		}
		if noun, _ := gazetteer.NounOf(w.Lemma); noun.IsTime || w.UPOS == "NUM" || w.UPOS == "PROPN" {
			continue
		}
		for n := m.caseOf(k) - 1; n > w.Head; n-- {
			if d := &m.Words[n]; dealings[strings.ToLower(d.Form)] && d.Head == w.Head && (d.Rel == "obl" || d.Rel == "obj") {
				for j := n + 1; j < k; j++ {
					if m.Words[j].Head == n && m.Words[j].Rel == "nmod" && m.caseForm(j) == "with" {
						m.attach(k, n, "nmod")
					}
				}
				break
			}
		}
	}
}

// runBy hangs a participle with an agent, behind a comma, on the works or the body
// that lies in the place before the comma: "the quarry in Ness, run by Danfoods".
func (m *mender) runBy() {
	for i := 3; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.Rel != "acl" || w.XPOS != "VBN" || w.Head < 0 || w.Head > i || m.Words[i-1].Form != "," || m.childOf(i, "obl:agent") < 0 {
			continue
		}
		place := &m.Words[w.Head]
		if place.UPOS != "PROPN" || place.Rel != "nmod" || place.Head < 0 || place.Head > w.Head {
			continue
		}
		switch m.caseForm(w.Head) {
		case "in", "at", "on", "near":
		default:
			continue
		}
		if kind := gazetteer.NounKind(m.Words[place.Head].Lemma); kind == nlp.Facility || kind == nlp.Organization {
			m.attach(i, place.Head, "acl")
		}
	}
}

// deeds joins two deeds that "and" joins where the tree joins the second with what
// the first is done to: "the dismissal of Moss and the arrest of her aides".
func (m *mender) deeds() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "conj" || w.Head < 0 || w.Head > k || m.Words[w.Head].Rel != "nmod" || !m.isDeed(k) || m.isDeed(w.Head) || m.caseOf(k) >= 0 {
			continue
		}
		if first := m.Words[w.Head].Head; first >= 0 && first < w.Head && m.isDeed(first) {
			w.Head = first
		}
	}
}

// shifted makes the object of a verb of the noun phrase that the tree joins to the
// phrase before it with neither comma nor "and" between: "discussed with Moss and
// Holm their plans for the port".
func (m *mender) shifted() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "conj" || w.UPOS != "NOUN" || w.Head < 0 || w.Head > k || m.childOf(k, "case", "punct") >= 0 {
			continue
		}
		start := k
		for start > 1 && m.above(k, start-1) {
			start--
		}
		before, and := &m.Words[start-1], m.childOf(k, "cc")
		first := w.Head
		for m.Words[first].Rel == "conj" && m.Words[first].Head >= 0 {
			first = m.Words[first].Head
		}
		v := m.Words[first].Head
		if before.UPOS != "NOUN" && before.UPOS != "PROPN" || and >= start || m.Words[first].Rel != "obl" || v < 0 || v > first || m.Words[v].UPOS != "VERB" ||
			m.childOf(v, "obj", "aux:pass", "ccomp") >= 0 {
			continue
		}
		m.attach(k, v, "obj")
		if and >= 0 {
			m.attach(and, start-1, "cc")
		}
	}
}

// told hangs on "tell" what those who listen are told of: "told the court of forged
// records".
func (m *mender) told() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "nmod" || w.UPOS != "NOUN" || w.Head < 1 || w.Head > k || m.caseForm(k) != "of" || !listeners[strings.ToLower(m.Words[w.Head].Lemma)] {
			continue
		}
		o := &m.Words[w.Head]
		if v := o.Head; v >= 0 && (o.Rel == "obj" || o.Rel == "iobj") && strings.EqualFold(m.Words[v].Lemma, "tell") {
			m.attach(k, v, "obl")
		}
	}
}

// listeners are nouns for those to whom something is told.
var listeners = map[string]bool{"court": true, "jury": true, "inquiry": true, "hearing": true, "tribunal": true, "parliament": true, "congress": true,
	"senate": true, "committee": true, "commission": true, "panel": true, "police": true, "reporter": true, "journalist": true, "investigator": true}

// isDeed reports whether word i is the noun of an act with its object: "the arrest of".
func (m *mender) isDeed(i int) bool {
	if m.Words[i].UPOS != "NOUN" || i+1 >= len(m.Words) || m.Words[i+1].Form != "of" || !m.isDefinite(i) {
		return false
	}
	return gazetteer.NounKind(m.Words[i].Lemma) == nlp.Event
}

// firstOfVerbs makes the first of several finite verbs of one subject, which "and"
// joins, the one on which the others hang: "The men entered the bank, tied up a
// guard and fled".
func (m *mender) firstOfVerbs() {
	for i := range m.Words {
		w := &m.Words[i]
		v := w.Head
		if w.Rel != "advcl" || w.XPOS != "VBD" || v < i || m.Words[v].XPOS != "VBD" || m.Words[v].Head >= 0 || m.childOf(v, "conj") < 0 {
			continue
		}
		s := m.subjectOf(v)
		if s < 0 || s > i || m.childOf(i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
			continue
		}
		if _, end := m.extent(s); end != i || m.childOf(i, "advmod") >= 0 && m.childOf(i, "advmod") < i {
			continue
		}
		if m.Words[v-1].Form != "," {
			continue
		}
		m.attach(i, -1, "root")
		m.attach(v, i, "conj")
		m.Words[s].Head = i
		for k := range m.Words {
			if c := &m.Words[k]; c.Head == v && (c.Rel == "conj" || k == len(m.Words)-1) {
				c.Head = i
			}
		}
	}
}

// timeSpent hangs on the verb the participle that tells with what somebody spends time,
// where the tree hangs it on the time: "spent most of the week discussing the dam".
func (m *mender) timeSpent() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.XPOS != "VBG" || w.Rel != "acl" || w.Head != k-1 || m.childOf(k, "mark", "nsubj", "aux") >= 0 {
			continue
		}
		if noun, _ := gazetteer.NounOf(m.Words[k-1].Lemma); !noun.IsTime {
			continue
		}
		v := m.Words[k-1].Head
		if v >= 0 && m.Words[k-1].Rel == "nmod" {
			v = m.Words[v].Head
		}
		if v >= 0 && v < k && (m.Words[v].Lemma == "spend" || m.Words[v].Lemma == "waste") {
			m.attach(k, v, "advcl")
		}
	}
}

// transfers are nouns for passing something on to somebody, and their preposition is
// "to".
var transfers = map[string]bool{"sale": true, "transfer": true, "handover": true, "delivery": true, "return": true, "export": true, "supply": true,
	"extradition": true, "gift": true, "surrender": true, "shipment": true, "donation": true}

// sold hangs who gets something on the noun for that and not on the verb: "stepped
// down over the sale of the railway to a bank".
func (m *mender) sold() {
	for k := range m.Words {
		w := &m.Words[k]
		if w.Rel != "obl" || w.Head < 0 || w.Head > k || m.caseForm(k) != "to" {
			continue
		}
		of := m.phraseHeadBefore(m.caseOf(k))
		if of < 0 || m.Words[of].Rel != "nmod" || m.caseForm(of) != "of" || m.Words[of].Head < 0 {
			continue
		}
		if n := m.Words[of].Head; n > w.Head && transfers[strings.ToLower(m.Words[n].Form)] {
			m.attach(k, n, "nmod")
		}
	}
}

// phraseHeadBefore returns the noun or the head of the name that ends before word
// end, or -1.
func (m *mender) phraseHeadBefore(end int) int {
	if end < 1 {
		return -1
	}
	for _, name := range m.Names {
		if name.Start < end && end <= name.End {
			return m.headOf(name)
		}
	}
	if u := m.Words[end-1].UPOS; u == "NOUN" || u == "PROPN" {
		return end - 1
	}
	return -1
}

// toBeHeaded hangs a passive infinitive behind a comma on the object before the comma:
// "ordered a review, to be headed by Moss".
func (m *mender) toBeHeaded() {
	for i := 3; i < len(m.Words); i++ {
		w := &m.Words[i]
		v := w.Head
		if w.XPOS != "VBN" || w.Rel != "xcomp" && w.Rel != "advcl" || v < 0 || v > i || m.childOf(i, "aux:pass") != i-1 || m.Words[i-2].Form != "to" || m.Words[i-3].Form != "," {
			continue
		}
		if o := m.childIn(v, v, i-3, "obj"); o >= 0 && !m.commaBetween(v, i-3) {
			m.attach(i, o, "acl")
		}
	}
}

// issued hangs the participle of a verb of publishing, behind a comma, on the work and not
// on who made it: "a poll by the institute Moss, published on Sunday".
func (m *mender) issued() {
	for i := 3; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.Rel != "acl" || w.XPOS != "VBN" || !publishing[strings.ToLower(w.Form)] || m.Words[i-1].Form != "," || w.Head < 0 || w.Head > i {
			continue
		}
		n := w.Head
		for m.Words[n].Rel == "appos" && m.Words[n].Head >= 0 && m.Words[n].Head < n {
			n = m.Words[n].Head
		}
		if work := m.Words[n].Head; m.Words[n].Rel == "nmod" && m.caseForm(n) == "by" && work >= 0 && work < n && m.Words[work].UPOS == "NOUN" {
			w.Head = work
		}
	}
}

// publishing are participles for what is done to works.
var publishing = map[string]bool{"published": true, "released": true, "issued": true, "printed": true, "broadcast": true, "aired": true, "posted": true,
	"commissioned": true, "leaked": true, "unveiled": true, "obtained": true}
