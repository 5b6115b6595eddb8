package link_test

import (
	"reflect"
	"testing"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/link"
)

func TestEveryNameOfAnEntityHasItsReason(t *testing.T) {
	for _, c := range []struct {
		in   []graph.Profile
		want []string
	}{
		{[]graph.Profile{profile(graph.Person, "Ada Moss"), profile(graph.Person, "Ms. Moss"), profile(graph.Person, "Moss")},
			[]string{"the name itself", "short for Ada Moss, the only fuller name", "short for Ada Moss, the only fuller name"}},
		{[]graph.Profile{profile(graph.Person, "José Lind"), profile(graph.Person, "Jose Lind")},
			[]string{"the same name but for title, article or spelling", "the same name but for title, article or spelling"}},
		{[]graph.Profile{profile(graph.Place, "U.S."), profile(graph.Place, "America")},
			[]string{"a name of United States", "a name of United States"}},
		{[]graph.Profile{profile(graph.Organization, "Danish government"), profile(graph.Organization, "government of Denmark")},
			[]string{"the government of Denmark", "the government of Denmark"}},
		{[]graph.Profile{profile(graph.Organization, "Harbour Pilots Guild", "HPG"), profile(graph.Organization, "HPG")},
			[]string{"the name itself", "what a document calls Harbour Pilots Guild too"}},
		{[]graph.Profile{profile(graph.Organization, "Silver Front"), profile(graph.Group, "Silver Front"), profile(graph.Organization, "Blue Bloc")},
			[]string{"the name itself", "the name itself", "judged to be the same"}},
	} {
		if got := link.Why(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: got %q, want %q", c.in, got, c.want)
		}
	}
}
