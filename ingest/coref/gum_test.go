package coref

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
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

func TestScoreOnGUM(t *testing.T) {
	for _, singletons := range []bool{false, true} {
		var sum Score
		for _, g := range gum(t, "test") {
			s := Evaluate(GoldChains(g.mentions, singletons), FoundChains(g.text, singletons))
			sum.Add(s)
			if os.Getenv("COREF_DOCS") != "" {
				t.Logf("%-35s %.1f", g.id, 100*s.CoNLL())
			}
		}
		t.Logf("singletons %v: mentions %.1f/%.1f MUC %.1f/%.1f B3 %.1f/%.1f CEAFe %.1f/%.1f CoNLL %.1f", singletons,
			100*sum.Mentions.Precision(), 100*sum.Mentions.Recall(), 100*sum.MUC.Precision(), 100*sum.MUC.Recall(),
			100*sum.B3.Precision(), 100*sum.B3.Recall(), 100*sum.CEAFe.Precision(), 100*sum.CEAFe.Recall(), 100*sum.CoNLL())
	}
}

// TestShowMissedMentions prints what mention detection gets wrong.
func TestShowMissedMentions(t *testing.T) {
	part := os.Getenv("COREF_MISSES")
	if part == "" {
		t.Skip("set COREF_MISSES to a part of GUM")
	}
	for _, g := range gum(t, part) {
		gold := map[Span]bool{}
		size := map[int]int{}
		for _, m := range g.mentions {
			gold[m.Span] = true
			size[m.Entity]++
		}
		found := map[Span]bool{}
		for _, c := range FoundChains(g.text, true) {
			for _, s := range c {
				found[s] = true
			}
		}
		show := func(what string, s Span) {
			words := g.text.Sentences[s.Sent].Words
			var b strings.Builder
			for k := s.Start; k < s.End && k < len(words); k++ {
				b.WriteString(words[k].Form + "_" + words[k].Rel + " ")
			}
			t.Logf("%s %s", what, b.String())
		}
		for _, m := range g.mentions {
			if !found[m.Span] && size[m.Entity] > 1 {
				show("MISS", m.Span)
			}
		}
		for s := range found {
			if !gold[s] {
				show("EXTRA", s)
			}
		}
	}
}

// TestTrain writes weights.bin anew from GUM's training part.
func TestTrain(t *testing.T) {
	if os.Getenv("COREF_TRAIN") == "" {
		t.Skip("set COREF_TRAIN to train")
	}
	var examples []Example
	for _, g := range gum(t, "train") {
		examples = append(examples, Example{Text: g.text, Gold: g.mentions})
	}
	if err := os.WriteFile("weights.bin", Train(examples, 5), 0o644); err != nil {
		t.Fatal(err)
	}
}
