package net

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// small is a network with sizes that fit no register.
var small = Spec{
	Words: 50, Grams: 40, Shapes: 9, Flags: 5, Vectors: 30,
	WordDim: 11, GramDim: 12, ShapeDim: 3, FlagDim: 2, VectorDim: 9,
	Hidden: 16, Layers: 2, NamesHidden: 8, ArcDim: 13, LabelDim: 10, UPOS: 5, XPOS: 7, Feats: 3, Labels: 6, Names: 5,
}

func randomNetwork(t testing.TB, spec Spec) *Network {
	rng := rand.New(rand.NewPCG(1, 1))
	file, err := Write(spec, []string{"a", "b"}, func(ts TensorSpec) []float32 {
		v := make([]float32, ts.Rows*ts.Cols)
		for i := range v {
			v[i] = float32(rng.NormFloat64() * 0.5)
		}
		return v
	})
	if err != nil {
		t.Fatal(err)
	}
	n, lexicon, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	if err := json.Unmarshal(lexicon, &names); err != nil || len(names) != 2 {
		t.Fatalf("read the lexicon %s: %v", lexicon, err)
	}
	return n
}

func randomSentences(spec Spec, lengths ...int) [][]Word {
	rng := rand.New(rand.NewPCG(2, 2))
	out := make([][]Word, len(lengths))
	for i, n := range lengths {
		for range n {
			w := Word{Word: int32(rng.IntN(spec.Words)), Shape: int32(rng.IntN(spec.Shapes)), Vector: int32(rng.IntN(spec.Vectors))}
			for range rng.IntN(9) {
				w.Grams = append(w.Grams, int32(rng.IntN(spec.Grams)))
			}
			if rng.IntN(2) == 0 {
				w.Flags = append(w.Flags, int32(rng.IntN(spec.Flags)))
			}
			out[i] = append(out[i], w)
		}
	}
	return out
}

func TestASentenceIsReadTheSameInAnyBatch(t *testing.T) {
	n := randomNetwork(t, small)
	sentences := randomSentences(small, 3, 40, 1, 17, 17, 8, 25, 2, 9, 31, 64)
	together := n.Run(sentences)
	for i, s := range sentences {
		if alone := n.Run([][]Word{s})[0]; !reflect.DeepEqual(alone, together[i]) {
			t.Errorf("sentence %d alone is %v, in a batch %v", i, alone, together[i])
		}
	}
}

func TestKernelsReadTheSame(t *testing.T) {
	n := randomNetwork(t, small)
	sentences := randomSentences(small, 12, 5, 33, 1, 20, 20, 7, 18, 2, 11)
	var want []Analysis
	eachKernel(func(name string) {
		got := n.Run(sentences)
		if want == nil {
			want = got
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: read otherwise than with plain Go", name)
		}
	})
}

func TestKernelsGiveTheSameBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	number := func() float32 { return float32(rng.NormFloat64() * math.Pow(10, float64(rng.IntN(4)-2))) }
	for _, groups := range []int{1, 7, 80} {
		const stride = 40
		leftStride := groups*tileInputs + 3
		base := tile{groups: groups, left: make([]uint8, tileRows*leftStride), leftStride: leftStride}
		base.weights, base.starts, base.outScales = make([]int8, groups*tileInputs*tileCols), make([]int32, tileCols), make([]float32, tileCols)
		for i := range base.left {
			base.left[i] = uint8(zero - maxActivation + rng.IntN(2*maxActivation+1))
			if rng.IntN(4) == 0 {
				base.left[i] = zero + maxActivation // sums as large as they may be
			}
		}
		for i := range base.weights {
			base.weights[i] = int8(rng.IntN(255) - 127)
			if rng.IntN(4) == 0 {
				base.weights[i] = 127
			}
			base.starts[i%(tileInputs*tileCols)/tileInputs] -= zero * int32(base.weights[i])
		}
		for i := range base.outScales {
			base.outScales[i] = number()
		}
		for i := range base.rowScales {
			base.rowScales[i] = number()
		}
		added, bias := make([]float32, tileRows*stride), make([]float32, tileCols)
		for i := range added {
			added[i] = number()
		}
		for i := range bias {
			bias[i] = number()
		}
		for _, base.base = range []matrix{{added, stride}, {bias, 0}} {
			want := make([]float32, tileRows*stride)
			base.out = matrix{want, stride}
			base.multiplyGo()
			eachKernel(func(name string) {
				got := make([]float32, tileRows*stride)
				t2 := base
				t2.out = matrix{got, stride}
				t2.multiply()
				same(t, name+" tile", got, want)
			})
		}
	}
	const h = 24
	gates, before := make([]float32, 4*h), make([]float32, h)
	for range 200 {
		for i := range gates {
			gates[i] = number()
		}
		for i := range before {
			before[i] = number()
		}
		wantCell, wantState := slices.Clone(before), make([]uint8, h)
		cellGo(gates, wantCell, wantState)
		bytes := make([]int8, 27)
		for i := range bytes {
			bytes[i] = int8(rng.IntN(256) - 128)
		}
		wantSum, wantBytes, scale := make([]float32, 27), make([]uint8, 27), number()
		addRowGo(wantSum, bytes, scale)
		numbers := make([]float32, 27)
		for i := range numbers {
			numbers[i] = float32(rng.NormFloat64())
		}
		factor := maxActivation / largestGo(numbers)
		quantizeGo(wantBytes, numbers, factor)
		wantTanh, wantSigmoid := slices.Clone(gates[:27]), slices.Clone(gates[:27])
		tanhGo(wantTanh)
		sigmoidGo(wantSigmoid)
		eachKernel(func(name string) {
			gotTanh, gotSigmoid := slices.Clone(gates[:27]), slices.Clone(gates[:27])
			TanhAll(gotTanh)
			SigmoidAll(gotSigmoid)
			same(t, name+" tanh", gotTanh, wantTanh)
			same(t, name+" sigmoid", gotSigmoid, wantSigmoid)
			gotCell, gotState := slices.Clone(before), make([]uint8, h)
			cell(gates, gotCell, gotState)
			same(t, name+" cell", gotCell, wantCell)
			gotSum, gotBytes := make([]float32, 27), make([]uint8, 27)
			addRow(gotSum, bytes, scale)
			quantize(gotBytes, numbers, factor)
			same(t, name+" sum", gotSum, wantSum)
			same(t, name+" largest", []float32{largest(wantSum)}, []float32{largestGo(wantSum)})
			if !reflect.DeepEqual(gotState, wantState) || !reflect.DeepEqual(gotBytes, wantBytes) {
				t.Errorf("%s: bytes differ", name)
			}
		})
	}
}

func same(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d is %v, want %v", what, i, got[i], want[i])
		}
	}
}

func TestTanhAndSigmoidAreNear(t *testing.T) {
	for x := -12.0; x < 12; x += 0.01 {
		if got, want := float64(Tanh(float32(x))), math.Tanh(x); math.Abs(got-want) > 1e-4 {
			t.Fatalf("Tanh(%.2f) = %v, want %v", x, got, want)
		}
		if got, want := float64(Sigmoid(float32(x))), 1/(1+math.Exp(-x)); math.Abs(got-want) > 1e-4 {
			t.Fatalf("Sigmoid(%.2f) = %v, want %v", x, got, want)
		}
	}
}

func TestDamagedFilesAreErrors(t *testing.T) {
	file, err := Write(small, nil, func(ts TensorSpec) []float32 { return make([]float32, ts.Rows*ts.Cols) })
	if err != nil {
		t.Fatal(err)
	}
	least := slices.Clone(file) // the last byte of label.weight, before label.out
	least[len(file)-4*small.Labels-1] = 128
	for _, c := range []struct {
		data []byte
		want string
	}{
		{least, "label.weight"},
		{nil, "not a file of weights"},
		{file[:len(magic)+10], "header"},
		{file[:len(file)-1], "cut off"},
		{append(append([]byte(nil), file...), 0), "too many"},
	} {
		if _, _, err := Read(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%d bytes: error %v, want one about %q", len(c.data), err, c.want)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	spec := Spec{
		Words: 14000, Grams: 30000, Shapes: 200, Flags: 30, Vectors: 26000,
		WordDim: 96, GramDim: 64, ShapeDim: 24, FlagDim: 24, VectorDim: 64,
		Hidden: 160, Layers: 3, ArcDim: 128, LabelDim: 96, UPOS: 17, XPOS: 50, Feats: 150, Labels: 55, Names: 9,
	}
	n := randomNetwork(b, spec)
	lengths := make([]int, 32)
	words := 0
	for i := range lengths {
		lengths[i] = 14 + i/2
		words += lengths[i]
	}
	sentences := randomSentences(spec, lengths...)
	eachKernel(func(name string) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				n.Run(sentences)
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	})
}
