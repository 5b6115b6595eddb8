package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// sums are nouns that take up what the sentence has told: nothing that has a
// kind of its own is one.
var sums = map[string]bool{"move": true, "step": true, "charge": true, "claim": true, "accusation": true, "allegation": true, "decision": true,
	"gesture": true, "development": true, "practice": true, "feat": true, "tactic": true, "setback": true, "milestone": true, "shift": true,
	"reversal": true, "sign": true, "signal": true, "reminder": true, "assertion": true, "demand": true}

// summed hangs such a noun behind a comma on the predicate and not on the name or
// thing before it: in "closed its border with Kenya, a move that Peru welcomed" Kenya
// is no move.
func (m *mender) summed() {
	for i := range m.Words {
		w := &m.Words[i]
		host := w.Head
		if w.Rel != "appos" || host < 0 || host > i || !sums[strings.ToLower(w.Form)] || m.Words[m.phraseStart(i)].XPOS != "DT" || !m.commaBetween(host, i) {
			continue
		}
		noun, _ := gazetteer.NounOf(m.Words[host].Form)
		if m.Words[host].UPOS != "PROPN" && (noun.Kind == nlp.Other || noun.Kind == nlp.Event) {
			continue
		}
		v := host
		for v >= 0 && m.Words[v].UPOS != "VERB" {
			v = m.Words[v].Head
		}
		if v >= 0 && v < i {
			m.attach(i, v, "parataxis")
		}
	}
}

// formerly are words before what somebody was or is now.
var formerly = map[string]bool{"once": true, "formerly": true, "previously": true, "then": true}

// onceWere makes what stands behind a name, a comma and "once" an apposition of the
// name and no phrase of the verb: "Norlight, once the biggest employer, closed".
func (m *mender) onceWere() {
	for i := 2; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if !formerly[strings.ToLower(w.Form)] || m.Words[i-1].Form != "," {
			continue
		}
		n := m.phraseHead(i + 1)
		s := i - 2
		for s > 0 && (m.Words[s].Rel == "flat" || m.Words[s].Rel == "compound") {
			s = m.Words[s].Head
		}
		if n < 0 || m.Words[n].Rel != "obl" || w.Head != n || s < 0 || !subjects[m.Words[s].Rel] || m.Words[s].Head != m.Words[n].Head || m.Words[n].Head < n {
			continue
		}
		m.attach(n, s, "appos")
		w.UPOS, w.XPOS, w.Rel = "ADV", "RB", "advmod"
	}
}

// onceWas makes "once" between a copula and its noun an adverb, which the tree has for
// a preposition: "who was once Moss's bodyguard".
func (m *mender) onceWas() {
	for i := 1; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if h := w.Head; formerly[strings.ToLower(w.Form)] && w.Rel == "case" && h > i && m.childIn(h, i-1, i, "cop") >= 0 {
			w.UPOS, w.XPOS, w.Rel = "ADV", "RB", "advmod"
		}
	}
}
