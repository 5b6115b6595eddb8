//go:build !linux

package matrix

const tiles = false // no other system lets a program of Go ask for them
