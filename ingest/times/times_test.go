package times

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
	"github.com/parley-kg/parley/ingest/segment"
)

// textFrom makes a text whose blocks are one sentence each.
func textFrom(published string, sentences ...string) *nlp.Text {
	t := &nlp.Text{Published: published}
	for _, s := range sentences {
		t.Blocks = append(t.Blocks, nlp.Block{Start: len(t.Raw), End: len(t.Raw) + len(s), Kind: nlp.Heading})
		t.Raw += s + "\n\n"
	}
	segment.Segment(t)
	return t
}

func shown(t *nlp.Text) []string {
	var out []string
	for _, tm := range t.Times {
		interval := tm.From + " " + tm.To
		switch {
		case tm.From == "":
			interval = "?"
		case tm.From == tm.To:
			interval = tm.From
		}
		out = append(out, tm.Text+" = "+interval)
	}
	return out
}

// TestExpressions reads testdata/*.txt: a line "published: DAY" sets the day,
// and every other line is a sentence with the times in it: "sentence | words =
// from to | …". A sentence without bars has no times.
func TestExpressionsHaveTheirDays(t *testing.T) {
	for _, file := range []string{"testdata/expressions.txt", "testdata/nontimes.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		published, cases := "", 0
		for n, line := range strings.Split(string(data), "\n") {
			if p, ok := strings.CutPrefix(line, "published:"); ok {
				published = strings.TrimSpace(p)
				continue
			}
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			fields := strings.Split(line, " | ")
			text := textFrom(published, strings.Split(fields[0], " / ")...)
			Resolve(text)
			got, want := strings.Join(shown(text), " | "), strings.Join(fields[1:], " | ")
			if got != want {
				t.Errorf("%s:%d, published %q: %s\n got %s\nwant %s", file, n+1, published, fields[0], got, want)
			}
			cases += len(fields) - 1
		}
		t.Logf("%s: %d expressions", file, cases)
	}
}

// TestDump prints the times of the files named in PARLEY_DUMP (a glob pattern).
func TestDump(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("PARLEY_DUMP"))
	if len(files) == 0 {
		t.Skip("set PARLEY_DUMP to a pattern of files to see their times")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := read.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		text := &nlp.Text{Raw: page.Text, Published: page.Published, Blocks: page.Blocks}
		segment.Segment(text)
		Resolve(text)
		fmt.Printf("%s, published %q\n  %s\n", file, page.Published, strings.Join(shown(text), "\n  "))
	}
}

// FuzzResolve: any words give expressions that lie in the text, in order, with
// days that are days.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"On Feb. 30, 2020-02-31 and 0000", "since then until the last few 99 years ago", "May 99 – 31 May 2199-99", "the 22nd century"} {
		f.Add(s, "2020-02-29")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, s, published string) {
		text := &nlp.Text{Raw: s, Published: published}
		segment.Segment(text)
		Resolve(text)
		sent, end := 0, 0
		for _, tm := range text.Times {
			if tm.Sent != sent {
				sent, end = tm.Sent, 0
			}
			if tm.Start < end || tm.End <= tm.Start || tm.End > len(text.Sentences[sent].Words) {
				t.Fatalf("%q: expression %+v is out of order", s, tm)
			}
			end = tm.End
			if (tm.From == "") != (tm.To == "") || tm.From > tm.To {
				t.Fatalf("%q: expression %+v has no interval", s, tm)
			}
			for _, d := range []string{tm.From, tm.To} {
				if _, ok := parseDay(d); d != "" && !ok {
					t.Fatalf("%q: expression %+v names no day", s, tm)
				}
			}
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	data, err := os.ReadFile("testdata/expressions.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := &nlp.Text{Raw: strings.Repeat(string(data), 10), Published: "2020-09-16"}
	segment.Segment(text)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		Resolve(text)
	}
	b.ReportMetric(float64(len(text.Sentences)*b.N)/b.Elapsed().Seconds(), "sentences/s")
}
