package mend

import (
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
