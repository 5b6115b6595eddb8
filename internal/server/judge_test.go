package server

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/parley-kg/parley/graph"
)

// A judged is what the mutations on judgements answer.
type judged struct {
	Entity, Part *struct {
		ID, Name   string
		Aliases    []string
		Statements struct{ TotalCount int }
		Namings    []struct {
			Naming    struct{ Name, Document string }
			Documents int
		}
	}
	Judgement *judgementAnswer
	Errors    []userError
}

type judgementAnswer struct {
	ID, Verdict, By, At string
	UndoneBy, UndoneAt  *string
	These, Those        []struct {
		Name, Type string
		Document   *string
		Entity     *struct{ ID, Name string }
	}
}

const (
	entityFields    = `{ id name aliases statements { totalCount } namings { naming { name document } documents } }`
	judgementFields = `{ id verdict by at undoneBy undoneAt these { name type document entity { id name } } those { name type document entity { id name } } }`
	errorFields     = `errors { path message code }`
)

// merge, split and undo send a mutation with an input written as in a query.
func (s *site) merge(input string) judged {
	s.t.Helper()
	var got struct{ MergeEntities judged }
	s.ask(`mutation { mergeEntities(input: {`+input+`}) { entity `+entityFields+` judgement `+judgementFields+errorFields+` } }`, "", &got)
	return got.MergeEntities
}

func (s *site) split(input string) judged {
	s.t.Helper()
	var got struct{ SplitEntity judged }
	s.ask(`mutation { splitEntity(input: {`+input+`}) { entity `+entityFields+` part `+entityFields+` judgement `+judgementFields+errorFields+` } }`, "", &got)
	return got.SplitEntity
}

func (s *site) undo(id string) judged {
	s.t.Helper()
	var got struct{ UndoJudgement judged }
	s.ask(fmt.Sprintf(`mutation { undoJudgement(input: {id: %q, by: "bo"}) { judgement %s %s } }`, id, judgementFields, errorFields), "", &got)
	return got.UndoJudgement
}

// id returns the id of the entity that a reference finds.
func (s *site) id(ref string) string {
	s.t.Helper()
	var got struct{ Entity struct{ ID string } }
	s.ask(`{ entity(ref: {`+ref+`}) { id } }`, "", &got)
	return got.Entity.ID
}

// statement returns the id and the subject's of the first statement that an
// entity is the subject of; cited those that the id of a statement finds.
func (s *site) statement(subject string) (id, of string) {
	s.t.Helper()
	var got struct {
		Statements struct {
			Nodes []struct {
				ID      string
				Subject struct{ ID string }
			}
		}
	}
	s.ask(`{ statements(first: 1, filter: {subject: {id: "`+subject+`"}}) { nodes { id subject { id } } } }`, "", &got)
	if len(got.Statements.Nodes) != 1 {
		s.t.Fatalf("%s is the subject of nothing", subject)
	}
	return got.Statements.Nodes[0].ID, got.Statements.Nodes[0].Subject.ID
}

func (s *site) cited(statement string) (id, of string) {
	s.t.Helper()
	var got struct {
		Node struct {
			ID      string
			Subject struct{ ID string }
		}
	}
	s.ask(`{ node(id: "`+statement+`") { id ... on Statement { subject { id } } } }`, "", &got)
	return got.Node.ID, got.Node.Subject.ID
}

// export returns the graph as N-Quads.
func (s *site) export() string {
	s.t.Helper()
	req, err := http.NewRequest(http.MethodGet, s.URL+"/export/nquads", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return s.do(req, http.StatusOK)
}

func TestEntitiesAreMergedAndTheMergeIsTakenBack(t *testing.T) {
	s := open(t, stories...)
	before := s.export()
	ida, karl := s.id(`name: "Ida Weller"`), s.id(`name: "Karl Weller"`)
	cited, _ := s.statement(karl)
	got := s.merge(`into: {name: "Ida Weller"}, entities: [{name: "Karl Weller"}], by: " ana "`)
	if e := got.Entity; len(got.Errors) > 0 || e.ID != ida || e.Name != "Ida Weller" || strings.Join(e.Aliases, ", ") != "Karl Weller, Weller" || e.Statements.TotalCount != 2 {
		t.Fatalf("merged %+v into %+v", got, e)
	}
	if j := got.Judgement; j.Verdict != "SAME" || j.By != "ana" || j.At != "2031-04-01T09:00:00Z" || j.UndoneBy != nil ||
		j.These[0].Name != "Ida Weller" || j.Those[0].Name != "Karl Weller" || j.Those[0].Document != nil || j.Those[0].Entity.ID != ida {
		t.Errorf("judgement %+v", j)
	}
	if at := s.id(`id: "` + karl + `"`); at != ida {
		t.Errorf("the old id leads to %s, want %s", at, ida)
	}
	merged, of := s.cited(cited)
	if merged == cited || of != ida {
		t.Errorf("the statement %s leads to %s of %s, want another one of %s", cited, merged, of, ida)
	}
	undone := s.undo(got.Judgement.ID)
	if j := undone.Judgement; len(undone.Errors) > 0 || j.UndoneBy == nil || *j.UndoneBy != "bo" || *j.UndoneAt != "2031-04-01T09:00:00Z" || j.Those[0].Entity.ID != karl {
		t.Errorf("undone %+v", undone)
	}
	if s.export() != before {
		t.Error("the export differs from that before the merge")
	}
	for _, id := range []string{cited, merged} {
		if now, of := s.cited(id); now != cited || of != karl {
			t.Errorf("after the undoing the statement %s leads to %s of %s, want %s of %s", id, now, of, cited, karl)
		}
	}
	if again := s.undo(got.Judgement.ID); len(again.Errors) != 1 || again.Errors[0].Code != "INVALID" || !strings.Contains(again.Errors[0].Message, "bo") {
		t.Errorf("undone twice: %+v", again)
	}
}

// The clock goes back an hour before every mutation: what was said last holds all
// the same, and its time says that it came last.
func TestAClockThatGoesBackChangesNoOrder(t *testing.T) {
	s := open(t, stories...)
	before := s.export()
	back := func() { s.clock.Add(-3600) }
	const merge = `into: {name: "Ida Weller"}, entities: [{name: "Karl Weller"}], by: "ana"`
	first := s.merge(merge)
	merged := s.export()
	back()
	undone := s.undo(first.Judgement.ID)
	if s.export() != before {
		t.Error("the export differs from that before the merge")
	}
	back()
	second := s.merge(merge)
	if len(second.Errors) > 0 || s.export() != merged {
		t.Errorf("merged again: %+v", second)
	}
	times := []string{first.Judgement.At, *undone.Judgement.UndoneAt, second.Judgement.At}
	if want := []string{"2031-04-01T09:00:00Z", "2031-04-01T09:00:00Z", "2031-04-01T09:00:01Z"}; !slices.Equal(times, want) {
		t.Errorf("made, taken back and made again at %v, want %v", times, want)
	}
	if again := s.undo(second.Judgement.ID); len(again.Errors) > 0 || s.export() != before {
		t.Errorf("taken back again: %+v", again)
	}
}

func TestADocumentIsSplitOffAnEntity(t *testing.T) {
	s := open(t, stories...)
	sorel := s.id(`name: "Lena Sorel"`)
	before := s.export()
	got := s.split(`entity: {name: "Lena Sorel"}, documents: ["«wire/appointment.txt»"], by: "ana"`)
	if len(got.Errors) > 0 {
		t.Fatalf("split: %+v", got.Errors)
	}
	if e := got.Entity; e.ID != sorel || e.Statements.TotalCount != 3 || len(e.Namings) != 1 || e.Namings[0].Documents != 2 {
		t.Errorf("what is left: %+v", e)
	}
	part := got.Part
	if part.ID == sorel || part.Name != "Lena Sorel" || part.Statements.TotalCount != 2 || len(part.Namings) != 1 ||
		s.ids.Replace(part.Namings[0].Naming.Document) != "«wire/appointment.txt»" {
		t.Errorf("what was taken out: %+v", part)
	}
	if j := got.Judgement; j.Verdict != "DIFFERENT" || j.These[0].Entity.ID != part.ID || j.Those[0].Entity.ID != sorel {
		t.Errorf("judgement %+v", j)
	}
	refused := s.merge(`into: {id: "` + sorel + `"}, entities: [{id: "` + part.ID + `"}], by: "bo"`)
	if len(refused.Errors) != 1 || refused.Errors[0].Code != "CONFLICT" || !strings.Contains(refused.Errors[0].Message, got.Judgement.ID) || refused.Entity != nil {
		t.Errorf("a merge against the split: %+v", refused)
	}
	s.undo(got.Judgement.ID)
	if s.export() != before {
		t.Error("the export differs from that before the split")
	}
	if at := s.id(`id: "` + part.ID + `"`); at != sorel {
		t.Errorf("the part's id leads to %s, want %s", at, sorel)
	}
}

func TestNamesAreSplitOffAnEntity(t *testing.T) {
	s := open(t, stories...)
	merged := s.merge(`into: {name: "Ida Weller"}, entities: [{name: "Karl Weller"}], by: "ana"`)
	if len(merged.Errors) > 0 {
		t.Fatalf("merge: %+v", merged.Errors)
	}
	got := s.split(`entity: {name: "Ida Weller"}, names: ["Karl Weller"], by: "bo"`)
	if len(got.Errors) != 1 || got.Errors[0].Code != "CONFLICT" || !strings.Contains(got.Errors[0].Message, merged.Judgement.ID) {
		t.Errorf("what was merged is split: %+v", got)
	}
	s.undo(merged.Judgement.ID)
	s.merge(`into: {name: "Port Adler"}, entities: [{name: "Norda"}], by: "ana"`)
	got = s.split(`entity: {name: "Port Adler"}, names: ["Norda"], documents: ["«wire/visit.txt»"], by: "ana"`)
	// No contradiction: the merge still holds for Norda in documents to come.
	if len(got.Errors) > 0 || got.Part.Name != "Norda" || got.Entity.Name != "Port Adler" {
		t.Errorf("a name in a document is split: %+v", got)
	}
}

func TestWhatIsOnlyDescribedIsMergedAndGivenBack(t *testing.T) {
	described := stories[2]
	described.source = "wire/deputy.txt"
	described.text = "The envoy's deputy visited Norda. Two guards met two guards in Norda."
	described.chains = []graph.Chain{
		{Type: graph.Person, Name: "envoy's deputy"}, {Type: graph.Group, Name: "Two guards"}, {Type: graph.Group, Name: "Two guards"}, chain(graph.Place, "Norda"),
	}
	described.claims = []claim{
		{subject: "envoy's deputy", relation: "visit", phrase: "visit", object: "Norda", sentence: "The envoy's"},
		{subject: "Two guards", relation: "meet", phrase: "meet", object: "Norda", sentence: "Two guards"},
	}
	s := open(t, append([]story{described}, stories...)...)
	before := s.export()
	deputy := s.id(`name: "envoy's deputy"`)
	got := s.merge(`into: {name: "Karl Weller"}, entities: [{id: "` + deputy + `"}], by: "ana"`)
	if e := got.Entity; len(got.Errors) > 0 || e.Name != "Karl Weller" || e.Statements.TotalCount != 2 || s.id(`id: "`+deputy+`"`) != e.ID {
		t.Fatalf("merged %+v", got)
	}
	s.undo(got.Judgement.ID)
	if s.export() != before || s.id(`name: "envoy's deputy"`) != deputy {
		t.Error("the export differs from that before the merge")
	}
	var guards struct {
		Entities struct{ Nodes []struct{ ID string } }
	}
	s.ask(`{ entities(search: "two guards") { nodes { id } } }`, "", &guards)
	if len(guards.Entities.Nodes) != 2 {
		t.Fatalf("guards: %+v", guards)
	}
	for _, e := range guards.Entities.Nodes {
		refused := s.merge(`into: {name: "Karl Weller"}, entities: [{id: "` + e.ID + `"}], by: "ana"`)
		if len(refused.Errors) != 1 || refused.Errors[0].Code != "INVALID" || !strings.Contains(refused.Errors[0].Message, "tell them apart") {
			t.Errorf("one of two that are described alike: %+v", refused)
		}
	}
}

func TestJudgementsAreListedWithWhatTheySpeakOf(t *testing.T) {
	s := open(t, stories...)
	first := s.merge(`into: {name: "Ida Weller"}, entities: [{name: "Karl Weller"}], by: "ana"`).Judgement
	second := s.split(`entity: {name: "Lena Sorel"}, documents: ["«wire/visit.txt»"], by: "ana"`).Judgement
	s.undo(first.ID)
	for filter, want := range map[string][]string{
		``:                          {first.ID, second.ID},
		`, filter: {undone: true}`:  {first.ID},
		`, filter: {undone: false}`: {second.ID},
		`, filter: {entity: {name: "Anton Ruhl"}}`:  nil,
		`, filter: {entity: {name: "Karl Weller"}}`: {first.ID},
	} {
		var got struct {
			Judgements struct {
				TotalCount int
				Nodes      []judgementAnswer
			}
		}
		s.ask(`{ judgements(first: 10`+filter+`) { totalCount nodes `+judgementFields+` } }`, "", &got)
		ids := map[string]bool{}
		for _, j := range got.Judgements.Nodes {
			ids[j.ID] = true
		}
		if len(ids) != len(want) || got.Judgements.TotalCount != len(want) {
			t.Errorf("judgements%s: got %v, want %v", filter, ids, want)
		}
		for _, id := range want {
			if !ids[id] {
				t.Errorf("judgements%s: got %v, want %v", filter, ids, want)
			}
		}
	}
	var got struct {
		Node struct{ Verdict string }
	}
	s.ask(`{ node(id: "`+second.ID+`") { ... on Judgement { verdict } } }`, "", &got)
	if got.Node.Verdict != "DIFFERENT" {
		t.Errorf("node: got %+v", got)
	}
}

func TestWhatIsWrongWithAJudgementIsToldByField(t *testing.T) {
	s := open(t, stories...)
	for _, test := range []struct {
		got        judged
		path, code string
	}{
		{s.merge(`into: {name: "Ida Weller"}, entities: [{name: "Karl Weller"}], by: "  "`), "by", "INVALID"},
		{s.merge(`into: {name: "Ida Weller"}, entities: [], by: "ana"`), "entities", "INVALID"},
		{s.merge(`into: {name: "Nobody"}, entities: [{name: "Karl Weller"}], by: "ana"`), "into", "NOT_FOUND"},
		{s.merge(`into: {name: "Ida Weller"}, entities: [{name: "Ida Weller"}], by: "ana"`), "entities", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, by: "ana"`), "", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, names: ["Weller"], by: "ana"`), "names", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, names: ["Ida Weller"], by: "ana"`), "", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, documents: ["«wire/visit.txt»"], by: "ana"`), "documents", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, documents: ["«wire/army-visit.txt»"], by: "ana"`), "", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, documents: ["d00"], by: "ana"`), "documents", "INVALID"},
		{s.split(`entity: {name: "Ida Weller"}, documents: ["d00000000000000000000000000000000"], by: "ana"`), "documents", "NOT_FOUND"},
		{s.undo("j00000000000000000000000000000000"), "id", "NOT_FOUND"},
		{s.undo("e00000000000000000000000000000000"), "id", "INVALID"},
	} {
		if len(test.got.Errors) != 1 || test.got.Judgement != nil {
			t.Errorf("%s %s: got %+v", test.path, test.code, test.got)
			continue
		}
		err := test.got.Errors[0]
		if path := strings.TrimPrefix(strings.Join(err.Path, "."), "input."); err.Code != test.code || path != test.path && !(test.path == "" && path == "input") {
			t.Errorf("got %+v, want %s about %q", err, test.code, test.path)
		}
	}
	if text := s.post(`mutation { mergeEntities(input: {into: {name: "Weller"}, entities: [{name: "Norda"}], by: "ana"}) { errors { code } } }`, ""); !strings.Contains(text, `"AMBIGUOUS"`) || !strings.Contains(text, "candidates") {
		t.Errorf("an ambiguous name: got %s", text)
	}
}
