package model

import (
	"fmt"

	"github.com/parley-kg/parley/graph"
)

// An InvalidError is a graph.ErrInvalid whose message is a sentence for the
// user who asked.
type InvalidError struct{ Message string }

// Invalid returns an InvalidError with a formatted message.
func Invalid(format string, args ...any) error {
	return &InvalidError{Message: fmt.Sprintf(format, args...)}
}

// Error returns the message.
func (e *InvalidError) Error() string { return e.Message }

// Is makes the error a graph.ErrInvalid.
func (e *InvalidError) Is(target error) bool { return target == graph.ErrInvalid }
