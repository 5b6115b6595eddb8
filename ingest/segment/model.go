package segment

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Whether a sentence ends between two words is decided by a logistic model
// over hashed features: the words around the gap, their shapes, what the rules
// say and what the sentence holds so far. The weights are one signed byte each
// and sums are integers, so that every machine decides alike.
//
// The weights are learned from UD English EWT and GUM (CC BY-SA 4.0; GUM's
// annotation CC BY 4.0) by the command in ingest/segment/learn.

//go:generate go run ./learn -treebanks ../../../shared/treebanks -out ends.bin

//go:embed ends.bin
var endWeights string

// slots is the number of weights, a power of two.
const slots = 1 << 16

// A cue is what the model sees of a word.
type cue struct {
	form  uint32 // hash of the form in lower case
	shape uint32
	// parens and quotes are what the word adds to the open brackets, and
	// whether it is a quotation mark.
	parens int8
	quote  bool
}

// A gap is a place between two words where a sentence may end.
type gap struct {
	before, at, after, next cue
	first                   cue // the sentence's first word
	rule                    bool
	spaced                  bool
	length                  int // words since the last end
	left                    int // words left in the block
	parens                  int
	quotes                  int
	style                   uint32 // how the block begins its sentences
	plain                   bool   // every word since the last end is capitalised
}

// features appends the slots of the gap's features to dst.
func (g *gap) features(dst []uint32) []uint32 {
	b, c := g.at, g.after
	rule := bit(g.rule)*2 + bit(g.spaced)
	add := func(kind uint32, parts ...uint32) {
		h := kind*0x9E3779B1 + 0x85EBCA6B
		for _, p := range parts {
			h = (h ^ p) * 0x01000193
			h ^= h >> 15
		}
		h *= 0x2C1B3C6D
		h ^= h >> 13
		dst = append(dst, h&(slots-1))
	}
	add(1, rule)
	add(2, b.form)
	add(3, c.form)
	add(4, b.shape, c.shape, rule)
	add(5, b.form, c.shape)
	add(6, b.shape, c.form)
	add(7, g.before.shape, b.shape, c.shape)
	add(8, b.form, c.form)
	add(9, g.before.form, b.form, c.shape)
	add(10, c.shape, g.next.shape, b.shape)
	add(11, c.form, g.next.form)
	add(12, size(g.length), b.shape, rule)
	add(13, g.style, b.shape, c.shape)
	add(14, uint32(min(max(g.parens, -1), 1)+1), uint32(g.quotes&1), b.shape, rule)
	add(15, g.first.form, uint32(min(g.length, 5)), b.shape)
	add(16, size(g.left), b.shape, c.shape)
	add(17, bit(g.plain), size(g.length), b.shape, c.shape)
	add(18, uint32(g.quotes&1), b.form, c.shape, bit(g.spaced))
	add(19, g.first.shape, b.shape, c.shape, size(g.length))
	add(20, g.before.shape, b.shape, c.shape, g.next.shape)
	return dst
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// size returns a coarse measure of a number of words.
func size(n int) uint32 {
	for i, bound := range [...]int{0, 1, 2, 3, 5, 8, 12, 20, 35, 60} {
		if n <= bound {
			return uint32(i)
		}
	}
	return 10
}

// The shapes of words.
const (
	shapeNone = iota
	shapeSmall
	shapeCapital
	shapeCapitals
	shapeSingle // one capital
	shapeNumber
	shapeFigures // a date, time or telephone number
	shapeShort   // an abbreviation with its full stop
	shapeAddress
	shapeMixed
	shapeMark     // the first of marks; the others follow
	shapeQuestion // also an exclamation mark
	shapeEllipsis
	shapeComma
	shapeColon
)

// marks are the punctuation marks with a shape of their own; those of one
// string look alike.
var marks = []string{".", "?!", "…", ",", ":", ";", "-–—", "(", ")", "[{", "]}", `"`, "“", "”", "'", "‘", "’", "*_=~#|", "<>", "/", "$£€", "%", "&+"}

// cueOf returns the cue of a form.
func cueOf(form string) cue {
	var c cue
	c.form = hashFold(form)
	r, n := utf8.DecodeRuneInString(form)
	switch {
	case unicode.IsLetter(r):
		c.shape = letterShape(form, r, n)
	case unicode.IsDigit(r):
		c.shape = shapeNumber
		if strings.ContainsAny(form, "/:-") {
			c.shape = shapeFigures
		}
	default:
		c.shape = shapeMixed
		for i, class := range marks {
			if strings.ContainsRune(class, r) {
				c.shape = uint32(shapeMark + i)
				break
			}
		}
		if r == '.' && n < len(form) {
			c.shape = shapeEllipsis
			if strings.ContainsAny(form, "?!") {
				c.shape = shapeQuestion
			}
		}
	}
	switch form {
	case "(", "[", "{":
		c.parens = 1
	case ")", "]", "}":
		c.parens = -1
	case `"`, "“", "”", "''", "``":
		c.quote = true
	}
	return c
}

// letterShape returns the shape of a form that begins with the letter r of n
// bytes.
func letterShape(form string, r rune, n int) uint32 {
	switch {
	case strings.ContainsAny(form, "@/"):
		return shapeAddress
	case form[len(form)-1] == '.':
		return shapeShort
	case strings.Contains(form, "."):
		return shapeAddress
	case !unicode.IsUpper(r):
		return shapeSmall
	case n == len(form):
		return shapeSingle
	}
	next, _ := utf8.DecodeRuneInString(form[n:])
	if unicode.IsUpper(next) {
		return shapeCapitals
	}
	return shapeCapital
}

// hashFold returns a hash of at most 24 bytes of form in lower case, with every
// digit alike.
func hashFold(form string) uint32 {
	h := uint32(2166136261)
	for i, r := range form {
		if i >= 24 {
			break
		}
		if '0' <= r && r <= '9' {
			r = '0'
		}
		h = (h ^ uint32(unicode.ToLower(r))) * 16777619
	}
	return h
}

// A walk goes over a block's gaps from left to right.
type walk struct {
	cues []cue
	rule []bool // by the rules a sentence ends after the word
	tied []bool // the next word follows without space
	gap
	start int
}

// newWalk returns a walk over a block's words.
func newWalk(raw string, words []word) *walk {
	w := &walk{cues: make([]cue, len(words)), rule: make([]bool, len(words)), tied: make([]bool, len(words))}
	for i, x := range words {
		w.cues[i] = cueOf(raw[x.start:x.end])
		w.tied[i] = i+1 < len(words) && words[i+1].start == x.end
	}
	for _, end := range ruleEnds(raw, words) {
		if end > 0 {
			w.rule[end-1] = true
		}
	}
	w.style = w.styleOf(raw, words)
	w.restart(0)
	return w
}

// styleOf tells how the block begins what follows its full stops: 0 without
// full stops, 1 with capitals, 2 with small letters, 3 with both. A small "i"
// alone adds 4.
func (w *walk) styleOf(raw string, words []word) uint32 {
	small, capital := 0, 0
	lone := uint32(0)
	for i := range words {
		if words[i].end-words[i].start == 1 && raw[words[i].start] == 'i' {
			lone = 4
		}
		if i+1 < len(words) && !w.tied[i] && (w.cues[i].shape == shapeMark || w.cues[i].shape == shapeQuestion) {
			switch w.cues[i+1].shape {
			case shapeSmall:
				small++
			case shapeCapital, shapeCapitals, shapeSingle:
				capital++
			}
		}
	}
	switch {
	case small == 0 && capital == 0:
		return lone
	case small == 0:
		return lone + 1
	case capital == 0:
		return lone + 2
	}
	return lone + 3
}

// restart begins a sentence at word i.
func (w *walk) restart(i int) {
	w.start = i
	w.parens, w.quotes, w.length, w.plain = 0, 0, 0, true
	if i < len(w.cues) {
		w.first = w.cues[i]
	}
}

// step moves to the gap after word i, which must follow the last one.
func (w *walk) step(i int) *gap {
	w.before, w.at, w.after, w.next = cue{}, w.cues[i], cue{}, cue{}
	if i > w.start {
		w.before = w.cues[i-1]
	}
	if i+1 < len(w.cues) {
		w.after = w.cues[i+1]
	}
	if i+2 < len(w.cues) {
		w.next = w.cues[i+2]
	}
	w.length++
	w.left = len(w.cues) - i - 1
	w.parens += int(w.at.parens)
	if w.at.quote {
		w.quotes++
	}
	w.gap.rule = w.rule[i]
	w.spaced = !w.tied[i]
	w.plain = w.plain && w.at.shape >= shapeCapital && w.at.shape <= shapeSingle
	return &w.gap
}

// threshold returns the sum of weights above which a sentence ends at the gap.
// More is asked where no mark stands, and after a colon or a comma: a sentence
// cut in two reads worse than two that run together. The values cost 0.1
// points of F1 on the development part of EWT and none on GUM's.
func threshold(g *gap) int32 {
	switch {
	case g.at.shape == shapeComma || g.at.shape == shapeColon:
		return 12
	case !g.rule && g.at.shape < shapeMark:
		return 6
	}
	return 0
}

// sentenceEnds returns the ends of the sentences of a block's words, as word
// indices; the last is len(words).
func sentenceEnds(raw string, words []word) []int {
	w := newWalk(raw, words)
	var ends []int
	var buf [24]uint32
	for i := 0; i+1 < len(words); i++ {
		g := w.step(i)
		if words[i+1].joined || !mayEnd(g) {
			continue
		}
		sum := int32(0)
		for _, f := range g.features(buf[:0]) {
			sum += int32(int8(endWeights[f]))
		}
		if sum > threshold(g) {
			ends = append(ends, i+1)
			w.restart(i + 1)
		}
	}
	return append(ends, len(words))
}

// mayEnd reports whether the model is asked at all: after a mark or at a
// space.
func mayEnd(g *gap) bool {
	return g.rule || g.spaced || g.at.shape >= shapeMark
}
