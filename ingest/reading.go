package ingest

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
)

// The graph's names for what the language steps tell.
var (
	entityTypes = map[nlp.Kind]graph.EntityType{
		nlp.Other: graph.Other, nlp.Person: graph.Person, nlp.Organization: graph.Organization,
		nlp.Place: graph.Place, nlp.Group: graph.Group, nlp.Event: graph.Event,
		nlp.Work: graph.Work, nlp.Facility: graph.Facility,
	}
	modalities = map[nlp.Modality]graph.Modality{
		nlp.Fact: graph.Fact, nlp.Possible: graph.Possible, nlp.Planned: graph.Planned,
		nlp.Demanded: graph.Demanded, nlp.Conditional: graph.Conditional,
	}
)

// reading puts what the steps found in a text into the graph's words.
func reading(name string, page *read.Page, t *nlp.Text) *graph.Reading {
	r := &graph.Reading{
		Document: graph.Document{
			ID:        graph.DocumentID(page.Text),
			Title:     page.Title,
			Sources:   []string{name},
			Published: page.Published,
			Text:      page.Text,
		},
		Version: Version,
		Chains:  make([]graph.Chain, len(t.Chains)),
		Claims:  make([]graph.Claim, len(t.Claims)),
	}
	for i, c := range t.Chains {
		chain := graph.Chain{Type: entityTypes[c.Kind], Name: c.Name, Aliases: c.Aliases, Named: c.Named}
		for _, m := range c.Mentions {
			chain.Mentions = append(chain.Mentions, span(t, &t.Mentions[m]))
		}
		r.Chains[i] = chain
	}
	for i, c := range t.Claims {
		r.Claims[i] = claim(t, c)
	}
	return r
}

func span(t *nlp.Text, m *nlp.Mention) graph.Span {
	words := t.Sentences[m.Sent].Words
	return graph.Span{Start: words[m.Start].Start, End: words[m.End-1].End}
}

func claim(t *nlp.Text, c nlp.Claim) graph.Claim {
	sent := &t.Sentences[c.Sent]
	out := graph.Claim{
		Subject: c.Subject, Relation: c.Relation, Phrase: c.Phrase, Object: c.Object, Literal: c.Literal,
		Polarity: graph.Affirmed, Modality: modalities[c.Modality],
		Speaker: c.Speaker, SpeechVerb: c.SpeechVerb, Place: c.Place,
		Confidence: c.Confidence, Span: graph.Span{Start: sent.Start, End: sent.End}, Rule: c.Rule,
	}
	if c.Negated {
		out.Polarity = graph.Negated
	}
	if c.Time >= 0 {
		tm := t.Times[c.Time]
		out.Time = graph.TimeSpan{Text: tm.Text, From: tm.From, To: tm.To}
	}
	return out
}
