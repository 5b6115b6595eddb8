package train

import (
	"log/slog"
	"time"
)

// A clock measures how long something takes, and how much of the time of
// processors, which other programs do not lengthen as much.
type clock struct {
	start     time.Time
	processor time.Duration
}

func startClock() clock { return clock{time.Now(), processorTime()} }

// took returns the times since the clock was started, to be logged.
func (c clock) took() slog.Attr {
	return slog.Group("", "took", time.Since(c.start).Round(time.Second),
		"processor", (processorTime() - c.processor).Round(time.Second))
}
