package lemma

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// The table is learned from UD English EWT (CC BY-SA 4.0) and GUM (annotation
// CC BY 4.0; texts CC BY, CC BY-SA and public domain) and therefore shared
// under CC BY-SA 4.0. A line is
//
//	tag  ending  cut  add     take cut bytes off a form with the ending and put add
//	case+tag  ending  way     how the lemma of a form with capitals is written
//
// where an ending that begins with "^" is a whole form.

//go:generate go run ./learn -treebanks ../../../shared/treebanks -out table.tsv

//go:embed table.tsv
var tableText string

var table = sync.OnceValue(func() *tables { return parse(tableText) })

// parse reads the table. A line that does not fit is left out; the test of
// the table finds one.
func parse(text string) *tables {
	t := &tables{endings: make(map[key]rule), ways: make(map[key]string)}
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "# "):
		case len(f) == 4:
			if cut, err := strconv.Atoi(f[2]); err == nil {
				t.endings[key{f[0], f[1]}] = rule{cut, f[3]}
			}
		case len(f) == 3:
			t.ways[key{f[0], f[1]}] = f[2]
		}
	}
	return t
}
