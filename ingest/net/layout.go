package net

import "slices"

// A Layout orders the words of a batch of sentences by time: first the first
// words of all sentences, the longest sentence first, then the second words,
// and so on. The sentences that reach a time are then a prefix, and a step of an
// LSTM is a product of two matrices.
type Layout struct {
	// Order has the sentences from the longest to the shortest.
	Order []int
	// Starts has the first row of each time and the number of rows at the end.
	Starts []int
	// Firsts has, for each sentence of Order, the row of its first word when
	// sentences stand one after another, and the number of rows at the end.
	Firsts []int
}

// NewLayout returns the layout of sentences of those lengths.
func NewLayout(lengths []int) *Layout {
	l := &Layout{}
	for i := range lengths {
		l.Order = append(l.Order, i)
	}
	slices.SortStableFunc(l.Order, func(a, b int) int { return lengths[b] - lengths[a] })
	active := len(lengths)
	row := 0
	for t := 0; ; t++ {
		for active > 0 && lengths[l.Order[active-1]] <= t {
			active--
		}
		l.Starts = append(l.Starts, row)
		if active == 0 {
			break
		}
		row += active
	}
	row = 0
	for _, s := range l.Order {
		l.Firsts = append(l.Firsts, row)
		row += lengths[s]
	}
	l.Firsts = append(l.Firsts, row)
	return l
}

// Rows is the number of words.
func (l *Layout) Rows() int { return l.Starts[len(l.Starts)-1] }

// Times is the length of the longest sentence.
func (l *Layout) Times() int { return len(l.Starts) - 1 }

// Active is the number of sentences that reach a time.
func (l *Layout) Active(time int) int { return l.Starts[time+1] - l.Starts[time] }

// Each calls f for every word with its row by time, its row by sentence, the
// index of its sentence in Order and its place there.
func (l *Layout) Each(f func(row, bySentence, sentence, at int)) {
	for t := range l.Times() {
		for b := range l.Active(t) {
			f(l.Starts[t]+b, l.Firsts[b]+t, b, t)
		}
	}
}

// Step returns the time of a step and the rows from which its sentences
// continue: the first n sentences have their state before in the rows from
// before on, the others begin.
func (l *Layout) Step(step int, backward bool) (time, before, n int) {
	if !backward {
		if step == 0 {
			return 0, 0, 0
		}
		return step, l.Starts[step-1], l.Active(step)
	}
	time = l.Times() - 1 - step
	if step == 0 {
		return time, 0, 0
	}
	return time, l.Starts[time+1], l.Active(time + 1)
}
