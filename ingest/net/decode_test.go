package net

import (
	"math/rand/v2"
	"testing"
)

// brute returns the best total of all trees with one root, projective ones only
// if asked.
func brute(scores []float32, n int, projective bool) float32 {
	heads := make([]int, n)
	best := float32(-1e9)
	var try func(i int)
	try = func(i int) {
		if i == n {
			roots := 0
			for _, h := range heads {
				if h < 0 {
					roots++
				}
			}
			if roots == 1 && acyclic(heads) && (!projective || isProjective(heads)) {
				best = max(best, total(scores, heads))
			}
			return
		}
		for h := -1; h < n; h++ {
			if h != i {
				heads[i] = h
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}

func total(scores []float32, heads []int) float32 {
	sum := float32(0)
	for i, h := range heads {
		sum += scores[i*(len(heads)+1)+1+h]
	}
	return sum
}

func isProjective(heads []int) bool {
	for i, h := range heads {
		for j, g := range heads {
			a, b, c, d := min(i, h), max(i, h), min(j, g), max(j, g)
			if a < c && c < b && b < d {
				return false
			}
		}
	}
	return true
}

func TestTreesAreTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	greedy := 0
	for range 300 {
		n := 1 + rng.IntN(5)
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(rng.IntN(1000))
		}
		heads := Tree(scores, n)
		if !acyclic(heads) {
			t.Fatalf("heads %v have a cycle", heads)
		}
		got := total(scores, heads)
		all := make([]int, n)
		spanning(scores, n, all)
		if got, want := total(scores, all), brute(scores, n, false); got != want {
			t.Fatalf("the spanning tree %v scores %v, want %v", all, got, want)
		}
		if got == total(scores, all) {
			greedy++
			continue
		}
		if want := brute(scores, n, true); got != want {
			t.Fatalf("heads %v score %v, want %v", heads, got, want)
		}
	}
	if greedy < 50 || greedy == 300 {
		t.Errorf("%d of 300 trees were the best of all", greedy)
	}
}

func TestChainsAreTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	const tags, n = 3, 4
	scores, steps := make([]float32, n*tags), make([]float32, (tags+1)*tags)
	for range 100 {
		for i := range scores {
			scores[i] = float32(rng.IntN(100))
		}
		for i := range steps {
			steps[i] = float32(rng.IntN(100))
		}
		sum := func(chain []int) float32 {
			out, last := float32(0), tags
			for i, tag := range chain {
				out += scores[i*tags+tag] + steps[last*tags+tag]
				last = tag
			}
			return out
		}
		want := float32(0)
		for code := range 81 {
			chain := []int{code % 3, code / 3 % 3, code / 9 % 3, code / 27}
			want = max(want, sum(chain))
		}
		if got := sum(Chain(scores, steps, tags)); got != want {
			t.Fatalf("the chain scores %v, want %v", got, want)
		}
	}
}
