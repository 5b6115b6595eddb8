// Package gazetteer holds tables of names and nouns that help to tell what a
// mention refers to: countries with their demonyms, regions, organisations
// known by acronyms, cities, titles, given and family names, and what kind of
// thing a common noun describes. The tables are TSV files in data, compiled in; every
// function is safe for concurrent use.
package gazetteer

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data/*.tsv data/cities.tsv.gz
var data embed.FS

// A Gender is what a title, a given name or a noun tells of a person's gender.
type Gender uint8

// The genders; Unsaid where a word does not tell.
const (
	Unsaid Gender = iota
	Male
	Female
)

var genders = map[string]Gender{"": Unsaid, "male": Male, "female": Female}

// rows calls each for every row of a TSV table with its fields, padded to n.
// Lines that start with # are comments.
func rows(table string, n int, each func(f []string)) {
	raw, err := data.ReadFile("data/" + table)
	if err != nil {
		panic(fmt.Sprintf("gazetteer: read %s: %v", table, err))
	}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		for len(f) < n {
			f = append(f, "")
		}
		each(f)
	}
}

// list splits a field of alternatives; an empty field has none.
func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, ";")
}

// bare returns name without an article before it and without spaces around.
func bare(name string) string {
	name = strings.TrimSpace(name)
	if len(name) > 4 && strings.EqualFold(name[:4], "the ") {
		return name[4:]
	}
	return name
}

// table returns a function that builds a value on first use and keeps it.
func table[T any](build func() T) func() T { return sync.OnceValue(build) }
