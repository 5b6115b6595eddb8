package ingest

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
	"github.com/parley-kg/parley/ingest/vocab"
)

// The files of testdata/vocabulary hold, below the name of each relation of the
// vocabulary, sentences that mean it ("+"), with the [subject] and the {object}
// marked, and sentences that do not ("-"). A line "# misses: N" allows N
// sentences of a file to be missed; none may come out as what it is not.

// leastPositive and leastNegative are how many sentences a relation has.
const leastPositive, leastNegative = 3, 2

var (
	marked  = regexp.MustCompile(`[\[{]([^\]}]*)[\]}]`)
	article = regexp.MustCompile(`^(?i:the|an?) `)
)

func TestEveryRelationIsReadFromItsSentences(t *testing.T) {
	reader := newReader(t)
	files, err := filepath.Glob("testdata/vocabulary/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no vocabulary files: %v", err)
	}
	positive, negative := map[string]int{}, map[string]int{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		relation, misses, allowed := "", 0, 0
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSuffix(line, "\n")
			kind, sentence, _ := strings.Cut(line, " ")
			switch {
			case strings.HasPrefix(line, "# misses: "):
				if allowed, err = strconv.Atoi(strings.TrimPrefix(line, "# misses: ")); err != nil {
					t.Fatalf("%s: %v", file, err)
				}
			case line == "" || kind == "#":
			case kind == "+":
				positive[relation]++
				if text := plainly(reader, sentence); !means(text, relation, sentence) {
					misses++
					t.Logf("%s: not %s: %s\n%s", filepath.Base(file), relation, sentence, dump(text))
				}
			case kind == "-":
				negative[relation]++
				text := plainly(reader, sentence)
				for i := range text.Claims {
					if text.Claims[i].Relation == relation {
						t.Errorf("%s: came out as %s: %s\n%s", filepath.Base(file), relation, sentence, dump(text))
					}
				}
			default:
				relation = line
				if _, known := vocab.Lookup(relation); !known {
					t.Errorf("%s: the vocabulary has no relation %q", file, relation)
				}
			}
		}
		if misses > allowed {
			t.Errorf("%s: %d sentences missed, %d allowed", file, misses, allowed)
		}
	}
	for _, r := range vocab.Relations() {
		if positive[r.Name] < leastPositive || negative[r.Name] < leastNegative {
			t.Errorf("%s has %d sentences that mean it and %d that do not, want %d and %d", r.Name, positive[r.Name], negative[r.Name], leastPositive, leastNegative)
		}
	}
}

// plainly reads a sentence without its marks.
func plainly(reader *Reader, sentence string) *nlp.Text {
	plain := marked.ReplaceAllString(sentence, "$1")
	return reader.Text(&read.Page{Text: plain, Blocks: []nlp.Block{{Start: 0, End: len(plain)}}})
}

// means reports whether a text has the claim that the marks of a sentence ask
// for, either way round where the relation holds so. What hangs on an end, as
// "on Monday" may by mistake, is another test's business.
func means(text *nlp.Text, relation, sentence string) bool {
	var subject, object string
	for _, m := range marked.FindAllString(sentence, -1) {
		name := article.ReplaceAllString(strings.Trim(m, "[]{}"), "")
		if m[0] == '[' {
			subject = name
		} else {
			object = name
		}
	}
	rel, _ := vocab.Lookup(relation)
	for i := range text.Claims {
		c := &text.Claims[i]
		if c.Relation != relation {
			continue
		}
		is := func(chain int, name string) bool {
			words := c.Literal
			if chain >= 0 {
				words = text.Chains[chain].Name
			}
			return chain >= 0 && isNamed(text, chain, name) || strings.HasPrefix(strings.ToLower(words)+" ", strings.ToLower(name)+" ")
		}
		if is(c.Subject, subject) && is(c.Object, object) || rel.Symmetric && is(c.Subject, object) && is(c.Object, subject) {
			return true
		}
	}
	return false
}
