package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// sites hangs the name of a place on the building or works right before it, which
// it tells apart from others: "watched the quarry at Ness".
func (m *mender) sites() {
	for _, name := range m.Names {
		i, prep := m.headOf(name), name.Start-1
		if prep < 2 || name.Type == nlp.PersonName {
			continue
		}
		switch m.Words[prep].Form {
		case "at", "in", "near":
		default:
			continue
		}
		site := &m.Words[prep-1]
		noun, ok := gazetteer.NounOf(site.Lemma)
		if !ok || noun.Kind != nlp.Facility || site.UPOS != "NOUN" || m.Words[prep].Head != i || m.Words[i].Head != site.Head || m.Words[i].Rel != "obl" || !m.isDefinite(prep-1) {
			continue
		}
		m.attach(i, prep-1, "nmod")
	}
}

// origins hangs on who did it where they are from, told right behind them: "was
// found by divers from two clubs".
func (m *mender) origins() {
	for k := range m.Words {
		w := &m.Words[k]
		prep := m.caseOf(k)
		if w.Rel != "obl" || w.Head < 0 || prep < 1 || m.Words[prep].Form != "from" {
			continue
		}
		who := &m.Words[prep-1]
		noun, ok := gazetteer.NounOf(who.Lemma)
		if ok && (noun.Kind == nlp.Person || noun.Kind == nlp.Group || noun.Kind == nlp.Organization) && who.UPOS == "NOUN" && who.Head == w.Head &&
			who.Rel == "obl:agent" && m.phraseStart(prep-1) == prep-1 {
			m.attach(k, prep-1, "nmod")
		}
	}
}

// seats hangs where somebody or something has its seat on who can have one: in "a
// maker of cheese based in Peru" the cheese has none.
func (m *mender) seats() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Rel != "acl" || w.Head < 0 || w.Head > i || !seated[w.Form] {
			continue
		}
		goods := &m.Words[w.Head]
		if goods.UPOS != "NOUN" || goods.Rel != "nmod" || goods.Head < 0 || m.Words[goods.Head].UPOS != "NOUN" || canSit(goods) {
			continue
		}
		if maker, known := gazetteer.NounOf(m.Words[goods.Head].Lemma); !known || maker.Kind != nlp.Other && maker.Kind != nlp.Work && maker.Kind != nlp.Event {
			m.attach(i, goods.Head, "acl")
		}
	}
}

// canSit reports whether a noun is of those that have a seat somewhere.
func canSit(w *nlp.Word) bool {
	switch gazetteer.NounKind(w.Lemma) {
	case nlp.Person, nlp.Organization, nlp.Group, nlp.Facility, nlp.Place:
		return true
	}
	return false
}

var seated = map[string]bool{"based": true, "headquartered": true}

// spans are nouns for a time that "last" and "next" count.
var spans = map[string]bool{"term": true, "season": true, "year": true, "month": true, "week": true, "night": true, "summer": true,
	"winter": true, "spring": true, "autumn": true, "weekend": true, "quarter": true}

// lastTerms gives the noun before "last term" the preposition that the tree gives
// the time: "scored nine goals for the Ness club last term".
func (m *mender) lastTerms() {
	for k := 3; k < len(m.Words); k++ {
		w, noun := &m.Words[k], k-2
		prep := m.caseOf(k)
		if !spans[strings.ToLower(w.Form)] || m.Words[k-1].Head != k || prep < 0 || prep >= noun {
			continue
		}
		if f := m.Words[k-1].Form; f != "last" && f != "next" && f != "this" {
			continue
		}
		if n := &m.Words[noun]; n.UPOS != "NOUN" && n.UPOS != "PROPN" || n.Head != w.Head && n.Head != k {
			continue
		}
		m.attach(noun, w.Head, w.Rel)
		for i := prep; i < noun; i++ {
			if m.Words[i].Head == k {
				m.Words[i].Head = noun
			}
		}
		for h := w.Head; h >= 0; h = m.Words[h].Head {
			if m.Words[h].UPOS == "VERB" {
				m.attach(k, h, "obl:unmarked")
				break
			}
		}
	}
}
