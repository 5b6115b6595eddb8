//go:build !amd64 && !arm64

package net

func (t *tile) multiply() { t.multiplyGo() }
