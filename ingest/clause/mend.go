package clause

import "strings"

// mend moves the dependents that parsers often hang one word too low, where
// the words themselves leave no doubt.
func (t *tree) mend() {
	for i := range t.Words {
		w := &t.Words[i]
		if w.Head < 0 {
			continue
		}
		switch {
		case base(w.Rel) == "acl":
			t.mendComplement(i)
		case w.Rel == "nsubj" || w.Rel == "nsubj:pass":
			t.mendSubject(i)
		case w.Rel == "nmod" && exampleMarks[t.prepOf(i)]:
			t.mendExample(i)
		}
	}
}

// mendComplement gives the verb what hangs on its object or addressee: "asked
// the government to go", "told the agency that they had gone".
func (t *tree) mendComplement(i int) {
	noun := t.Words[i].Head
	verb := t.Words[noun].Head
	if verb < 0 || verb > noun || t.Words[verb].UPOS != "VERB" || isContent(strings.ToLower(t.Words[noun].Lemma)) {
		return
	}
	switch t.Words[noun].Rel {
	case "obj", "iobj", "obl":
	default:
		return
	}
	mark := t.child(i, "mark")
	if mark < 0 || t.child(verb, "ccomp", "xcomp") >= 0 {
		return
	}
	lemma := strings.ToLower(t.Words[verb].Lemma)
	switch form := strings.ToLower(t.Words[mark].Form); {
	case form == "to" && askVerbs[lemma] && t.Words[noun].Rel != "obl":
		t.move(i, verb, "xcomp")
	case form == "that" && speechVerbs[lemma] && t.child(i, "nsubj", "nsubj:pass") >= 0:
		t.move(i, verb, "ccomp")
	}
}

// isContent reports whether a noun can have a clause that tells what it is: "a
// claim that", "a plan to".
func isContent(noun string) bool {
	if speechNouns[noun] {
		return true
	}
	for _, row := range nounModality {
		if row.nouns[noun] {
			return true
		}
	}
	return false
}

// mendSubject gives the first of two subjects of a verb to the verb below it
// that has none: "A bought the ship, B said".
func (t *tree) mendSubject(i int) {
	verb := t.Words[i].Head
	second := -1
	for _, k := range t.kids[verb] {
		if k > i && base(t.Words[k].Rel) == "nsubj" {
			second = k
		}
	}
	if second < 0 {
		return
	}
	for _, k := range t.kids[verb] {
		if k > i && t.Words[k].Rel == "ccomp" && t.child(k, "nsubj", "nsubj:pass") < 0 {
			t.move(i, k, "nsubj")
			return
		}
	}
}

// mendExample hangs an example on the plural right before it: "X and its
// allies, including Y".
func (t *tree) mendExample(i int) {
	for k := i - 1; k > t.Words[i].Head; k-- {
		switch w := &t.Words[k]; {
		case w.UPOS == "PUNCT" || w.Head == i:
		case w.XPOS == "NNS":
			t.move(i, k, "nmod")
			return
		default:
			return
		}
	}
}

// move hangs word i on another head.
func (t *tree) move(i, head int, rel string) {
	t.Words[i].Head, t.Words[i].Rel = head, rel
	t.kids = t.Children()
}
