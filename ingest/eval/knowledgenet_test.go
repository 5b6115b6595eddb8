package eval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

// seaText is "Ada Moss lives in Åre. She likes it.", read as claims that Ada
// Moss, also "she", lives in Åre, and does not live in what claims adds.
func seaText(claims ...nlp.Claim) *nlp.Text {
	t := &nlp.Text{Raw: "Ada Moss lives in Åre. She likes it."}
	sentence := func(from int, forms ...string) {
		s := nlp.Sentence{Start: from}
		for _, form := range forms {
			at := from + strings.Index(t.Raw[from:], form)
			s.Words = append(s.Words, nlp.Word{Start: at, End: at + len(form), Form: form})
			from = at + len(form)
		}
		s.End = from
		t.Sentences = append(t.Sentences, s)
	}
	sentence(0, "Ada", "Moss", "lives", "in", "Åre", ".")
	sentence(strings.Index(t.Raw, "She"), "She", "likes", "it", ".")
	t.Mentions = []nlp.Mention{
		{Sent: 0, Start: 0, End: 2, Head: 0, Kind: nlp.Named, Chain: 0},
		{Sent: 0, Start: 4, End: 5, Head: 4, Kind: nlp.Named, Chain: 1},
		{Sent: 1, Start: 0, End: 1, Head: 0, Kind: nlp.Pronoun, Chain: 0},
	}
	t.Chains = []nlp.Chain{
		{Kind: nlp.Person, Name: "Ada Moss", Named: true, Mentions: []int{0, 2}},
		{Kind: nlp.Place, Name: "Åre", Named: true, Mentions: []int{1}},
	}
	t.Claims = append([]nlp.Claim{{Sent: 0, Subject: 0, Relation: "livesIn", Object: 1}}, claims...)
	return t
}

// Gold counts characters, with the two spaces that reading takes away: "Ada
// Moss" is [0, 8), "Åre" [19, 22), "She" [24, 27).
var seaPassage = KnowledgeNetPassage{
	Text: "Ada Moss lives  in Åre. She likes it.", Annotated: []string{"PLACE_OF_RESIDENCE"},
	Facts: []KnowledgeNetFact{
		{"PLACE_OF_RESIDENCE", [2]int{4, 8}, [2]int{19, 22}},
		{"PLACE_OF_RESIDENCE", [2]int{24, 27}, [2]int{19, 22}},
		{"PLACE_OF_RESIDENCE", [2]int{24, 27}, [2]int{34, 36}},
	},
}

func TestFactsAreRightWhereBothEndsOverlap(t *testing.T) {
	counts, missing, spurious := seaPassage.score(seaText())
	// Both names and "she" with Åre are in gold; "she" with "it" is not ours.
	if got, want := counts["PLACE_OF_RESIDENCE"], (KnowledgeNetCount{Right: 2, System: 2, Found: 2, Gold: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(missing) != 1 || len(spurious) != 0 {
		t.Errorf("got %d missing and %d not in gold, want 1 and 0", len(missing), len(spurious))
	}
}

func TestOnlyPlainFactsOfAnnotatedPropertiesCount(t *testing.T) {
	text := seaText(
		nlp.Claim{Sent: 0, Subject: 0, Relation: "born", Object: 1},
		nlp.Claim{Sent: 0, Subject: 0, Relation: "livesIn", Object: -1, Literal: "in", Negated: true},
		nlp.Claim{Sent: 0, Subject: 0, Relation: "livesIn", Object: -1, Literal: "in", Modality: nlp.Planned},
	)
	if counts, _, _ := seaPassage.score(text); counts["PLACE_OF_RESIDENCE"].System != 2 || len(counts) != 1 {
		t.Errorf("got %+v, want 2 facts of one property", counts)
	}
	text = seaText(nlp.Claim{Sent: 0, Subject: 0, Relation: "livesIn", Object: -1, Literal: "in"})
	if _, _, spurious := seaPassage.score(text); len(spurious) != 2 {
		t.Errorf("got %d facts that gold lacks, want those of both mentions with the words %q", len(spurious), "in")
	}
}

func TestKnowledgeNetIsReadByFoldAndListed(t *testing.T) {
	dir := t.TempDir()
	lines := `{"fold": 1, "text": "Ada Moss lives  in Åre. She likes it.", "annotated": ["PLACE_OF_RESIDENCE"],` +
		` "facts": [{"prop": "PLACE_OF_RESIDENCE", "s": [0, 8], "o": [19, 22]}, {"prop": "PLACE_OF_RESIDENCE", "s": [34, 36], "o": [19, 20]}]}` + "\n" +
		`{"fold": 2, "text": "Bo slept.", "annotated": [], "facts": []}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "made.jsonl"), []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	read := func(text string) (*nlp.Text, error) {
		if !strings.HasPrefix(text, "Ada") {
			t.Errorf("read %q of another fold", text)
		}
		return seaText(), nil
	}
	var out strings.Builder
	bench := KnowledgeNet{Dir: dir, Folds: []int{1}, Misses: 9, Spurious: 9}
	if err := bench.Measure(context.Background(), read, &out); err != nil {
		t.Fatal(err)
	}
	// Of our two facts one is right, of gold's two one is found.
	for _, want := range []string{"PLACE_OF_RESIDENCE      0.500   0.500  0.500     2     2", "missing  it | PLACE_OF_RESIDENCE | Å  Ada", "not in gold  She | PLACE_OF_RESIDENCE | Åre"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %s\nwant it to have %q", out.String(), want)
		}
	}
	if err := (&KnowledgeNet{Dir: t.TempDir()}).Measure(context.Background(), read, &out); err == nil {
		t.Error("an empty folder gives no error")
	}
}

func TestEveryPropertyIsToldByARelationWithKnownKinds(t *testing.T) {
	known := map[string]bool{"LITERAL": true}
	for _, name := range kindNames {
		known[name] = true
	}
	told := map[string]bool{}
	for relation, all := range properties {
		for _, p := range all {
			told[p.name] = true
			for _, kind := range append(p.subject, p.object...) {
				if !known[kind] {
					t.Errorf("%s: no kind %q", relation, kind)
				}
			}
		}
	}
	if len(told) != 15 {
		t.Errorf("got %d properties, want the 15 of the benchmark", len(told))
	}
}
