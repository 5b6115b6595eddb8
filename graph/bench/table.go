package bench

import (
	"bytes"
	"fmt"
	"os"
	"strings"
)

// A Row of the table of figures.
type Row struct {
	What, Figure, Against, Goal string
	// Met says whether the goal was met; "" where there is none.
	Met string
}

// A Table gathers figures.
type Table struct{ rows []Row }

// Add adds a row whose goal was met or not.
func (t *Table) Add(what, figure, against, goal string, met bool) {
	word := "no"
	if met {
		word = "yes"
	}
	t.rows = append(t.rows, Row{what, figure, against, goal, word})
}

// Note adds a row without a goal.
func (t *Table) Note(what, figure, against string) {
	t.rows = append(t.rows, Row{What: what, Figure: figure, Against: against})
}

// String writes the table as Markdown.
func (t *Table) String() string {
	var b strings.Builder
	b.WriteString("| question | Parley | in the same run | goal | met |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range t.rows {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", r.What, r.Figure, r.Against, r.Goal, r.Met)
	}
	return b.String()
}

// The lines of a page between which figures stand.
const (
	begin = "<!-- figures: written by make bench -->\n"
	end   = "<!-- end of figures -->\n"
)

// Replace writes text between the marks of the page at path.
func Replace(path, text string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := bytes.Cut(page, []byte(begin))
	if !ok {
		return fmt.Errorf("%s has no line %q", path, strings.TrimSpace(begin))
	}
	_, after, ok := bytes.Cut(rest, []byte(end))
	if !ok {
		return fmt.Errorf("%s has no line %q", path, strings.TrimSpace(end))
	}
	return os.WriteFile(path, []byte(string(before)+begin+text+end+string(after)), 0o644)
}
