package eval

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A wordSet is a set of words, and of groups of words that mean the same.
type wordSet map[string]bool

// common returns the number of members that both sets have.
func (s wordSet) common(t wordSet) int {
	n := 0
	for w := range s {
		if t[w] {
			n++
		}
	}
	return n
}

var (
	possessive = regexp.MustCompile(`'s\b`)
	between    = regexp.MustCompile(`[^a-z0-9]+`)
	innerUpper = regexp.MustCompile(`([a-z])([A-Z])`)
)

// compared returns the words of s as they are compared: small letters without
// marks, no possessive.
func compared(s string) []string {
	var ascii strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if r <= unicode.MaxASCII {
			ascii.WriteRune(r)
		}
	}
	s = possessive.ReplaceAllString(strings.ToLower(ascii.String()), "")
	return strings.Fields(between.ReplaceAllString(s, " "))
}

// setOf makes a set of a list of words.
func setOf(list string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// titles are no part of a name that has other words.
var titles = setOf(`mr mrs ms dr president general gen mullah mawlawi senator sen secretary minister prime sir lord king queen
	captain capt judge justice professor prof chief the a an us u s`)

// nameWords returns the words of a name.
func nameWords(name string) wordSet {
	all := compared(name)
	set := wordSet{}
	for _, w := range all {
		if !titles[w] {
			set[w] = true
		}
	}
	if len(set) == 0 {
		for _, w := range all {
			set[w] = true
		}
	}
	return set
}

// empty are words that say nothing of a relation.
var empty = setOf(`a an the of to with for in on at by from into over as and or its his her their it be is are was were been being
	have has had do does did that this these those s not no will would can could may might should up out off about between among
	against under through more too`)

// alike are words that mean about the same, a group a line.
var alike = strings.Split(`free release liberate
meet talk speak confer negotiate discuss dialogue negotiator negotiation met spoke chat contact
visit travel trip go return arrive stopover tour fly come
lead head chief leader chair run director headed
found founder cofounder cofound establish start
sign strike reach agreement deal make pact
demand call insist urge want seek request ask push press appeal require
attend gather participate join present absent
host hold convene organise organize stage place take occur happen
criticize criticise denounce condemn attack fume complain
withdraw leave pull exit departure depart return
blame accuse
appoint name nominate pick choose make
spokesman spokeswoman spokesperson
envoy representative ambassador emissary
official officer
begin start open kick
support back favor favour endorse
attack assault strike bomb hit target
buy acquire purchase take takeover acquisition
kill die death
say tell announce declare report state claim
member part belong affiliate
capital seat
order command direct
fight battle war
win victory beat defeat
stop end halt cease
president presidential presidency
adviser advisor
locate location near lie situate base
ally partner allied
dismiss fire sack remove
resign resignation step down quit
publish release write author
work employ serve job employee analyst
offer propose proposal bid
try attempt effort
plan intend
help assist aid
give provide supply donate
own owner subsidiary parent possess`, "\n")

// meeting is the group whose relations hold both ways.
var meeting = group(1)

// groupsOf has the groups of each stem.
var groupsOf = func() map[string][]string {
	groups := map[string][]string{}
	for i, line := range alike {
		for _, w := range strings.Fields(line) {
			groups[stem(w)] = append(groups[stem(w)], group(i))
		}
	}
	return groups
}()

// group names a group as a member of a wordSet, which no word is.
func group(i int) string { return "=" + strconv.Itoa(i) }

// endings are taken off words, the first that fits.
var endings = []string{"ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ors", "or", "ed", "es", "s", "e"}

// stem returns a word without its ending and without a doubled last letter.
func stem(w string) string {
	for _, e := range endings {
		if strings.HasSuffix(w, e) && len(w)-len(e) >= 3 {
			w = w[:len(w)-len(e)]
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return w
}

// relationWords returns the stems of what relations say, with their groups.
func relationWords(phrases ...string) wordSet {
	set := wordSet{}
	for _, p := range phrases {
		p = innerUpper.ReplaceAllString(p, "$1 $2")
		for _, w := range compared(strings.NewReplacer("_", " ", "-", " ").Replace(p)) {
			if empty[w] {
				continue
			}
			st := stem(w)
			set[st] = true
			for _, g := range groupsOf[st] {
				set[g] = true
			}
		}
	}
	return set
}
