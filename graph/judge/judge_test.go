package judge_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/graphtest"
	"github.com/parley-kg/parley/graph/judge"
)

func person(name string) graph.Naming { return graph.Naming{Type: graph.Person, Name: name} }

func persons(names ...string) []graph.Naming {
	var out []graph.Naming
	for _, name := range names {
		out = append(out, person(name))
	}
	return out
}

var made = graph.Mark{By: "a tester", At: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)}

func same(these, those []graph.Naming) *graph.Judgement {
	return graph.NewJudgement(graph.Same, these, those, made)
}

func different(these, those []graph.Naming) *graph.Judgement {
	return graph.NewJudgement(graph.Different, these, those, made)
}

// formed shows the entities of some profiles, "name: names of its profiles",
// with the keys that lead to it.
func formed(t *testing.T, profiles []graph.Profile, judgements ...*graph.Judgement) []string {
	t.Helper()
	set, err := judge.New(judgements)
	if err != nil {
		t.Fatal(err)
	}
	alone := make([]string, len(profiles))
	for i, p := range profiles {
		alone[i] = judge.Alone(graphtest.Linker{}, p)
	}
	var out []string
	for _, e := range set.Form(graphtest.Linker{}, profiles, alone) {
		var names []string
		for _, i := range e.Profiles {
			names = append(names, profiles[i].Name)
		}
		slices.Sort(names)
		out = append(out, e.Name+": "+strings.Join(names, ", "))
	}
	slices.Sort(out)
	return out
}

// profiles returns a profile for each line: a name and what else a document
// calls it.
func profiles(lines ...string) []graph.Profile {
	var out []graph.Profile
	for _, line := range lines {
		names := strings.Split(line, ", ")
		out = append(out, graph.Profile{Type: graph.Person, Name: names[0], Aliases: names[1:], Documents: 1})
	}
	return out
}

func TestJudgementsFormEntities(t *testing.T) {
	// The linker joins profiles that share a name; it knows no better than to
	// take all of these for one.
	bridge := profiles("Anna Berg, Berg", "Berg", "Carl Berg, Berg", "Anna B, Anna Berg")
	for _, test := range []struct {
		why        string
		profiles   []graph.Profile
		judgements []*graph.Judgement
		want       []string
	}{
		{"nothing was judged", bridge, nil, []string{"Carl Berg: Anna B, Anna Berg, Berg, Carl Berg"}},
		{
			"what is judged different is cut out, with what fits nothing else; what fits both stays", bridge,
			[]*graph.Judgement{different(persons("Anna Berg"), persons("Carl Berg"))},
			[]string{"Anna B: Anna B, Anna Berg", "Berg: Berg, Carl Berg"},
		},
		{
			"the same, under the first name", profiles("Anna Berg", "Zoe Holm", "Zoe Holm, Zoe"),
			[]*graph.Judgement{same(persons("Anna Berg"), persons("Zoe Holm"))},
			[]string{"Anna Berg: Anna Berg, Zoe Holm, Zoe Holm"},
		},
		{
			"the same through a name that nobody uses", profiles("Anna Berg", "Zoe Holm"),
			[]*graph.Judgement{same(persons("Anna Berg"), persons("Eva Falk")), same(persons("Eva Falk"), persons("Zoe Holm"))},
			[]string{"Anna Berg: Anna Berg, Zoe Holm"},
		},
		{
			"different though others of theirs are the same", profiles("Anna", "Anna, Berg", "Zoe", "Zoe, Holm", "Berg", "Holm"),
			[]*graph.Judgement{same(persons("Anna"), persons("Zoe")), different(persons("Berg"), persons("Holm"))},
			[]string{"Anna: Anna, Anna, Holm, Zoe, Zoe", "Berg: Berg"},
		},
		{
			"taken out together, they are one", profiles("Anna Berg, Berg", "Carl Berg, Berg", "Dora Berg, Berg"),
			[]*graph.Judgement{different(persons("Anna Berg", "Carl Berg"), persons("Dora Berg"))},
			[]string{"Anna Berg: Anna Berg, Carl Berg", "Berg: Dora Berg"},
		},
		{
			"a judgement that was taken back", bridge,
			[]*graph.Judgement{different(persons("Anna Berg"), persons("Carl Berg")).Undo(made)},
			[]string{"Carl Berg: Anna B, Anna Berg, Berg, Carl Berg"},
		},
	} {
		if got := formed(t, test.profiles, test.judgements...); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.why, got, test.want)
		}
		turned := slices.Clone(test.profiles)
		slices.Reverse(turned)
		if got := formed(t, turned, test.judgements...); !slices.Equal(got, test.want) {
			t.Errorf("%s, in another order:\n got %q\nwant %q", test.why, got, test.want)
		}
	}
}

func TestAContradictionNamesTheJudgementsThatMakeIt(t *testing.T) {
	list := []*graph.Judgement{
		same(persons("A"), persons("B")), same(persons("C"), persons("B")), same(persons("D"), persons("E")),
		different(persons("A"), persons("C")),
	}
	_, err := judge.New(list)
	if !errors.Is(err, graph.ErrConflict) {
		t.Fatalf("got %v, want %v", err, graph.ErrConflict)
	}
	for i, named := range []bool{true, true, false, true} {
		if strings.Contains(err.Error(), string(list[i].ID)) != named {
			t.Errorf("judgement %d: named is %v, want %v, in %q", i, !named, named, err)
		}
	}
	if _, err := judge.New(append(list[1:], list[0].Undo(made))); err != nil {
		t.Errorf("with one taken back: got %v", err)
	}
}

func TestJudgementsAreLinesOfJSON(t *testing.T) {
	inDocument := graph.Naming{Type: graph.Place, Name: `Nord "<b>"`, Document: graph.DocumentID("a text")}
	want := []*graph.Judgement{
		same(persons("Anna Berg", "Anna"), persons("Zoe")),
		different([]graph.Naming{inDocument}, []graph.Naming{{Type: graph.Place, Name: "Süd"}}).Undo(graph.Mark{By: "another", At: made.At.Add(time.Hour)}),
	}
	var b bytes.Buffer
	if err := judge.Write(&b, want); err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(b.String(), "\n")
	if line := `{"verdict":"SAME","these":[{"type":"PERSON","name":"Anna"},{"type":"PERSON","name":"Anna Berg"}],` +
		`"those":[{"type":"PERSON","name":"Zoe"}],"made":{"by":"a tester","at":"2024-05-01T08:00:00Z"}}`; first != line {
		t.Errorf("got %s\nwant %s", first, line)
	}
	got, err := judge.Read(strings.NewReader(b.String() + "\n"))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
	for _, bad := range []string{"{", `{"verdict":"SAME"}`, strings.Replace(first, "SAME", "PERHAPS", 1), strings.Replace(first, "a tester", "", 1)} {
		if _, err := judge.Read(strings.NewReader(first + "\n" + bad)); !errors.Is(err, graph.ErrInvalid) || !strings.HasPrefix(fmt.Sprint(err), "line 2: ") {
			t.Errorf("%s: got %v, want an error about line 2", bad, err)
		}
	}
}

func FuzzReadNeverPanics(f *testing.F) {
	f.Add(`{"verdict":"SAME","these":[{"type":"PERSON","name":"A"}],"those":[{"type":"PERSON","name":"B"}],"made":{"by":"x","at":"2024-05-01T08:00:00Z"}}`)
	f.Fuzz(func(t *testing.T, s string) {
		list, err := judge.Read(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, j := range list {
			if err := j.Check(); err != nil {
				t.Errorf("read a judgement that does not hold together: %v", err)
			}
		}
	})
}
