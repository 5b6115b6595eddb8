// Package bench has what a graph.Store is measured with and against: a made-up
// corpus of any size, a bare adjacency of it, PostgreSQL with hand-written SQL,
// and the table of figures.
package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// ClaimsPerDocument and chainsPerDocument are the size of a document of a
// Corpus; dealtPerDocument of the chains are dealt in turn.
const (
	ClaimsPerDocument = 40
	chainsPerDocument = 12
	dealtPerDocument  = 4
)

// A Corpus is made-up news: a few entities are in very many documents and most
// are in few. Documents are numbered; the same corpus and number give the same
// document.
type Corpus struct {
	Documents int
	// Entities is the number of entities. All of them occur when there are at
	// least a quarter as many documents.
	Entities int
}

// Sized returns a corpus with so many statements, an entity for every ten.
func Sized(statements int) Corpus {
	return Corpus{Documents: max(1, statements/ClaimsPerDocument), Entities: max(2*chainsPerDocument, statements/10)}
}

// Statements returns the number of statements of the whole corpus.
func (c Corpus) Statements() int { return c.Documents * ClaimsPerDocument }

// Relations of a corpus, and its modalities by their share.
var (
	relations  = []string{"meet", "visit", "release", "appoint", "criticize", "fund", "join", "leave"}
	modalities = []graph.Modality{graph.Fact, graph.Fact, graph.Fact, graph.Possible, graph.Planned, graph.Demanded, graph.Conditional}
	given      = []string{"Anna", "Bela", "Carl", "Dina", "Egon", "Fatima", "Goran", "Hilde", "Ivo", "Jana", "Karim", "Leyla"}
	syllables  = []string{"ba", "der", "fi", "gol", "hu", "jan", "ke", "lor", "mi", "nu", "pas", "rin", "so", "tal", "vu", "wen"}
)

// Name returns the name of entity i. No two entities have a word after the
// first in common.
func Name(i int) string {
	var family strings.Builder
	for n := i + len(syllables); n > 0; n /= len(syllables) {
		family.WriteString(syllables[n%len(syllables)])
	}
	s := family.String()
	return given[i%len(given)] + " " + strings.ToUpper(s[:1]) + s[1:]
}

// Type returns the type of entity i.
func Type(i int) graph.EntityType {
	if i%3 == 0 {
		return graph.Organization
	}
	return graph.Person
}

// A Document is a reading that also says which entity each of its chains is.
type Document struct {
	*graph.Reading
	Entities []int
}

// Document returns document n; n may go beyond the corpus, for one to add.
func (c Corpus) Document(n int) Document {
	rnd := rand.New(rand.NewPCG(77, uint64(n)))
	zipf := rand.NewZipf(rnd, 1.2, 20, uint64(c.Entities-1))
	d := Document{Reading: &graph.Reading{Version: "bench 1"}}
	d.Reading.Document = graph.Document{
		Title: fmt.Sprintf("Article %d", n), Sources: []string{fmt.Sprintf("article-%07d.txt", n)}, Published: "2024-05-01",
	}
	var text strings.Builder
	fmt.Fprintf(&text, "Article %d of the made-up corpus.\n", n)
	used := make(map[int]bool)
	for len(d.Chains) < chainsPerDocument {
		i := int(zipf.Uint64())
		if k := len(d.Chains); k < dealtPerDocument {
			i = (dealtPerDocument*n + k) % c.Entities
		}
		if used[i] {
			continue
		}
		used[i] = true
		name, start := Name(i), text.Len()
		text.WriteString(name + " ")
		d.Entities = append(d.Entities, i)
		d.Chains = append(d.Chains, graph.Chain{Type: Type(i), Name: name, Named: true, Mentions: []graph.Span{{Start: start, End: start + len(name)}}})
	}
	text.WriteString("\n")
	for i := range ClaimsPerDocument {
		relation := relations[rnd.IntN(len(relations))]
		subject := rnd.IntN(chainsPerDocument)
		claim := graph.Claim{
			Subject: subject, Object: (subject + 1 + rnd.IntN(chainsPerDocument-1)) % chainsPerDocument, Relation: relation, Phrase: relation,
			Polarity: graph.Affirmed, Modality: modalities[rnd.IntN(len(modalities))], Speaker: graph.None, Place: graph.None,
			Confidence: float64(50+rnd.IntN(50)) / 100, Rule: "svo",
			Time: graph.TimeSpan{Text: fmt.Sprintf("on day %d of report %d", i, n), From: "2024-05-01", To: "2024-05-01"},
		}
		if rnd.IntN(8) == 0 {
			claim.Speaker, claim.SpeechVerb = rnd.IntN(chainsPerDocument), "say"
		}
		start := text.Len()
		fmt.Fprintf(&text, "%s did %s %s on day %d.", d.Chains[claim.Subject].Name, relation, d.Chains[claim.Object].Name, i)
		claim.Span = graph.Span{Start: start, End: text.Len()}
		text.WriteByte('\n')
		d.Claims = append(d.Claims, claim)
	}
	d.Reading.Document.Text = text.String()
	d.Reading.Document.ID = graph.DocumentID(d.Reading.Document.Text)
	return d
}
