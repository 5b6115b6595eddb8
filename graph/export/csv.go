package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// columns are the columns of the CSV file: a row is a statement with its first
// evidence.
var columns = []string{
	"id", "subject", "subject_name", "relation", "phrase", "object", "object_name", "polarity", "modality",
	"attributed_to", "attributed_to_name", "speech_verb", "time", "from", "to", "place", "place_name",
	"confidence", "documents", "document", "start", "end", "quote",
}

func writeCSV(ctx context.Context, v graph.View, w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	err := eachStatement(ctx, v, func(subject *graph.Entity, st *graph.Statement) error {
		object, err := name(ctx, v, st.Object.Entity)
		if err != nil {
			return err
		}
		if st.Object.Entity == "" {
			object = st.Object.Literal
		}
		speaker, err := name(ctx, v, st.Attribution.To)
		if err != nil {
			return err
		}
		place, err := name(ctx, v, st.Place)
		if err != nil {
			return err
		}
		ev := st.Evidence[0]
		return out.Write([]string{
			string(st.ID), string(subject.ID), cell(subject.Name), cell(st.Relation), cell(st.Phrase), string(st.Object.Entity), cell(object),
			string(st.Polarity), string(st.Modality), string(st.Attribution.To), cell(speaker), cell(st.Attribution.Verb),
			cell(st.Time.Text), st.Time.From, st.Time.To, string(st.Place), cell(place),
			strconv.FormatFloat(st.Confidence, 'g', -1, 64), strconv.Itoa(documents(st)),
			string(ev.Document), strconv.Itoa(ev.Start), strconv.Itoa(ev.End), cell(ev.Quote),
		})
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// cell keeps a spreadsheet from taking a text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// documents counts the documents with evidence for a statement.
func documents(st *graph.Statement) int {
	n := 0
	for i, ev := range st.Evidence {
		if i == 0 || ev.Document != st.Evidence[i-1].Document {
			n++
		}
	}
	return n
}
