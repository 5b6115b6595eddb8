package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

const harbour = `# newdoc id = pier
# meta::genre = news
# sent_id = pier-1
1	Ada	Ada	PROPN	NNP	_	2	nsubj	_	_
2	sails	sail	VERB	VBZ	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = quay
# meta::genre = voyage
# sent_id = quay-1
1	Bo	Bo	PROPN	NNP	_	2	nsubj	_	_
2	rows	row	VERB	VBZ	_	0	root	_	_

`

// tagger is an engine that cuts at spaces and takes all words for nouns, and
// the first of a sentence for a person.
var tagger = Engine{
	Analyse: func(t *nlp.Text) {
		var s nlp.Sentence
		at := 0
		for _, form := range strings.Fields(t.Raw) {
			start := at + strings.Index(t.Raw[at:], form)
			at = start + len(form)
			s.Words = append(s.Words, nlp.Word{Start: start, End: at, Form: form})
		}
		t.Sentences = []nlp.Sentence{s}
		tag(t.Sentences)
	},
	Tag: tag,
}

func tag(sents []nlp.Sentence) {
	for i := range sents {
		s := &sents[i]
		for k := range s.Words {
			s.Words[k].UPOS, s.Words[k].Head, s.Words[k].Rel = "PROPN", 1, "nsubj"
		}
		s.Names = []nlp.Name{{Start: 0, End: 1, Type: nlp.PersonName}}
	}
}

// treebank makes folders with a treebank and its names.
func treebank(t *testing.T) (treebanks, names string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"banks/sea/en_sea-ud-test.conllu": harbour,
		"names/ner-sea/test.iob2":         "# sent_id = pier-1\n1\tAda\tB-PER\n2\tsails\tO\n3\t.\tO\n\n# sent_id = quay-1\n1\tBo\tB-LOC\n2\trows\tO\n",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "banks"), filepath.Join(dir, "names")
}

func TestTreebanksAreMeasuredAsRawTextAndWithGoldWords(t *testing.T) {
	dir, names := treebank(t)
	done := ""
	m := Treebanks{Dir: dir, Names: names, Part: "test", Progress: func(bank string, n, total int) {
		done += bank + strings.Repeat("+", n) + strings.Repeat("-", total-n) + " "
	}}
	var out strings.Builder
	if err := m.Measure(context.Background(), tagger, &out); err != nil {
		t.Fatal(err)
	}
	if want := "en_sea+- en_sea++ "; done != want {
		t.Errorf("told the progress %q, want %q", done, want)
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		if fields := strings.Join(strings.Fields(line), " "); fields != "" {
			got = append(got, fields)
		}
	}
	// In raw text "sails." is one word, so that Ada, Bo and rows align: three of
	// four words, where gold has five. With gold words two of five tags are
	// right, and all heads but those of the two roots.
	for _, want := range []string{
		"en_sea, test part; documents: 2, sentences: 2",
		"raw text precision recall F1",
		"Words 75.00 60.00 66.67",
		"Names 50.00 50.00 50.00",
		"Names, spans alone 100.00 100.00 100.00",
		"raw text, F1 Sentences Words UPOS UFeats Lemmas UAS LAS LAS without punctuation",
		"voyage 100.00 100.00 50.00 100.00 0.00 50.00 50.00 50.00",
		"gold words precision recall F1",
		"UPOS 40.00 40.00 40.00",
		"UAS 60.00 60.00 60.00",
		"gold words, F1 UPOS UFeats Lemmas UAS LAS LAS without punctuation",
		"news 33.33 100.00 0.00 66.67 33.33 50.00",
	} {
		found := false
		for _, line := range got {
			found = found || line == want
		}
		if !found {
			t.Errorf("want the line %q in\n%s", want, out.String())
		}
	}
}

func TestNamesThatGoldDoesNotMarkAreNotJudged(t *testing.T) {
	dir, _ := treebank(t)
	var out strings.Builder
	m := Treebanks{Dir: dir, Names: t.TempDir(), Part: "test"}
	if err := m.Measure(context.Background(), tagger, &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "Names") {
		t.Errorf("got figures for names\n%s", out.String())
	}
}

func TestAFolderWithoutTreebanksIsAnError(t *testing.T) {
	m := Treebanks{Dir: t.TempDir(), Part: "test"}
	if err := m.Measure(context.Background(), tagger, &strings.Builder{}); err == nil || !strings.Contains(err.Error(), "NAME-ud-test.conllu") {
		t.Errorf("got %v, want an error that says what file is missing", err)
	}
}
