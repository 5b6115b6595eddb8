package parse

import (
	"slices"
	"testing"

	"github.com/parley-kg/parley/ingest/net"
)

func TestFlagsTellWhatGazetteersKnow(t *testing.T) {
	for _, c := range []struct {
		text string
		word int
		want []flag
		not  []flag
	}{
		{"Maria left Norway", 0, []flag{first, givenFemale}, []flag{shouting}},
		{"Maria left Norway", 2, []flag{countryFirst}, []flag{cityFirst}},
		{"she left New Zealand", 3, []flag{countryRest}, []flag{carelessPlace}},
		{"MARIA LEFT NORWAY", 0, []flag{shouting, givenFemale}, nil},
		{"MARIA LEFT NORWAY", 2, []flag{shouting, countryFirst}, nil},
		{"maria left new zealand", 0, []flag{carelessPerson}, []flag{givenFemale}},
		{"maria left new zealand", 3, []flag{carelessPlace}, []flag{countryRest}},
		{"the schmidts left", 1, nil, []flag{surname, carelessPerson}},
		{"Mr. Schmidt left", 1, []flag{surname}, nil},
	} {
		s := sentence(c.text)
		out := make([]net.Word, len(s.Words))
		addFlags(s.Words, out)
		got := out[c.word].Flags
		for _, f := range c.want {
			if !slices.Contains(got, f) {
				t.Errorf("%q: word %d has the flags %v, without %d", c.text, c.word, got, f)
			}
		}
		for _, f := range c.not {
			if slices.Contains(got, f) {
				t.Errorf("%q: word %d has the flag %d", c.text, c.word, f)
			}
		}
	}
}
