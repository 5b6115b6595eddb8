package train

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/parse"
	"github.com/parley-kg/parley/ingest/train/vectors"
)

// A Course makes the weights of the language model from data: word vectors from
// plain text, a teacher from treebanks, trees of the plain text from the
// teacher, and from all of these the student, who then reads the plain text
// itself and learns from that for a second term. Peers of the student, with
// other first weights, learn the same way. The student's last term and that of
// the wider peer are with what the three of them together think of the plain
// text. In the final term, names get a layer of their own, and those two and
// the peers teach. Its weights are the result.
type Course struct {
	Treebanks, Names string // as in Options
	Text             string // folder with plain text
	// Work is the folder that keeps what is finished. A run that finds it there
	// goes on from it.
	Work string
	Seed uint64
	Log  *slog.Logger
}

// Run takes the course and returns the student's file of weights.
func (c *Course) Run(ctx context.Context) ([]byte, error) {
	if err := os.MkdirAll(c.Work, 0o755); err != nil {
		return nil, fmt.Errorf("create the folder of checkpoints: %w", err)
	}
	if err := c.learnVectors(); err != nil {
		return nil, err
	}
	teacher, err := Train(ctx, c.options(Teacher, "teacher"))
	if err != nil {
		return nil, err
	}
	first := c.options(Student, "student")
	first.Silver = func() ([]nlp.Sentence, error) { return c.read(ctx, teacher) }
	student, err := Train(ctx, first)
	if err != nil {
		return nil, err
	}
	second := c.options(SecondTerm, "second-term")
	second.Start = first.Checkpoints
	second.Silver = func() ([]nlp.Sentence, error) { return c.read(ctx, student) }
	if student, err = Train(ctx, second); err != nil {
		return nil, err
	}
	var peers []Member
	for i, o := range Peers {
		peer := c.options(o, fmt.Sprintf("peer-%d", i+1))
		peer.Seed += uint64(i) + 1
		peer.Silver = func() ([]nlp.Sentence, error) { return c.read(ctx, student) }
		if _, err := Train(ctx, peer); err != nil {
			return nil, err
		}
		peers = append(peers, peer.member())
	}
	committee := append([]Member{second.member()}, peers...)
	var taught []Member
	for _, term := range []struct {
		name  string
		of    Options
		start Member
	}{{"last-term", LastTerm, second.member()}, {"last-term-of-peer-2", LastTermOfPeer, peers[1]}} {
		last := c.options(term.of, term.name).taughtBy(committee, term.start, c.Text)
		if _, err := Train(ctx, last); err != nil {
			return nil, err
		}
		taught = append(taught, last.member())
	}
	return Train(ctx, c.options(FinalTerm, "final-term").taughtBy(append(taught, peers...), taught[0], c.Text))
}

// member returns the network of a run as a member of a committee.
func (o Options) member() Member { return Member{o.Spec, o.Checkpoints} }

// taughtBy returns the options of a term that goes on from a network and in
// which a committee tells of plain text.
func (o Options) taughtBy(committee []Member, start Member, text string) Options {
	o.Start, o.Committee = start.Checkpoints, committee
	o.Silver = func() ([]nlp.Sentence, error) { return RawSentences(text) }
	return o
}

// options completes the options of a run.
func (c *Course) options(o Options, name string) Options {
	o.Treebanks, o.Names, o.Vectors = c.Treebanks, c.Names, c.vectorsFile()
	o.Checkpoints, o.Seed, o.Log = filepath.Join(c.Work, name), c.Seed, c.Log.With("run", name)
	return o
}

func (c *Course) vectorsFile() string { return filepath.Join(c.Work, "vectors.bin") }

// learnVectors writes the file of word vectors, unless it is there.
func (c *Course) learnVectors() error {
	if _, err := os.Stat(c.vectorsFile()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	c.Log.Info("learning word vectors", "text", c.Text)
	v, err := Vectors(c.Text, c.Treebanks, vectors.Options{Rate: 0.04})
	if err != nil {
		return err
	}
	f, err := os.Create(c.vectorsFile() + ".new")
	if err != nil {
		return fmt.Errorf("write word vectors: %w", err)
	}
	if err := errors.Join(v.Write(f), f.Close()); err != nil {
		return fmt.Errorf("write word vectors: %w", err)
	}
	return os.Rename(f.Name(), c.vectorsFile())
}

// read returns the sentences of the plain text as a network reads them.
func (c *Course) read(ctx context.Context, weights []byte) ([]nlp.Sentence, error) {
	c.Log.Info("reading plain text for silver trees", "text", c.Text)
	parser, err := parse.Load(weights)
	if err != nil {
		return nil, err
	}
	sents, err := RawSentences(c.Text)
	if err != nil {
		return nil, err
	}
	var running sync.WaitGroup
	size := (len(sents) + runtime.GOMAXPROCS(0) - 1) / runtime.GOMAXPROCS(0)
	for _, part := range batched(sents, max(size, 1)) {
		running.Go(func() {
			for _, some := range batched(part, 1000) {
				if ctx.Err() == nil {
					parser.Parse(some)
				}
			}
		})
	}
	running.Wait()
	return sents, ctx.Err()
}
