package train

import (
	"strings"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// report logs how the averaged weights do on the development parts.
func (t *trainer) report() {
	w := t.tester()
	for _, b := range t.dev {
		var right score
		for _, batch := range batched(targets([]bank{b}, t.lexicon, 1), 64) {
			samples := make([]*sample, len(batch))
			for i, target := range batch {
				s := target.sample
				s.words = t.lexicon.Features(target.words)
				samples[i] = &s
			}
			w.run(samples)
			for i, s := range w.batch.samples {
				right.add(w, i, s, t.lexicon.Labels)
			}
		}
		n := float64(right.words) / 100
		t.Log.Info("dev", "bank", b.name, "UAS", float64(right.heads)/n, "LAS", float64(right.labels)/n, "UPOS", float64(right.upos)/n,
			"names", 200*float64(right.names)/float64(max(1, right.namesFound+right.namesGold)))
	}
}

func batched[T any](list []T, size int) [][]T {
	var out [][]T
	for len(list) > 0 {
		n := min(size, len(list))
		out, list = append(out, list[:n]), list[n:]
	}
	return out
}

// tester returns a worker that runs the averaged weights forward.
func (t *trainer) tester() *worker {
	p := &params{spec: t.Spec, by: map[string]*param{}}
	for _, q := range t.params.list {
		p.by[q.Name] = &param{TensorSpec: q.TensorSpec, value: matrix.Of(q.Rows, q.Cols, q.averaged)}
	}
	return &worker{spec: t.Spec, params: p}
}

// A score counts what is right.
type score struct {
	words, heads, labels, upos, names, namesFound, namesGold int
}

// add counts sentence i of the worker's batch.
func (c *score) add(w *worker, i int, s *sample, labels []string) {
	from, n := w.batch.Firsts[i], len(s.words)
	heads := net.Tree(w.out.arcs[i].Data, n)
	for k := range n {
		c.words++
		row := from + k
		if net.Best(w.out.tags[net.HeadUPOS].Row(row)) == s.tags[net.HeadUPOS][k] {
			c.upos++
		}
		if heads[k] != s.heads[k] {
			continue
		}
		c.heads++
		got, _, _ := strings.Cut(labels[w.label(row, from, heads[k])], ":")
		want, _, _ := strings.Cut(labels[s.labels[k]], ":")
		if got == want {
			c.labels++
		}
	}
	if gold := s.tags[net.HeadNames]; gold != nil {
		steps := w.value("names.step")
		found := nameSpans(net.Chain(w.out.tags[net.HeadNames].Slice(from, from+n).Data[:n*steps.Cols], steps.Data, steps.Cols))
		wanted := nameSpans(gold)
		c.namesFound += len(found)
		c.namesGold += len(wanted)
		for span := range found {
			if wanted[span] {
				c.names++
			}
		}
	}
}

// label returns the best label for the arc from a head, -1 for the root, to the
// word of a row.
func (w *worker) label(row, from, head int) int {
	return net.Best(w.labelScores(row, from, head))
}

// labelScores returns the scores of all labels for that arc.
func (w *worker) labelScores(row, from, head int) []float32 {
	other := w.value("label.root").Row(0)
	if head >= 0 {
		other = w.out.head.Row(from + head)
	}
	hidden := make([]float32, w.spec.LabelDim)
	for k, v := range w.out.dep.Row(row) {
		hidden[k] = max(0, v+other[k])
	}
	weight, out := w.value("label.weight"), w.value("label.out").Row(0)
	scores := make([]float32, w.spec.Labels)
	for j := range scores {
		scores[j] = out[j] + dot(hidden, weight.Row(j))
	}
	return scores
}

// nameSpans returns the names of persons, organisations and locations in a
// sequence of nameTags, as start, end, type.
func nameSpans(tags []int) map[[3]int]bool {
	const others = 7 // the first tag of other names
	out := map[[3]int]bool{}
	for i := 0; i < len(tags); {
		t := tags[i]
		i++
		if t == 0 {
			continue
		}
		kind := (t - 1) / 2
		start := i - 1
		for i < len(tags) && tags[i] == 2*kind+2 {
			i++
		}
		if 2*kind+1 < others {
			out[[3]int{start, i, kind}] = true
		}
	}
	return out
}
