package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// frequencies are adjectives that "near" weakens: "near daily attacks".
var frequencies = map[string]bool{"daily": true, "nightly": true, "weekly": true, "constant": true, "continuous": true, "total": true,
	"complete": true, "unanimous": true, "universal": true, "identical": true, "perfect": true}

// modifiers makes words modifiers of the noun behind them that were taken for
// prepositions and verbs: "near daily attacks", "neighbouring Peru".
func (m *mender) modifiers() {
	for i := 0; i+1 < len(m.Words); i++ {
		w, next := &m.Words[i], &m.Words[i+1]
		switch strings.ToLower(w.Form) {
		case "near":
			n := w.Head
			if w.Rel != "case" || !frequencies[strings.ToLower(next.Form)] || n < 0 || m.Words[n].Rel != "obl" || m.Words[n].Head > i {
				continue
			}
			w.UPOS, w.XPOS = "ADV", "RB"
			m.attach(i, i+1, "advmod")
			m.Words[n].Rel = "obj"
		case "the", "a", "this", "that":
			if n := &m.Words[i+1]; w.UPOS == "DET" && n.XPOS == "PRP" && strings.EqualFold(n.Form, "mine") {
				n.UPOS, n.XPOS, n.Lemma = "NOUN", "NN", "mine"
			}
		case "neighbouring", "neighboring":
			if k := m.named(nlp.Name{Start: i}); k >= 0 && m.Names[k].End > i+1 {
				m.Names[k].Start++ // "Neighbouring Peru" at the head of a sentence
			}
			switch {
			case w.UPOS != "VERB" || next.UPOS != "PROPN":
			case next.Head == i && next.Rel == "obj":
				m.neighbour(i)
			case next.Head != i && !m.above(i, i+1):
				w.UPOS, w.XPOS = "ADJ", "JJ"
				m.attach(i, i+1, "amod")
				if k := m.childOf(i, "mark"); k >= 0 {
					m.attach(k, i+1, "case")
				}
				if k := m.caseOf(i + 1); k >= 0 {
					m.Words[k].UPOS = "ADP"
				}
			}
		}
	}
}

// neighbour gives the name behind word i the place of the word, which only
// tells where it lies.
func (m *mender) neighbour(i int) {
	n := i + 1
	m.takePlace(n, i)
	m.attach(i, n, "amod")
	m.Words[i].UPOS, m.Words[i].XPOS = "ADJ", "JJ"
	for k := range m.Names {
		if name := &m.Names[k]; name.Start == i && name.End > n {
			name.Start = n
		}
	}
	switch m.Words[n].Rel {
	case "csubj":
		m.Words[n].Rel = "nsubj"
		return
	case "advcl":
		m.Words[n].Rel = "obl"
	case "acl":
		m.Words[n].Rel = "nmod"
	default:
		return
	}
	for k := range i {
		if w := &m.Words[k]; w.Head == n && w.Rel == "mark" {
			w.UPOS, w.Rel = "ADP", "case"
		}
	}
}

// nowAt hangs a body on the person who is said to be there now: "Moss, now at
// Danfoods, declined".
func (m *mender) nowAt() {
	for at := 1; at+3 < len(m.Words); at++ {
		if m.Words[at].Form != "," || !strings.EqualFold(m.Words[at+1].Form, "now") || m.Words[at-1].UPOS != "PROPN" {
			continue
		}
		if prep := m.Words[at+2].Form; prep != "at" && prep != "with" && prep != "of" {
			continue
		}
		start := at + 3
		if m.Words[start].UPOS == "DET" {
			start++
		}
		body := m.run(start, start)
		for body.End > start && body.End+1 < len(m.Words) && m.isJoint(body.End) {
			body.End += 2
		}
		if body.End == start || body.End >= len(m.Words) || m.Words[body.End].Form != "," {
			continue
		}
		x, n := m.headOf(body), m.ownerBefore(at)
		if n >= 0 && !m.above(x, n) {
			m.attach(x, n, "nmod")
		}
	}
}

// hyphened makes "rank-and-file" before a noun one modifier of the noun, which the
// parser reads as a list.
func (m *mender) hyphened() {
	for i := 1; i+4 < len(m.Words); i++ {
		if m.Words[i].Form != "-" || m.Words[i+1].UPOS != "CCONJ" || m.Words[i+2].Form != "-" || m.Words[i].End != m.Words[i+1].Start || m.Words[i+2].End != m.Words[i+3].Start {
			continue
		}
		noun := m.phraseHead(i + 4)
		if noun != i+4 {
			continue
		}
		first, last := i-1, i+3
		for k := first; k <= last; k++ {
			if m.above(k, noun) {
				m.attach(noun, m.Words[k].Head, m.Words[k].Rel)
			}
		}
		for k := range m.Words {
			if h := m.Words[k].Head; k >= first && k <= last || h >= first && h <= last && k != noun {
				m.Words[k].Head = noun
			}
		}
		for k := first; k <= last; k++ {
			m.Words[k].Rel = hyphenedParts[m.Words[k].UPOS]
			if m.Words[k].Rel == "" {
				m.Words[k].Rel = "compound"
			}
		}
		if w := &m.Words[first]; w.UPOS == "VERB" {
			w.UPOS, w.XPOS = "NOUN", "NN"
		}
	}
}

// hyphenedParts are the relations of the words between the nouns of such a
// modifier.
var hyphenedParts = map[string]string{"PUNCT": "punct", "CCONJ": "cc"}

// durations hangs "for years" and "for life" behind an object on the verb, which lasted so long:
// "had opposed the deal for years".
func (m *mender) durations() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "nmod" || w.XPOS != "NNS" && w.Form != "life" || w.Head != k-2 || m.Words[k-1].Form != "for" || m.Words[w.Head].Rel != "obj" {
			continue
		}
		if noun, _ := gazetteer.NounOf(w.Lemma); noun.IsTime || w.Form == "life" {
			m.attach(k, m.Words[w.Head].Head, "obl")
		}
	}
}

// worth hangs "worth" and its price on the noun right before it: "aid worth 400
// million dollars".
func (m *mender) worth() {
	for k := 1; k+2 < len(m.Words); k++ {
		noun := &m.Words[k-1]
		if !strings.EqualFold(m.Words[k].Form, "worth") || noun.UPOS != "NOUN" {
			continue
		}
		price := m.phraseHead(k + 1)
		if m.Words[k+1].UPOS == "SYM" {
			price = k + 1 // "worth $3 million"
		}
		for i := k + 1; price < 0 && i < len(m.Words) && m.Words[i].UPOS == "NUM"; i++ {
			if h := m.phraseHead(i + 1); h > i {
				price = h
			}
		}
		if price < 0 || m.above(price, k-1) || m.above(k, k-1) {
			continue
		}
		m.attach(k, k-1, "amod")
		m.attach(price, k, "obl:unmarked")
	}
}

// according hangs "according to X" on the verb above the noun that it was hung on:
// it says of the whole sentence who says so.
func (m *mender) according() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "nmod" || !strings.EqualFold(m.caseForm(k), "according") {
			continue
		}
		for h := w.Head; h >= 0; h = m.Words[h].Head {
			if m.Words[h].UPOS == "VERB" || m.Words[h].Head < 0 {
				m.attach(k, h, "obl")
				break
			}
		}
	}
	for k := 2; k+2 < len(m.Words); k++ {
		if m.Words[k].Rel != "obl" || !strings.EqualFold(m.caseForm(k), "according") {
			continue
		}
		for v := k + 2; v < len(m.Words); v++ {
			if w := &m.Words[v]; w.Head == m.Words[k].Head && w.Rel == "advcl" && w.XPOS == "VBG" && m.Words[v-1].Form == "," && v < w.Head && m.above(k, v-2) {
				m.attach(v, k, "acl") // "according to the agency, quoting officials, they left"
			}
		}
	}
}

// days hangs the day behind a subject on the verb right behind it, as it tells when
// the body did so: "the authority on Tuesday prohibited".
func (m *mender) days() {
	for k := 1; k+1 < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "nmod" || w.Head < 0 || !subjects[m.Words[w.Head].Rel] || !weekdays[w.Form] || m.Words[k-1].Form != "on" {
			continue
		}
		if noun, _ := gazetteer.NounOf(m.Words[w.Head].Lemma); noun.Kind == nlp.Event {
			continue // "the talks on Tuesday"
		}
		if v := m.Words[w.Head].Head; v > k {
			m.attach(k, v, "obl")
		}
	}
}

// months are the months as they are written.
var months = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true,
	"August": true, "September": true, "October": true, "November": true, "December": true}

// weekdays are the days as they are written.
var weekdays = map[string]bool{"Monday": true, "Tuesday": true, "Wednesday": true, "Thursday": true, "Friday": true, "Saturday": true, "Sunday": true}

// gerunds gives a participle the object right behind it that was hung on the verb
// above: "was praised for rescuing hikers".
func (m *mender) gerunds() {
	for k := 1; k < len(m.Words); k++ {
		w := &m.Words[k]
		if w.Rel != "obj" || w.Head < 0 || w.Head >= k {
			continue
		}
		v := m.phraseStart(k) - 1
		if v > w.Head && m.Words[v].XPOS == "VBG" && m.Words[v].Head == w.Head && m.Words[v].Rel == "advcl" {
			m.attach(k, v, "obj")
		}
	}
}

// joints hangs the first part of a name with a hyphen on the second where the tree
// takes them for two: "Norlight-Sport's manager".
func (m *mender) joints() {
	for i := 1; i+1 < len(m.Words); i++ {
		a, b := &m.Words[i-1], &m.Words[i+1]
		if !m.isJoint(i) || a.UPOS != "PROPN" || a.Head == b.Head && a.Rel != "nsubj" || m.above(i-1, i+1) || m.above(i+1, i-1) {
			continue
		}
		if a.Rel == "nsubj" && b.Rel == "nmod:poss" {
			m.attach(i-1, i+1, "compound")
			m.attach(i, i+1, "punct")
		}
	}
}
