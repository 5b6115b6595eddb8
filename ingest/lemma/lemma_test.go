package lemma

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// sentence makes a sentence of "form/XPOS" words.
func sentence(text string) nlp.Sentence {
	var s nlp.Sentence
	for _, f := range strings.Fields(text) {
		i := strings.LastIndexByte(f, '/')
		s.Words = append(s.Words, nlp.Word{Form: f[:i], XPOS: f[i+1:], Head: -1})
	}
	return s
}

func lemmas(s nlp.Sentence) string {
	sents := []nlp.Sentence{s}
	Lemmatize(sents)
	var out []string
	for _, w := range sents[0].Words {
		out = append(out, w.Lemma)
	}
	return strings.Join(out, " ")
}

func TestLemmasOfForms(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"The/DT envoys/NNS met/VBD ,/, wo/MD n't/RB they/PRP ?/.", "the envoy meet , will not they ?"},
		{"Parties/NNS agreed/VBD to/TO release/VB 1,250/CD hostages/NNS", "party agree to release 1250 hostage"},
		{"Nora/NNP was/VBD hoping/VBG for/IN better/JJR ferries/NNS", "Nora be hope for good ferry"},
		{"They/PRP planned/VBD ,/, wiped/VBD and/CC provoked/VBD it/PRP", "they plan , wipe and provoke it"},
		{"She/PRP left/VBD the/DT left/JJ bank/NN", "she leave the left bank"},
		{"STORM/NN SINKS/VBZ FISHING/NN BOATS/NNS", "storm sink fishing boat"},
		{"They/PRP withheld/VBD it/PRP ,/, misled/VBD her/PRP$ aides/NNS and/CC wore/VBD them/PRP down/RP", "they withhold it , mislead her aide and wear they down"},
		{"Rebels/NNS upheld/VBD what/WP was/VBD proven/VBN and/CC torn/VBN", "rebel uphold what be prove and tear"},
		{"NATO/NNP ships/NNS left/VBD", "NATO ship leave"},
		{"the/DT Russian/JJ CEO/NN of/IN United/NNP Ferries/NNPS", "the Russian ceo of United Ferry"},
		{"I/PRP saw/VBD wives/NNS and/CC children/NNS", "I see wife and child"},
		{"People/NNS met/VBD the/DT peoples/NNS", "person meet the people"},
		{"world/NN 世界/FW 1,2/CD İstanbul/NNP", "world 世界 1,2 İstanbul"},
	} {
		if got := lemmas(sentence(c.in)); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestTheTreeTellsHasFromIs(t *testing.T) {
	has := sentence("She/PRP 's/VBZ sailed/VBN")
	has.Words[1].Head, has.Words[1].Rel = 2, "aux"
	if got := lemmas(has); got != "she have sail" {
		t.Errorf("got %s", got)
	}
	is := sentence("She/PRP 's/VBZ freed/VBN")
	is.Words[1].Head, is.Words[1].Rel = 2, "aux:pass"
	if got := lemmas(is); got != "she be free" {
		t.Errorf("got %s", got)
	}
}

func TestUPOSServesWithoutXPOS(t *testing.T) {
	s := nlp.Sentence{Words: []nlp.Word{{Form: "Boats", UPOS: "NOUN"}, {Form: "Oslo", UPOS: "PROPN"}, {Form: "x"}}}
	sents := []nlp.Sentence{s}
	Lemmatize(sents)
	if sents[0].Words[1].Lemma != "Oslo" || sents[0].Words[2].Lemma != "x" {
		t.Errorf("got %q %q", sents[0].Words[1].Lemma, sents[0].Words[2].Lemma)
	}
}

func TestEveryLineOfTheTableIsRead(t *testing.T) {
	parsed := table()
	lines := strings.Count(tableText, "\n") - 1
	if got := len(parsed.endings) + len(parsed.ways); got != lines || lines < 1000 {
		t.Errorf("%d entries from %d lines", got, lines)
	}
}

func TestLearnFindsEndingsAndExceptions(t *testing.T) {
	var sents []nlp.Sentence
	for _, pair := range []string{"boats boat", "ships ship", "storms storm", "parties party", "cities city", "feet foot"} {
		form, lemma, _ := strings.Cut(pair, " ")
		sents = append(sents, nlp.Sentence{Words: []nlp.Word{{Form: form, Lemma: lemma, XPOS: "NNS"}}})
	}
	learned := parse(Learn(sents))
	for form, want := range map[string]string{"winds": "wind", "ferries": "ferry", "feet": "foot"} {
		if got := learned.lemma(form, "NNS", small); got != want {
			t.Errorf("%s became %s, want %s", form, got, want)
		}
	}
}

func FuzzLemmatizeTakesAnyForm(f *testing.F) {
	f.Add("won't", "MD")
	f.Add("\xff", "NNP")
	f.Add("ed", "VBD")
	f.Add("ﬁ", "+")
	f.Fuzz(func(t *testing.T, form, tag string) {
		sents := []nlp.Sentence{{Words: []nlp.Word{{Form: form, XPOS: tag}, {Form: form, UPOS: tag, Head: 7}}}}
		Lemmatize(sents)
		if form != "" && sents[0].Words[0].Lemma == "" {
			t.Errorf("%q has an empty lemma under %q", form, tag)
		}
	})
}

func TestVerbsInNamesHaveTheLemmaOfVerbs(t *testing.T) {
	s := nlp.Sentence{Words: []nlp.Word{
		{Form: "United", UPOS: "VERB", XPOS: "NNP"}, {Form: "Ferries", UPOS: "PROPN", XPOS: "NNPS"}, {Form: "Rolling", UPOS: "VERB", XPOS: "NNP"}, {Form: "Keep", UPOS: "VERB", XPOS: "NNP"},
	}}
	if got := lemmas(s); got != "Unite Ferry Roll Keep" {
		t.Errorf("got %s", got)
	}
}
