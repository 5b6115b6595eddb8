package read

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// gumDoc is a document of the GUM treebank with its paragraphs.
type gumDoc struct {
	id     string
	blocks []gumBlock
}

type gumBlock struct{ kind, text string }

func gumDocs(t *testing.T) []gumDoc {
	files, _ := filepath.Glob("../../../shared/treebanks/gum/*.conllu")
	if len(files) == 0 {
		t.Skip("the GUM treebank is not in ../shared/treebanks")
	}
	var docs []gumDoc
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		kind, fresh := "p", false
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			key, value, _ := strings.Cut(lines.Text(), " = ")
			switch {
			case key == "# newdoc id":
				docs = append(docs, gumDoc{id: value})
			case key == "# newpar":
				kind, fresh = "p", true
			case key == "# newpar_block":
				kind, _, _ = strings.Cut(value, " ")
			case key == "# text":
				d := &docs[len(docs)-1]
				if n := len(d.blocks) - 1; n >= 0 && !fresh {
					d.blocks[n].text += " " + value
				} else {
					d.blocks = append(d.blocks, gumBlock{kind, value})
				}
				fresh = false
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return docs
}

// TestNoSentenceOfPublishedProseIsFurniture reads the edited texts of GUM as
// plain text. Of their paragraphs that are sentences of ten words or more, all
// must be read, and ninety-nine in a hundred as paragraphs.
func TestNoSentenceOfPublishedProseIsFurniture(t *testing.T) {
	const genres = "news bio academic interview textbook voyage speech"
	paragraphs, other := 0, 0
	for _, d := range gumDocs(t) {
		if !strings.Contains(genres, strings.Split(d.id, "_")[1]) {
			continue
		}
		var parts []part
		for _, b := range d.blocks {
			parts = append(parts, part{text: b.text})
		}
		for i, kind := range classify(parts) {
			b := d.blocks[i]
			if b.kind != "p" || strings.Count(b.text, " ") < 9 || !ends(b.text) {
				continue
			}
			paragraphs++
			switch kind {
			case nlp.Paragraph:
			case nlp.Furniture:
				t.Errorf("%s: furniture: %s", d.id, b.text)
			default:
				other++
				t.Logf("%s: %s: %.100s", d.id, kindNames[kind], b.text)
			}
		}
	}
	t.Logf("%d of %d paragraphs are not read as such", other, paragraphs)
	if 100*other > paragraphs {
		t.Errorf("%d of %d paragraphs are not read as such", other, paragraphs)
	}
}
