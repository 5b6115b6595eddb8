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

// The articles of testdata/news are made up: a verdict, a takeover, a
// coalition, a strike, an earthquake, a coup, a theft, an outbreak, and, harder,
// a buyout, a trial, a transfer, a halted vaccine, a mayor's election and a truce.
// Their statements are what a reader would note down. The floor lies just below
// what is reached: it may only go up.
func TestStatementsOfNewsOfAllKindsAreFound(t *testing.T) {
	const floor = 0.77
	gold, err := ReadStatementGold("testdata/news", nil)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := ingest.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/news/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	var readings []*graph.Reading
	for _, file := range files {
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
