package main

import (
	"fmt"
	"os"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"github.com/parley-kg/parley/ingest"
)

// A progress shows how an ingestion or a measurement goes: as a bar on a
// terminal, as lines elsewhere. What was rejected is told either way.
type progress struct {
	out *os.File
	bar *progressbar.ProgressBar // nil where there is no terminal
}

func newProgress(out *os.File, doing string) *progress {
	p := &progress{out: out}
	if isatty.IsTerminal(out.Fd()) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(doing),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	return p
}

// event shows one event.
func (p *progress) event(ev ingest.Event) {
	if p.bar != nil {
		p.bar.ChangeMax(ev.Total)
		if ev.Status == ingest.Rejected {
			_ = p.bar.Clear()
		}
		_ = p.bar.Set(ev.Finished)
	}
	switch {
	case ev.Status == ingest.Rejected:
		fmt.Fprintf(p.out, "rejected   %s: %v\n", ev.Source, ev.Err)
	case p.bar != nil:
	case ev.Status == ingest.Done:
		fmt.Fprintf(p.out, "added      %s: %s\n", ev.Source, count(ev.Statements, "statement"))
	case ev.Status == ingest.Unchanged:
		fmt.Fprintf(p.out, "unchanged  %s\n", ev.Source)
	}
}

// step shows that so many of the things that name has are done. Without a
// terminal every tenth of them has a line.
func (p *progress) step(name string, done, total int) {
	switch {
	case p.bar != nil:
		p.bar.Describe(name)
		p.bar.ChangeMax(total)
		_ = p.bar.Set(done)
	case 10*done/total > 10*(done-1)/total:
		fmt.Fprintf(p.out, "%s: %d of %d\n", name, done, total)
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
