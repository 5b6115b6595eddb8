package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/parley-kg/parley/ingest"
)

// eachFile reads every file that paths name, as many at once as there are
// processors, and calls take with what came of each, one at a time in the order
// of their names. It tells of the files that cannot be read, or that read
// refuses; they stop no other, and in the end the error is errReported. An
// error of take ends it.
func eachFile[T any](a *app, paths []string, read func(name string, data []byte) (T, error), take func(name string, value T) error) error {
	files, rejected, err := ingest.Files(paths)
	if err != nil {
		return err
	}
	for _, r := range rejected {
		err = errReported
		fmt.Fprintf(a.errOut, "rejected   %s: %v\n", r.Source, cause(r.Err))
	}
	type result struct {
		value T
		err   error
	}
	pending := make(chan chan result, runtime.GOMAXPROCS(0)-1)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(pending)
		for _, file := range files {
			done := make(chan result, 1)
			select {
			case pending <- done:
			case <-stop:
				return
			}
			go func() {
				data, err := os.ReadFile(file)
				var value T
				if err == nil {
					value, err = read(file, data)
				}
				done <- result{value, err}
			}()
		}
	}()
	at := 0
	for done := range pending {
		file := files[at]
		at++
		if a.ctx.Err() != nil {
			return a.ctx.Err()
		}
		r := <-done
		if r.err != nil {
			err = errReported
			fmt.Fprintf(a.errOut, "rejected   %s: %v\n", file, cause(r.err))
			continue
		}
		if err := take(file, r.value); err != nil {
			return err
		}
	}
	return err
}
