package coref

// root returns the mention that stands for the chain of mention m.
func (r *resolver) root(m int) int {
	for r.groups[m] >= 0 {
		if up := r.groups[r.groups[m]]; up >= 0 {
			r.groups[m] = up
		}
		m = r.groups[m]
	}
	return m
}

// chain returns the facts of the chain that mention m is in.
func (r *resolver) chain(m int) *facts { return &r.facts[r.root(m)] }

// link puts mention m into the chain of ante and remembers why. A mention
// keeps the first reason it got. It reports whether the two are in one chain
// now: members of a conjunction never join the whole.
func (r *resolver) link(m, ante int, sieve string) bool {
	a, b := r.root(ante), r.root(m)
	if a == b {
		return true
	}
	if r.holds(m, ante) || r.holds(ante, m) {
		return false
	}
	if r.ms[m].ante < 0 {
		r.ms[m].ante, r.ms[m].sieve = ante, sieve
	} else if r.ms[ante].ante < 0 && ante > m {
		r.ms[ante].ante, r.ms[ante].sieve = m, sieve
	}
	if b < a {
		a, b = b, a
	}
	r.groups[b] = a
	r.facts[a] = r.facts[a].join(r.facts[b])
	return true
}

// holds reports whether a is a conjunction that has b as a member.
func (r *resolver) holds(a, b int) bool {
	for _, m := range r.ms[a].members {
		if m == b {
			return true
		}
	}
	return false
}

// mentionAt returns the mention whose head is word w of sentence sent, or -1.
func (r *resolver) mentionAt(sent, w int) int {
	if w < 0 {
		return -1
	}
	return r.sents[sent].at[w]
}

// whole returns the conjunction that begins with word w, or the mention there.
func (r *resolver) whole(sent, w int) int {
	if w < 0 {
		return -1
	}
	if g := r.sents[sent].group[w]; g >= 0 {
		return g
	}
	return r.sents[sent].at[w]
}
