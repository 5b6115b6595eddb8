package ingest

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
)

// Words in any order, with any punctuation, are what a reader meets in tables,
// lists and broken pages. The steps must take them without a panic.
func TestShuffledTextIsRead(t *testing.T) {
	reader, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../examples/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var words []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.Fields(string(data))...)
	}
	words = append(words, "May", "may", "31", "30", "2015", "1st", "-", "—", ",", ";", "(", ")", `"`, "“", "”", ":", "…", "😀", "مرحبا", "你好",
		"http://a.example/b?c=d", "US$5bn", "O'Neil's", "President", "General", "Mr.", "the", "of", "said", "who", "did", "not", "Monday", "week", "last")
	rng := rand.New(rand.NewPCG(9, 9))
	for range 60 {
		var text []string
		for range 200 {
			text = append(text, words[rng.IntN(len(words))])
		}
		readWhole(t, reader, strings.Join(text, " "))
	}
}

// Who reads a document can catch what breaks down over it, wherever that runs.
func TestAPanicOfTaggingIsOneOfTheReaders(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a reader without a parser read a text")
		}
	}()
	_, _ = new(Reader).Read("a.txt", []byte("Ada Moss met Peter Novak in Oslo on Monday."))
}

// FuzzText reads any text with every step.
func FuzzText(f *testing.F) {
	f.Add("On May 3 the army chief, General Ada Moss, said she did not meet him.")
	f.Add("3 May May 3 May 2015, President President of May")
	f.Add("S $")
	reader, err := NewReader()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) && len(text) < 2000 {
			readWhole(t, reader, text)
		}
	})
}

// readWhole reads a text and checks that every sentence still has a tree.
func readWhole(t *testing.T, reader *Reader, text string) {
	t.Helper()
	out := reader.Text(&read.Page{Text: text, Published: "2020-05-31", Blocks: []nlp.Block{{Start: 0, End: len(text)}}})
	for i := range out.Sentences {
		words := out.Sentences[i].Words
		for k := range words {
			at := k
			for range words {
				if at >= 0 {
					at = words[at].Head
				}
			}
			if at >= 0 {
				t.Fatalf("the tree of %q has a cycle", text[out.Sentences[i].Start:out.Sentences[i].End])
			}
		}
	}
}
