package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// firms are nouns by which news takes up the company, club or group that a
// sentence before is about; bodies are the last words of names that are none.
var (
	firms = wordSet(`company firm group chain retailer manufacturer carmaker automaker airline bank insurer lender maker producer operator
		startup start-up business conglomerate publisher broadcaster club supermarket brewer developer supplier giant`)
	bodies = wordSet(`union federation council ministry party court police university institute association agency authority bureau
		workers farmers teachers museum parliament government army commission committee department directorate office alliance front congress senate school hospital
		foundation church academy board league bank`)
	// agencies are the last words of the names of bodies that are taken up by "agency".
	agencies = wordSet("agency organization organisation authority administration bureau office service directorate commission")
	// players are nouns by which news takes up the person it is about.
	players = wordSet(`player winger striker forward defender midfielder goalkeeper singer actor actress athlete runner suspect defendant
		veteran novelist`)
)

// linkTopics takes "the company" and "the 23-year-old" for the one that the
// sentence names before it, else for the subject of the sentence before or the
// only one of its kind there.
func (r *resolver) linkTopics() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.det != definite || m.members != nil || m.ante >= 0 || r.groups[i] >= 0 || m.number == plural {
			continue
		}
		if firms[m.lemma] || m.lemma == "side" {
			if ante := r.called(i); ante >= 0 {
				r.link(i, ante, "called by a part of its name")
				continue
			}
		}
		aged := r.aged(i)
		if !aged && !firms[m.lemma] && m.lemma != "agency" && !players[m.lemma] && m.lemma != "group" || !aged && !r.plain(i) && !r.based(i) {
			continue
		}
		can := func(j int) bool { return r.isFirm(j, m.lemma) }
		if m.lemma == "group" {
			ante, several := r.onlyOne(i, m.sent, can)
			if ante < 0 && !several {
				ante = r.lastTopic(i, can)
			}
			if ante >= 0 {
				r.link(i, ante, "what the text is about")
			}
			continue
		}
		if !firms[m.lemma] && m.lemma != "agency" {
			can = func(j int) bool {
				f := r.chain(j)
				return f.what == nlp.Person && f.known && f.names > 0 && f.number != plural
			}
		}
		ante := r.taken(i, can)
		if ante < 0 && m.lemma == "agency" {
			ante = r.onlySoFar(i, can)
		}
		if ante >= 0 {
			r.link(i, ante, "what the text is about")
		}
	}
}

// onlySoFar returns the last mention of the only chain in the window before mention i that
// can be what is looked for, or -1.
func (r *resolver) onlySoFar(i int, can func(int) bool) int {
	ante := -1
	for j := max(0, i-window); j < i; j++ {
		switch {
		case !can(j):
		case ante >= 0 && r.root(ante) != r.root(j):
			return -1
		default:
			ante = j
		}
	}
	return ante
}

// called returns the one body that description i calls by a part of its name, "the
// Sorbeck club" for Union Sorbeck, or -1.
func (r *resolver) called(i int) int {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	part := -1
	for _, k := range s.kids[m.head] {
		switch rel := s.Words[k].Rel; rel {
		case "compound", "amod":
			if part >= 0 || !capital(s.Words[k].Form) {
				return -1
			}
			part = k
		case "nmod", "nummod", "nmod:poss", "appos", "acl", "acl:relcl":
			return -1
		}
	}
	if part < 0 {
		return -1
	}
	word := gazetteer.Fold(s.Words[part].Form)
	found := -1
	for j := range i {
		f := r.chain(j)
		if f.names == 0 || f.what != nlp.Organization || f.full.government || len(f.full.tokens) < 2 || !slices.Contains(f.full.folded(), word) {
			continue
		}
		if found >= 0 && r.root(found) != r.root(j) {
			return -1
		}
		found = j
	}
	return found
}

// aged reports whether mention i is an age, by which news takes up a person:
// "the 23-year-old".
func (r *resolver) aged(i int) bool {
	text := r.ms[i].text
	return strings.HasSuffix(text, " year old") || strings.HasSuffix(text, "-year-old")
}

// based reports whether only where it sits is told of mention i: "the
// Oslo-based company".
func (r *resolver) based(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	modifiers := 0
	for _, k := range s.kids[m.head] {
		switch s.Words[k].Rel {
		case "amod":
			if !strings.HasSuffix(strings.ToLower(s.Words[k].Form), "based") {
				return false
			}
			modifiers++
		case "compound", "nmod", "nummod", "nmod:poss", "appos":
			return false
		}
	}
	return modifiers == 1
}

// sites are nouns that stand with "of" before the name of the place they are.
var sites = wordSet(`city town village state province region island county district republic kingdom municipality emirate`)

// linkSites takes "the town of Kesh" for Kesh.
func (r *resolver) linkSites() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.det != definite || !sites[m.lemma] || m.number == plural {
			continue
		}
		s := &r.sents[m.sent]
		for _, k := range s.kids[m.head] {
			o := s.at[k]
			if s.Words[k].Rel != "nmod" || s.caseOf(k) != "of" || o < 0 || r.ms[o].kind != nlp.Named || r.ms[o].start != m.head+2 {
				continue
			}
			if f := r.chain(o); f.what == nlp.Place || !f.known || f.what == nlp.Other {
				r.link(i, o, "a place and its name")
			}
		}
	}
}

// linkCapitals takes "the Danish capital", "Denmark's capital" and "the capital
// of Denmark" for Copenhagen, where the text names it.
func (r *resolver) linkCapitals() {
	named := map[string]int{}
	for i := range r.ms {
		if m := &r.ms[i]; m.kind == nlp.Named && m.name.state == nil && len(m.name.tokens) > 0 {
			if city := strings.Join(m.name.tokens, " "); gazetteer.Capital(city) != nil && named[city] == 0 {
				named[city] = i + 1
			}
		}
	}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.lemma != "capital" || m.det != definite && m.det != possessed || m.number == plural {
			continue
		}
		if state := r.owningState(m); state != nil && len(state.Capitals) > 0 && named[state.Capitals[0]] > 0 {
			r.link(i, named[state.Capitals[0]]-1, "a country's capital")
		}
	}
}

// owningState returns the country that a description names as the one its thing
// belongs to, or nil.
func (r *resolver) owningState(m *mention) *gazetteer.State {
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		rel := s.Words[k].Rel
		if o := s.at[k]; o >= 0 && r.ms[o].name.state != nil && (rel == "nmod:poss" || rel == "amod" || rel == "compound" || rel == "nmod" && s.caseOf(k) == "of") {
			return r.ms[o].name.state
		}
	}
	return nil
}

// isFirm reports whether mention j can be taken up by a noun for firms.
func (r *resolver) isFirm(j int, noun string) bool {
	f := r.chain(j)
	if f.what != nlp.Organization && !(f.what == nlp.Group && noun == "group") || f.names == 0 || f.full.state != nil || f.full.government || r.ms[j].adjective {
		return false
	}
	last := f.full.noun()
	if noun == "group" {
		return last == "" || last == noun
	}
	if noun == "agency" {
		return agencies[last]
	}
	return last == noun || !bodies[last]
}

// lastTopic returns the last subject of the three sentences before mention i
// that can be what is looked for, or -1.
func (r *resolver) lastTopic(i int, can func(int) bool) int {
	for back := 1; back <= 3; back++ {
		if ante := r.topic(r.ms[i].sent - back); ante >= 0 && can(ante) {
			return ante
		}
	}
	return -1
}

// taken returns the mention that description i takes up, or -1.
func (r *resolver) taken(i int, can func(int) bool) int {
	m := &r.ms[i]
	if ante, several := r.onlyOne(i, m.sent, can); ante >= 0 || several {
		return ante
	}
	for back := 1; back <= 3; back++ {
		if ante := r.topic(m.sent - back); ante >= 0 && can(ante) {
			return ante
		}
		if ante, several := r.onlyOne(i, m.sent-back, can); ante >= 0 || several {
			return ante
		}
	}
	return -1
}

// onlyOne returns a mention before mention i in a sentence that can be what is
// looked for, -1 without or when there are several. What is another argument of
// the same verb counts as one that cannot.
func (r *resolver) onlyOne(i, sent int, can func(int) bool) (ante int, several bool) {
	ante = -1
	m := &r.ms[i]
	for j := i - 1; j >= 0 && r.ms[j].sent >= sent; j-- {
		if r.ms[j].sent != sent || !can(j) {
			continue
		}
		if ante >= 0 && r.root(ante) != r.root(j) {
			return -1, true
		}
		ante = j
	}
	if ante >= 0 && sent == m.sent && r.besides(i, ante) {
		return -1, true
	}
	return ante, false
}

// besides reports whether mention ante is another argument of a verb that
// stands above mention i: who flew out to meet the player is not the player.
func (r *resolver) besides(i, ante int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	for up := s.Words[m.head].Head; up >= 0; up = s.Words[up].Head {
		if s.Words[up].UPOS != "VERB" {
			continue
		}
		if s.Words[r.ms[ante].head].Head == up {
			return true
		}
		if subject := r.subjectOf(m.sent, up); subject >= 0 && r.root(subject) == r.root(ante) {
			return true
		}
		if m.kind == nlp.Pronoun && s.Words[up].Rel == "conj" {
			return false // "called on Moss to resign and accused him"
		}
	}
	return false
}
