package link_test

import (
	"encoding/csv"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/link"
)

func profile(t graph.EntityType, name string, aliases ...string) graph.Profile {
	return graph.Profile{Type: t, Name: name, Aliases: aliases, Documents: 1}
}

// names returns the clusters as sorted lists of the names in them.
func names(profiles []graph.Profile) [][]string {
	var out [][]string
	for _, c := range link.New().Link(profiles) {
		var in []string
		for _, p := range c.Profiles {
			in = append(in, profiles[p].Name)
		}
		sort.Strings(in)
		out = append(out, in)
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}

func TestPersonsAreOneByTheStructureOfTheirNames(t *testing.T) {
	for _, c := range []struct {
		why  string
		in   []string
		want [][]string
	}{
		{"a surname joins the only fuller name", []string{"Ada Moss", "Ms. Moss", "Moss"}, [][]string{{"Ada Moss", "Moss", "Ms. Moss"}}},
		{"spellings and titles", []string{"Mullah Omar Zadran", "Mullah Muhammad Omar Zadran", "Mohammed Omar Zadran"},
			[][]string{{"Mohammed Omar Zadran", "Mullah Muhammad Omar Zadran", "Mullah Omar Zadran"}}},
		{"initials", []string{"Peter J. Holm", "Peter Holm", "P. Holm"}, [][]string{{"P. Holm", "Peter Holm", "Peter J. Holm"}}},
		{"a surname that fits two stays alone", []string{"Ada Moss", "Paul Moss", "Moss"}, [][]string{{"Ada Moss"}, {"Moss"}, {"Paul Moss"}}},
		{"a title's gender decides", []string{"Ada Moss", "Paul Moss", "Mr. Moss"}, [][]string{{"Ada Moss"}, {"Mr. Moss", "Paul Moss"}}},
		{"a token in the middle is no surname", []string{"Karim Ghani", "Abdul Ghani Barak"}, [][]string{{"Abdul Ghani Barak"}, {"Karim Ghani"}}},
		{"diacritics and apostrophes", []string{"José O'Brien", "Jose O’Brien"}, [][]string{{"Jose O’Brien", "José O'Brien"}}},
	} {
		var in []graph.Profile
		for _, n := range c.in {
			in = append(in, profile(graph.Person, n))
		}
		if got := names(in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.why, got, c.want)
		}
	}
}

func TestATitleAmongTheOtherNamesTellsTheGender(t *testing.T) {
	in := []graph.Profile{profile(graph.Person, "Zanna Moss", "Ms. Moss"), profile(graph.Person, "Zed Moss", "Mr. Moss"), profile(graph.Person, "Mr. Moss")}
	if got, want := names(in), [][]string{{"Mr. Moss", "Zed Moss"}, {"Zanna Moss"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestThingsAreOneByNameAcronymAndCountry(t *testing.T) {
	for _, c := range []struct {
		why  string
		in   []graph.Profile
		want [][]string
	}{
		{"a country under its names", []graph.Profile{profile(graph.Place, "United States"), profile(graph.Place, "U.S."), profile(graph.Place, "America")},
			[][]string{{"America", "U.S.", "United States"}}},
		{"a government under its names, apart from the country", []graph.Profile{profile(graph.Organization, "Danish government"),
			profile(graph.Organization, "Denmark's government"), profile(graph.Organization, "the government of Denmark"), profile(graph.Place, "Denmark")},
			[][]string{{"Danish government", "Denmark's government", "the government of Denmark"}, {"Denmark"}}},
		{"an institution and its acronym", []graph.Profile{profile(graph.Organization, "NATO"), profile(graph.Organization, "North Atlantic Treaty Organization")},
			[][]string{{"NATO", "North Atlantic Treaty Organization"}}},
		{"an acronym that a document tells", []graph.Profile{profile(graph.Organization, "Harbour Pilots Guild", "HPG"), profile(graph.Organization, "HPG")},
			[][]string{{"HPG", "Harbour Pilots Guild"}}},
		{"an administration that goes is the same", []graph.Profile{profile(graph.Organization, "outgoing Moss administration"),
			profile(graph.Organization, "Moss administration"), profile(graph.Organization, "Moss's administration")},
			[][]string{{"Moss administration", "Moss's administration", "outgoing Moss administration"}}},
		{"types told differently", []graph.Profile{profile(graph.Organization, "Silver Front"), profile(graph.Group, "the Silver Front")},
			[][]string{{"Silver Front", "the Silver Front"}}},
		{"a person is no place", []graph.Profile{profile(graph.Person, "Lincoln"), profile(graph.Place, "Lincoln")}, [][]string{{"Lincoln"}, {"Lincoln"}}},
		{"a capital is not the country it stands for", []graph.Profile{profile(graph.Place, "Denmark", "Copenhagen"), profile(graph.Place, "Copenhagen")},
			[][]string{{"Copenhagen"}, {"Denmark"}}},
	} {
		if got := names(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.why, got, c.want)
		}
	}
}

func TestTheFullestNameAndTheMajorityTypeWin(t *testing.T) {
	in := []graph.Profile{profile(graph.Group, "Silver Front"), profile(graph.Organization, "Silver Front", "the Front"), profile(graph.Person, "Mr. Moss"), profile(graph.Person, "Ada B. Moss"), profile(graph.Person, "Ada Moss")}
	in[1].Documents = 3
	got := link.New().Link(in)
	if len(got) != 3 {
		t.Fatalf("%d clusters, want 3: %v", len(got), got)
	}
	for _, c := range got {
		switch {
		case strings.HasPrefix(c.Key, "thing/") && (c.Type != graph.Organization || !slices.Equal(c.Aliases, []string{"the Front"})):
			t.Errorf("got %+v, want the organisation with its alias", c)
		case strings.HasPrefix(c.Key, "person/moss") && (c.Name != "Mr. Moss" || c.Type != graph.Person):
			t.Errorf("got %+v, want Mr. Moss alone", c)
		case strings.HasPrefix(c.Key, "person/ada") && (c.Name != "Ada B. Moss" || !slices.Equal(c.Aliases, []string{"Ada Moss"})):
			t.Errorf("got %+v, want Ada B. Moss with the alias Ada Moss", c)
		}
	}
}

// someProfiles makes profiles that collide often.
func someProfiles(random *rand.Rand, n int) []graph.Profile {
	given := []string{"Ada", "Paul", "Karim", "A.", "Mohammed", "Muhammad Ali", "P.", ""}
	titles := []string{"", "", "Mr. ", "Ms. ", "General ", "President "}
	surnames := []string{"Moss", "Ghani", "Holm"}
	things := []string{"Silver Front", "SF", "Denmark", "Danish government", "Copenhagen", "the Silver Front", "Front"}
	types := []graph.EntityType{graph.Organization, graph.Place, graph.Group}
	var out []graph.Profile
	for range n {
		if random.Intn(3) > 0 {
			name := strings.TrimSpace(given[random.Intn(len(given))] + " " + surnames[random.Intn(len(surnames))])
			out = append(out, profile(graph.Person, titles[random.Intn(len(titles))]+name))
			continue
		}
		p := profile(types[random.Intn(len(types))], things[random.Intn(len(things))])
		if random.Intn(2) > 0 {
			p.Aliases = []string{things[random.Intn(len(things))]}
		}
		out = append(out, p)
	}
	return out
}

// described returns clusters with profiles in the place of their indices.
func described(profiles []graph.Profile) []string {
	var out []string
	for _, c := range link.New().Link(profiles) {
		var in []string
		for _, p := range c.Profiles {
			in = append(in, fmt.Sprint(profiles[p]))
		}
		sort.Strings(in)
		out = append(out, fmt.Sprint(c.Key, c.Name, c.Type, c.Aliases, in))
	}
	return out
}

func TestTheOrderOfProfilesDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for round := range 300 {
		in := someProfiles(random, 2+random.Intn(14))
		want := described(in)
		shuffled := slices.Clone(in)
		random.Shuffle(len(shuffled), func(a, b int) { shuffled[a], shuffled[b] = shuffled[b], shuffled[a] })
		if got := described(shuffled); !reflect.DeepEqual(got, want) {
			t.Fatalf("round %d: %v\ngot  %v\nwant %v", round, in, got, want)
		}
	}
}

func TestProfilesThatShareNoKeyDoNotTouchEachOther(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for round := range 300 {
		in := someProfiles(random, 2+random.Intn(14))
		whole := described(in)
		var parts []string
		for _, block := range connected(in) {
			parts = append(parts, described(block)...)
		}
		sort.Strings(parts)
		sort.Strings(whole)
		if !reflect.DeepEqual(parts, whole) {
			t.Fatalf("round %d: %v\napart    %v\ntogether %v", round, in, parts, whole)
		}
	}
}

// connected splits profiles by the keys they share, even through others.
func connected(profiles []graph.Profile) [][]graph.Profile {
	l := link.New()
	var out [][]graph.Profile
	left := slices.Clone(profiles)
	for len(left) > 0 {
		block := []graph.Profile{left[0]}
		keys := l.Keys(left[0])
		left = left[1:]
		for grown := true; grown; {
			grown = false
			for i := 0; i < len(left); i++ {
				k := l.Keys(left[i])
				if slices.ContainsFunc(k, func(s string) bool { return slices.Contains(keys, s) }) {
					block, keys = append(block, left[i]), append(keys, k...)
					left = slices.Delete(left, i, i+1)
					grown = true
					i--
				}
			}
		}
		out = append(out, block)
	}
	return out
}

func TestNoClusterMixesTwoGivenNames(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	for round := range 500 {
		in := someProfiles(random, 2+random.Intn(20))
		for _, c := range link.New().Link(in) {
			var seen []string
			for _, p := range c.Profiles {
				words := strings.Fields(in[p].Name)
				words = words[gazetteer.LongestTitle(words):]
				if in[p].Type != graph.Person || len(words) < 2 {
					continue
				}
				given := strings.TrimSuffix(strings.ToLower(words[0]), ".")
				if given == "muhammad" || given == "mohammed" {
					continue // may be left out before another given name
				}
				for _, s := range seen {
					if !strings.HasPrefix(s, given) && !strings.HasPrefix(given, s) {
						t.Fatalf("round %d: %q and %q are both in %+v", round, s, given, c)
					}
				}
				seen = append(seen, given)
			}
		}
	}
}

func TestKeysAreUniqueAndEveryProfileHasOneCluster(t *testing.T) {
	random := rand.New(rand.NewSource(4))
	for range 200 {
		in := someProfiles(random, 30)
		keys := map[string]bool{}
		seen := make([]int, len(in))
		for _, c := range link.New().Link(in) {
			if keys[c.Key] {
				t.Fatalf("key %q twice", c.Key)
			}
			keys[c.Key] = true
			for _, p := range c.Profiles {
				seen[p]++
			}
		}
		for i, n := range seen {
			if n != 1 {
				t.Fatalf("%v is in %d clusters", in[i], n)
			}
		}
		for _, p := range in {
			if len(link.New().Keys(p)) == 0 {
				t.Fatalf("%v has no key", p)
			}
		}
	}
}

// TestGoldEntitiesOfTheSeedsAreFound links every proper name of the gold's
// entities as if each came from a document of its own.
func TestGoldEntitiesOfTheSeedsAreFound(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "gold", "seeds", "entities.tsv")
	file, err := os.Open(path)
	if err != nil {
		t.Skip("the gold of the seeds is not here: ", path)
	}
	defer func() { _ = file.Close() }()
	lines := csv.NewReader(file)
	lines.Comma, lines.LazyQuotes, lines.FieldsPerRecord = '\t', true, -1
	rows, err := lines.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]graph.EntityType{"Person": graph.Person, "Organization": graph.Organization, "Place": graph.Place, "Group": graph.Group}
	var in []graph.Profile
	var gold []string
	for _, row := range rows[1:] {
		kind, known := types[row[2]]
		if !known {
			continue
		}
		for _, name := range append([]string{row[1]}, strings.Split(row[3], "|")...) {
			if proper(name) {
				in = append(in, profile(kind, name))
				gold = append(gold, row[0])
			}
		}
	}
	clusters := link.New().Link(in)
	of := make([]int, len(in))
	for c := range clusters {
		for _, p := range clusters[c].Profiles {
			of[p] = c
		}
	}
	var precision, recall float64
	for i := range in {
		var same, found, want float64
		for j := range in {
			f, g := of[i] == of[j], gold[i] == gold[j]
			if f {
				found++
			}
			if g {
				want++
			}
			if f && g {
				same++
			} else if f && i < j {
				t.Logf("joined: %s, %s", in[i].Name, in[j].Name)
			} else if g && i < j && testing.Verbose() {
				t.Logf("apart: %s, %s", in[i].Name, in[j].Name)
			}
		}
		precision += same / found
		recall += same / want
	}
	precision, recall = precision/float64(len(in)), recall/float64(len(in))
	f := 2 * precision * recall / (precision + recall)
	t.Logf("B-cubed of %d names: precision %.3f, recall %.3f, F1 %.3f", len(in), precision, recall, f)
	if precision < 0.97 || f < 0.85 {
		t.Errorf("precision %.3f and F1 %.3f, want at least 0.97 and 0.85", precision, f)
	}
}

// proper reports whether every word of a name but small ones begins with a
// capital letter.
func proper(name string) bool {
	if name == "" {
		return false
	}
	small := map[string]bool{"the": true, "of": true, "and": true, "for": true, "al-qaeda": true, "government": true, "administration": true, "military": true}
	for i, w := range strings.Fields(name) {
		if first := []rune(w)[0]; !unicode.IsUpper(first) && !small[strings.ToLower(w)] {
			return false
		}
		if i == 0 && strings.EqualFold(w, "a") {
			return false
		}
	}
	return strings.ToUpper(name[:1]) == name[:1]
}
