package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// named returns the complements that come to chains, with those. Where a role
// has one with "of" or "for", others tell only where.
func (r *relater) named(complements []nlp.Arg) (kept []nlp.Arg, ends [][]end) {
	owned := false
	for _, o := range complements {
		all := r.bodies(o.Head)
		if host := r.host(o.Head); o.Prep == "of" && host >= 0 && (len(all) == 0 || !r.text.Chains[all[0].chain].Named) {
			o = nlp.Arg{Role: nlp.Oblique, Prep: "at", Head: host, Start: host, End: host + 1}
			all = r.bodies(host)
		}
		if len(all) == 0 || r.inTime[position{r.number, o.Head}] || o.Prep == "of" && r.isPortfolio(o.Head, all) || o.Prep == "for" && r.isField(o.Head) || owned && !r.belongs(o.Prep, all) {
			continue
		}
		owned = owned || o.Prep == "of" || o.Prep == "for"
		kept, ends = append(kept, o), append(ends, all)
	}
	return kept, ends
}

// host returns the body that what noun k names is at, be it told of k or of a
// noun below it: "the programme on tides at the Moss Institute". It is -1
// without one.
func (r *relater) host(k int) int {
	for _, j := range r.kids[k] {
		if r.sent.Words[j].Rel != "nmod" || j < k {
			continue
		}
		m, ok := r.mentions[position{r.number, j}]
		if ok && r.prep(j) == "at" && r.text.Chains[r.text.Mentions[m].Chain].Kind == nlp.Organization {
			return j
		}
		if host := r.host(j); host >= 0 {
			return host
		}
	}
	return -1
}

// portfolios are what secretaries and ministers are of, which no body is.
var portfolios = set("state defense defence war commerce interior treasury energy labor labour education justice agriculture finance trade staff affairs")

// isPortfolio reports whether word k, which comes to ends, is what a minister is of:
// "labour", but neither the party nor what has the word in a longer name.
func (r *relater) isPortfolio(k int, ends []end) bool {
	if !portfolios[strings.ToLower(r.sent.Words[k].Form)] {
		return false
	}
	c := &r.text.Chains[ends[0].chain]
	return !namesBody(c, bodyWords["PARTY"]) && !(c.Named && c.Kind == nlp.Organization && strings.Contains(c.Name, " "))
}

// fields are what offices are for, besides portfolios: "envoy for human rights".
var fields = set(`reconciliation integration policy development relation cooperation reform operation planning right environment migration asylum
	climate health refugee disarmament security culture protection resource management communication investment transition negotiation enlargement`)

// isField reports whether word k is what an office is for and no place or body: "Foreign
// Affairs", "Afghanistan Reconciliation".
func (r *relater) isField(k int) bool {
	w := &r.sent.Words[k]
	if !isCapital(w.Form) && (w.Head < 0 || !isOffice(r.lemmaAt(w.Head))) {
		return false
	}
	form := strings.ToLower(w.Form)
	return portfolios[form] || fields[form] || fields[strings.TrimSuffix(form, "s")]
}

// belongs reports whether a complement behind the first still says whose role
// it is: "envoy of A for B", "analyst for A at B" where B is a body.
func (r *relater) belongs(prep string, ends []end) bool {
	switch prep {
	case "of", "for", "to":
		return true
	case "at", "with":
		return r.text.Chains[ends[0].chain].Kind == nlp.Organization
	}
	return false
}

// bodies returns the chains of noun phrase k: a proper noun beside a role
// names a thing, be it found as a name or not.
func (r *relater) bodies(k int) []end {
	if all := r.entities(k); len(all) > 0 {
		return all
	}
	m, ok := r.mentions[position{r.number, k}]
	if !ok || r.sent.Words[k].UPOS != "PROPN" || !r.referable(r.text.Mentions[m].Chain) {
		return nil
	}
	return []end{{chain: r.text.Mentions[m].Chain, certainty: certainDescription, start: k, head: k, stop: k + 1}}
}

// rolePhrase returns the words of a role in lemma form, without what it is a
// role of: "army chief" in "Pakistan's army chief".
func (r *relater) rolePhrase(a nlp.Arg, complements []nlp.Arg) string {
	skip := map[int]bool{}
	for _, o := range complements {
		if !o.Shared { // what stands outside the clause holds the role itself
			r.mark(skip, o.Head)
		}
	}
	var b strings.Builder
	words := r.sent.Words
	for i := a.Start; i <= a.Head; i++ {
		w := &words[i]
		if skip[i] || w.Rel == "amod" && r.isNamed(i) || w.Rel == "det" || r.isBeside(i) || w.Rel == "nmod:poss" || w.Rel == "nummod" && i != a.Head || w.XPOS == "POS" || w.Rel == "cc" && b.Len() == 0 {
			continue
		}
		if w.UPOS == "PUNCT" && w.Form != "-" {
			continue
		}
		if i > 0 && b.Len() > 0 && words[i-1].End != w.Start {
			b.WriteByte(' ')
		}
		form := w.Form
		if i == a.Head {
			form = w.Lemma
		}
		b.WriteString(strings.ToLower(form))
	}
	for h := a.Head + 1; h+1 < len(words) && words[h].Form == "-" && (words[h+1].Head == a.Head && words[h+1].Rel == "amod" || words[h+1].Rel == "punct"); h += 2 {
		b.WriteString("-" + strings.ToLower(words[h+1].Form)) // "president-elect", "editor-in-chief"
	}
	return join(strings.Trim(b.String(), " -"), r.field(a.Head, skip))
}

// isBeside reports whether word i of a role tells no more than when it is held or stresses
// whose it is: "then a visiting envoy", "the group's own heartland".
func (r *relater) isBeside(i int) bool {
	switch w := &r.sent.Words[i]; strings.ToLower(w.Form) {
	case "then", "now":
		return w.UPOS == "ADV"
	case "own":
		return true
	}
	return false
}

// field returns what an office is about, behind its noun, where that is no name: "of
// research" in "head of research", "of state for african affairs". skip has the words that count as
// complements.
func (r *relater) field(head int, skip map[int]bool) (field string) {
	for _, k := range r.kids[head] {
		w := &r.sent.Words[k]
		prep := r.prep(k)
		if w.Rel != "nmod" || k < head || skip[k] || prep != "of" && (prep != "for" || !r.isField(k)) || w.UPOS != "NOUN" && w.UPOS != "PROPN" {
			continue
		}
		words := r.words(r.phrase(k).Start, k+1, k)
		if len(strings.Fields(words)) > 3 || strings.Contains(words, ",") {
			return field
		}
		field = join(field, prep, strings.ToLower(words))
	}
	return field
}

// mark adds the whole subtree of word k to a set.
func (r *relater) mark(into map[int]bool, k int) {
	into[k] = true
	for _, j := range r.kids[k] {
		r.mark(into, j)
	}
}
