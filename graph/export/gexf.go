package export

import (
	"bufio"
	"context"
	"io"
	"strconv"

	"github.com/parley-kg/parley/graph"
)

// writeGEXF writes entities and literals as nodes, statements as edges, for
// Gephi and its kin. GEXF wants all nodes before all edges, so statements are
// gone through twice.
func writeGEXF(ctx context.Context, v graph.View, w io.Writer) error {
	return buffered(w, func(b *bufio.Writer) error {
		p := &printer{b: b}
		_ = p.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<gexf xmlns="http://gexf.net/1.3" version="1.3">`, "\n",
			` <graph defaultedgetype="directed">`, "\n",
			`  <attributes class="node"><attribute id="0" title="type" type="string"/></attributes>`, "\n", `  <attributes class="edge">`)
		for i, a := range edgeAttributes {
			typ := a.typ
			if typ == "int" {
				typ = "integer"
			}
			_ = p.print(`<attribute id="`, strconv.Itoa(i), `" title="`, a.name, `" type="`, typ, `"/>`)
		}
		_ = p.print("</attributes>\n  <nodes>\n")
		node := func(id, name, typ string) error {
			return p.print(`   <node id="`, id, `" label="`, escape(name), `"><attvalues><attvalue for="0" value="`, escape(typ), `"/></attvalues></node>`, "\n")
		}
		if err := eachEntity(ctx, v, func(e *graph.Entity) error { return node(string(e.ID), e.Name, string(e.Type)) }); err != nil {
			return err
		}
		err := eachStatement(ctx, v, func(_ *graph.Entity, st *graph.Statement) error {
			if st.Object.Entity != "" {
				return nil
			}
			return node(literalNode(st), st.Object.Literal, "LITERAL")
		})
		if err != nil {
			return err
		}
		_ = p.print("  </nodes>\n  <edges>\n")
		err = eachStatement(ctx, v, func(_ *graph.Entity, st *graph.Statement) error {
			_ = p.print(`   <edge id="`, string(st.ID), `" source="`, string(st.Subject), `" target="`, target(st), `" label="`, escape(st.Relation), `"><attvalues>`)
			for i, a := range edgeAttributes {
				if value := a.value(st); value != "" {
					_ = p.print(`<attvalue for="`, strconv.Itoa(i), `" value="`, escape(value), `"/>`)
				}
			}
			return p.print("</attvalues></edge>\n")
		})
		if err != nil {
			return err
		}
		return p.print("  </edges>\n </graph>\n</gexf>\n")
	})
}
