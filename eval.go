package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/parley-kg/parley/ingest"
	"github.com/parley-kg/parley/ingest/eval"
	"github.com/parley-kg/parley/ingest/link"
	"github.com/parley-kg/parley/ingest/nlp"
	"github.com/parley-kg/parley/ingest/openie"
)

// An evalCmd measures the language engine against gold.
type evalCmd struct {
	Language   evalLanguageCmd     `cmd:"" default:"withargs" help:"Measure words, tags, trees, lemmas and names on treebanks."`
	Statements evalStatementsCmd   `cmd:"" help:"Measure the statements of documents against a gold set."`
	Entities   evalEntitiesCmd     `cmd:"" help:"Measure who is who in documents, and across them, against a gold set."`
	Carb       evalCarbCmd         `cmd:"" help:"Measure open information extraction by CaRB's definition."`
	Typed      evalKnowledgeNetCmd `cmd:"" name:"knowledgenet" help:"Measure relations of the vocabulary by KnowledgeNet's text evaluation."`
	Openie     evalOpenieCmd       `cmd:"" help:"Measure open information extraction by BenchIE's and WiRe57's definitions."`
}

// An evalLanguageCmd measures on treebanks.
type evalLanguageCmd struct {
	Treebanks string `default:"../shared/treebanks" placeholder:"DIR" help:"A folder with a folder of CoNLL-U files for each treebank (${default})."`
	Names     string `default:"../shared/ner" placeholder:"DIR" help:"A folder with Universal NER's files, in a folder uner-NAME for the treebank NAME (${default})."`
	Part      string `enum:"test,dev" default:"test" help:"The part to measure on: test or dev."`
}

// Run prints tables for every treebank.
func (c *evalLanguageCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	show := newProgress(a.errOut, "measuring")
	defer show.end()
	banks := eval.Treebanks{Dir: c.Treebanks, Names: c.Names, Part: c.Part, Progress: show.step}
	return a.print(func(out *bufio.Writer) error {
		return banks.Measure(a.ctx, eval.Engine{Analyse: reader.Analyse, Tag: reader.Tag}, out)
	})
}

// lists are the flags that add examples to figures.
type lists struct {
	Misses int `default:"0" placeholder:"N" help:"List at most so many things of gold that are missing, the worst first."`
}

// An evalStatementsCmd measures statements.
type evalStatementsCmd struct {
	lists
	Spurious int      `default:"0" placeholder:"N" help:"List at most so many statements that gold does not have."`
	Bins     bool     `help:"Print how many statements of each confidence gold has."`
	Docs     []string `placeholder:"NUMBER" help:"Measure on these documents of the gold set alone."`
	Gold     string   `arg:"" name:"gold" help:"A folder with entities.tsv and statements.tsv."`
	Paths    []string `arg:"" name:"path" help:"Documents whose names begin with their numbers in the gold set, folders of such, or .jsonl files of statements as extract prints them."`
}

// Run prints figures by document, by phenomenon and by confidence.
func (c *evalStatementsCmd) Run(a *app) error {
	gold, err := eval.ReadStatementGold(c.Gold, c.Docs)
	if err != nil {
		return fmt.Errorf("read the gold set: %w", err)
	}
	var printed bytes.Buffer
	var documents []string
	for _, path := range c.Paths {
		if filepath.Ext(path) != ".jsonl" {
			documents = append(documents, path)
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read statements: %w", err)
		}
		printed.Write(append(data, '\n'))
	}
	if err := c.extract(a, documents, &printed); err != nil {
		return err
	}
	statements, err := eval.ReadStatements(&printed)
	if err != nil {
		return err
	}
	return a.print(func(out *bufio.Writer) error {
		report := eval.ScoreStatements(gold, statements)
		if err := report.Write(out, c.Misses, c.Spurious); err != nil || !c.Bins {
			return err
		}
		return report.Bins.Write(out)
	})
}

// extract writes the statements of documents as extract prints them.
func (c *evalStatementsCmd) extract(a *app, paths []string, printed *bytes.Buffer) error {
	if len(paths) == 0 {
		return nil
	}
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	readings, err := readAll(a, reader, paths)
	if err != nil {
		return err
	}
	return ingest.WriteStatements(printed, readings, link.New())
}

// An evalEntitiesCmd measures entities.
type evalEntitiesCmd struct {
	lists
	Gold  string   `arg:"" name:"gold" help:"A folder with entities.tsv."`
	Paths []string `arg:"" name:"path" help:"Documents whose names begin with their numbers in the gold set, and folders of such."`
}

// Run prints figures, and with --misses what is joined and what is torn.
func (c *evalEntitiesCmd) Run(a *app) error {
	gold, err := eval.ReadEntityGold(c.Gold)
	if err != nil {
		return fmt.Errorf("read the gold set: %w", err)
	}
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	readings, err := readAll(a, reader, c.Paths)
	if err != nil {
		return err
	}
	var documents []eval.EntityDocument
	for i, entities := range ingest.Entities(readings, link.New()) {
		doc := readings[i].Document
		d := eval.EntityDocument{Name: filepath.Base(doc.Source()), Text: doc.Text}
		for j, e := range entities {
			for _, m := range readings[i].Chains[j].Mentions {
				d.Mentions = append(d.Mentions, eval.EntityMention{Start: m.Start, End: m.End, Entity: string(e.ID), Name: e.Name})
			}
		}
		documents = append(documents, d)
	}
	return a.print(func(out *bufio.Writer) error { return eval.ScoreEntities(gold, documents).Write(out, c.Misses) })
}

// An evalCarbCmd measures tuples.
type evalCarbCmd struct {
	lists
	Dir string `arg:"" name:"dir" help:"A folder with gold tuples in files NAME-gold.tsv."`
}

// Run prints figures for each file of gold.
func (c *evalCarbCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	show := newProgress(a.errOut, "measuring")
	defer show.end()
	bench := eval.CaRB{Dir: c.Dir, Misses: c.Misses, Progress: show.step}
	return a.print(func(out *bufio.Writer) error { return bench.Measure(a.ctx, tuples(reader, openie.NAry), out) })
}

// tuples returns what extracts tuples of a style to measure.
func tuples(reader *ingest.Reader, style openie.Style) func(sentence string) []eval.CaRBTuple {
	return func(sentence string) []eval.CaRBTuple {
		var all []eval.CaRBTuple
		for _, t := range reader.Tuples(sentence, style) {
			all = append(all, eval.CaRBTuple{Confidence: t.Confidence, Relation: t.Relation, Args: t.Args})
		}
		return all
	}
}

// An evalOpenieCmd measures tuples fact by fact.
type evalOpenieCmd struct {
	lists
	Gold string `arg:"" help:"A file of sentences with their facts."`
}

// Run prints figures for all forms of tuples.
func (c *evalOpenieCmd) Run(a *app) error {
	file, err := os.Open(c.Gold)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.Gold, cause(err))
	}
	defer file.Close()
	sentences, err := eval.ReadFacts(file)
	if err != nil {
		return fmt.Errorf("read %s: %w", c.Gold, err)
	}
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	show := newProgress(a.errOut, "measuring")
	defer show.end()
	facts := eval.Facts{Sentences: sentences, Misses: c.Misses, Progress: show.step}
	return a.print(func(out *bufio.Writer) error {
		for _, form := range forms {
			if err := facts.Measure(a.ctx, form.name, tuples(reader, form.style), out); err != nil {
				return err
			}
		}
		return nil
	})
}

// An evalKnowledgeNetCmd measures relations of the vocabulary.
type evalKnowledgeNetCmd struct {
	lists
	Spurious   int      `default:"0" placeholder:"N" help:"List at most so many of our facts that gold does not have."`
	Folds      []int    `placeholder:"N" help:"Measure on these folds alone."`
	Properties []string `placeholder:"NAME" help:"List facts of these properties alone."`
	Dir        string   `arg:"" name:"dir" help:"A folder with passages as JSON lines in files *.jsonl."`
}

// Run prints figures for each property.
func (c *evalKnowledgeNetCmd) Run(a *app) error {
	reader, err := ingest.NewReader()
	if err != nil {
		return err
	}
	read := func(text string) (*nlp.Text, error) { return reader.Document("passage.txt", []byte(text)) }
	show := newProgress(a.errOut, "measuring")
	defer show.end()
	bench := eval.KnowledgeNet{Dir: c.Dir, Folds: c.Folds, Properties: c.Properties, Misses: c.Misses, Spurious: c.Spurious, Progress: show.step}
	return a.print(func(out *bufio.Writer) error { return bench.Measure(a.ctx, read, out) })
}
