package train

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRawSentencesAreThoseOfRunningText(t *testing.T) {
	folder := t.TempDir()
	files := map[string]string{
		"a.txt": "The ferry left at dawn. Nobody waved from the quay.\n" +
			"\n" +
			"  17\n" +
			"Chapter 3\n" +
			"ALL HARBOURS OF THE NORTH COAST\n" +
			"x = 3 y + 4 z − 2\n" +
			"1998 12.5 14.0 20 31 tons\n" +
			"Nobody waved from the quay.\n" +
			"  The pilot, who'd slept, came late.  \n" +
			strings.Repeat("and on ", 40) + ".\n",
		"b.txt":  "Was the tide out?",
		"c.json": "This is no text of ours.",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sents, err := RawSentences(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, words := range forms(sents) {
		got = append(got, strings.Join(words, " "))
	}
	want := []string{
		"The ferry left at dawn .",
		"Nobody waved from the quay .",
		"The pilot , who 'd slept , came late .",
		"Was the tide out ?",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	pilot := sents[2]
	if got := files["a.txt"][pilot.Start:pilot.End]; got != "The pilot, who'd slept, came late." {
		t.Errorf("the third sentence is at %q", got)
	}
}

func TestRawSentencesOfAnEmptyFolderAreAnError(t *testing.T) {
	folder := t.TempDir()
	if _, err := RawSentences(folder); err == nil || !strings.Contains(err.Error(), folder) {
		t.Errorf("got the error %v, want one that names %s", err, folder)
	}
}
