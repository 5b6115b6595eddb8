package read

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/parley-kg/parley/ingest/nlp"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

var kindNames = map[nlp.BlockKind]string{
	nlp.Paragraph: "paragraph", nlp.Heading: "heading", nlp.ListItem: "item", nlp.TableCell: "cell",
	nlp.Caption: "caption", nlp.Byline: "byline", nlp.Furniture: "furniture",
}

// dump shows a page: its title, date and source, and a line for every block.
func dump(page *Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\npublished: %s\nsource: %s\n", page.Title, page.Published, page.Source)
	for _, bl := range page.Blocks {
		fmt.Fprintf(&b, "%s: %s\n", kindNames[bl.Kind], page.Text[bl.Start:bl.End])
	}
	return strings.ReplaceAll(b.String(), ": \n", ":\n")
}

// TestPagesAreReadAsShown reads the first file of each testdata/*.txtar and
// compares the page with the second.
func TestPagesAreReadAsShown(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 {
				t.Fatalf("%s has %d files, not a page and what it is read as", file, len(archive.Files))
			}
			in, want := archive.Files[0], &archive.Files[1]
			page, err := Read(in.Name, in.Data)
			if err != nil {
				t.Fatal(err)
			}
			got := dump(page)
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(want.Data) {
				t.Errorf("got\n%s\nwant\n%s", got, want.Data)
			}
		})
	}
}

func TestBytesThatAreNoTextAreRefusedWithAReason(t *testing.T) {
	tests := []struct {
		name string
		data string
		is   error
		says string
	}{
		{"a.txt", "", ErrEmpty, "read a.txt: it holds no text (give a file with words to read)"},
		{"a.txt", " \n\t ", ErrEmpty, "give a file"},
		{"a.txt", "----\n\n* * *\n", ErrEmpty, "read a.txt as plain text: it holds no text"},
		{"a.html", "<html><body><script>x</script></body></html>", ErrEmpty, "read a.html as HTML: it holds no text"},
		{"a.txt", "The caf\xe9 was closed.\n", ErrEncoding, "byte 0xE9 at offset 7, in line 1"},
		{"a.txt", "\xff\xfea\x00b", ErrEncoding, "half a character"},
		{"a.txt", "a\x00b", ErrBinary, "zero byte at offset 1"},
		{"a.pdf", "%PDF-1.7 …", ErrBinary, "it looks like a PDF (save it as text, Markdown or HTML first)"},
		{"a.docx", "PK\x03\x04 …", ErrBinary, "an office document"},
		{"a.xyz", "Words.", ErrUnknown, "no format ends in .xyz (use .html, .htm, .xhtml, .md, .markdown, .txt or .text)"},
	}
	for _, test := range tests {
		_, err := Read(test.name, []byte(test.data))
		if !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s %q:\n got %v\nwant %v: … %s", test.name, test.data, err, test.is, test.says)
		}
	}
}

func TestEncodingsOfOneTextGiveOnePage(t *testing.T) {
	want := "Zoë and Žofie met the prime minister of Vessen on Tuesday."
	for name, data := range map[string]string{
		"UTF-8":             want,
		"UTF-8 with a mark": "\xef\xbb\xbf" + want,
		"UTF-16LE":          "\xff\xfe" + utf16Of(want, false),
		"UTF-16BE":          "\xfe\xff" + utf16Of(want, true),
		"decomposed":        strings.Replace(want, "ë", "e\u0308", 1),
		"Windows lines":     want + "\r\n",
	} {
		page, err := Read("a.txt", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if page.Text != want {
			t.Errorf("%s: got %q, want %q", name, page.Text, want)
		}
	}
}

func utf16Of(s string, big bool) string {
	var b strings.Builder
	for _, r := range s {
		high, low := byte(r>>8), byte(r)
		if !big {
			high, low = low, high
		}
		b.WriteByte(high)
		b.WriteByte(low)
	}
	return b.String()
}

func TestTheNameTellsFormatAndDate(t *testing.T) {
	const words = "The envoy met the chairman of the council in the old harbor office."
	tests := []struct{ name, published string }{
		{"2021-03-04-envoy.txt", "2021-03-04"},
		{"news/20210304_envoy.txt", "2021-03-04"},
		{"https://news.example/2021/03/04/envoy", "2021-03-04"},
		{"https://news.example/2021/03/04/envoy.html?x=1.php", "2021-03-04"},
		{"000_2f28000ebcd1e12c.txt", ""},
		{"20219999.txt", ""},
		{"envoy", ""},
	}
	for _, test := range tests {
		page, err := Read(test.name, []byte(words))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if page.Published != test.published {
			t.Errorf("%s: published %q, want %q", test.name, page.Published, test.published)
		}
	}
	for name, want := range map[string]bool{"a.TXT": true, "a.md": true, "b/a.htm": true, "a.pdf": false, "a": false} {
		if Known(name) != want {
			t.Errorf("Known(%q) = %v", name, !want)
		}
	}
}

// TestDump prints how the files named in PARLEY_DUMP (a glob pattern) are read.
func TestDump(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("PARLEY_DUMP"))
	if len(files) == 0 {
		t.Skip("set PARLEY_DUMP to a pattern of files to see how they are read")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := Read(file, data)
		if err != nil {
			t.Log(err)
			continue
		}
		fmt.Println(file)
		fmt.Print(dump(page))
	}
}

// FuzzRead: any bytes give an error or a page whose blocks cover its text, and
// the page read again from its own text keeps every word.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Name, archive.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		page, err := Read(name, data)
		if err != nil {
			return
		}
		if !utf8.ValidString(page.Text) || page.Text == "" || page.Title == "" {
			t.Fatalf("text %q, title %q", page.Text, page.Title)
		}
		end := 0
		for _, b := range page.Blocks {
			if b.Start < end || b.End <= b.Start || b.End > len(page.Text) || strings.TrimSpace(page.Text[end:b.Start]) != "" {
				t.Fatalf("block %+v does not follow %d in %q", b, end, page.Text)
			}
			end = b.End
		}
		if end != len(page.Text) {
			t.Fatalf("%d of %d bytes are in blocks", end, len(page.Text))
		}
		again, err := Read(name, data)
		if err != nil || again.Text != page.Text || !bytes.Equal([]byte(dump(page)), []byte(dump(again))) {
			t.Fatalf("the same bytes gave another page: %v", err)
		}
	})
}

// BenchmarkRead reads a page of three hundred paragraphs.
func BenchmarkRead(b *testing.B) {
	paragraph := "The envoy told reporters on Monday that the two sides would meet again in the spring, when the snow has gone. " +
		"She gave no date. \"We are patient people,\" she said, and smiled.\n\n"
	data := []byte("A Headline for a Long Story\n\nBy Clara Weiss\n\n" + strings.Repeat(paragraph, 300))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}

// story is what the lines of testdata are put into.
var story = []string{
	"Ferries Return to the Northern Ports",
	"EASTHAVEN, Norvia — Ferries returned to the northern ports on Tuesday after a storm that had closed them for a week, the harbor board said.",
	"The board's chairman, Oskar Lind, said the damage was smaller than had been feared, and that nobody had been hurt.",
	"",
	"Divers would look at the quay on Friday, Mr. Lind said, and again in a month, when the water is clear enough for them.",
	"The first ferry carried nine passengers and a piano, which belonged to none of them.",
	"",
}

func TestFurnitureAndProseAreToldApartLineByLine(t *testing.T) {
	for file, furniture := range map[string]bool{"testdata/furniture.txt": true, "testdata/prose.txt": false} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for place, at := range map[string]int{"in the middle": 3, "at the end": 6} {
				text := slices.Clone(story)
				text[at] = line
				page, err := Read("a.txt", []byte(strings.Join(text, "\n\n")))
				if err != nil {
					t.Fatal(err)
				}
				kind := nlp.Furniture // also when nothing is left of it
				for _, b := range page.Blocks {
					if s := page.Text[b.Start:b.End]; strings.Contains(squeeze(line), s) {
						kind = b.Kind
					}
				}
				if (kind == nlp.Furniture) != furniture || !furniture && kind != nlp.Paragraph {
					t.Errorf("%s %s: %s", kindNames[kind], place, line)
				}
			}
		}
	}
}

func TestPlainTextIsToldFromOtherFormats(t *testing.T) {
	for _, c := range []struct {
		name, data, want string
		plain            bool
	}{
		{"a.txt", "\ufeff* Ada\n\n  sailed", "* Ada\n\n  sailed", true},
		{"a", "Ada sailed", "Ada sailed", true},
		{"a.md", "# Ada", "# Ada", false},
		{"a.txt", "<!DOCTYPE html><html><body>Ada</body></html>", "<!DOCTYPE html><html><body>Ada</body></html>", false},
	} {
		text, plain, err := Plain(c.name, []byte(c.data))
		if err != nil || text != c.want || plain != c.plain {
			t.Errorf("%s with %q: got %q, %t, %v, want %q, %t", c.name, c.data, text, plain, err, c.want, c.plain)
		}
	}
	if _, _, err := Plain("a.txt", []byte("%PDF-1.7")); !errors.Is(err, ErrBinary) {
		t.Errorf("got %v for a PDF, want %v", err, ErrBinary)
	}
}
