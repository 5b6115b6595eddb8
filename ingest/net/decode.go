package net

import "math"

// Tree returns the heads of a sentence's words, -1 for the root, given scores of
// n × (1+n): scores[i·(1+n)] that word i is the root, scores[i·(1+n)+1+j] that
// word j is its head. Where the best heads of all words make a tree with one
// root, that is it, projective or not; else it is the best projective tree with
// one root, which on the treebanks is right a little oftener than the best of
// all trees. Only of sentences with more than longestProjective words it is the
// latter, as time grows with the cube of the words otherwise.
func Tree(scores []float32, n int) []int {
	heads := make([]int, n)
	roots := 0
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		best := 0
		for j := 1; j <= n; j++ {
			if j != i+1 && row[j] > row[best] {
				best = j
			}
		}
		heads[i] = best - 1
		if best == 0 {
			roots++
		}
	}
	if roots == 1 && acyclic(heads) {
		return heads
	}
	if n > longestProjective {
		spanning(scores, n, heads)
	} else {
		eisner(scores, n, heads)
	}
	return heads
}

const longestProjective = 100

// acyclic reports whether every word leads to the root.
func acyclic(heads []int) bool {
	state := make([]int, len(heads)) // 0 unknown, else the walk that came by
	for i := range heads {
		at := i
		for at >= 0 && state[at] == 0 {
			state[at] = i + 1
			at = heads[at]
		}
		if at >= 0 && state[at] == i+1 {
			return false
		}
	}
	return true
}

// spans are the tables of Eisner's algorithm, by the word on the left and the
// word on the right: complete and open ones, with the head on either side, and
// where the best one was split.
type spans struct {
	n          int
	full, open [2][]float32
	// Open spans of either side are split at the same place.
	openSplit, fullSplitLeft, fullSplitRight []int16
}

// eisner sets heads to the best projective tree with one root, by the algorithm
// of Eisner (1996).
func eisner(scores []float32, n int, heads []int) {
	const left, right = 0, 1 // the head is on the right, on the left
	s := spans{n: n, openSplit: make([]int16, n*n), fullSplitLeft: make([]int16, n*n), fullSplitRight: make([]int16, n*n)}
	for d := range 2 {
		s.full[d], s.open[d] = make([]float32, n*n), make([]float32, n*n)
	}
	arc := func(head, dependent int) float32 { return scores[dependent*(n+1)+1+head] }
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			k := i + width
			best, at := float32(math.Inf(-1)), i
			for j := i; j < k; j++ {
				if v := s.full[right][i*n+j] + s.full[left][(j+1)*n+k]; v > best {
					best, at = v, j
				}
			}
			s.openSplit[i*n+k] = int16(at)
			s.open[left][i*n+k], s.open[right][i*n+k] = best+arc(k, i), best+arc(i, k)
			best, at = float32(math.Inf(-1)), i
			for j := i; j < k; j++ {
				if v := s.full[left][i*n+j] + s.open[left][j*n+k]; v > best {
					best, at = v, j
				}
			}
			s.full[left][i*n+k], s.fullSplitLeft[i*n+k] = best, int16(at)
			best, at = float32(math.Inf(-1)), k
			for j := i + 1; j <= k; j++ {
				if v := s.open[right][i*n+j] + s.full[right][j*n+k]; v > best {
					best, at = v, j
				}
			}
			s.full[right][i*n+k], s.fullSplitRight[i*n+k] = best, int16(at)
		}
	}
	root, best := 0, float32(math.Inf(-1))
	for r := range n {
		if v := s.full[left][r] + s.full[right][r*n+n-1] + scores[r*(n+1)]; v > best {
			root, best = r, v
		}
	}
	heads[root] = -1
	s.fullLeft(0, root, heads)
	s.fullRight(root, n-1, heads)
}

// fullLeft sets the heads inside [i, k], all below k.
func (s *spans) fullLeft(i, k int, heads []int) {
	if i == k {
		return
	}
	j := int(s.fullSplitLeft[i*s.n+k])
	s.fullLeft(i, j, heads)
	heads[j] = k
	s.inside(j, k, heads)
}

// fullRight sets the heads inside [i, k], all below i.
func (s *spans) fullRight(i, k int, heads []int) {
	if i == k {
		return
	}
	j := int(s.fullSplitRight[i*s.n+k])
	heads[j] = i
	s.inside(i, j, heads)
	s.fullRight(j, k, heads)
}

// inside sets the heads between i and k, which an arc joins.
func (s *spans) inside(i, k int, heads []int) {
	j := int(s.openSplit[i*s.n+k])
	s.fullRight(i, j, heads)
	s.fullLeft(j+1, k, heads)
}

// Chain returns the best sequence of tags by the algorithm of Viterbi (1967),
// given scores of n × tags and of steps, (tags+1) × tags, whose last row is for
// the first tag.
func Chain(scores []float32, steps []float32, tags int) []int {
	n := len(scores) / tags
	out := make([]int, n)
	if n == 0 {
		return out
	}
	best, next := make([]float32, tags), make([]float32, tags)
	from := make([]uint8, n*tags)
	for t := range tags {
		best[t] = scores[t] + steps[tags*tags+t]
	}
	for i := 1; i < n; i++ {
		for t := range tags {
			top, at := float32(math.Inf(-1)), 0
			for u := range tags {
				if v := best[u] + steps[u*tags+t]; v > top {
					top, at = v, u
				}
			}
			next[t] = top + scores[i*tags+t]
			from[i*tags+t] = uint8(at)
		}
		best, next = next, best
	}
	last := 0
	for t := range tags {
		if best[t] > best[last] {
			last = t
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = last
		last = int(from[i*tags+last])
	}
	return out
}
