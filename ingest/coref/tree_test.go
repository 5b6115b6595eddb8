package coref

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/parley-kg/parley/ingest/nlp"
)

var coarseTags = map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON",
	"WP": "PRON", "WDT": "PRON", "WP$": "PRON", "DT": "DET", "JJ": "ADJ", "IN": "ADP", "TO": "PART", "CC": "CCONJ", "RB": "ADV",
	"CD": "NUM", "POS": "PART", ".": "PUNCT", ",": "PUNCT", "``": "PUNCT", "''": "PUNCT", "MD": "AUX", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "HYPH": "PUNCT"}

var nameTypes = map[string]nlp.NameType{"PER": nlp.PersonName, "ORG": nlp.OrganizationName, "LOC": nlp.LocationName, "OTH": nlp.OtherName}

// text builds a text from sentences written as words
// "form~lemma|XPOS|head|relation|name", where head counts from 1, lemma and
// name may be left out, and "+PER" goes on with the name of the word before. A
// sentence that begins with "¶" opens a block.
func text(t *testing.T, sentences ...string) *nlp.Text {
	t.Helper()
	out := &nlp.Text{Blocks: []nlp.Block{{}}}
	var raw strings.Builder
	for _, line := range sentences {
		if rest, opens := strings.CutPrefix(line, "¶ "); opens {
			line = rest
			out.Blocks = append(out.Blocks, nlp.Block{Start: raw.Len()})
		}
		s := nlp.Sentence{Start: raw.Len(), Block: len(out.Blocks) - 1}
		for i, token := range strings.Fields(line) {
			f := strings.Split(token, "|")
			if len(f) < 4 {
				t.Fatalf("token %q of %q has %d fields", token, line, len(f))
			}
			form, lemma, given := strings.Cut(f[0], "~")
			if !given {
				lemma = form
				if f[1] == "NNS" {
					lemma = strings.TrimSuffix(form, "s")
				}
			}
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatalf("token %q: %v", token, err)
			}
			w := nlp.Word{Form: form, Lemma: lemma, XPOS: f[1], UPOS: coarseTags[f[1]], Head: head - 1, Rel: f[3], Feats: "_"}
			if strings.HasPrefix(f[1], "VB") {
				w.UPOS = "VERB"
				if w.Rel == "cop" || strings.HasPrefix(w.Rel, "aux") {
					w.UPOS = "AUX"
				}
			}
			w.Joined = f[1] == "POS"
			if !w.Joined && i > 0 && w.UPOS != "PUNCT" && s.Words[i-1].XPOS != "HYPH" {
				raw.WriteByte(' ')
			}
			w.Start = raw.Len()
			raw.WriteString(form)
			w.End = raw.Len()
			s.Words = append(s.Words, w)
			if len(f) > 4 {
				if strings.HasPrefix(f[4], "+") {
					s.Names[len(s.Names)-1].End = i + 1
				} else {
					s.Names = append(s.Names, nlp.Name{Start: i, End: i + 1, Type: nameTypes[f[4]]})
				}
			}
		}
		s.End = raw.Len()
		raw.WriteByte(' ')
		out.Sentences = append(out.Sentences, s)
		out.Blocks[len(out.Blocks)-1].End = raw.Len()
	}
	out.Raw = raw.String()
	return out
}

// chains resolves a text and returns its chains of two or more mentions or
// with a name, each as "Name: mention; mention".
func chains(tx *nlp.Text) []string {
	Resolve(tx)
	var out []string
	for _, c := range tx.Chains {
		if len(c.Mentions) < 2 && !c.Named {
			continue
		}
		var ms []string
		for _, i := range c.Mentions {
			m := &tx.Mentions[i]
			words := tx.Sentences[m.Sent].Words
			ms = append(ms, tx.Raw[words[m.Start].Start:words[m.End-1].End])
		}
		out = append(out, fmt.Sprintf("%s: %s", c.Name, strings.Join(ms, "; ")))
	}
	return out
}

// expect compares the chains of a text with those wanted, whatever their order.
func expect(t *testing.T, tx *nlp.Text, want ...string) {
	t.Helper()
	got := chains(tx)
	left := map[string]int{}
	for _, w := range want {
		left[w]++
	}
	for _, g := range got {
		left[g]--
	}
	for _, n := range left {
		if n != 0 {
			t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
			return
		}
	}
}
