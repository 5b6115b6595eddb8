package train

import (
	"fmt"
	"path/filepath"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/train/vectors"
)

// Vectors learns word vectors from the raw text in one folder and the training
// parts of the treebanks in another, which holds a folder for each.
func Vectors(text, treebanks string, o vectors.Options) (*vectors.Vectors, error) {
	sents, err := RawSentences(text)
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(treebanks, "*", "*-train.conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("find treebanks in %s: no */*-train.conllu", treebanks)
	}
	for _, file := range files {
		read, err := conllu.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for i := range read {
			sents = append(sents, read[i].Sentence)
		}
	}
	return vectors.Learn(forms(sents), o), nil
}

// forms returns the words of sentences as written.
func forms(sents []nlp.Sentence) [][]string {
	out := make([][]string, len(sents))
	for i := range sents {
		out[i] = make([]string, len(sents[i].Words))
		for k := range sents[i].Words {
			out[i][k] = sents[i].Words[k].Form
		}
	}
	return out
}
