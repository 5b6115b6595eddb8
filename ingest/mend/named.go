package mend

import (
	"slices"

	"github.com/parley-kg/parley/ingest/nlp"
)

// joinTitles makes one name of words that only their capitals show to be one: a
// title inside quotation marks ("The Long Road Home"), a body whose name is a
// phrase (the Save The River Fund).
func (m *mender) joinTitles() {
	for i := range m.Words {
		if end := m.quoted(i); end > 0 {
			m.joinTitle(i+1, end)
		}
	}
	if !m.hasLowerNoun() {
		return // the capitals of a headline
	}
	for i := 1; i < len(m.Words); i++ {
		end := i
		for end < len(m.Words) && m.isCapital(end) && m.Words[end].UPOS != "PUNCT" {
			end++
		}
		if m.Words[i-1].UPOS == "DET" && m.isPhraseName(i, end) {
			m.joinTitle(i, end)
		}
		i = max(i, end)
	}
}

// longestTitle is the most words that a title inside quotation marks has here.
const longestTitle = 8

// quoted returns where the title ends that the quotation mark at i opens, or 0:
// two words or more, of which all but the small ones have a capital.
func (m *mender) quoted(i int) int {
	if f := m.Words[i].Form; f != "“" && f != `"` && f != "``" || i+1 >= len(m.Words) || !m.isCapital(i+1) {
		return 0
	}
	capitals := 0
	for k := i + 1; k < len(m.Words) && k <= i+longestTitle+1; k++ {
		switch w := &m.Words[k]; {
		case w.Form == "”" || w.Form == `"` || w.Form == "''":
			end := k
			if m.Words[k-1].Form == "," {
				end--
			}
			if capitals < 2 || end-i < 3 {
				return 0
			}
			return end
		case w.Form == "," && k+1 < len(m.Words): // before the closing mark
		case w.UPOS == "PUNCT" || w.UPOS == "PRON" && k > i+1 && w.XPOS == "PRP":
			return 0
		case m.isCapital(k):
			capitals++
		case !small[w.UPOS]:
			return 0
		}
	}
	return 0
}

// small are the kinds of words that a title writes without a capital.
var small = map[string]bool{"DET": true, "ADP": true, "CCONJ": true, "PART": true, "SCONJ": true, "NUM": true}

// isPhraseName reports whether the words [start, end) with capitals are the name
// of a body that is a phrase: a noun ends it, and a verb or particle stands in it.
func (m *mender) isPhraseName(start, end int) bool {
	if end-start < 3 || m.Words[end-1].UPOS != "NOUN" && m.Words[end-1].UPOS != "PROPN" {
		return false
	}
	return slices.ContainsFunc(m.Words[start:end-1], func(w nlp.Word) bool {
		return w.UPOS == "VERB" || w.UPOS == "PART" || w.UPOS == "DET"
	})
}

// hasLowerNoun reports whether a noun or verb of the sentence has no capital.
func (m *mender) hasLowerNoun() bool {
	for i := range m.Words {
		if w := &m.Words[i]; (w.UPOS == "NOUN" || w.UPOS == "VERB") && !m.isCapital(i) {
			return true
		}
	}
	return false
}

// joinTitle makes one name of the words [start, end), unless they are a name.
func (m *mender) joinTitle(start, end int) {
	for _, n := range m.Names {
		if n.Start == start && n.End == end {
			return
		}
	}
	title := nlp.Name{Start: start, End: end, Type: nlp.OtherName}
	m.joinBody(title)
	m.Words[m.headOf(title)].UPOS = "PROPN"
}

// twinObjects joins two words of one name, or a description and the name behind it,
// that a tree hangs side by side on their verb: "founded Occams Advisory", "joined
// Harlow United", where the second word is tagged as part of a name but read as a verb.
func (m *mender) twinObjects() {
	for i := 1; i < len(m.Words); i++ {
		a, b := &m.Words[i-1], &m.Words[i]
		switch {
		case b.UPOS == "VERB" && b.XPOS == "NNP" && a.UPOS == "PROPN" && a.Head == b.Head && a.Rel == "obj" && m.isCapital(i):
			b.UPOS, b.Lemma = "PROPN", b.Form
			m.joinBody(m.run(i-1, i))
		case b.UPOS != "PROPN" || a.Head != b.Head || a.Rel != "obj" || b.Rel != "obj":
		case a.UPOS == "PROPN":
			m.attach(i, i-1, "flat")
		case a.UPOS == "NOUN" && a.XPOS == "NN":
			m.attach(i, i-1, "appos") // "bought its rival Norlight"
		}
	}
}

// namedBehind makes a name between commas behind a clause the name of the body or person
// that the clause tells of, where what the clause ends with is none: "the union that
// represents the sailors, Seafarers United, accused".
func (m *mender) namedBehind() {
	for n := range m.Names {
		name := m.Names[n]
		end := name.Start - 1
		if end < 3 || m.Words[end].Form != "," || name.End >= len(m.Words) || m.Words[name.End].Form != "," && m.Words[name.End].Form != "." {
			continue
		}
		person := name.Type == nlp.PersonName && m.isGiven(name.Start)
		bears := func(r int) bool { return person && m.isRole(r) || !person && m.isBody(r) }
		if last := &m.Words[end-1]; last.UPOS != "NOUN" && last.UPOS != "PRON" || last.UPOS == "NOUN" && bears(end-1) {
			continue
		}
		head := m.headOf(name)
		for k := end - 1; k > 1; k-- {
			c := &m.Words[k]
			r := c.Head
			if c.Rel != "acl" && c.Rel != "acl:relcl" || r < 0 || r > k || !m.above(k, end-1) || m.above(head, r) || !bears(r) || m.childIn(r, r, end, "appos") >= 0 {
				continue
			}
			if start := m.phraseStart(r); m.determined(start, r) && !m.commaBetween(r, end) {
				m.attach(head, r, "appos")
				if !person {
					m.Names[n].Type = nlp.OrganizationName
				}
				for j := name.Start; j < name.End; j++ {
					if w := &m.Words[j]; j != head && m.outside(w.Head, name) {
						m.attach(j, head, "flat")
					}
				}
			}
			break
		}
	}
}
