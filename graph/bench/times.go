package bench

import (
	"fmt"
	"slices"
	"time"
)

// Times are how long one question took, asked again and again.
type Times []time.Duration

// Take adds how long f takes.
func (t *Times) Take(f func() error) error {
	start := time.Now()
	err := f()
	*t = append(*t, time.Since(start))
	return err
}

// At returns the time that a share p of the questions, in [0, 1), stayed below
// or at; 0 when none was asked.
func (t Times) At(p float64) time.Duration {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return sorted[int(p*float64(len(sorted)))]
}

// Text writes a duration with three digits.
func Text(d time.Duration) string {
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.3g ms", float64(d.Microseconds())/1000)
	case d < time.Second:
		return fmt.Sprintf("%.0f ms", float64(d.Microseconds())/1000)
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// Ratio returns how many times longer a is than b.
func Ratio(a, b time.Duration) float64 { return float64(a) / float64(max(1, b)) }
