package net

import "math"

// spanning sets heads to the best tree with one root, by the algorithm of Chu
// & Liu (1965) and Edmonds (1967). Nodes are 0 for the root and 1 to n.
func spanning(scores []float32, n int, heads []int) {
	size := n + 1
	weight := make([]float64, size*size) // [dependent·size + head]
	penalty := 0.0                       // more than any gain of a second root
	for _, v := range scores {
		penalty += math.Abs(float64(v))
	}
	for i := range n {
		for j := range size {
			w := float64(scores[i*size+j])
			if j == 0 {
				w -= penalty + 1
			}
			weight[(i+1)*size+j] = w
		}
	}
	nodes := make([]int, size)
	for i := range nodes {
		nodes[i] = i
	}
	best := make([]int, size)
	arborescence(weight, size, nodes, best)
	for i := range n {
		heads[i] = best[i+1] - 1
	}
}

// arborescence sets best[d] for every node d but the first to its head in the
// best tree below the first. It shrinks a cycle of best heads to one of its
// nodes, finds the tree of what is left and opens the cycle where the tree
// enters it. It changes weights of the nodes.
func arborescence(weight []float64, size int, nodes, best []int) {
	for _, d := range nodes[1:] {
		best[d] = -1
		for _, h := range nodes {
			if h != d && (best[d] < 0 || weight[d*size+h] > weight[d*size+best[d]]) {
				best[d] = h
			}
		}
	}
	cycle := findCycle(nodes, best)
	if cycle == nil {
		return
	}
	in := make(map[int]bool, len(cycle))
	heads := make([]int, len(cycle))
	for i, d := range cycle {
		in[d] = true
		heads[i] = best[d]
	}
	one := cycle[0] // stands for the cycle
	var rest []int
	entry, leaver := make(map[int]int), make(map[int]int)
	for _, v := range nodes {
		if in[v] {
			continue
		}
		rest = append(rest, v)
		// The best way from v into the cycle, and from the cycle to v.
		enter, leave := -1, -1
		var enterGain, leaveWeight float64
		for i, d := range cycle {
			if gain := weight[d*size+v] - weight[d*size+heads[i]]; enter < 0 || gain > enterGain {
				enter, enterGain = d, gain
			}
			if w := weight[v*size+d]; leave < 0 || w > leaveWeight {
				leave, leaveWeight = d, w
			}
		}
		entry[v], leaver[v] = enter, leave
		weight[one*size+v], weight[v*size+one] = enterGain, leaveWeight
	}
	arborescence(weight, size, append(rest, one), best)
	for _, v := range rest {
		if v != nodes[0] && best[v] == one {
			best[v] = leaver[v]
		}
	}
	from := best[one]
	for i, d := range cycle {
		best[d] = heads[i]
	}
	best[entry[from]] = from
}

// findCycle returns the nodes of a cycle of best heads, or nil.
func findCycle(nodes, best []int) []int {
	seen := make(map[int]int, len(nodes))
	for walk, d := range nodes[1:] {
		at := d
		for at != nodes[0] && seen[at] == 0 {
			seen[at] = walk + 1
			at = best[at]
		}
		if at == nodes[0] || seen[at] != walk+1 {
			continue
		}
		cycle := []int{at}
		for v := best[at]; v != at; v = best[v] {
			cycle = append(cycle, v)
		}
		return cycle
	}
	return nil
}
