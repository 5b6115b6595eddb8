package train

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/ingest/train/vectors"
)

// A Course makes the weights of the language model from data: word vectors from
// plain text, and then one network after another.
type Course struct {
	Stages []Stage

	Treebanks, Names, Text string // as in Options
	// Work is the folder that keeps what is finished. A run that finds it there
	// goes on from it.
	Work string
	Seed uint64
	Log  *slog.Logger
}

// Run takes the course and returns the file of weights of its last stage.
func (c *Course) Run(ctx context.Context) (weights []byte, err error) {
	if err := os.MkdirAll(c.Work, 0o755); err != nil {
		return nil, fmt.Errorf("create the folder of checkpoints: %w", err)
	}
	if err := c.learnVectors(); err != nil {
		return nil, err
	}
	done := map[string]Member{}
	for i, stage := range c.Stages {
		o := Options{
			Treebanks: c.Treebanks, Names: c.Names, Text: c.Text, Vectors: c.vectorsFile(),
			Checkpoints: filepath.Join(c.Work, stage.Name),
			Start:       done[stage.Start].Checkpoints,
			Seed:        c.Seed + uint64(i),
			Log:         c.Log.With("stage", stage.Name),
			Plan:        stage.Plan,
		}
		for _, name := range stage.Committee {
			o.Committee = append(o.Committee, done[name])
		}
		if weights, err = Train(ctx, o); err != nil {
			return nil, err
		}
		done[stage.Name] = Member{stage.Spec, o.Checkpoints}
	}
	return weights, nil
}

func (c *Course) vectorsFile() string { return filepath.Join(c.Work, "vectors.bin") }

// learnVectors writes the file of word vectors, unless it is there.
func (c *Course) learnVectors() error {
	if _, err := os.Stat(c.vectorsFile()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	c.Log.Info("learning word vectors", "text", c.Text)
	clock := startClock()
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
	c.Log.Info("learned word vectors", "words", len(v.Words), clock.took())
	return os.Rename(f.Name(), c.vectorsFile())
}
