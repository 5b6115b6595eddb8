package coref

import (
	"os"
	"strings"
	"testing"
)

// TestShowChains prints the chains of a document of GUM for reading.
func TestShowChains(t *testing.T) {
	want := os.Getenv("COREF_SHOW")
	if want == "" {
		t.Skip("set COREF_SHOW to a document of GUM dev")
	}
	for _, g := range gum(t, "dev") {
		if !strings.Contains(g.id, want) {
			continue
		}
		Resolve(g.text)
		why := Explain(g.text)
		entity := map[Span]int{}
		for _, m := range g.mentions {
			entity[m.Span] = m.Entity
		}
		r := newResolver(g.text)
		r.findMentions()
		for i := range g.text.Sentences {
			t.Logf("%d %s", i, g.text.Raw[g.text.Sentences[i].Start:g.text.Sentences[i].End])
		}
		for c := range g.text.Chains {
			ch := &g.text.Chains[c]
			if len(ch.Mentions) < 2 && !ch.Named {
				continue
			}
			var b strings.Builder
			for _, i := range ch.Mentions {
				m := &g.text.Mentions[i]
				e, known := entity[Span{m.Sent, r.ms[i].wideStart, r.ms[i].wideEnd}]
				if !known {
					e = -1
				}
				b.WriteString("\n      ")
				b.WriteString(strings.Join([]string{itoa(m.Sent), r.sents[m.Sent].display(m.Start, m.End), "gold", itoa(e), why[i].Sieve}, " "))
			}
			t.Logf("[%s] named %v kind %d aliases %q members %v%s", ch.Name, ch.Named, ch.Kind, ch.Aliases, ch.Members, b.String())
		}
	}
}

func itoa(n int) string {
	if n < 0 {
		return "-"
	}
	return strings.TrimLeft(string([]byte{byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)}), "0") + ""
}
