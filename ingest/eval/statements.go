package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A Statement is what a system states in a document, as "parley extract"
// prints it.
type Statement struct {
	// Document is the document's number: the digits its file's name begins with.
	Document string
	// Subject and Object are all that the ends are called.
	Subject, Object []string
	// Relation is the normalised relation, Phrase the words.
	Relation, Phrase string
	Negated          bool
	// Confidence is how sure the system is, from 0 to 1.
	Confidence float64
	// Quote is the evidence.
	Quote string
}

// ReadStatements reads statements, a JSON object a line. Those of documents
// without a number are left out.
func ReadStatements(r io.Reader) ([]Statement, error) {
	type end struct {
		Name, Literal string
		Aliases       []string
	}
	names := func(e *end) []string {
		if e == nil {
			return nil
		}
		all := slices.DeleteFunc([]string{e.Name, e.Literal}, func(s string) bool { return s == "" })
		return append(all, e.Aliases[:min(maxAliases, len(e.Aliases))]...)
	}
	var all []Statement
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		var line struct {
			Document         string
			Subject, Object  *end
			Relation, Phrase string
			Negated          bool
			Confidence       float64
			Evidence         []struct{ Quote string }
		}
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("read statements: line %d: %w", n, err)
		}
		s := Statement{
			Document: number(line.Document), Subject: names(line.Subject), Object: names(line.Object),
			Relation: line.Relation, Phrase: line.Phrase, Negated: line.Negated,
			Confidence: line.Confidence,
		}
		if len(line.Evidence) > 0 {
			s.Quote = line.Evidence[0].Quote
		}
		if s.Document != "" {
			all = append(all, s)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read statements: %w", err)
	}
	return all, nil
}

// maxAliases is the number of an entity's aliases that are compared.
const maxAliases = 6

// number returns the digits that a file's name begins with.
func number(name string) string {
	name = path.Base(name)
	return name[:len(name)-len(strings.TrimLeft(name, "0123456789"))]
}

// A GoldStatement is one that a person found in a document.
type GoldStatement struct {
	Document string
	// Subject and Object are ids of entities, or literals in quotation marks.
	Subject, Object string
	Relation        string
	Negated         bool
	// Core marks what a reader would miss; the rest only makes precision fair.
	Core bool
	// Phenomenon is what makes it hard to find: "passive", "nominalization" …
	Phenomenon string
	Quote      string
	relation   wordSet
}

// A StatementGold is a set of documents' entities and statements.
type StatementGold struct {
	Statements []GoldStatement
	// names are what entities are called, by document, "" for all, and id.
	names map[[2]string][]wordSet
	// shared is set when the entities are those of all documents together.
	shared bool
}

// ReadStatementGold reads entities.tsv and statements.tsv of a folder. With
// documents given, the statements of others are left out.
func ReadStatementGold(dir string, documents []string) (*StatementGold, error) {
	g := &StatementGold{names: map[[2]string][]wordSet{}}
	entities, err := readTSV(filepath.Join(dir, "entities.tsv"))
	if err != nil {
		return nil, err
	}
	for _, e := range entities {
		key := [2]string{e["doc"], e["id"]}
		g.shared = g.shared || e["doc"] == ""
		for _, name := range append([]string{e["name"]}, strings.Split(e["aliases"], "|")...) {
			if strings.TrimSpace(name) != "" {
				g.names[key] = append(g.names[key], nameWords(name))
			}
		}
	}
	statements, err := readTSV(filepath.Join(dir, "statements.tsv"))
	if err != nil {
		return nil, err
	}
	for _, s := range statements {
		if len(documents) > 0 && !slices.Contains(documents, s["doc"]) {
			continue
		}
		g.Statements = append(g.Statements, GoldStatement{
			Document: s["doc"], Subject: s["subject"], Object: s["object"], Relation: s["relation"],
			Negated: strings.HasPrefix(s["polarity"], "-"), Core: s["kind"] == "core",
			Phenomenon: s["difficulty"], Quote: s["evidence"],
			relation: relationWords(append(strings.Split(s["alt"], "|"), s["relation"])...),
		})
	}
	return g, nil
}

// readTSV reads a table whose first line names its columns.
func readTSV(path string) ([]map[string]string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	var rows []map[string]string
	for _, line := range lines[1:] {
		if line == "" {
			continue
		}
		row := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			if i < len(columns) {
				row[columns[i]] = strings.TrimSpace(cell)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// is reports whether one of names is what gold calls an end of a statement: by
// the same words, or by more than half of them. Half of a literal's suffice.
func (g *StatementGold) is(document, end string, names []string) bool {
	if strings.HasPrefix(end, `"`) {
		literal := nameWords(strings.Trim(end, `"`))
		return slices.ContainsFunc(names, func(name string) bool {
			words := nameWords(name)
			return len(words) > 0 && words.common(literal) >= max(1, (min(len(words), len(literal))+1)/2)
		})
	}
	if g.shared {
		document = ""
	}
	for _, name := range names {
		words := nameWords(name)
		for _, known := range g.names[[2]string{document, end}] {
			common := words.common(known)
			within := common == min(len(words), len(known))
			if common > 0 && within && 2*common >= len(words)+len(known)-common {
				return true
			}
		}
	}
	return false
}
