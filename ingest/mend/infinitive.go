package mend

// Infinitives that the parser hung elsewhere than on what opens them: a modal or an
// infinitive before them, a verb of causing, a noun for trying.

// listedInfinitives joins an infinitive without "to", subject and auxiliary behind a
// comma or conjunction to the one before it, whatever the parser hung it on: "If Peru can
// build ships, train crews and hold the port, …".
func (m *mender) listedInfinitives() {
	for i := 2; i < len(m.Words); i++ {
		w := &m.Words[i]
		switch w.Rel {
		case "ccomp", "advcl", "parataxis", "acl", "dep":
		default:
			continue
		}
		if before := &m.Words[i-1]; w.XPOS != "VB" || before.Form != "," && before.UPOS != "CCONJ" ||
			m.childOf(i, "aux", "aux:pass", "mark", "nsubj", "nsubj:pass", "expl") >= 0 {
			continue
		}
		if v := m.infinitiveBefore(i); v >= 0 && !m.above(i, v) {
			m.attach(i, v, "conj")
		}
	}
}

// infinitiveBefore returns the last infinitive before word i that a modal or "to" opens,
// or that is listed with such, where no finite verb stands between. It is -1 without one.
func (m *mender) infinitiveBefore(i int) int {
	for v := i - 1; v > 0; v-- {
		w := &m.Words[v]
		switch {
		case w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP":
			return -1
		case w.XPOS != "VB" || w.UPOS != "VERB":
		case w.Rel == "conj" && m.Words[w.Head].XPOS == "VB":
			return w.Head
		case m.hasModal(v) || m.childIn(v, 0, v, "mark") == v-1:
			return v
		}
	}
	return -1
}

// causedObjects gives the infinitive behind the object of a verb of causing the second
// object that the tree hangs on that verb: "made them adopt a law".
func (m *mender) causedObjects() {
	for i := 2; i+1 < len(m.Words); i++ {
		w := &m.Words[i]
		if w.XPOS != "VB" || w.Rel != "xcomp" || w.Head > i || m.childOf(i, "obj", "mark") >= 0 || m.childIn(w.Head, w.Head, i, "obj") < 0 {
			continue
		}
		if o := m.childIn(w.Head, i, len(m.Words), "obj"); o >= 0 && m.phraseStart(o) == i+1 {
			m.attach(o, i, "obj")
		}
	}
}

// efforts hangs an infinitive on the noun for trying or wanting right before it: such a
// noun has no purpose but that.
func (m *mender) efforts() {
	for i := 2; i < len(m.Words); i++ {
		w := &m.Words[i]
		n := i - 2
		if w.XPOS != "VB" || m.Words[i-1].XPOS != "TO" || m.Words[i-1].Head != i || !striving[m.Words[n].Lemma] || m.Words[n].UPOS != "NOUN" || w.Head < 0 {
			continue
		}
		for m.Words[n].Rel == "conj" && striving[m.Words[m.Words[n].Head].Lemma] {
			n = m.Words[n].Head // "no intention or desire to leave"
		}
		m.attach(i, n, "acl")
	}
}

// striving are nouns that an infinitive behind them completes.
var striving = map[string]bool{"effort": true, "attempt": true, "willingness": true, "readiness": true, "unwillingness": true, "intention": true,
	"refusal": true, "ability": true, "inability": true, "failure": true, "desire": true}
