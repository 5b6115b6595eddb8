package train

import (
	"slices"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/coref"
	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// entityNames are the types of name that GUM's kinds of entity have. Of other
// kinds, such as substances, proper nouns are no names.
var entityNames = map[string]nlp.NameType{
	"person": nlp.PersonName, "organization": nlp.OrganizationName, "place": nlp.LocationName,
	"event": nlp.OtherName, "object": nlp.OtherName,
}

// markEntities sets the names of sentences from the entities that GUM marks, by
// the habits of Universal NER: a name is a run of proper nouns without article
// and titles, and the adjectives of countries are names of other kinds. It
// reports whether the sentences have entities at all.
func markEntities(sents []conllu.Sentence) (bool, error) {
	misc := make([][]string, len(sents))
	for i := range sents {
		misc[i] = sents[i].Misc
	}
	mentions, err := coref.ReadGold(misc)
	if err != nil || len(mentions) == 0 {
		return false, err
	}
	for _, m := range mentions {
		s := &sents[m.Sent].Sentence
		kind := entityNames[m.Type]
		head := headOf(s, m.Start, m.End)
		if kind == nlp.NoName || s.Words[head].UPOS != "PROPN" {
			continue
		}
		start, end := properRun(s, m.Start, m.End, head, kind)
		if _, title := gazetteer.Title(s.Words[start].Form); !title || kind != nlp.PersonName || end > start+1 {
			addName(s, nlp.Name{Start: start, End: end, Type: kind})
		}
	}
	for i := range sents {
		s := &sents[i].Sentence
		for k, w := range s.Words {
			if _, form := gazetteer.Country(w.Form); w.UPOS == "ADJ" && form != gazetteer.NoForm {
				addName(s, nlp.Name{Start: k, End: k + 1, Type: nlp.OtherName})
			}
		}
		slices.SortFunc(s.Names, func(a, b nlp.Name) int { return a.Start - b.Start })
	}
	return true, nil
}

// headOf returns the first word of [start, end) whose head lies outside.
func headOf(s *nlp.Sentence, start, end int) int {
	for i := start; i < end; i++ {
		if h := s.Words[i].Head; h < start || h >= end {
			return i
		}
	}
	return start
}

// properRun returns the words around head that make a name, within [from, to).
func properRun(s *nlp.Sentence, from, to, head int, kind nlp.NameType) (start, end int) {
	proper := func(i int) bool {
		w := &s.Words[i]
		return w.Rel != "nmod:desc" && w.Rel != "appos" && (w.UPOS == "PROPN" || i < head && (w.Rel == "compound" || w.Rel == "amod") && w.Form[0] >= 'A' && w.Form[0] <= 'Z')
	}
	start, end = head, head+1
	for start > from && (proper(start-1) || start-1 > from && s.Words[start-1].Form == "-" && proper(start-2)) {
		start--
	}
	for end < to {
		switch w := &s.Words[end]; {
		case proper(end), w.UPOS == "NUM" && w.Rel == "flat":
			end++
		case kind == nlp.OrganizationName && w.Form == "of" && end+1 < to && proper(end+1):
			end += 2
		default:
			return start, end
		}
	}
	return start, end
}

// addName adds a name unless it overlaps one that is there.
func addName(s *nlp.Sentence, n nlp.Name) {
	for _, other := range s.Names {
		if n.Start < other.End && other.Start < n.End {
			return
		}
	}
	s.Names = append(s.Names, n)
}
