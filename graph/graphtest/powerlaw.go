package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// ClaimsPerDocument and chainsPerDocument are the size of a document of
// PowerLaw.
const (
	ClaimsPerDocument = 40
	chainsPerDocument = 12
)

// PowerLaw returns document number n of a made-up corpus in which a few of the
// given number of entities are in many documents and most are in few, as in
// news. The same arguments give the same document.
func PowerLaw(n, entities int) *graph.Reading {
	rnd := rand.New(rand.NewPCG(77, uint64(n)))
	zipf := rand.NewZipf(rnd, 1.2, 20, uint64(entities-1))
	source := fmt.Sprintf("article-%07d.txt", n)
	r := &graph.Reading{Document: graph.Document{Title: fmt.Sprintf("Article %d", n), Sources: []string{source}, Published: "2024-05-01"}, Version: "bench 1"}
	var text strings.Builder
	fmt.Fprintf(&text, "Article %d of the made-up corpus.\n", n)
	used := make(map[uint64]bool)
	for len(r.Chains) < chainsPerDocument {
		i := zipf.Uint64()
		if used[i] {
			continue
		}
		used[i] = true
		name := fmt.Sprintf("Entity %d", i)
		start := text.Len()
		text.WriteString(name + " ")
		typ := graph.Person
		if i%3 == 0 {
			typ = graph.Organization
		}
		r.Chains = append(r.Chains, graph.Chain{Type: typ, Name: name, Named: true, Mentions: []graph.Span{{Start: start, End: start + len(name)}}})
	}
	text.WriteString("\n")
	for i := range ClaimsPerDocument {
		relation := relations[rnd.IntN(len(relations))]
		c := graph.Claim{
			Subject: rnd.IntN(chainsPerDocument), Object: rnd.IntN(chainsPerDocument), Relation: relation, Phrase: relation,
			Polarity: graph.Affirmed, Modality: modality[rnd.IntN(len(modality))], Speaker: graph.None, Place: graph.None,
			Confidence: float64(50+rnd.IntN(50)) / 100, Rule: "svo",
			Time: graph.TimeSpan{Text: fmt.Sprintf("on day %d of report %d", i, n), From: "2024-05-01", To: "2024-05-01"},
		}
		if rnd.IntN(8) == 0 {
			c.Speaker, c.SpeechVerb = rnd.IntN(chainsPerDocument), "say"
		}
		start := text.Len()
		fmt.Fprintf(&text, "%s did %s %s on day %d.", r.Chains[c.Subject].Name, relation, r.Chains[c.Object].Name, i)
		c.Span = graph.Span{Start: start, End: text.Len()}
		text.WriteByte('\n')
		r.Claims = append(r.Claims, c)
	}
	r.Document.Text = text.String()
	r.Document.ID = graph.DocumentID(r.Document.Text)
	return r
}
