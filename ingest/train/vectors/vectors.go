// Package vectors learns from text what words are like: each becomes a vector,
// and words that stand in the same places get vectors that point the same way.
//
// The file that Write makes is
//
//	vectors 1 WORDS DIM\n    two decimal numbers
//	one word a line          WORDS lines, the first of them empty
//	WORDS × DIM values       float32, little-endian, a word's values together
package vectors

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// Vectors are words with their vectors.
type Vectors struct {
	// Words are distinct and as Normal makes them. The first is "", which
	// stands for every word that was too rare for a vector of its own; the
	// others follow from the most frequent to the least.
	Words []string
	// Dim is the number of values of each vector, at most 65536.
	Dim int
	// Values holds the vector of Words[i] at [i*Dim, (i+1)*Dim). Over all
	// words each dimension has mean 0, and the values together variance 1.
	Values []float32

	rows map[string]int
}

// Normal returns the form under which a word has its vector: in lower case,
// with 0 for every digit and straight quotation marks and apostrophes.
func Normal(form string) string {
	plain := true
	for i := 0; i < len(form) && plain; i++ {
		b := form[i]
		plain = b < 0x80 && (b < 'A' || b > 'Z') && (b < '1' || b > '9')
	}
	if plain {
		return form
	}
	return strings.Map(func(r rune) rune {
		switch {
		case '1' <= r && r <= '9':
			return '0'
		case r == '‘' || r == '’':
			return '\''
		case r == '“' || r == '”':
			return '"'
		}
		return r
	}, strings.ToLower(form))
}

// Row returns the index in Words of the word with the given form, or 0, the
// row of rare words, and false.
func (v *Vectors) Row(form string) (row int, known bool) {
	row, known = v.rows[Normal(form)]
	return row, known && row > 0
}

// Lookup returns the vector of the word with the given form, or that of rare
// words and false. It is a part of Values.
func (v *Vectors) Lookup(form string) (vector []float32, known bool) {
	row, known := v.Row(form)
	return v.at(row), known
}

// at returns the vector of Words[row].
func (v *Vectors) at(row int) []float32 { return v.Values[row*v.Dim:][:v.Dim:v.Dim] }

// index fills in rows.
func (v *Vectors) index() {
	v.rows = make(map[string]int, len(v.Words))
	for i, w := range v.Words {
		v.rows[w] = i
	}
}

// Write writes the vectors in the package's format.
func (v *Vectors) Write(w io.Writer) error {
	buf := bufio.NewWriter(w)
	fmt.Fprintf(buf, "vectors 1 %d %d\n", len(v.Words), v.Dim)
	for _, word := range v.Words {
		if strings.ContainsRune(word, '\n') {
			return fmt.Errorf("write vectors: %q has a line break", word)
		}
		buf.WriteString(word)
		buf.WriteByte('\n')
	}
	var b [4]byte
	for _, x := range v.Values {
		binary.LittleEndian.PutUint32(b[:], math.Float32bits(x))
		buf.Write(b[:])
	}
	return buf.Flush()
}

// maxDim is the largest Dim that Read believes.
const maxDim = 1 << 16

// Read reads what Write wrote.
func Read(r io.Reader) (*Vectors, error) {
	buf := bufio.NewReader(r)
	line, err := buf.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("read vectors: first line: %w", err)
	}
	v := &Vectors{}
	var words int
	if _, err := fmt.Sscanf(line, "vectors 1 %d %d\n", &words, &v.Dim); err != nil || words < 1 || v.Dim < 1 || v.Dim > maxDim {
		return nil, fmt.Errorf("read vectors: the first line is %q, want vectors 1 WORDS DIM, DIM at most %d", line, maxDim)
	}
	for range words {
		word, err := buf.ReadString('\n')
		if err != nil {
			return nil, fmt.Errorf("read vectors: word %d of %d: %w", len(v.Words)+1, words, noEOF(err))
		}
		v.Words = append(v.Words, strings.TrimSuffix(word, "\n"))
	}
	row := make([]byte, 4*v.Dim)
	for i := range words {
		if _, err := io.ReadFull(buf, row); err != nil {
			return nil, fmt.Errorf("read vectors: vector %d of %d: %w", i+1, words, noEOF(err))
		}
		v.Values = slices.Grow(v.Values, v.Dim)
		for b := row; len(b) > 0; b = b[4:] {
			v.Values = append(v.Values, math.Float32frombits(binary.LittleEndian.Uint32(b)))
		}
	}
	v.index()
	return v, nil
}

// noEOF makes the end of the file an error where more must follow.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
