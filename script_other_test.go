//go:build !unix

package main

// faulty has nothing here: the scripts that need it are for Unix.
var faulty map[string]func()
