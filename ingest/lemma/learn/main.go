// Command learn makes lemma's table from the training parts of the treebanks.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/lemma"
	"github.com/parley-kg/parley/ingest/nlp"
)

func main() {
	treebanks := flag.String("treebanks", "../shared/treebanks", "folder with the treebanks, one folder each")
	out := flag.String("out", "table.tsv", "file to write")
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
	var sents []nlp.Sentence
	for _, f := range files {
		read, err := conllu.ReadFile(f)
		if err != nil {
			return err
		}
		for i := range read {
			sents = append(sents, read[i].Sentence)
		}
	}
	return os.WriteFile(out, []byte(lemma.Learn(sents)), 0o644)
}
