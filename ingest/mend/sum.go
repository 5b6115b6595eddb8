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
