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

// A committee of networks tells together what a sentence is like. What it says
// of a word is a distribution, the mean of its members', which tells a learner
// more than the likeliest answer alone (Hinton et al. 2015, "Distilling the
// Knowledge in a Neural Network").
type committee []*worker

// soft is what a committee says of a sentence of n words.
type soft struct {
	arcs   matrix.Matrix // n × (1+n), as the network scores them
	labels matrix.Matrix // n × labels, for the heads of the sample
	// tags are n × tags for every head but that of names, of which the
	// committee's best chain is learned.
	tags [net.HeadNames]matrix.Matrix
}

// newCommittee reads the members' averaged weights. All have the lexicon of the
// learner, as they have its data.
func (t *trainer) newCommittee(members []Member) (committee, error) {
	var c committee
	for _, m := range members {
		t.lexicon.Fit(&m.Spec)
		saved, err := readCheckpoint(m.Checkpoints)
		if err != nil {
			return nil, err
		}
		p := &params{spec: m.Spec, by: map[string]*param{}}
		for _, tensor := range m.Spec.Tensors() {
			values := saved.Averaged[tensor.Name]
			if len(values) != tensor.Rows*tensor.Cols {
				return nil, fmt.Errorf("read a member of the committee from %s: it is of another shape", m.Checkpoints)
			}
			p.by[tensor.Name] = &param{TensorSpec: tensor, value: matrix.Of(tensor.Rows, tensor.Cols, values)}
		}
		c = append(c, &worker{spec: m.Spec, params: p})
	}
	return c, nil
}

// fork returns a committee of the same networks with memory of its own.
func (c committee) fork() committee {
	var out committee
	for _, m := range c {
		out = append(out, &worker{spec: m.spec, params: m.params})
	}
	return out
}

// tell replaces what samples are to teach by what the committee says of them.
func (c committee) tell(samples []*sample) {
	if len(c) == 0 || len(samples) == 0 {
		return
	}
	for _, m := range c {
		m.run(samples)
	}
	for i, s := range c[0].batch.samples { // the order is the same for all
		c.tellOf(i, s)
	}
}

// tellOf does it for sentence i of the members' batches.
func (c committee) tellOf(i int, s *sample) {
	n, share := len(s.words), 1/float32(len(c))
	from := c[0].batch.Firsts[i]
	s.soft = &soft{arcs: matrix.New(n, n+1), labels: matrix.New(n, c[0].spec.Labels)}
	for head := range s.soft.tags {
		s.soft.tags[head] = matrix.New(n, c[0].spec.Tags(head))
		s.tags[head] = nil
	}
	tags := c[0].spec.Names
	chain, steps := make([]float32, n*tags), make([]float32, (tags+1)*tags)
	for _, m := range c {
		for k := range n {
			addDistribution(s.soft.arcs.Row(k), m.out.arcs[i].Row(k), share)
			for head := range s.soft.tags {
				addDistribution(s.soft.tags[head].Row(k), m.out.tags[head].Row(from+k), share)
			}
			axpy(share, m.out.tags[net.HeadNames].Row(from+k), chain[k*tags:(k+1)*tags])
		}
		axpy(share, m.value("names.step").Data, steps)
	}
	s.tags[net.HeadNames] = net.Chain(chain, steps, tags)
	scores := make([]float32, len(s.soft.arcs.Data))
	for k, p := range s.soft.arcs.Data {
		scores[k] = float32(math.Log(max(float64(p), 1e-30)))
	}
	s.heads = net.Tree(scores, n)
	s.labels = nil
	for k, head := range s.heads {
		for _, m := range c {
			addDistribution(s.soft.labels.Row(k), m.labelScores(from+k, from, head), share)
		}
	}
}

// addDistribution adds to x the distribution of scores times a share.
func addDistribution(x, scores []float32, share float32) {
	p := slices.Clone(scores)
	axpy(share/float32(exponentials(p)), p, x)
}
