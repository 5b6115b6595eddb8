package gazetteer

import "strings"

// A leader is an office with the name of who held it, folded: first and last word, or
// the last alone.
type leader struct{ office, name string }

// leaders has the code of the country that a leader headed, "" where he could be of
// several.
var leaders = table(func() map[leader]string {
	t := map[leader]string{}
	put := func(l leader, code string) {
		if old, taken := t[l]; taken && old != code {
			code = ""
		}
		t[l] = code
	}
	rows("leaders.tsv", 3, func(f []string) {
		for _, name := range list(f[2]) {
			words := strings.Fields(Fold(name))
			last := words[len(words)-1]
			put(leader{f[1], last}, f[0])
			if len(words) > 1 {
				put(leader{f[1], words[0] + " " + last}, f[0])
			}
		}
	})
	return t
})

// Led returns the code of the country that the holder of an office with a name has
// headed ("president", "Abraham Lincoln"), or "". The last word of a name will do
// where nobody else in that office has it.
func Led(office, name string) string {
	words := strings.Fields(Fold(name))
	if len(words) > 1 && words[len(words)-1] == "jr" {
		words = words[:len(words)-1]
	}
	switch len(words) {
	case 0:
		return ""
	case 1:
		return leaders()[leader{office, words[0]}]
	}
	return leaders()[leader{office, words[0] + " " + words[len(words)-1]}]
}
