package vectors

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/parley-kg/parley/ingest/train/matrix"
)

// Options say how to learn. A zero field has the value given with it.
type Options struct {
	// Dim is the number of values of a vector: 64.
	Dim int
	// MinCount is how often a word must occur to get its own vector: 4.
	MinCount int
	// Near is the distance up to which each place before and after a word is
	// learned apart from the others: 3. It makes vectors tell syntax.
	Near int
	// Far is the distance up to which the places beyond Near are learned, as
	// one place before and one after the word: 5. They tell the subject matter.
	Far int
	// Negatives is how many chance words are told apart from each real
	// neighbour: 5.
	Negatives int
	// Epochs is how often the text is read: 10.
	Epochs int
	// Rate is the learning rate at the start: 0.03. It falls to nothing in a
	// straight line.
	Rate float64
	// Sample is the share of the text above which a word is skipped, the more
	// often the more frequent it is: 0.001.
	Sample float64
	// Seed sets the chances taken: 0.
	Seed uint64
}

// Learn returns the vectors of the words of sentences. It is the structured
// skip-gram of Ling, Dyer, Black and Trancoso, "Two/Too Simple Adaptations of
// Word2Vec for Syntax Problems" (2015), with negative sampling: from a word's
// vector it learns to tell which words stand at each place around it. The edges
// of a sentence count as neighbours. The same sentences and options give the
// same vectors on the same kind of processor.
func Learn(sentences [][]string, o Options) *Vectors {
	o.Dim = cmp.Or(o.Dim, 64)
	o.MinCount = cmp.Or(o.MinCount, 4)
	o.Near = cmp.Or(o.Near, 3)
	o.Far = max(cmp.Or(o.Far, 5), o.Near)
	o.Negatives = cmp.Or(o.Negatives, 5)
	o.Epochs = cmp.Or(o.Epochs, 10)
	o.Rate = cmp.Or(o.Rate, 0.03)
	o.Sample = cmp.Or(o.Sample, 0.001)

	text := encode(sentences, o.MinCount)
	l := newLearner(text, o)
	l.run()
	v := &Vectors{Words: text.words, Dim: o.Dim, Values: l.in}
	v.standardise()
	v.index()
	return v
}

// rare is the word that stands for all rare ones.
const rare = 0

// A corpus is a text as numbers.
type corpus struct {
	words []string
	// counts has one number more than words: that of the edge.
	counts []int
	// tokens are the sentences, each with an edge before and after it; starts
	// are the edges that they begin with.
	tokens []uint32
	starts []int
}

// edge is the word at both ends of a sentence. It has no vector.
func (c *corpus) edge() uint32 { return uint32(len(c.words)) }

// encode numbers the words that occur minCount times.
func encode(sentences [][]string, minCount int) *corpus {
	counts := map[string]int{}
	size := 0
	for _, s := range sentences {
		size += len(s) + 2
		for _, form := range s {
			counts[Normal(form)]++
		}
	}
	c := &corpus{words: []string{""}, counts: []int{0}, tokens: make([]uint32, 0, size)}
	delete(counts, "")
	byCount := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	numbers := make(map[string]uint32)
	for _, w := range byCount {
		if counts[w] < minCount {
			break
		}
		numbers[w] = uint32(len(c.words))
		c.words = append(c.words, w)
		c.counts = append(c.counts, counts[w])
	}
	for _, s := range sentences {
		c.starts = append(c.starts, len(c.tokens))
		c.tokens = append(c.tokens, c.edge())
		for _, form := range s {
			n := numbers[Normal(form)]
			if n == rare {
				c.counts[rare]++
			}
			c.tokens = append(c.tokens, n)
		}
		c.tokens = append(c.tokens, c.edge())
	}
	c.counts = append(c.counts, 2*len(sentences))
	return c
}

// A learner holds the weights while they are learned.
type learner struct {
	Options
	*corpus
	in []float32 // a vector for each word
	// out has, for each word and the edge, a vector for each place. A word's
	// vectors stand together because chance words are the same for all places
	// around a word: most of the time goes into fetching them from memory.
	out    []float32
	places int       // around a word
	keep   []float64 // how often each word is not skipped, in [0, 1]
	chance []uint32  // words, each as often as it is drawn
	random *rand.PCG
	wrong  []uint32  // the chance words for the word at work
	change []float32 // of the vector of the word at work
}

// chances is the size of the table that chance words are drawn from, a power
// of two.
const chances = 1 << 20

func newLearner(c *corpus, o Options) *learner {
	l := &learner{
		Options: o,
		corpus:  c,
		in:      make([]float32, len(c.words)*o.Dim),
		out:     make([]float32, len(c.counts)*(2*o.Near+2)*o.Dim),
		places:  2*o.Near + 2,
		keep:    make([]float64, len(c.words)),
		chance:  make([]uint32, 0, chances),
		random:  rand.NewPCG(o.Seed, 1),
		wrong:   make([]uint32, o.Negatives),
		change:  make([]float32, o.Dim),
	}
	random := rand.New(l.random)
	for i := range l.in {
		l.in[i] = (random.Float32() - 0.5) / float32(o.Dim)
	}
	limit := o.Sample * float64(len(c.tokens))
	for i := range l.keep {
		x := limit / float64(max(c.counts[i], 1))
		l.keep[i] = math.Sqrt(x) + x
	}
	// Frequency to the power of 3/4 is the distribution of word2vec.
	total := 0.0
	for _, n := range c.counts {
		total += math.Pow(float64(n), 0.75)
	}
	sum := 0.0
	for w, n := range c.counts {
		sum += math.Pow(float64(n), 0.75)
		for float64(len(l.chance)) < sum/total*chances && len(l.chance) < chances {
			l.chance = append(l.chance, uint32(w))
		}
	}
	for len(l.chance) < chances {
		l.chance = append(l.chance, uint32(len(c.counts)-1))
	}
	return l
}

// run reads the text Epochs times, each time in another order of sentences.
func (l *learner) run() {
	random := rand.New(l.random)
	order := slices.Clone(l.starts)
	all := float64(l.Epochs * len(order))
	done := 0
	for range l.Epochs {
		random.Shuffle(len(order), func(i, k int) { order[i], order[k] = order[k], order[i] })
		for _, start := range order {
			rate := float32(l.Rate * max(1-float64(done)/all, 1e-4))
			first := start + 1
			end := first
			for l.tokens[end] != l.edge() {
				if w := l.tokens[end]; random.Float64() < l.keep[w] {
					l.word(end, rate)
				}
				end++
			}
			done++
		}
	}
}

// word learns from the word at a position of the text and its neighbours.
func (l *learner) word(at int, rate float32) {
	v := l.in[int(l.tokens[at])*l.Dim:][:l.Dim]
	for i := range l.wrong {
		l.wrong[i] = l.chance[l.random.Uint64()%chances]
	}
	// The further a neighbour, the less it tells: the reach beyond Near is
	// drawn anew for every word.
	reach := l.Near + int(l.random.Uint64()%uint64(l.Far-l.Near+1))
	for side, way := range []int{-1, 1} {
		for d := 1; d <= reach; d++ {
			neighbour := l.tokens[at+way*d]
			l.pair(v, neighbour, 2*min(d-1, l.Near)+side, rate)
			if neighbour == l.edge() {
				break
			}
		}
	}
}

// pair learns that the word with vector v has the given neighbour at a place,
// and that the chance words are not there.
func (l *learner) pair(v []float32, neighbour uint32, place int, rate float32) {
	clear(l.change)
	step(v, l.outAt(neighbour, place), l.change, 1, rate)
	for _, w := range l.wrong {
		if w != neighbour {
			step(v, l.outAt(w, place), l.change, 0, rate)
		}
	}
	for i, x := range l.change {
		v[i] += x
	}
}

// outAt returns what follows from the start of a word's vector for a place.
func (l *learner) outAt(w uint32, place int) []float32 {
	return l.out[(int(w)*l.places+place)*l.Dim:]
}

// step moves the vector at the start of out so that its product with v tells
// the truth better, and adds to change what would move v so.
func step(v, out, change []float32, truth, rate float32) {
	out, change = out[:len(v)], change[:len(v)]
	g := (truth - sigmoid(matrix.Dot(v, out))) * rate
	if g == 0 {
		return
	}
	matrix.AddTo(change, g, out)
	matrix.AddTo(out, g, v)
}

// The logistic function is looked up between -bound and bound, in this
// many steps each whole number, and is 0 or 1 beyond.
const (
	bound = 6
	steps = 128
)

var logistic = func() (table [2*bound*steps + 1]float32) {
	for i := range table {
		table[i] = float32(1 / (1 + math.Exp(bound-float64(i)/steps)))
	}
	return table
}()

// sigmoid returns 1/(1+exp(-x)), but 0 below -bound and 1 above bound.
func sigmoid(x float32) float32 {
	switch {
	case x <= -bound:
		return 0
	case x >= bound:
		return 1
	}
	return logistic[int((x+bound)*steps+0.5)]
}

// standardise moves and scales the values: each dimension to mean 0 over the
// words, all values by one factor to variance 1.
func (v *Vectors) standardise() {
	means := make([]float64, v.Dim)
	for i, x := range v.Values {
		means[i%v.Dim] += float64(x) / float64(len(v.Words))
	}
	squares := 0.0
	for i, x := range v.Values {
		x -= float32(means[i%v.Dim])
		v.Values[i] = x
		squares += float64(x) * float64(x)
	}
	if squares == 0 {
		return
	}
	scale := float32(math.Sqrt(float64(len(v.Values)) / squares))
	for i := range v.Values {
		v.Values[i] *= scale
	}
}
