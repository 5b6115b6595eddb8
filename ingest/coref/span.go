package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// How far the noun phrase of a head reaches.

// inPhrase are the dependents that belong to a noun phrase when it is named;
// after adds those that annotation guidelines count in.
var (
	inPhrase = map[string]bool{"det": true, "amod": true, "compound": true, "nummod": true, "nmod": true,
		"nmod:poss": true, "nmod:desc": true, "nmod:unmarked": true, "flat": true, "fixed": true, "goeswith": true, "det:predet": true,
		"nmod:npmod": true, "nmod:tmod": true, "obl": true, "compound:prt": true}
	after = map[string]bool{"acl": true, "acl:relcl": true, "ccomp": true, "xcomp": true, "obl:unmarked": true, "advcl:relcl": true}
)

// span sets the ranges of the noun phrase that m's head heads.
func (s *sentence) span(m *mention) {
	predicate := s.child(m.head, "cop", "nsubj", "nsubj:pass", "nsubj:outer", "aux", "csubj") >= 0
	m.start, m.end = m.head, m.head+1
	m.wideStart, m.wideEnd = m.head, m.head+1
	for _, k := range s.kids[m.head] {
		rel := s.Words[k].Rel
		if rel == "conj" {
			break // what follows belongs to the whole conjunction
		}
		core, wide := inPhrase[rel], after[rel]
		if k > m.head && rel == "nmod" && s.isExample(k) {
			core, wide = false, true // "four people, among them Ada Moss"
		}
		if core && k > m.head && rel == "nmod" && s.caseOf(k) == "by" && m.rel == "nmod" && s.caseOf(m.head) == "of" &&
			gazetteer.NounKind(strings.ToLower(s.Words[m.head].Lemma)) != nlp.Work {
			core, wide = false, true // "the release of the pilots by Norway": Norway's release
		}
		if core && k > m.head && rel == "nmod" && s.isDay(k) {
			core, wide = false, true // "an aftershock on Wednesday"
		}
		if core && k > m.head && s.opens(m.head, k) {
			core, wide = false, true // "Ada Moss (12 May 1950)"
		}
		if predicate && (rel == "obl" || rel == "ccomp" || rel == "xcomp" || rel == "obl:unmarked") {
			core, wide = false, false
		}
		if rel == "advmod" || rel == "punct" {
			core = !predicate && rel == "advmod" && k < m.head && s.inside(k, m.head)
		}
		if rel == "case" && s.Words[k].XPOS == "POS" && m.rel == "nmod" {
			wide = true
		}
		if !core && !wide {
			continue
		}
		start, end := s.subtree(k)
		m.wideStart, m.wideEnd = min(m.wideStart, start), max(m.wideEnd, end)
		if core {
			if k > m.head {
				end = s.trim(k)
			}
			m.start, m.end = min(m.start, start), max(m.end, end)
		}
	}
	m.wideEnd = s.closed(m.wideStart, m.wideEnd)
	if m.kind == nlp.Named {
		m.start, m.end = min(m.start, m.nameStart), max(m.end, m.nameEnd)
		m.wideStart, m.wideEnd = min(m.wideStart, m.nameStart), max(m.wideEnd, m.nameEnd)
	}
}

// isDay reports whether phrase k tells on which day or part of it something is.
func (s *sentence) isDay(k int) bool {
	if s.caseOf(k) != "on" {
		return false
	}
	if calendar[strings.ToLower(s.Words[k].Form)] {
		return true
	}
	c := s.child(k, "compound")
	return c >= 0 && calendar[strings.ToLower(s.Words[c].Form)]
}

// closed returns the end of a range with the bracket after it that one inside
// it opens.
func (s *sentence) closed(start, end int) int {
	if s.opens(start, end) && end < len(s.Words) && (s.Words[end].Form == ")" || s.Words[end].Form == "]") {
		return end + 1
	}
	return end
}

// opens reports whether a range opens a bracket that it does not close.
func (s *sentence) opens(start, end int) bool {
	open := 0
	for k := start; k < end; k++ {
		switch s.Words[k].Form {
		case "(", "[":
			open++
		case ")", "]":
			open--
		}
	}
	return open > 0
}

// inside reports whether an adverb left of head stands within the phrase:
// after one of its other dependents.
func (s *sentence) inside(adverb, head int) bool {
	for _, k := range s.kids[head] {
		if k < adverb && (s.Words[k].Rel == "det" || s.Words[k].Rel == "nmod:poss") {
			return true
		}
	}
	return false
}

// trim returns the end of dependent k's words without the clauses that hang
// on it.
func (s *sentence) trim(k int) int {
	end := k + 1
	for _, c := range s.kids[k] {
		rel := s.Words[c].Rel
		if c < k || after[rel] || rel == "appos" || rel == "parataxis" || rel == "punct" || rel == "cc" {
			continue
		}
		end = max(end, s.trim(c))
	}
	return end
}

// subtree returns the range of all words under i, without punctuation at its
// ends.
func (s *sentence) subtree(i int) (start, end int) {
	start, end = i, i+1
	for _, k := range s.kids[i] {
		if s.Words[k].Rel == "punct" {
			continue
		}
		a, b := s.subtree(k)
		start, end = min(start, a), max(end, b)
	}
	return start, end
}

// textOf returns words in lower case without determiner and possessive mark.
func (s *sentence) textOf(start, end int) string {
	var b strings.Builder
	for k := start; k < end; k++ {
		w := &s.Words[k]
		if k == start && w.UPOS == "DET" || w.XPOS == "POS" || w.UPOS == "PUNCT" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(w.Form))
	}
	return b.String()
}

// isExample reports whether phrase k names members of what stands before its comma.
func (s *sentence) isExample(k int) bool {
	start, _ := s.subtree(k)
	form := s.caseOf(k)
	return (form == "among" || form == "including") && start > 0 && s.Words[start-1].Form == ","
}
