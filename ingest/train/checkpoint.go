package train

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A checkpoint is the state of training after an epoch. The learning rate, the
// data and the chances of later epochs follow from the options.
type checkpoint struct {
	Epoch, Step           int
	Value, M, V, Averaged map[string][]float32
}

// save writes the state; a crash leaves the old file or the new one.
func (t *trainer) save() error {
	if t.Checkpoints == "" {
		return nil
	}
	c := checkpoint{Epoch: t.epoch, Step: t.adam.step, Value: map[string][]float32{}, M: map[string][]float32{},
		V: map[string][]float32{}, Averaged: map[string][]float32{}}
	for _, q := range t.params.list {
		c.Value[q.Name], c.M[q.Name], c.V[q.Name], c.Averaged[q.Name] = q.value.Data, q.m, q.v, q.averaged
	}
	if err := os.MkdirAll(t.Checkpoints, 0o755); err != nil {
		return fmt.Errorf("create the folder of checkpoints: %w", err)
	}
	name := checkpointFile(t.Checkpoints)
	f, err := os.Create(name + ".new")
	if err != nil {
		return fmt.Errorf("write a checkpoint: %w", err)
	}
	err = gob.NewEncoder(f).Encode(&c)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write a checkpoint: %w", err)
	}
	return os.Rename(name+".new", name)
}

func checkpointFile(folder string) string { return filepath.Join(folder, "checkpoint.gob") }

// resume goes on from the checkpoint, where there is one.
func (t *trainer) resume() error {
	c, err := readCheckpoint(t.Checkpoints)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	t.epoch, t.adam.step = c.Epoch, c.Step
	return errors.Join(
		t.params.set(c.Value, func(q *param) []float32 { return q.value.Data }),
		t.params.set(c.M, func(q *param) []float32 { return q.m }),
		t.params.set(c.V, func(q *param) []float32 { return q.v }),
		t.params.set(c.Averaged, func(q *param) []float32 { return q.averaged }),
	)
}

// readCheckpoint reads the checkpoint in a folder.
func readCheckpoint(folder string) (*checkpoint, error) {
	f, err := os.Open(checkpointFile(folder))
	if err != nil {
		return nil, fmt.Errorf("resume training: %w", err)
	}
	defer func() { _ = f.Close() }()
	c := new(checkpoint)
	if err := gob.NewDecoder(f).Decode(c); err != nil {
		return nil, fmt.Errorf("resume training from %s: %w", f.Name(), err)
	}
	return c, nil
}

// set copies values, by the names of tensors, to a part of every tensor.
func (p *params) set(values map[string][]float32, part func(*param) []float32) error {
	for _, q := range p.list {
		if len(values[q.Name]) != len(part(q)) {
			return fmt.Errorf("resume training: the checkpoint is of a network of another shape (choose another folder of checkpoints)")
		}
		copy(part(q), values[q.Name])
	}
	return nil
}
