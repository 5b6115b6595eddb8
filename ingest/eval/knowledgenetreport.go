package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// KnowledgeNet says on what typed relations are measured, by the text
// evaluation of Mesquita et al. 2019, "KnowledgeNet: A Benchmark Dataset for
// Knowledge Base Population": a fact is right where both its ends overlap those
// of one of gold's of the same property.
type KnowledgeNet struct {
	// Dir is a folder with passages as JSON lines in files *.jsonl.
	Dir string
	// Folds are the folds to measure on; all without any.
	Folds []int
	// Properties are those to list facts of; all without any.
	Properties []string
	// Misses and Spurious are how many facts of gold that we lack, and of ours
	// that gold lacks, to list.
	Misses, Spurious int
	// Progress, when set, is told how many passages are done.
	Progress func(name string, done, total int)
}

// Measure writes a line of figures for every property. Read is given the text
// of a passage and returns all that was read out of it.
func (k *KnowledgeNet) Measure(ctx context.Context, read func(text string) (*nlp.Text, error), w io.Writer) error {
	passages, err := k.passages()
	if err != nil {
		return fmt.Errorf("read the benchmark in %s: %w", k.Dir, err)
	}
	counts := map[string]KnowledgeNetCount{}
	var missing, spurious []string
	for i := range passages {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := &passages[i]
		t, err := read(p.Text)
		if err != nil {
			return fmt.Errorf("passage %d: %w", i+1, err)
		}
		own, m, s := p.score(t)
		for name, c := range own {
			sum := counts[name]
			sum.add(c)
			counts[name] = sum
		}
		missing, spurious = append(missing, k.list(p, m)...), append(spurious, k.list(p, s)...)
		if k.Progress != nil {
			k.Progress("KnowledgeNet", i+1, len(passages))
		}
	}
	if err := writeKnowledgeNet(w, counts); err != nil {
		return fmt.Errorf("write the report on %s: %w", k.Dir, err)
	}
	for _, l := range []struct {
		what  string
		facts []string
		most  int
	}{{"missing", missing, k.Misses}, {"not in gold", spurious, k.Spurious}} {
		for _, f := range l.facts[:min(l.most, len(l.facts))] {
			if _, err := fmt.Fprintf(w, "%s  %s\n", l.what, f); err != nil {
				return fmt.Errorf("write the report on %s: %w", k.Dir, err)
			}
		}
	}
	return nil
}

// passages reads the passages of the folds asked for.
func (k *KnowledgeNet) passages() ([]KnowledgeNetPassage, error) {
	paths, err := filepath.Glob(filepath.Join(k.Dir, "*.jsonl"))
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("no file *.jsonl in it")
	}
	if err != nil {
		return nil, err
	}
	var all []KnowledgeNetPassage
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<24)
		for line := 1; in.Scan(); line++ {
			var p KnowledgeNetPassage
			if err := json.Unmarshal(in.Bytes(), &p); err != nil {
				return nil, fmt.Errorf("%s: line %d: %w", path, line, err)
			}
			if len(k.Folds) == 0 || slices.Contains(k.Folds, p.Fold) {
				all = append(all, p)
			}
		}
		if err := in.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return all, nil
}

// list puts facts of the properties asked for into words, with their passage.
func (k *KnowledgeNet) list(p *KnowledgeNetPassage, facts []KnowledgeNetFact) []string {
	at := letters(p.Text)
	words := func(r [2]int) string {
		from, _ := slices.BinarySearch(at, r[0]+1) // behind the spaces before it
		to, _ := slices.BinarySearch(at, r[1])
		for to < len(p.Text) && !utf8.RuneStart(p.Text[to]) {
			to++
		}
		return p.Text[max(from-1, 0):to]
	}
	var all []string
	for _, f := range facts {
		if len(k.Properties) == 0 || slices.Contains(k.Properties, f.Property) {
			all = append(all, strings.Join([]string{words(f.Subject), f.Property, words(f.Object)}, " | ")+"  "+p.Text)
		}
	}
	return all
}

func writeKnowledgeNet(w io.Writer, counts map[string]KnowledgeNetCount) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "property\tprecision\trecall\tF1\tours\tgold\t")
	var all KnowledgeNetCount
	line := func(name string, c KnowledgeNetCount) {
		fmt.Fprintf(t, "%s\t%.3f\t%.3f\t%.3f\t%d\t%d\t\n", name, c.Precision(), c.Recall(), c.F1(), c.System, c.Gold)
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		line(name, counts[name])
		all.add(counts[name])
	}
	line("all", all)
	return t.Flush()
}
