package mend

import (
	"slices"
	"strings"
)

// baseForms makes verbs of words that stand where only the base form of a verb does,
// though the parser took them for names, adjectives or nouns.
func (m *mender) baseForms() {
	for i := 1; i+1 < len(m.Words); i++ {
		switch w := &m.Words[i]; {
		case w.XPOS == "VB" && w.UPOS == "PROPN" && m.Words[i-1].XPOS == "TO" && m.Words[i-1].Head == i:
			m.makeBase(i) // "to sue", which is a name, too
		case w.UPOS == "ADJ" && w.Rel == "amod" && m.frees(i):
			m.freeing(i)
		case w.XPOS == "NN" && w.UPOS == "NOUN":
			m.subjunctive(i)
		}
	}
}

func (m *mender) makeBase(i int) {
	w := &m.Words[i]
	w.UPOS, w.XPOS, w.Lemma, w.Feats = "VERB", "VB", strings.ToLower(w.Form), "VerbForm=Inf"
}

// freeing makes a verb of adjective i between a subject and what it does something to:
// "should free Ada Moss", "unless the rebels free Ada Moss".
func (m *mender) freeing(i int) {
	n := m.Words[i].Head
	if n < i {
		// The subject took the adjective for its own, which has an object.
		if m.childIn(i, i+1, len(m.Words), "obj") < 0 || !subjects[m.Words[n].Rel] || m.childOf(i, "mark") < 0 {
			return
		}
		m.makeBase(i)
		m.attach(i, m.Words[n].Head, "advcl")
		m.attach(n, i, "nsubj")
		return
	}
	s := max(m.childIn(n, 0, i, "nsubj", "nsubj:pass"), m.childIn(i, 0, i, "nsubj", "nsubj:pass"))
	if s < 0 {
		return
	}
	m.makeBase(i)
	m.attach(i, m.Words[n].Head, m.Words[n].Rel)
	for k := range i {
		if m.Words[k].Head == n {
			m.Words[k].Head = i
		}
	}
	m.attach(s, i, "nsubj")
	m.attach(n, i, "obj")
}

// subjunctive makes a verb of noun i that "that" opens a clause with and that stands
// between two names: "demanded that Peru extradite Ada Moss".
func (m *mender) subjunctive(i int) {
	that, subject := m.childIn(i, 0, i, "mark"), m.childIn(i, i-1, i, "compound")
	object := m.childIn(i, i+1, i+2, "appos", "flat", "obj")
	if that < 0 || m.Words[that].Form != "that" || subject < 0 || object < 0 || m.Words[subject].UPOS != "PROPN" || m.Words[object].UPOS != "PROPN" {
		return
	}
	m.makeBase(i)
	m.Words[subject].Rel, m.Words[object].Rel = "nsubj", "obj"
}

// listedVerbs joins a verb with an object of its own to the verb above the noun it is
// listed with: "did not agree to a truce or free the pilots".
func (m *mender) listedVerbs() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Rel != "conj" || w.UPOS != "VERB" || m.Words[w.Head].UPOS != "NOUN" || m.hasCopula(w.Head) || m.childIn(i, i+1, len(m.Words), "obj") < 0 || m.childOf(i, "nsubj", "nsubj:pass", "mark") >= 0 {
			continue
		}
		v := m.Words[w.Head].Head
		if v < 0 || v > w.Head || m.Words[v].XPOS != "VB" || w.XPOS != "NN" && w.XPOS != "VB" {
			continue
		}
		w.XPOS = "VB"
		m.attach(i, v, "conj")
	}
}

// modals makes helpers of the modal that the parser took for the first of two verbs:
// "cannot and will not leave".
func (m *mender) modals() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.XPOS != "MD" || w.UPOS != "AUX" || strings.HasPrefix(w.Rel, "aux") {
			continue
		}
		v := m.childIn(i, i+1, len(m.Words), "conj")
		if v < 0 || m.Words[v].XPOS != "VB" || m.childIn(v, i, v, "aux") < 0 || m.childIn(v, i, v, "nsubj") >= 0 {
			continue
		}
		m.attach(v, w.Head, w.Rel)
		for k := range m.Words {
			if m.Words[k].Head == i {
				m.Words[k].Head = v
			}
		}
		m.attach(i, v, "aux")
	}
}

// inverted parts the subject of a condition that begins with "were" from that of the
// verb it was given to as well: "Were Peru to leave, Chile would".
func (m *mender) inverted() {
	for to := 2; to+1 < len(m.Words); to++ {
		v := m.Words[to].Head
		if m.Words[to].XPOS != "TO" || v < to || m.Words[v].Rel != "advcl" {
			continue
		}
		above := m.Words[v].Head
		s := m.childIn(above, 1, to, "nsubj", "nsubj:pass")
		if above < v || s < 0 || m.childIn(above, v, above, "nsubj", "nsubj:pass") < 0 {
			continue
		}
		if were := m.phraseStart(s) - 1; were >= 0 && strings.EqualFold(m.Words[were].Form, "were") && m.Words[were].Head == above {
			m.attach(were, v, "aux")
			m.attach(s, v, "nsubj")
		}
	}
}

// setOff makes a phrase of what stands with its preposition before an auxiliary, behind
// which the subject is: "Not until May did Ada Moss leave".
func (m *mender) setOff() {
	for k := range m.Words {
		w := &m.Words[k]
		if !subjects[w.Rel] || w.Head < k || !m.hasCase(k) {
			continue
		}
		aux := m.childIn(w.Head, k+1, w.Head, "aux", "aux:pass", "cop")
		if aux >= 0 && m.childIn(w.Head, aux, w.Head, "nsubj", "nsubj:pass") >= 0 {
			w.Rel = "obl"
		}
	}
}

// samePast are verbs whose past tense is their base form.
var samePast = []string{"cost", "hit", "put", "set", "cut", "let", "shut", "split", "spread", "hurt", "beat", "cast", "quit", "burst", "upset", "thrust"}

// pastForms makes the root of such a verb where the sentence has no finite verb and
// the parser hung it below an infinitive: "A bid to buy the mine cost millions".
func (m *mender) pastForms() {
	root := m.Root()
	if root < 0 || m.Words[root].UPOS != "NOUN" && m.Words[root].UPOS != "PROPN" {
		return
	}
	v := -1
	for i := range m.Words {
		w := &m.Words[i]
		if w.UPOS == "AUX" || w.XPOS == "VBZ" || w.XPOS == "VBP" || w.XPOS == "VBD" {
			return
		}
		if w.XPOS == "VB" && w.Rel == "xcomp" && w.Head < i && slices.Contains(samePast, w.Form) && m.childOf(i, "mark") < 0 {
			v = i
		}
	}
	if v < 0 {
		return
	}
	m.Words[v].XPOS = "VBD"
	m.attach(v, -1, "root")
	m.attach(root, v, "nsubj")
}

// contentSubjects parts the clause that tells what a subject is about from the verb
// of the sentence, which took its object for a subject: "Claims that Peru armed the
// rebels are being investigated".
func (m *mender) contentSubjects() {
	root := m.Root()
	if root < 0 || m.Words[root].UPOS != "NOUN" {
		return
	}
	that := root + 1
	if that >= len(m.Words) || m.Words[that].Form != "that" || m.Words[that].Rel != "mark" {
		return
	}
	verb := m.Words[that].Head
	told := m.childIn(root, that, verb, "acl:relcl", "acl")
	if verb < 0 || m.Words[verb].Head != root || told < 0 || m.childOf(told, "obj") >= 0 {
		return
	}
	s := m.childIn(verb, told, verb, "nsubj", "nsubj:pass")
	if s < 0 || m.phraseStart(s) != told+1 {
		return
	}
	rel := m.Words[s].Rel
	m.attach(verb, -1, "root")
	m.attach(root, verb, rel)
	m.attach(that, told, "mark")
	m.attach(s, told, "obj")
	m.Words[told].Rel = "acl"
	if last := len(m.Words) - 1; m.Words[last].Head == root {
		m.Words[last].Head = verb
	}
}
