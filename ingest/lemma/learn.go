package lemma

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Learn returns the table for the words of the given sentences.
//
// Under each tag the forms make a tree of endings: "" above "s", above "es",
// and so on up to the whole form. From the top down, an ending enters the
// table when most of its forms take another rule than the nearest ending above
// it gives; whole forms enter when the endings get them wrong. The same is
// done for the way a form with capitals is written. Regular forms of known
// verbs and nouns that the sentences lack help to choose the endings.
func Learn(sents []nlp.Sentence) string {
	rules := make(map[string]map[string]votes) // by tag and form
	ways := make(map[string]map[string]votes)  // by case and tag, and form
	for i := range sents {
		s := &sents[i]
		for k := range s.Words {
			w := &s.Words[k]
			low := strings.ToLower(w.Form)
			if w.Lemma == "" || w.Lemma == "_" || w.XPOS == "" || w.XPOS == "GW" || len(low) != len(w.Form) || strings.ContainsAny(w.Form+w.Lemma, "\t\n^") {
				continue
			}
			c := caseAt(s, k)
			lemma := w.Lemma
			if c != small || strings.HasPrefix(w.XPOS, "NNP") {
				lemma = strings.ToLower(lemma)
			}
			if w.Form == "I" {
				lemma = w.Lemma
			}
			n := commonPrefix(low, lemma)
			count(rules, w.XPOS, low, fmt.Sprintf("%d\t%s", len(low)-n, lemma[n:]))
			if c != small {
				count(ways, string(c)+w.XPOS, low, wayOf(w.Form, w.Lemma))
			}
		}
	}
	trees := make(map[string]map[string]votes) // by group and stem
	formsOf := make(map[string]int)            // by lemma: forms that have it, a tag each
	for tag, forms := range rules {
		for form, v := range forms {
			formsOf[applied(v.best(), form)]++
			group, stem := stemOf(tag, form)
			if answer, ok := onStem(v.best(), len(form)-len(stem)); ok {
				count(trees, group, stem, answer)
			}
		}
	}
	addRegular(trees, rules)
	var b strings.Builder
	b.WriteString("# Endings and exceptions learned from UD English EWT and GUM; CC BY-SA 4.0. See table.go.\n")
	for _, group := range sorted(trees) {
		chooseEndings(&b, group, trees[group])
	}
	for _, tag := range sorted(ways) {
		chooseEndings(&b, tag, ways[tag])
	}
	t := parse(b.String())
	for _, tag := range sorted(rules) {
		for _, form := range sorted(rules[tag]) {
			r := t.rule(tag, form)
			answer := rules[tag][form].best()
			guess, lemma := r.apply(form), applied(answer, form)
			if guess == lemma {
				continue
			}
			if strings.HasPrefix(tag, "VB") && formsOf[lemma] == 1 && formsOf[guess] > 0 {
				continue // a slip of the treebank: the rule gives a known word, the answer none
			}
			fmt.Fprintf(&b, "%s\t^%s\t%s\n", tag, form, answer)
		}
	}
	for _, tag := range sorted(ways) {
		for _, form := range sorted(ways[tag]) {
			if answer := ways[tag][form].best(); answer != t.way(tag, form) {
				fmt.Fprintf(&b, "%s\t^%s\t%s\n", tag, form, answer)
			}
		}
	}
	return b.String()
}

// applied returns what a rule, as it is written in the table, makes of a form.
func applied(answer, form string) string {
	cut, add, _ := strings.Cut(answer, "\t")
	n, err := strconv.Atoi(cut)
	if err != nil {
		return form
	}
	return rule{n, add}.apply(form)
}

// onStem returns a rule for a form as one for its stem, which is shorter by n
// bytes; not ok when the rule keeps some of those.
func onStem(answer string, n int) (string, bool) {
	cut, add, _ := strings.Cut(answer, "\t")
	k, err := strconv.Atoi(cut)
	if err != nil || k < n {
		return "", false
	}
	return fmt.Sprintf("%d\t%s", k-n, add), true
}

// addRegular adds the regular plurals of nouns and the stems of verbs that the
// rules know as lemmas.
func addRegular(trees, rules map[string]map[string]votes) {
	for _, lemma := range sorted(rules["VB"]) {
		stem, e := strings.CutSuffix(lemma, "e")
		if len(lemma) < 4 || rules["VB"][lemma].best() != "0\t" || trees["+"][stem] != nil {
			continue
		}
		if e {
			count(trees, "+", stem, "0\te")
		} else if !doubles(lemma) {
			count(trees, "+", stem, "0\t")
		}
	}
	for _, lemma := range sorted(rules["NN"]) {
		plural := lemma + "s"
		answer := "1\t"
		switch {
		case len(lemma) < 4 || rules["NN"][lemma].best() != "0\t":
			continue
		case strings.HasSuffix(lemma, "y") && !strings.ContainsAny(lemma[len(lemma)-2:len(lemma)-1], "aeiou"):
			plural, answer = lemma[:len(lemma)-1]+"ies", "3\ty"
		case strings.ContainsAny(lemma[len(lemma)-1:], "sxz") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh"):
			plural, answer = lemma+"es", "2\t"
		}
		if trees["NNS"][plural] == nil {
			count(trees, "NNS", plural, answer)
		}
	}
}

// doubles reports whether a verb may double its last letter: it ends in one
// vowel and one consonant.
func doubles(lemma string) bool {
	n := len(lemma)
	vowel := func(i int) bool { return strings.IndexByte("aeiou", lemma[i]) >= 0 }
	return n >= 3 && !vowel(n-1) && strings.IndexByte("wxy", lemma[n-1]) < 0 && vowel(n-2) && !vowel(n-3)
}

func sorted[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}

// votes count the answers a form was seen with.
type votes map[string]int

// best returns the answer with most votes, the first of equals.
func (v votes) best() string {
	answer := ""
	for a, n := range v {
		if answer == "" || n > v[answer] || n == v[answer] && a < answer {
			answer = a
		}
	}
	return answer
}

// count adds a vote.
func count(forms map[string]map[string]votes, tag, form, answer string) {
	if forms[tag] == nil {
		forms[tag] = make(map[string]votes)
	}
	if forms[tag][form] == nil {
		forms[tag][form] = make(votes)
	}
	forms[tag][form][answer]++
}

// wayOf tells how the lemma of a form with capitals is written.
func wayOf(form, lemma string) string {
	low := strings.ToLower(form)
	n := commonPrefix(low, strings.ToLower(lemma))
	switch lemma[:n] {
	case form[:n]:
		return keepCase
	case low[:n]:
		return lowerCase
	case title(low[:n]):
		return titleCase
	}
	return keepCase
}

// commonPrefix returns the bytes that a and b begin with both, in whole
// characters.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

// The endings of one tag: minForms is how many forms must have an ending for
// it to enter the table, minShare the share of them that must agree.
const (
	minForms = 2
	minShare = 0.6
)

// chooseEndings writes the endings that forms need under a tag.
func chooseEndings(b *strings.Builder, tag string, forms map[string]votes) {
	nodes := make(map[string]votes) // by ending: forms by their best answer
	for form, v := range forms {
		answer := v.best()
		for i := max(0, len(form)-longestEnding); i <= len(form); i++ {
			if i < len(form) && !utf8.RuneStart(form[i]) {
				continue
			}
			if nodes[form[i:]] == nil {
				nodes[form[i:]] = make(votes)
			}
			nodes[form[i:]][answer]++
		}
	}
	ends := sorted(nodes)
	slices.SortStableFunc(ends, func(x, y string) int { return len(x) - len(y) })
	chosen := make(map[key]string)
	for _, end := range ends {
		answer := nodes[end].best()
		if end != "" {
			total := 0
			for _, n := range nodes[end] {
				total += n
			}
			above, _ := longest(chosen, "", tail(end))
			if answer == above || total < minForms || float64(nodes[end][answer]) < minShare*float64(total) {
				continue
			}
		}
		chosen[key{"", end}] = answer
		fmt.Fprintf(b, "%s\t%s\t%s\n", tag, end, answer)
	}
}

// tail returns an ending without its first character.
func tail(end string) string {
	_, n := utf8.DecodeRuneInString(end)
	return end[n:]
}
