package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

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
