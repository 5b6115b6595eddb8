package cayley

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/index"
	"github.com/parley-kg/parley/graph/judge"
)

// The quads of the graph. D is a document's ID, E an entity's, N the number of
// a claim in its document; every IRI but the well-known ones begins urn:parley:.
//
//	subject   predicate        object          label
//	E         rdf:type         Person …        -
//	E         rdfs:label       "name"          -
//	E         skos:altLabel    "alias"         -
//	D         rdf:type         Document        D
//	D         dcterms:title    "title"         D
//	D         dcterms:source   "source"        D
//	D         dcterms:issued   "2024-05-01"    D
//	D         extractor        "version"       D
//	D         text             "text"          D
//	D         mentions         E               D
//	D         claims           "[{…},…]"       D
//	E         relation:R       E or "literal"  D/N
//
// A claim is a quad that keeps the graph a plain graph for every tool, and an
// element of its document's claims that says the rest. As N-Quads these leave
// the store one by one:
//
//	D/N       claim            "{…}"           D
//
// A quad each would more than double what a claim costs: Cayley writes two nodes
// with it that nothing else has. Only affirmed facts have relation:R as their
// predicate; others say what they are in its place (negated:R, planned:R,
// negated-possible:R), so that no tool takes them for facts.
const (
	prefix       = "urn:parley:"
	rdfType      = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	rdfsLabel    = quad.IRI("http://www.w3.org/2000/01/rdf-schema#label")
	skosAltLabel = quad.IRI("http://www.w3.org/2004/02/skos/core#altLabel")
	dcTitle      = quad.IRI("http://purl.org/dc/terms/title")
	dcSource     = quad.IRI("http://purl.org/dc/terms/source")
	dcIssued     = quad.IRI("http://purl.org/dc/terms/issued")
	typeDocument = quad.IRI(prefix + "Document")
	extractor    = quad.IRI(prefix + "extractor")
	hasText      = quad.IRI(prefix + "text")
	mentions     = quad.IRI(prefix + "mentions")
	hasClaims    = quad.IRI(prefix + "claims")
	hasClaim     = quad.IRI(prefix + "claim")
)

func iri(id graph.ID) quad.IRI { return quad.IRI(prefix + string(id)) }

// occurrenceIRI names claim number n of a document.
func occurrenceIRI(document graph.ID, n int) quad.IRI {
	return quad.IRI(prefix + string(document) + "/" + strconv.Itoa(n))
}

// cutOccurrence returns the document's key and the number of the claim that
// occurrenceIRI named. It takes no other spelling of the same.
func cutOccurrence(v quad.Value) (document []byte, n int, ok bool) {
	name, ok := v.(quad.IRI)
	if !ok {
		return nil, 0, false
	}
	id, number, ok := strings.Cut(strings.TrimPrefix(string(name), prefix), "/")
	if !ok || len(id) != 33 || id[0] != byte(graph.DocumentNode) || strings.ContainsAny(id, "ABCDEF") {
		return nil, 0, false
	}
	document = make([]byte, 16, 20)
	if _, err := hex.Decode(document, []byte(id[1:])); err != nil {
		return nil, 0, false
	}
	n, err := strconv.Atoi(number)
	return document, n, err == nil && number == strconv.Itoa(n)
}

// isTerm reports whether v is a word of the vocabulary: an IRI that names no
// document, entity or claim.
func isTerm(v quad.Value) bool {
	name, ok := v.(quad.IRI)
	if !ok {
		return false
	}
	id, ours := strings.CutPrefix(string(name), prefix)
	if !ours {
		return true
	}
	id, _, _ = strings.Cut(id, "/")
	_, ok = graph.ID(id).Kind()
	return !ok
}

// typeIRI names an entity type: urn:parley:Person.
func typeIRI(t graph.EntityType) quad.IRI {
	name := strings.ToLower(string(t))
	if name != "" {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	return quad.IRI(prefix + escapeIRI(name))
}

// relationIRI names a relation with what is not affirmed or no fact about it.
func relationIRI(c *graph.Claim) quad.IRI {
	var how []string
	if c.Polarity == graph.Negated {
		how = append(how, "negated")
	}
	if c.Modality != graph.Fact {
		how = append(how, strings.ToLower(string(c.Modality)))
	}
	if how == nil {
		how = []string{"relation"}
	}
	return quad.IRI(prefix + strings.Join(how, "-") + ":" + escapeIRI(c.Relation))
}

// escapeIRI percent-encodes what RDF does not allow in an IRI.
func escapeIRI(s string) string {
	const forbidden = `<>"{}|^` + "`\\%"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c == 0x7f || strings.IndexByte(forbidden, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// A claimObject is what the quad of a claim does not say.
type claimObject struct {
	Statement  graph.ID       `json:"statement"`
	Phrase     string         `json:"phrase,omitempty"`
	Polarity   graph.Polarity `json:"polarity"`
	Modality   graph.Modality `json:"modality"`
	Speaker    graph.ID       `json:"speaker,omitempty"`
	Verb       string         `json:"verb,omitempty"`
	Time       *timeObject    `json:"time,omitempty"`
	Place      graph.ID       `json:"place,omitempty"`
	Confidence float64        `json:"confidence"`
	Start      int            `json:"start"`
	End        int            `json:"end"`
	Rule       string         `json:"rule,omitempty"`
}

type timeObject struct {
	Text string `json:"text,omitempty"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// A reading is the variant of a record that counts, with its entities known.
type reading struct {
	document graph.Document
	version  string
	chains   []graph.Chain
	claims   []graph.Claim
	entities []graph.ID // of each chain
	own      []bool     // whether that is the document's alone: of chains without a name
	ids      []graph.ID // of the statement of each claim
}

// resolve gives the chains of r their entities. entityOf knows those of chains
// with profiles.
func (r *record) resolve(judged *judge.Set, entityOf func(profileKey) (graph.ID, error)) (*reading, error) {
	v := &r.variants[0]
	out := &reading{document: r.document(), version: v.version, chains: v.chains, claims: v.claims}
	out.entities = make([]graph.ID, len(v.chains))
	out.own = make([]bool, len(v.chains))
	for i := range v.chains {
		p := profileOf(judged, r.id, i, &v.chains[i])
		if p == nil {
			out.entities[i], out.own[i] = unnamedEntity(r.id, i, &v.chains[i]), true
			continue
		}
		id, err := entityOf(p.key())
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", r.id, err)
		}
		out.entities[i] = id
	}
	out.ids = make([]graph.ID, len(v.claims))
	for i := range v.claims {
		st := out.statement(i)
		out.ids[i] = graph.StatementID(&st)
	}
	return out, nil
}

// unnamedEntity returns the entity of a chain that only descriptions refer to:
// one of the document's own.
func unnamedEntity(document graph.ID, i int, c *graph.Chain) graph.ID {
	return graph.NewID(graph.EntityNode, unnamedKey(document, i, c))
}

func unnamedKey(document graph.ID, i int, c *graph.Chain) string {
	return strings.Join([]string{string(document), strconv.Itoa(i), c.Name}, "\x00")
}

func (r *reading) entity(i int) graph.ID {
	if i == graph.None {
		return ""
	}
	return r.entities[i]
}

// statement returns the statement that claim i makes, without ID and evidence.
func (r *reading) statement(i int) graph.Statement {
	c := &r.claims[i]
	return graph.Statement{
		Subject: r.entity(c.Subject), Relation: c.Relation, Phrase: c.Phrase,
		Object:   graph.Object{Entity: r.entity(c.Object), Literal: c.Literal},
		Polarity: c.Polarity, Modality: c.Modality,
		Attribution: graph.Attribution{To: r.entity(c.Speaker), Verb: c.SpeechVerb},
		Time:        c.Time, Place: r.entity(c.Place), Confidence: c.Confidence,
	}
}

// quads returns the quads that come and go with the reading, those of its
// unnamed entities among them.
func (r *reading) quads() ([]quad.Quad, error) {
	var doc quad.Value = iri(r.document.ID)
	out := make([]quad.Quad, 0, 8+len(r.chains)+len(r.claims))
	put := func(p, o quad.Value) {
		out = append(out, quad.Quad{Subject: doc, Predicate: p, Object: o, Label: doc})
	}
	put(rdfType, typeDocument)
	put(dcTitle, quad.String(r.document.Title))
	for _, s := range r.document.Sources {
		put(dcSource, quad.String(s))
	}
	if r.document.Published != "" {
		put(dcIssued, quad.String(r.document.Published))
	}
	put(extractor, quad.String(r.version))
	put(hasText, quad.String(r.document.Text))
	seen := make(map[graph.ID]bool, len(r.chains))
	values := make([]quad.Value, len(r.chains)) // of the chains' entities
	for i, entity := range r.entities {
		values[i] = iri(entity)
		if !seen[entity] {
			seen[entity] = true
			put(mentions, values[i])
		}
		if c := &r.chains[i]; r.own[i] {
			out = append(out, entityQuads(entity, c.Type, c.Name, c.Aliases)...)
		}
	}
	packed := make([]claimObject, len(r.claims))
	for i := range r.claims {
		c := &r.claims[i]
		packed[i] = r.pack(i)
		var object quad.Value = quad.String(c.Literal)
		if c.Object != graph.None {
			object = values[c.Object]
		}
		out = append(out, quad.Quad{Subject: values[c.Subject], Predicate: relationIRI(c), Object: object, Label: occurrenceIRI(r.document.ID, i)})
	}
	if len(packed) > 0 {
		text, err := json.Marshal(packed)
		if err != nil {
			return nil, fmt.Errorf("document %s: claims: %w", r.document.ID, err)
		}
		put(hasClaims, quad.String(text))
	}
	return out, nil
}

func (r *reading) pack(i int) claimObject {
	c := &r.claims[i]
	o := claimObject{
		Statement: r.ids[i], Phrase: c.Phrase, Polarity: c.Polarity, Modality: c.Modality,
		Speaker: r.entity(c.Speaker), Verb: c.SpeechVerb, Place: r.entity(c.Place), Confidence: c.Confidence,
		Start: c.Span.Start, End: c.Span.End, Rule: c.Rule,
	}
	if !c.Time.IsZero() {
		o.Time = &timeObject{c.Time.Text, c.Time.From, c.Time.To}
	}
	return o
}

// entityQuads returns the quads of an entity.
func entityQuads(id graph.ID, t graph.EntityType, name string, aliases []string) []quad.Quad {
	e := iri(id)
	out := []quad.Quad{{Subject: e, Predicate: rdfType, Object: typeIRI(t)}, {Subject: e, Predicate: rdfsLabel, Object: quad.String(name)}}
	for i, alias := range aliases {
		if slices.Index(aliases, alias) == i {
			out = append(out, quad.Quad{Subject: e, Predicate: skosAltLabel, Object: quad.String(alias)})
		}
	}
	return out
}

// indexed returns what the read index keeps of the reading.
func (r *reading) indexed() *index.Document {
	doc := &index.Document{ID: r.document.ID, Title: r.document.Title}
	texts := append([]string{r.document.Title, r.document.Text}, r.document.Sources...)
	place := make(map[graph.ID]int, len(r.chains))
	of := make([]int, len(r.chains)) // the place of each chain's entity
	for i, id := range r.entities {
		at, known := place[id]
		if !known {
			at = len(doc.Entities)
			place[id] = at
			doc.Entities = append(doc.Entities, index.Mentioned{Entity: id})
		}
		doc.Entities[at].Times += len(r.chains[i].Mentions)
		of[i] = at
	}
	ref := func(chain int) int {
		if chain == graph.None {
			return graph.None
		}
		return of[chain]
	}
	doc.Claims = make([]index.Claim, len(r.claims))
	for i := range r.claims {
		c := &r.claims[i]
		texts = append(texts, c.Phrase, c.Literal)
		doc.Claims[i] = index.Claim{
			Statement: r.ids[i], Subject: ref(c.Subject), Object: ref(c.Object), Speaker: ref(c.Speaker), Place: ref(c.Place),
			Relation: c.Relation, Polarity: c.Polarity, Modality: c.Modality, From: c.Time.From, To: c.Time.To, Confidence: c.Confidence,
		}
	}
	doc.Said = index.Sign(texts)
	return doc
}
