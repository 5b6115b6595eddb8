//go:build unix

package main

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// faulty are the program in surroundings that do not give it what it needs.
var faulty = map[string]func(){"cramped": cramped, "unprivileged": unprivileged}

// cramped runs the program on a disk with room for files of $ROOM bytes.
func cramped() {
	signal.Ignore(syscall.SIGXFSZ) // writes past the limit then fail instead
	room, err := strconv.ParseUint(os.Getenv("ROOM"), 10, 64)
	if err == nil {
		err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: room, Max: room})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "cramped:", err)
		os.Exit(3)
	}
	main()
}

// unprivileged runs the program as somebody whom the permissions of files hold
// back, which is anybody but the superuser.
func unprivileged() {
	const nobody = 65534
	if os.Getuid() == 0 {
		if err := syscall.Setgid(nobody); err != nil {
			fmt.Fprintln(os.Stderr, "unprivileged:", err)
			os.Exit(3)
		}
		if err := syscall.Setuid(nobody); err != nil {
			fmt.Fprintln(os.Stderr, "unprivileged:", err)
			os.Exit(3)
		}
	}
	main()
}
