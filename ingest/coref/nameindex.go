package coref

import "slices"

// A nameIndex has groups of names by what a shorter form shares with them: the
// first or the last word, the surname, or the initials.
type nameIndex map[string][]int

func indexNames(groups []nameGroup) nameIndex {
	index := nameIndex{}
	add := func(key string, j int) {
		if list := index[key]; len(list) == 0 || list[len(list)-1] != j {
			index[key] = append(list, j)
		}
	}
	for j := range groups {
		n := &groups[j].name
		for _, word := range n.ends() {
			add(word, j)
		}
		if len(n.tokens) > 1 {
			all, main := initials(n.tokens)
			add("initials "+all, j)
			add("initials "+main, j)
		}
	}
	return index
}

// ends returns the folded words that a name and its short forms share.
func (n *name) ends() []string {
	folded := n.folded()
	if len(folded) == 0 {
		return nil
	}
	return []string{folded[0], folded[len(folded)-1], n.surname()}
}

// candidates returns the groups whose names may be fuller forms of n, in order.
func (index nameIndex) candidates(n *name) []int {
	var out []int
	for _, word := range n.ends() {
		out = append(out, index[word]...)
	}
	if len(n.tokens) == 1 {
		out = append(out, index["initials "+acronymLetters(n.tokens[0])]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
