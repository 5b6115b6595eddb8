package read

import (
	"strings"
	"testing"
	"time"
)

// TestHardInputsTakeLinearTime reads pages that a careless reader would take
// minutes for. A hundred kilobytes of each is read in far less than a second;
// the bound leaves room for slow machines.
func TestHardInputsTakeLinearTime(t *testing.T) {
	const size, bound = 100_000, 10 * time.Second
	for _, test := range []struct{ name, unit string }{
		{"a.txt", "["}, {"a.txt", "[a]("}, {"a.txt", "a-\nb\n"}, {"a.txt", "a b c d e f g\n\n"}, {"a.txt", `"a `}, {"a.txt", "&"},
		{"a.html", "<div>"}, {"a.html", "<p>a"}, {"a.html", "<div>a</p>"}, {"a.html", "<table><tr><td>"},
		{"a.md", "> "}, {"a.md", "[a]("}, {"a.md", "*a "}, {"a.md", "- "}, {"a.md", "[a]: b\n"}, {"a.md", "* a\n "},
	} {
		data := strings.Repeat(test.unit, size/len(test.unit))
		began := time.Now()
		_, err := Read(test.name, []byte(data))
		if took := time.Since(began); took > bound {
			t.Errorf("%s of %q took %v (error %v)", test.name, test.unit, took, err)
		}
	}
}
