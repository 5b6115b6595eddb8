// Package lemma gives words their dictionary forms: "met" is "meet", "parties"
// is "party". It looks up tables of endings and exceptions that were learned
// from treebanks; see learn.go for how and table.tsv for what.
package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Lemmatize sets the Lemma of every word from its form and tags. A word
// without XPOS is taken by its UPOS.
func Lemmatize(sents []nlp.Sentence) {
	t := table()
	for i := range sents {
		s := &sents[i]
		for k := range s.Words {
			w := &s.Words[k]
			if lemma, known := auxiliary(s, w); known {
				w.Lemma = lemma
				continue
			}
			if tag, verb := verbInName(w); verb {
				w.Lemma = title(t.lemma(strings.ToLower(w.Form), tag, small))
				continue
			}
			w.Lemma = t.lemma(w.Form, tagOf(w), caseAt(s, k))
		}
	}
}

// verbInName reports whether w is a verb that is part of a name, which keeps its
// capital but has the lemma of the verb, and tells the verb's tag: the "United"
// of "United Nations" is of "unite".
func verbInName(w *nlp.Word) (tag string, verb bool) {
	if w.UPOS != "VERB" || !strings.HasPrefix(w.XPOS, "NNP") {
		return "", false
	}
	switch {
	case strings.HasSuffix(w.Form, "ing"):
		return "VBG", true
	case strings.HasSuffix(w.Form, "ed"):
		return "VBN", true
	}
	return "VB", true
}

// auxiliary tells "'s" for "has" from "'s" for "is" where the tree does.
func auxiliary(s *nlp.Sentence, w *nlp.Word) (lemma string, known bool) {
	if w.XPOS != "VBZ" || len(w.Form) > 5 || w.Head < 0 || w.Head >= len(s.Words) {
		return "", false
	}
	switch w.Form {
	case "'s", "’s", "'S", "’S":
	default:
		return "", false
	}
	if w.Rel == "aux" && s.Words[w.Head].XPOS == "VBN" {
		return "have", true
	}
	return "be", true
}

// defaultTags are the XPOS to take for a UPOS alone.
var defaultTags = map[string]string{
	"ADJ": "JJ", "ADP": "IN", "ADV": "RB", "AUX": "MD", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NOUN": "NN",
	"NUM": "CD", "PART": "TO", "PRON": "PRP", "PROPN": "NNP", "PUNCT": ".", "SCONJ": "IN", "SYM": "SYM", "VERB": "VB",
}

// tagOf returns the tag that the tables know a word by.
func tagOf(w *nlp.Word) string {
	if w.XPOS != "" {
		return w.XPOS
	}
	return defaultTags[w.UPOS]
}

// A letterCase is how a form is written.
type letterCase byte

// The cases.
const (
	small    letterCase = 's'
	capital  letterCase = 'c' // "Oslo", "iPad"
	opening  letterCase = 'o' // a capital that the beginning of a sentence explains
	capitals letterCase = 'u' // "NATO"
	shouted  letterCase = 'l' // capitals beside another word in capitals: "STORM HITS COAST"
)

// caseAt returns how word k of a sentence is written.
func caseAt(s *nlp.Sentence, k int) letterCase {
	c := caseOf(s.Words[k].Form)
	switch {
	case c == capital && k == 0:
		return opening
	case c == capitals && (k > 0 && caseOf(s.Words[k-1].Form) == capitals || k+1 < len(s.Words) && caseOf(s.Words[k+1].Form) == capitals):
		return shouted
	}
	return c
}

// caseOf returns how a form is written, alone.
func caseOf(form string) letterCase {
	upper, lower := 0, 0
	for _, r := range form {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
		if lower > 0 && upper > 0 {
			return capital
		}
	}
	switch {
	case upper == 0:
		return small
	case upper == 1:
		return capital
	}
	return capitals
}

// A rule turns a form into its lemma by its last bytes.
type rule struct {
	cut int    // bytes taken off the end
	add string // then put there
}

// apply returns form with its end changed, or form where nothing would be left.
func (r rule) apply(form string) string {
	if r.cut > len(form) || r.cut == len(form) && r.add == "" {
		return form
	}
	return form[:len(form)-r.cut] + r.add
}

// tables are the learned endings.
type tables struct {
	// endings maps a tag and the end of a form in small letters to its rule. A
	// whole form begins with "^".
	endings map[key]rule
	// ways maps a case with a tag and the end of a form to the way the lemma is
	// written.
	ways map[key]string
}

// The ways a lemma is written.
const (
	lowerCase = "0"
	keepCase  = "1" // as the form is
	titleCase = "2"
)

// A key is an ending under a tag.
type key struct{ tag, end string }

// longestEnding is the length in bytes of the longest ending looked up.
const longestEnding = 8

// longest returns what a table has for the longest ending of form under tag.
func longest[V any](m map[key]V, tag, form string) (V, bool) {
	for i := max(0, len(form)-longestEnding); i <= len(form); i++ {
		if v, ok := m[key{tag, form[i:]}]; ok {
			return v, true
		}
	}
	var none V
	return none, false
}

// way returns how the lemma of a form in small letters is written.
func (t *tables) way(tag, low string) string {
	if way, known := t.ways[key{tag, "^" + low}]; known {
		return way
	}
	way, _ := longest(t.ways, tag, low)
	return way
}

// lemma returns the lemma of a form written in the given case.
func (t *tables) lemma(form, tag string, c letterCase) string {
	low := strings.ToLower(form)
	if len(form) > 64 || len(low) != len(form) {
		return form // no word, or a script whose letters change length
	}
	if tag == "CD" && thousands(form) {
		return strings.ReplaceAll(form, ",", "")
	}
	if tag == "VBD" || tag == "VBN" || tag == "VBG" {
		if verb, known := irregular()[low]; known {
			return verb
		}
	}
	if low == "people" && tag == "NNS" {
		return "person" // as GUM and dictionaries have it, not EWT
	}
	r := t.rule(tag, low)
	if c == small {
		if strings.HasPrefix(tag, "NNP") && !strings.ContainsAny(form, "@./") {
			return title(r.apply(form))
		}
		return r.apply(form)
	}
	switch t.way(string(c)+tag, low) {
	case keepCase:
		return r.apply(form)
	case titleCase:
		return title(r.apply(low))
	}
	return r.apply(low)
}

// rule returns the rule for a form in small letters: its own, else that of its
// stem, else that of its ending.
func (t *tables) rule(tag, low string) rule {
	if r, known := t.endings[key{tag, "^" + low}]; known {
		return r
	}
	if r, known := t.endings[key{pasts[tag], "^" + low}]; known {
		return r
	}
	if strings.HasSuffix(low, "ing") && tag == "VBG" && !strings.ContainsAny(low[:len(low)-3], "aeiouy") {
		return rule{} // "cling", misread
	}
	group, stem := stemOf(tag, low)
	r, _ := longest(t.endings, group, stem)
	if group == "+" && shortStem(stem) {
		r = rule{add: "e"}
	}
	r.cut += len(low) - len(stem)
	return r
}

// pasts has for the two past forms of verbs the other one: what is known of
// "fled" as a participle holds of it as a past tense.
var pasts = map[string]string{"VBD": "VBN", "VBN": "VBD"}

// inflections are the regular endings that hide whether the lemma ends in "e"
// or doubles its last letter. Their stems are looked up together.
var inflections = map[string]string{"VBD": "ed", "VBN": "ed", "VBG": "ing", "JJR": "er", "RBR": "er", "JJS": "est", "RBS": "est"}

// stemOf returns the tag that the endings of a form are kept under and the
// part of the form to look up there.
func stemOf(tag, low string) (group, stem string) {
	switch tag {
	case "VBZ", "NNPS":
		return "NNS", low
	}
	ending := inflections[tag]
	stem, found := strings.CutSuffix(low, ending)
	if ending == "" || !found || !strings.ContainsAny(stem, "aeiouy") {
		return tag, low
	}
	if ending == "ed" && strings.HasSuffix(stem, "e") {
		stem += "e" // "freed" is of "free"
	}
	return "+", stem
}

// shortStem reports whether a stem is one syllable with one vowel and one
// consonant at its end. Its last letter would be double, "planned", if the
// lemma did not end in "e", "wiped".
func shortStem(stem string) bool {
	n := len(stem)
	return n >= 3 && !strings.ContainsAny(stem[n-1:], "aeiouwxy") && strings.ContainsAny(stem[n-2:n-1], "aeiou") &&
		!strings.ContainsAny(stem[:n-2], "aeiouy")
}

// thousands reports whether form is a number with a comma before every group
// of three digits.
func thousands(form string) bool {
	groups := strings.Split(form, ",")
	for i, g := range groups {
		whole, _, _ := strings.Cut(g, ".")
		if whole == "" || strings.Trim(whole, "0123456789") != "" || i > 0 && len(whole) != 3 || whole != g && i+1 < len(groups) {
			return false
		}
	}
	return true
}

// title returns s with its first letter as a capital.
func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
