package judge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/parley-kg/parley/graph"
)

// A line is a judgement as a line of JSON.
type line struct {
	Verdict graph.Verdict `json:"verdict"`
	These   []naming      `json:"these"`
	Those   []naming      `json:"those"`
	Made    mark          `json:"made"`
	Undone  *mark         `json:"undone,omitempty"`
}

type naming struct {
	Type     graph.EntityType `json:"type"`
	Name     string           `json:"name"`
	Document graph.ID         `json:"document,omitempty"`
}

type mark struct {
	By string    `json:"by"`
	At time.Time `json:"at"`
}

// maxLine is the most bytes that a line may have.
const maxLine = 1 << 20

// Write writes judgements as JSON lines, in the order given.
func Write(w io.Writer, list []*graph.Judgement) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, j := range list {
		l := line{Verdict: j.Verdict, These: namings(j.These), Those: namings(j.Those), Made: mark(j.Made)}
		if j.Undone != nil {
			m := mark(*j.Undone)
			l.Undone = &m
		}
		if err := out.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

func namings(list []graph.Naming) []naming {
	out := make([]naming, len(list))
	for i, n := range list {
		out[i] = naming(n)
	}
	return out
}

// Read reads what Write writes, blank lines left out. An error names the line.
func Read(r io.Reader) ([]*graph.Judgement, error) {
	var out []*graph.Judgement
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("line %d: %v: %w", n, err, graph.ErrInvalid)
		}
		j := graph.NewJudgement(l.Verdict, graphNamings(l.These), graphNamings(l.Those), graph.Mark(l.Made))
		if l.Undone != nil {
			j = j.Undo(graph.Mark(*l.Undone))
		}
		if err := j.Check(); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, j)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("after line %d: %w", len(out), err)
	}
	return out, nil
}

func graphNamings(list []naming) []graph.Naming {
	out := make([]graph.Naming, len(list))
	for i, n := range list {
		out[i] = graph.Naming(n)
	}
	return out
}
