// Command learn makes the weights of segment's model of sentence ends from the
// training parts of the treebanks.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/segment"
)

func main() {
	treebanks := flag.String("treebanks", "../shared/treebanks", "folder with the treebanks, one folder each")
	out := flag.String("out", "ends.bin", "file to write")
	flag.Parse()
	if err := learn(*treebanks, *out); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func learn(treebanks, out string) error {
	files, err := filepath.Glob(filepath.Join(treebanks, "*", "*-train.conllu"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("find treebanks in %s: no */*-train.conllu", treebanks)
	}
	var texts []*nlp.Text
	for _, f := range files {
		sents, err := conllu.ReadFile(f)
		if err != nil {
			return err
		}
		texts = append(texts, conllu.Join(sents))
	}
	return os.WriteFile(out, segment.Learn(texts), 0o644)
}
