package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// political are nouns for what somebody is for a party, and their abbreviations.
var political = wordSet(`politician member senator congressman congresswoman representative lawmaker legislator candidate nominee mp mps mep
	governor mayor councillor councilman leader chairman minister whip incumbent activist sen rep gov senators representatives lawmakers
	legislators members candidates governors politicians leaders ministers councillors mayors nominees congressmen`)

// isParty reports whether word w tells the party of the politician whose noun or
// title follows: "a former Labour minister", "Democratic Sen. Ada Moss".
func (s *sentence) isParty(w int) bool {
	if s.name[w] >= 0 || s.Words[w].Rel != "amod" && s.Words[w].Rel != "compound" || gazetteer.PartyOf(s.Words[w].Form) == "" {
		return false
	}
	for k := w + 1; k < min(w+3, len(s.Words)); k++ {
		if political[strings.ToLower(strings.TrimSuffix(s.Words[k].Form, "."))] {
			return true
		}
		if s.Words[k].UPOS != "ADJ" && s.Words[k].UPOS != "NOUN" {
			return false
		}
	}
	return false
}

// party makes m the mention of the party that its word tells, and reports true.
func (s *sentence) party(m *mention) bool {
	m.kind, m.adjective, m.marked = nlp.Named, true, true
	m.nameStart, m.nameEnd = m.head, m.head+1
	m.start, m.end, m.wideStart, m.wideEnd = m.head, m.head+1, m.head, m.head+1
	m.name = name{tokens: strings.Fields(gazetteer.PartyOf(s.Words[m.head].Form)), kind: nlp.Organization, known: true}
	m.name.key = gazetteer.Fold(strings.Join(m.name.tokens, " "))
	m.name.sort = m.name.finer(strings.Join(m.name.tokens, " "))
	m.what, m.known, m.number = nlp.Organization, true, anyNumber
	m.text = strings.ToLower(s.Words[m.head].Form)
	return true
}

// placeAdjectives returns, by adjective, the places of a text that no
// gazetteer knows and that the text also uses adjectives of: "Karvelian" of
// "Karvelia". Only words that the text has count, so that nothing is guessed.
func placeAdjectives(t *nlp.Text) map[string]string {
	words := map[string]bool{}
	for i := range t.Sentences {
		for _, w := range t.Sentences[i].Words {
			if capital(w.Form) {
				words[w.Form] = true
			}
		}
	}
	all := map[string]string{}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		for k, w := range s.Words {
			if w.UPOS != "PROPN" || len(w.Form) < 4 || !capital(w.Form) || inPerson(s, k) {
				continue
			}
			if state, _ := gazetteer.Country(w.Form); state != nil {
				continue
			}
			for _, adjective := range adjectivesOf(w.Form) {
				if words[adjective] {
					all[adjective] = w.Form
				}
			}
		}
	}
	for adjective := range all {
		if state, _ := gazetteer.Country(adjective); state != nil {
			delete(all, adjective)
		}
	}
	return all
}

// inPerson reports whether word k is one of several words of a person's name.
func inPerson(s *nlp.Sentence, k int) bool {
	for _, n := range s.Names {
		if k >= n.Start && k < n.End {
			return n.Type == nlp.PersonName && n.End-n.Start > 1
		}
	}
	return false
}

// adjectivesOf returns the adjectives that the name of a place can form.
func adjectivesOf(place string) []string {
	stem := strings.TrimRight(place, "aeioy")
	all := []string{place + "i", place + "ian", place + "ese", place + "ish", place + "er"}
	if last := place[len(place)-1]; last == 'a' || last == 'e' || last == 'i' || last == 'o' {
		all = append(all, place+"n")
	}
	if stem != place && len(stem) > 2 {
		all = append(all, stem+"an", stem+"ian", stem+"ese", stem+"ish", stem+"i", stem+"ic")
	}
	return all
}
