package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parley-kg/parley/graph"
)

// Why says of each of the profiles of one entity why it is among them: one
// phrase a profile, in their order. Those that the linker would not join with
// most of the others are there by a judgement.
func Why(profiles []graph.Profile) []string {
	records := make([]record, len(profiles))
	for i, p := range profiles {
		records[i] = read(p)
	}
	reasons := make([]string, len(profiles))
	var most graph.Cluster
	for _, c := range New().Link(profiles) {
		if len(c.Profiles) > len(most.Profiles) {
			most = c
		}
	}
	for i := range records {
		if reasons[i] = "judged to be the same"; slices.Contains(most.Profiles, i) {
			reasons[i] = why(&records[i], records)
		}
	}
	return reasons
}

// why says why rec is the same as the others.
func why(rec *record, all []record) string {
	if rec.told != "" {
		return rec.told
	}
	var fuller []record
	same := false
	for _, other := range all {
		if shortens(&node{records: []record{*rec}}, &node{records: []record{other}}) && len(other.folded) > len(rec.folded) {
			fuller = append(fuller, other)
		}
		same = same || other.identity == rec.identity && other.profile.Name != rec.profile.Name
	}
	if len(fuller) == 0 && same {
		return "the same name but for title, article or spelling"
	}
	if len(fuller) == 0 {
		return "the name itself"
	}
	slices.SortFunc(fuller, func(a, b record) int {
		return cmp.Or(len(b.folded)-len(a.folded), strings.Compare(a.profile.Name, b.profile.Name))
	})
	if rec.person {
		return fmt.Sprintf("short for %s, the only fuller name", fuller[0].profile.Name)
	}
	return fmt.Sprintf("what a document calls %s too", fuller[0].profile.Name)
}
