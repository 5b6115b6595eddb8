package relate

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/vocab"
)

// dated renders when something came to be or to its end: the time of a clause
// whose verb with "on" means a relation to a date ("die on", "be founded on"),
// of its patient where it has one.
func (r *relater) dated(d draft, c *nlp.Clause) {
	tm, ok := r.times[d.index]
	if !ok {
		return
	}
	subject := r.subjects(c, nlp.Patient)
	phrase := join("be", past(c.Lemma), "on")
	switch verb, particle, _ := strings.Cut(c.Lemma, " "); {
	case c.Passive:
		phrase = join("be", strings.ToLower(r.sent.Words[c.Head].Form), particle, "on")
	case len(subject) == 0 && !r.hasPatient(c):
		subject, phrase = r.subjects(c, nlp.Agent), join(verb, particle, "on")
	}
	d.rule, d.confidence, d.place = "date", sureOblique, -1
	r.onDate(d, subject, phrase, tm)
}

// hasPatient reports whether a clause has an object that is no time: "died March 4"
// has none.
func (r *relater) hasPatient(c *nlp.Clause) bool {
	return slices.ContainsFunc(c.Args, func(a nlp.Arg) bool {
		return a.Role == nlp.Patient && !r.inTime[position{r.number, a.Head}]
	})
}

// onDate emits that a phrase holds of subjects at a time, where it means a
// relation to a date.
func (r *relater) onDate(d draft, subject []end, phrase string, tm int) {
	date, ok := r.date(tm)
	if !ok || !slices.ContainsFunc(vocab.Meanings(phrase), func(m vocab.Meaning) bool { return slices.Contains(m.Relation.Object, "DATE") }) {
		return
	}
	d.subject, d.phrase, d.object = subject, phrase, []end{date}
	r.emit(d)
}

// date returns a time as words, without its preposition. Times that are not
// placed, and those that tell from or up to when, are no dates.
func (r *relater) date(tm int) (end, bool) {
	t := &r.text.Times[tm]
	words := r.text.Sentences[t.Sent].Words
	start := t.Start
	for start < t.End-1 && (words[start].UPOS == "ADP" || words[start].UPOS == "DET") {
		if strings.ToLower(words[start].Form) != "in" && strings.ToLower(words[start].Form) != "on" && words[start].UPOS == "ADP" {
			return end{}, false
		}
		start++
	}
	if t.From == "" || start > 0 && bounds[strings.ToLower(words[start-1].Form)] {
		return end{}, false
	}
	return end{chain: -1, literal: r.text.Raw[words[start].Start:words[t.End-1].End], certainty: certainName,
		start: start, head: t.End - 1, stop: t.End, date: true, time: tm}, true
}

// bounds are words before a time that make it a limit.
var bounds = set("since until till before after by from to between through")
