package mend

// fronted gives a finite verb without subject the noun phrase that stands
// between the comma of a fronted phrase and the verb: in "In Lima, the army
// and its chief met" neither the army nor the chief explains Lima.
func (m *mender) fronted() {
	for v := range m.Words {
		if !m.lacksSubject(v) {
			continue
		}
		for k := range v {
			w := &m.Words[k]
			if w.Head != v || w.Rel != "obl" && w.Rel != "nmod" || !m.hasCase(k) {
				continue
			}
			if s := m.strayed(k, v); s >= 0 {
				m.makeSubject(s, k, v)
				break
			}
		}
	}
}

// lacksSubject reports whether word v is a finite verb that needs a subject of
// its own and has none.
func (m *mender) lacksSubject(v int) bool {
	w := &m.Words[v]
	if w.UPOS != "VERB" || w.Rel != "root" && w.Rel != "ccomp" && w.Rel != "parataxis" {
		return false
	}
	finite := w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP"
	for k := range m.Words {
		if m.Words[k].Head != v {
			continue
		}
		switch m.Words[k].Rel {
		case "nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl":
			return false
		case "aux", "aux:pass":
			finite = true
		}
	}
	return finite
}

// strayed returns the first apposition or conjunct below fronted phrase k that
// stands behind its comma and before verb v, or -1. Of several that explain one
// noun between commas it is the last: "In Oslo, the capital, a storm".
func (m *mender) strayed(k, v int) int {
	found := -1
	for x := k + 1; x < v; x++ {
		w := &m.Words[x]
		if w.Rel != "appos" && w.Rel != "conj" || !m.above(k, w.Head) || w.Head > x || !m.commaBetween(k, x) || m.conjoined(x) {
			continue
		}
		switch {
		case found < 0:
			found = x
		case w.Rel == "appos" && w.Head == m.Words[found].Head && m.commaBetween(found, x) && !m.commaBetween(x, v) && m.Words[m.phraseStart(x)].UPOS == "DET":
			found = x
		}
	}
	return found
}

func (m *mender) commaBetween(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if m.Words[k].Form == "," {
			return true
		}
	}
	return false
}

// conjoined reports whether a conjunction stands before word x's own phrase.
func (m *mender) conjoined(x int) bool {
	for k := range x {
		if m.Words[k].Head == x && m.Words[k].Rel == "cc" {
			return true
		}
	}
	return false
}

// makeSubject makes word s the subject of verb v, and what hung beside it
// below the fronted phrase k its conjuncts.
func (m *mender) makeSubject(s, k, v int) {
	passive := false
	for i := range m.Words {
		passive = passive || m.Words[i].Head == v && m.Words[i].Rel == "aux:pass"
	}
	m.attach(s, v, "nsubj")
	if passive {
		m.Words[s].Rel = "nsubj:pass"
	}
	for i := s + 1; i < v; i++ {
		if w := &m.Words[i]; w.Rel == "conj" && w.Head < s && m.above(k, w.Head) {
			w.Head = s
		}
	}
}
