package relate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// News names the officers of the state that it writes about by their titles alone:
// "President Ada Moss", "the health minister", "the capital, Kesh".

// stateOfOffice returns the chain of the state whose officer a person is whom the text
// names by title a alone: the one that he is known to have headed, or that alone has
// such an office; else the one at hand. It is -1 without one.
func (r *relater) stateOfOffice(a nlp.Arg, bearer end) int {
	title := r.rolePhrase(a, nil)
	office := r.lemmaAt(a.Head)
	for _, longer := range []string{"vice president", "prime minister"} {
		if strings.HasSuffix(title, longer) {
			office = longer
		}
	}
	name := strings.Fields(r.nameOf(bearer))
	if code := gazetteer.Led(office, strings.Join(name[gazetteer.LongestTitle(name):], " ")); code != "" {
		return r.stateOfCode(code)
	}
	for _, o := range ownOffices {
		if strings.HasSuffix(title, o.name) || strings.Contains(title, "assistant "+o.name+" for ") {
			if state := r.stateOfCode(o.code); state >= 0 || !o.shared {
				return state
			}
		}
	}
	if r.hasDemonym(a) {
		return -1
	}
	return r.stateAtHand()
}

// hasDemonym reports whether an adjective in role a tells of a state that the text does
// not name: "Karvelian President".
func (r *relater) hasDemonym(a nlp.Arg) bool {
	return slices.ContainsFunc(r.sent.Words[a.Start:a.Head], func(w nlp.Word) bool {
		return isCapital(w.Form) && demonymic.MatchString(w.Form)
	})
}

// demonymic are the ends of adjectives made of the names of places.
var demonymic = regexp.MustCompile(`(?:an|ese|ish|i)$`)

// ownOffices are offices that one state has, or has under that name, with the code
// of that state; shared are those that others have, where the text does not name that
// one. Those of assistants go on: "Assistant Secretary of State for Asia".
var ownOffices = []struct {
	name, code string
	shared     bool
}{
	{name: "secretary of state", code: "US"}, {name: "secretary of defense", code: "US"}, {name: "defense secretary", code: "US", shared: true},
	{name: "treasury secretary", code: "US"}, {name: "chancellor of the exchequer", code: "GB"},
}

// ofState reports whether role a is one that a state has one of: its ministers, the
// leader of its opposition.
func (r *relater) ofState(a nlp.Arg) bool {
	lemma, before := r.lemmaAt(a.Head), ""
	if a.Head > a.Start {
		before = strings.ToLower(r.sent.Words[a.Head-1].Form)
	}
	switch {
	case governments[lemma], nationwide[before+" "+lemma]:
		return true
	case lemma == "secretary": // of a department, not of a union
		return portfolios[before] || departments[before] || strings.Contains(r.rolePhrase(a, nil), " of ")
	}
	return false
}

// departments are what secretaries, beside ministers, head in some states; others are
// among portfolios.
var departments = set("foreign home health transport environment housing culture business welfare security")

// nationwide are roles in a state of which only two words together tell.
var nationwide = phrases("opposition leader", "army chief", "chief justice", "attorney general")

// stateOfCode returns the chain of the country with an ISO code, or -1.
func (r *relater) stateOfCode(code string) int {
	return slices.IndexFunc(r.text.Chains, func(c nlp.Chain) bool {
		state := stateOf(&c)
		return c.Named && c.Kind == nlp.Place && state != nil && state.Code == code && gazetteer.Capital(c.Name) == nil
	})
}

// stateAtHand returns the chain of the state whose officer a title names: the one that
// the sentence before is about, "Peru closed its border. Interior Minister Ada Moss …",
// else the one that the text is.
func (r *relater) stateAtHand() int {
	if r.number > 0 && !r.isHeading(r.number-1) {
		if c := r.subjectState(r.number - 1); c >= 0 {
			return c
		}
	}
	return r.home()
}

// subjectState returns the state that is the subject of the main clause of a sentence,
// or whose government is, "the Peruvian capital". It is -1 without one.
func (r *relater) subjectState(sent int) int {
	words := r.text.Sentences[sent].Words
	root := r.text.Sentences[sent].Root()
	for i := range r.text.Mentions {
		m := &r.text.Mentions[i]
		if m.Sent != sent || !r.isState(m.Chain) {
			continue
		}
		w := &words[m.Head]
		if m.Start == 0 && len(w.Form) > 3 && strings.ToUpper(w.Form) == w.Form {
			continue // a dateline
		}
		if (w.Rel == "amod" || w.Rel == "nmod:poss") && ofStatesOnly[strings.ToLower(words[w.Head].Lemma)] {
			w = &words[w.Head]
		}
		if w.Rel == "nsubj" && w.Head == root {
			return m.Chain
		}
	}
	return -1
}

// home returns the chain of the state whose officers and seats the text names without
// saying whose they are: the only one that its headings name, else the one whose officer
// its first sentence names, else the only one that it names at all, and more than once. It is -1 where another could be meant: one that
// the dateline tells of, or that the text names half as often and no officer of. What
// is written in a state leaves that one out, too.
func (r *relater) home() int {
	states := r.states()
	home := r.headed(states)
	if home < 0 {
		home = r.governed()
	}
	if home < 0 {
		home = r.housed(states)
	}
	if home < 0 {
		home = r.dominant(states)
	}
	if home < 0 {
		home = r.datelined()
	}
	if home < 0 && len(states) == 1 && len(r.text.Chains[states[0]].Mentions) > 1 {
		home = states[0]
	}
	if home < 0 {
		return -1
	}
	code := stateOf(&r.text.Chains[home])
	switch r.datelineState() {
	case nil:
	case code:
		return home
	default:
		return -1
	}
	for _, other := range states {
		c := &r.text.Chains[other]
		if other != home && (code == nil || stateOf(c) != code) && 2*len(c.Mentions) > len(r.text.Chains[home].Mentions) && !r.hasOfficer(c) {
			return -1
		}
	}
	return home
}

// governed returns the place whose officer the first sentence names as its own, or -1:
// "Prime Minister Ada Moss of Peru".
func (r *relater) governed() int {
	for i := range r.text.Claims {
		c := &r.text.Claims[i]
		if c.Sent != r.firstSentence() || c.Object < 0 || r.text.Chains[c.Object].Kind != nlp.Place {
			continue
		}
		words := strings.Fields(c.Phrase)
		if n := len(words); n > 2 && words[n-1] == "of" && governments[words[n-2]] {
			return c.Object
		}
	}
	return -1
}

// onlyOne returns the only one of the states that is wanted, or -1.
func (r *relater) onlyOne(states []int, wanted func(*nlp.Chain) bool) int {
	found := -1
	for _, s := range states {
		if !wanted(&r.text.Chains[s]) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = s
	}
	return found
}

// housed returns the only one of the states of which the first sentence names what
// one alone has, its parliament or its voters, or -1.
func (r *relater) housed(states []int) int {
	first := r.firstSentence()
	return r.onlyOne(states, func(c *nlp.Chain) bool {
		there := *c
		there.Mentions = slices.DeleteFunc(slices.Clone(c.Mentions), func(i int) bool { return r.text.Mentions[i].Sent != first })
		return r.owns(&there, ofStatesOnly) || r.owns(&there, publics)
	})
}

// publics are what a state has and others have, too, but seldom with its name.
var publics = set("congress senate assembly legislature lawmaker voter election court cabinet opposition")

// dominant returns the one of the states in the first sentence that the text speaks of
// three times at least, or -1 where there are two.
func (r *relater) dominant(states []int) int {
	first := r.firstSentence()
	return r.onlyOne(states, func(c *nlp.Chain) bool { return len(c.Mentions) >= 3 && r.text.Mentions[c.Mentions[0]].Sent <= first })
}

// datelined returns the one of the states in the first sentence from whose capital the
// text is dated, or -1. What the dateline itself names does not count: "NAIROBI, Kenya —".
func (r *relater) datelined() int {
	from, first := r.datelineState(), r.firstSentence()
	if from == nil || first < 0 {
		return -1
	}
	words := r.text.Sentences[first].Words
	dash := slices.IndexFunc(words, func(w nlp.Word) bool { return w.Form == "—" || w.Form == "–" || w.Form == "--" || w.Form == "-" })
	return slices.IndexFunc(r.text.Chains, func(c nlp.Chain) bool {
		return c.Named && c.Kind == nlp.Place && stateOf(&c) == from && gazetteer.Capital(c.Name) == nil &&
			slices.ContainsFunc(c.Mentions, func(i int) bool { m := &r.text.Mentions[i]; return m.Sent == first && m.Start > dash })
	})
}

// headed returns the only one of the states that a heading names, or -1.
func (r *relater) headed(states []int) int {
	return r.onlyOne(states, func(c *nlp.Chain) bool {
		return slices.ContainsFunc(c.Mentions, func(i int) bool { return r.isHeading(r.text.Mentions[i].Sent) })
	})
}

// states returns the chains of the states that the text names, be it by their
// capitals, in order.
func (r *relater) states() []int {
	var all []int
	for i := range r.text.Chains {
		if r.isState(i) {
			all = append(all, i)
		}
	}
	return all
}

// isState reports whether a chain is a state or the capital of one.
func (r *relater) isState(chain int) bool {
	c := &r.text.Chains[chain]
	return c.Named && c.Kind == nlp.Place && (stateOf(c) != nil || r.isStateHere(c))
}

// stateOf returns the country that a chain is called by, or whose capital it is, or nil.
func stateOf(c *nlp.Chain) *gazetteer.State {
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		if state, form := gazetteer.Country(name); form == gazetteer.NameForm || form == gazetteer.Adjective {
			return state
		}
	}
	return gazetteer.Capital(c.Name)
}

// isStateHere reports whether the text treats a place that no gazetteer knows as a
// state: it has what only states have ("Kesh's foreign minister"), does something, or
// lends its adjective.
func (r *relater) isStateHere(c *nlp.Chain) bool {
	if _, city := gazetteer.City(c.Name); city {
		return false
	}
	if region, _ := gazetteer.RegionOf(c.Name); region != nil {
		return false
	}
	return r.owns(c, ofStatesOnly) || r.acts(c) || r.lendsAdjective(c.Name)
}

// hasOfficer reports whether the text names an officer of chain c as its own.
func (r *relater) hasOfficer(c *nlp.Chain) bool { return r.owns(c, governments) }

// owns reports whether one of the nouns has chain c as its owner.
func (r *relater) owns(c *nlp.Chain, nouns map[string]bool) bool {
	return slices.ContainsFunc(c.Mentions, func(i int) bool {
		m := &r.text.Mentions[i]
		words := r.text.Sentences[m.Sent].Words
		w := &words[m.Head]
		switch w.Rel {
		case "amod", "nmod:poss", "compound", "nmod":
			return nouns[strings.ToLower(words[w.Head].Lemma)]
		}
		return false
	})
}

// acts reports whether chain c does something to something.
func (r *relater) acts(c *nlp.Chain) bool {
	return slices.ContainsFunc(c.Mentions, func(i int) bool {
		m := &r.text.Mentions[i]
		words := r.text.Sentences[m.Sent].Words
		w := &words[m.Head]
		return m.Kind == nlp.Named && w.Rel == "nsubj" && slices.ContainsFunc(words, func(o nlp.Word) bool { return o.Head == w.Head && o.Rel == "obj" })
	})
}

// ofStatesOnly are what a state has and no other place.
var ofStatesOnly = set("army capital government minister ministry parliament president presidency premier king queen constitution")

// lendsAdjective reports whether the text has an adjective made of the name of a
// place: "Keshian" of "Kesh".
func (r *relater) lendsAdjective(place string) bool {
	stem := strings.TrimRight(place, "aeio")
	for i := range r.text.Sentences {
		for _, w := range r.text.Sentences[i].Words {
			if len(stem) > 3 && w.Form != place && strings.HasPrefix(w.Form, stem) && len(w.Form) < len(stem)+5 && demonymic.MatchString(w.Form) {
				return true
			}
		}
	}
	return false
}

// dateline is how a paragraph begins that is dated from somewhere: "OSLO, May 3 —",
// "OSLO (Moss Wire) -".
var dateline = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’-]+(?:,[^—–]{0,30})? ?(?:\([^)]{1,30}\) ?)?(?:—|–|--| - )`)

// datelineState returns the country whose capital the text is dated from, or nil.
func (r *relater) datelineState() *gazetteer.State {
	first := false // paragraph seen
	for _, b := range r.text.Blocks {
		text := r.text.Raw[b.Start:b.End]
		if b.Kind == nlp.Paragraph && !first {
			first = true
			text = dateline.FindString(text)
		} else if b.Kind != nlp.Byline {
			continue
		}
		place, _, _ := strings.Cut(text, " (")
		place, _, _ = strings.Cut(place, ",")
		var words []string
		for word := range strings.FieldsSeq(strings.Trim(place, " -–—")) {
			words = append(words, word[:1]+strings.ToLower(word[1:]))
		}
		city := strings.Join(words, " ")
		if state := gazetteer.Capital(city); state != nil && city != "Brussels" { // whence news of all of Europe comes
			return state
		}
	}
	return nil
}

// isTitleOf reports whether role a stands as a title before the name of a person.
func (r *relater) isTitleOf(a nlp.Arg, bearer end) bool {
	words := r.sent.Words
	return a.Head < bearer.head && r.isPerson(bearer) && words[a.Start].UPOS != "DET" &&
		!slices.ContainsFunc(words[a.Head:bearer.head], func(w nlp.Word) bool { return w.UPOS == "PUNCT" && w.Form != "-" })
}
