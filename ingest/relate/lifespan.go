package relate

import (
	"sort"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// What stands in brackets behind a person's name tells often when and where the
// person was born and died: "(born 4 May 1951 in Oslo)", "(1901–1980)". Such
// notes have no grammar that a tree could show, so they are read word by word.

// brackets renders the notes behind the names of the sentence at hand.
func (r *relater) brackets() {
	words := r.sent.Words
	var owner []end
	for i := 1; i < len(words); i++ {
		if words[i].Form != "(" {
			continue
		}
		last := i + 1
		for last < len(words) && words[last].Form != ")" {
			last++
		}
		if named := r.personBefore(i); named != nil {
			owner = named
		} else if words[i-1].Form != ")" {
			owner = nil
		}
		if owner != nil {
			r.lifespan(owner, i+1, last)
		}
		i = last
	}
}

// personBefore returns the person whose name ends before word i.
func (r *relater) personBefore(i int) []end {
	if i > 1 && r.sent.Words[i-1].Form == "," {
		i-- // "Ada Moss, (1856–1902)"
	}
	for _, n := range r.sent.Names {
		if n.End != i {
			continue
		}
		for k := n.Start; k < n.End; k++ {
			m, ok := r.mentions[position{r.number, k}]
			if !ok {
				continue
			}
			if chain := r.text.Mentions[m].Chain; r.text.Chains[chain].Named && r.text.Chains[chain].Kind == nlp.Person {
				return []end{{chain: chain, certainty: certainName, start: n.Start, head: k, stop: n.End}}
			}
		}
	}
	return nil
}

// lifespan renders what words [first, last) tell of a person's birth and death.
// Two dates with a dash between are those of both.
func (r *relater) lifespan(person []end, first, last int) {
	c := &nlp.Clause{Sent: r.number, Head: person[0].head, Kind: nlp.RoleClause, Lemma: "be", Up: -1, Speech: nlp.Speech{Head: -1}}
	d := draft{clause: c, index: -1, place: -1, subject: person, rule: "lifespan", confidence: sureRole, leaveTimeAlone: true}
	event := ""
	both := r.isBoth(first, last)
	if both {
		event = "be born"
	}
	for i := first; i < last; i++ {
		word := strings.ToLower(strings.TrimSuffix(r.sent.Words[i].Form, "."))
		tm := r.timeAt(i)
		switch {
		case vitals[word] != "":
			event = vitals[word]
		case both && dashes[word]:
			event = "die"
		case event == "":
		case tm >= 0:
			r.onDate(d, person, event+" on", tm)
			i = r.text.Times[tm].End - 1
		default:
			at := d
			at.phrase, at.object = event+" in", r.placeNamed(i)
			r.emit(at)
		}
	}
}

// isBoth reports whether words [first, last) are two dates with a dash between
// and no word that tells of what.
func (r *relater) isBoth(first, last int) bool {
	dates, dash := 0, false
	for i := first; i < last; i++ {
		word := strings.ToLower(strings.TrimSuffix(r.sent.Words[i].Form, "."))
		if tm := r.timeAt(i); tm >= 0 {
			dates++
			i = r.text.Times[tm].End - 1
			continue
		}
		dash = dash || dates == 1 && dashes[word]
		if vitals[word] != "" {
			return false
		}
	}
	return dates == 2 && dash
}

// timeAt returns the time that begins at word i of the sentence at hand, or -1.
func (r *relater) timeAt(i int) int {
	all := r.text.Times
	at := sort.Search(len(all), func(k int) bool {
		return all[k].Sent > r.number || all[k].Sent == r.number && all[k].Start >= i
	})
	if at < len(all) && all[at].Sent == r.number && all[at].Start == i {
		return at
	}
	return -1
}

// placeNamed returns the place whose name has its head at word i.
func (r *relater) placeNamed(i int) []end {
	m, ok := r.mentions[position{r.number, i}]
	if !ok {
		return nil
	}
	chain := r.text.Mentions[m].Chain
	if c := &r.text.Chains[chain]; !c.Named || c.Kind != nlp.Place || r.sent.Words[i].UPOS == "ADJ" {
		return nil
	}
	return []end{{chain: chain, certainty: certainName, start: i, head: i, stop: i + 1}}
}

// vitals are the words that tell what a note is about, with their phrase.
var vitals = map[string]string{"born": "be born", "b": "be born", "died": "die", "d": "die", "deceased": "die"}

// dashes part the first from the last day of a life.
var dashes = set("- – — --")
