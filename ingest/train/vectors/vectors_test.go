package vectors

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/train/matrix"
)

// tiny returns sentences of two kinds: an animal does something, and somebody
// does something to food.
func tiny() [][]string {
	random := rand.New(rand.NewPCG(7, 7))
	one := func(words string) string {
		all := strings.Fields(words)
		return all[random.IntN(len(all))]
	}
	var out [][]string
	for range 1500 {
		out = append(out,
			[]string{"The", one("cat dog fox goat"), one("sleeps runs barks hides"), one("here outside daily"), "."},
			[]string{one("Nora Pavel Ines"), one("bakes eats sells cuts"), "the", one("bread cake pie tart"), "."})
	}
	return append(out, []string{"A", "solitary", "zebu", "snorts"})
}

func cosine(v *Vectors, a, b string) float64 {
	x, _ := v.Lookup(a)
	y, _ := v.Lookup(b)
	return float64(matrix.Dot(x, y)) / math.Sqrt(float64(matrix.Dot(x, x))*float64(matrix.Dot(y, y)))
}

func TestWordsInTheSamePlacesEndNearer(t *testing.T) {
	v := Learn(tiny(), Options{Dim: 16, Sample: 1})
	for _, c := range []struct{ word, near, far string }{
		{"cat", "dog", "bread"},
		{"cat", "goat", "sleeps"},
		{"bread", "tart", "fox"},
		{"sleeps", "barks", "bakes"},
		{"eats", "sells", "cake"},
		{"Nora", "Pavel", "the"},
	} {
		near, far := cosine(v, c.word, c.near), cosine(v, c.word, c.far)
		if near < far+0.2 {
			t.Errorf("%s is %.2f like %s and %.2f like %s, want more of the first", c.word, near, c.near, far, c.far)
		}
	}
}

func TestTheSameTextGivesTheSameVectors(t *testing.T) {
	o := Options{Dim: 6, Epochs: 2, Seed: 3}
	a, b := Learn(tiny(), o), Learn(tiny(), o)
	if !slices.Equal(a.Words, b.Words) || !slices.Equal(a.Values, b.Values) {
		t.Error("learning twice gave two results")
	}
	o.Seed = 4
	if c := Learn(tiny(), o); slices.Equal(a.Values, c.Values) {
		t.Error("another seed gave the same vectors")
	}
}

func TestRareWordsShareOneVector(t *testing.T) {
	v := Learn(tiny(), Options{Dim: 5, Epochs: 1})
	if v.Words[0] != "" {
		t.Errorf("the first word is %q, want the empty one", v.Words[0])
	}
	for form, want := range map[string]bool{"CAT": true, "zebu": false, "unheard-of": false, "": false} {
		row, known := v.Row(form)
		if known != want || known != (row > 0) {
			t.Errorf("Row(%q) = %d, %t, want known %t", form, row, known, want)
		}
	}
	x, _ := v.Lookup("zebu")
	y, _ := v.Lookup("solitary")
	if &x[0] != &y[0] || &x[0] != &v.Values[0] {
		t.Error("two rare words have two vectors")
	}
}

func TestValuesHaveMeanZeroAndVarianceOne(t *testing.T) {
	v := Learn(tiny(), Options{Dim: 7, Epochs: 1})
	squares := 0.0
	for d := range v.Dim {
		sum := 0.0
		for row := range v.Words {
			x := float64(v.at(row)[d])
			sum += x
			squares += x * x
		}
		if math.Abs(sum) > 1e-3 {
			t.Errorf("dimension %d has the sum %g, want 0", d, sum)
		}
	}
	if got := squares / float64(len(v.Values)); math.Abs(got-1) > 1e-3 {
		t.Errorf("variance %g, want 1", got)
	}
}

func TestLearningFromNothingGivesTheRareWordAlone(t *testing.T) {
	for _, sents := range [][][]string{nil, {{}}, {{"once"}}} {
		if v := Learn(sents, Options{}); len(v.Words) != 1 || len(v.Values) != 64 {
			t.Errorf("%v gave words %q and %d values, want one word and 64 values", sents, v.Words, len(v.Values))
		}
	}
}

func TestNormal(t *testing.T) {
	for form, want := range map[string]string{
		"":        "",
		"harbour": "harbour",
		"Zürich":  "zürich",
		"ÉTÉ":     "été",
		"1984":    "0000",
		"3,400.5": "0,000.0",
		"200":     "000",
		"McLeod":  "mcleod",
		"n’t":     "n't",
		"“":       `"`,
	} {
		if got := Normal(form); got != want {
			t.Errorf("Normal(%q) = %q, want %q", form, got, want)
		}
	}
}

func TestReadGivesWhatWasWritten(t *testing.T) {
	v := Learn(tiny(), Options{Dim: 3, Epochs: 1})
	var file bytes.Buffer
	if err := v.Write(&file); err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.Words, v.Words) || got.Dim != v.Dim || !slices.Equal(got.Values, v.Values) {
		t.Errorf("read %d words of %d values, want the %d of %d that were written", len(got.Words), got.Dim, len(v.Words), v.Dim)
	}
	if _, known := got.Row("Goat"); !known {
		t.Error("a word that was written is not known after reading")
	}
	for _, size := range []int{0, 5, file.Len() / 2, file.Len() - 1} {
		if _, err := Read(bytes.NewReader(file.Bytes()[:size])); err == nil {
			t.Errorf("the first %d of %d bytes were read without an error", size, file.Len())
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("vectors 1 2 1\n\nsea\n\x00\x00\x80?\x00\x00\x00@"))
	f.Add([]byte("vectors 1 999999999 9\n\n"))
	f.Add([]byte("vectors 1 1 999999999999999999\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		if len(v.Values) != len(v.Words)*v.Dim {
			t.Errorf("%d values for %d words of %d", len(v.Values), len(v.Words), v.Dim)
		}
	})
}

func BenchmarkStep(b *testing.B) {
	v, out, change := make([]float32, 64), make([]float32, 64), make([]float32, 64)
	for i := range v {
		v[i], out[i] = 0.1, float32(i)/100
	}
	for b.Loop() {
		step(v, out, change, 0, 1e-6)
	}
}
