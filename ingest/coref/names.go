package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A nameGroup is all mentions of a text with one name.
type nameGroup struct {
	name     name
	mentions []int
	// full is the group with a fuller form of the name, -1 without.
	full int
	// heading is whether it stands in headings alone.
	heading bool
	// opens is its first mention outside headings, or the first of all.
	opens int
}

// linkNames joins mentions by their proper names: equal names, countries under
// several names, short forms with the one fuller name they fit, and acronyms.
func (r *resolver) linkNames() {
	r.settleKinds()
	byKey := map[string]int{}
	var groups []nameGroup
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Named && !r.institution(i) {
			continue
		}
		key := m.name.identity()
		g, known := byKey[key]
		if !known {
			g = len(groups)
			byKey[key] = g
			groups = append(groups, nameGroup{name: m.name, full: -1, heading: true})
		}
		groups[g].mentions = append(groups[g].mentions, i)
		if !known || groups[g].heading && !r.inHeading(m) {
			groups[g].opens = i
		}
		groups[g].heading = groups[g].heading && r.inHeading(m)
		groups[g].name.located = groups[g].name.located || r.located(i)
		if !groups[g].name.known && m.name.known || m.name.title != "" && groups[g].name.title == "" {
			located := groups[g].name.located
			groups[g].name = m.name
			groups[g].name.located = located
		}
	}
	index := indexNames(groups)
	for i := range groups {
		groups[i].full = fuller(groups, i, index.candidates(&groups[i].name))
	}
	for i := range groups {
		first := groups[i].mentions[0]
		if f := groups[i].full; f >= 0 {
			a, b := groups[f].mentions[0], first
			if r.ms[a].what == nlp.Organization {
				for _, m := range groups[i].mentions { // "it" or "they", whatever the short form was taken for
					r.ms[m].number, r.facts[m].number = anyNumber, anyNumber
				}
			}
			if a > b {
				a, b = b, a
			}
			r.link(b, a, "short name")
		}
		for _, m := range groups[i].mentions[1:] {
			r.link(m, first, "name")
		}
	}
}

// identity returns what mentions of the same name share: the country for
// countries, else the kind of name with its folded tokens.
func (n *name) identity() string {
	switch {
	case n.government && n.state != nil:
		return "government " + n.key + " " + n.state.Code
	case n.state != nil && n.people:
		return "people " + n.state.Code
	case n.state != nil && n.kind == nlp.Place:
		return "state " + n.state.Code
	case n.kind == nlp.Person:
		return "person " + n.key
	}
	return "name " + n.key
}

// same reports whether n and o have one identity.
func (n *name) same(o *name) bool {
	if n.state == nil && o.state == nil {
		return n.key == o.key && (n.kind == nlp.Person) == (o.kind == nlp.Person)
	}
	return n.identity() == o.identity()
}

// located reports whether mention i is where something is, or what somebody with an
// office of states is of: "President Ada Moss of Norland".
func (r *resolver) located(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	prep := s.caseOf(m.head)
	return placing[prep] || prep == "at" || s.governedPlace(m.head) || s.isDateline(m)
}

// fuller returns the one group, of candidates in order, whose name is a fuller
// form of the name of group i, or -1 when there is none or there are several.
// The capitals of a heading make no fuller form of a name in the text.
func fuller(groups []nameGroup, i int, candidates []int) int {
	found := -1
	for _, j := range candidates {
		if j == i || groups[j].heading && !groups[i].heading || !groups[i].name.shortens(&groups[j].name) || groups[i].precedes(&groups[j]) {
			continue
		}
		if found >= 0 {
			if groups[found].name.shortens(&groups[j].name) {
				found = j // a still fuller form of the same
				continue
			}
			if groups[j].name.shortens(&groups[found].name) {
				continue
			}
			if groups[i].name.kind == nlp.Person || groups[j].name.kind == nlp.Person {
				switch first := groups[i].opens; {
				case groups[found].opens < first && first < groups[j].opens:
				case groups[j].opens < first && first < groups[found].opens:
					found = j
				default:
					return -1
				}
				continue // the surname was that of the first before another bore it
			}
			if groups[j].mentions[0] > groups[found].mentions[0] {
				continue // an article names its main organisation in full first
			}
		}
		found = j
	}
	return found
}

// precedes reports whether a name of one word had settled in the text before the
// person came in who bears it too: the firm Moss, founded by Ada Moss.
func (g *nameGroup) precedes(full *nameGroup) bool {
	return full.name.kind == nlp.Person && len(g.name.tokens) == 1 && g.name.title == "" && len(full.mentions) == 1 &&
		len(g.mentions) >= settled && g.mentions[settled-1] < full.opens
}

// shortens reports whether n is a shorter form of the name full.
func (n *name) shortens(full *name) bool {
	if len(n.tokens) >= len(full.tokens) || n.state != nil || full.state != nil {
		return false
	}
	if n.mistyped(full) {
		return n.shortensOther(full)
	}
	if full.kind == nlp.Person && n.supposedPlace() {
		return n.surname() == full.surname()
	}
	if n.known && full.known && !compatible(n.kind, full.kind) {
		return false
	}
	if full.kind == nlp.Person {
		return n.shortensPerson(full)
	}
	if n.kind == nlp.Person {
		return false
	}
	return n.shortensOther(full)
}

// supposedPlace reports whether a name of one word was found as that of a place
// which no table knows and where nothing is said to be: "the Moss government".
func (n *name) supposedPlace() bool {
	if n.kind != nlp.Place || len(n.tokens) != 1 || n.state != nil || n.placed() {
		return false
	}
	region, _ := gazetteer.RegionOf(n.tokens[0])
	_, city := gazetteer.City(n.tokens[0])
	return region == nil && !city
}

// mistyped reports whether n, found as a person's name, looks like the first
// word of an organisation's: one token without title that is no given name.
func (n *name) mistyped(full *name) bool {
	if n.kind != nlp.Person || full.kind == nlp.Person || len(n.tokens) != 1 || n.title != "" {
		return false
	}
	_, given := gazetteer.GivenName(n.tokens[0])
	return !given
}

func (n *name) shortensPerson(full *name) bool {
	if n.gender != gazetteer.Unsaid && full.gender != gazetteer.Unsaid && n.gender != full.gender {
		return false
	}
	if n.kind != nlp.Person && (n.known || len(n.tokens) > 1) {
		return false
	}
	short, long := n.folded(), full.folded()
	if len(short) == 1 && n.title == "" && len(long) > 1 && short[0] == long[0] {
		_, given := gazetteer.GivenName(n.tokens[0])
		return given
	}
	if n.surname() != full.surname() {
		return false
	}
	return subsequence(short, long)
}

// subsequence reports whether the tokens of short stand in long in order; an
// initial stands for any token that begins with it.
func subsequence(short, long []string) bool {
	at := 0
	for _, s := range short {
		for at < len(long) && long[at] != s && !initial(s, long[at]) {
			at++
		}
		if at == len(long) {
			return false
		}
		at++
	}
	return true
}

func initial(a, b string) bool { return len(a) == 1 && strings.HasPrefix(b, a) }

// folded returns the name's tokens folded.
func (n *name) folded() []string { return strings.Fields(n.key) }

// singular reports whether a name of one word is that of one thing alone: no
// place or person that the gazetteers know, and no common noun.
func (n *name) singular() bool {
	word := n.tokens[0]
	if _, city := gazetteer.City(word); city || genericStart[n.key] || n.placed() {
		return false
	}
	if region, _ := gazetteer.RegionOf(word); region != nil {
		return false
	}
	_, given := gazetteer.GivenName(word)
	_, noun := gazetteer.NounOf(word)
	return !given && !noun
}

// placed reports whether the text uses a name as that of a place.
func (n *name) placed() bool { return n.located && n.kind == nlp.Place }

// genericStart are words that open the names of many organisations, so that
// they alone name none.
var genericStart = map[string]bool{"national": true, "international": true, "united": true, "new": true, "royal": true, "federal": true,
	"central": true, "north": true, "south": true, "east": true, "west": true, "general": true, "american": true, "european": true,
	"world": true, "first": true, "great": true, "saint": true, "st": true, "san": true, "los": true, "las": true, "el": true, "the": true, "al": true,
	"university": true, "department": true, "ministry": true, "bank": true, "republic": true, "house": true, "state": true}

// shortensOther reports whether n is a short form of the name of an
// organisation, a work or an event: its acronym, its first token ("Harlow" of
// "Harlow Athletic"), or its last two or more.
func (n *name) shortensOther(full *name) bool {
	if len(n.tokens) == 1 && acronymOf(n.tokens[0], full.tokens) {
		return true
	}
	if full.kind == nlp.Event || full.kind == nlp.Work || full.kind == nlp.Facility || full.people {
		return false
	}
	short, long := n.folded(), full.folded()
	if len(short) == 0 || len(short) >= len(long) {
		return false
	}
	if noun, _ := gazetteer.NounOf(full.noun()); full.kind == nlp.Place && noun.Kind == nlp.Place {
		return false // "Oklahoma" is not "Oklahoma City"
	}
	if len(short) == 1 {
		return short[0] == long[0] && capital(n.tokens[0]) && (full.kind == nlp.Organization && !n.placed() || (full.kind != nlp.Other || n.known) && n.singular())
	}
	before := len(long) - len(short)
	for i := range short {
		if short[i] != long[before+i] {
			return false
		}
	}
	switch long[before-1] {
	case "of", "for", "in", "at", "on", "and": // "Academy of Fine Arts" is not "Fine Arts"
		return false
	}
	return true
}

// acronymOf reports whether acronym is made of the initials of the words, with
// or without those of small words.
func acronymOf(acronym string, words []string) bool {
	letters := acronymLetters(acronym)
	if letters == "" || len(words) < 2 {
		return false
	}
	all, main := initials(words)
	return letters == main || letters == all
}

// acronymLetters returns the letters of a word in capitals, with stops or
// without, and "" of any other.
func acronymLetters(word string) string {
	letters := strings.ReplaceAll(word, ".", "")
	if len(letters) < 2 || letters != strings.ToUpper(letters) {
		return ""
	}
	return letters
}

// initials returns the initials of words and of their parts behind hyphens: of
// all as capitals, and of those with capitals alone.
func initials(words []string) (all, main string) {
	var a, m strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			if part == "" {
				continue
			}
			a.WriteString(strings.ToUpper(part[:1]))
			if capital(part) {
				m.WriteString(part[:1])
			}
		}
	}
	return a.String(), m.String()
}

// governing are nouns for the bodies of a state that there is one of.
var governing = map[string]bool{"government": true, "military": true, "army": true, "parliament": true, "presidency": true, "navy": true,
	"congress": true, "senate": true, "cabinet": true, "security forces": true, "armed forces": true, "air force": true, "regime": true,
	"administration": true, "authorities": true, "military command": true, "embassy": true, "leadership": true, "judiciary": true,
	"supreme court": true, "foreign ministry": true, "defense ministry": true, "defence ministry": true, "interior ministry": true,
	"finance ministry": true, "central bank": true, "state department": true, "intelligence service": true}

// tenures tell when a government is in office; it is the same one.
var tenures = wordSet(`outgoing current present incumbent`)

// institution reads a description that is as good as a name: a governing body
// of a named country or leader ("the Afghan government", "the Moss
// administration"). It reports whether mention i is one and fills its name.
func (r *resolver) institution(i int) bool {
	m := &r.ms[i]
	if m.kind != nlp.Nominal || m.members != nil || m.det == indefinite || m.det == quantified || m.det == demonstrative {
		return false
	}
	s := &r.sents[m.sent]
	noun := []string{m.lemma}
	owner := -1
	for k := len(s.kids[m.head]) - 1; k >= 0; k-- {
		w := s.kids[m.head][k]
		word := &s.Words[w]
		switch word.Rel {
		case "compound", "amod", "nmod:poss", "nmod":
			prep := s.child(w, "case")
			if word.Rel == "nmod" && (prep < 0 || s.Words[prep].Form != "of") {
				continue
			}
			if o := r.sents[m.sent].at[w]; o >= 0 && r.ms[o].kind == nlp.Named && owner < 0 {
				owner = o
				continue
			}
			if word.Rel != "compound" && word.Rel != "amod" || w > m.head {
				return false
			}
			if !tenures[strings.ToLower(word.Form)] {
				noun = append([]string{strings.ToLower(word.Lemma)}, noun...)
			}
		case "nummod":
			return false
		}
	}
	body := strings.Join(noun, " ")
	if body == "security force" {
		body = "security forces"
	}
	if owner < 0 || !governing[body] {
		return false
	}
	of := &r.ms[owner]
	switch {
	case of.name.state != nil && !of.name.people:
		m.name = name{government: true, state: of.name.state, key: canonicalBody(body), kind: nlp.Organization, known: true}
		if body == "security forces" || body == "authorities" {
			m.name.kind = nlp.Group
		}
	case (of.name.kind == nlp.Person || len(of.name.tokens) == 1 && body == "administration") && (body == "government" || body == "administration"):
		m.name = name{government: true, key: "administration " + of.name.surname(), kind: nlp.Organization, known: true}
	case of.name.kind == nlp.Organization || of.name.kind == nlp.Group:
		return false
	default:
		return false
	}
	m.name.tokens = strings.Fields(r.t.Raw[s.Words[m.start].Start:s.Words[m.end-1].End])
	m.what, m.known = m.name.kind, true
	r.facts[i] = m.facts()
	return true
}

// canonicalBody returns one word for the government by its several names.
func canonicalBody(body string) string {
	switch body {
	case "administration", "regime", "authorities":
		return "government"
	case "armed forces":
		return "military"
	}
	return body
}
