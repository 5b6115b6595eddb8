package clause

import "strings"

// mendBeyond gives the main verb a phrase behind the comma that closes a relative
// clause, and reports whether it did: "met Ada Moss, who leads it, in Oslo".
func (t *tree) mendBeyond(i int) bool {
	clause := t.Words[i].Head
	start, _ := t.extent(i)
	if t.Words[clause].Rel != "acl:relcl" || clause > i || start < 2 || t.Words[start-1].Form != "," || start-1 < clause {
		return false
	}
	noun := t.Words[clause].Head
	if noun < 0 || !t.commaBetween(noun+1, clause) {
		return false
	}
	verb := t.Words[noun].Head
	if verb < 0 || verb > noun || t.Words[verb].UPOS != "VERB" {
		return false
	}
	t.move(i, verb, "obl")
	return true
}

// mendPerfect makes an auxiliary of "have" before a participle that the tree
// takes for an adjective: "have again fuelled fears".
func (t *tree) mendPerfect(i int) {
	object := t.child(i, "obj")
	if object < i || t.Words[i].UPOS != "VERB" || !strings.EqualFold(t.Words[i].Lemma, "have") || t.Words[object].XPOS != "NNS" {
		return
	}
	v := i + 1
	for v < object && t.Words[v].UPOS == "ADV" {
		v++
	}
	w := &t.Words[v]
	if v >= object || w.XPOS != "VBN" || w.Rel != "amod" || w.Head != object || adjectival[strings.ToLower(w.Form)] {
		return
	}
	head, rel := t.Words[i].Head, t.Words[i].Rel
	w.Head, w.Rel, w.UPOS = head, rel, "VERB"
	for _, k := range t.kids[i] {
		t.Words[k].Head = v
	}
	for k := i + 1; k < v; k++ {
		t.Words[k].Head, t.Words[k].Rel = v, "advmod"
	}
	t.Words[i].Head, t.Words[i].Rel, t.Words[i].UPOS = v, "aux", "AUX"
	t.kids = t.Children()
}

// mendExtracted gives a relative pronoun to the infinitive that lacks an object and not to
// the verb above, which takes none, and reports whether it did: "the treaty that Peru
// refused to sign".
func (t *tree) mendExtracted(i int) bool {
	v := t.Words[i].Head
	x := t.child(v, "xcomp")
	if !t.isRelative(i) || i > v || x < v || t.markOf(x) != "to" || t.child(x, "obj", "ccomp", "xcomp", "obl") >= 0 || objectless[t.lemmaOf(x)] {
		return false
	}
	lemma := strings.ToLower(t.Words[v].Lemma)
	if !notVerbs[lemma] && !planVerbs[lemma] && !tryVerbs[lemma] && lemma != "manage" || askVerbs[lemma] && strings.EqualFold(t.Words[i].Form, "whom") {
		return false
	}
	t.move(i, x, "obj")
	return true
}

// mendSupposed makes a conjunction of the verb before clause i that only opens a
// condition, and reports whether it did: "will pay provided they leave".
func (t *tree) mendSupposed(i int) bool {
	v := t.Words[i].Head
	if v < 0 || v > i || !supposing[strings.ToLower(t.Words[v].Form)] || t.Words[v].Head < 0 || t.child(i, "nsubj", "nsubj:pass") < 0 ||
		t.child(v, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "cc") >= 0 {
		return false
	}
	above := t.Words[v].Head
	for _, k := range t.kids[v] {
		if k != i {
			t.Words[k].Head = i
		}
	}
	t.move(i, above, "advcl")
	t.move(v, i, "mark")
	t.Words[v].UPOS, t.Words[v].XPOS = "SCONJ", "IN"
	return true
}

// mendEnough makes the complement of an adjective of the infinitive that tells what its
// subject is to do, or is too much or enough of it for: "is too poor to pay".
func (t *tree) mendEnough(i int) {
	h := t.Words[i].Head
	if h > i || t.Words[h].UPOS != "ADJ" || t.markOf(i) != "to" || t.child(i, "obj") < 0 {
		return
	}
	s, a, adjective := t.child(h, "nsubj"), t.child(h, "advmod"), strings.ToLower(t.Words[h].Form)
	measured := a >= 0 && (strings.EqualFold(t.Words[a].Form, "too") || strings.EqualFold(t.Words[a].Form, "enough"))
	if s >= 0 && !strings.EqualFold(t.Words[s].Form, "it") && (measured || dueWords[adjective] || disposed[adjective]) {
		t.Words[i].Rel = "xcomp"
	}
}

// disposed are adjectives whose infinitive tells what their subject does.
var disposed = words("able unable willing unwilling reluctant eager keen careful free")

// mendHelpBut makes the complement of "help" of the verb behind "help but", with the
// objects behind it, and reports whether it did: "could not help but laugh at them".
func (t *tree) mendHelpBut(i int) bool {
	help := t.Words[i].Head
	cc := t.child(i, "cc")
	if !strings.EqualFold(t.Words[help].Lemma, "help") || t.Words[i].UPOS != "VERB" || cc != help+1 || !strings.EqualFold(t.Words[cc].Form, "but") {
		return false
	}
	for k := i + 1; k < len(t.Words); k++ {
		if t.Words[k].Head == help && t.Words[k].UPOS != "PUNCT" {
			t.Words[k].Head = i
		}
	}
	t.move(i, help, "xcomp")
	return true
}

// adjectival are participles that say of what kind something is more often than
// what was done to it.
var adjectival = words(`limited mixed armed united advanced detailed related experienced increased reduced unlimited organized
	organised skilled trained close combined shared renewed continued repeated expected so-called fixed vested divided
	disputed elected appointed established known extended added broken frozen hidden lost used united growing heightened`)

// absolutes are prepositions that open a clause without a finite verb.
var absolutes = words("despite with without amid")

// mendAbsolute makes the noun right before participle i its subject where the two
// stand behind a preposition: "despite Ada Moss pushing for a truce".
func (t *tree) mendAbsolute(i int) {
	w := &t.Words[i]
	if i < 2 || w.UPOS != "VERB" || w.XPOS != "VBG" || w.Rel != "advcl" && w.Rel != "acl" || t.child(i, "nsubj", "mark") >= 0 {
		return
	}
	noun := i - 1
	if rel := base(t.Words[noun].Rel); !t.isNominal(noun) || rel != "obl" && rel != "nmod" || !absolutes[t.prepOf(noun)] {
		return
	}
	mark, above := t.child(noun, "case"), t.Words[noun].Head
	if above < 0 || above == i || t.isAbove(i, above) {
		return
	}
	t.move(i, above, "advcl")
	t.move(noun, i, "nsubj")
	t.move(mark, i, "mark")
}

// mendAgreement joins a verb without subject to the verb further up that agrees with
// it in number where the one it hangs on does not, and reports whether it did: "Police
// are after the man, who has a boat, and have closed the port".
func (t *tree) mendAgreement(i int) bool {
	w := &t.Words[i]
	n := t.numberOf(i)
	if w.UPOS != "VERB" || n == "" || t.child(i, "nsubj", "nsubj:pass", "expl") >= 0 {
		return false
	}
	if above := t.numberOf(w.Head); above == "" || above == n {
		return false
	}
	for h := t.Words[w.Head].Head; h >= 0; h = t.Words[h].Head {
		if t.Words[h].UPOS == "VERB" && h < i && t.numberOf(h) == n {
			t.move(i, h, "conj")
			return true
		}
	}
	return false
}

// numberOf returns the grammatical number that the finite form of verb i shows:
// "singular", "plural", or "" where it shows none.
func (t *tree) numberOf(i int) string {
	finite := i
	for _, k := range t.kids[i] {
		if w := &t.Words[k]; base(w.Rel) == "aux" && k < i {
			finite = k
			break
		}
	}
	switch w := &t.Words[finite]; {
	case w.XPOS == "VBZ", strings.EqualFold(w.Form, "was"):
		return "singular"
	case w.XPOS == "VBP", strings.EqualFold(w.Form, "were"):
		return "plural"
	}
	return ""
}

// doneByName reports whether "by" leads from verb i without subject or conjunction to
// a name: "beaten 3-0 by Moss".
func (t *tree) doneByName(i int) bool {
	if t.child(i, "mark", "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 {
		return false
	}
	for _, k := range t.kids[i] {
		if w := &t.Words[k]; base(w.Rel) == "obl" && w.UPOS == "PROPN" && t.prepOf(k) == "by" {
			return true
		}
	}
	return false
}

// mendSigned hangs a participle on what the sentence begins under, and reports whether
// it did: "Under the deal, signed by A and B, the port will close".
func (t *tree) mendSigned(i int) bool {
	n := i - 2
	if t.Words[i].XPOS != "VBN" || n < 1 || t.Words[i-1].Form != "," || t.child(i, "mark", "nsubj", "aux", "aux:pass") >= 0 {
		return false
	}
	if w := &t.Words[n]; w.UPOS != "NOUN" || w.Head != t.Words[i].Head || w.Head < i || t.prepOf(n) != "under" {
		return false
	}
	t.move(i, n, "acl")
	return true
}

// mendThat makes a conjunction of the "that" before a clause with a subject and an
// object of its own, or with a verb that has none or not such a one, as no relative
// clause does: "told others that the talks had not taken place", "rumours that X resigned".
func (t *tree) mendThat(i int) {
	if m := t.child(i, "mark"); m > 0 && t.Words[i].Rel == "parataxis" && strings.EqualFold(t.Words[m].Form, "that") &&
		t.Words[m-1].UPOS == "NOUN" && isContent(strings.ToLower(t.Words[m-1].Lemma)) {
		t.move(i, m-1, "acl") // "amid charges that, by leaving, they had failed"
		return
	}
	if t.Words[i].Rel != "acl:relcl" || t.child(i, "nsubj", "nsubj:pass") < 0 {
		return
	}
	that, object := -1, false
	for _, k := range t.kids[i] {
		switch {
		case t.Words[k].Rel != "obj":
		case k < i && strings.EqualFold(t.Words[k].Form, "that"):
			that = k
		default:
			object = true
		}
	}
	if that >= 0 && (object || objectless[t.lemmaOf(i)] || contents[strings.ToLower(t.Words[t.Words[i].Head].Lemma)] && !handling[t.lemmaOf(i)]) {
		w := &t.Words[that]
		w.Rel, w.UPOS, w.XPOS = "mark", "SCONJ", "IN"
	}
}
