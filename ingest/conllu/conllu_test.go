package conllu

import (
	"io"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// harbour is a file with every kind of line.
const harbour = `# newdoc id = harbour
# newpar
# sent_id = harbour-1
# text = They don't sail.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	sail	sail	VERB	VB	_	0	root	_	SpaceAfter=No
4.1	sailing	sail	VERB	VBG	_	_	_	0:root	_
5	.	.	PUNCT	.	_	4	punct	_	Note=end|SpaceAfter=No

# sent_id = harbour-2
# text = Ada Ferry's gone
1	Ada	Ada	PROPN	NNP	_	4	nsubj	_	Name=B-PER
2-3	Ferry's	_	_	_	_	_	_	_	_
2	Ferry	Ferry	PROPN	NNP	_	1	flat	_	Name=I-PER
3	's	be	AUX	VBZ	_	4	aux	_	_
4	gone	go	VERB	VBN	_	0	root	_	_

`

func readAll(t testing.TB, r io.Reader) []Sentence {
	t.Helper()
	var all []Sentence
	for reader := NewReader(r); ; {
		s, err := reader.Read()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
}

func write(t testing.TB, sents []Sentence) string {
	t.Helper()
	var b strings.Builder
	for i := range sents {
		if err := Write(&b, &sents[i]); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestReadTellsOffsetsRangesAndNames(t *testing.T) {
	sents := readAll(t, strings.NewReader(harbour))
	if len(sents) != 2 {
		t.Fatalf("got %d sentences, want 2", len(sents))
	}
	s := sents[0]
	if s.ID != "harbour-1" || s.Text != "They don't sail." || !s.Tight || !s.OpensParagraph() {
		t.Errorf("got %q %q tight=%v paragraph=%v", s.ID, s.Text, s.Tight, s.OpensParagraph())
	}
	if doc, known := s.Comment("newdoc id"); !known || doc != "harbour" {
		t.Errorf("newdoc is %q, %v", doc, known)
	}
	var spans [][2]int
	var joined []bool
	for _, w := range s.Words {
		spans = append(spans, [2]int{w.Start, w.End})
		joined = append(joined, w.Joined)
	}
	if want := [][2]int{{0, 4}, {5, 7}, {7, 10}, {11, 15}, {15, 16}}; !reflect.DeepEqual(spans, want) {
		t.Errorf("offsets are %v, want %v", spans, want)
	}
	if want := []bool{false, false, true, false, false}; !reflect.DeepEqual(joined, want) {
		t.Errorf("joined is %v, want %v", joined, want)
	}
	if s.Words[0].Head != 3 || s.Words[3].Head != -1 || s.Words[3].Rel != "root" {
		t.Errorf("heads are wrong: %+v", s.Words)
	}
	if want := []string{"", "", "", "", "Note=end"}; !reflect.DeepEqual(s.Misc, want) {
		t.Errorf("misc is %q, want %q", s.Misc, want)
	}
	if want := []nlp.Name{{Start: 0, End: 2, Type: nlp.PersonName}}; !reflect.DeepEqual(sents[1].Names, want) {
		t.Errorf("names are %v, want %v", sents[1].Names, want)
	}
	if sents[1].OpensParagraph() || sents[1].Tight {
		t.Error("the second sentence opens no paragraph and ends with a space")
	}
}

func TestWriteGivesBackWhatWasRead(t *testing.T) {
	want := strings.ReplaceAll(harbour, "4:nsubj", "_")
	want = strings.ReplaceAll(want, "4.1\tsailing\tsail\tVERB\tVBG\t_\t_\t_\t0:root\t_\n", "")
	if got := write(t, readAll(t, strings.NewReader(harbour))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTreebanksSurviveReadingAndWriting(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/treebanks/*/*-test.conllu")
	if len(files) == 0 {
		t.Skip("no treebanks in ../shared/treebanks")
	}
	for _, path := range files {
		first, err := ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		second := readAll(t, strings.NewReader(write(t, first)))
		if len(first) < 100 || len(first) != len(second) {
			t.Fatalf("%s: %d sentences, then %d", path, len(first), len(second))
		}
		for i := range first {
			if strings.Join(strings.Fields(first[i].Text), " ") != first[i].Text {
				continue // a wider space becomes one space
			}
			if !reflect.DeepEqual(first[i], second[i]) {
				t.Fatalf("%s: sentence %s became\n%+v\nfrom\n%+v", path, first[i].ID, second[i], first[i])
			}
		}
		raw := Join(first)
		for i, s := range raw.Sentences {
			if got := raw.Raw[s.Start:s.End]; got != first[i].Text {
				t.Fatalf("%s: joined text has %q for %q", path, got, first[i].Text)
			}
		}
		for i, s := range slices.Collect(FromText(raw, slices.Values(raw.Sentences))) {
			if strings.Join(strings.Fields(first[i].Text), " ") != first[i].Text {
				continue
			}
			if s.Text != first[i].Text || !reflect.DeepEqual(s.Words, first[i].Words) {
				t.Fatalf("%s: sentence %s came back as %+v\nfrom %+v", path, first[i].ID, s.Words, first[i].Words)
			}
		}
	}
}

func TestFromTextMakesWhiteSpaceSingle(t *testing.T) {
	text := &nlp.Text{
		Raw:    "A  calm\nsea.B",
		Blocks: []nlp.Block{{Start: 0, End: 13}},
		Sentences: []nlp.Sentence{
			{Start: 0, End: 12, Words: []nlp.Word{{Start: 0, End: 1, Form: "A"}, {Start: 3, End: 7, Form: "calm"}, {Start: 8, End: 11, Form: "sea"}, {Start: 11, End: 12, Form: "."}}},
			{Start: 12, End: 13, Words: []nlp.Word{{Start: 12, End: 13, Form: "B"}}},
		},
	}
	got := slices.Collect(FromText(text, slices.Values(text.Sentences)))
	if got[0].Text != "A calm sea." || !got[0].Tight || got[1].Tight {
		t.Errorf("got %+v", got)
	}
	if w := got[0].Words[2]; w.Start != 7 || w.End != 10 {
		t.Errorf("the third word is at %d-%d, want 7-10", w.Start, w.End)
	}
	if !got[0].OpensParagraph() || got[1].OpensParagraph() {
		t.Error("only the first sentence opens a paragraph")
	}
}

func TestNumberNamesTheDocumentAndItsSentences(t *testing.T) {
	sents := readAll(t, strings.NewReader(harbour))
	for i := range sents {
		sents[i].Comments = nil
	}
	for range Number(All(sents), "/low tide.txt") {
	}
	if sents[0].ID != "low_tide.txt-1" || sents[1].ID != "low_tide.txt-2" {
		t.Errorf("got %q and %q", sents[0].ID, sents[1].ID)
	}
	if got := write(t, sents); !strings.HasPrefix(got, "# newdoc id = low_tide.txt\n# sent_id = low_tide.txt-1\n") || strings.Count(got, "newdoc") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestRetaggingKeepsWordsAndComments(t *testing.T) {
	in := "# newdoc id = pier\n# sent_id = pier-1\n# text = Ada didn't sail.\n" +
		"1\tAda\tAda\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tSeen=Yes|Name=B-PER\n" +
		"2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n" +
		"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
		"4\tsail\tsail\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
	want := "# newdoc id = pier\n# sent_id = pier-1\n# text = Ada didn't sail.\n" +
		"1\tAda\t_\tX\t_\t_\t0\troot\t_\tSeen=Yes\n" +
		"2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"4\tsail\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
		"5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	before, err := ReadAll(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	after := slices.Clone(before)
	Retag(after, func(sents []nlp.Sentence) {
		sents[0].Words[0].UPOS, sents[0].Words[0].Rel = "X", "root"
	})
	if got := write(t, after); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := write(t, before); got != in {
		t.Errorf("the sentences given became\n%s\nwant\n%s", got, in)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	word := func(id, form, head string) string {
		return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t_\n"
	}
	for _, c := range []struct{ name, in, want string }{
		{"columns", "# c\n1\tsea\n", "line 2: 2 columns, want 10"},
		{"numbering", word("1", "a", "0") + word("3", "b", "1"), `line 2: word number "3", want 2`},
		{"head", word("1", "a", "7") + "\n", "line 1: head 7 of 1 words"},
		{"head word", word("1", "a", "x"), `line 1: head "x" is not a word number`},
		{"range", word("1-3", "ab", "_") + word("1", "a", "0") + word("2", "b", "1") + "\n", `line 1: range "ab" ends after the last word`},
		{"range start", word("2-3", "ab", "_"), `line 1: range "2-3" does not begin with the next word, 1`},
		{"text", "# text = a c\n" + word("1", "a", "0") + word("2", "b", "1") + "\n", `line 3: the text goes on with "c", not with the token "b"`},
		{"text end", "# text = a b\n" + word("1", "a", "0") + "\n", `line 2: the text goes on with "b" after the last token`},
		{"no words", "# text = a\n", "line 1: the file ends before the sentence has words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := NewReader(strings.NewReader(c.in)).Read()
			if err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestWriteRefusesASentenceWithoutWords(t *testing.T) {
	if err := Write(io.Discard, &Sentence{ID: "empty"}); err == nil {
		t.Error("want an error")
	}
}

func FuzzReadThenWriteIsStable(f *testing.F) {
	f.Add(harbour)
	f.Add("1\te\u0301t\u00a0e\t_\t_\t_\t_\t_\t_\t_\tName=I-ORG\r\n")
	f.Add("\ufeff#\n\n1\t_\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No\n")
	f.Fuzz(func(t *testing.T, in string) {
		read := func(in string) (all []Sentence, err error) {
			for r := NewReader(strings.NewReader(in)); ; {
				s, err := r.Read()
				if err != nil {
					return all, err
				}
				all = append(all, s)
			}
		}
		first, _ := read(in)
		once := write(t, first)
		second, err := read(once)
		if err != io.EOF || len(first) != len(second) {
			t.Fatalf("%d sentences became %d (%v):\n%s", len(first), len(second), err, once)
		}
		if twice := write(t, second); twice != once {
			t.Fatalf("first\n%q\nthen\n%q", once, twice)
		}
	})
}
