package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entityGold reads a table of entities: "doc id name aliases", parted by tabs.
func entityGold(t *testing.T, lines ...string) *EntityGold {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "entities.tsv"), []byte("doc\tid\tname\taliases\n"+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	g, err := ReadEntityGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// meant makes a document from a text in which "[words=entity]" marks mentions.
func meant(name, marked string) EntityDocument {
	d := EntityDocument{Name: name}
	for i, part := range strings.Split(marked, "[") {
		mention, rest := "", part
		if i > 0 {
			mention, rest, _ = strings.Cut(part, "]")
			words, entity, _ := strings.Cut(mention, "=")
			d.Mentions = append(d.Mentions, EntityMention{len(d.Text), len(d.Text) + len(words), entity, entity})
			d.Text += words
		}
		d.Text += rest
	}
	return d
}

func TestEntitiesAreComparedWhereTheirNamesStand(t *testing.T) {
	gold := []string{"\tada\tAda Moss\tAda Moss|Moss|the envoy", "\tpaul\tPaul Moss\tPaul Moss|Moss", "\tport\tPort Council\tthe Port Council|the council|Port envoys", "\tport-city\tPort\t"}
	for _, c := range []struct {
		why       string
		documents []string
		places    int
		want      string
	}{
		{"all as gold has it", []string{"[Ada Moss=1] met [Paul Moss=2].", "[Ada Moss=1] left."}, 3, "1.00 1.00"},
		{"two in one", []string{"[Ada Moss=1] met [Paul Moss=1].", "[Ada Moss=1] left."}, 3, "0.56 1.00"},
		{"one torn in two", []string{"[Ada Moss=1] met [Paul Moss=2].", "[Ada Moss=3] left."}, 3, "1.00 0.67"},
		{"a name without a mention", []string{"[Ada Moss=1] met Paul Moss.", "[Ada Moss=1] left."}, 3, "1.00 1.00"},
		{"a name that two have is left out", []string{"[Moss=1] met [Moss=1]."}, 0, "0.00 0.00"},
		{"a longer name hides a shorter", []string{"[The Port Council=1] met in [Port=2]."}, 2, "1.00 1.00"},
		{"no part of a word", []string{"[Portland=1] met in [Port=2]."}, 1, "1.00 1.00"},
		{"titles, articles and marks of owners are no part of a name", []string{"[General Ada Moss's=1] day; [Ada Moss=1]."}, 2, "1.00 1.00"},
		{"the end of a phrase is not the phrase", []string{"the end of [Port Council=1]; [the fall of Port Council=2]"}, 2, "1.00 0.50"},
		{"a description is no proper name", []string{"[Port envoys=1] met."}, 0, "0.00 0.00"},
	} {
		var documents []EntityDocument
		for i, text := range c.documents {
			documents = append(documents, meant(fmt.Sprintf("%02d.txt", i), text))
		}
		b := ScoreEntities(entityGold(t, gold...), documents).Proper
		if got := fmt.Sprintf("%.2f %.2f", b.Precision, b.Recall); b.Names != c.places || got != c.want {
			t.Errorf("%s: %d places, precision and recall %s; want %d, %s", c.why, b.Names, got, c.places, c.want)
		}
	}
}

func TestGoldByDocumentComparesNoTwoDocuments(t *testing.T) {
	g := entityGold(t, "01\tada\tAda Moss\tAda Moss", "02\tada\tAda Moss\tAda Moss")
	b := ScoreEntities(g, []EntityDocument{meant("01.txt", "[Ada Moss=1]."), meant("02.txt", "[Ada Moss=2].")}).All
	if b.Names != 2 || b.Precision != 1 || b.Recall != 1 {
		t.Errorf("%+v, want two places, all right", b)
	}
}

func TestTheReportTellsWhatIsJoinedAndTorn(t *testing.T) {
	g := entityGold(t, "\tada\tAda Moss\t", "\tport\tPort Council\t")
	r := ScoreEntities(g, []EntityDocument{meant("01.txt", "[Ada Moss=A] and [Ada Moss=A] saw [Ada Moss=B], and [Port Council=A] did.")})
	var out strings.Builder
	if err := r.Write(&out, 5); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"joined  A:  ada 2 (Ada Moss)  port 1 (Port Council)\n", "torn  ada:  A 2 (Ada Moss)  B 1 (Ada Moss)\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got\n%s\nwant a line %q", out.String(), want)
		}
	}
}
