package mend

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Words that stand right behind a verb and that the tree has for something else than
// what the verb is done to.

// handedTo parts the one who is given something from what is given, where a name
// stands right behind a verb of giving and a noun phrase behind the name: "handed
// Moss a petition", "awarded her the prize".
func (m *mender) handedTo() {
	for v := 0; v+2 < len(m.Words); v++ {
		if w := &m.Words[v]; w.UPOS != "VERB" || !given[strings.ToLower(w.Lemma)] {
			continue
		}
		name := m.run(v+1, v+1)
		next, who := name.End, -1
		switch {
		case name.End > name.Start:
			who = m.headOf(name)
		case m.Words[v+1].XPOS == "PRP":
			who, next = v+1, v+2
		}
		if who < 0 || next >= len(m.Words) || m.Words[next].UPOS != "DET" || m.hasCase(who) {
			continue
		}
		what := m.phraseHead(next)
		if what < 0 || m.hasCase(what) || m.above(what, v) || m.above(what, who) || m.above(who, v) || m.Words[what].Rel == "nsubj" && m.Words[what].Head > what {
			continue
		}
		if o := m.childOf(v, "obj"); o >= 0 && o != who && o != what {
			continue
		}
		m.attach(who, v, "iobj")
		m.attach(what, v, "obj")
	}
}

// tellers are verbs whose object is told what the clause behind it says.
var tellers = map[string]bool{"tell": true, "inform": true, "warn": true, "remind": true, "assure": true, "notify": true, "convince": true}

// toldClauses makes the clause behind whom somebody tells something what is told, where
// the tree has it, without a relative pronoun, for a part of that: "told reporters the
// army had left".
func (m *mender) toldClauses() {
	for i := range m.Words {
		w := &m.Words[i]
		who := w.Head
		if w.Rel != "acl:relcl" || who < 0 || who > i || m.childIn(i, who, i, "nsubj", "nsubj:pass") < 0 {
			continue
		}
		v := m.Words[who].Head
		if r := m.Words[who].Rel; r != "iobj" && r != "obj" || v < 0 || v > who || !tellers[m.Words[v].Lemma] || m.childOf(v, "ccomp") >= 0 {
			continue
		}
		if slices.ContainsFunc(m.Words[who+1:i], func(o nlp.Word) bool { return strings.HasPrefix(o.XPOS, "W") || o.Form == "that" }) {
			continue
		}
		m.attach(i, v, "ccomp")
	}
}

// askedTo makes who is asked the object of the verb where the tree has the name for
// what somebody becomes and the infinitive behind it for a part of that: "asked
// neighbouring Peru to open its border".
func (m *mender) askedTo() {
	for i := 1; i+2 < len(m.Words); i++ {
		w := &m.Words[i]
		v := w.Head
		if w.Rel != "xcomp" || w.UPOS != "PROPN" && w.UPOS != "NOUN" || v < 0 || v > i || m.Words[v].UPOS != "VERB" || m.childOf(i, "cop", "case", "mark") >= 0 || m.childOf(v, "obj", "iobj") >= 0 || becoming[m.Words[v].Lemma] {
			continue
		}
		for k := i + 1; k < len(m.Words); k++ {
			if d := &m.Words[k]; d.Head == i && d.XPOS == "VB" && m.childIn(k, i, k, "mark") >= 0 && (d.Rel == "xcomp" || d.Rel == "acl" || d.Rel == "advcl") {
				w.Rel = "obj"
				m.attach(k, v, "xcomp")
				break
			}
		}
	}
}

// becoming are verbs whose noun says what their subject is.
var becoming = map[string]bool{"become": true, "remain": true, "stay": true, "be": true, "seem": true, "appear": true, "feel": true}

// bareObjects makes the object of a verb of a noun without preposition right behind
// its particle: "had tipped off the kidnappers".
func (m *mender) bareObjects() {
	for k := 2; k < len(m.Words); k++ {
		w := &m.Words[k]
		v := w.Head
		if w.Rel != "obl" && w.Rel != "obl:unmarked" || w.UPOS != "NOUN" || v < 0 || v > k || m.hasCase(k) || m.childOf(v, "obj", "aux:pass", "nsubj:pass") >= 0 {
			continue
		}
		particle := m.phraseStart(k) - 1
		if particle <= v || m.Words[particle].Rel != "compound:prt" || m.Words[particle].Head != v {
			continue
		}
		if noun, _ := gazetteer.NounOf(w.Lemma); !noun.IsTime {
			w.Rel = "obj"
		}
	}
}

// hoursBefore parts the object of a verb from the time behind it where the tree makes
// one noun of both: "killing four soldiers hours before the truce".
func (m *mender) hoursBefore() {
	for t := 2; t+1 < len(m.Words); t++ {
		w, o := &m.Words[t], t-1
		v := w.Head
		noun, _ := gazetteer.NounOf(w.Lemma)
		if w.XPOS != "NNS" || !noun.IsTime || m.Words[o].XPOS != "NNS" || m.Words[o].Head != t || m.Words[o].Rel != "compound" || v < 0 || v > o || m.Words[v].UPOS != "VERB" {
			continue
		}
		if next := m.Words[t+1].Form; next != "before" && next != "after" && next != "later" && next != "earlier" && next != "ago" {
			continue
		}
		if first := m.childOf(v, "obj"); first >= 0 && first != t {
			continue
		}
		for k := v + 1; k < o; k++ {
			if m.Words[k].Head == t {
				m.Words[k].Head = o
			}
		}
		m.attach(o, v, "obj")
		w.Rel = "obl:unmarked"
	}
}

// bound makes the infinitive behind the object of a verb of binding what the object is
// to do, and not the subject of the verb: "It obliges both sides to stop".
func (m *mender) bound() {
	for i := 3; i < len(m.Words); i++ {
		w := &m.Words[i]
		v := w.Head
		if w.Rel != "csubj" || w.XPOS != "VB" || v < 0 || v > i || !binding[strings.ToLower(m.Words[v].Lemma)] || m.childIn(i, v, i, "mark") < 0 {
			continue
		}
		if o := m.childIn(v, v, i, "obj"); o >= 0 && m.subjectOf(v) >= 0 {
			w.Rel = "xcomp"
		}
	}
}

// binding are verbs whose object is to do something.
var binding = map[string]bool{"oblige": true, "require": true, "force": true, "allow": true, "enable": true, "permit": true, "compel": true, "commit": true,
	"ask": true, "order": true, "urge": true, "bind": true, "entitle": true, "instruct": true, "authorise": true, "authorize": true}
