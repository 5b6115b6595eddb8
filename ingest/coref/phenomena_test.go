package coref

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A tally counts the decisions on mentions of one sort.
type tally struct {
	// right mentions were linked to one of the same gold entity, wrong ones to
	// another although there was one, new ones although the gold has nothing
	// before; missed ones were left alone.
	right, wrong, missed, new int
}

func (c *tally) precision() float64 { return ratio(float64(c.right), float64(c.right+c.wrong+c.new)) }
func (c *tally) recall() float64    { return ratio(float64(c.right), float64(c.right+c.wrong+c.missed)) }

// phenomenon returns what sort of mention m is.
func phenomenon(m *mention) string {
	switch {
	case m.members != nil:
		return "conjunction"
	case m.kind == nlp.Named:
		return "name"
	case m.kind == nlp.Pronoun:
		return "pronoun " + canonicalPronoun(m.lemma)
	}
	return []string{"bare", "indefinite", "definite", "demonstrative", "possessed", "quantified"}[m.det] + " noun"
}

// tallies resolves documents and counts decisions by phenomenon and by sieve;
// show is called with every mistake.
func tallies(docs []goldText, show func(sort, mistake string)) map[string]*tally {
	all := map[string]*tally{}
	at := func(key string) *tally {
		if all[key] == nil {
			all[key] = new(tally)
		}
		return all[key]
	}
	for _, g := range docs {
		r := newResolver(g.text)
		r.run()
		entity := map[Span]int{}
		for _, m := range g.mentions {
			entity[m.Span] = m.Entity
		}
		of := func(i int) int {
			m := &r.ms[i]
			if e, known := entity[Span{m.sent, m.wideStart, m.wideEnd}]; known {
				return e
			}
			return -1
		}
		last := map[int]int{} // the last mention of an entity
		for i := range r.ms {
			m := &r.ms[i]
			if m.relative || m.adjective {
				continue
			}
			e := of(i)
			before, has := last[e]
			sort := phenomenon(m)
			mistake := func(ante int) {
				text := fmt.Sprintf("%s [%d] %q", g.id, m.sent, m.text)
				if ante >= 0 {
					text += fmt.Sprintf(" got [%d] %q", r.ms[ante].sent, r.ms[ante].text)
				}
				if has {
					text += fmt.Sprintf(" want [%d] %q", r.ms[before].sent, r.ms[before].text)
				}
				show(sort, text)
				if ante >= 0 {
					show("by "+m.sieve, text)
				}
			}
			switch {
			case m.ante >= 0 && e >= 0 && of(m.ante) == e:
				at(sort).right++
				at("by "+m.sieve).right++
			case m.ante >= 0 && has:
				at(sort).wrong++
				at("by "+m.sieve).wrong++
				mistake(m.ante)
			case m.ante >= 0:
				at(sort).new++
				at("by "+m.sieve).new++
				mistake(m.ante)
			case has:
				at(sort).missed++
				mistake(-1)
			}
			if e >= 0 {
				last[e] = i
			}
		}
	}
	return all
}

// TestPronounsOfGUMFindTheirAntecedents logs a line for every phenomenon and
// every sieve; COREF_MISSES=PHENOMENON lists the mistakes of one.
func TestPronounsOfGUMFindTheirAntecedents(t *testing.T) {
	all := tallies(gum(t, "dev"), func(sort, mistake string) {
		if sort == os.Getenv("COREF_MISSES") {
			t.Log(mistake)
		}
	})
	var lines []string
	for key, c := range all {
		lines = append(lines, fmt.Sprintf("%-28s right %4d wrong %3d new %3d missed %3d precision %.2f recall %.2f",
			key, c.right, c.wrong, c.new, c.missed, c.precision(), c.recall()))
	}
	slices.Sort(lines)
	t.Log("\n" + strings.Join(lines, "\n"))
	for pronoun, least := range map[string]float64{"he": 0.85, "she": 0.75, "they": 0.70, "it": 0.55} {
		if c := all["pronoun "+pronoun]; c == nil || c.precision() < least || c.recall() < least {
			t.Errorf("pronoun %s: got %+v, want precision and recall of at least %.2f", pronoun, c, least)
		}
	}
}
