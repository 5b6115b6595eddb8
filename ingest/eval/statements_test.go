package eval

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	entities = "doc\tid\tname\ttype\taliases\tdescription\n" +
		"01\tada\tAda Moss\tPerson\tAda Moss|Moss|the envoy\tx\n" +
		"01\tport\tPort Council\tOrganization\tPort Council|the council\tx\n" +
		"01\tbo\tBo Lind\tPerson\tBo Lind\tx\n"
	statements = "doc\tsubject\trelation\tobject\tpolarity\tmodality\ttime\tplace\tkind\tdifficulty\talt\tevidence\n" +
		"01\tada\tmeet\tport\t+\tfact\t\t\tcore\tdirect\t\tMoss met the council.\n" +
		"01\tport\tappoint\tbo\t-\tfact\t\t\tcore\tpassive\tpick\tLind was not picked.\n" +
		"01\tbo\tbuy\t\"a small red boat\"\t+\tfact\t\t\textra\tdirect\t\tLind bought a small red boat.\n" +
		"02\tada\tleave\tport\t+\tfact\t\t\tcore\tdirect\t\tShe left.\n"
)

// gold reads a gold set.
func goldSet(t *testing.T, entities, statements string, documents ...string) *StatementGold {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"entities.tsv": entities, "statements.tsv": statements} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	g, err := ReadStatementGold(dir, documents)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// stated makes a statement of document 01: "subject | relation | object", with
// "NOT " before the relation.
func stated(s string) Statement {
	parts := strings.Split(s, " | ")
	relation, negated := strings.CutPrefix(parts[1], "NOT ")
	return Statement{Document: "01", Subject: parts[:1], Relation: relation, Object: parts[2:], Negated: negated}
}

func TestStatementsAreComparedWithGold(t *testing.T) {
	for _, c := range []struct {
		name, system          string
		strict, pair, flipped int
	}{
		{"the same", "Ada Moss | meet | Port Council", 1, 1, 0},
		{"a word that is alike", "Ada Moss | hold talks with | Port Council", 1, 1, 0},
		{"a meeting holds both ways", "Port Council | meet | Moss", 1, 1, 0},
		{"titles do not count", "Ms. Moss | meet | The Port Council", 1, 1, 0},
		{"another relation", "Ada Moss | blame | Port Council", 0, 1, 0},
		{"another end", "Ada Moss | meet | Bo Lind", 0, 0, 0},
		{"too little of a name", "Moss | meet | Council of the Old Northern Port", 0, 0, 0},
		{"the other polarity", "Ada Moss | NOT meet | Port Council", 0, 0, 1},
		{"another wording of gold's", "Port Council | NOT pick | Bo Lind", 1, 1, 0},
		{"other relations hold one way", "Bo Lind | NOT appoint | Port Council", 0, 1, 0},
		{"names in camel case", "Port Council | NOT hasAppointed | Bo Lind", 1, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := ScoreStatements(goldSet(t, entities, statements, "01"), []Statement{stated(c.system)})
			if r.Core.Strict != c.strict || r.Core.Pair != c.pair || r.Flipped != c.flipped || r.Core.Gold != 2 {
				t.Errorf("got %+v with %d flipped, want %d strict, %d by ends and %d flipped of 2", r.Core, r.Flipped, c.strict, c.pair, c.flipped)
			}
		})
	}
}

func TestHalfTheWordsOfALiteralSuffice(t *testing.T) {
	g := goldSet(t, entities, statements, "01")
	for literal, want := range map[string]int{"small red boat": 1, "boat": 1, "large boats": 0, "ship": 0} {
		r := ScoreStatements(g, []Statement{stated("Bo Lind | purchase | " + literal)})
		if r.All.Strict != want || r.Right != want {
			t.Errorf("%s: got %d found and %d right, want %d", literal, r.All.Strict, r.Right, want)
		}
	}
}

func TestScoresArePartedAndMissesListed(t *testing.T) {
	r := ScoreStatements(goldSet(t, entities, statements), []Statement{
		stated("Ada Moss | meet | Port Council"), stated("Ada Moss | see | Bo Lind"), {Document: "07"},
	})
	if want := (Found{1, 1, 2}); r.Documents["01"] != want || r.Phenomena["direct"] != want {
		t.Errorf("got %v and %v, want %v for document 01 and for direct", r.Documents, r.Phenomena, want)
	}
	if r.Statements != 2 || r.Right != 1 {
		t.Errorf("got %d of %d statements right, want 1 of 2", r.Right, r.Statements)
	}
	var out strings.Builder
	if err := r.Write(&out, 9, 9); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2 statements, 0.500 of them in gold; wrong polarity 0; F 0.400\n",
		"missed  02  ada | leave | port  (direct)\n      ours  -\n      She left.\nmissed  01  port | NOT appoint | bo  (passive)\n      ours  Ada Moss | see | Bo Lind\n",
		"not in gold  01  Ada Moss | see | Bo Lind\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("want %q in\n%s", want, out.String())
		}
	}
}

func TestEntitiesOfAGoldSetMayBeThoseOfAllDocuments(t *testing.T) {
	shared := "id\tname\ttype\taliases\tdescription\nada\tAda Moss\tPerson\tMoss\tx\nport\tPort Council\tOrganization\t\tx\n"
	r := ScoreStatements(goldSet(t, shared, statements, "02"), []Statement{
		{Document: "02", Subject: []string{"Moss"}, Relation: "depart", Object: []string{"Port Council"}},
	})
	if r.Core != (Found{1, 1, 1}) {
		t.Errorf("got %+v, want the one statement found", r.Core)
	}
}

func TestStatementsAreReadAsExtractPrintsThem(t *testing.T) {
	got, err := ReadStatements(strings.NewReader(`{"document":"in/04_x.txt","subject":{"name":"Ada","aliases":["a","b","c","d","e","f","g"]},"relation":"meet","phrase":"meet with","object":{"literal":"late"},"negated":true,"evidence":[{"quote":"q"}]}

{"document":"notes.txt","subject":{"name":"Ada"},"relation":"meet","object":{"name":"Bo"}}
`))
	if err != nil || len(got) != 1 {
		t.Fatalf("got %v, %v, want one statement", got, err)
	}
	s := got[0]
	if s.Document != "04" || !slices.Equal(s.Subject, []string{"Ada", "a", "b", "c", "d", "e", "f"}) || !slices.Equal(s.Object, []string{"late"}) ||
		s.Relation != "meet" || s.Phrase != "meet with" || !s.Negated || s.Quote != "q" {
		t.Errorf("got %+v", s)
	}
	if _, err := ReadStatements(strings.NewReader("{}\n{")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v, want an error that names line 2", err)
	}
}
