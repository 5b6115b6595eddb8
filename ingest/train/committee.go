package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// A Member is a trained network that teaches another.
type Member struct {
	Spec        net.Spec // widths, as in its Options
	Checkpoints string   // the folder of its checkpoint
}

// A committee of networks tells together what a sentence is like. They read as
// they do in the program, with integers, which takes a fifth of the time that
// their floating weights would. What it says
// of a word is a distribution, the mean of its members', which tells a learner
// more than the likeliest answer alone (Hinton et al. 2015, "Distilling the
// Knowledge in a Neural Network").
type committee []*net.Network

// soft is what a committee says of a sentence of n words.
type soft struct {
	arcs   matrix.Matrix // n × (1+n), as the network scores them
	labels matrix.Matrix // n × labels, for the heads of the sample
	// tags are n × tags for every head but that of names, of which the
	// committee's best chain is learned.
	tags [net.HeadNames]matrix.Matrix
}

// newCommittee makes networks of the members' averaged weights. All have the
// lexicon of the learner, as they have its data.
func (t *trainer) newCommittee(members []Member) (committee, error) {
	var c committee
	for _, m := range members {
		t.lexicon.Fit(&m.Spec)
		saved, err := readCheckpoint(m.Checkpoints)
		if err != nil {
			return nil, err
		}
		network, err := networkOf(m.Spec, func(s net.TensorSpec) []float32 { return saved.Averaged[s.Name] })
		if err != nil {
			return nil, fmt.Errorf("read a member of the committee from %s: %w", m.Checkpoints, err)
		}
		c = append(c, network)
	}
	return c, nil
}

// networkOf returns a network of those weights.
func networkOf(spec net.Spec, values func(net.TensorSpec) []float32) (*net.Network, error) {
	file, err := net.Write(spec, nil, values)
	if err != nil {
		return nil, err
	}
	network, _, err := net.Read(file)
	return network, err
}

// tell replaces what samples are to teach by what the committee says of them.
func (c committee) tell(samples []*sample) {
	if len(c) == 0 || len(samples) == 0 {
		return
	}
	sentences := make([][]net.Word, len(samples))
	for i, s := range samples {
		sentences[i] = s.words
	}
	said := make([][]net.Scores, len(c))
	for k, m := range c {
		said[k] = m.Score(sentences)
	}
	for i, s := range samples {
		c.tellOf(s, func(member int) *net.Scores { return &said[member][i] })
	}
}

// tellOf does it for one of them, of which each member said something.
func (c committee) tellOf(s *sample, said func(member int) *net.Scores) {
	n, share, spec := len(s.words), 1/float32(len(c)), &c[0].Spec
	s.soft = &soft{arcs: matrix.New(n, n+1), labels: matrix.New(n, spec.Labels)}
	for head := range s.soft.tags {
		s.soft.tags[head] = matrix.New(n, spec.Tags(head))
		s.tags[head] = nil
	}
	tags := spec.Names
	chain, steps := make([]float32, n*tags), make([]float32, (tags+1)*tags)
	for member, m := range c {
		scores := said(member)
		for k := range n {
			addDistribution(s.soft.arcs.Row(k), scores.Arcs[k*(n+1):(k+1)*(n+1)], share)
			for head := range s.soft.tags {
				addDistribution(s.soft.tags[head].Row(k), scores.Tags(head, k), share)
			}
			axpy(share, scores.Tags(net.HeadNames, k), chain[k*tags:(k+1)*tags])
		}
		axpy(share, m.Steps(), steps)
	}
	s.tags[net.HeadNames] = net.Chain(chain, steps, tags)
	logs := make([]float32, len(s.soft.arcs.Data))
	for k, p := range s.soft.arcs.Data {
		logs[k] = float32(math.Log(max(float64(p), 1e-30)))
	}
	s.heads = net.Tree(logs, n)
	s.labels = nil
	for member := range c {
		scores := said(member).Labels(s.heads)
		for k := range n {
			addDistribution(s.soft.labels.Row(k), scores[k*spec.Labels:(k+1)*spec.Labels], share)
		}
	}
}

// addDistribution adds to x the distribution of scores times a share.
func addDistribution(x, scores []float32, share float32) {
	p := slices.Clone(scores)
	sum, _ := exponentials(p)
	axpy(share/sum, p, x)
}
