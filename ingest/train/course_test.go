package train

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A stopper is a log that ends a context at its first message of a kind.
type stopper struct {
	slog.Handler
	at   string
	stop context.CancelFunc
}

func (s stopper) Handle(_ context.Context, r slog.Record) error {
	if r.Message == s.at {
		s.stop()
	}
	return nil
}

func (s stopper) Enabled(context.Context, slog.Level) bool { return true }
func (s stopper) WithAttrs([]slog.Attr) slog.Handler       { return s }

func TestACourseGivesTheSameWeightsStoppedOrNotOnAnyNumberOfProcessors(t *testing.T) {
	data := t.TempDir()
	sentences := strings.SplitAfter(string(newsFile), "\n\n")
	for name, text := range map[string]string{
		"bank/bank-train.conllu": strings.Join(sentences[:60], ""),
		"bank/bank-dev.conllu":   strings.Join(sentences[60:70], ""),
		"plain.txt": "The ferries to the outer islands sail twice a day in summer.\n" +
			"Its crew had asked the harbour office for a second engineer.\n",
	} {
		file := filepath.Join(data, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	plan := alone(16)
	plan.Spec.WordDim, plan.Spec.GramDim, plan.Spec.NamesHidden, plan.Spec.ArcDim, plan.Spec.LabelDim = 8, 8, 8, 16, 16
	plan.Epochs = 2
	taught := plan
	taught.Told, taught.ToldWeight, taught.Epochs = 2, 0.7, 1
	course := Course{
		Treebanks: data, Names: data, Text: data, Seed: 3, Log: slog.New(slog.DiscardHandler),
		Stages: []Stage{{Name: "one", Plan: plan}, {Name: "two", Plan: taught, Start: "one", Committee: []string{"one"}}},
	}
	course.Work = t.TempDir()
	want, err := course.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	course.Work = t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	stopped := course
	stopped.Log = slog.New(stopper{at: "epoch", stop: cancel})
	if _, err := stopped.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped in its second epoch, the course returned %v", err)
	}
	got, err := course.Run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the weights of a course that was stopped are others")
	}
}
