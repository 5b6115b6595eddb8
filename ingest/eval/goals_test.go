package eval

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/lemma"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/segment"
)

// The goals are F1 in per cent on the treebanks' test parts.
func TestWordsSentencesAndLemmasReachTheirGoals(t *testing.T) {
	for _, c := range []struct {
		bank                     string
		words, sentences, lemmas float64
	}{
		{"ewt/en_ewt", 99.0, 88, 98.5},
		{"gum/en_gum", 99.65, 96, 98.5},
	} {
		path := filepath.Join("../../../shared/treebanks", c.bank+"-ud-test.conllu")
		if _, err := os.Stat(path); err != nil {
			t.Skip("no treebanks in ../shared/treebanks")
		}
		sents, err := conllu.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		gold := conllu.Join(sents)
		cut := &nlp.Text{Raw: gold.Raw}
		segment.Segment(cut)
		r, err := Score(gold, cut)
		if err != nil {
			t.Fatal(err)
		}
		tagged := conllu.Join(sents)
		lemma.Lemmatize(tagged.Sentences)
		l, err := Score(gold, tagged)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []struct {
			name      string
			got, want float64
		}{
			{"words", 100 * r.Words.F1(), c.words},
			{"sentences", 100 * r.Sentences.F1(), c.sentences},
			{"lemmas", 100 * l.Lemmas.F1(), c.lemmas},
		} {
			t.Logf("%s: %s %.3f", c.bank, f.name, f.got)
			if f.got < f.want {
				t.Errorf("%s: %s %.2f, want %.2f", c.bank, f.name, f.got, f.want)
			}
		}
	}
}
