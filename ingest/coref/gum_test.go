package coref

import (
	"os"
	"path/filepath"
	"sort"
	"testing"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A goldText is a document of GUM with its annotation.
type goldText struct {
	id       string
	text     *nlp.Text
	mentions []GoldMention
}

// gum reads a part of GUM ("train", "dev", "test") document by document.
func gum(t testing.TB, part string) []goldText {
	path := filepath.Join("..", "..", "..", "shared", "treebanks", "gum", "en_gum-ud-"+part+".conllu")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the GUM treebank is not here: ", path)
	}
	sents, err := conllu.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldText
	var doc []conllu.Sentence
	flush := func() {
		if len(doc) == 0 {
			return
		}
		misc := make([][]string, len(doc))
		for i := range doc {
			misc[i] = doc[i].Misc
		}
		gold, err := ReadGold(misc)
		if err != nil {
			t.Fatal(err)
		}
		g := goldText{text: conllu.Join(doc), mentions: gold}
		g.id, _ = doc[0].Comment("newdoc id")
		markNames(g.text, gold)
		out = append(out, g)
		doc = nil
	}
	for _, s := range sents {
		if _, opens := s.Comment("newdoc id"); opens {
			flush()
		}
		doc = append(doc, s)
	}
	flush()
	return out
}

// markNames marks as names the gold mentions that are proper names, as the
// names head of the language model would.
func markNames(t *nlp.Text, gold []GoldMention) {
	types := map[string]nlp.NameType{"person": nlp.PersonName, "organization": nlp.OrganizationName, "place": nlp.LocationName}
	for _, m := range gold {
		s := &t.Sentences[m.Sent]
		if len(s.Words) < m.End {
			continue
		}
		start, end := m.Start, m.End
		for start < end && s.Words[start].UPOS != "PROPN" {
			start++
		}
		for end > start && s.Words[end-1].UPOS != "PROPN" {
			end--
		}
		if types[m.Type] == nlp.LocationName { // "Aarhus, Denmark" are two
			for k := start; k < end; k++ {
				if s.Words[k].Form == "," {
					end = k
				}
			}
		}
		if start >= end || start > m.Start+1 || types[m.Type] == nlp.NoName {
			continue
		}
		plain := true
		for k := start; k < end; k++ {
			switch s.Words[k].UPOS {
			case "PROPN", "PUNCT", "NUM":
			case "ADP", "DET":
			default:
				plain = false
			}
		}
		if !plain || end-start > 6 {
			continue
		}
		s.Names = append(s.Names, nlp.Name{Start: start, End: end, Type: types[m.Type]})
	}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		sort.SliceStable(s.Names, func(a, b int) bool { return s.Names[a].End-s.Names[a].Start > s.Names[b].End-s.Names[b].Start })
		taken := make([]bool, len(s.Words))
		var kept []nlp.Name
	next:
		for _, n := range s.Names {
			for k := n.Start; k < n.End; k++ {
				if taken[k] {
					continue next
				}
			}
			for k := n.Start; k < n.End; k++ {
				taken[k] = true
			}
			kept = append(kept, n)
		}
		sort.Slice(kept, func(a, b int) bool { return kept[a].Start < kept[b].Start })
		s.Names = kept
	}
}

// examples returns a part of GUM to train on or to score against.
func examples(t testing.TB, part string) []Example {
	var out []Example
	for _, g := range gum(t, part) {
		out = append(out, Example{Text: g.text, Gold: g.mentions})
	}
	return out
}

func TestChainsOnGUMWithGoldTreesStayAsGoodAsTheyAre(t *testing.T) {
	test := examples(t, "test")
	for _, c := range []struct {
		singletons bool
		least      float64
	}{{false, 0.57}, {true, 0.67}} {
		s := ScoreExamples(test, c.singletons)
		t.Logf("singletons %v: mentions %.1f/%.1f MUC %.1f/%.1f B3 %.1f/%.1f CEAFe %.1f/%.1f CoNLL %.1f", c.singletons,
			100*s.Mentions.Precision(), 100*s.Mentions.Recall(), 100*s.MUC.Precision(), 100*s.MUC.Recall(),
			100*s.B3.Precision(), 100*s.B3.Recall(), 100*s.CEAFe.Precision(), 100*s.CEAFe.Recall(), 100*s.CoNLL())
		if s.CoNLL() < c.least {
			t.Errorf("singletons %v: CoNLL F1 %.3f, want at least %.2f", c.singletons, s.CoNLL(), c.least)
		}
	}
}

// TestTrain writes weights.bin anew from GUM's training part.
func TestTrain(t *testing.T) {
	if os.Getenv("COREF_TRAIN") == "" {
		t.Skip("set COREF_TRAIN to train")
	}
	if err := os.WriteFile("weights.bin", Train(examples(t, "train"), 5), 0o644); err != nil {
		t.Fatal(err)
	}
}
