package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/read"
)

// The files of testdata/truth hold sentences, some behind a heading and "¶", and, indented below each, claims
// that reading it must give: "subject | relation | object", the relation as
// phrase or as normalised, with NOT and the modality before it and the speaker
// behind "@". A claim with "never" before it must not come out, nor the same as
// a fact, whoever says it. A line "# misses: N" allows N claims of the file to be
// missed: it may only go down. Nothing allows a claim to come out as a plain
// fact where the file says it is none.

// A wanted claim of a truth file.
type wanted struct {
	subject, relation, object, speaker string
	negated, never                     bool
	modality                           nlp.Modality
}

var modalityNames = []string{"FACT", "POSSIBLE", "PLANNED", "DEMANDED", "CONDITIONAL"}

func parseWanted(line string) (wanted, error) {
	parts := strings.Split(line, "|")
	if len(parts) != 3 {
		return wanted{}, fmt.Errorf("claim %q: want three parts", line)
	}
	subject, never := strings.CutPrefix(strings.TrimSpace(parts[0]), "never ")
	w := wanted{subject: subject, never: never, relation: strings.TrimSpace(parts[1])}
	object, speaker, _ := strings.Cut(parts[2], "@")
	w.object, w.speaker = strings.TrimSpace(object), strings.TrimSpace(speaker)
	if rest, ok := strings.CutPrefix(w.relation, "NOT "); ok {
		w.negated, w.relation = true, rest
	}
	if first, rest, ok := strings.Cut(w.relation, " "); ok && slices.Contains(modalityNames, first) {
		w.modality, w.relation = nlp.Modality(slices.Index(modalityNames, first)), rest
	}
	return w, nil
}

// isNamed reports whether one of a chain's names is name.
func isNamed(t *nlp.Text, chain int, name string) bool {
	if chain < 0 {
		return name == ""
	}
	c := &t.Chains[chain]
	return strings.EqualFold(c.Name, name) || slices.ContainsFunc(c.Aliases, func(a string) bool { return strings.EqualFold(a, name) })
}

// sameEvent reports whether a claim is about the same ends and relation,
// whatever it says of them.
func (w wanted) sameEvent(t *nlp.Text, c *nlp.Claim) bool {
	object := c.Object >= 0 && isNamed(t, c.Object, w.object) || c.Object < 0 && strings.EqualFold(c.Literal, w.object)
	return object && isNamed(t, c.Subject, w.subject) && (c.Phrase == w.relation || c.Relation == w.relation)
}

func (w wanted) matches(t *nlp.Text, c *nlp.Claim) bool {
	return w.sameEvent(t, c) && c.Negated == w.negated && c.Modality == w.modality &&
		(w.speaker == "" || isNamed(t, c.Speaker, w.speaker))
}

func TestTruthFiles(t *testing.T) {
	reader, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/truth/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no truth files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { checkTruthFile(t, reader, file) })
	}
}

func checkTruthFile(t *testing.T, reader *Reader, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var text *nlp.Text
	claims, misses, allowed := 0, 0, 0
	for n, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "# misses: "):
			if allowed, err = strconv.Atoi(strings.TrimPrefix(line, "# misses: ")); err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
		case strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "":
		case !strings.HasPrefix(line, " "):
			text = reader.Text(truthPage(line))
		default:
			w, err := parseWanted(line)
			if err != nil {
				t.Fatalf("line %d: %v", n+1, err)
			}
			if w.never {
				for i := range text.Claims {
					if c := &text.Claims[i]; w.matches(text, c) || !c.Negated && c.Modality == nlp.Fact && w.sameEvent(text, c) {
						t.Errorf("line %d: %q came out as a fact: %s", n+1, text.Raw, strings.TrimSpace(line))
					}
				}
				continue
			}
			claims++
			found := false
			for i := range text.Claims {
				c := &text.Claims[i]
				found = found || w.matches(text, c)
				plain := !c.Negated && c.Modality == nlp.Fact && c.SpeechVerb == ""
				if plain && w.sameEvent(text, c) && (w.negated || w.modality != nlp.Fact || w.speaker != "") {
					t.Errorf("line %d: %q came out as a plain fact: %s", n+1, text.Raw, strings.TrimSpace(line))
				}
			}
			if !found {
				misses++
				t.Logf("line %d: missed %s\n%s", n+1, strings.TrimSpace(line), dump(text))
			}
		}
	}
	t.Logf("%d of %d claims found", claims-misses, claims)
	if misses > allowed {
		t.Errorf("%d claims missed, %d allowed", misses, allowed)
	}
}

// truthPage returns the page of a line of sentences, which may have a heading before.
func truthPage(line string) *read.Page {
	heading, sentences, _ := strings.Cut(line, "¶")
	if sentences == "" {
		return &read.Page{Text: line, Blocks: []nlp.Block{{Start: 0, End: len(line)}}}
	}
	heading = strings.TrimSpace(heading)
	page := &read.Page{Text: heading + "\n\n" + strings.TrimSpace(sentences)}
	page.Blocks = []nlp.Block{{Start: 0, End: len(heading), Kind: nlp.Heading}, {Start: len(heading) + 2, End: len(page.Text)}}
	return page
}

// dump renders the claims and the drops of a text for messages.
func dump(t *nlp.Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\t%s\n", t.Raw)
	name := func(chain int) string {
		if chain < 0 {
			return ""
		}
		return t.Chains[chain].Name
	}
	for _, c := range t.Claims {
		polarity, object, speaker := "", c.Literal, ""
		if c.Negated {
			polarity = "NOT "
		}
		if c.Object >= 0 {
			object = name(c.Object)
		}
		if c.SpeechVerb != "" {
			speaker = " @" + name(c.Speaker)
		}
		fmt.Fprintf(&b, "\t  %s | %s%s %s (%s) | %s%s\n", name(c.Subject), polarity, modalityNames[c.Modality], c.Phrase, c.Relation, object, speaker)
	}
	for _, d := range t.Drops {
		fmt.Fprintf(&b, "\t  - %s: %s\n", t.Sentences[d.Sent].Words[d.Head].Form, d.Reason)
	}
	return b.String()
}
