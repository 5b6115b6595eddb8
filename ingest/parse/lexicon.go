package parse

import (
	"github.com/parley-kg/parley/ingest/net"
	"github.com/parley-kg/parley/ingest/nlp"
	"slices"
	"strings"
)

// A Lexicon names the rows of a network's tables and the members of its
// inventories. It is kept in the file of weights beside them.
type Lexicon struct {
	// Words, Shapes and Vectors name rows from 1 on.
	Words, Shapes, Vectors []string
	// Grams is the number of buckets of n-grams.
	Grams int
	// The inventories, by their numbers.
	UPOS, XPOS, Feats, Labels, Names []string

	words, shapes, vectors map[string]int32
}

// Index makes the lexicon ready for Features.
func (l *Lexicon) Index() {
	l.words, l.shapes, l.vectors = rows(l.Words), rows(l.Shapes), rows(l.Vectors)
}

func rows(names []string) map[string]int32 {
	m := make(map[string]int32, len(names))
	for i, name := range names {
		m[name] = int32(i + 1)
	}
	return m
}

// Fit sets the sizes of a network to those of the lexicon.
func (l *Lexicon) Fit(s *net.Spec) {
	s.Words, s.Shapes, s.Vectors = len(l.Words)+1, len(l.Shapes)+1, len(l.Vectors)+1
	s.Grams, s.Flags = l.Grams, int(flags)
	s.UPOS, s.XPOS, s.Feats, s.Labels, s.Names = len(l.UPOS), len(l.XPOS), len(l.Feats), len(l.Labels), len(l.Names)
}

// Features returns what the network is told of the words of a sentence.
func (l *Lexicon) Features(words []nlp.Word) []net.Word {
	out := make([]net.Word, len(words))
	for i := range words {
		normal := Normal(words[i].Form)
		if body := homographs[words[i].Form]; body != "" && mixed(words) {
			normal = body
		}
		out[i] = net.Word{
			Word:   l.words[normal],
			Shape:  l.shapes[Shape(words[i].Form)],
			Vector: l.vectors[normal],
			Grams:  appendGrams(nil, normal, l.Grams),
		}
	}
	addFlags(words, out)
	return out
}

// homographs are abbreviations of bodies that are other words in small letters, each
// with a body that is none, which the network reads in its place.
var homographs = map[string]string{"WHO": "unicef"}

// mixed reports whether a sentence has words in small letters, so that capitals mean
// something.
func mixed(words []nlp.Word) bool {
	return slices.ContainsFunc(words, func(w nlp.Word) bool {
		return len(w.Form) > 2 && w.Form == strings.ToLower(w.Form) && strings.ToUpper(w.Form) != w.Form
	})
}

// NameTypes are the types of name as tags write them.
var NameTypes = map[nlp.NameType]string{
	nlp.PersonName: "PER", nlp.OrganizationName: "ORG", nlp.LocationName: "LOC", nlp.OtherName: "OTH",
}
