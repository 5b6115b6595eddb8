package mend

import "strings"

// verdicts makes whom somebody finds guilty the object of "find" where the
// parser took "guilty" for a noun or a part of the name: "found Ada Moss guilty".
func (m *mender) verdicts() {
	for g := 2; g < len(m.Words); g++ {
		w := &m.Words[g]
		if !strings.EqualFold(w.Form, "guilty") || w.Head < 0 || w.Head >= g {
			continue
		}
		if object := w.Head; (w.Rel == "appos" || w.Rel == "amod") && m.Words[object].Rel == "obj" && m.Words[object].Head >= 0 {
			m.attach(g, m.Words[object].Head, "xcomp")
		}
		if m.Words[w.Head].Lemma != "find" {
			continue
		}
		if w.Rel != "obj" && w.Rel != "xcomp" {
			continue
		}
		verb, found := w.Head, -1
		for k := verb + 1; k < g; k++ {
			if m.Words[k].Head == g && (m.Words[k].UPOS == "PROPN" || m.Words[k].UPOS == "NOUN" || m.Words[k].UPOS == "PRON") {
				found = k
			}
		}
		w.UPOS, w.XPOS = "ADJ", "JJ"
		m.attach(g, verb, "xcomp")
		if found < 0 {
			continue
		}
		for k := verb + 1; k < found; k++ {
			if m.Words[k].Head == g {
				m.Words[k].Head = found
			}
		}
		m.attach(found, verb, "obj")
	}
}

// shotDead gives the verb the phrases that were hung on what somebody was left
// as: "was shot dead in Lima".
func (m *mender) shotDead() {
	for i := range m.Words {
		if h := m.Words[i].Head; m.Words[i].Rel == "obl" && h >= 0 && m.Words[h].Rel == "xcomp" && m.Words[h].Form == "dead" {
			m.Words[i].Head = m.Words[h].Head
		}
	}
}

// given are verbs of giving, by which nobody becomes what is given.
var given = map[string]bool{"award": true, "give": true, "grant": true, "offer": true, "hand": true, "deny": true, "pay": true, "fine": true, "owe": true, "sell": true,
	"promise": true, "lend": true}

// gifts makes what is given the object of the verb where the parser took it for
// what somebody becomes, and of two objects the first the one who is given it: "was
// awarded the prize", "sells Peru most of its oil".
func (m *mender) gifts() {
	for i := range m.Words {
		w := &m.Words[i]
		if w.Rel == "xcomp" && (w.UPOS == "NOUN" || w.UPOS == "PROPN") && w.Head >= 0 && given[m.Words[w.Head].Lemma] && !m.hasCopula(i) && !m.hasCase(i) {
			w.Rel = "obj"
		}
		if w.UPOS == "VERB" && given[strings.ToLower(w.Lemma)] {
			if o := m.childOf(i, "obj"); o > i && m.childIn(i, o+1, len(m.Words), "obj") > o && m.childOf(i, "iobj") < 0 {
				m.Words[o].Rel = "iobj"
			}
			m.amount(i)
		}
	}
}

// amount parts the one who is given something from the amount, which the parser
// takes for parts of one name: "fined Moss 200,000 euros".
func (m *mender) amount(verb int) {
	name := m.run(verb+1, verb+1)
	at := name.End
	if at == name.Start || at >= len(m.Words) {
		return
	}
	if m.Words[at].UPOS == "ADV" && at+1 < len(m.Words) {
		at++ // "just £6m"
	}
	if u := m.Words[at].UPOS; u != "NUM" && u != "SYM" {
		return
	}
	sum := at
	for sum+1 < len(m.Words) && (m.Words[sum].UPOS == "NUM" || m.Words[sum].UPOS == "SYM" || m.Words[sum].UPOS == "ADJ") {
		if m.Words[sum].Head == verb && m.Words[sum].Rel == "obj" {
			break
		}
		sum++
	}
	if m.Words[sum].Head != verb || m.Words[sum].Rel != "obj" {
		return
	}
	for k := at; k < sum; k++ {
		if h := m.Words[k].Head; h >= name.Start && h < name.End {
			m.attach(k, sum, "nummod")
		}
	}
	head := m.headOf(name)
	for k := head + 1; k < name.End; k++ {
		if m.Words[k].Head == sum {
			m.attach(k, head, "flat")
		}
	}
	m.attach(head, verb, "iobj")
	for i := range m.Names {
		if n := &m.Names[i]; n.Start < name.End && (n.End > name.End || n.Start == name.Start) {
			n.End = name.End
		}
	}
}
