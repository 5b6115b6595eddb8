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
		case w.Rel == "nmod" && (h.Rel == "obl" || h.Rel == "obj") && w.Head < k && (m.takesNoAgent(w.Head) || m.isGoal(w.Head)) && m.lacksAgent(h.Head):
			m.attach(k, h.Head, "obl:agent")
		case w.Rel != "obl:agent" && h.UPOS == "ADV" && w.Head < k && strings.EqualFold(h.Form, "ago") && m.lacksAgent(h.Head):
			m.attach(k, h.Head, "obl:agent") // "was saved two years ago by"
		case w.Rel == "nmod" && h.Rel == "obj" && w.Head < k && m.isBeneficiary(w.Head) && w.UPOS == "PROPN" && m.lacksAgent(h.Head):
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

// gatherings are events at which others do something.
var gatherings = map[string]bool{"meeting": true, "conference": true, "ceremony": true, "hearing": true, "dinner": true, "session": true,
	"congress": true, "funeral": true, "reception": true}

// takesNoAgent reports whether word i tells a time, a place, a gathering or an amount,
// which nobody does: "in 2029 by", "$2 million by".
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
	return noun.IsTime || noun.Kind == nlp.Place || noun.Kind == nlp.Facility || gatherings[strings.ToLower(w.Lemma)]
}

// isBeneficiary reports whether noun i, the object of a passive verb, is no work that
// somebody can have made: "was refused an audience by".
func (m *mender) isBeneficiary(i int) bool {
	return m.Words[i].UPOS == "NOUN" && gazetteer.NounKind(m.Words[i].Form) != nlp.Work
}

// isGoal reports whether word i is a thing with "the" to which or into which
// somebody is brought, or an office: "was forced to the table by", "was followed as
// head by".
func (m *mender) isGoal(i int) bool {
	c := m.caseOf(i)
	start := m.phraseStart(i)
	if c >= 0 && strings.EqualFold(m.Words[c].Form, "as") && m.isRole(i) {
		return true
	}
	if c < 0 || c != start-1 || !strings.EqualFold(m.Words[start].Form, "the") || m.Words[i].Rel != "obl" {
		return false
	}
	prep := strings.ToLower(m.Words[c].Form)
	kind := gazetteer.NounKind(m.Words[i].Form)
	return (prep == "to" || prep == "into") && kind != nlp.Work && kind != nlp.Event
}

// lacksAgent reports whether word v is a passive verb without agent.
func (m *mender) lacksAgent(v int) bool {
	if v < 0 || m.Words[v].UPOS != "VERB" {
		return false
	}
	w := &m.Words[v]
	passive := w.Rel == "xcomp" && w.XPOS == "VBN" && w.Head >= 0 && (m.Words[w.Head].Lemma == "feel" || m.Words[w.Head].Lemma == "get")
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

// reported parts the subject of a clause from the speaker named behind it where one
// verb of saying has both, and makes the verb below the first its clause: "The
// probe, Seeker, left the station, the institute said".
func (m *mender) reported() {
	for b := range m.Words {
		said := m.Words[b].Head
		if m.Words[b].Rel != "nsubj" || said < b || m.Words[said].UPOS != "VERB" {
			continue
		}
		for a := range b {
			if w := &m.Words[a]; w.Head != said || w.Rel != "nsubj" {
				continue
			}
			for v := a + 1; v < b; v++ {
				if w := &m.Words[v]; w.Head == a && w.Rel == "acl" && w.UPOS == "VERB" && strings.HasSuffix(w.Form, "ed") {
					w.XPOS = "VBD"
					m.attach(v, said, "ccomp")
					m.attach(a, v, "nsubj")
					return
				}
			}
		}
	}
}

// mainBehind makes the verb behind a participle with an agent the root where the parser
// took the participle, which has no auxiliary, for it: "Traders asked by the paper about
// the plan preferred to wait".
func (m *mender) mainBehind() {
	first := m.Root()
	if first < 0 || m.Words[first].UPOS != "VERB" || m.Words[len(m.Words)-1].Form != "." ||
		m.childOf(first, "aux", "aux:pass", "obj", "ccomp", "conj", "expl") >= 0 {
		return
	}
	subject := m.childIn(first, 0, first, "nsubj", "nsubj:pass")
	agent := -1
	for v := first + 1; subject >= 0 && v < len(m.Words); v++ {
		w := &m.Words[v]
		switch {
		case w.UPOS == "PUNCT" || w.UPOS == "CCONJ" || w.UPOS == "SCONJ" || w.UPOS == "AUX":
			return
		case agent < 0 && w.Rel != "case" && m.hasBy(v):
			agent = v
		case agent < 0 || w.UPOS != "VERB" || !strings.HasSuffix(w.Form, "ed") || w.Rel != "advcl" && w.Rel != "acl" || m.childOf(v, "mark", "nsubj", "obl:agent") >= 0:
		default:
			m.Words[first].XPOS, w.XPOS = "VBN", "VBD"
			m.attach(v, -1, "root")
			m.attach(subject, v, "nsubj")
			m.attach(first, subject, "acl")
			m.attach(agent, first, "obl:agent")
			m.attach(len(m.Words)-1, v, "punct")
			return
		}
	}
}

// mainParticiple makes the last participle of a sentence without a finite verb its
// root where it stands behind a name or an aside that a preposition opens, as its
// subject is the noun before that: "The envoy, in a letter to Oslo, called for talks".
func (m *mender) mainParticiple() {
	root := m.Root()
	if root < 0 || m.Words[root].UPOS != "NOUN" && m.Words[root].UPOS != "PROPN" || m.Words[len(m.Words)-1].Form != "." {
		return
	}
	v := -1
	for i := range m.Words {
		w := &m.Words[i]
		switch {
		case w.UPOS == "AUX" || w.XPOS == "VBZ" || w.XPOS == "VBP" || w.XPOS == "VBD" && w.Rel != "acl":
			return
		case w.Rel == "acl" && i > 0 && m.Words[i-1].Form == "," && strings.HasSuffix(w.Form, "ed") && w.UPOS == "VERB":
			v = i
		}
	}
	comma := root + 1
	for comma < len(m.Words) && m.Words[comma].Form != "," {
		comma++
	}
	if v < 0 || comma+1 >= v || m.Words[comma].Form != "," || depicted[strings.ToLower(m.Words[v].Form)] {
		return
	}
	if m.Words[comma+1].UPOS != "ADP" && (m.Words[comma+1].UPOS != "PROPN" || !m.explains(comma+1, root)) {
		return
	}
	m.Words[v].XPOS = "VBD"
	m.attach(v, -1, "root")
	m.attach(root, v, "nsubj")
	for k := comma; k < v; k++ {
		if w := &m.Words[k]; w.Head == root && w.Rel == "nmod" {
			m.attach(k, v, "obl")
		}
	}
}

// depicted are participles of captions.
var depicted = map[string]bool{"pictured": true, "photographed": true, "filmed": true, "captured": true, "based": true}

// explains reports whether the name that begins at word i is an apposition of noun n.
func (m *mender) explains(i, n int) bool {
	w := &m.Words[i]
	return w.Head == n && w.Rel == "appos" || w.Head > i && m.Words[w.Head].Head == n && m.Words[w.Head].Rel == "appos"
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

// unaided makes a participle that ends up as the verb of a whole sentence without an
// auxiliary the past tense that it must be there: "The leader called for a vote."
func (m *mender) unaided() {
	v := m.Root()
	if v < 0 || m.Words[v].XPOS != "VBN" || m.Words[len(m.Words)-1].Form != "." {
		return
	}
	subject := -1
	for k := range m.Words {
		switch w := &m.Words[k]; {
		case w.Head != v:
		case strings.HasPrefix(w.Rel, "aux") || w.Rel == "cop":
			return
		case w.Rel == "nsubj:pass":
			subject = k
		}
	}
	if subject >= 0 && subject < v {
		m.Words[v].XPOS, m.Words[subject].Rel = "VBD", "nsubj"
	}
}

// lastSeen makes the participle behind "was last" the verb, which the word only says
// when of: "was last seen in Oslo", "was first elected in 2010".
func (m *mender) lastSeen() {
	for i := 1; i+1 < len(m.Words); i++ {
		w, v := &m.Words[i], &m.Words[i+1]
		if form := strings.ToLower(w.Form); form != "last" && form != "first" || v.XPOS != "VBN" || v.Head != i || m.Words[i-1].UPOS != "AUX" || m.Words[i-1].Rel != "cop" {
			continue
		}
		m.Words[i-1].Rel = "aux:pass"
		m.attach(i+1, w.Head, w.Rel)
		for k := range m.Words {
			if k != i+1 && m.Words[k].Head == i {
				m.Words[k].Head = i + 1
				if m.Words[k].Rel == "nsubj" {
					m.Words[k].Rel = "nsubj:pass"
				}
			}
		}
		w.UPOS, w.XPOS = "ADV", "RB"
		m.attach(i, i+1, "advmod")
	}
}
