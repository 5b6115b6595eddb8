package eval

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// CaRB says on what open information extraction is measured.
type CaRB struct {
	// Dir is a folder with gold tuples in files NAME-gold.tsv.
	Dir string
	// Misses is the number of gold's tuples to list for each file, the worst
	// recalled first, each with the system's tuple nearest to it.
	Misses int
	// Progress, when set, is told how many of a file's sentences are done.
	Progress func(name string, done, total int)
}

// Measure writes a line of figures for every file of gold. Extract returns the
// tuples of a sentence as the file gives it.
func (c *CaRB) Measure(ctx context.Context, extract func(sentence string) []CaRBTuple, w io.Writer) error {
	paths, err := filepath.Glob(filepath.Join(c.Dir, "*-gold.tsv"))
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("no file NAME-gold.tsv in it")
	}
	if err != nil {
		return fmt.Errorf("read the benchmark in %s: %w", c.Dir, err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), "-gold.tsv")
		sentences, err := readCaRB(path)
		if err != nil {
			return err
		}
		for i := range sentences {
			if err := ctx.Err(); err != nil {
				return err
			}
			sentences[i].System = extract(sentences[i].Text)
			if c.Progress != nil {
				c.Progress("CaRB "+name, i+1, len(sentences))
			}
		}
		if err := writeCaRB(w, name, sentences, c.Misses); err != nil {
			return fmt.Errorf("write the report on %s: %w", path, err)
		}
	}
	return nil
}

// readCaRB reads gold's tuples: a line a tuple with the sentence, the relation
// and the arguments, parted by tabs.
func readCaRB(path string) ([]CaRBSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var all []CaRBSentence
	at := map[string]int{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		cols := strings.Split(strings.TrimSpace(in.Text()), "\t")
		if len(cols) < 3 {
			return nil, fmt.Errorf("read %s: line %d has %d columns, want a sentence, a relation and arguments", path, line, len(cols))
		}
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		k, known := at[cols[0]]
		if !known {
			k = len(all)
			at[cols[0]] = k
			all = append(all, CaRBSentence{Text: cols[0]})
		}
		all[k].Gold = append(all[k].Gold, CaRBTuple{Relation: cols[1], Args: cols[2:]})
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return all, nil
}

func writeCaRB(w io.Writer, name string, sentences []CaRBSentence, misses int) error {
	r := ScoreCaRB(sentences)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "CaRB %s\tprecision\trecall\tF1\tAUC\tthreshold\ttuples\tgold\tsentences\t\n", name)
	fmt.Fprintf(t, "\t%.3f\t%.3f\t%.3f\t%.3f\t%.2f\t%d\t%d\t%d\t\n", r.Precision, r.Recall, r.F1, r.AUC, r.Threshold, r.System, r.Gold, r.Sentences)
	r = CrossCaRB(sentences)
	fmt.Fprintf(t, "crosswise\t%.3f\t%.3f\t%.3f\t\t\t%d\t%d\t%d\t\n", r.Precision, r.Recall, r.F1, r.System, r.Gold, r.Sentences)
	if err := t.Flush(); err != nil {
		return err
	}
	for _, m := range worstMisses(sentences, misses) {
		if _, err := fmt.Fprintf(w, "%.2f  %s\n      gold  %s\n      ours  %s\n", m.recall, m.sentence, m.gold, m.nearest); err != nil {
			return err
		}
	}
	return nil
}

// A miss is a gold tuple that the system has in part or not at all.
type miss struct {
	sentence      string
	gold, nearest CaRBTuple
	recall        float64
}

// worstMisses returns at most n misses, the worst first and otherwise in order.
func worstMisses(sentences []CaRBSentence, n int) []miss {
	var all []miss
	for _, s := range sentences {
		matrix := s.matrix()
		for i, g := range s.Gold {
			m := miss{sentence: s.Text, gold: g}
			for j, o := range matrix[i] {
				if o.recall > m.recall {
					m.recall, m.nearest = o.recall, s.System[j]
				}
			}
			if m.recall < 1 {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b miss) int { return cmp.Compare(a.recall, b.recall) })
	return all[:min(n, len(all))]
}

// String returns the relation and the arguments, or "-" for no tuple.
func (t CaRBTuple) String() string {
	if t.Relation == "" {
		return "-"
	}
	return t.Relation + " | " + strings.Join(t.Args, " | ")
}
