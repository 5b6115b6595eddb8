package export

import (
	"bufio"
	"context"
	"io"

	"github.com/parley-kg/parley/graph"
)

// writeNQuads writes canonical N-Quads: one quad a line, lines sorted by byte.
// Equal graphs give equal files.
func writeNQuads(ctx context.Context, v graph.View, w io.Writer) error {
	return buffered(w, func(b *bufio.Writer) error {
		return v.Quads(ctx, func(q graph.Quad) error {
			_, err := b.WriteString(q.String() + "\n")
			return err
		})
	})
}
