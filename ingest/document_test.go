package ingest

import (
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
	text, err := newReader(t).Parse("in/page.txt", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if text.Raw != raw {
		t.Errorf("got the text %q, want it as it is", text.Raw)
	}
	var words strings.Builder
	for _, s := range text.Sentences {
		for _, w := range s.Words {
			words.WriteString(w.Form)
		}
	}
	if want := strings.Join(strings.Fields(raw), ""); words.String() != want {
		t.Errorf("got the words %q, want %q", words.String(), want)
	}
}

func TestParsingAPageLeavesItsMarkupAway(t *testing.T) {
	text, err := newReader(t).Parse("page.html", []byte("<html><body><p>Ada Moss sailed to <b>Oslo</b>.</p></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Sentences) != 1 || text.Raw != "Ada Moss sailed to Oslo." {
		t.Errorf("got %d sentences of %q, want one of the paragraph", len(text.Sentences), text.Raw)
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
