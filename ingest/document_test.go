package ingest

import (
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

func newReader(t *testing.T) *Reader {
	t.Helper()
	reader, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

func TestParsingPlainTextKeepsEveryCharacter(t *testing.T) {
	const raw = "Sign up for our newsletter\n\n* Ada Moss sailed to\nOslo on May 3.  She did n't stay.\n"
	text, sents, err := newReader(t).Parse("in/page.txt", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if text.Raw != raw {
		t.Errorf("got the text %q, want it as it is", text.Raw)
	}
	var words strings.Builder
	for s := range sents {
		for _, w := range s.Words {
			words.WriteString(w.Form)
		}
	}
	if want := strings.Join(strings.Fields(raw), ""); words.String() != want {
		t.Errorf("got the words %q, want %q", words.String(), want)
	}
}

func TestParsingAPageLeavesItsMarkupAway(t *testing.T) {
	text, sents, err := newReader(t).Parse("page.html", []byte("<html><body><p>Ada Moss sailed to <b>Oslo</b>.</p></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(slices.Collect(sents)); n != 1 || text.Raw != "Ada Moss sailed to Oslo." {
		t.Errorf("got %d sentences of %q, want one of the paragraph", n, text.Raw)
	}
}

func TestPartsAreReadInOrderAndFewAtATime(t *testing.T) {
	taken, yielded := 0, 0
	parts := func(yield func(*int) bool) {
		for i := range 50 {
			taken++
			if !yield(&i) {
				return
			}
		}
	}
	double := func(i *int) { *i *= 2 }
	for i := range inOrder(parts, double) {
		if *i != 2*yielded {
			t.Fatalf("part %d is %d, want %d", yielded, *i, 2*yielded)
		}
		if yielded++; taken-yielded > runtime.GOMAXPROCS(0)+1 {
			t.Fatalf("%d parts are in memory", taken-yielded)
		}
	}
	if yielded != 50 {
		t.Errorf("got %d parts, want 50", yielded)
	}
	for range inOrder(parts, double) {
		break // leaves the rest
	}
}

func TestALongTextIsParsedAsItsSentencesAre(t *testing.T) {
	const copies = 2*partSize/3 + 1
	r := newReader(t)
	once := "Ada Moss sailed to Oslo. The crew of the ferry didn't know why! She came back in May.\n"
	parse := func(raw string) (out []nlp.Sentence) {
		_, sents, err := r.Parse("page.txt", []byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		return slices.Collect(sents)
	}
	few, many := parse(once), parse(strings.Repeat(once, copies))
	if len(few) != 3 || len(many) != 3*copies {
		t.Fatalf("got %d and %d sentences, want 3 and %d", len(few), len(many), 3*copies)
	}
	for i, s := range many {
		want := few[i%3]
		at := s.Start - want.Start
		if at != i/3*len(once) {
			t.Fatalf("sentence %d begins at %d", i, s.Start)
		}
		for k, w := range s.Words {
			w.Start, w.End = w.Start-at, w.End-at
			if !reflect.DeepEqual(w, want.Words[k]) {
				t.Fatalf("sentence %d: word %d is %+v, want %+v", i, k, w, want.Words[k])
			}
		}
	}
}

func TestDropsStandBelowTheirSentences(t *testing.T) {
	text := &nlp.Text{
		Raw: "Did Ada sail? She slept and ate.",
		Sentences: []nlp.Sentence{
			{Start: 0, End: 13, Words: []nlp.Word{{Form: "Did"}, {Form: "Ada"}, {Form: "sail"}, {Form: "?"}}},
			{Start: 14, End: 32, Words: []nlp.Word{{Form: "She"}, {Form: "slept"}, {Form: "and"}, {Form: "ate"}, {Form: "."}}},
		},
		Drops: []nlp.Drop{{Sent: 0, Head: 2, Reason: "a question"}, {Sent: 1, Head: 1, Reason: "no object"}, {Sent: 1, Head: 3, Reason: "no object"}},
	}
	var out strings.Builder
	if err := WriteDrops(&out, "in/page.txt", text); err != nil {
		t.Fatal(err)
	}
	want := "page.txt:0  Did Ada sail?\n    sail: a question\npage.txt:14  She slept and ate.\n    slept: no object\n    ate: no object\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
