package server

import (
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// A story is a document with what a reader would find in it, written down by
// hand: tests of the API must not depend on how well a text is read.
type story struct {
	source, title, published string
	text                     string
	chains                   []graph.Chain
	claims                   []claim
}

// A claim is a graph.Claim in words: its ends are names of chains, "" for none.
type claim struct {
	subject, relation, phrase, object string
	literal                           string
	sentence                          string // begins with these words
	negated                           bool
	modality                          graph.Modality // FACT when ""
	speaker, verb                     string
	time                              graph.TimeSpan
	place                             string
	confidence                        float64
}

// person and its like are chains whose mentions are all places where a name or
// an alias stands in the text.
func chain(t graph.EntityType, name string, aliases ...string) graph.Chain {
	return graph.Chain{Type: t, Name: name, Aliases: aliases, Named: true}
}

// reading turns a story into what ingestion would hand to a store.
func (s story) reading(t *testing.T) *graph.Reading {
	t.Helper()
	r := &graph.Reading{
		Document: graph.Document{
			ID: graph.DocumentID(s.text), Title: s.title, Sources: []string{s.source}, Published: s.published, Text: s.text,
		},
		Version: "test",
	}
	for _, c := range s.chains {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			for at := 0; ; {
				i := strings.Index(s.text[at:], name)
				if i < 0 {
					break
				}
				span := graph.Span{Start: at + i, End: at + i + len(name)}
				if !slices.ContainsFunc(c.Mentions, func(m graph.Span) bool { return m.Start <= span.Start && span.End <= m.End }) {
					c.Mentions = append(c.Mentions, span)
				}
				at = span.End
			}
		}
		slices.SortFunc(c.Mentions, func(a, b graph.Span) int { return a.Start - b.Start })
		r.Chains = append(r.Chains, c)
	}
	find := func(name string) int {
		if name == "" {
			return graph.None
		}
		i := slices.IndexFunc(r.Chains, func(c graph.Chain) bool { return c.Name == name })
		if i < 0 {
			t.Fatalf("story %s has no chain %q", s.source, name)
		}
		return i
	}
	for _, c := range s.claims {
		start := strings.Index(s.text, c.sentence)
		if start < 0 {
			t.Fatalf("story %s has no sentence %q", s.source, c.sentence)
		}
		end := start + strings.Index(s.text[start:], ".") + 1
		claim := graph.Claim{
			Subject: find(c.subject), Relation: c.relation, Phrase: c.phrase, Object: find(c.object), Literal: c.literal,
			Polarity: graph.Affirmed, Modality: c.modality, Speaker: find(c.speaker), SpeechVerb: c.verb,
			Time: c.time, Place: find(c.place), Confidence: c.confidence,
			Span: graph.Span{Start: start, End: end}, Rule: "hand",
		}
		if c.negated {
			claim.Polarity = graph.Negated
		}
		if claim.Modality == "" {
			claim.Modality = graph.Fact
		}
		if claim.Confidence == 0 {
			claim.Confidence = 0.9
		}
		r.Claims = append(r.Claims, claim)
	}
	if err := r.Check(); err != nil {
		t.Fatalf("story %s: %v", s.source, err)
	}
	return r
}

// stories are the documents of the tests, all invented. Brandt and Sorel are
// joined only across documents; two people are called Weller.
var stories = []story{
	{
		source: "wire/army-visit.txt", title: "Envoy sees the army chief", published: "2031-03-04",
		text: "Envoy Lena Sorel met General Tomas Brandt in Port Adler on Monday. " +
			"Prime Minister Ida Weller did not meet Sorel. " +
			"Brandt said the army would support the talks.",
		chains: []graph.Chain{
			chain(graph.Person, "Lena Sorel", "Sorel"),
			chain(graph.Person, "Tomas Brandt", "Brandt"),
			chain(graph.Person, "Ida Weller", "Weller"),
			chain(graph.Place, "Port Adler"),
			chain(graph.Event, "talks"),
			chain(graph.Organization, "army"),
		},
		claims: []claim{
			{subject: "Lena Sorel", relation: "meet", phrase: "meet", object: "Tomas Brandt", sentence: "Envoy Lena Sorel",
				place: "Port Adler", time: graph.TimeSpan{Text: "on Monday", From: "2031-03-03", To: "2031-03-03"}, confidence: 0.95},
			{subject: "Ida Weller", relation: "meet", phrase: "meet", object: "Lena Sorel", sentence: "Prime Minister", negated: true},
			{subject: "army", relation: "support", phrase: "support", object: "talks", sentence: "Brandt said",
				modality: graph.Planned, speaker: "Tomas Brandt", verb: "say", confidence: 0.8},
		},
	},
	{
		source: "wire/appointment.txt", title: "President names an envoy", published: "2031-01-20",
		text: "Lena Sorel was appointed envoy by President Anton Ruhl in January. " +
			"Sorel holds the post of special envoy.",
		chains: []graph.Chain{
			chain(graph.Person, "Lena Sorel", "Sorel"),
			chain(graph.Person, "Anton Ruhl"),
		},
		claims: []claim{
			{subject: "Anton Ruhl", relation: "appoint", phrase: "appoint", object: "Lena Sorel", sentence: "Lena Sorel was",
				time: graph.TimeSpan{Text: "in January", From: "2031-01-01", To: "2031-01-31"}},
			{subject: "Lena Sorel", relation: "holdsPosition", phrase: "hold post of", literal: "special envoy", sentence: "Sorel holds"},
		},
	},
	{
		source: "wire/visit.txt", title: "A visit to the north", published: "2031-03-06",
		text: "Sorel met General Tomas Brandt in Port Adler on Monday. " +
			"On Wednesday Lena Sorel visited Norda. " +
			"Karl Weller, a trader from Norda, called the visit overdue.",
		chains: []graph.Chain{
			chain(graph.Person, "Lena Sorel", "Sorel"),
			chain(graph.Person, "Tomas Brandt", "Brandt"),
			chain(graph.Person, "Karl Weller", "Weller"),
			chain(graph.Place, "Port Adler"),
			chain(graph.Place, "Norda"),
		},
		claims: []claim{
			{subject: "Lena Sorel", relation: "meet", phrase: "meet", object: "Tomas Brandt", sentence: "Sorel met",
				place: "Port Adler", time: graph.TimeSpan{Text: "on Monday", From: "2031-03-03", To: "2031-03-03"}, confidence: 0.92},
			{subject: "Lena Sorel", relation: "visit", phrase: "visit", object: "Norda", sentence: "On Wednesday",
				time: graph.TimeSpan{Text: "On Wednesday", From: "2031-03-05", To: "2031-03-05"}},
			{subject: "Karl Weller", relation: "locatedIn", phrase: "be from", object: "Norda", sentence: "Karl Weller", confidence: 0.7},
		},
	},
}

// byName links by type and name alone, which the stories are written for.
type byName struct{}

func (byName) Keys(p graph.Profile) []string { return []string{string(p.Type) + " " + p.Name} }

func (l byName) Link(profiles []graph.Profile) []graph.Cluster {
	var clusters []graph.Cluster
	at := map[string]int{}
	for i, p := range profiles {
		key := l.Keys(p)[0]
		c, ok := at[key]
		if !ok {
			c = len(clusters)
			at[key] = c
			clusters = append(clusters, graph.Cluster{Key: key, Name: p.Name, Type: p.Type})
		}
		for _, alias := range p.Aliases {
			if !slices.Contains(clusters[c].Aliases, alias) {
				clusters[c].Aliases = append(clusters[c].Aliases, alias)
			}
		}
		clusters[c].Profiles = append(clusters[c].Profiles, i)
	}
	for i := range clusters {
		slices.Sort(clusters[i].Aliases)
	}
	slices.SortFunc(clusters, func(a, b graph.Cluster) int { return strings.Compare(a.Key, b.Key) })
	return clusters
}
