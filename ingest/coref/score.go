package coref

import (
	"sort"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Measure is precision and recall as sums, so that documents add up.
type Measure struct{ RightP, TotalP, RightR, TotalR float64 }

// F1 returns the harmonic mean of precision and recall, in [0, 1].
func (m Measure) F1() float64 {
	p, r := m.Precision(), m.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Precision returns the part of what was found that is right, in [0, 1].
func (m Measure) Precision() float64 { return ratio(m.RightP, m.TotalP) }

// Recall returns the part of the gold that was found, in [0, 1].
func (m Measure) Recall() float64 { return ratio(m.RightR, m.TotalR) }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func (m *Measure) add(n Measure) {
	m.RightP += n.RightP
	m.TotalP += n.TotalP
	m.RightR += n.RightR
	m.TotalR += n.TotalR
}

// A Score is how well chains agree with gold chains, by the measures of the
// CoNLL-2012 shared task: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin
// 1998) and entity-based CEAF (Luo 2005).
type Score struct {
	Mentions, MUC, B3, CEAFe Measure
}

// CoNLL returns the mean F1 of the three measures of chains, in [0, 1].
func (s Score) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Add adds the counts of another document.
func (s *Score) Add(o Score) {
	s.Mentions.add(o.Mentions)
	s.MUC.add(o.MUC)
	s.B3.add(o.B3)
	s.CEAFe.add(o.CEAFe)
}

// Evaluate scores the chains of one document, each a set of spans, against
// gold chains. A span that is in several chains counts in the last.
func Evaluate(gold, found [][]Span) Score {
	g, f := newPartition(gold), newPartition(found)
	var s Score
	s.Mentions = Measure{TotalP: float64(len(f.of)), TotalR: float64(len(g.of))}
	for span := range f.of {
		if _, both := g.of[span]; both {
			s.Mentions.RightP++
			s.Mentions.RightR++
		}
	}
	s.MUC.RightR, s.MUC.TotalR = muc(g, f)
	s.MUC.RightP, s.MUC.TotalP = muc(f, g)
	s.B3.RightR, s.B3.TotalR = bcubed(g, f)
	s.B3.RightP, s.B3.TotalP = bcubed(f, g)
	same := ceaf(g, f)
	s.CEAFe = Measure{RightP: same, TotalP: float64(len(f.chains)), RightR: same, TotalR: float64(len(g.chains))}
	return s
}

// A partition is a set of chains with the chain of each span.
type partition struct {
	chains [][]Span
	of     map[Span]int
}

func newPartition(chains [][]Span) partition {
	p := partition{of: map[Span]int{}}
	for i, c := range chains {
		for _, s := range c {
			p.of[s] = i
		}
	}
	p.chains = make([][]Span, len(chains))
	for i, c := range chains {
		seen := map[Span]bool{}
		for _, s := range c {
			if p.of[s] == i && !seen[s] {
				seen[s] = true
				p.chains[i] = append(p.chains[i], s)
			}
		}
	}
	kept := p.chains[:0]
	for _, c := range p.chains {
		if len(c) > 0 {
			for _, s := range c {
				p.of[s] = len(kept)
			}
			kept = append(kept, c)
		}
	}
	p.chains = kept
	return p
}

// muc returns how many links of a's chains b keeps, and how many there are.
func muc(a, b partition) (kept, links float64) {
	for _, c := range a.chains {
		parts := map[int]bool{}
		alone := 0
		for _, s := range c {
			if k, ok := b.of[s]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		kept += float64(len(c) - len(parts) - alone)
		links += float64(len(c) - 1)
	}
	return kept, links
}

// bcubed returns the sum over a's mentions of the part of their chain that b
// has in one chain too, and the number of mentions.
func bcubed(a, b partition) (right, total float64) {
	for _, c := range a.chains {
		shared := map[int]float64{}
		for _, s := range c {
			if k, ok := b.of[s]; ok {
				shared[k]++
			}
		}
		for _, n := range sorted(shared) {
			right += n * n / float64(len(c))
		}
		total += float64(len(c))
	}
	return right, total
}

func sorted(m map[int]float64) []float64 {
	out := make([]float64, 0, len(m))
	for _, v := range m {
		out = append(out, v)
	}
	sort.Float64s(out)
	return out
}

// ceaf returns the similarity of the best one-to-one alignment of chains,
// where two chains are alike by 2|a∩b| / (|a|+|b|).
func ceaf(a, b partition) float64 {
	if len(a.chains) > len(b.chains) {
		a, b = b, a
	}
	like := make([][]float64, len(a.chains))
	for i, c := range a.chains {
		like[i] = make([]float64, len(b.chains))
		for _, s := range c {
			if k, ok := b.of[s]; ok {
				like[i][k]++
			}
		}
		for k := range like[i] {
			like[i][k] *= 2 / float64(len(c)+len(b.chains[k]))
		}
	}
	return assign(like)
}

// assign returns the highest sum of one value from each row, no two of one
// column, by the Hungarian method (Kuhn 1955, in Jonker and Volgenant's
// shortest-path form). There must be no more rows than columns.
func assign(value [][]float64) float64 {
	rows := len(value)
	if rows == 0 {
		return 0
	}
	cols := len(value[0])
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	row, way := make([]int, cols+1), make([]int, cols+1)
	for i := 1; i <= rows; i++ {
		row[0] = i
		j0 := 0
		low := make([]float64, cols+1)
		used := make([]bool, cols+1)
		for j := range low {
			low[j] = 1e18
		}
		for {
			used[j0] = true
			i0, delta, j1 := row[j0], 1e18, 0
			for j := 1; j <= cols; j++ {
				if used[j] {
					continue
				}
				if cost := -value[i0-1][j-1] - u[i0] - v[j]; cost < low[j] {
					low[j], way[j] = cost, j0
				}
				if low[j] < delta {
					delta, j1 = low[j], j
				}
			}
			for j := 0; j <= cols; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					low[j] -= delta
				}
			}
			j0 = j1
			if row[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			row[j0] = row[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= cols; j++ {
		if row[j] > 0 {
			sum += value[row[j]-1][j-1]
		}
	}
	return sum
}

// GoldChains returns the chains of gold mentions; without singletons only
// those of two or more.
func GoldChains(mentions []GoldMention, singletons bool) [][]Span {
	at := map[int]int{}
	var chains [][]Span
	for _, m := range mentions {
		k, known := at[m.Entity]
		if !known {
			k = len(chains)
			at[m.Entity] = k
			chains = append(chains, nil)
		}
		chains[k] = append(chains[k], m.Span)
	}
	return keep(chains, singletons)
}

// FoundChains resolves t and returns its chains with spans as GUM's guidelines
// draw them: a noun phrase includes the clauses that follow its head, relative
// pronouns and demonyms are no mentions of their own, and neither are
// conjunctions that nothing takes up.
func FoundChains(t *nlp.Text, singletons bool) [][]Span {
	r := newResolver(t)
	r.run()
	chains := make([][]Span, len(t.Chains))
	for i := range r.ms {
		m := &r.ms[i]
		c := t.Mentions[i].Chain
		if m.relative || m.adjective || m.members != nil && len(t.Chains[c].Mentions) == 1 {
			continue
		}
		chains[c] = append(chains[c], Span{m.sent, m.wideStart, m.wideEnd})
	}
	return keep(chains, singletons)
}

// ScoreExamples resolves annotated documents and scores the chains against the
// annotation, all documents together; with singletons, things mentioned once
// count too. The words of the texts must be those that were annotated; tags,
// trees and names may be anybody's.
func ScoreExamples(examples []Example, singletons bool) Score {
	var sum Score
	for _, e := range examples {
		sum.Add(Evaluate(GoldChains(e.Gold, singletons), FoundChains(e.Text, singletons)))
	}
	return sum
}

func keep(chains [][]Span, singletons bool) [][]Span {
	out := chains[:0:0]
	for _, c := range chains {
		if len(c) > 1 || singletons && len(c) == 1 {
			out = append(out, c)
		}
	}
	return out
}
