package openie

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/parley-kg/parley/ingest/clause"
	"github.com/parley-kg/parley/ingest/conllu"
)

var update = flag.Bool("update", false, "rewrite the tuples in testdata")

var styles = map[string]Style{"tuples": NAry, "compact": Compact, "triples": Triples}

// Each file of testdata is a tree with its tuples in one or more styles. A word of a
// tree is "form lemma UPOS XPOS head relation".
func TestTuplesAreAsWritten(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 5 {
		t.Fatalf("found %d files (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var tree string
			for _, f := range archive.Files {
				if f.Name == "tree" {
					tree = string(f.Data)
				}
			}
			sentence := read(t, tree)
			text := conllu.Join([]conllu.Sentence{sentence})
			clause.Find(text)
			for i, f := range archive.Files {
				if f.Name == "tree" {
					continue
				}
				var got strings.Builder
				style, known := styles[f.Name]
				if !known {
					t.Fatalf("no style %s", f.Name)
				}
				for _, tuple := range Tuples(text, 0, style) {
					fmt.Fprintf(&got, "%s | %s\n", tuple.Relation, strings.Join(tuple.Args, " | "))
				}
				if *update {
					archive.Files[i].Data = []byte(got.String())
				} else if got.String() != string(f.Data) {
					t.Errorf("%s\ngot %s\n%swant\n%s", archive.Comment, f.Name, got.String(), f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// read makes a sentence of a tree.
func read(t *testing.T, tree string) conllu.Sentence {
	t.Helper()
	var b strings.Builder
	n := 0
	for line := range strings.Lines(tree) {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("%q has not six columns", line)
		}
		n++
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", n, f[0], f[1], f[2], f[3], f[4], f[5])
	}
	sentence, err := conllu.NewReader(strings.NewReader(b.String() + "\n")).Read()
	if err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return sentence
}
