package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/openie"
)

// maxLine is the most bytes a sentence may have.
const maxLine = 1 << 20

// An openieCmd prints what sentences say as tuples of their own words.
type openieCmd struct {
	Form    string `help:"What tuples look like: nary, all arguments at full length; compact, the same in fewer words and a tuple for each member of a list; or triples, a tuple for each argument." enum:"nary,compact,triples" default:"nary"`
	Triples bool   `help:"The same as --form triples."`
	File    string `arg:"" help:"A file with one sentence a line, or - for standard input. Tokens may be parted by spaces and brackets escaped as in the Penn Treebank."`
}

// forms are the styles of tuples by name.
var forms = []struct {
	name  string
	style openie.Style
}{
	{"nary", openie.NAry},
	{"compact", openie.Compact},
	{"triples", openie.Triples},
}

// style returns the style that was asked for.
func (c *openieCmd) style() openie.Style {
	if c.Triples {
		return openie.Triples
	}
	for _, f := range forms {
		if f.name == c.Form {
			return f.style
		}
	}
	return openie.NAry
}

// Run prints one tuple a line: the sentence as read, the confidence, the
// relation and the arguments, separated by tabs.
func (c *openieCmd) Run(a *app) error {
	in := a.in
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("read %s: %w (give a file with one sentence a line, or - for standard input)", c.File, cause(err))
		}
		defer file.Close()
		in = file
	}
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	return a.print(func(out *bufio.Writer) error {
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, maxLine)
		for lines.Scan() && a.ctx.Err() == nil {
			sentence := lines.Text()
			for _, t := range reader.Tuples(sentence, c.style()) {
				fmt.Fprintf(out, "%s\t%.2f\t%s\t%s\n", sentence, t.Confidence, t.Relation, strings.Join(t.Args, "\t"))
			}
		}
		if err := lines.Err(); err != nil {
			return fmt.Errorf("read %s: %w", c.File, err)
		}
		return a.ctx.Err()
	})
}
