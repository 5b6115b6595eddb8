// Package nlp holds a text and the layers that reading adds to it: blocks,
// sentences, words with their tags and trees, names, mentions, chains, times
// and clauses. Every step of ingestion reads the layers below its own and adds
// one. The package has data and small accessors only.
package nlp

// A Text is one document's clean text with everything read out of it so far.
// Offsets are bytes into Raw; ranges are half-open, [Start, End).
type Text struct {
	// Raw is the clean text. It is valid UTF-8 and never changes.
	Raw string
	// Published is the document's date as YYYY-MM-DD, or "" when unknown;
	// relative times ("last month") resolve against it.
	Published string
	// Blocks cover the parts of Raw worth reading, in order, without overlap.
	Blocks []Block
	// Sentences are in text order. A sentence never crosses a block.
	Sentences []Sentence
	// Mentions are ordered by sentence, then start, then longest first.
	Mentions []Mention
	// Chains group the mentions that refer to the same thing in this text.
	Chains []Chain
	// Times are ordered by sentence, then start.
	Times []Time
	// Clauses are ordered by sentence, then head.
	Clauses []Clause
	// Claims are ordered by sentence, then as they were found.
	Claims []Claim
	// Drops tell what was seen and made no claim, and why.
	Drops []Drop
}

// A BlockKind says what part of a page a block is.
type BlockKind uint8

// The kinds of block. Furniture and bylines are kept in the text but never read
// for statements; the others are.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	TableCell
	Caption
	Byline
	Furniture // navigation, related stories, newsletter boxes, credits
)

// A Block is a run of text that belongs together on the page.
type Block struct {
	Start, End int
	Kind       BlockKind
}

// A Sentence is a run of words with a dependency tree over them.
type Sentence struct {
	Start, End int
	// Block indexes Text.Blocks.
	Block int
	Words []Word
	// Names are the sentence's proper names, in order, without overlap.
	Names []Name
}

// A Word is a syntactic word in the sense of Universal Dependencies: "don't"
// is the words "do" and "n't".
type Word struct {
	Start, End int
	Form       string
	Lemma      string
	UPOS       string // Universal part of speech: "NOUN", "PROPN", "VERB" …
	XPOS       string // Penn Treebank tag: "NN", "VBD" …
	Feats      string // UD features, sorted, "_" or "" when none
	// Head indexes Sentence.Words; -1 marks the root.
	Head int
	// Rel is the dependency on Head: "nsubj", "nsubj:pass", "obl" …
	Rel string
	// Joined marks a word written without a space in one orthographic token
	// with the word before it, as "n't" in "don't" (a UD multiword token).
	Joined bool
}

// A NameType is what kind of thing a proper name names.
type NameType uint8

// The types of proper name.
const (
	NoName NameType = iota
	PersonName
	OrganizationName
	LocationName
	OtherName // nationalities, events, works, products
)

// A Name is a proper name, in words of its sentence.
type Name struct {
	Start, End int
	Type       NameType
}

// String returns the word's form with its tag, for messages and tests.
func (w Word) String() string { return w.Form + "/" + w.UPOS }

// Root returns the index of the sentence's root word, or -1 when it has none.
func (s *Sentence) Root() int {
	for i := range s.Words {
		if s.Words[i].Head < 0 {
			return i
		}
	}
	return -1
}

// Children returns, for every word, the indices of its dependents in order.
func (s *Sentence) Children() [][]int {
	count := make([]int, len(s.Words))
	for _, w := range s.Words {
		if w.Head >= 0 {
			count[w.Head]++
		}
	}
	flat := make([]int, len(s.Words))
	kids := make([][]int, len(s.Words))
	at := 0
	for i, n := range count {
		kids[i] = flat[at : at : at+n]
		at += n
	}
	for i, w := range s.Words {
		if w.Head >= 0 {
			kids[w.Head] = append(kids[w.Head], i)
		}
	}
	return kids
}
