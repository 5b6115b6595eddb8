package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// reciprocate renders what several do to each other: "accused each other", "each
// side blamed the other", "traded accusations". Every one of them does it to every
// other. It reports whether the clause says so.
func (r *relater) reciprocate(d draft, c *nlp.Clause) bool {
	if len(d.subject) < 2 {
		return false
	}
	noun := r.patientNoun(c)
	phrase, ok := exchanges[join(c.Lemma, noun)]
	if !ok && mutually[c.Lemma] && noun != "" {
		phrase, ok = join(c.Lemma, noun, "with"), true
	}
	if ok && r.hasPartner(c) {
		return false
	}
	for _, a := range c.Args {
		switch {
		case ok || !r.isEachOther(a):
		case a.Role == nlp.Patient:
			phrase, ok = c.Lemma, true
		case a.Role == nlp.Oblique && a.Prep != "":
			phrase, ok = join(c.Lemma, noun, a.Prep), true
		}
	}
	if !ok {
		return false
	}
	all := d.subject
	d.phrase, d.rule, d.confidence = phrase, "each other", sureDeep
	for i := range all {
		for j := range all {
			if i != j {
				d.subject, d.object = all[i:i+1], all[j:j+1]
				r.emit(d)
			}
		}
	}
	return true
}

// exchanges are verbs with an object that say of several what each does to the
// others.
var exchanges = map[string]string{
	"trade accusation": "accuse", "exchange accusation": "accuse", "trade fire": "fire on", "exchange fire": "fire on",
	"trade insult": "insult", "exchange insult": "insult", "trade barb": "criticize", "exchange barb": "criticize", "trade threat": "threaten",
	"exchange threat": "threaten", "trade blow": "hit", "exchange blow": "hit", "exchange letter": "write to",
}

// mutually are verbs that several do to one thing with each other.
var mutually = set("share exchange swap")

// isEachOther reports whether an argument is "each other", "one another", or "the
// other" in a clause whose subject begins with "each".
func (r *relater) isEachOther(a nlp.Arg) bool {
	form := func(i int) string {
		if i < 0 || i >= len(r.sent.Words) {
			return ""
		}
		return strings.ToLower(r.sent.Words[i].Form)
	}
	switch i := a.Head; form(i) {
	case "each":
		return form(i+1) == "other"
	case "one":
		return form(i+1) == "another"
	case "another":
		return form(i-1) == "one"
	case "other":
		return form(i-1) == "each" || form(i-1) == "the" && r.hasEachSubject(i)
	}
	return false
}

// hasEachSubject reports whether "each" opens the subject of the verb that governs
// word i.
func (r *relater) hasEachSubject(i int) bool {
	v := r.sent.Words[i].Head
	if v < 0 {
		return false
	}
	for _, k := range r.kids[v] {
		if r.sent.Words[k].Rel != "nsubj" {
			continue
		}
		if strings.EqualFold(r.sent.Words[k].Form, "each") {
			return true
		}
		for _, j := range r.kids[k] {
			if strings.EqualFold(r.sent.Words[j].Form, "each") {
				return true
			}
		}
	}
	return false
}
