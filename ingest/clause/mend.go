package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// mend moves the dependents that parsers often hang one word too low, where
// the words themselves leave no doubt.
func (t *tree) mend() {
	for i := range t.Words {
		t.mendPerfect(i)
		t.mendAbsolute(i)
		t.mendThat(i)
	}
	for i := range t.Words {
		w := &t.Words[i]
		if w.Head < 0 {
			continue
		}
		switch base(w.Rel) {
		case "acl":
			if h := w.Head; w.Rel == "acl:relcl" && t.Words[h].Rel == "conj" && t.isNominal(h) && t.isExcluded(h) {
				w.Head = t.Words[h].Head // "it was X, and not Y, who left"
				t.kids = t.Children()
				continue
			}
			if w.Rel == "acl:relcl" && (t.mendRelative(i) || t.mendSaid(i)) {
				continue
			}
			t.mendComplement(i)
		case "advcl":
			if w.XPOS == "VBD" && t.doneByName(i) {
				w.XPOS = "VBN"
			}
			if !t.mendSigned(i) && !t.mendGerundSubject(i) {
				t.mendInfinitive(i)
			}
		case "parataxis":
			if a := t.child(i, "aux"); a > w.Head && t.isInverted(i) && t.Words[a-1].UPOS != "PUNCT" {
				w.Rel = "advcl" // "will leave should they lose"
			}
		case "csubj":
			t.mendEnough(i)
		case "ccomp", "xcomp":
			if t.mendSupposed(i) {
				continue
			}
			if t.mendRelative(i) || t.mendMarked(i) {
				continue
			}
			if h := w.Head; t.Words[h].UPOS == "NOUN" && h < i && !t.isCopular(h) && isContent(strings.ToLower(t.Words[h].Lemma)) {
				w.Rel = "acl" // "rejected claims that"
			}
		case "appos", "obj":
			if t.mendExtracted(i) {
				continue
			}
			if h := w.Head; i < h && (t.Words[h].XPOS == "VB" || t.Words[h].XPOS == "VBG") && t.Words[h].Rel == "xcomp" && !t.isRelative(i) {
				w.Rel = "nsubj" // "saw the troops leave"
			} else {
				t.mendLabel(i)
			}
		case "iobj":
			if h := w.Head; labelVerbs[strings.ToLower(t.Words[h].Lemma)] && t.child(h, "obj") < 0 && t.child(h, "xcomp") > i {
				w.Rel = "obj" // "called him a fool"
			}
		case "conj":
			if t.mendHelpBut(i) {
				continue
			}
			if w.XPOS == "VBN" && i > 0 && t.Words[i-1].Form == "," && t.isNominal(w.Head) && t.child(i, "cc", "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") < 0 {
				w.Rel = "acl" // "The 52-year-old, chosen twice by Kenya,"
				continue
			}
			if !t.mendAgreement(i) && !t.mendAside(i) && !t.mendMarked(i) && !t.mendReported(i) && !t.mendParallel(i) {
				t.mendListed(i)
			}
		case "nsubj":
			t.mendSubject(i)
		case "nmod", "obl":
			switch {
			case w.Rel == "nmod" && t.isTimeNoun(w.Head) && t.child(i, "case") >= 0 && t.prepOf(i) != "of":
				t.raise(i) // "over the weekend in Oslo"
			case w.Rel == "obl" && w.XPOS == "VBG" && w.UPOS == "VERB":
				t.mendGerund(i)
			case w.Rel == "obl" && t.prepOf(i) == "to" && t.Words[w.Head].Head >= 0 && t.pleads(t.Words[w.Head].Head) == w.Head:
				t.move(i, t.Words[w.Head].Head, "obl") // "pleaded guilty to fraud"
			case w.Rel == "obl" && t.mendBeyond(i):
			case w.Rel == "obl" && t.prepOf(i) == "by" && t.mendBy(i):
			case w.Rel == "obl" && clauseMarks[t.prepOf(i)] && t.mendOpening(i):
			case exampleMarks[t.prepOf(i)]:
				t.mendExample(i)
			case w.Rel == "nmod" && t.prepOf(i) == "on" && (base(t.Words[w.Head].Rel) == "obl" || t.Words[w.Head].Rel == "obj") && t.isBlamed(w.Head):
				t.raise(i) // "blamed by A and B on C"
			case w.Rel == "nmod" && t.prepOf(i) == "with" && t.mendCompany(i):
			case w.Rel == "nmod":
				if !t.mendMeasured(i) && !t.mendBetween(i) && !t.mendAgent(i) {
					t.mendCrossing(i)
				}
			}
		}
	}
}

// mendComplement gives the verb what hangs on its object or addressee: "asked
// the government to go", "told the agency that they had gone".
func (t *tree) mendComplement(i int) {
	noun := t.Words[i].Head
	for t.Words[noun].Rel == "conj" && t.Words[noun].Head >= 0 {
		noun = t.Words[noun].Head // "told Ada Moss and others that"
	}
	verb := t.Words[noun].Head
	if verb < 0 || verb > noun || t.Words[verb].UPOS != "VERB" || isContent(strings.ToLower(t.Words[noun].Lemma)) {
		return
	}
	switch t.Words[noun].Rel {
	case "obj", "iobj", "obl", "obl:agent", "obl:unmarked":
	default:
		return
	}
	mark := t.child(i, "mark")
	if mark < 0 || t.child(verb, "ccomp", "xcomp") >= 0 {
		return
	}
	lemma := strings.ToLower(t.Words[verb].Lemma)
	switch form := strings.ToLower(t.Words[mark].Form); {
	case form == "to" && mark > 0 && t.Words[mark-1].Form != "," && base(t.Words[noun].Rel) != "obl" && (askVerbs[lemma] || t.Words[noun].UPOS == "PROPN" || t.Words[noun].UPOS == "PRON"):
		t.move(i, verb, "xcomp")
	case t.Words[i].XPOS == "VBG" && (accuseVerbs[lemma] || judgeVerbs[lemma] || clearVerbs[lemma] || hinderVerbs[lemma]):
		t.move(i, verb, "advcl")
	case form == "that" && (speechVerbs[lemma] || base(t.Words[noun].Rel) == "obl" && (denyVerbs[lemma] || findVerbs[lemma] || beliefVerbs[lemma])) && t.child(i, "nsubj", "nsubj:pass") >= 0:
		t.move(i, verb, "ccomp")
	}
}

// isContent reports whether a noun can have a clause that tells what it is: "a
// claim that", "a plan to".
func isContent(noun string) bool {
	if speechNouns[noun] || speechVerbs[noun] {
		return true
	}
	for _, row := range nounModality {
		if row.nouns[noun] {
			return true
		}
	}
	return false
}

// mendInfinitive takes the infinitive below "urged X to" and "X is believed to"
// for the verb's complement, not for a purpose.
func (t *tree) mendInfinitive(i int) {
	verb := t.Words[i].Head
	if verb > i || t.Words[verb].UPOS != "VERB" || t.child(verb, "xcomp", "ccomp") >= 0 {
		return
	}
	if verb+1 == i && t.Words[i].XPOS == "VBG" && t.child(i, "mark", "nsubj") < 0 {
		t.Words[i].Rel = "xcomp" // "avoided naming"
		return
	}
	if t.markOf(i) != "to" {
		return
	}
	if o := t.child(verb, "obj"); o >= 0 && o < i && isContent(strings.ToLower(t.Words[o].Lemma)) {
		for _, k := range t.kids[o] {
			start, end := t.extent(k)
			if p := t.prepOf(k); start > o && t.Words[k].Rel == "nmod" && (p == "for" || p == "by") && end < i && t.Words[end].XPOS == "TO" {
				t.move(i, o, "acl") // "a bid by X to win"
				return
			}
		}
	}
	lemma := strings.ToLower(t.Words[verb].Lemma)
	passive := t.child(verb, "aux:pass") >= 0 || t.Words[verb].Rel == "acl" && t.Words[verb].XPOS == "VBN"
	if passive && lemma == "lead" && t.child(verb, "obl:agent") >= 0 {
		return // "a drive led by X to free them" is for that
	}
	object := t.child(verb, "obj", "iobj") >= 0
	if (askVerbs[lemma] || lemma == "forbid") && (passive || object) ||
		!passive && !object && (notVerbs[lemma] || tryVerbs[lemma] || planVerbs[lemma] || implicativeVerbs[lemma] && lemma != "come" && lemma != "go") ||
		passive && (beliefVerbs[lemma] || speechVerbs[lemma] || planVerbs[lemma]) {
		t.Words[i].Rel = "xcomp"
	}
}

// mendGerund takes a participle behind a preposition for a clause: "accused of
// shelling the town".
func (t *tree) mendGerund(i int) {
	c := t.child(i, "case")
	if c < 0 {
		return
	}
	t.Words[c].Rel, t.Words[i].Rel = "mark", "advcl"
}

// clauseMarks are prepositions that open clauses too.
var clauseMarks = words("since after before until as")

// mendOpening makes the subject of a clause of what the tree takes for a phrase
// before its conjunct, and reports whether it did: "since A and B signed".
func (t *tree) mendOpening(i int) bool {
	_, end := t.extent(i)
	if end >= len(t.Words) || t.Words[end].UPOS != "CCONJ" {
		return false
	}
	other := t.Words[end].Head
	if other < end || !t.isNominal(other) || t.Words[other].Rel != "nsubj" {
		return false
	}
	verb, above := t.Words[other].Head, t.Words[i].Head
	c := t.child(i, "case")
	if verb < other || t.isAbove(verb, above) {
		return false
	}
	t.move(c, verb, "mark")
	t.move(i, verb, "nsubj")
	t.move(other, i, "conj")
	t.move(verb, above, "advcl")
	return true
}

// mendGerundSubject makes a participle the subject of the clause whose "that"
// stands before it, and reports whether it did: "that leaving early could hurt".
func (t *tree) mendGerundSubject(i int) bool {
	if t.Words[i].XPOS != "VBG" || t.child(i, "nsubj", "mark") >= 0 {
		return false
	}
	for _, k := range t.kids[t.Words[i].Head] {
		m := t.child(k, "mark")
		if k > i && m >= 0 && m < i && t.Words[k].Rel == "ccomp" && t.child(k, "nsubj", "nsubj:pass", "csubj") < 0 {
			t.move(i, k, "csubj")
			return true
		}
	}
	return false
}

// labelVerbs take their object and what they call or make it.
var labelVerbs = words("call name dub brand label consider deem declare elect appoint nominate crown make proclaim")

// mendLabel gives the verb what it calls its object, where the tree takes it
// for an apposition or another object: "called the deal a mistake".
func (t *tree) mendLabel(i int) {
	object := t.Words[i].Head
	if t.Words[i].Rel == "obj" {
		if v := t.Words[object].Head; v >= 0 && labelVerbs[strings.ToLower(t.Words[v].Lemma)] && t.markOf(object) == "to" && t.child(object, "obj") < i {
			if o := t.child(v, "obj"); o >= 0 && o+2 == object { // "called the plan to raise taxes a mistake"
				t.move(object, o, "acl")
				t.move(i, v, "xcomp")
				return
			}
		}
		object = t.child(object, "obj", "iobj")
	}
	if object < 0 || object == i {
		return
	}
	verb := t.Words[object].Head
	if verb < 0 || verb > object || object > i || base(t.Words[object].Rel) != "obj" && t.Words[object].Rel != "iobj" || !labelVerbs[strings.ToLower(t.Words[verb].Lemma)] || t.commaBetween(object, i) {
		return
	}
	t.move(i, verb, "xcomp")
}

// mendReported joins a verb to the clause that was said, not to the saying,
// when its auxiliary goes on from there: "said it would listen but would not
// talk".
func (t *tree) mendReported(i int) bool {
	verb := t.Words[i].Head
	said := t.child(verb, "ccomp")
	if said < verb || said > i || t.child(i, "nsubj", "nsubj:pass") >= 0 || t.child(verb, "aux") >= 0 || !isSaying(t.Words[verb].Lemma) {
		return false
	}
	own, above := t.child(i, "aux"), t.child(said, "aux")
	if own < 0 || above < 0 || t.Words[own].XPOS != t.Words[above].XPOS {
		return false
	}
	t.move(i, said, "conj")
	return true
}

// mendParallel joins a verb without auxiliary or subject of its own to the next
// verb above in the same form, and reports whether it did: "had not kept its
// promise to leave or given a reason".
func (t *tree) mendParallel(i int) bool {
	w, above := &t.Words[i], t.Words[i].Head
	if w.XPOS == "VBN" && strings.EqualFold(w.Lemma, "call") && t.child(i, "obl") >= 0 && t.prepOf(t.child(i, "obl")) == "for" {
		w.XPOS = "VBD" // nothing is called for: "would be sent and called for help"
	}
	if w.UPOS != "VERB" || t.Words[above].UPOS != "VERB" || w.XPOS == t.Words[above].XPOS || w.XPOS == "VB" ||
		t.child(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "expl") >= 0 {
		return false
	}
	if a := t.child(above, "aux"); w.XPOS == "VBD" && t.Words[above].XPOS == "VBN" && a >= 0 && t.Words[a].XPOS != "MD" {
		return false // "had met and (had) visited"
	}
	for h := t.Words[above].Head; h >= 0; h = t.Words[h].Head {
		if t.Words[h].UPOS == "VERB" && t.Words[h].XPOS == w.XPOS && h < i && (w.XPOS == "VBD" || w.XPOS == "VBZ" || w.XPOS == "VBP" || t.child(h, "aux", "aux:pass") >= 0) {
			t.move(i, h, "conj")
			return true
		}
	}
	if w.XPOS != "VBZ" && w.XPOS != "VBP" {
		return false
	}
	for k := i - 1; k > above; k-- {
		if s := t.child(k, "nsubj"); s >= 0 && t.Words[k].Rel == "acl:relcl" && t.Words[k].XPOS == w.XPOS && t.isRelative(s) {
			t.move(i, k, "conj") // "broke the law, which bans salt and requires tests"
			return true
		}
	}
	return false
}

// mendListed gives the verb a phrase with a preposition of its own that no
// conjunction joins to the list before it: "blamed by A and B on C".
func (t *tree) mendListed(i int) {
	if t.child(i, "case") < 0 || t.child(i, "cc") >= 0 || !t.isNominal(i) || i == 0 {
		return
	}
	start, _ := t.extent(i)
	if start > 0 && t.Words[start-1].UPOS != "PUNCT" && t.Words[start-1].UPOS != "CCONJ" && t.prepOf(i) != t.prepOf(t.Words[i].Head) {
		t.raise(i)
	}
}

// timeNouns are nouns that a phrase of place does not modify.
var timeNouns = words(`day week weekend month year morning evening afternoon night noon midnight hour monday tuesday wednesday
	thursday friday saturday sunday january february march april may june july august september october november
	december`)

func (t *tree) isTimeNoun(i int) bool { return timeNouns[strings.ToLower(t.Words[i].Form)] }

// raise hangs a phrase on the next verb above it, if there is one to its left.
func (t *tree) raise(i int) {
	for h := t.Words[i].Head; h >= 0; h = t.Words[h].Head {
		if t.Words[h].UPOS == "VERB" && h < i {
			t.move(i, h, "obl")
			return
		}
	}
}

// isBlamed reports whether phrase i hangs on "blame", which says on whom.
func (t *tree) isBlamed(i int) bool {
	h := t.Words[i].Head
	return h >= 0 && strings.EqualFold(t.Words[h].Lemma, "blame")
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
	if second == i+1 && t.Words[i].UPOS == "NOUN" && t.Words[second].UPOS == "PROPN" {
		t.move(i, second, "nmod:desc") // "the lender Alpha said"
		return
	}
	for _, k := range t.kids[verb] {
		if k > i && t.Words[k].Rel == "ccomp" && t.child(k, "nsubj", "nsubj:pass") < 0 {
			t.move(i, k, "nsubj")
			return
		}
	}
}

// mendRelative hangs a clause with "who" on the person named right before it
// and reports whether it did: "the shirt worn by Ada Moss, who left".
func (t *tree) mendRelative(i int) bool {
	who := -1
	for _, k := range t.kids[i] {
		if f := strings.ToLower(t.Words[k].Form); (f == "who" || f == "whom") && k <= i {
			who = k
		}
	}
	at := who - 1
	if at >= 0 && t.Words[at].UPOS == "PUNCT" {
		at--
	}
	if who < 0 || at < 0 || (t.Words[i].Rel == "ccomp" || t.Words[i].Rel == "xcomp") && t.Words[i].Head > who {
		return false
	}
	for _, n := range t.Names {
		if n.Type != nlp.PersonName || at < n.Start || at >= n.End {
			continue
		}
		head := at
		for h := t.Words[head].Head; h >= n.Start && h < n.End; h = t.Words[head].Head {
			head = h
		}
		if head == t.Words[i].Head || t.isAbove(i, head) || t.isAbove(t.Words[i].Head, head) && t.Words[head].Rel == "appos" {
			return false
		}
		t.move(i, head, "acl:relcl")
		return true
	}
	return false
}

// mendSaid gives a verb of saying inside a relative clause what is said, and
// reports whether it did: "who police say left".
func (t *tree) mendSaid(i int) bool {
	for _, k := range t.kids[t.Words[i].Head] {
		if k >= i || t.Words[k].Rel != "acl:relcl" || !isSaying(t.Words[k].Lemma) || t.child(k, "obj", "ccomp") >= 0 || t.child(k, "nsubj") < 0 {
			continue
		}
		t.move(i, k, "ccomp")
		return true
	}
	return false
}

// isAbove reports whether word i is k or on the way from k to the root.
func (t *tree) isAbove(i, k int) bool {
	for ; k >= 0; k = t.Words[k].Head {
		if k == i {
			return true
		}
	}
	return false
}

// mendExample hangs an example on the plural right before it: "X and its
// allies, including Y".
func (t *tree) mendExample(i int) {
	for k := i - 1; k >= 0 && k != t.Words[i].Head; k-- {
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

// mendCrossing hangs a modifier higher that the tree takes past a dependent of
// the word above: in "barred from its own files since May by thieves" the
// thieves belong to the verb, as the month does.
func (t *tree) mendCrossing(i int) {
	head := t.Words[i].Head
	up := t.Words[head].Head
	if head > i || up < 0 || up > i {
		return
	}
	crossed := t.prepOf(i) == "by" && t.Words[head].XPOS == "NNS" && strings.EqualFold(t.Words[head].Lemma, "time")
	for k := head + 1; k < i && !crossed; k++ {
		crossed = t.Words[k].Head == up && t.Words[k].UPOS != "PUNCT"
	}
	if !crossed {
		return
	}
	rel := "nmod"
	if t.Words[up].UPOS == "VERB" {
		rel = "obl"
	}
	t.move(i, up, rel)
}

// move hangs word i on another head, unless that stands below it.
func (t *tree) move(i, head int, rel string) {
	if t.isAbove(i, head) {
		return
	}
	t.Words[i].Head, t.Words[i].Rel = head, rel
	t.kids = t.Children()
}
