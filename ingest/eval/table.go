package eval

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
)

// A figure is a line of the report.
type figure struct {
	name  string
	count func(*Report) *Count
}

// figures are the lines of the report in order.
var figures = []figure{
	{"Tokens", func(r *Report) *Count { return &r.Tokens }},
	{"Sentences", func(r *Report) *Count { return &r.Sentences }},
	{"Words", func(r *Report) *Count { return &r.Words }},
	{"UPOS", func(r *Report) *Count { return &r.UPOS }},
	{"XPOS", func(r *Report) *Count { return &r.XPOS }},
	{"UFeats", func(r *Report) *Count { return &r.UFeats }},
	{"Lemmas", func(r *Report) *Count { return &r.Lemmas }},
	{"UAS", func(r *Report) *Count { return &r.UAS }},
	{"LAS", func(r *Report) *Count { return &r.LAS }},
	{"UAS without punctuation", func(r *Report) *Count { return &r.UASWords }},
	{"LAS without punctuation", func(r *Report) *Count { return &r.LASWords }},
	{"Names", func(r *Report) *Count { return &r.Names }},
	{"Names, spans alone", func(r *Report) *Count { return &r.NameSpans }},
}

// Add adds the counts of another text.
func (r *Report) Add(other *Report) {
	for _, f := range figures {
		c := f.count(r)
		*c = c.Add(*f.count(other))
	}
}

// Write writes the report as a table under a title, in per cent. Figures that
// neither side has anything for are left out.
func (r *Report) Write(w io.Writer, title string) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\tprecision\trecall\tF1\t\n", title)
	for _, f := range figures {
		if c := f.count(r); c.System+c.Gold > 0 {
			fmt.Fprintf(t, "%s\t%.2f\t%.2f\t%.2f\t\n", f.name, 100*c.Precision(), 100*c.Recall(), 100*c.F1())
		}
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the report %q: %w", title, err)
	}
	return nil
}

// A part is a share of a treebank with its figures.
type part struct {
	name   string
	report Report
}

// partFigures are the figures of parts, by their lines in the whole report.
var partFigures = []string{"Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "LAS without punctuation"}

// writeParts writes a table of F1 in per cent with a line for every part.
// Figures that no part has anything for are left out.
func writeParts(w io.Writer, title string, parts []part) error {
	var columns []figure
	for _, f := range figures {
		known := slices.ContainsFunc(parts, func(p part) bool { return f.count(&p.report).Gold > 0 })
		if known && slices.Contains(partFigures, f.name) {
			columns = append(columns, f)
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\t", title)
	for _, f := range columns {
		fmt.Fprintf(t, "%s\t", f.name)
	}
	fmt.Fprintln(t)
	for _, p := range parts {
		fmt.Fprintf(t, "%s\t", p.name)
		for _, f := range columns {
			fmt.Fprintf(t, "%.2f\t", 100*f.count(&p.report).F1())
		}
		fmt.Fprintln(t)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the table %q: %w", title, err)
	}
	return nil
}
