package openie

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// cut cuts a text at its spaces and before a full stop at the end of a word.
func cut(t *nlp.Text) {
	var s nlp.Sentence
	add := func(start, end int) {
		s.Words = append(s.Words, nlp.Word{Start: start, End: end, Form: t.Raw[start:end], Head: -1})
	}
	at := 0
	for field := range strings.FieldsSeq(t.Raw) {
		start := at + strings.Index(t.Raw[at:], field)
		at = start + len(field)
		if word, stop := strings.CutSuffix(field, "."); stop && word != "" {
			add(start, at-1)
			start = at - 1
		}
		add(start, at)
	}
	t.Sentences = []nlp.Sentence{s}
}

func TestALineIsReadAsPeopleWriteItAndToldAsItCame(t *testing.T) {
	line := ReadLine("  Ada -LRB- a pilot -RRB- said : `` Either\\/or . ''")
	if want := `Ada ( a pilot ) said : " Either/or . "`; line.Text.Raw != want {
		t.Errorf("got the text %q, want %q", line.Text.Raw, want)
	}
	if b := line.Text.Blocks; len(b) != 1 || b[0] != (nlp.Block{End: len(line.Text.Raw), Kind: nlp.Heading}) {
		t.Errorf("got blocks %v, want one heading", b)
	}
	if got, want := line.original(0, len(line.Text.Raw)), "Ada -LRB- a pilot -RRB- said : `` Either\\/or . ''"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheTokensOfALineAreWordsWhereItsClosingMarkStandsAlone(t *testing.T) {
	for line, want := range map[string]string{
		"Ada ca n't row , Bo said .":    "Ada|ca|n't|row|,|Bo|said|.",
		"`` Ada rows , '' Bo said . ''": `"|Ada|rows|,|"|Bo|said|.|"`,
		"Ada can't row, Bo said.":       "",
		"Ada rows":                      "",
		"Ada left the U.S.":             "",
	} {
		var got []string
		for _, s := range ReadLine(line).Text.Sentences {
			for _, w := range s.Words {
				got = append(got, w.Form)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got the words %q, want %q", line, got, want)
		}
	}
}

func TestTuplesOfALineLeaveTheRestOfATokenAway(t *testing.T) {
	line := ReadLine("Ada met Bo.")
	cut(line.Text)
	words := line.Text.Sentences[0].Words
	words[0].Head, words[0].Rel, words[0].UPOS = 1, "nsubj", "PROPN"
	words[1].Rel, words[1].UPOS, words[1].XPOS = "root", "VERB", "VBD"
	words[2].Head, words[2].Rel, words[2].UPOS = 1, "obj", "PROPN"
	words[3].Head, words[3].Rel, words[3].UPOS = 1, "punct", "PUNCT"
	line.Text.Clauses = []nlp.Clause{{Head: 1, Args: []nlp.Arg{{Role: nlp.Agent, Head: 0, End: 1}, {Role: nlp.Patient, Head: 2, Start: 2, End: 3}}}}
	got := line.Tuples(NAry)
	if len(got) != 1 || got[0].Relation != "met" || strings.Join(got[0].Args, "|") != "Ada|Bo" {
		t.Errorf("got %v, want met | Ada | Bo", got)
	}
}

func TestALineWithoutTokensHasNoTuples(t *testing.T) {
	line := ReadLine(" \t ")
	if got := line.Tuples(NAry); line.Text.Raw != "" || len(got) != 0 {
		t.Errorf("got the text %q and %v", line.Text.Raw, got)
	}
}
