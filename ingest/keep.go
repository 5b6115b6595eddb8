package ingest

import (
	"context"
	"time"
)

// Pauses of Keep: after a failure they double.
const (
	shortestPause = time.Second
	longestPause  = time.Minute
)

// Keep goes on with what is queued until ctx ends: with what an earlier run left
// and with what the store fails on, as a full disk may be emptied. failed is
// told every failure.
func (in *Ingester) Keep(ctx context.Context, failed func(error)) {
	in.keep(ctx, failed, func(pause time.Duration) bool {
		select {
		case <-time.After(pause):
			return true
		case <-ctx.Done():
			return false
		}
	})
}

// keep waits with wait, which reports false when there is no more to wait for.
func (in *Ingester) keep(ctx context.Context, failed func(error), wait func(time.Duration) bool) {
	for pause := shortestPause; wait(pause); {
		switch _, err := in.Resume(ctx); {
		case ctx.Err() != nil:
			return
		case err != nil:
			failed(err)
			pause = min(2*pause, longestPause)
		default:
			pause = shortestPause
		}
	}
}
