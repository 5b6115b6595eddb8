package train

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/parse"
	"github.com/parley-kg/parley/ingest/train/vectors"
)

// shards is the number of parts of a batch that are computed at once. It is
// fixed, as the order of additions is part of the result.
const shards = 2

// A trainer is a run of training.
type trainer struct {
	Options
	lexicon *parse.Lexicon
	params  *params
	adam    adam
	workers [shards]*worker
	teller  committee
	train   []*target
	text    []nlp.Sentence // plain
	dev     []bank
	epoch   int // finished epochs
}

// newTrainer reads the data and makes the first weights.
func newTrainer(o Options) (*trainer, error) {
	v, err := readVectors(o.Vectors)
	if err != nil {
		return nil, err
	}
	banks, err := readBanks(o.Treebanks, o.Names, "train")
	if err != nil {
		return nil, err
	}
	t := &trainer{Options: o}
	if t.dev, err = readBanks(o.Treebanks, o.Names, "dev"); err != nil {
		return nil, err
	}
	var freq []int
	t.lexicon, freq = buildLexicon(banks, v)
	t.lexicon.Fit(&t.Spec)
	t.train = targets(banks, t.lexicon, 1)
	news, err := News()
	if err != nil {
		return nil, err
	}
	for range newsTimes {
		t.train = append(t.train, targets([]bank{{name: "news", sents: news, named: true}}, t.lexicon, 1)...)
	}
	t.params = newParams(t.Spec, rand.New(rand.NewPCG(o.Seed, 0)))
	if v.Dim != t.Spec.VectorDim {
		return nil, fmt.Errorf("word vectors in %s have %d values, not %d", o.Vectors, v.Dim, t.Spec.VectorDim)
	}
	copy(t.params.by["vector"].value.Data, v.Values)
	for i := range t.workers {
		t.workers[i] = &worker{spec: t.Spec, params: t.params, grad: newGradient(t.params), drop: o.Dropout, freq: freq,
			namesWeight: o.NamesWeight, smoothing: o.Smoothing}
	}
	if t.teller, err = t.newCommittee(o.Committee); err != nil {
		return nil, err
	}
	if o.Start == "" {
		return t, nil
	}
	c, err := readCheckpoint(o.Start)
	if err == nil {
		err = t.params.set(c.Averaged, func(q *param) []float32 { return q.value.Data })
	}
	return t, err
}

func readVectors(file string) (*vectors.Vectors, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	v, err := vectors.Read(f)
	if err != nil {
		return nil, fmt.Errorf("read word vectors %s: %w", file, err)
	}
	return v, nil
}

// Train trains a network and returns its file of weights.
func Train(ctx context.Context, o Options) ([]byte, error) {
	t, err := newTrainer(o)
	if err != nil {
		return nil, err
	}
	if err := t.resume(); err != nil {
		return nil, err
	}
	if len(o.Committee) > 0 && t.epoch < t.Epochs {
		if t.text, err = RawSentences(o.Text); err != nil {
			return nil, err
		}
	}
	for t.epoch < t.Epochs {
		clock := startClock()
		loss, err := t.runEpoch(ctx)
		if err != nil {
			return nil, err
		}
		t.epoch++
		if err := t.save(); err != nil {
			return nil, err
		}
		t.Log.Info("epoch", "epoch", t.epoch, "of", t.Epochs, "loss", loss, clock.took())
		if t.epoch%4 == 0 || t.epoch == t.Epochs {
			t.report()
		}
	}
	return t.export()
}

// runEpoch takes a step for every batch.
func (t *trainer) runEpoch(ctx context.Context) (map[string]float64, error) {
	rng := rand.New(rand.NewPCG(t.Seed, uint64(t.epoch)+1))
	batches := t.batches(rng)
	for _, w := range t.workers {
		w.loss = losses{}
		w.learn = true
	}
	words := 0
	for k, batch := range batches {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		words += t.step(batch, rng)
		if done := float64(t.epoch) + float64(k+1)/float64(len(batches)); t.adam.step%averageEvery == 0 && done > 0.3*float64(t.Epochs) {
			t.params.average(averageShare)
		} else if done <= 0.3*float64(t.Epochs) && t.adam.step%averageEvery == 0 {
			t.params.average(1)
		}
	}
	sum := map[string]float64{}
	for _, w := range t.workers {
		sum["arcs"] += w.loss.arcs
		sum["labels"] += w.loss.labels
		for head, name := range net.TagNames {
			sum[name] += w.loss.tags[head]
		}
	}
	for name := range sum {
		sum[name] = math.Round(1e4*sum[name]/float64(words)) / 1e4
	}
	return sum, nil
}

// The averages move by averageShare every averageEvery steps.
const (
	averageEvery = 20
	averageShare = 0.02
)

// batches shuffles the training data into batches of sentences of like length.
func (t *trainer) batches(rng *rand.Rand) [][]*target {
	order := slices.Clone(t.train)
	if told := t.told(); told > 0 {
		plain := bank{name: "text"}
		for range told {
			plain.sents = append(plain.sents, conllu.Sentence{Sentence: t.text[rng.IntN(len(t.text))]})
		}
		for _, target := range targets([]bank{plain}, t.lexicon, t.ToldWeight) {
			target.sample.told = true
			order = append(order, target)
		}
	}
	rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	var out [][]*target
	for chunk := range slices.Chunk(order, 20*t.Batch) {
		slices.SortStableFunc(chunk, func(a, b *target) int { return len(a.words) - len(b.words) })
		for batch := range slices.Chunk(chunk, t.Batch) {
			out = append(out, batch)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// told is the number of sentences of an epoch of which a committee tells.
func (t *trainer) told() int { return min(t.Told, len(t.text)) }

// step learns from one batch and returns its number of words.
func (t *trainer) step(batch []*target, rng *rand.Rand) int {
	var parts [shards][]*sample
	words := 0
	for i, target := range batch {
		s := target.draw(t.lexicon, rng)
		parts[i%shards] = append(parts[i%shards], s)
		words += len(s.words)
	}
	var running sync.WaitGroup
	for i, w := range t.workers {
		w.rng = rand.New(rand.NewPCG(rng.Uint64(), uint64(i)))
		w.scale = 1 / float32(words)
		running.Go(func() {
			t.teller.tell(toldOf(parts[i]))
			w.run(parts[i])
		})
	}
	running.Wait()
	var grads []*gradient
	for _, w := range t.workers {
		grads = append(grads, w.grad)
	}
	t.adam.update(t.params, grads, t.rate())
	return words
}

// toldOf returns the samples of which a committee tells.
func toldOf(samples []*sample) []*sample {
	var out []*sample
	for _, s := range samples {
		if s.told {
			out = append(out, s)
		}
	}
	return out
}

// rate is the learning rate: up in a hundred steps, level, and from 30 % of
// all steps on down in a straight line to 3 %.
func (t *trainer) rate() float64 {
	const warm, level, least = 100, 0.3, 0.03
	steps := float64(t.Epochs) * math.Ceil(float64(len(t.train)+t.told())/float64(t.Batch))
	at := float64(t.adam.step)
	rate := t.Rate * min(1, (at+1)/warm)
	if done := at / steps; done > level {
		rate *= max(least, 1-(1-least)*(done-level)/(1-level))
	}
	return rate
}
