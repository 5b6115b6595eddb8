package mend

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// agents gives a passive verb the agent that was hung on a time before it, or
// taken for the subject of the participle behind it: "was closed on Monday by
// the army", "was robbed by a gang demanding money".
func (m *mender) agents() {
	for k := range m.Words {
		w := &m.Words[k]
		if w.Head < 0 || !m.hasBy(k) {
			continue
		}
		switch h := &m.Words[w.Head]; {
		case w.Rel == "nmod" && (h.Rel == "obl" || h.Rel == "obj") && w.Head < k && m.takesNoAgent(w.Head) && m.lacksAgent(h.Head):
			m.attach(k, h.Head, "obl:agent")
		case w.Rel == "nsubj" && h.XPOS == "VBG" && w.Head == k+1 && h.Head >= 0 && h.Head < k && m.lacksAgent(h.Head):
			v, participle := h.Head, w.Head
			m.attach(k, v, "obl:agent")
			m.attach(participle, k, "acl")
		}
	}
}

// hasBy reports whether "by" leads to word k and stands before it.
func (m *mender) hasBy(k int) bool {
	for i := range k {
		if w := &m.Words[i]; w.Head == k && w.Rel == "case" {
			return strings.EqualFold(w.Form, "by")
		}
	}
	return false
}

// takesNoAgent reports whether word i tells a time, a place or an amount, which
// nobody does: "in 2029 by", "$2 million by".
func (m *mender) takesNoAgent(i int) bool {
	w := &m.Words[i]
	if w.UPOS == "NUM" || w.UPOS == "SYM" {
		return true
	}
	for _, name := range m.Names {
		if name.Start <= i && i < name.End {
			return name.Type == nlp.LocationName
		}
	}
	noun, _ := gazetteer.NounOf(w.Lemma)
	return noun.IsTime || noun.Kind == nlp.Place || noun.Kind == nlp.Facility
}

// lacksAgent reports whether word v is a passive verb without agent.
func (m *mender) lacksAgent(v int) bool {
	if v < 0 || m.Words[v].UPOS != "VERB" {
		return false
	}
	passive := false
	for k := range m.Words {
		if m.Words[k].Head == v {
			passive = passive || m.Words[k].Rel == "aux:pass"
			if m.Words[k].Rel == "obl:agent" {
				return false
			}
		}
	}
	return passive
}

// mainVerbs makes the finite verb of a sentence its root where the parser took
// the subject for the root and the verb for a participle: "The gang, which
// fears nobody, posted pictures".
func (m *mender) mainVerbs() {
	root := m.Root()
	if root < 0 || m.Words[root].UPOS != "NOUN" && m.Words[root].UPOS != "PROPN" {
		return
	}
	end := m.clauseEnd(root)
	if end < 0 || end+2 >= len(m.Words) {
		return
	}
	v := end + 1
	object := m.Words[v].Head
	if w := &m.Words[v]; w.UPOS != "VERB" || w.Rel != "amod" || object < v || m.Words[object].Head != root {
		return
	}
	m.Words[v].XPOS = "VBD"
	m.attach(v, -1, "root")
	m.attach(root, v, "nsubj")
	m.attach(object, v, "obj")
	if m.Words[len(m.Words)-1].Head == root {
		m.Words[len(m.Words)-1].Head = v
	}
}

// clauseEnd returns the comma that ends the relative clause behind the comma
// after noun n, or -1.
func (m *mender) clauseEnd(n int) int {
	if n+1 >= len(m.Words) || m.Words[n+1].Form != "," {
		return -1
	}
	for k := range m.Words {
		if w := &m.Words[k]; w.Head == n && w.Rel == "acl:relcl" {
			if _, end := m.extent(k); end < len(m.Words) && m.Words[end].Form == "," {
				return end
			}
		}
	}
	return -1
}
