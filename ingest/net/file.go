package net

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// The file of weights is
//
//	magic                    "parley-net 1\n"
//	size of the header       4 bytes, little-endian as all numbers
//	header                   JSON: {"spec": Spec, "lexicon": …}
//	the tensors of the spec  tables and weights: a float32 scale a row, then
//	                         rows × cols bytes from -127 to 127; vectors: float32s
const magic = "parley-net 1\n"

type header struct {
	Spec    Spec            `json:"spec"`
	Lexicon json.RawMessage `json:"lexicon"`
}

// Write returns the file of a network: its spec, what names the rows of its
// tables (any JSON), and the values of each tensor.
func Write(spec Spec, lexicon any, values func(TensorSpec) []float32) ([]byte, error) {
	names, err := json.Marshal(lexicon)
	if err != nil {
		return nil, fmt.Errorf("write a network: %w", err)
	}
	head, err := json.Marshal(header{spec, names})
	if err != nil {
		return nil, fmt.Errorf("write a network: %w", err)
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	out = append(out, head...)
	for _, t := range spec.Tensors() {
		v := values(t)
		if len(v) != t.Rows*t.Cols {
			return nil, fmt.Errorf("write a network: tensor %s has %d values, not %d", t.Name, len(v), t.Rows*t.Cols)
		}
		if t.Kind == Vector {
			for _, x := range v {
				out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
			}
			continue
		}
		var bytes []byte
		for r := range t.Rows {
			row := v[r*t.Cols : (r+1)*t.Cols]
			top := float32(0)
			for _, x := range row {
				top = max(top, x, -x)
			}
			scale := top / maxWeight
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
			for _, x := range row {
				q := 0.0
				if scale > 0 {
					q = math.RoundToEven(float64(x / scale))
				}
				bytes = append(bytes, byte(int8(q)))
			}
		}
		out = append(out, bytes...)
	}
	return out, nil
}

// A tensor is what a file holds of a TensorSpec.
type tensor struct {
	TensorSpec
	scales []float32
	bytes  []int8
	values []float32 // of a Vector
}

// Read reads the file of a network and returns it with the JSON of its lexicon.
func Read(data []byte) (*Network, json.RawMessage, error) {
	rest, ok := bytes.CutPrefix(data, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, nil, fmt.Errorf("read a network: not a file of weights of this version")
	}
	size := binary.LittleEndian.Uint32(rest)
	rest = rest[4:]
	if uint64(size) > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("read a network: the header is cut off")
	}
	var head header
	if err := json.Unmarshal(rest[:size], &head); err != nil {
		return nil, nil, fmt.Errorf("read a network: %w", err)
	}
	rest = rest[size:]
	tensors := map[string]*tensor{}
	for _, spec := range head.Spec.Tensors() {
		t := &tensor{TensorSpec: spec}
		n := spec.Rows * spec.Cols
		want := 4*spec.Rows + n
		if spec.Kind == Vector {
			want = 4 * n
		}
		if spec.Rows < 0 || spec.Cols < 0 || want > len(rest) {
			return nil, nil, fmt.Errorf("read a network: tensor %s is cut off", spec.Name)
		}
		if spec.Kind == Vector {
			t.values = floats(rest[:want])
		} else {
			t.scales = floats(rest[:4*spec.Rows])
			t.bytes = make([]int8, n)
			for i, b := range rest[4*spec.Rows : want] {
				if t.bytes[i] = int8(b); t.bytes[i] < -maxWeight {
					return nil, nil, fmt.Errorf("read a network: tensor %s has the byte -128", spec.Name)
				}
			}
		}
		tensors[spec.Name] = t
		rest = rest[want:]
	}
	if len(rest) > 0 {
		return nil, nil, fmt.Errorf("read a network: %d bytes too many", len(rest))
	}
	return newNetwork(head.Spec, tensors), head.Lexicon, nil
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
