package vocab

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryRowHasANameATitleAndPhrases(t *testing.T) {
	for _, r := range Relations() {
		if r.Name == "" || r.Title == "" || len(r.Phrases) == 0 {
			t.Errorf("row %+v is incomplete", r)
		}
		for _, p := range r.Phrases {
			if p.Words != strings.ToLower(p.Words) {
				t.Errorf("%s: phrase %q is not in lower case", r.Name, p.Words)
			}
		}
	}
}

func TestAPhraseThatStandsTwiceIsAnError(t *testing.T) {
	row := "a\tA\t-\tany\tany\t-\tgo; go\n"
	if _, _, err := parse(row); err == nil {
		t.Error("parse accepted a phrase for two relations")
	}
}

func TestMap(t *testing.T) {
	for _, c := range []struct {
		phrase, relation string
		inverse          bool
	}{
		{"meet with", "meet", false},
		{"free", "release", false},
		{"release", "release", false},
		{"rescue", "rescue", false},
		{"employ", "employedBy", true},
		{"be founder of", "found", false},
		{"be former army chief of", "holdsPosition", false},
		{"be opposition leader of", "holdsPosition", false},
		{"be former leader of", "lead", false},
		{"be deputy foreign minister of", "holdsPosition", false},
		{"be special envoy for", "holdsPosition", false},
		{"be trade commissioner of", "holdsPosition", false},
		{"be mother of", "child", true},
		{"hold second round of talk with", "meet", false},
		{"meet deadline", "meet deadline", false},
		{"take into custody", "arrest", false},
		{"pave way for", "pave way for", false},
		{"be key broker in", "be key broker in", false},
	} {
		relation, inverse := Map(c.phrase)
		if relation != c.relation || inverse != c.inverse {
			t.Errorf("Map(%q) = %q, %v; want %q, %v", c.phrase, relation, inverse, c.relation, c.inverse)
		}
	}
}

func TestThePageShowsTheTable(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "vocabulary.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Relations() {
		name := "`" + r.Name + "`"
		if r.Symmetric {
			name += " ⇄"
		}
		var codes []string
		for _, c := range r.Codes {
			codes = append(codes, map[string]string{"plover": "PLOVER ", "wikidata": "Wikidata "}[c.Scheme]+c.Value)
		}
		row := "| " + name + " | " + r.Title + " | "
		_, rest, found := strings.Cut(string(page), row)
		line, _, _ := strings.Cut(rest, "\n")
		if !found || !strings.Contains(line, "| "+strings.Join(codes, " ")+" | "+strings.TrimPrefix(r.Phrases[0].Words, "~")) {
			t.Errorf("docs/vocabulary.md has no row %q with the codes %v and the word %q", row, codes, r.Phrases[0].Words)
		}
	}
}
