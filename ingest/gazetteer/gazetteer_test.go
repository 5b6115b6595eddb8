package gazetteer_test

import (
	"os"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

func TestCountryKnowsNamesAbbreviationsAndDemonyms(t *testing.T) {
	for _, c := range []struct {
		word, code string
		form       gazetteer.Form
	}{
		{"Afghanistan", "AF", gazetteer.NameForm}, {"Afghan", "AF", gazetteer.Adjective},
		{"Afghans", "AF", gazetteer.People}, {"U.S.", "US", gazetteer.NameForm}, {"the US", "US", gazetteer.NameForm},
		{"America", "US", gazetteer.NameForm}, {"Americans", "US", gazetteer.People}, {"the UK", "GB", gazetteer.NameForm},
		{"Dane", "DK", gazetteer.Person}, {"Danish", "DK", gazetteer.Adjective}, {"Dutch", "NL", gazetteer.Adjective},
		{"Frenchmen", "FR", gazetteer.People}, {"PAKISTAN", "PK", gazetteer.NameForm},
		{"us", "", gazetteer.NoForm}, {"Atlantis", "", gazetteer.NoForm}, {"WHO", "", gazetteer.NoForm},
	} {
		state, form := gazetteer.Country(c.word)
		code := ""
		if state != nil {
			code = state.Code
		}
		if code != c.code || form != c.form {
			t.Errorf("Country(%q) = %q, %d, want %q, %d", c.word, code, form, c.code, c.form)
		}
	}
}

func TestEveryCountryIsFoundByItsOwnNames(t *testing.T) {
	if len(gazetteer.States()) < 190 {
		t.Fatalf("%d countries, want at least 190", len(gazetteer.States()))
	}
	for _, s := range gazetteer.States() {
		if got, form := gazetteer.Country(s.Name); got != s || form != gazetteer.NameForm {
			t.Errorf("Country(%q) is not that country", s.Name)
		}
		for _, c := range s.Capitals {
			if gazetteer.Capital(c) == nil {
				t.Errorf("Capital(%q) is unknown", c)
			}
		}
	}
}

func TestCapitalsLeadToTheirCountry(t *testing.T) {
	for city, code := range map[string]string{"Kabul": "AF", "Washington": "US", "Moscow": "RU", "Islamabad": "PK"} {
		if s := gazetteer.Capital(city); s == nil || s.Code != code {
			t.Errorf("Capital(%q) = %v, want %s", city, s, code)
		}
	}
	if s := gazetteer.Capital("Lyon"); s != nil {
		t.Errorf("Capital(Lyon) = %v, want none", s)
	}
}

func TestNounsTellKinds(t *testing.T) {
	for lemma, want := range map[string]nlp.Kind{
		"envoy": nlp.Person, "co-founder": nlp.Person, "delegation": nlp.Group, "ministry": nlp.Organization,
		"talks": nlp.Event, "airport": nlp.Facility, "province": nlp.Place, "treaty": nlp.Work, "gladness": nlp.Other,
	} {
		if got := gazetteer.NounKind(lemma); got != want {
			t.Errorf("NounKind(%q) = %d, want %d", lemma, got, want)
		}
	}
	if n, _ := gazetteer.NounOf("spokeswoman"); n.Gender != gazetteer.Female || !n.IsRole {
		t.Errorf("spokeswoman = %+v, want a female role", n)
	}
}

func TestTitlesAndGivenNamesTellGender(t *testing.T) {
	if g, ok := gazetteer.Title("mr."); !ok || g != gazetteer.Male {
		t.Errorf("Title(mr.) = %d, %v", g, ok)
	}
	if g, ok := gazetteer.Title("President"); !ok || g != gazetteer.Unsaid {
		t.Errorf("Title(President) = %d, %v", g, ok)
	}
	if g, ok := gazetteer.GivenName("Hannah"); !ok || g != gazetteer.Female {
		t.Errorf("GivenName(Hannah) = %d, %v", g, ok)
	}
	if n := gazetteer.LongestTitle([]string{"Prime", "Minister", "Ada", "Moss"}); n != 2 {
		t.Errorf("LongestTitle = %d, want 2", n)
	}
	if n := gazetteer.LongestTitle([]string{"Ada", "Moss"}); n != 0 {
		t.Errorf("LongestTitle without a title = %d, want 0", n)
	}
}

func TestSurnamesAreFamilyNamesAndLittleElse(t *testing.T) {
	for _, name := range []string{"Kowalski", "Nakamura", "Hernández", "Okonkwo", "Zhang", "Rouhani", "O'Connor"} {
		if !gazetteer.Surname(name) {
			t.Errorf("Surname(%q) is false", name)
		}
	}
	for _, word := range []string{"kowalski", "Baker", "London", "Afghanistan", "NATO", "Table", ""} {
		if gazetteer.Surname(word) {
			t.Errorf("Surname(%q) is true", word)
		}
	}
}

func TestNamesOfPeopleAreNoCountriesAndNoInstitutions(t *testing.T) {
	people := 0
	for _, table := range []string{"given.tsv", "surnames.tsv"} {
		raw, err := os.ReadFile("data/" + table)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for line := range strings.Lines(string(raw)) {
			name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if name == "" || name[0] == '#' {
				continue
			}
			people++
			if seen[name] {
				t.Errorf("%s has %q twice", table, name)
			}
			seen[name] = true
			if state, form := gazetteer.Country(name); form == gazetteer.NameForm && name != "Georgia" && name != "Jordan" {
				t.Errorf("%s has %q, a name of %s", table, name, state.Name)
			}
			if i := gazetteer.InstitutionOf(name); i != nil {
				t.Errorf("%s has %q, a name of %s", table, name, i.Name)
			}
		}
	}
	if people < 10000 {
		t.Errorf("%d names of people, want at least 10,000", people)
	}
}

func TestNoNameStandsForTwoInstitutions(t *testing.T) {
	raw, err := os.ReadFile("data/organizations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	owner := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if strings.HasPrefix(f[0], "#") {
			continue
		}
		names := f[:1]
		if len(f) > 1 && f[1] != "" {
			names = append(names, strings.Split(f[1], ";")...)
		}
		for _, name := range names {
			if first, taken := owner[name]; taken {
				t.Errorf("%q stands for %s and for %s", name, first, f[0])
			}
			owner[name] = f[0]
		}
	}
}

func TestPartiesAreFoundByTheirAdjectives(t *testing.T) {
	for word, want := range map[string]string{"Labour": "Labour Party", "Tory": "Conservative Party", "labour": "", "Party": ""} {
		if got := gazetteer.PartyOf(word); got != want {
			t.Errorf("PartyOf(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestCitiesAndInstitutionsAreFound(t *testing.T) {
	if codes, ok := gazetteer.City("Tashkent"); !ok || codes != "UZ" {
		t.Errorf("City(Tashkent) = %q, %v", codes, ok)
	}
	if i := gazetteer.InstitutionOf("the UN"); i == nil || i.Name != "United Nations" {
		t.Errorf("InstitutionOf(the UN) = %v", i)
	}
	if i := gazetteer.InstitutionOf("who"); i != nil {
		t.Errorf("InstitutionOf(who) = %v, want none", i)
	}
}

func TestLeadersAreFoundByOfficeAndName(t *testing.T) {
	for _, c := range []struct{ office, name, want string }{
		{"president", "Abraham Lincoln", "US"},
		{"president", "Joseph R. Biden Jr.", "US"},
		{"president", "Hu", "CN"},
		{"prime minister", "Thatcher", "GB"},
		{"president", "Thatcher", ""},
		{"prime minister", "Gandhi", "IN"},
		{"prime minister", "Recep Tayyip Erdoğan", "TR"},
		{"president", "Ada Lincoln", ""},
		{"president", "", ""},
	} {
		if got := gazetteer.Led(c.office, c.name); got != c.want {
			t.Errorf("Led(%q, %q) = %q, want %q", c.office, c.name, got, c.want)
		}
	}
}
