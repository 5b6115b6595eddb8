// Package schema_test keeps the rules of the API's schema.
package schema_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func load(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("*.graphqls")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d files (%v)", len(files), err)
	}
	var sources []*ast.Source
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(text)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// ours calls f with every type that is not GraphQL's own.
func ours(schema *ast.Schema, f func(*ast.Definition)) {
	for _, def := range schema.Types {
		if !def.BuiltIn {
			f(def)
		}
	}
}

// fields are the fields of a type without those of introspection.
func fields(def *ast.Definition) []*ast.FieldDefinition {
	var own []*ast.FieldDefinition
	for _, f := range def.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			own = append(own, f)
		}
	}
	return own
}

func TestEverythingIsDescribed(t *testing.T) {
	described := func(what, description string) {
		switch last := strings.TrimRight(description, "`\n "); {
		case len(description) < 8:
			t.Errorf("%s has no description to speak of: %q", what, description)
		case !strings.HasSuffix(last, ".") && !strings.HasSuffix(last, "…"):
			t.Errorf("%s: the description does not end as a sentence does: %q", what, description)
		}
	}
	ours(load(t), func(def *ast.Definition) {
		described(def.Name, def.Description)
		for _, f := range fields(def) {
			described(def.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				described(def.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range def.EnumValues {
			described(def.Name+"."+v.Name, v.Description)
		}
	})
}

// bounded are the lists of objects that are no connections: they are as long
// as their own arguments or what they describe allow.
var bounded = []string{
	"Query.nodes", "Query.paths", "Path.entities", "Path.statements", "Subgraph.entities", "Subgraph.statements", "Entity.rings", "Ring.entities",
	"Relation.codes", "Stats.entitiesByType", "AddDocumentPayload.errors", "RemoveDocumentPayload.errors",
	"MergeEntitiesPayload.errors", "SplitEntityPayload.errors", "UndoJudgementPayload.errors",
	"Distribution.relations", "Distribution.types", "Timeline.periods", "Neighborhood.relations", "Neighborhood.types",
	"Entity.namings", "Judgement.these", "Judgement.those",
}

func TestListsOfObjectsArePagedOrBounded(t *testing.T) {
	schema := load(t)
	left := slices.Clone(bounded)
	ours(schema, func(def *ast.Definition) {
		for _, f := range fields(def) {
			name := def.Name + "." + f.Name
			target := schema.Types[f.Type.Name()]
			connection := strings.HasSuffix(f.Type.Name(), "Connection")
			switch {
			case connection:
				for _, arg := range []string{"first", "after", "last", "before"} {
					if f.Arguments.ForName(arg) == nil {
						t.Errorf("%s has no argument %s", name, arg)
					}
				}
				if !f.Type.NonNull {
					t.Errorf("%s may be null: an empty list is empty", name)
				}
			case f.Type.Elem == nil || target.IsLeafType() || target.IsInputType() || strings.HasSuffix(def.Name, "Connection"):
			case !slices.Contains(bounded, name):
				t.Errorf("%s is a list without pages: make it a connection, or add it to bounded with what bounds it", name)
			}
			left = slices.DeleteFunc(left, func(b string) bool { return b == name })
		}
	})
	if len(left) > 0 {
		t.Errorf("bounded names fields that are not there: %v", left)
	}
}

func TestConnectionsHaveTheShapeOfRelay(t *testing.T) {
	schema := load(t)
	seen := 0
	ours(schema, func(def *ast.Definition) {
		item, ok := strings.CutSuffix(def.Name, "Connection")
		if !ok {
			return
		}
		seen++
		node := item
		if item == "Neighbor" {
			node = "Entity"
		}
		for field, want := range map[string]string{
			"edges": "[" + item + "Edge!]!", "nodes": "[" + node + "!]!", "pageInfo": "PageInfo!", "totalCount": "Int!",
		} {
			if f := def.Fields.ForName(field); f == nil || f.Type.String() != want {
				t.Errorf("%s.%s is not %s", def.Name, field, want)
			}
		}
		edge := schema.Types[item+"Edge"]
		if edge == nil || edge.Fields.ForName("cursor").Type.String() != "String!" || edge.Fields.ForName("node").Type.String() != node+"!" {
			t.Errorf("%sEdge has no cursor and node", item)
		}
	})
	if seen < 7 {
		t.Errorf("found %d connections", seen)
	}
}

func TestMutationsTakeOneInputAndAnswerWithErrors(t *testing.T) {
	schema := load(t)
	for _, f := range fields(schema.Mutation) {
		verbNoun := strings.ToUpper(f.Name[:1]) + f.Name[1:]
		if len(f.Arguments) != 1 || f.Arguments[0].Name != "input" || f.Arguments[0].Type.String() != verbNoun+"Input!" {
			t.Errorf("%s does not take input: %sInput!", f.Name, verbNoun)
		}
		if f.Type.String() != verbNoun+"Payload!" {
			t.Errorf("%s answers %s, not %sPayload!", f.Name, f.Type, verbNoun)
			continue
		}
		errors := schema.Types[verbNoun+"Payload"].Fields.ForName("errors")
		if errors == nil || errors.Type.String() != "[UserError!]!" {
			t.Errorf("%sPayload has no errors: [UserError!]!", verbNoun)
		}
	}
}

// The core that clients are built against: what the design promises by name.
const core = `
Query.node(id: ID!): Node
Query.nodes(ids: [ID!]!): [Node]!
Query.entity(ref: EntityRef!): Entity
Query.entities(search: String, filter: EntityFilter, orderBy: EntityOrder, first: Int, after: String, last: Int, before: String): EntityConnection!
Query.statements(filter: StatementFilter, orderBy: StatementOrder, first: Int, after: String, last: Int, before: String): StatementConnection!
Query.relations(search: String, first: Int, after: String): RelationConnection!
Query.documents(search: String, first: Int, after: String): DocumentConnection!
Query.paths(from: EntityRef!, to: EntityRef!, maxHops: Int, first: Int, filter: StatementFilter): [Path!]!
Query.subgraph(around: [EntityRef!]!, hops: Int, limit: Int, filter: StatementFilter): Subgraph!
Query.stats: Stats!
Entity.statements(direction: Direction, filter: StatementFilter, first: Int, after: String): StatementConnection!
Entity.neighbors(direction: Direction, filter: StatementFilter, first: Int, after: String): NeighborConnection!
Entity.mentions(first: Int, after: String): MentionConnection!
Entity.documents(first: Int, after: String): DocumentConnection!
Entity.id: ID!
Entity.name: String!
Entity.type: EntityType!
Entity.aliases: [String!]!
Entity.degree: Int!
Statement.id: ID!
Statement.subject: Entity!
Statement.relation: Relation!
Statement.phrase: String!
Statement.object: Object!
Statement.polarity: Polarity!
Statement.modality: Modality!
Statement.attributedTo: Entity
Statement.time: TimeSpan
Statement.place: Entity
Statement.confidence: Float!
Statement.evidence(first: Int, after: String): EvidenceConnection!
Object.entity: Entity
Object.literal: String
Object.text: String!
Document.id: ID!
Document.title: String!
Document.source: String!
Document.sources: [String!]!
Document.published: Date
Document.text: String!
Document.statements(first: Int, after: String): StatementConnection!
Relation.id: String!
Relation.name: String!
Relation.codes: [Code!]!
Evidence.document: Document!
Evidence.quote: String!
Evidence.start: Int!
Evidence.end: Int!
Evidence.verified: Boolean!
Path.entities: [Entity!]!
Path.statements: [Statement!]!
Subgraph.entities: [Entity!]!
Subgraph.statements: [Statement!]!
Subgraph.truncated: Boolean!
NeighborEdge.node: Entity!
NeighborEdge.statement: Statement!
NeighborEdge.direction: Direction!
EntityRef.id: ID
EntityRef.name: String
StatementFilter.subject: EntityRef
StatementFilter.object: EntityRef
StatementFilter.entity: EntityRef
StatementFilter.relation: [String!]
StatementFilter.document: ID
StatementFilter.polarity: Polarity
StatementFilter.modality: [Modality!]
StatementFilter.attributedTo: EntityRef
StatementFilter.attributed: Boolean
StatementFilter.from: Date
StatementFilter.to: Date
StatementFilter.minConfidence: Float
StatementFilter.minDocuments: Int
StatementFilter.text: String
Mutation.addDocument(input: AddDocumentInput!): AddDocumentPayload!
Mutation.removeDocument(input: RemoveDocumentInput!): RemoveDocumentPayload!
Subscription.ingestion: IngestionEvent!
`

func TestTheCoreKeepsItsNamesAndTypes(t *testing.T) {
	schema := load(t)
	for line := range strings.Lines(strings.TrimSpace(core)) {
		line = strings.TrimSpace(line)
		owner, rest, _ := strings.Cut(line, ".")
		at := strings.LastIndex(rest, ": ")
		name, typ := rest[:at], rest[at+2:]
		name, arguments, _ := strings.Cut(strings.TrimSuffix(name, ")"), "(")
		def := schema.Types[owner]
		if def == nil || def.Fields.ForName(name) == nil {
			t.Errorf("%s is gone", line)
			continue
		}
		f := def.Fields.ForName(name)
		if f.Type.String() != typ {
			t.Errorf("%s is of type %s", line, f.Type)
		}
		if arguments == "" {
			continue
		}
		for argument := range strings.SplitSeq(arguments, ", ") {
			arg, argType, _ := strings.Cut(argument, ": ")
			if a := f.Arguments.ForName(arg); a == nil || a.Type.String() != argType {
				t.Errorf("%s: no argument %s: %s", line, arg, argType)
			}
		}
		for _, a := range f.Arguments {
			if a.Type.NonNull && a.DefaultValue == nil && !strings.Contains(arguments, a.Name+": ") {
				t.Errorf("%s: the argument %s is new and required", line, a.Name)
			}
		}
	}
	for owner, want := range map[string]string{
		"EntityType": "PERSON ORGANIZATION PLACE GROUP EVENT WORK FACILITY OTHER",
		"Polarity":   "AFFIRMED NEGATED",
		"Modality":   "FACT POSSIBLE PLANNED DEMANDED CONDITIONAL",
		"Direction":  "OUT IN BOTH",
	} {
		var values []string
		for _, v := range schema.Types[owner].EnumValues {
			values = append(values, v.Name)
		}
		if got := strings.Join(values, " "); got != want {
			t.Errorf("%s has the values %s, want %s", owner, got, want)
		}
	}
}
