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
	name := t.checkpointFile()
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

func (t *trainer) checkpointFile() string { return filepath.Join(t.Checkpoints, "checkpoint.gob") }

// resume goes on from the checkpoint, where there is one.
func (t *trainer) resume() error {
	f, err := os.Open(t.checkpointFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("resume training: %w", err)
	}
	defer func() { _ = f.Close() }()
	var c checkpoint
	if err := gob.NewDecoder(f).Decode(&c); err != nil {
		return fmt.Errorf("resume training from %s: %w", f.Name(), err)
	}
	for _, q := range t.params.list {
		n := q.Rows * q.Cols
		if len(c.Value[q.Name]) != n || len(c.Averaged[q.Name]) != n {
			return fmt.Errorf("resume training from %s: it is of a network of another shape (choose another folder of checkpoints)", f.Name())
		}
		copy(q.value.Data, c.Value[q.Name])
		copy(q.m, c.M[q.Name])
		copy(q.v, c.V[q.Name])
		copy(q.averaged, c.Averaged[q.Name])
	}
	t.epoch, t.adam.step = c.Epoch, c.Step
	return nil
}
