//go:build unix

package train

import (
	"syscall"
	"time"
)

// processorTime returns how long processors have worked for this program.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
