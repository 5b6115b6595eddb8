package cayley_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/cayley"
	"github.com/parley-kg/parley/graph/graphtest"
)

// What happens to the file beneath a store that is open is told, question by
// question and change by change, and the program lives.
func TestAFileThatIsSpoiltWhileItIsOpenIsToldAndEndsNothing(t *testing.T) {
	for what, spoil := range map[string]func(path string) error{
		"cut short": func(path string) error { return os.Truncate(path, 4*4096) },
		"written over": func(path string) error {
			file, err := os.OpenFile(path, os.O_RDWR, 0)
			if err != nil {
				return err
			}
			defer file.Close()
			info, err := file.Stat()
			if err != nil {
				return err
			}
			_, err = file.WriteAt(make([]byte, info.Size()-2*4096), 2*4096) // behind the pages that say where all is
			return err
		},
	} {
		t.Run(what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph")
			readings := filled(t, path, 20)
			s, err := cayley.Open(path, options)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if err := spoil(path); err != nil {
				t.Fatal(err)
			}
			ctx := context.Background()
			told := 0
			check := func(err error) {
				t.Helper()
				switch {
				case errors.Is(err, graph.ErrForeign):
					told++
				case err != nil && !errors.Is(err, graph.ErrNotFound):
					t.Errorf("got %v, want %v", err, graph.ErrForeign)
				}
			}
			for range 2 { // the store goes on after an error
				err = s.View(ctx, func(v graph.View) error {
					for _, r := range readings {
						_, err := v.Document(ctx, r.Document.ID)
						check(err)
						_, err = v.Namings(ctx, graph.NewID(graph.EntityNode, "nobody"), "")
						check(err)
						_, err = v.NamingEntity(ctx, graph.Naming{Type: r.Chains[0].Type, Name: r.Chains[0].Name})
						check(err)
						_, err = v.Statements(ctx, graph.StatementQuery{}, graph.Range{})
						check(err)
					}
					check(v.Quads(ctx, func(graph.Quad) error { return nil }))
					return nil
				})
				check(err)
			}
			if told < len(readings) {
				t.Errorf("damage was told %d times", told)
			}
			_, err = s.Apply(ctx, graph.Change{Put: graphtest.RandomReading(rand.New(rand.NewPCG(22, 22)), "late.txt")})
			if !errors.Is(err, graph.ErrForeign) {
				t.Errorf("a change: got %v, want %v", err, graph.ErrForeign)
			}
			if err := s.Check(ctx); err == nil {
				t.Error("the audit finds nothing")
			}
		})
	}
}
