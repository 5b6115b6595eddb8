package judge

// A union keeps disjoint sets of the numbers below its length.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	a, b := u.find(i), u.find(j)
	u[max(a, b)] = min(a, b)
}

// sets returns the sets, each ascending, in the order of their least members.
func (u union) sets() [][]int {
	place := make(map[int]int)
	var out [][]int
	for i := range u {
		root := u.find(i)
		at, known := place[root]
		if !known {
			at = len(out)
			place[root] = at
			out = append(out, nil)
		}
		out[at] = append(out[at], i)
	}
	return out
}
