package main

import (
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

func TestAMentionIsShownWithTheWordsAroundIt(t *testing.T) {
	long := strings.Repeat("many words ", 9)
	for _, c := range []struct{ text, mention, want string }{
		{"Ada Moss left.", "Ada Moss", "[Ada Moss] left."},
		{"A heading\nAda Moss left.\nMore", "Ada Moss", "[Ada Moss] left."},
		{long + "saw Ada Moss go " + long, "Ada Moss", "…many words many words many words saw [Ada Moss] go many words many words many words…"},
		{"Ada\nMoss left.", "Ada\nMoss", "[Ada Moss] left."},
		{strings.Repeat("x", 90) + "Moss", "Moss", "…[Moss]"},
	} {
		at := strings.Index(c.text, c.mention)
		if got := inContext(c.text, graph.Span{Start: at, End: at + len(c.mention)}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
