// Package model holds the weights of the language model that is part of the
// program. CARD.md says what they were trained on, and how well they read.
package model

import _ "embed"

//go:embed weights.bin
var weights []byte

// Weights returns the file of weights, as package net reads it. The caller must
// not change it.
func Weights() []byte { return weights }
