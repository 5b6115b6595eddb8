package eval

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
)

// An Engine is what is measured on treebanks.
type Engine struct {
	// Analyse cuts a text into sentences and words, and tags them.
	Analyse func(*nlp.Text)
	// Tag gives words their tags, trees and lemmas, and finds names.
	Tag func([]nlp.Sentence)
}

// Treebanks says on what an engine is measured.
type Treebanks struct {
	// Dir is a folder of treebanks. Of its folders the files
	// NAME-ud-PART.conllu are read.
	Dir string
	// Names is a folder with names, or "": those of the treebank in folder
	// BANK are in *-BANK/PART.iob2.
	Names string
	// Part is "train", "dev" or "test".
	Part string
	// Progress, when set, is told how many of a treebank's documents are done.
	Progress func(bank string, done, total int)
}

// Measure measures an engine on raw text and on gold words, and writes tables
// for every treebank, and for its genres where it tells them.
func (m *Treebanks) Measure(ctx context.Context, e Engine, w io.Writer) error {
	paths, err := filepath.Glob(filepath.Join(m.Dir, "*", "*-ud-"+m.Part+".conllu"))
	if err == nil && len(paths) == 0 {
		err = fmt.Errorf("its folders have no file NAME-ud-%s.conllu", m.Part)
	}
	if err != nil {
		return fmt.Errorf("read treebanks in %s: %w", m.Dir, err)
	}
	for _, path := range paths {
		sents, err := conllu.ReadFile(path)
		if err != nil {
			return err
		}
		names, err := filepath.Glob(filepath.Join(m.Names, "*-"+filepath.Base(filepath.Dir(path)), m.Part+".iob2"))
		if err != nil {
			return fmt.Errorf("read names in %s: %w", m.Names, err)
		}
		for _, file := range names {
			if err := ReadNames(file, sents); err != nil {
				return err
			}
		}
		b := bank{name: strings.TrimSuffix(filepath.Base(path), "-ud-"+m.Part+".conllu"), part: m.Part, sentences: len(sents)}
		documents := documents(sents)
		b.documents = len(documents)
		for i, doc := range documents {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := b.measure(e, doc); err != nil {
				return fmt.Errorf("measure %s: %w", path, err)
			}
			if m.Progress != nil {
				m.Progress(b.name, i+1, len(documents))
			}
		}
		if err := b.write(w); err != nil {
			return err
		}
	}
	return nil
}

// documents parts sentences where a document begins.
func documents(sents []conllu.Sentence) [][]conllu.Sentence {
	var all [][]conllu.Sentence
	first := 0
	for i := range sents {
		_, named := sents[i].Comment("newdoc id")
		_, opens := sents[i].Comment("newdoc")
		if i > 0 && (named || opens) {
			all = append(all, sents[first:i])
			first = i
		}
	}
	return append(all, sents[first:])
}

// A bank is a treebank with an engine's figures on it.
type bank struct {
	name, part           string
	documents, sentences int
	raw, gold            Report
	rawGenres            map[string]*Report
	goldGenres           map[string]*Report
}

// measure adds the figures of one document.
func (b *bank) measure(e Engine, doc []conllu.Sentence) error {
	gold := conllu.Join(doc)
	cut := &nlp.Text{Raw: gold.Raw}
	e.Analyse(cut)
	raw, err := Score(gold, cut)
	if err != nil {
		return err
	}
	given := slices.Clone(doc)
	conllu.Retag(given, e.Tag)
	words, err := Score(gold, conllu.Join(given))
	if err != nil {
		return err
	}
	words.Tokens, words.Sentences, words.Words = Count{}, Count{}, Count{}
	b.raw.Add(&raw)
	b.gold.Add(&words)
	if genre, known := doc[0].Comment("meta::genre"); known {
		addPart(&b.rawGenres, genre, &raw)
		addPart(&b.goldGenres, genre, &words)
	}
	return nil
}

func addPart(parts *map[string]*Report, name string, r *Report) {
	if *parts == nil {
		*parts = map[string]*Report{}
	}
	if (*parts)[name] == nil {
		(*parts)[name] = new(Report)
	}
	(*parts)[name].Add(r)
}

// write writes the tables of a treebank.
func (b *bank) write(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "%s, %s part; documents: %d, sentences: %d\n\n", b.name, b.part, b.documents, b.sentences); err != nil {
		return fmt.Errorf("write the figures of %s: %w", b.name, err)
	}
	for _, k := range []struct {
		title  string
		report *Report
		genres map[string]*Report
	}{
		{"raw text", &b.raw, b.rawGenres},
		{"gold words", &b.gold, b.goldGenres},
	} {
		if k.report.Names.Gold == 0 {
			// What gold does not mark cannot be judged.
			k.report.Names, k.report.NameSpans = Count{}, Count{}
		}
		if err := k.report.Write(w, k.title); err != nil {
			return err
		}
		fmt.Fprintln(w)
		if len(k.genres) == 0 {
			continue
		}
		var parts []part
		for _, name := range slices.Sorted(maps.Keys(k.genres)) {
			parts = append(parts, part{name, *k.genres[name]})
		}
		if err := writeParts(w, k.title+", F1", parts); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}
