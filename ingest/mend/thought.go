package mend

import "strings"

// thought mends the relative clauses of which somebody only says or thinks that
// they hold: in "the countries Norway hopes will join" Norway hopes, and the
// countries are to join. A finite verb right behind a verb of thinking and no
// subject between them show it.
func (m *mender) thought() {
	for k := 1; k+1 < len(m.Words); k++ {
		if !m.isThinking(k) || !m.startsFinite(k+1) {
			continue
		}
		start, who := m.thinker(k)
		what := start - 1
		if what > 0 && relativizers[strings.ToLower(m.Words[what].Form)] {
			what--
		}
		v := m.verbFrom(k + 1)
		if who < 0 || what < 0 || m.Words[what].UPOS != "NOUN" || v < 0 {
			continue
		}
		next := -1
		switch {
		case m.Words[v].Head == what && strings.HasPrefix(m.Words[v].Rel, "acl"):
		case m.Words[what].Head == v && m.Words[what].Rel == "nsubj":
			if next = m.mainVerb(v); next < 0 {
				continue
			}
			m.attach(next, m.Words[v].Head, m.Words[v].Rel)
			m.attach(what, next, "nsubj")
			m.Words[next].UPOS, m.Words[next].XPOS = "VERB", "VBD"
		case m.above(v, what):
			over := m.below(v, what)
			if over > what || m.Words[v].Rel != "parataxis" && m.Words[v].Rel != "ccomp" {
				continue
			}
			m.Words[over].Head = m.Words[v].Head
		}
		if w := &m.Words[k]; w.UPOS != "VERB" {
			w.UPOS, w.XPOS, w.Lemma = "VERB", "VBZ", strings.TrimSuffix(strings.ToLower(w.Form), "s")
		}
		m.attach(k, what, "acl:relcl")
		m.attach(v, k, "ccomp")
		m.attach(who, k, "nsubj")
		for i := start; i < k; i++ {
			if i != who && m.Words[i].Head == k {
				m.Words[i].Head = who
			}
		}
	}
}

// thinking are the verbs of saying and thinking that stand inside a relative
// clause, in all forms that are finite.
var thinking = map[string]bool{"hope": true, "hopes": true, "hoped": true, "say": true, "says": true, "said": true, "claim": true, "claims": true,
	"claimed": true, "believe": true, "believes": true, "believed": true, "think": true, "thinks": true, "thought": true, "fear": true, "fears": true,
	"feared": true, "expect": true, "expects": true, "expected": true, "suspect": true, "suspects": true, "suspected": true, "argue": true, "argues": true,
	"argued": true, "insist": true, "insists": true, "insisted": true, "alleged": true, "predicted": true}

// relativizers open a relative clause.
var relativizers = map[string]bool{"that": true, "which": true, "who": true, "whom": true}

// isThinking reports whether word k is a verb of thinking, or a noun that is
// written like one behind a name.
func (m *mender) isThinking(k int) bool {
	w := &m.Words[k]
	if !thinking[strings.ToLower(w.Form)] {
		return false
	}
	switch w.XPOS {
	case "VBZ", "VBP", "VBD":
		return true
	case "NNS":
		return m.Words[k-1].UPOS == "PROPN"
	}
	return false
}

// thinker returns where the noun phrase or pronoun right before verb k starts, and
// its head, or -1. A common noun before it is another phrase.
func (m *mender) thinker(k int) (start, head int) {
	start, head = k-1, k-1
	switch w := &m.Words[k-1]; {
	case nominatives[strings.ToLower(w.Form)]:
		return start, head
	case w.UPOS == "PROPN":
		for start > 0 && strings.HasPrefix(m.Words[start-1].XPOS, "NNP") {
			start--
		}
		for _, name := range m.Names {
			if name.Start == start && name.End == k {
				head = m.headOf(name)
			}
		}
	case w.UPOS == "NOUN":
		for start > 0 && m.Words[start-1].UPOS == "ADJ" {
			start--
		}
	default:
		return start, -1
	}
	if start > 0 && m.Words[start-1].UPOS == "DET" {
		start--
	}
	return start, head
}

// below returns the dependent of word a that is word b or governs it; a governs b.
func (m *mender) below(a, b int) int {
	for m.Words[b].Head != a {
		b = m.Words[b].Head
	}
	return b
}

// nominatives are the pronouns that can only be subjects.
var nominatives = map[string]bool{"he": true, "she": true, "they": true, "we": true, "i": true}

// startsFinite reports whether word i is a modal or a finite verb.
func (m *mender) startsFinite(i int) bool {
	switch m.Words[i].XPOS {
	case "MD", "VBZ", "VBP", "VBD":
		return true
	}
	return false
}

// verbFrom returns the predicate that word i is or helps, or -1.
func (m *mender) verbFrom(i int) int {
	if w := &m.Words[i]; strings.HasPrefix(w.Rel, "aux") || w.Rel == "cop" {
		return w.Head
	}
	if m.Words[i].UPOS == "VERB" {
		return i
	}
	return -1
}

// mainVerb returns the verb in the past tense below predicate v that has no subject
// of its own and no preposition or conjunction before it, and so can be that of
// v's subject; -1 without one.
func (m *mender) mainVerb(v int) int {
	for k := v + 1; k < len(m.Words); k++ {
		w := &m.Words[k]
		if (w.XPOS == "VBD" || w.XPOS == "VBN") && w.UPOS == "VERB" && m.above(v, k) && w.Rel != "conj" && w.Rel != "amod" && m.Words[k-1].UPOS != "ADP" && m.Words[k-1].Form != "," {
			for i := range m.Words {
				if c := &m.Words[i]; c.Head == k && (subjects[c.Rel] || c.Rel == "mark") {
					return -1
				}
			}
			return k
		}
	}
	return -1
}
