// Package conllu reads and writes sentences in CoNLL-U, the exchange format of
// Universal Dependencies version 2.
//
// A sentence is a block of lines that ends with a blank line:
//
//	# newpar                  a comment; newdoc and newpar open a document, a paragraph
//	# sent_id = harbour-1     the sentence's name
//	# text = They don't sail. the sentence as written
//	1	They	they	PRON	PRP	…	4	nsubj	_	_
//	2-3	don't	_	_	_	_	_	_	_	_              a range: one orthographic token
//	2	do	do	AUX	VBP	…	4	aux	_	_
//	3	n't	not	PART	RB	…	4	advmod	_	_
//	4	sail	sail	VERB	VB	…	0	root	_	SpaceAfter=No
//	5	.	.	PUNCT	.	_	4	punct	_	_
//
// The ten columns are ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS
// and MISC; "_" stands for an empty one.
package conllu

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A Sentence is one sentence of a CoNLL-U file. Its words carry byte offsets
// into Text. Columns that hold "_" are empty strings; Head is -1 both for the
// root, whose Rel is then "root", and where the file has no tree.
type Sentence struct {
	nlp.Sentence
	// ID is the sent_id, "" without one.
	ID string
	// Text is the sentence as written, without space at its ends.
	Text string
	// Comments are the comment lines without "# " and without the sent_id and
	// the text.
	Comments []string
	// Misc holds each word's MISC column without SpaceAfter and Name, which
	// the offsets and Names express. It may be shorter than Words or nil.
	Misc []string
	// Tight marks a sentence that the next one follows without a space.
	Tight bool
}

// Comment returns the value of the comment "key = value" or of the bare
// comment "key", and whether there is one.
func (s *Sentence) Comment(key string) (value string, known bool) {
	for _, c := range s.Comments {
		k, v, _ := strings.Cut(c, "=")
		if strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// OpensParagraph reports whether a paragraph or a document begins with s.
func (s *Sentence) OpensParagraph() bool {
	for _, c := range s.Comments {
		key, _, _ := strings.Cut(c, "=")
		switch strings.TrimSpace(key) {
		case "newpar", "newpar id", "newdoc", "newdoc id":
			return true
		}
	}
	return false
}

// Retag takes off sentences what a parser finds out, lemmas, tags, features,
// heads, relations and names, and lets tag find it out anew. Words, comments
// and the rest of MISC stay.
func Retag(sents []Sentence, tag func([]nlp.Sentence)) {
	bare := make([]nlp.Sentence, len(sents))
	for i := range sents {
		bare[i] = sents[i].Sentence
		bare[i].Names = nil
		bare[i].Words = make([]nlp.Word, len(sents[i].Words))
		for k, w := range sents[i].Words {
			bare[i].Words[k] = nlp.Word{Start: w.Start, End: w.End, Form: w.Form, Joined: w.Joined, Head: -1}
		}
	}
	tag(bare)
	for i := range sents {
		sents[i].Sentence = bare[i]
	}
}

// FromText yields sentences of t, ready to be written. Each Text is what t.Raw
// has between the sentence's ends, with every run of white space as one space;
// the first sentence of a block opens a paragraph. IDs are left empty.
func FromText(t *nlp.Text, sents iter.Seq[nlp.Sentence]) iter.Seq[*Sentence] {
	return func(yield func(*Sentence) bool) {
		var last *Sentence // is held back until the next tells whether it is tight
		end, block := 0, -1
		for src := range sents {
			if last != nil {
				last.Tight = src.Start == end
				if !yield(last) {
					return
				}
			}
			last = fromText(t, &src)
			if src.Block != block {
				last.Comments = []string{"newpar"}
			}
			end, block = src.End, src.Block
		}
		if last != nil {
			yield(last)
		}
	}
}

// All yields the sentences.
func All(sents []Sentence) iter.Seq[*Sentence] {
	return func(yield func(*Sentence) bool) {
		for i := range sents {
			if !yield(&sents[i]) {
				return
			}
		}
	}
}

// fromText returns one sentence of t with a text of its own.
func fromText(t *nlp.Text, src *nlp.Sentence) *Sentence {
	s := &Sentence{Sentence: *src}
	s.Words = append([]nlp.Word(nil), src.Words...)
	var text strings.Builder
	at := src.Start
	for k := range s.Words {
		w := &s.Words[k]
		start, end := max(w.Start, at), max(w.End, at)
		if start > at && text.Len() > 0 {
			text.WriteByte(' ')
		}
		shared := max(0, min(at, w.End)-w.Start)
		text.WriteString(t.Raw[start:end])
		w.End = text.Len()
		w.Start = w.End - (end - start) - shared
		at = end
	}
	s.Text = text.String()
	s.Start, s.End = 0, len(s.Text)
	return s
}

// Number opens a document of the given name at the first sentence and names all
// as they are yielded: "harbour-1", "harbour-2" and so on. A file in which every
// document has another name is then valid UD, which has its own use for "/": it
// becomes "_", as white space does.
func Number(sents iter.Seq[*Sentence], document string) iter.Seq[*Sentence] {
	document = strings.Join(strings.FieldsFunc(document, func(r rune) bool { return unicode.IsSpace(r) || r == '/' }), "_")
	return func(yield func(*Sentence) bool) {
		n := 0
		for s := range sents {
			n++
			s.ID = document + "-" + strconv.Itoa(n)
			if n == 1 {
				s.Comments = append([]string{"newdoc id = " + document}, s.Comments...)
			}
			if !yield(s) {
				return
			}
		}
	}
}

// Join returns the sentences as one text with their words in it: a blank line
// before each sentence that opens a paragraph, a space between others unless
// the first is Tight. Each paragraph is a block.
func Join(sents []Sentence) *nlp.Text {
	t := new(nlp.Text)
	var raw strings.Builder
	for i := range sents {
		s := &sents[i]
		switch {
		case i == 0:
			t.Blocks = append(t.Blocks, nlp.Block{})
		case s.OpensParagraph():
			t.Blocks[len(t.Blocks)-1].End = raw.Len()
			raw.WriteString("\n\n")
			t.Blocks = append(t.Blocks, nlp.Block{Start: raw.Len()})
		case !sents[i-1].Tight:
			raw.WriteByte(' ')
		}
		at := raw.Len()
		raw.WriteString(s.Text)
		moved := s.Sentence
		moved.Start, moved.End, moved.Block = at, raw.Len(), len(t.Blocks)-1
		moved.Words = append([]nlp.Word(nil), s.Words...)
		for k := range moved.Words {
			moved.Words[k].Start += at
			moved.Words[k].End += at
		}
		t.Sentences = append(t.Sentences, moved)
	}
	if len(t.Blocks) > 0 {
		t.Blocks[len(t.Blocks)-1].End = raw.Len()
	}
	t.Raw = raw.String()
	return t
}

// place writes the offsets of an orthographic token's words, where the token
// covers [start, end) of the text. Words whose forms do not add up to the
// token all get its whole range.
func place(words []nlp.Word, token string, start, end int) {
	at := 0
	for i := range words {
		form := words[i].Form
		if !hasPrefixFold(token[at:], form) {
			for k := range words {
				words[k].Start, words[k].End = start, end
			}
			return
		}
		words[i].Start = start + at
		at += len(form)
		words[i].End = start + at
	}
	if at != len(token) {
		words[len(words)-1].End = end
	}
}

// hasPrefixFold reports whether s begins with as many bytes as prefix has that
// differ from it in case alone.
func hasPrefixFold(s, prefix string) bool {
	n := len(prefix)
	return n <= len(s) && (n == len(s) || utf8.RuneStart(s[n])) && strings.EqualFold(s[:n], prefix)
}

// nameTags are the types of proper name as the MISC column spells them.
var nameTags = [...]string{
	nlp.PersonName:       "PER",
	nlp.OrganizationName: "ORG",
	nlp.LocationName:     "LOC",
	nlp.OtherName:        "OTH",
}

// nameType returns the type that a tag such as "PER" names.
func nameType(tag string) (nlp.NameType, bool) {
	for typ, known := range nameTags {
		if typ != int(nlp.NoName) && known == tag {
			return nlp.NameType(typ), true
		}
	}
	return nlp.NoName, false
}
