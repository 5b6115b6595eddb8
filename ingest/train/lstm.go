package train

import (
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/train/matrix"
)

// An lstm is one direction of one layer over one batch, with what its backward
// pass needs. Rows are words in time order.
type lstm struct {
	w         *worker
	name      string // "lstm0.forward."
	backwards bool
	in        matrix.Matrix // rows × input
	gates     matrix.Matrix // rows × 4·hidden: input, forget, output, candidate
	cell      matrix.Matrix // rows × hidden
	squashed  matrix.Matrix // tanh of cell
	before    matrix.Matrix // the state before each word, masked
	mask      matrix.Matrix // sentences × hidden, or empty
	state     matrix.Matrix // rows × hidden: what it returns
}

// forward runs the layer over in and writes its states into out, a view of
// as many columns as the LSTM is wide.
func (l *lstm) forward(in, out matrix.Matrix) {
	w, h := l.w, out.Cols
	b := w.batch
	l.in, l.state = in, out
	rows := b.Rows()
	l.gates, l.cell, l.squashed = w.arena.matrix(rows, 4*h), w.arena.matrix(rows, h), w.arena.matrix(rows, h)
	l.before = w.arena.matrix(rows, h)
	bias := w.value(l.name + "bias").Row(0)
	for i := range rows {
		copy(l.gates.Row(i), bias)
	}
	w.buf.MulAdd(l.gates, in, false, w.value(l.name+"input"), true)
	w.buf.Pack(&w.states, w.value(l.name+"state"), true)
	for step := range b.Times() {
		t, from, m := b.Step(step, l.backwards)
		start, n := b.Starts[t], b.Active(t)
		if m > 0 {
			for i := range m {
				copy(l.before.Row(start+i), out.Row(from+i))
				l.applyMask(l.before.Row(start+i), i)
			}
			w.buf.MulAddPacked(l.gates.Slice(start, start+m), l.before.Slice(start, start+m), false, &w.states)
		}
		for i := range n {
			var was []float32
			if i < m {
				was = l.cell.Row(from + i)
			}
			activate(l.gates.Row(start+i), was, l.cell.Row(start+i), l.squashed.Row(start+i), out.Row(start+i))
		}
	}
}

// activate computes one word's gates, cell and state.
func activate(gates, was, cell, squashed, state []float32) {
	h := len(cell)
	in, forget, output, candidate := gates[:h], gates[h:2*h], gates[2*h:3*h], gates[3*h:4*h]
	net.SigmoidAll(gates[:3*h])
	net.TanhAll(candidate)
	for k := range cell {
		cell[k] = in[k] * candidate[k]
		if was != nil {
			cell[k] += forget[k] * was[k]
		}
	}
	copy(squashed, cell)
	net.TanhAll(squashed)
	for k := range state {
		state[k] = output[k] * squashed[k]
	}
}

// applyMask multiplies a state of a sentence, or its errors, by the mask.
func (l *lstm) applyMask(x []float32, sentence int) {
	if l.mask.Rows > 0 {
		multiply(x, l.mask.Row(sentence))
	}
}

// backward takes the errors of the states, which it changes, and adds those of
// the input to inErrors.
func (l *lstm) backward(stateErrors, inErrors matrix.Matrix) {
	w, h := l.w, l.state.Cols
	b := w.batch
	rows := b.Rows()
	errors := w.arena.matrix(rows, 4*h)
	ofCells := w.arena.matrix(rows, h)
	beforeErrors := w.arena.matrix(len(b.samples), h)
	w.buf.Pack(&w.states, w.value(l.name+"state"), false)
	for step := b.Times() - 1; step >= 0; step-- {
		t, from, m := b.Step(step, l.backwards)
		start, n := b.Starts[t], b.Active(t)
		for i := range n {
			var was, wasErrors []float32
			if i < m {
				was, wasErrors = l.cell.Row(from+i), ofCells.Row(from+i)
			}
			c := cellErrors{l.gates.Row(start + i), l.squashed.Row(start + i), stateErrors.Row(start + i), ofCells.Row(start + i), was, wasErrors,
				errors.Row(start + i)}
			c.backward()
		}
		if m == 0 {
			continue
		}
		back := beforeErrors.Slice(0, m)
		clear(back.Data[:m*h])
		w.buf.MulAddPacked(back, errors.Slice(start, start+m), false, &w.states)
		for i := range m {
			l.applyMask(back.Row(i), i)
			axpy(1, back.Row(i), stateErrors.Row(from+i))
		}
	}
	w.buf.MulAdd(w.grad.by[l.name+"input"], errors, true, l.in, false)
	w.buf.MulAdd(w.grad.by[l.name+"state"], errors, true, l.before, false)
	bias := w.grad.by[l.name+"bias"].Row(0)
	for i := range rows {
		axpy(1, errors.Row(i), bias)
	}
	w.buf.MulAdd(inErrors, errors, false, w.value(l.name+"input"), false)
}
