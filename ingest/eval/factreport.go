package eval

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
)

// Facts says on what tuples are measured fact by fact.
type Facts struct {
	Sentences []FactSentence
	// Misses is the number of sentences to list with the facts that no tuple
	// words ("-") and the tuples that word none ("+").
	Misses int
	// Progress, when set, is told how many of the sentences are done.
	Progress func(name string, done, total int)
}

// Measure writes two lines of figures on a form of tuples, by the definitions
// of BenchIE and WiRe57. Extract returns the tuples of a sentence.
func (f *Facts) Measure(ctx context.Context, form string, extract func(sentence string) []CaRBTuple, w io.Writer) error {
	for i := range f.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		f.Sentences[i].System = extract(f.Sentences[i].Text)
		if f.Progress != nil {
			f.Progress(form, i+1, len(f.Sentences))
		}
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\tprecision\trecall\tF1\ttuples\tgold\t\n", form)
	for _, line := range []struct {
		name   string
		report FactReport
	}{
		{"as BenchIE", ScoreFacts(f.Sentences)},
		{"as WiRe57", ScoreWords(f.Sentences)},
	} {
		r := line.report
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t\n", line.name, r.Precision, r.Recall, r.F1(), r.System, r.Gold)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return f.writeMisses(w)
}

func (f *Facts) writeMisses(w io.Writer) error {
	listed := 0
	for _, s := range f.Sentences {
		known := make([]bool, len(s.Facts))
		var lines []string
		for _, t := range s.System {
			if i := s.fact(t); i >= 0 {
				known[i] = true
			} else {
				lines = append(lines, "+ "+t.String())
			}
		}
		for i, k := range known {
			if !k {
				word := s.Facts[i][0]
				lines = append(lines, "- "+CaRBTuple{Relation: word.Relation, Args: []string{word.Subject, word.Object}}.String())
			}
		}
		if len(lines) == 0 {
			continue
		}
		if listed++; listed > f.Misses {
			return nil
		}
		fmt.Fprintln(w, s.Text)
		for _, line := range lines {
			if _, err := fmt.Fprintln(w, "  "+line); err != nil {
				return err
			}
		}
	}
	return nil
}
