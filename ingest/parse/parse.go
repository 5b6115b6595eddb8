// Package parse gives the words of sentences their tags, features, heads and
// relations, and finds proper names, all with one trained network: package net
// has its mathematics, and its weights are a file that package train makes.
package parse

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A Parser is safe for concurrent use.
type Parser struct {
	network *net.Network
	lexicon *Lexicon
	names   []nameTag
}

// A nameTag is a tag of names, taken apart.
type nameTag struct {
	kind  nlp.NameType
	first bool
}

// Load makes a parser of a file of weights.
func Load(weights []byte) (*Parser, error) {
	network, names, err := net.Read(weights)
	if err != nil {
		return nil, err
	}
	p := &Parser{network: network, lexicon: new(Lexicon)}
	if err := json.Unmarshal(names, p.lexicon); err != nil {
		return nil, fmt.Errorf("read the names of a network's rows: %w", err)
	}
	fitted := network.Spec
	if p.lexicon.Fit(&fitted); fitted != network.Spec {
		return nil, fmt.Errorf("read the names of a network's rows: they are of another network")
	}
	p.lexicon.Index()
	for _, tag := range p.lexicon.Names {
		var t nameTag
		for kind, name := range NameTypes {
			if len(tag) > 2 && tag[2:] == name {
				t = nameTag{kind, tag[0] == 'B'}
			}
		}
		p.names = append(p.names, t)
	}
	return p, nil
}

// Sentences are read in batches: at most batchSentences of them at a time, with
// at most batchWords words unless one alone has more. That bounds memory and
// fills the kernels' registers.
const batchSentences, batchWords = 32, 1200

// Parse sets UPOS, XPOS, Feats, Head and Rel of every word and the Names of
// every sentence. What a sentence gets does not depend on the others.
func (p *Parser) Parse(sents []nlp.Sentence) {
	order := make([]int, 0, len(sents))
	for i := range sents {
		if len(sents[i].Words) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(sents[b].Words) - len(sents[a].Words) })
	for len(order) > 0 {
		n, words := 0, 0
		for n < min(len(order), batchSentences) && (n == 0 || words+len(sents[order[n]].Words) <= batchWords) {
			words += len(sents[order[n]].Words)
			n++
		}
		p.parse(sents, order[:n])
		order = order[n:]
	}
}

// parse reads one batch of the sentences.
func (p *Parser) parse(sents []nlp.Sentence, batch []int) {
	features := make([][]net.Word, len(batch))
	for i, s := range batch {
		features[i] = p.lexicon.Features(sents[s].Words)
	}
	for i, a := range p.network.Run(features) {
		p.write(&sents[batch[i]], &a)
	}
}

// write puts an analysis into the sentence it is of.
func (p *Parser) write(s *nlp.Sentence, a *net.Analysis) {
	l := p.lexicon
	for i := range s.Words {
		w := &s.Words[i]
		w.UPOS, w.XPOS, w.Feats = l.UPOS[a.Tags[net.HeadUPOS][i]], l.XPOS[a.Tags[net.HeadXPOS][i]], l.Feats[a.Tags[net.HeadFeats][i]]
		w.Head, w.Rel = a.Heads[i], l.Labels[a.Labels[i]]
		switch {
		case w.Head < 0:
			w.Rel = "root"
		case w.Rel == "root":
			w.Rel = "dep"
		}
	}
	s.Names = nil
	tags := a.Tags[net.HeadNames]
	for i := 0; i < len(tags); {
		start, kind := i, p.names[tags[i]].kind
		i++
		if kind == nlp.NoName {
			continue
		}
		for i < len(tags) && p.names[tags[i]].kind == kind && !p.names[tags[i]].first {
			i++
		}
		s.Names = append(s.Names, nlp.Name{Start: start, End: i, Type: kind})
	}
}
