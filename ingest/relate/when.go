package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// indexTimes hangs every time expression on the clause whose words it stands
// among, the first where there are several.
func (r *relater) indexTimes() {
	r.times = map[int]int{}
	r.inTime = map[position]bool{}
	if len(r.text.Times) == 0 {
		return
	}
	at := map[position]int{}
	wholes := map[int]int{} // of clauses that have their verb from another, that other
	for i := range r.text.Clauses {
		c := &r.text.Clauses[i]
		if c.Kind == nlp.RoleClause {
			continue
		}
		p := position{c.Sent, c.Head}
		if whole, taken := at[p]; taken && c.Kind == nlp.VerbClause && r.text.Clauses[whole].Kind == nlp.VerbClause {
			p.word = r.gapped(c) // "beat Moss in 2030 and Holm in 2034": each has a time of its own
			wholes[i] = whole
		}
		at[p] = i
	}
	for i := range r.text.Times {
		tm := &r.text.Times[i]
		words := r.text.Sentences[tm.Sent].Words
		for w := tm.Start; w < tm.End; w++ {
			r.inTime[position{tm.Sent, w}] = true
		}
		// The head of the expression is its word whose head lies outside.
		head := tm.Start
		for w := tm.Start; w < tm.End; w++ {
			if h := words[w].Head; h < tm.Start || h >= tm.End {
				head = w
				if words[w].UPOS != "ADP" {
					break
				}
			}
		}
		if c := r.deedBefore(tm, at); c >= 0 {
			if _, taken := r.times[c]; !taken {
				r.times[c] = i
			}
			continue
		}
		opens, closes := brackets(words, head)
		for below, h := head, words[head].Head; h >= 0; below, h = h, words[h].Head {
			if below != head && words[below].Rel == "appos" {
				break // "Moss, the winner of last year's race" is no time of what Moss does
			}
			if h < opens || h > closes {
				break // "(born in 1950)" is no time of what stands outside
			}
			if c, ok := at[position{tm.Sent, h}]; ok {
				if _, taken := r.times[c]; !taken {
					r.times[c] = i
				}
				break
			}
		}
	}
	for i, whole := range wholes {
		c := &r.text.Clauses[i]
		if tm, ok := r.times[whole]; ok && r.text.Times[tm].Start > r.gapped(c) {
			if _, own := r.times[i]; !own {
				r.times[i] = tm // a time behind all is that of all
			}
		}
	}
}

// deedBefore returns the clause of the action noun whose phrase ends where a time
// begins, or -1: that of the death in "after the death of Ada Moss in 1902, her
// sons left". The preposition before the noun tells when already, so the time tells
// more of the noun. at has the clauses by their words.
func (r *relater) deedBefore(tm *nlp.Time, at map[position]int) int {
	words := r.text.Sentences[tm.Sent].Words
	for k := tm.Start - 1; k >= 0; k-- {
		c, ok := at[position{tm.Sent, k}]
		if ok && r.text.Clauses[c].Kind == nlp.NounClause && isMoment(words, k) {
			return c
		}
		if w := &words[k]; w.UPOS != "PROPN" && w.UPOS != "ADP" && w.UPOS != "DET" && w.Form != "," {
			return -1
		}
	}
	return -1
}

// isMoment reports whether a preposition of time stands before noun k.
func isMoment(words []nlp.Word, k int) bool {
	for i := range k {
		if words[i].Head == k && words[i].Rel == "case" && temporal[strings.ToLower(words[i].Form)] || words[i].Head == k && strings.EqualFold(words[i].Form, "following") {
			return true
		}
	}
	return false
}

// brackets returns the words at which the brackets around word i open and close,
// or the whole sentence.
func brackets(words []nlp.Word, i int) (opens, closes int) {
	closes = len(words)
	for k := i; k < len(words); k++ {
		if words[k].Form == "(" {
			break
		}
		if words[k].Form == ")" {
			closes = k
			break
		}
	}
	for k := i; k >= 0 && closes < len(words); k-- {
		if words[k].Form == "(" {
			return k, closes
		}
	}
	return 0, len(words)
}

// timeOf returns the time of a clause, or -1: its own, or that of the verb it
// completes.
func (r *relater) timeOf(clause int) int {
	for hops := 0; clause >= 0 && hops < 3; hops++ {
		if tm, ok := r.times[clause]; ok {
			return tm
		}
		c := &r.text.Clauses[clause]
		if c.Up < 0 || c.Kind == nlp.RoleClause {
			return -1
		}
		rel := r.sent.Words[c.Head].Rel
		if tm, ok := r.times[c.Up]; ok && rel == "conj" && r.isBetween(tm, c) {
			return -1 // "founded in 1788 and owned by": it is the first one's
		}
		shares := rel == "xcomp" || rel == "conj" && c.Kind != nlp.NounClause ||
			c.Kind == nlp.NounClause && (rel == "obj" || rel == "nsubj:pass" || rel == "nsubj" || rel == "obl")
		if !shares || r.text.Clauses[c.Up].Speech != c.Speech {
			return -1
		}
		clause = c.Up
	}
	return -1
}

// isBetween reports whether a time stands between the verb that clause c is
// joined to and c's own.
func (r *relater) isBetween(tm int, c *nlp.Clause) bool {
	at := r.text.Times[tm].Start
	return at > r.text.Clauses[c.Up].Head && at < c.Head
}

// placeOf returns the place that a clause's obliques tell, or -1.
func (r *relater) placeOf(c *nlp.Clause) int {
	for _, a := range c.Args {
		if a.Role == nlp.Oblique && locative[a.Prep] {
			if chain := r.placeAt(a); chain >= 0 {
				return chain
			}
		}
	}
	return -1
}

// placeAt returns the chain of an argument that is a place, or -1.
func (r *relater) placeAt(a nlp.Arg) int {
	m, ok := r.mentions[position{r.number, a.Head}]
	if !ok {
		return -1
	}
	chain := r.text.Mentions[m].Chain
	switch c := &r.text.Chains[chain]; c.Kind {
	case nlp.Place, nlp.Facility:
		if c.Named {
			return chain
		}
	}
	return -1
}

// locative are the prepositions that tell where something happens.
var locative = set("in at near inside outside around across throughout within")

// gapped returns the word of clause c, which has its verb from another, that hangs on
// the verb.
func (r *relater) gapped(c *nlp.Clause) int {
	words := r.text.Sentences[c.Sent].Words
	for _, a := range c.Args {
		if w := &words[a.Head]; w.Head == c.Head && w.Rel == "conj" {
			return a.Head
		}
	}
	return c.Head
}
