package mend

import "strings"

// complements are the prepositions that nouns for an attitude or a state bring with
// them, by the noun. Verbs beside these nouns rarely take the preposition.
var complements = map[string]string{"absence": "from", "exemption": "from", "commitment": "to", "commitments": "to", "devotion": "to", "allegiance": "to",
	"loyalty": "to", "resistance": "to", "opposition": "to", "desire": "for", "appetite": "for", "demand": "for", "demands": "for", "respect": "for",
	"contempt": "for", "hostility": "towards"}

// nounComplements hangs a phrase on the noun right before it that brings its
// preposition, and not on the verb: "missed by their absence from the talks".
func (m *mender) nounComplements() {
	for k := range m.Words {
		w := &m.Words[k]
		c := m.caseOf(k)
		if w.Rel != "obl" || c < 1 || w.Head > c {
			continue
		}
		if n := c - 1; complements[strings.ToLower(m.Words[n].Form)] == strings.ToLower(m.Words[c].Form) && m.Words[n].Head == w.Head {
			m.attach(k, n, "nmod")
		}
	}
}

// compared moves what stands behind a bare participle of comparison to the verb
// above: in "opened later than planned because of rain" the rain planned nothing.
func (m *mender) compared() {
	for v := 1; v < len(m.Words); v++ {
		w := &m.Words[v]
		if w.XPOS != "VBN" || w.Rel != "advcl" || m.Words[v-1].Form != "than" || m.Words[v-1].Head != v || w.Head > v {
			continue
		}
		for k := v + 1; k < len(m.Words); k++ {
			if d := &m.Words[k]; d.Head == v && (d.Rel == "obl" || d.Rel == "advcl") {
				d.Head = w.Head
			}
		}
	}
}

// whereabouts are bare nouns that with their preposition only say where somebody is.
var whereabouts = map[string]bool{"at home": true, "at work": true, "at sea": true, "in exile": true, "in prison": true, "in jail": true, "in office": true,
	"in parliament": true, "in court": true}

// listedBehind hangs what is listed with "home" in "critics at home and the bank's
// chairman" on the noun before: nothing is listed with such a phrase.
func (m *mender) listedBehind() {
	for k := range m.Words {
		w := &m.Words[k]
		h := w.Head
		if w.Rel != "conj" || h < 2 || h > k || m.commaBetween(h, k) {
			continue
		}
		c := m.caseOf(h)
		if c != h-1 || m.hasCase(k) || !whereabouts[strings.ToLower(m.Words[c].Form+" "+m.Words[h].Form)] {
			continue
		}
		if n := m.phraseHead(c - 1); n == c-1 && (m.Words[n].UPOS == "NOUN" || m.Words[n].UPOS == "PROPN") && !m.above(k, n) {
			m.attach(k, n, "conj")
		}
	}
}

// outcomes are participles for what comes of all that was told before a comma.
var outcomes = map[string]bool{"prompting": true, "triggering": true, "sparking": true, "forcing": true, "causing": true, "provoking": true,
	"leading": true, "resulting": true}

// cameOf hangs such a participle on the finite verb and not on an infinitive below it:
// in "rejected a plan to cut taxes, prompting her to quit" no cut prompted that.
func (m *mender) cameOf() {
	for i := 1; i < len(m.Words); i++ {
		w := &m.Words[i]
		if w.Rel != "advcl" || !outcomes[strings.ToLower(w.Form)] || m.Words[i-1].Form != "," || w.Head < 0 || w.Head > i || m.Words[w.Head].XPOS != "VB" || m.childIn(w.Head, 0, w.Head, "mark") < 0 {
			continue
		}
		v := m.Words[w.Head].Head
		for v >= 0 && !m.startsFinite(v) && m.childIn(v, 0, v, "aux") < 0 {
			v = m.Words[v].Head
		}
		if v >= 0 {
			w.Head = v
		}
	}
}
