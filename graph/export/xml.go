package export

import (
	"bufio"
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// escape returns s as it stands in XML, in an attribute or in a text.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// An attribute of an edge as GraphML and GEXF declare it.
type attribute struct {
	name, typ string
	value     func(*graph.Statement) string
}

// edgeAttributes are what the edges of GraphML and GEXF carry.
var edgeAttributes = []attribute{
	{"relation", "string", func(st *graph.Statement) string { return st.Relation }},
	{"phrase", "string", func(st *graph.Statement) string { return st.Phrase }},
	{"polarity", "string", func(st *graph.Statement) string { return string(st.Polarity) }},
	{"modality", "string", func(st *graph.Statement) string { return string(st.Modality) }},
	{"attributed_to", "string", func(st *graph.Statement) string { return string(st.Attribution.To) }},
	{"speech_verb", "string", func(st *graph.Statement) string { return st.Attribution.Verb }},
	{"time", "string", func(st *graph.Statement) string { return st.Time.Text }},
	{"from", "string", func(st *graph.Statement) string { return st.Time.From }},
	{"to", "string", func(st *graph.Statement) string { return st.Time.To }},
	{"place", "string", func(st *graph.Statement) string { return string(st.Place) }},
	{"confidence", "double", func(st *graph.Statement) string { return strconv.FormatFloat(st.Confidence, 'g', -1, 64) }},
	{"documents", "int", func(st *graph.Statement) string { return strconv.Itoa(documents(st)) }},
	{"quote", "string", func(st *graph.Statement) string { return st.Evidence[0].Quote }},
}

// target returns the node that an edge leads to. A literal is a node of its
// own, named after the statement.
func target(st *graph.Statement) string {
	if st.Object.Entity != "" {
		return string(st.Object.Entity)
	}
	return literalNode(st)
}

func literalNode(st *graph.Statement) string { return "l" + string(st.ID[1:]) }

// A printer writes strings and keeps the first error.
type printer struct {
	b   *bufio.Writer
	err error
}

func (p *printer) print(parts ...string) error {
	for _, s := range parts {
		if p.err == nil {
			_, p.err = p.b.WriteString(s)
		}
	}
	return p.err
}
