package export

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// writeGraphML writes entities and literals as nodes, statements as edges.
func writeGraphML(ctx context.Context, v graph.View, w io.Writer) error {
	return buffered(w, func(b *bufio.Writer) error {
		p := &printer{b: b}
		_ = p.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
		for _, key := range []string{"name", "type", "aliases"} {
			_ = p.print(` <key id="`, key, `" for="node" attr.name="`, key, `" attr.type="string"/>`, "\n")
		}
		for _, a := range edgeAttributes {
			_ = p.print(` <key id="e_`, a.name, `" for="edge" attr.name="`, a.name, `" attr.type="`, a.typ, `"/>`, "\n")
		}
		_ = p.print(` <graph id="G" edgedefault="directed">`, "\n")
		node := func(id, name, typ string, aliases []string) error {
			_ = p.print(`  <node id="`, id, `"><data key="name">`, escape(name), `</data><data key="type">`, escape(typ), `</data>`)
			if len(aliases) > 0 {
				_ = p.print(`<data key="aliases">`, escape(strings.Join(aliases, "; ")), `</data>`)
			}
			return p.print("</node>\n")
		}
		err := eachEntity(ctx, v, func(e *graph.Entity) error { return node(string(e.ID), e.Name, string(e.Type), e.Aliases) })
		if err != nil {
			return err
		}
		err = eachStatement(ctx, v, func(_ *graph.Entity, st *graph.Statement) error {
			if st.Object.Entity == "" {
				_ = node(literalNode(st), st.Object.Literal, "LITERAL", nil)
			}
			_ = p.print(`  <edge id="`, string(st.ID), `" source="`, string(st.Subject), `" target="`, target(st), `">`)
			for _, a := range edgeAttributes {
				if value := a.value(st); value != "" {
					_ = p.print(`<data key="e_`, a.name, `">`, escape(value), `</data>`)
				}
			}
			return p.print("</edge>\n")
		})
		if err != nil {
			return err
		}
		return p.print(" </graph>\n</graphml>\n")
	})
}
