package index

import (
	"fmt"
	"math"
	"time"

	"github.com/parley-kg/parley/graph"
)

// A day counts days from 1 January 1970.
type day int32

const (
	undated day = math.MinInt32
	// anyTime stands for an end that is open.
	beginning day = math.MinInt32 + 1
	end       day = math.MaxInt32
)

// parseDay reads YYYY-MM-DD; "" is open.
func parseDay(s string, open day) (day, error) {
	if s == "" {
		return open, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a day (YYYY-MM-DD): %w", s, graph.ErrInvalid)
	}
	return day(t.Unix() / 86400), nil
}

// span returns the days that a time covers, undated for both when it could not
// be placed.
func span(from, to string) (day, day) {
	if from == to { // as most are
		d, err := parseDay(from, undated)
		if err != nil {
			return undated, undated
		}
		return d, d
	}
	a, errA := parseDay(from, beginning)
	b, errB := parseDay(to, end)
	if errA != nil || errB != nil {
		return undated, undated
	}
	return a, b
}
