package eval

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/parley-kg/parley/ingest/conllu"
	"github.com/parley-kg/parley/ingest/nlp"
)

// nameTypes are the types of name that Universal NER marks. Others are read but
// not compared: its annotators seldom agree on them.
var nameTypes = map[string]nlp.NameType{
	"PER": nlp.PersonName, "ORG": nlp.OrganizationName, "LOC": nlp.LocationName, "OTH": nlp.OtherName,
}

// ReadNames sets the names of sentences from a file of Universal NER: a line a
// word, with its number, form and tag ("B-PER", "I-PER", "O") in the first
// three columns, and sentences told by their sent_id. The file may cut words
// in other places than the sentences do: a name becomes the words it touches.
// Versions of a treebank differ in a few sentences, which are left without
// names; it is an error when more than one in a hundred do.
func ReadNames(path string, sents []conllu.Sentence) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	byID := make(map[string]*conllu.Sentence, len(sents))
	for i := range sents {
		byID[sents[i].ID] = &sents[i]
	}
	var tags tagged
	line := 0
	var other []error
	in := bufio.NewScanner(f)
	for more := true; more; {
		more = in.Scan()
		line++
		id, begins := strings.CutPrefix(in.Text(), "# sent_id = ")
		if begins || !more {
			if err := tags.moveTo(byID[tags.id]); err != nil {
				other = append(other, fmt.Errorf("read %s: before line %d: %w", path, line, err))
			}
			tags = tagged{id: strings.TrimSpace(id)}
			continue
		}
		if cols := strings.Split(in.Text(), "\t"); len(cols) >= 3 {
			tags.add(cols[1], cols[2])
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	if 100*len(other) > len(sents) {
		return other[0]
	}
	return nil
}

// tagged is a sentence of a file of names. Its names are in bytes of forms,
// the words' forms without space between them.
type tagged struct {
	id    string
	forms string
	names []nlp.Name
}

// add takes a word with its tag.
func (t *tagged) add(form, tag string) {
	start := len(t.forms)
	t.forms += form
	mark, kind, _ := strings.Cut(tag, "-")
	typ := nameTypes[kind]
	if typ == nlp.NoName {
		return
	}
	if last := len(t.names) - 1; mark == "I" && last >= 0 && t.names[last].End == start && t.names[last].Type == typ {
		t.names[last].End = len(t.forms)
		return
	}
	t.names = append(t.names, nlp.Name{Start: start, End: len(t.forms), Type: typ})
}

// moveTo sets the names of s, which may be nil.
func (t *tagged) moveTo(s *conllu.Sentence) error {
	if s == nil {
		return nil
	}
	var forms strings.Builder
	for _, w := range s.Words {
		forms.WriteString(w.Form)
	}
	if forms.String() != t.forms {
		return fmt.Errorf("sentence %s has the words %q, not %q", t.id, t.forms, forms.String())
	}
	s.Names = nil
	for _, n := range t.names {
		first, last, at := -1, 0, 0
		for k, w := range s.Words {
			if at < n.End && at+len(w.Form) > n.Start {
				if first < 0 {
					first = k
				}
				last = k + 1
			}
			at += len(w.Form)
		}
		s.Names = append(s.Names, nlp.Name{Start: first, End: last, Type: n.Type})
	}
	return nil
}
