package graphtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// Linker is a small linker for tests: profiles of one type are the same entity
// when they share a name or an alias, directly or through others. The entity
// goes by the least name; its key is the greatest, so that what comes and goes
// renames entities as well.
type Linker struct{}

// Keys returns the names of p.
func (Linker) Keys(p graph.Profile) []string {
	keys := []string{string(p.Type) + " " + p.Name}
	for _, a := range p.Aliases {
		keys = append(keys, string(p.Type)+" "+a)
	}
	return keys
}

// Link joins the profiles that share a key.
func (l Linker) Link(profiles []graph.Profile) []graph.Cluster {
	parent := make([]int, len(profiles))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if parent[i] != i {
			parent[i] = find(parent[i])
		}
		return parent[i]
	}
	first := make(map[string]int)
	for i, p := range profiles {
		for _, k := range l.Keys(p) {
			if j, ok := first[k]; ok {
				parent[find(i)] = find(j)
			} else {
				first[k] = i
			}
		}
	}
	members := make(map[int][]int)
	for i := range profiles {
		members[find(i)] = append(members[find(i)], i)
	}
	var clusters []graph.Cluster
	for _, list := range members {
		var names []string
		told := 0
		for _, i := range list {
			names = append(names, profiles[i].Name)
			names = append(names, profiles[i].Aliases...)
			told += profiles[i].Documents
		}
		slices.Sort(names)
		names = slices.Compact(names)
		typ := profiles[list[0]].Type
		name := names[0]
		if told >= 3 { // what many tell is called by its last name, to make counts matter
			name = names[len(names)-1]
		}
		var aliases []string
		for _, n := range names {
			if n != name {
				aliases = append(aliases, n)
			}
		}
		clusters = append(clusters, graph.Cluster{
			Key: string(typ) + "\x00" + names[len(names)-1], Name: name, Type: typ, Aliases: aliases, Profiles: list,
		})
	}
	sort.Slice(clusters, func(i, j int) bool { return clusters[i].Key < clusters[j].Key })
	return clusters
}

var (
	people    = []string{"Anna Berg", "Berg", "Carl Dorn", "Dorn", "Eva Falk", "Falk", "Gina Holm", "Holm", "Ida Jung", "Jung", "Karl Lenz", "Lenz"}
	places    = []string{"Norden", "Sudhafen", "Westmark", "Ostfeld"}
	relations = []string{"meet", "visit", "release", "appoint", "be army chief of"}
	modality  = []graph.Modality{graph.Fact, graph.Fact, graph.Fact, graph.Possible, graph.Planned, graph.Demanded, graph.Conditional}
	days      = []graph.TimeSpan{{}, {}, {Text: "in 2020", From: "2020-01-01", To: "2020-12-31"}, {Text: "on Monday", From: "2021-03-01", To: "2021-03-01"}, {Text: "soon"},
		{Text: "in February", From: "2020-02-01", To: "2020-02-29"}, {Text: "until May", To: "2021-05-31"}}
)

// RandomReading returns the reading of a made-up text from the given source.
func RandomReading(rnd *rand.Rand, source string) *graph.Reading {
	var text strings.Builder
	fmt.Fprintf(&text, "Report %d.\n", rnd.IntN(1_000_000))
	r := &graph.Reading{Version: "test 1"}
	r.Document.Title = fmt.Sprintf("Report %d", rnd.IntN(20))
	if rnd.IntN(2) == 0 {
		r.Document.Published = fmt.Sprintf("2021-0%d-1%d", 1+rnd.IntN(9), rnd.IntN(10))
	}
	if source != "" {
		r.Document.Sources = []string{source}
	}
	write := func(s string) graph.Span {
		start := text.Len()
		text.WriteString(s)
		return graph.Span{Start: start, End: text.Len()}
	}
	used := make(map[string]bool)
	for range 2 + rnd.IntN(5) {
		c := graph.Chain{Type: graph.Person, Named: true}
		switch n := rnd.IntN(10); {
		case n < 6:
			i := rnd.IntN(len(people))
			c.Name = people[i]
			if other := rnd.IntN(8); other == 0 { // joins two people
				c.Aliases = []string{people[rnd.IntN(len(people))]}
			} else if other < 4 {
				c.Aliases = []string{people[i|1]} // the family name
			}
		case n < 9:
			c.Type, c.Name = graph.Place, places[rnd.IntN(len(places))]
		default:
			c.Type, c.Name, c.Named = graph.Group, "two officials", false
		}
		if c.Named && used[string(c.Type)+c.Name] {
			continue
		}
		used[string(c.Type)+c.Name] = true
		for range 1 + rnd.IntN(2) {
			c.Mentions = append(c.Mentions, write(c.Name))
			write(" ")
		}
		r.Chains = append(r.Chains, c)
	}
	chain := func() int { return rnd.IntN(len(r.Chains)) }
	maybe := func() int {
		if rnd.IntN(3) > 0 {
			return graph.None
		}
		return chain()
	}
	for range rnd.IntN(8) {
		relation := relations[rnd.IntN(len(relations))]
		c := graph.Claim{
			Subject: chain(), Object: chain(), Relation: relation, Phrase: relation, Polarity: graph.Affirmed,
			Modality: modality[rnd.IntN(len(modality))], Speaker: maybe(), Time: days[rnd.IntN(len(days))], Place: maybe(),
			Confidence: float64(1+rnd.IntN(10)) / 10, Rule: "svo",
		}
		if rnd.IntN(4) == 0 {
			c.Polarity = graph.Negated
		}
		if rnd.IntN(4) == 0 {
			c.Object, c.Literal = graph.None, []string{"a plan", "12 \"quoted\"\nlines"}[rnd.IntN(2)]
		}
		if c.Speaker != graph.None {
			c.SpeechVerb = "say"
		}
		object := c.Literal
		if c.Object != graph.None {
			object = r.Chains[c.Object].Name
		}
		c.Span = write(r.Chains[c.Subject].Name + " did " + relation + " " + object + ".")
		write("\n")
		r.Claims = append(r.Claims, c)
	}
	r.Document.Text = text.String()
	r.Document.ID = graph.DocumentID(r.Document.Text)
	return r
}

// denseReading returns a reading whose claims join many people who are never
// linked to one another: a graph with many paths.
func denseReading(rnd *rand.Rand, source string) *graph.Reading {
	r := &graph.Reading{Document: graph.Document{Sources: []string{source}, Title: source}, Version: "test 1"}
	text := "File " + source + ".\n"
	for i := range 14 {
		name := fmt.Sprintf("Person %c", 'A'+i)
		r.Chains = append(r.Chains, graph.Chain{Type: graph.Person, Name: name, Named: true, Mentions: []graph.Span{{Start: len(text), End: len(text) + len(name)}}})
		text += name + " "
	}
	for range 6 {
		c := graph.Claim{
			Subject: rnd.IntN(14), Object: rnd.IntN(14), Relation: relations[rnd.IntN(3)], Polarity: graph.Affirmed, Modality: graph.Fact,
			Speaker: graph.None, Place: graph.None, Confidence: float64(1+rnd.IntN(10)) / 10, Span: graph.Span{Start: 0, End: 4},
		}
		if rnd.IntN(5) == 0 {
			c.Polarity = graph.Negated
		}
		c.Phrase = c.Relation
		r.Claims = append(r.Claims, c)
	}
	r.Document.Text = text
	r.Document.ID = graph.DocumentID(text)
	return r
}
