package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// What a name names is settled for a whole text: the tagger looks at one
// sentence and often takes a company, a club or a country that it never saw for
// a person or a place. All mentions of a name vote, each with what was found
// for it and with what stands around it.

// A vote is what speaks for each kind of thing.
type vote [8]int

// add adds w votes for a kind, so that no more than most of them are there.
func (v *vote) add(k nlp.Kind, w, most int) { v[k] += max(0, min(w, most-v[k])) }

// best returns the kind with most.
func (v *vote) best() nlp.Kind {
	best := nlp.Other
	for k := range v {
		if v[k] > v[best] {
			best = nlp.Kind(k)
		}
	}
	return best
}

// The weights of what speaks for a kind. However often a kind was found for a
// name or it acts as a body or a person does, one strong sign outweighs it.
const (
	weak    = 1
	found   = 2
	telling = 3
	strong  = 6
	certain = 100
)

// settleKinds gives all mentions of one name the kind that most speaks for.
func (r *resolver) settleKinds() {
	text := r.readNames()
	votes := map[string]*vote{}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Named || m.name.state != nil {
			continue
		}
		if votes[m.name.key] == nil {
			votes[m.name.key] = new(vote)
		}
		if m.name.known {
			votes[m.name.key].add(m.name.kind, found, found+telling)
		}
	}
	// The short names first: they tell of the longer ones.
	for _, short := range []bool{true, false} {
		heard := map[string]bool{}
		for i := range r.ms {
			m := &r.ms[i]
			if m.kind != nlp.Named || m.name.state != nil || short != (len(m.name.tokens) == 1) {
				continue
			}
			v := votes[m.name.key]
			if !heard[m.name.key] {
				heard[m.name.key] = true
				text.ofName(v, m, votes)
			}
			if m.name.title != "" {
				v[nlp.Person] += certain
			}
			r.sents[m.sent].around(v, m)
		}
	}
	for i := range r.ms {
		m := &r.ms[i]
		if v := votes[m.name.key]; m.kind == nlp.Named && m.name.state == nil && v != nil {
			r.settle(i, v)
		}
	}
}

// settle gives mention i the kind of a vote.
func (r *resolver) settle(i int, v *vote) {
	m := &r.ms[i]
	best := v.best()
	if v[best] <= 0 || best == nlp.Other || best == m.name.kind && m.name.known || m.name.people || m.name.known && v[best] == v[m.name.kind] {
		return
	}
	m.name.kind, m.name.known = best, true
	m.what, m.known = best, true
	m.gender, m.number = gazetteer.Unsaid, singular
	switch best {
	case nlp.Person:
		m.name.guessGender()
		m.gender = m.name.gender
	case nlp.Organization:
		m.name.gender, m.number = gazetteer.Unsaid, anyNumber
	case nlp.Group:
		m.name.gender, m.number = gazetteer.Unsaid, plural
	default:
		m.name.gender = gazetteer.Unsaid
	}
	r.facts[i] = m.facts()
}

// awards end the names of prizes, particles stand inside those of persons.
var (
	awards    = wordSet("prize award medal oscar")
	particles = wordSet("van von de der den di da del della dos du ter ten bin ibn al")
)

// corporateLast and corporateFirst are words that end and begin the names of
// companies, media, parties and clubs and are no common nouns for them.
var (
	corporateLast = wordSet(`inc ltd limited llc llp plc corp co gmbh ag sa nv holdings group labs systems technologies technology industries airlines
		airways motors energy pharmaceuticals partners ventures media press times post herald tribune news foods stores studios records pictures fc afc sc cf united athletic rovers
		wanderers albion hotspur rangers front alliance kredit mutual metals steel aero aerospace aviation petroleum telecom networks software logistics
		insurance assurance mining breweries chemicals biotech therapeutics healthcare philharmonic symphony orchestra ensemble choir opera
		dynamics materials maritime shipping semiconductors electronics robotics cement minerals bancorp biologics calcio
		courier gazette chronicle telegraph guardian observer journal examiner dispatch inquirer`)
	corporateFirst = wordSet(`fc afc ac sporting atlético atletico athletico dynamo dinamo lokomotiv spartak borussia olympique deportivo
		banco banca banque compagnie compañía construcciones constructora groupe grupo gruppo société`)
)

// around adds what stands around a mention.
func (s *sentence) around(v *vote, m *mention) {
	word := &s.Words[m.head]
	if s.isDateline(m) {
		v[nlp.Place] += strong
	}
	if s.governedPlace(m.head) || s.hasOwnMinister(m.head) {
		v[nlp.Place] += strong
	}
	if placing[s.caseOf(m.head)] && !m.time && !strings.ContainsAny(m.lemma, "-0123456789") {
		v[nlp.Place] += found
	}
	for _, k := range s.kids[m.head] {
		switch w := &s.Words[k]; baseRel(w.Rel) {
		case "appos":
			s.described(v, k)
		case "acl":
			for q := range s.kids[k] {
				if form := s.Words[s.kids[k][q]].Form; form == "who" || form == "whom" {
					v[nlp.Person] += telling
				}
			}
		case "nummod":
			if k > m.head && k > 0 && s.Words[k-1].Form == "," {
				v[nlp.Person] += telling // an age
			}
		case "compound", "nmod":
			if k == m.nameStart-1 && s.Words[k].UPOS == "NOUN" && ofPersons[strings.ToLower(s.Words[k].Lemma)] {
				v[nlp.Person] += telling // "their son Bo"
			}
		}
	}
	if n := m.nameEnd; n+1 < len(s.Words) && s.Words[n].Form == "(" && strings.EqualFold(s.Words[n+1].Form, "born") {
		v[nlp.Person] += strong
	}
	h := word.Head
	if h < 0 {
		return
	}
	if s.takenAsMany(m) {
		v[nlp.Organization] += strong
	}
	switch owned := s.ownedBy(m.head); {
	case ofBodies[owned]:
		v[nlp.Organization] += telling
	case ofStates[owned]:
		v[nlp.Place] += telling
	}
	if s.caseOf(m.head) == "to" && (s.Words[h].UPOS == "VERB" && going[strings.ToLower(s.Words[h].Lemma)] || journeys[strings.ToLower(s.Words[h].Lemma)]) {
		v[nlp.Place] += telling // "flew to Bergen", "her trip to Bergen"
	}
	head := strings.ToLower(s.Words[h].Lemma)
	switch rel := baseRel(word.Rel); {
	case (rel == "appos" || rel == "flat" && h < m.nameStart) && (s.Words[h].XPOS != "NNS" || s.child(m.head, "conj") < 0):
		s.described(v, h)
	case rel == "nsubj" && s.Words[h].UPOS == "NOUN" && s.child(h, "cop") >= 0:
		if noun, _ := gazetteer.NounOf(head); noun.IsRole && !noun.IsAmbiguous && !anyonesRoles[head] && s.Words[h].XPOS == "NN" {
			v[nlp.Person] += strong
		} else {
			s.described(v, h)
		}
	case s.listedAs(m.head) != nlp.Other:
		v[s.listedAs(m.head)] += strong
	case word.Rel == "nsubj:pass" && foundings[head]:
		v[nlp.Organization] += telling
	case rel == "nmod" && s.caseOf(m.head) == "at" && s.isRole(h):
		v[nlp.Organization] += telling // "her colleague at Norlight"
	case rel == "nsubj" && ofOneLife[head] || head == "marry" && (rel == "obj" || rel == "obl"):
		v[nlp.Person] += strong
	case rel == "obl" && living[head] && livedIn[s.caseOf(m.head)]:
		v[nlp.Place] += strong
	case word.Rel == "nsubj:pass" && head == "headquarter":
		v[nlp.Organization] += strong
	case word.Rel == "nsubj" && actingVerbs[head]:
		v.add(nlp.Organization, weak, found+telling)
		v.add(nlp.Person, weak, found+telling)
	case word.Rel == "nmod:poss" || rel == "compound" && h >= m.nameEnd:
		switch noun, _ := gazetteer.NounOf(head); {
		case ofBodies[head]:
			v[nlp.Organization] += telling
		case ofStates[head]:
			v[nlp.Place] += found
		case ofPersons[head]:
			v[nlp.Person] += found
		case noun.IsRole && !noun.IsAmbiguous && word.Rel == "nmod:poss":
			v[nlp.Organization] += weak
		}
	case rel == "nmod" && head == "share" && s.caseOf(m.head) == "in":
		v[nlp.Organization] += strong
	case rel == "nmod" && s.caseOf(m.head) == "of":
		switch noun, _ := gazetteer.NounOf(head); {
		case quarters[head]:
			v[nlp.Place] += strong
		case noun.Kind == nlp.Place && head != "border" && head != "place", head == "resident" || head == "native":
			v[nlp.Place] += telling
		case ofPersons[head]:
			v[nlp.Person] += telling
		case ofBodies[head]:
			v[nlp.Organization] += telling
		}
	}
}

// governedPlace reports whether the name at word w stands with "of" behind a person
// with a title that states and towns give: "Prime Minister Ada Moss of Norland".
func (s *sentence) governedPlace(w int) bool {
	h := s.Words[w].Head
	if h < 0 || s.Words[w].Rel != "nmod" || s.caseOf(w) != "of" || s.Words[h].UPOS != "PROPN" {
		return false
	}
	title := s.child(h, "nmod:desc")
	return title >= 0 && ofStates[strings.ToLower(s.Words[title].Form)]
}

// takenAsMany reports whether a plural verb takes the one name of mention m for many
// people, as of clubs and firms: "Norlight have signed". What joins it to others and
// the plural names of countries do not count.
func (s *sentence) takenAsMany(m *mention) bool {
	word := &s.Words[m.head]
	v := word.Head
	if !subjectRels[word.Rel] || v < m.nameEnd || word.XPOS != "NNP" || s.child(m.head, "conj", "cc") >= 0 {
		return false
	}
	if k := m.nameStart - 1; k >= 0 && (s.Words[k].UPOS == "CCONJ" || s.Words[k].Form == ",") {
		return false
	}
	plural := s.Words[v].XPOS == "VBP"
	for _, k := range s.kids[v] {
		switch w := &s.Words[k]; {
		case w.XPOS == "MD" || w.XPOS == "VBZ" && w.UPOS == "AUX", w.Form == "to" && w.Rel == "mark", k < m.head && subjectRels[w.Rel]:
			return false
		case k > m.head && (w.UPOS == "AUX" || w.Rel == "cop") && (w.Form == "have" || w.Form == "are" || w.Form == "were"):
			plural = true
		}
	}
	return plural
}

// subjectRels are the relations of subjects.
var subjectRels = map[string]bool{"nsubj": true, "nsubj:pass": true}

// hasOwnMinister reports whether the name at word w is the subject of a sentence in which
// "its minister" follows: "Norland has paid, and its trade minister said".
func (s *sentence) hasOwnMinister(w int) bool {
	if h := s.Words[w].Head; h < 0 || s.Words[w].Rel != "nsubj" || s.Words[h].Head >= 0 {
		return false
	}
	for k := w + 1; k < len(s.Words); k++ {
		if h := s.Words[k].Head; h >= 0 && s.Words[k].Form == "its" && s.Words[k].Rel == "nmod:poss" && strings.EqualFold(s.Words[h].Lemma, "minister") {
			return true
		}
	}
	return false
}

// ownedBy returns the lemma of what the subject at word w does something to that is
// its: "Norlight dismissed its chairman". It is "" where there is nothing of the sort.
func (s *sentence) ownedBy(w int) string {
	if s.Words[w].Rel != "nsubj" || s.Words[w].Head < 0 {
		return ""
	}
	object := s.child(s.Words[w].Head, "obj")
	if object < 0 {
		return ""
	}
	if its := s.child(object, "nmod:poss"); its < 0 || s.Words[its].Form != "its" {
		return ""
	}
	return strings.ToLower(s.Words[object].Lemma)
}

// isDateline reports whether a mention in capitals opens a sentence that a dash parts
// from it: "BERGEN, May 3 — Norlight said".
func (s *sentence) isDateline(m *mention) bool {
	if m.nameStart != 0 || !capitals(s.Words[0].Form) {
		return false
	}
	for k := m.nameEnd; k < len(s.Words) && k < 10; k++ {
		if form := s.Words[k].Form; form == "—" || form == "–" || form == "--" {
			return true
		}
	}
	return false
}

// capitals reports whether a word is written in capitals alone, longer than most
// acronyms.
func capitals(word string) bool {
	return len(word) > 3 && strings.ToUpper(word) == word
}

// listedAs returns the kind that a plural noun for persons or firms tells of those in
// the list that follows it, where the name at word w stands in one: "their children, Bo
// and Ida", "two banks, Norlight and Moss". It is Other for the rest.
func (s *sentence) listedAs(w int) nlp.Kind {
	first := w
	if s.Words[w].Rel == "conj" && s.Words[w].Head >= 0 {
		first = s.Words[w].Head
	}
	noun := s.Words[first].Head
	if noun < 0 || s.Words[first].Rel != "appos" || s.Words[noun].XPOS != "NNS" || s.child(first, "conj") < 0 {
		return nlp.Other
	}
	lemma := strings.ToLower(s.Words[noun].Lemma)
	switch n, _ := gazetteer.NounOf(lemma); {
	case n.Kind == nlp.Person && !n.IsAmbiguous && !anyonesRoles[lemma]:
		return nlp.Person
	case firms[lemma] && lemma != "group":
		return nlp.Organization
	}
	return nlp.Other
}

// isRole reports whether word w is a noun for what somebody is somewhere.
func (s *sentence) isRole(w int) bool {
	noun, _ := gazetteer.NounOf(s.Words[w].Lemma)
	return s.Words[w].UPOS == "NOUN" && (noun.IsRole || noun.Kind == nlp.Person) && !noun.IsAmbiguous || s.isOpposite(w)
}

// isOpposite reports whether word w is "number" behind "opposite", who has somebody's
// office elsewhere.
func (s *sentence) isOpposite(w int) bool {
	return w > 0 && s.Words[w].Form == "number" && strings.EqualFold(s.Words[w-1].Form, "opposite")
}

// described adds the kind that a description's noun tells.
func (s *sentence) described(v *vote, w int) {
	if s.Words[w].UPOS != "NOUN" {
		return
	}
	noun, ok := gazetteer.NounOf(s.Words[w].Lemma)
	if firms[strings.ToLower(s.Words[w].Lemma)] {
		v[nlp.Organization] += telling
		noun.Kind = nlp.Organization // "Norlight, the maker of"
	} else if !ok || noun.IsTime || noun.IsAmbiguous {
		return
	}
	switch {
	case statesRoles[strings.ToLower(s.Words[w].Lemma)] && s.ofState(w):
		v[nlp.Place] += found
	case s.firm(w), noun.Kind == nlp.Group, noun.Kind == nlp.Person && s.Words[w].XPOS == "NNS":
		v[nlp.Organization] += telling // "the negotiators Moss & Holm"
	case noun.Kind != nlp.Other:
		v[noun.Kind] += telling
	}
}

// besideBody reports whether noun w is explained by the name of a body or by a noun
// for one: "its owner, the bank Moss & Holm".
func (s *sentence) besideBody(w int) bool {
	for _, k := range s.kids[w] {
		if s.Words[k].Rel != "appos" {
			continue
		}
		if n := s.name[k]; n >= 0 && s.names[n].Type == nlp.OrganizationName {
			return true
		}
		if noun, _ := gazetteer.NounOf(s.Words[k].Lemma); s.Words[k].UPOS == "NOUN" && noun.Kind == nlp.Organization {
			return true
		}
	}
	return false
}

// ofState reports whether the owner of noun w is a country.
func (s *sentence) ofState(w int) bool {
	o := s.child(w, "nmod:poss")
	return o >= 0 && s.isState(s.Words[o].Form)
}

// ofThing reports whether "its" tells that the owner of noun w is no person.
func (s *sentence) ofThing(w int) bool {
	o := s.child(w, "nmod:poss")
	return o >= 0 && strings.EqualFold(s.Words[o].Form, "its")
}

// isState reports whether a word is the name of a country: one that is known, or
// that the text has an adjective of.
func (s *sentence) isState(form string) bool {
	if state, _ := gazetteer.Country(form); state != nil {
		return true
	}
	for _, place := range s.places {
		if place == form {
			return true
		}
	}
	return false
}

var (
	// placing are prepositions before places.
	placing = wordSet(`in near outside across throughout inside around`)
	// going are verbs that lead to places, journeys nouns that do.
	going    = wordSet(`go travel fly flee sail drive deport extradite evacuate retreat emigrate relocate`)
	journeys = wordSet(`trip visit journey flight voyage road`)
	// ofStates are what countries and cities have.
	ofStates = wordSet(`capital president parliament coast border economy population ambassador embassy airport port territory soil king queen
		farmer citizen export import outskirts mayor province region suburb minister governor chancellor premier`)
	// quarters are the parts and kinds of towns that are named behind "of".
	quarters = wordSet("suburb town city village district municipality port hamlet neighbourhood neighborhood borough")
	// ofBodies are what firms and other bodies have, and neither places nor persons.
	ofBodies = wordSet(`manager chairman chairwoman chairperson shareholder board subsidiary stock ceo revenue turnover employee workforce customer
		bankruptcy takeover headquarters affiliate spokesman spokeswoman executive employee division`)
	// foundings are what is done to bodies and not to persons.
	foundings = wordSet(`found establish incorporate nationalise nationalize privatise privatize`)
	// ofOneLife are what persons alone do and what is done to them alone.
	ofOneLife = wordSet(`live bear marry remarry divorce graduate study resign retire reside`)
	// anyonesRoles are nouns for persons that states and firms are called as well.
	anyonesRoles = wordSet(`ally leader member participant partner player rival supporter winner victim enemy opponent friend host owner
		employer producer dealer builder publisher contractor trader investor shareholder vendor champion loser consumer foe follower
		guest neighbor neighbour operator organizer organiser regulator observer user tenant broadcaster survivor mentor mediator
		facilitator founder co-founder provider successor predecessor witness defender attacker trainer baker guard client customer
		sponsor backer competitor bidder importer exporter distributor retailer manufacturer brewer creditor newcomer favorite tutor killer influencer expert pioneer`)
	// statesRoles are what countries are to each other more often than persons to them.
	statesRoles = wordSet(`ally partner rival neighbour neighbor enemy foe backer adversary supplier`)
	// living are verbs that tell where somebody lives with the prepositions of livedIn.
	living  = wordSet(`live reside settle grow raise bear relocate emigrate`)
	livedIn = wordSet(`in to`)
	// ofPersons are what persons have.
	ofPersons = wordSet(`wife husband mother father son daughter brother sister widow death memoir birthday career childhood face hand`)
)
