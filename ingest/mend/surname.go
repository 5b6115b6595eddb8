package mend

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// surnames takes the first word of a sentence for a person's name where the text
// calls a person so elsewhere, by a name of two words or more, and the parser saw
// no name in it: "Erdely, a former pilot, left".
func surnames(sents []nlp.Sentence) {
	known := map[string]bool{}
	for i := range sents {
		m := mender{Sentence: &sents[i]}
		m.lastWords()
		for _, n := range sents[i].Names {
			if last := &sents[i].Words[n.End-1]; n.Type == nlp.PersonName && n.End-n.Start > 1 && last.UPOS == "PROPN" {
				known[last.Form] = true
			}
		}
	}
	for i := range sents {
		m := mender{Sentence: &sents[i]}
		if len(m.Words) < 2 || !known[m.Words[0].Form] || m.inName(0) || m.Words[0].UPOS == "PROPN" {
			continue
		}
		switch w := &m.Words[0]; {
		case w.Rel == "nsubj" || w.Rel == "nsubj:pass" || w.Rel == "root" || w.Rel == "nmod:poss":
		case m.Words[1].Form == "," && w.Head > 0 && m.Words[w.Head].UPOS == "VERB":
			w.Rel = "nsubj" // an aside follows, or the verb itself
		default:
			continue
		}
		w := &m.Words[0]
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
		m.Names = slices.Insert(m.Names, 0, nlp.Name{Start: 0, End: 1, Type: nlp.PersonName})
	}
}

// lastWords takes the last word of a person's name for a name where only the tree
// shows that it is one: "Tomas Erdely".
func (m *mender) lastWords() {
	for i := 1; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.Rel != "flat" || w.Head != i-1 || m.Words[i-1].UPOS != "PROPN" || w.UPOS != "ADV" && w.UPOS != "ADJ" && w.UPOS != "NOUN" || !m.isCapital(i) || m.inName(i) {
			continue
		}
		w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
		for k := range m.Names {
			if m.Names[k].End == i {
				m.Names[k].End = i + 1
			}
		}
	}
}
