package eval

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// made returns the text of made-up sentences. A line is "form lemma UPOS XPOS
// feats head rel name" with "_" for nothing; "+" before the form joins it to
// the word before; "~" lets it touch the word before; a blank line ends a
// sentence.
func made(t *testing.T, lines string) *nlp.Text {
	t.Helper()
	text := new(nlp.Text)
	var raw strings.Builder
	for block := range strings.SplitSeq(strings.TrimSpace(lines), "\n\n") {
		s := nlp.Sentence{Start: -1}
		for line := range strings.Lines(block) {
			f := strings.Fields(line)
			if len(f) != 8 {
				t.Fatalf("line %q has %d fields", line, len(f))
			}
			w := nlp.Word{Form: strings.TrimLeft(f[0], "+~"), Joined: f[0][0] == '+', Lemma: f[1], UPOS: f[2], XPOS: f[3], Feats: f[4], Rel: f[6], Head: int(f[5][0]-'0') - 1}
			if raw.Len() > 0 && f[0][0] != '+' && f[0][0] != '~' {
				raw.WriteByte(' ')
			}
			w.Start = raw.Len()
			raw.WriteString(w.Form)
			w.End = raw.Len()
			if f[7] != "_" {
				kind := map[string]nlp.NameType{"PER": nlp.PersonName, "LOC": nlp.LocationName}[f[7]]
				if n := len(s.Names); n > 0 && s.Names[n-1].End == len(s.Words) {
					s.Names[n-1].End++
				} else {
					s.Names = append(s.Names, nlp.Name{Start: len(s.Words), End: len(s.Words) + 1, Type: kind})
				}
			}
			s.Words = append(s.Words, w)
		}
		s.Start, s.End = s.Words[0].Start, s.Words[len(s.Words)-1].End
		text.Sentences = append(text.Sentences, s)
	}
	text.Raw = raw.String()
	return text
}

const gold = `
Ada Ada PROPN NNP Number=Sing 4 nsubj PER
Oar Oar PROPN NNP Number=Sing 1 flat PER
does do AUX VBZ Mood=Ind|Tense=Pres 4 aux _
+n't not PART RB _ 4 advmod _
~. . PUNCT . _ 4 punct _

Oslo Oslo PROPN NNP Number=Sing 0 root LOC
rests rest VERB VBZ Number=Sing|Made=Up 1 acl:relcl _
`

func score(t *testing.T, gold, system string) Report {
	t.Helper()
	r, err := Score(made(t, gold), made(t, system))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestGoldAgreesWithItself(t *testing.T) {
	r := score(t, gold, gold)
	for _, c := range []struct {
		name string
		got  Count
		want int
	}{
		{"tokens", r.Tokens, 6}, {"sentences", r.Sentences, 2}, {"words", r.Words, 7}, {"UPOS", r.UPOS, 7}, {"XPOS", r.XPOS, 7},
		{"features", r.UFeats, 7}, {"lemmas", r.Lemmas, 7}, {"UAS", r.UAS, 7}, {"LAS", r.LAS, 7},
		{"UAS of words", r.UASWords, 6}, {"LAS of words", r.LASWords, 6}, {"names", r.Names, 2}, {"name spans", r.NameSpans, 2},
	} {
		if want := (Count{c.want, c.want, c.want}); c.got != want {
			t.Errorf("%s: got %+v, want %+v", c.name, c.got, want)
		}
	}
}

func TestEveryFigureCountsItsOwnMistakes(t *testing.T) {
	// The full stop is cut off into a sentence of its own, "does" hangs from
	// "Ada", "Oar" is a place, and tags, a lemma and features differ.
	r := score(t, gold, `
Ada Ada PROPN NNP Number=Sing 4 nsubj PER
Oar oar NOUN NN Number=Plur 1 nmod PER
does do AUX VBZ Tense=Pres|Mood=Ind 1 aux _
+n't not PART RB _ 4 advmod _

~. . PUNCT : _ 0 punct _

Oslo Oslo PROPN NNP Number=Sing 0 root PER
rests rest VERB VBZ Number=Sing 1 acl _
`)
	for _, c := range []struct {
		name      string
		got, want Count
	}{
		{"tokens", r.Tokens, Count{6, 6, 6}},
		{"sentences", r.Sentences, Count{1, 3, 2}},
		{"words", r.Words, Count{7, 7, 7}},
		{"UPOS", r.UPOS, Count{6, 7, 7}},
		{"XPOS", r.XPOS, Count{5, 7, 7}},
		{"features", r.UFeats, Count{6, 7, 7}}, // order and Made=Up do not count
		{"lemmas", r.Lemmas, Count{6, 7, 7}},
		{"UAS", r.UAS, Count{5, 7, 7}}, // not "does", not the full stop
		{"LAS", r.LAS, Count{4, 7, 7}}, // nor "Oar"; acl is acl:relcl
		{"UAS of words", r.UASWords, Count{5, 6, 6}},
		{"LAS of words", r.LASWords, Count{4, 6, 6}},
		{"names", r.Names, Count{1, 2, 2}},
		{"name spans", r.NameSpans, Count{2, 2, 2}},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, c.got, c.want)
		}
	}
	if f := r.Sentences.F1(); f != 0.4 { // 2*1/(3+2)
		t.Errorf("F1 of sentences is %v, want 0.4", f)
	}
	if p, q := r.Sentences.Precision(), r.Sentences.Recall(); p != 1.0/3 || q != 0.5 {
		t.Errorf("precision %v, recall %v", p, q)
	}
}

func TestMultiwordTokensAlignByTheirForms(t *testing.T) {
	const word = " x X X _ 1 dep _\n"
	g := "He x X X _ 0 root _\ndo" + word + "+n't" + word + "~." + word
	for _, c := range []struct {
		name, system  string
		words, tokens Count
	}{
		{"one word for two", "He x X X _ 0 root _\ndon't" + word + "~." + word, Count{2, 3, 4}, Count{3, 3, 3}},
		{"cut elsewhere", "He x X X _ 0 root _\ndon" + word + "+'t" + word + "~." + word, Count{2, 4, 4}, Count{3, 3, 3}},
		{"apart", "He x X X _ 0 root _\ndo" + word + "~n't" + word + "~." + word, Count{4, 4, 4}, Count{2, 4, 3}},
		{"too long", "He x X X _ 0 root _\ndo" + word + "+n't" + word + "+." + word, Count{4, 4, 4}, Count{1, 2, 3}},
		{"mark inside", "He x X X _ 0 root _\ndo" + word + "~n't." + word, Count{2, 3, 4}, Count{1, 3, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := score(t, g, c.system)
			if r.Words != c.words || r.Tokens != c.tokens {
				t.Errorf("words %+v, want %+v; tokens %+v, want %+v", r.Words, c.words, r.Tokens, c.tokens)
			}
		})
	}
}

func TestOtherTextIsRefused(t *testing.T) {
	_, err := Score(&nlp.Text{Raw: "a b"}, &nlp.Text{Raw: "a c"})
	if err == nil || !strings.Contains(err.Error(), "byte 2") {
		t.Errorf("got %v", err)
	}
	if _, err := Score(&nlp.Text{Raw: "a b"}, &nlp.Text{Raw: " ab\n"}); err != nil {
		t.Errorf("white space must not matter: %v", err)
	}
	if _, err := Score(&nlp.Text{Raw: "ab"}, &nlp.Text{Raw: "abc"}); err == nil {
		t.Error("more text must be refused")
	}
}

func TestAnUnknownGoldLemmaFitsAny(t *testing.T) {
	g := made(t, "a a X X _ 0 root _")
	g.Sentences[0].Words[0].Lemma = ""
	r, err := Score(g, made(t, "a b X X _ 0 root _"))
	if err != nil || r.Lemmas != (Count{1, 1, 1}) {
		t.Errorf("got %+v, %v", r.Lemmas, err)
	}
}

func TestTheTableShowsEveryFigure(t *testing.T) {
	r := score(t, gold, gold)
	var b strings.Builder
	if err := r.Write(&b, "made up"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), "100.00"); got != 3*13 {
		t.Errorf("got %d figures of 100.00, want 39:\n%s", got, b.String())
	}
}
