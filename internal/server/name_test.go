package server

import (
	"strings"
	"testing"
)

func TestAPersonIsFoundByTheLastNameWhereNobodyIsCalledSo(t *testing.T) {
	s := open(t, stories...)
	for name, want := range map[string]string{
		"ruhl":   `"name":"Anton Ruhl"`,   // no document calls him so
		"Weller": `"code":"AMBIGUOUS"`,    // an alias of two
		"Anton":  `"code":"NOT_FOUND"`,    // a first name
		"Adler":  `"code":"NOT_FOUND"`,    // the end of a place's name
		"Brandt": `"name":"Tomas Brandt"`, // an alias
	} {
		if got := s.post(`{ entity(ref: {name: "`+name+`"}) { name } }`, ""); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
