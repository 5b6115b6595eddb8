package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"github.com/parley-kg/parley/graph"
)

// jsonldContext gives the keys of the JSON-LD file their meaning: the terms of
// the N-Quads where there are any.
const jsonldContext = `{
  "@vocab": "urn:parley:",
  "@base": "urn:parley:",
  "id": "@id",
  "type": "@type",
  "name": "http://www.w3.org/2000/01/rdf-schema#label",
  "aliases": {"@id": "http://www.w3.org/2004/02/skos/core#altLabel", "@container": "@set"},
  "title": "http://purl.org/dc/terms/title",
  "sources": {"@id": "http://purl.org/dc/terms/source", "@container": "@set"},
  "published": "http://purl.org/dc/terms/issued",
  "subject": {"@type": "@id"},
  "object": {"@type": "@id"},
  "attributedTo": {"@type": "@id"},
  "place": {"@type": "@id"},
  "document": {"@type": "@id"},
  "evidence": {"@container": "@set"}
}`

type jsonldDocument struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Sources   []string `json:"sources,omitempty"`
	Published string   `json:"published,omitempty"`
	Text      string   `json:"text"`
}

type jsonldEntity struct {
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	EntityType string   `json:"entityType"`
	Name       string   `json:"name"`
	Aliases    []string `json:"aliases,omitempty"`
}

type jsonldStatement struct {
	ID           string           `json:"id"`
	Type         string           `json:"type"`
	Subject      string           `json:"subject"`
	Relation     string           `json:"relation"`
	Phrase       string           `json:"phrase,omitempty"`
	Object       string           `json:"object,omitempty"`
	Literal      string           `json:"literal,omitempty"`
	Polarity     string           `json:"polarity"`
	Modality     string           `json:"modality"`
	AttributedTo string           `json:"attributedTo,omitempty"`
	SpeechVerb   string           `json:"speechVerb,omitempty"`
	Time         string           `json:"time,omitempty"`
	From         string           `json:"from,omitempty"`
	To           string           `json:"to,omitempty"`
	Place        string           `json:"place,omitempty"`
	Confidence   float64          `json:"confidence"`
	Evidence     []jsonldEvidence `json:"evidence"`
}

type jsonldEvidence struct {
	Document string `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Quote    string `json:"quote"`
	Rule     string `json:"rule,omitempty"`
}

// ref writes an ID as an IRI.
func ref(id graph.ID) string {
	if id == "" {
		return ""
	}
	return "urn:parley:" + string(id)
}

// writeJSONLD writes documents, entities and statements, one object a line. A
// statement is an object of its own, since it says more than a triple.
func writeJSONLD(ctx context.Context, v graph.View, w io.Writer) error {
	return buffered(w, func(b *bufio.Writer) error {
		p := &printer{b: b}
		_ = p.print(`{"@context": `, jsonldContext, `, "@graph": [`)
		first := true
		object := func(o any) error {
			line, err := json.Marshal(o)
			if err != nil {
				return err
			}
			if !first {
				_ = p.print(",")
			}
			first = false
			return p.print("\n", string(line))
		}
		err := each(func(r graph.Range) (graph.Page[*graph.Document], error) { return v.Documents(ctx, "", r) }, func(d *graph.Document) error {
			return object(jsonldDocument{ref(d.ID), "Document", d.Title, d.Sources, d.Published, d.Text})
		})
		if err != nil {
			return err
		}
		err = eachEntity(ctx, v, func(e *graph.Entity) error {
			return object(jsonldEntity{ref(e.ID), "Entity", string(e.Type), e.Name, e.Aliases})
		})
		if err != nil {
			return err
		}
		err = eachStatement(ctx, v, func(_ *graph.Entity, st *graph.Statement) error {
			o := jsonldStatement{
				ID: ref(st.ID), Type: "Statement", Subject: ref(st.Subject), Relation: st.Relation, Phrase: st.Phrase,
				Object: ref(st.Object.Entity), Literal: st.Object.Literal, Polarity: string(st.Polarity), Modality: string(st.Modality),
				AttributedTo: ref(st.Attribution.To), SpeechVerb: st.Attribution.Verb,
				Time: st.Time.Text, From: st.Time.From, To: st.Time.To, Place: ref(st.Place), Confidence: st.Confidence,
			}
			for _, ev := range st.Evidence {
				o.Evidence = append(o.Evidence, jsonldEvidence{ref(ev.Document), ev.Start, ev.End, ev.Quote, ev.Rule})
			}
			return object(o)
		})
		if err != nil {
			return err
		}
		return p.print("\n]}\n")
	})
}
