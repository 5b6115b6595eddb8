package train

import (
	"bytes"
	_ "embed"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/eval"
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/parse"
	"github.com/parley-kg/parley/ingest/train/vectors"
)

// A bank is a set of annotated sentences.
type bank struct {
	name  string
	sents []conllu.Sentence
	named bool // whether names are annotated
}

// readBanks reads a part, "train" or "dev", of every treebank below a folder.
// Names are those in the folder of names or, where it has none for a treebank,
// follow from its entities.
func readBanks(treebanks, names, part string) ([]bank, error) {
	files, err := filepath.Glob(filepath.Join(treebanks, "*", "*-"+part+".conllu"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("find treebanks in %s: no */*-%s.conllu", treebanks, part)
	}
	var out []bank
	for _, file := range files {
		b := bank{name: filepath.Base(filepath.Dir(file))}
		if b.sents, err = conllu.ReadFile(file); err != nil {
			return nil, err
		}
		marked, err := filepath.Glob(filepath.Join(names, "*-"+b.name, part+".iob2"))
		if err != nil {
			return nil, err
		}
		for _, file := range marked {
			if err := eval.ReadNames(file, b.sents); err != nil {
				return nil, err
			}
			b.named = true
		}
		if !b.named {
			if b.named, err = markEntities(b.sents); err != nil {
				return nil, fmt.Errorf("read %s: %w", file, err)
			}
		}
		out = append(out, b)
	}
	return out, nil
}

// newsTimes is how often an epoch draws each sentence of News.
const newsTimes = 5

//go:embed data/news.conllu
var newsFile []byte

// News returns sentences of our own such as news has and treebanks lack:
// trailing attribution, apposition on apposition, headlines. They are annotated
// as GUM's are, and their names as Universal NER's.
func News() ([]conllu.Sentence, error) {
	sents, err := conllu.ReadAll(bytes.NewReader(newsFile))
	if err != nil {
		return nil, fmt.Errorf("read our own sentences: %w", err)
	}
	return sents, nil
}

// Rarer words, shapes and labels are unknown; rarer features are none.
const (
	minWord, minShape, minLabel, minFeats = 2, 3, 5, 3
	gramBuckets                           = 30000
)

// nameTags are the tags of names: outside, and the first and the other words
// of each type.
var nameTags = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH"}

// buildLexicon collects what the words of the banks are, and counts the words
// by their rows.
func buildLexicon(banks []bank, v *vectors.Vectors) (*parse.Lexicon, []int) {
	words, shapes, labels, feats := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	upos, xpos := map[string]int{}, map[string]int{}
	for _, b := range banks {
		for i := range b.sents {
			for _, w := range b.sents[i].Words {
				words[parse.Normal(w.Form)]++
				shapes[parse.Shape(w.Form)]++
				labels[w.Rel]++
				feats[w.Feats]++
				upos[w.UPOS]++
				xpos[w.XPOS]++
			}
		}
	}
	l := &parse.Lexicon{
		Words: frequent(words, minWord), Shapes: frequent(shapes, minShape), Vectors: v.Words[1:], Grams: gramBuckets,
		UPOS: frequent(upos, 1), XPOS: frequent(xpos, minLabel), Feats: frequent(feats, minFeats),
		Labels: frequent(labels, minLabel), Names: nameTags,
	}
	for label := range labels { // the universal part of a rare label is in the list
		if base, _, _ := strings.Cut(label, ":"); !slices.Contains(l.Labels, base) {
			l.Labels = append(l.Labels, base)
		}
	}
	slices.Sort(l.Labels)
	l.Index()
	freq := make([]int, len(l.Words)+1)
	for i, w := range l.Words {
		freq[i+1] = words[w]
	}
	return l, freq
}

// frequent returns the keys that were counted at least min times, sorted.
func frequent(count map[string]int, min int) []string {
	var out []string
	for key, n := range count {
		if n >= min {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// A target is an annotated sentence in the lexicon's numbers; words are as they
// stand in the bank.
type target struct {
	words  []nlp.Word
	sample sample
}

// targets numbers the annotation of banks.
func targets(banks []bank, l *parse.Lexicon, weight float32) []*target {
	upos, xpos, feats, labels, names := numbers(l.UPOS), numbers(l.XPOS), numbers(l.Feats), numbers(l.Labels), numbers(l.Names)
	var out []*target
	for _, b := range banks {
		for i := range b.sents {
			s := &b.sents[i]
			t := &target{words: s.Words, sample: sample{weight: weight}}
			for _, w := range s.Words {
				label, known := labels[w.Rel]
				if !known {
					base, _, _ := strings.Cut(w.Rel, ":")
					label = labels[base]
				}
				t.sample.heads = append(t.sample.heads, w.Head)
				t.sample.labels = append(t.sample.labels, label)
				for head, table := range [...]map[string]int{net.HeadUPOS: upos, net.HeadXPOS: xpos, net.HeadFeats: feats} {
					value := [...]string{net.HeadUPOS: w.UPOS, net.HeadXPOS: w.XPOS, net.HeadFeats: w.Feats}[head]
					n, known := table[value]
					if !known {
						n = -1
					}
					t.sample.tags[head] = append(t.sample.tags[head], n)
				}
			}
			if b.named {
				t.sample.tags[net.HeadNames] = tagNames(s, names)
			}
			if len(s.Words) > 0 {
				out = append(out, t)
			}
		}
	}
	return out
}

func numbers(list []string) map[string]int {
	m := make(map[string]int, len(list))
	for i, name := range list {
		m[name] = i
	}
	return m
}

// tagNames returns the tags of a sentence's names.
func tagNames(s *conllu.Sentence, numbers map[string]int) []int {
	tags := make([]int, len(s.Words))
	for _, n := range s.Names {
		kind := parse.NameTypes[n.Type]
		tags[n.Start] = numbers["B-"+kind]
		for i := n.Start + 1; i < n.End; i++ {
			tags[i] = numbers["I-"+kind]
		}
	}
	return tags
}

// draw returns the sample of a target with its words changed now and then, as
// headlines and careless writers do.
func (t *target) draw(l *parse.Lexicon, rng *rand.Rand) *sample {
	s := t.sample
	words := t.words
	n := len(words)
	if n > 2 && words[n-1].Form == "." && rng.Float64() < 0.05 && !slices.Contains(s.heads, n-1) {
		words, s.heads, s.labels = words[:n-1], s.heads[:n-1], s.labels[:n-1]
		for head := range s.tags {
			if s.tags[head] != nil {
				s.tags[head] = s.tags[head][:n-1]
			}
		}
	}
	switch p := rng.Float64(); {
	case p < 0.02:
		words = mapped(words, strings.ToUpper)
	case p < 0.04:
		words = mapped(words, strings.ToLower)
	case p < 0.30:
		words = mapped(words, curl)
	}
	s.words = l.Features(words)
	return &s
}

// mapped returns words with their forms changed.
func mapped(words []nlp.Word, f func(string) string) []nlp.Word {
	out := slices.Clone(words)
	for i := range out {
		out[i].Form = f(out[i].Form)
	}
	return out
}

// curl writes quotes and dashes as printers do.
func curl(form string) string {
	switch form {
	case `"`, "``", "''":
		return "“"
	case "--":
		return "—"
	}
	return strings.ReplaceAll(form, "'", "’")
}
