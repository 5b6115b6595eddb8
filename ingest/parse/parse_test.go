package parse

import (
	"reflect"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/model"
	"github.com/parley-kg/parley/ingest/nlp"
)

func loaded(t testing.TB) *Parser {
	t.Helper()
	p, err := Load(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func sentence(text string) nlp.Sentence {
	var s nlp.Sentence
	for _, form := range strings.Fields(text) {
		s.Words = append(s.Words, nlp.Word{Form: form})
	}
	return s
}

// tree writes a sentence as "form/UPOS<relation-headform".
func tree(s *nlp.Sentence) string {
	var out []string
	for _, w := range s.Words {
		head := ""
		if w.Head >= 0 {
			head = "-" + s.Words[w.Head].Form
		}
		out = append(out, w.Form+"/"+w.UPOS+"<"+w.Rel+head)
	}
	return strings.Join(out, " ")
}

func TestPlainSentencesGetTheirTrees(t *testing.T) {
	p := loaded(t)
	for text, want := range map[string]string{
		"The minister met two farmers in Oslo .": "The/DET<det-minister minister/NOUN<nsubj-met met/VERB<root two/NUM<nummod-farmers " +
			"farmers/NOUN<obj-met in/ADP<case-Oslo Oslo/PROPN<obl-met ./PUNCT<punct-met",
		"Anna was praised by her brother .": "Anna/PROPN<nsubj:pass-praised was/AUX<aux:pass-praised praised/VERB<root " +
			"by/ADP<case-brother her/PRON<nmod:poss-brother brother/NOUN<obl:agent-praised ./PUNCT<punct-praised",
	} {
		sents := []nlp.Sentence{sentence(text)}
		p.Parse(sents)
		if got := tree(&sents[0]); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestNamesAreFoundWithTheirTypes(t *testing.T) {
	sents := []nlp.Sentence{sentence("Maria Hansen left the ministry for Norway .")}
	loaded(t).Parse(sents)
	want := []nlp.Name{{Start: 0, End: 2, Type: nlp.PersonName}, {Start: 6, End: 7, Type: nlp.LocationName}}
	if got := sents[0].Names; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOddSentencesGetTreesToo(t *testing.T) {
	p := loaded(t)
	sents := []nlp.Sentence{
		{}, sentence("."), sentence("\xff\xfe 😀 مرحبا 你好"), sentence(strings.Repeat("a ", 600)),
		sentence(strings.Repeat("x", 5000)), sentence("STORM HITS COAST"), sentence(`" " ( ( [ “`),
	}
	p.Parse(sents)
	for i := range sents {
		s := &sents[i]
		roots := 0
		for k, w := range s.Words {
			if w.Head < 0 {
				roots++
			}
			at := k
			for range s.Words {
				if at >= 0 {
					at = s.Words[at].Head
				}
			}
			if at >= 0 || w.UPOS == "" || (w.Rel == "root") != (w.Head < 0) {
				t.Fatalf("sentence %d: word %d is %+v", i, k, w)
			}
		}
		if len(s.Words) > 0 && roots != 1 {
			t.Errorf("sentence %d has %d roots", i, roots)
		}
	}
}

func TestShapesAndNormalForms(t *testing.T) {
	for _, c := range []struct{ form, normal, shape string }{
		{"Oslo", "oslo", "Xxx"}, {"1998", "0000", "00"}, {"U.S.", "u.s.", "X.X."}, {"don’t", "don't", "xx’x"}, {"—", "-", "—"}, {"plain", "plain", "xx"},
	} {
		if got := Normal(c.form); got != c.normal {
			t.Errorf("Normal(%q) = %q, want %q", c.form, got, c.normal)
		}
		if got := Shape(c.form); got != c.shape {
			t.Errorf("Shape(%q) = %q, want %q", c.form, got, c.shape)
		}
	}
}

func TestWeightsOfAnotherKindAreRefused(t *testing.T) {
	if _, err := Load([]byte("no weights")); err == nil {
		t.Error("no error")
	}
}

func BenchmarkParse(b *testing.B) {
	p := loaded(b)
	text := "Officials in the northern province said on Monday that the two delegations would meet again in Geneva next week , a month after their first talks ended ."
	sents := make([]nlp.Sentence, 64)
	for i := range sents {
		sents[i] = sentence(text)
	}
	b.ResetTimer()
	for b.Loop() {
		p.Parse(sents)
	}
	b.ReportMetric(64*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}
