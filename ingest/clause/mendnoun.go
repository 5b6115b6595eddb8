package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// mendMeasured hangs on a noun what the tree hangs on the number that measures it,
// and reports whether it did: "a levy of 4% on salt", "a bid of £3m for the mill".
func (t *tree) mendMeasured(i int) bool {
	if p := t.prepOf(i); p == "" || p == "of" {
		return false
	}
	number := t.Words[i].Head
	for number >= 0 && (t.Words[number].UPOS == "NUM" || t.Words[number].UPOS == "SYM") && !strings.HasPrefix(t.prepOf(number), "of") {
		number = t.Words[number].Head
	}
	if number < 0 || number > i || t.Words[number].UPOS != "NUM" && t.Words[number].UPOS != "SYM" || t.Words[number].Rel != "nmod" {
		return false
	}
	noun := t.Words[number].Head
	if noun < 0 || t.Words[noun].UPOS != "NOUN" {
		return false
	}
	t.move(i, noun, "nmod")
	return true
}

// mendBy hangs on an action who does it where the tree hangs it on the active verb
// that has the action as its object, and reports whether it did: "described a
// visit by X to Peru".
func (t *tree) mendBy(i int) bool {
	v := t.Words[i].Head
	o := t.child(v, "obj")
	start, end := t.extent(i)
	if o < 0 || o != start-1 || t.child(v, "nsubj") < 0 || t.child(v, "aux:pass") >= 0 {
		return false
	}
	a, known := actions[strings.ToLower(t.Words[o].Lemma)]
	if !known {
		return false
	}
	t.move(i, o, "nmod")
	for k := end; k < len(t.Words); k++ {
		if first, _ := t.extent(k); first == end && t.Words[k].Head == v && t.Words[k].Rel == "obl" && a.target[t.prepOf(k)] {
			t.move(k, o, "nmod")
			break
		}
	}
	return true
}

// mendCompany hangs on a verb of going somewhere with whom somebody went there, where
// the tree hangs that on what was visited: "attended the launch with the mayor".
// It reports whether it did.
func (t *tree) mendCompany(i int) bool {
	o := t.Words[i].Head
	v := t.Words[o].Head
	if v < 0 || t.Words[o].Rel != "obj" || !attended[strings.ToLower(t.Words[v].Lemma)] || actions[strings.ToLower(t.Words[o].Lemma)].mutual ||
		t.child(i, "flat", "nmod:desc", "appos") < 0 {
		return false
	}
	t.move(i, v, "obl")
	return true
}

// attended are verbs for being somewhere that somebody can do with somebody.
var attended = words("attend visit tour watch open leave enter")

// mendBetween hangs the parties of an action on it, not on the place or thing between,
// and reports whether it did: "talks in Oslo between Kenya and Peru", "an exchange of
// fire between Kenya and Peru".
func (t *tree) mendBetween(i int) bool {
	place := t.Words[i].Head
	action := t.Words[place].Head
	if t.prepOf(i) != "between" || t.Words[place].Rel != "nmod" || place > i || !actions[strings.ToLower(t.Words[action].Lemma)].mutual {
		return false
	}
	if _, deed := actions[strings.ToLower(t.Words[place].Lemma)]; deed || t.Words[place].UPOS != "PROPN" && t.prepOf(place) != "of" {
		return false
	}
	t.move(i, action, "nmod")
	return true
}

// mendAgent hangs on an action who does it where the tree hangs it on what that is
// done to, and reports whether it did: "the release of the pilots by Norway", but
// not "the publication of a book by Ada Moss".
func (t *tree) mendAgent(i int) bool {
	patient := t.Words[i].Head
	action := t.Words[patient].Head
	if t.prepOf(i) != "by" || t.Words[patient].Rel != "nmod" || t.prepOf(patient) != "of" || action < 0 {
		return false
	}
	noun := strings.ToLower(t.Words[patient].Lemma)
	if _, deed := actions[noun]; deed || authored[noun] || actions[strings.ToLower(t.Words[action].Lemma)].of != nlp.Patient {
		return false
	}
	t.move(i, action, "nmod")
	return true
}

// mendAside joins a verb behind an aside between dashes to the last verb before it
// in the same form, and reports whether it did: "saw the boat — a tug he says he
// liked — and bought it".
func (t *tree) mendAside(i int) bool {
	cc := t.child(i, "cc")
	if cc < 1 || cc > i || t.Words[i].UPOS != "VERB" || !isDash(t.Words[cc-1].Form) || t.child(i, "nsubj", "nsubj:pass") >= 0 {
		return false
	}
	opening := cc - 2
	for opening >= 0 && !isDash(t.Words[opening].Form) {
		opening--
	}
	if opening < 0 || t.Words[i].Head < opening {
		return false
	}
	for v := opening - 1; v >= 0; v-- {
		if t.Words[v].UPOS == "VERB" && t.Words[v].XPOS == t.Words[i].XPOS {
			t.move(i, v, "conj")
			return true
		}
	}
	return false
}

// mendMarked makes a clause of its own of a verb without subject behind the noun
// that a conjunction of time opens, and reports whether it did: "left after talks
// with Peru about salt broke down".
func (t *tree) mendMarked(i int) bool {
	above := t.Words[i].Head
	if x := t.Words[i].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" || above > i || t.Words[above].UPOS != "VERB" ||
		t.child(i, "nsubj", "nsubj:pass", "csubj", "mark", "cc", "aux", "expl") >= 0 {
		return false
	}
	for c := i - 2; c > above; c-- {
		noun := t.Words[c].Head
		if t.Words[c].Rel != "case" || !clauseMarks[strings.ToLower(t.Words[c].Form)] || noun < c || noun > i || !t.isNominal(noun) {
			continue
		}
		for k := noun; k < i; k++ {
			if t.Words[k].Form == "," || t.Words[k].UPOS == "VERB" {
				return false
			}
		}
		t.move(c, i, "mark")
		t.move(noun, i, "nsubj")
		for k := noun + 1; k < i; k++ {
			if t.Words[k].Head == i && t.Words[k].Rel == "obl" {
				t.move(k, noun, "nmod")
			}
		}
		t.Words[i].Rel = "advcl"
		return true
	}
	return false
}

// isDash reports whether a word is a dash that sets off an aside.
func isDash(form string) bool { return form == "—" || form == "–" }
