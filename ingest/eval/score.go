// Package eval measures the language engine against treebanks with the
// definitions of the CoNLL 2018 shared task (Zeman et al. 2018, "CoNLL 2018
// Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies",
// section 4), and names by their spans.
package eval

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Count holds what precision and recall are made of.
type Count struct {
	// Correct are the system's items that gold has too, of System and of Gold
	// items.
	Correct, System, Gold int
}

// Precision returns the share of the system's items that are right, in [0, 1];
// 0 without items.
func (c Count) Precision() float64 { return ratio(c.Correct, c.System) }

// Recall returns the share of gold's items that were found, in [0, 1].
func (c Count) Recall() float64 { return ratio(c.Correct, c.Gold) }

// F1 returns the harmonic mean of precision and recall, in [0, 1].
func (c Count) F1() float64 { return ratio(2*c.Correct, c.System+c.Gold) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Add returns the counts of both taken together.
func (c Count) Add(d Count) Count {
	return Count{c.Correct + d.Correct, c.System + d.System, c.Gold + d.Gold}
}

// A Report holds the figures of one system on one text.
type Report struct {
	// Tokens are orthographic tokens and Words syntactic ones; both and
	// Sentences are right when their ends are.
	Tokens, Sentences, Words Count
	// These are counted on aligned words. UFeats compares the universal
	// features only, LAS the relation without its subtype.
	UPOS, XPOS, UFeats, Lemmas, UAS, LAS Count
	// UASWords and LASWords leave out the words that gold tags PUNCT.
	UASWords, LASWords Count
	// Names are right when their ends and their type are, NameSpans when
	// their ends are. Names of other things than persons, organisations and
	// places are not counted.
	Names, NameSpans Count
}

// Score compares a system's analysis of a text with gold's. Both texts must
// have the same characters but for white space.
func Score(gold, system *nlp.Text) (Report, error) {
	g, s := newView(gold), newView(system)
	if at, same := sameText(gold.Raw, system.Raw); !same {
		return Report{}, fmt.Errorf("score a system: its text differs from gold's at byte %d", at)
	}
	var r Report
	r.Tokens = countSpans(g.tokens, s.tokens)
	r.Sentences = countSpans(g.sentences, s.sentences)
	pairs := align(g, s)
	r.Words = Count{len(pairs), len(s.words), len(g.words)}
	r.countWords(g, s, pairs)
	r.Names = countNames(g, s, func(n nlp.Name) int { return int(n.Type) })
	r.NameSpans = countNames(g, s, func(nlp.Name) int { return 0 })
	return r, nil
}

// countWords counts what is measured on aligned words.
func (r *Report) countWords(g, s *view, pairs []pair) {
	all := Count{System: len(s.words), Gold: len(g.words)}
	r.UPOS, r.XPOS, r.UFeats, r.Lemmas, r.UAS, r.LAS = all, all, all, all, all, all
	toGold := make([]int, len(s.words)) // the gold word of a system word, or -1
	for i := range toGold {
		toGold[i] = -1
	}
	for _, p := range pairs {
		toGold[p.system] = p.gold
	}
	words := Count{}
	for i := range g.words {
		if g.words[i].UPOS != "PUNCT" {
			words.Gold++
		}
	}
	for i := range s.words {
		if k := toGold[i]; k >= 0 && g.words[k].UPOS != "PUNCT" || k < 0 && s.words[i].UPOS != "PUNCT" {
			words.System++
		}
	}
	r.UASWords, r.LASWords = words, words
	for _, p := range pairs {
		a, b := g.words[p.gold], s.words[p.system]
		add(&r.UPOS, a.UPOS == b.UPOS)
		add(&r.XPOS, a.XPOS == b.XPOS)
		add(&r.UFeats, universal(a.Feats) == universal(b.Feats))
		add(&r.Lemmas, a.Lemma == "" || a.Lemma == b.Lemma)
		head := g.heads[p.gold] == none && s.heads[p.system] == none ||
			g.heads[p.gold] != none && s.heads[p.system] != none && toGold[s.heads[p.system]] == g.heads[p.gold]
		labelled := head && basic(a.Rel) == basic(b.Rel)
		add(&r.UAS, head)
		add(&r.LAS, labelled)
		if a.UPOS != "PUNCT" {
			add(&r.UASWords, head)
			add(&r.LASWords, labelled)
		}
	}
}

func add(c *Count, right bool) {
	if right {
		c.Correct++
	}
}

// basic returns a relation without its subtype.
func basic(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// universal returns the universal features of a column, sorted.
func universal(feats string) string {
	if feats == "" || feats == "_" {
		return ""
	}
	var kept []string
	for f := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(f, "=")
		if universalFeatures[name] {
			kept = append(kept, f)
		}
	}
	sort.Strings(kept)
	return strings.Join(kept, "|")
}

// universalFeatures are the features that the shared task compares.
var universalFeatures = map[string]bool{
	"PronType": true, "NumType": true, "Poss": true, "Reflex": true, "Foreign": true, "Abbr": true,
	"Gender": true, "Animacy": true, "Number": true, "Case": true, "Definite": true, "Degree": true,
	"VerbForm": true, "Mood": true, "Tense": true, "Aspect": true, "Voice": true, "Evident": true,
	"Polarity": true, "Person": true, "Polite": true,
}

// sameText reports whether two texts have the same characters but for white
// space, and else the byte of the first that differs.
func sameText(a, b string) (at int, same bool) {
	rest := []rune(b)
	k := 0
	for i, r := range a {
		if unicode.IsSpace(r) {
			continue
		}
		for k < len(rest) && unicode.IsSpace(rest[k]) {
			k++
		}
		if k == len(rest) || rest[k] != r {
			return i, false
		}
		k++
	}
	for k < len(rest) && unicode.IsSpace(rest[k]) {
		k++
	}
	return len(a), k == len(rest)
}
