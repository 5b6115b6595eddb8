package eval

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/link"
)

// The articles of testdata/news are made up: a verdict, a takeover, a coalition, a
// strike, an earthquake, a coup, a theft, an outbreak (01 to 08), a buyout, a trial,
// a transfer, a halted vaccine, a mayor's election, a truce (09 to 14), a space
// probe, a festival, a border clash (15 to 17), an inquiry, an obituary, a climate
// summit (18 to 20), a merger, an escape and a doping case (21 to 23), hostages,
// a reshuffle, a corrupt policeman, a stormed dam (27 to 30), an exchange of
// prisoners, an election, a cold case, a clash at sea (31 to 34), a takeover, an
// earthquake, a banned footballer, a prize (35 to 38), a bankruptcy, a capsized
// ferry, missed drug tests, a returned mask (39 to 42). Their statements are what a
// reader would note down. No rule was written for what is missed in 18 to 20, 31 to
// 34 and 39 to 42. The floors lie just below what is reached.
func TestStatementsOfNewsOfAllKindsAreFound(t *testing.T) {
	reader, err := ingest.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range []struct {
		first, last string
		floor       float64
	}{
		{"01", "08", 0.86}, {"09", "14", 0.77}, {"15", "17", 0.72}, {"18", "20", 0.68}, {"21", "23", 0.75},
		{"27", "30", 0.77}, {"31", "34", 0.68}, {"35", "38", 0.66}, {"39", "42", 0.62},
	} {
		t.Run(group.first+"-"+group.last, func(t *testing.T) {
			findsStatements(t, reader, group.floor, func(number string) bool { return group.first <= number && number <= group.last })
		})
	}
}

// findsStatements asks for a share of gold's core statements in the articles whose
// numbers are wanted, and for none of the wrong polarity.
func findsStatements(t *testing.T, reader *ingest.Reader, floor float64, wanted func(number string) bool) {
	files, err := filepath.Glob("testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var readings []*graph.Reading
	var numbers []string
	for _, file := range files {
		number := filepath.Base(file)[:2]
		if !wanted(number) {
			continue
		}
		numbers = append(numbers, number)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		reading, err := reader.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, reading)
	}
	gold, err := ReadStatementGold("testdata/news", numbers)
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	if err := ingest.WriteStatements(&lines, readings, link.New()); err != nil {
		t.Fatal(err)
	}
	statements, err := ReadStatements(&lines)
	if err != nil {
		t.Fatal(err)
	}
	report := ScoreStatements(gold, statements)
	var table bytes.Buffer
	if err := report.Write(&table, 0, 0); err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", table.String())
	if got := float64(report.Core.Strict) / float64(report.Core.Gold); got < floor {
		t.Errorf("recall %.3f, want %.2f", got, floor)
	}
	if report.Flipped > 0 {
		t.Errorf("%d statements of the wrong polarity, want none", report.Flipped)
	}
}
