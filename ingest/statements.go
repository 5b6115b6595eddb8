package ingest

import (
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// WriteStatements writes the claims of readings as JSON lines, one object a
// claim, with entities as the linker forms them from exactly these readings.
// Readings are taken in the order given, claims in text order.
func WriteStatements(w io.Writer, readings []*graph.Reading, linker graph.Linker) error {
	links := link(readings, linker)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, r := range readings {
		for _, c := range r.Claims {
			if err := enc.Encode(links.line(i, r, c)); err != nil {
				return fmt.Errorf("write statements: %w", err)
			}
		}
	}
	return nil
}

// The shape of a line.
type (
	statementLine struct {
		Document     string         `json:"document"`
		Subject      *entityLine    `json:"subject"`
		Relation     string         `json:"relation"`
		Phrase       string         `json:"phrase"`
		Object       *entityLine    `json:"object"`
		Negated      bool           `json:"negated"`
		Modality     graph.Modality `json:"modality"`
		AttributedTo *entityLine    `json:"attributedTo"`
		SpeechVerb   string         `json:"speechVerb,omitempty"`
		Time         *timeLine      `json:"time"`
		Place        *entityLine    `json:"place"`
		Confidence   float64        `json:"confidence"`
		Rule         string         `json:"rule"`
		Evidence     []evidenceLine `json:"evidence"`
	}
	// An entityLine is an entity, or a literal and nothing else.
	entityLine struct {
		ID      graph.ID         `json:"id,omitempty"`
		Name    string           `json:"name,omitempty"`
		Type    graph.EntityType `json:"type,omitempty"`
		Aliases []string         `json:"aliases,omitempty"`
		Literal string           `json:"literal,omitempty"`
	}
	timeLine struct {
		Text string `json:"text"`
		From string `json:"from,omitempty"`
		To   string `json:"to,omitempty"`
	}
	evidenceLine struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Quote string `json:"quote"`
	}
)

// links has the entity of every chain of a set of readings.
type links [][]*entityLine

// link forms the entities of readings.
func link(readings []*graph.Reading, linker graph.Linker) links {
	all := make(links, len(readings))
	var profiles []graph.Profile
	at := map[string]int{}
	profileOf := map[[2]int]int{}
	for i, r := range readings {
		all[i] = make([]*entityLine, len(r.Chains))
		for j, c := range r.Chains {
			if !c.Named {
				id := graph.NewID(graph.EntityNode, string(r.Document.ID), fmt.Sprint(j))
				all[i][j] = &entityLine{ID: id, Name: c.Name, Type: c.Type, Aliases: c.Aliases}
				continue
			}
			key := string(c.Type) + "\x00" + c.Name + "\x00" + strings.Join(c.Aliases, "\x00")
			p, ok := at[key]
			if !ok {
				p = len(profiles)
				at[key] = p
				profiles = append(profiles, graph.Profile{Type: c.Type, Name: c.Name, Aliases: c.Aliases})
			}
			profiles[p].Documents++
			profileOf[[2]int{i, j}] = p
		}
	}
	clusterOf := make([]*graph.Cluster, len(profiles))
	clusters := linker.Link(profiles)
	for k := range clusters {
		for _, p := range clusters[k].Profiles {
			clusterOf[p] = &clusters[k]
		}
	}
	for at, p := range profileOf {
		c := clusterOf[p]
		all[at[0]][at[1]] = &entityLine{
			ID: graph.NewID(graph.EntityNode, c.Key), Name: c.Name, Type: c.Type,
			Aliases: ownFirst(&readings[at[0]].Chains[at[1]], c),
		}
	}
	return all
}

// ownFirst returns a cluster's aliases, those of the chain's own document
// first.
func ownFirst(chain *graph.Chain, c *graph.Cluster) []string {
	var own []string
	for _, name := range append([]string{chain.Name}, chain.Aliases...) {
		if name != c.Name && !slices.Contains(own, name) {
			own = append(own, name)
		}
	}
	for _, name := range c.Aliases {
		if !slices.Contains(own, name) {
			own = append(own, name)
		}
	}
	return own
}

// line puts one claim into the shape of a line.
func (l links) line(i int, r *graph.Reading, c graph.Claim) statementLine {
	entity := func(chain int) *entityLine {
		if chain == graph.None {
			return nil
		}
		return l[i][chain]
	}
	out := statementLine{
		Document: path.Base(r.Document.Source()),
		Subject:  entity(c.Subject), Relation: c.Relation, Phrase: c.Phrase, Object: entity(c.Object),
		Negated: c.Polarity == graph.Negated, Modality: c.Modality,
		AttributedTo: entity(c.Speaker), SpeechVerb: c.SpeechVerb, Place: entity(c.Place),
		Confidence: c.Confidence, Rule: c.Rule,
		Evidence: []evidenceLine{{c.Span.Start, c.Span.End, r.Document.Text[c.Span.Start:c.Span.End]}},
	}
	if out.Object == nil {
		out.Object = &entityLine{Literal: c.Literal}
	}
	if !c.Time.IsZero() {
		out.Time = &timeLine{c.Time.Text, c.Time.From, c.Time.To}
	}
	return out
}
