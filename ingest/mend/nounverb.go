package mend

import "github.com/parley-kg/parley/ingest/nlp"

// habits are forms of verbs that are plurals of nouns too, with the verb's lemma.
var habits = map[string]string{"lives": "live", "works": "work", "plays": "play", "studies": "study", "coaches": "coach", "stars": "star",
	"practices": "practice", "practises": "practise", "visits": "visit", "reports": "report", "designs": "design"}

// nounVerbs makes the verb that a sentence lacks of a word taken for a plural, right
// behind a name and before where it is done: "Moss lives in Oslo".
func (m *mender) nounVerbs() {
	for i := 1; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		lemma := habits[w.Form]
		if lemma == "" || w.UPOS != "NOUN" || m.Words[i-1].UPOS != "PROPN" || !m.goesOn(i+1) || w.Rel != "root" && w.Rel != "parataxis" && w.Rel != "ccomp" {
			continue
		}
		subject := m.nameBefore(i)
		if subject < 0 || m.isNoun(i, subject) {
			continue
		}
		m.makeHabit(i, lemma)
		m.attach(subject, i, "nsubj")
		for k := i + 1; k < len(m.Words); k++ {
			if v := &m.Words[k]; v.Head == i && v.Rel == "conj" && v.UPOS == "NOUN" && habits[v.Form] != "" {
				m.makeHabit(k, habits[v.Form])
			}
		}
	}
}

// dueTo makes a verb of the noun between "is due to" and a determiner, which no noun
// stands before: "is due to hand its report to the mayor".
func (m *mender) dueTo() {
	for i := 1; i+3 < len(m.Words); i++ {
		verb, next := i+2, &m.Words[i+3]
		if m.Words[i].Form != "due" || m.Words[i-1].Rel != "cop" && m.Words[i-1].Rel != "aux" || m.Words[i+1].Form != "to" || m.Words[verb].XPOS != "NN" ||
			next.XPOS != "PRP$" && next.XPOS != "DT" {
			continue
		}
		object := m.phraseHead(i + 3)
		if object < 0 {
			continue
		}
		top := verb
		if m.Words[verb].Head == object {
			top = object
		}
		m.attach(i, m.Words[top].Head, m.Words[top].Rel)
		for k := range i {
			if h := m.Words[k].Head; h == verb || h == object {
				m.Words[k].Head = i
			}
		}
		m.Words[i].UPOS, m.Words[i].XPOS = "ADJ", "JJ"
		m.Words[i+1].UPOS, m.Words[i+1].XPOS = "PART", "TO"
		m.Words[verb].UPOS, m.Words[verb].XPOS, m.Words[verb].Lemma = "VERB", "VB", m.Words[verb].Form
		m.attach(verb, i, "xcomp")
		m.attach(i+1, verb, "mark")
		m.attach(object, verb, "obj")
	}
}

// onlyNouns end in "-ing" though no verb has that form.
var onlyNouns = map[string]bool{"wrongdoing": true, "misgiving": true, "peacekeeping": true, "infighting": true, "upbringing": true,
	"bloodletting": true}

// participles makes objects of the nouns that a verb takes and that a tree has for
// participles: "denies wrongdoing".
func (m *mender) participles() {
	for i := 1; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.UPOS != "VERB" || !onlyNouns[w.Form] || w.Head < 0 || w.Head > i || m.Words[w.Head].UPOS != "VERB" || m.childOf(i, "mark", "case", "obj") >= 0 {
			continue
		}
		if w.Rel == "xcomp" || w.Rel == "obj" || w.Rel == "ccomp" || w.Rel == "advcl" {
			w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", w.Form, "obj"
		}
	}
}

// goesOn reports whether word i can follow a verb that needs no object.
func (m *mender) goesOn(i int) bool { return m.Words[i].UPOS == "ADP" || m.Words[i].UPOS == "CCONJ" }

// nameBefore returns the head of the name that ends before word i and hangs on it,
// or -1.
func (m *mender) nameBefore(i int) int {
	name := m.run(i-1, i)
	if name.Start > 0 && m.Words[name.Start-1].UPOS != "PUNCT" && m.Words[name.Start-1].UPOS != "ADV" && m.Words[name.Start-1].UPOS != "SCONJ" {
		return -1
	}
	for k := name.Start; k < i; k++ {
		if m.Words[k].Head == i {
			return k
		}
	}
	return -1
}

// isNoun reports whether what hangs on word i, a name aside, hangs on nouns alone.
func (m *mender) isNoun(i, name int) bool {
	for k := range m.Words {
		if w := &m.Words[k]; w.Head == i && k != name && (w.Rel == "cop" || w.Rel == "nsubj" || w.Rel == "nmod:poss" || w.Rel == "det") {
			return true
		}
	}
	return false
}

// makeHabit makes a verb of word i, and of the phrases behind it the verb's.
func (m *mender) makeHabit(i int, lemma string) {
	w := &m.Words[i]
	w.UPOS, w.XPOS, w.Lemma = "VERB", "VBZ", lemma
	for k := i + 1; k < len(m.Words); k++ {
		if v := &m.Words[k]; v.Head == i && v.Rel == "nmod" {
			v.Rel = "obl"
		}
	}
	for k := range m.Names {
		if n := &m.Names[k]; n.End == i && n.Type == nlp.LocationName && lemma == "live" {
			n.Type = nlp.PersonName // places have, but do not live in, other places
		}
	}
}
