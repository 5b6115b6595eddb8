package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/coref"
	"github.com/parley-kg/parley/ingest/mend"
	"github.com/parley-kg/parley/ingest/nlp"
)

// TestChainsOnGUMWithTreesOfOurOwnReachTheGoal resolves GUM's test documents
// from their words alone: tags, trees and names are the language model's.
func TestChainsOnGUMWithTreesOfOurOwnReachTheGoal(t *testing.T) {
	path := filepath.Join("..", "..", "shared", "treebanks", "gum", "en_gum-ud-test.conllu")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the GUM treebank is not here: ", path)
	}
	sents, err := conllu.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	var examples []coref.Example
	for len(sents) > 0 {
		n := 1
		for n < len(sents) {
			if _, opens := sents[n].Comment("newdoc id"); opens {
				break
			}
			n++
		}
		doc := sents[:n]
		sents = sents[n:]
		misc := make([][]string, len(doc))
		for i := range doc {
			misc[i] = doc[i].Misc
		}
		gold, err := coref.ReadGold(misc)
		if err != nil {
			t.Fatal(err)
		}
		text := conllu.Join(doc)
		for i := range text.Sentences {
			for k, w := range text.Sentences[i].Words {
				text.Sentences[i].Words[k] = nlp.Word{Form: w.Form, Start: w.Start, End: w.End, Joined: w.Joined}
			}
			text.Sentences[i].Names = nil
		}
		r.Tag(text.Sentences)
		mend.Sentences(text.Sentences)
		examples = append(examples, coref.Example{Text: text, Gold: gold})
	}
	for _, singletons := range []bool{false, true} {
		s := coref.ScoreExamples(examples, singletons)
		t.Logf("singletons %v: mentions %.1f/%.1f MUC %.1f B3 %.1f CEAFe %.1f CoNLL %.1f", singletons,
			100*s.Mentions.Precision(), 100*s.Mentions.Recall(), 100*s.MUC.F1(), 100*s.B3.F1(), 100*s.CEAFe.F1(), 100*s.CoNLL())
		if s.CoNLL() < 0.50 {
			t.Errorf("singletons %v: CoNLL F1 %.3f, want at least 0.50", singletons, s.CoNLL())
		}
	}
}
