package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// linkAppositions joins a noun phrase with its apposition: "the envoy, Ada
// Moss". Two different names stay apart ("Doha, Qatar") unless one is the
// other's acronym.
func (r *resolver) linkAppositions() {
	for i := range r.sents {
		s := &r.sents[i]
		for w := range s.Words {
			if rel := s.Words[w].Rel; rel != "appos" && (rel != "flat" || s.at[w] < 0) {
				continue
			}
			m, ante := r.whole(i, w), r.mentionAt(i, s.Words[w].Head)
			if m < 0 || ante < 0 || !r.apposable(ante, m) {
				continue
			}
			r.link(m, ante, "apposition")
		}
	}
}

// apposable reports whether b can be another description of a.
func (r *resolver) apposable(a, b int) bool {
	x, y := &r.ms[a], &r.ms[b]
	if x.kind == nlp.Pronoun && x.person == 3 || y.kind == nlp.Pronoun || x.adjective || y.adjective || r.numeral(a) != r.numeral(b) {
		return false
	}
	fx, fy := r.chain(a), r.chain(b)
	if x.kind == nlp.Named && y.kind == nlp.Named {
		return acronymOf(strings.Join(y.name.tokens, ""), x.name.tokens) || acronymOf(strings.Join(x.name.tokens, ""), y.name.tokens) || x.name.key == y.name.key
	}
	if fx.known && fy.known && !compatible(fx.what, fy.what) {
		return false
	}
	if x.time || y.time || y.det == indefinite && summaries[y.lemma] {
		return false
	}
	if s := &r.sents[y.sent]; y.kind == nlp.Named && y.plural && x.number == singular && s.Words[y.head].XPOS == "NNPS" && !(fx.known && fx.what == nlp.Person) {
		z := *fy
		z.number, z.known = anyNumber, false
		return agree(fx, &z) // "his partner, the Liberals"
	}
	return agree(fx, fy)
}

// summaries are nouns that take up what was said before them: "said it had left, a claim
// that".
var summaries = wordSet("claim sign move step decision allegation suggestion reminder blow setback charge")

// numeral reports whether mention i is a bare number or amount.
func (r *resolver) numeral(i int) bool {
	s := &r.sents[r.ms[i].sent]
	upos := s.Words[r.ms[i].head].UPOS
	return upos == "NUM" && s.child(r.ms[i].head, "nmod") < 0 || upos == "SYM" // "two of the banks" are banks
}

// isTime reports whether a noun phrase names a stretch or a point of time.
func isTime(m *mention) bool {
	if m.kind != nlp.Nominal {
		return false
	}
	n, _ := gazetteer.NounOf(m.lemma)
	return n.IsTime
}

// deniedCopula reports whether word w is the noun of a copula that is denied
// or only possible.
func (s *sentence) deniedCopula(w int) bool {
	return s.child(w, "cop") >= 0 && s.negatedOrModal(w)
}

// linkCopulas joins the subject and the noun of an affirmed, unmodalised
// copula: "Ada Moss is the envoy".
func (r *resolver) linkCopulas() {
	for i := range r.sents {
		s := &r.sents[i]
		for w := range s.Words {
			if s.child(w, "cop") < 0 || s.at[w] < 0 {
				continue
			}
			subject := s.child(w, "nsubj")
			if subject < 0 || s.negatedOrModal(w) || s.child(w, "case") >= 0 {
				continue
			}
			ante, m := r.whole(i, subject), s.at[w]
			if ante < 0 || r.ms[ante].relative || !r.sameByCopula(ante, m) {
				continue
			}
			r.link(m, ante, "copula")
		}
	}
}

// sameByCopula reports whether "a is b" says that a and b are the same rather
// than what a is like.
func (r *resolver) sameByCopula(a, b int) bool {
	x, y := &r.ms[a], &r.ms[b]
	if y.kind == nlp.Pronoun || y.det == quantified || y.time {
		return false
	}
	if x.kind == nlp.Pronoun && !x.known {
		return false // "it", "this": left to the ranker
	}
	if x.kind == nlp.Named && y.kind == nlp.Named {
		return false
	}
	fx, fy := r.chain(a), r.chain(b)
	if !agree(fx, fy) {
		return false
	}
	if y.det == definite || y.det == possessed {
		return fx.known && fy.known
	}
	return y.det == indefinite && fx.known && fy.known && x.kind != nlp.Nominal
}

// modals are auxiliaries after which a copula tells no fact.
var modals = map[string]bool{"may": true, "might": true, "could": true, "would": true, "should": true, "can": true, "must": true}

// negatedOrModal reports whether the predicate at word w is denied or only
// possible.
func (s *sentence) negatedOrModal(w int) bool {
	for _, k := range s.kids[w] {
		form := strings.ToLower(s.Words[k].Form)
		switch baseRel(s.Words[k].Rel) {
		case "advmod":
			if form == "not" || form == "n't" || form == "n’t" || form == "never" {
				return true
			}
		case "aux":
			if modals[form] {
				return true
			}
		case "mark":
			if form == "if" || form == "whether" {
				return true
			}
		case "det":
			if form == "no" {
				return true
			}
		}
	}
	return false
}

// linkRelatives joins "who", "which" and "that" with the noun phrase that
// their clause modifies.
func (r *resolver) linkRelatives() {
	for i := range r.ms {
		m := &r.ms[i]
		if !m.relative {
			continue
		}
		s := &r.sents[m.sent]
		clause := s.relativeClause(m.head)
		if clause < 0 {
			continue
		}
		if ante := r.mentionAt(m.sent, s.Words[clause].Head); ante >= 0 {
			g := s.group[s.Words[clause].Head]
			if g >= 0 && s.verbPlural(clause) && r.ms[ante].number == singular && r.ms[g].end <= m.head {
				ante = g // a list that goes on behind the clause is not what it is about
			}
			r.link(i, ante, "relative pronoun")
		}
	}
}

// verbPlural reports whether the clause headed by word w has a plural verb.
func (s *sentence) verbPlural(w int) bool {
	words := append([]int{w}, s.kids[w]...)
	for _, k := range words {
		switch strings.ToLower(s.Words[k].Form) {
		case "are", "were", "have":
			return true
		}
		if k == w && s.Words[k].XPOS == "VBP" {
			return true
		}
	}
	return false
}

// linkReflexives joins "himself" with the subject of its clause.
func (r *resolver) linkReflexives() {
	for i := range r.ms {
		m := &r.ms[i]
		if !m.reflexive {
			continue
		}
		s := &r.sents[m.sent]
		for k := s.Words[m.head].Head; k >= 0; k = s.Words[k].Head {
			subject := s.child(k, "nsubj", "nsubj:pass")
			if subject < 0 || subject == m.head {
				continue
			}
			if ante := r.whole(m.sent, subject); ante >= 0 && agree(r.chain(ante), r.chain(i)) && r.ms[ante].person == m.person {
				r.link(i, ante, "reflexive")
			}
			break
		}
	}
}

// actingVerbs are what governments do and cities do not.
var actingVerbs = wordSet(`accept accuse acknowledge act advise agree aim allege announce argue ask assert back ban believe blame block call cancel
	claim commit complain concede conclude condemn confirm consider consult cooperate criticize criticise decide declare decline defend demand deny
	deploy deport dismiss dispute drop endorse engage expect expel explain express favor favour fear free give grant halt help hint hope impose
	indicate insist intend invite join know launch lift look maintain mediate negotiate note object offer oppose order outlaw persuade play pledge prefer
	press pressure promise propose protest provide pull push react recall recognize recognise refuse reject release reply report request respond restore resume
	retaliate review sanction say see seek send share side sign slap stop stress suggest summon support suspend talk tell threaten try urge use
	vow walk want warn welcome withdraw withhold worry`)

// dealing are nouns whose parties are governments when they are capitals.
var dealing = wordSet(`tie tension relation relationship talk negotiation agreement deal accord alliance dialogue dispute row rift conflict
	cooperation discussion contact meeting pact truce rivalry demand policy position stance influence pressure support offer response decision`)

// joint are verbs whose "with" takes a party to deal with.
var joint = wordSet(`work negotiate talk deal cooperate agree side coordinate consult engage discuss`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// linkGovernments takes capitals that act for their governments: "Kabul said".
// The chain is that of the government where the text names it, else that of
// the country.
func (r *resolver) linkGovernments() {
	government, country := map[string]int{}, map[string]int{}
	for i := range r.ms {
		n := &r.ms[i].name
		if n.state == nil || n.people {
			continue
		}
		switch {
		case n.government && n.key == "government":
			if _, known := government[n.state.Code]; !known {
				government[n.state.Code] = i
			}
		case !n.government:
			if _, known := country[n.state.Code]; !known {
				country[n.state.Code] = i
			}
		}
	}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Named || m.name.state != nil || m.what == nlp.Person && m.known {
			continue
		}
		state := gazetteer.Capital(strings.Join(m.name.tokens, " "))
		if state == nil || !r.acts(i) {
			continue
		}
		r.detach(i)
		m.name.state, m.name.government, m.name.key = state, true, "government"
		m.what, m.known = nlp.Organization, true
		r.facts[i] = m.facts()
		ante, known := government[state.Code]
		if !known {
			ante, known = country[state.Code]
		}
		if known {
			r.link(i, ante, "capital for government")
		} else {
			country[state.Code] = i
		}
	}
}

// detach takes a mention out of its chain, which is then built again from the
// reasons of the others.
func (r *resolver) detach(i int) {
	root := r.root(i)
	var rest []int
	for k := range r.ms {
		if k != i && r.root(k) == root {
			rest = append(rest, k)
		}
	}
	r.groups[i] = -1
	r.ms[i].ante, r.ms[i].sieve = -1, ""
	for _, k := range rest {
		r.groups[k] = -1
		r.facts[k] = r.ms[k].facts()
		if r.ms[k].ante == i {
			r.ms[k].ante = -1
		}
	}
	for _, k := range rest {
		if k != rest[0] {
			sieve := r.ms[k].sieve
			if sieve == "" {
				sieve = "name"
			}
			ante := r.ms[k].ante
			r.ms[k].ante = -1
			if ante < 0 {
				ante = rest[0]
			}
			r.link(k, ante, sieve)
		}
	}
}

// acts reports whether the words around mention m treat it as one who acts:
// the subject of a verb of saying or willing, a possessor of a policy, a party
// to talks.
func (r *resolver) acts(i int) bool {
	m := &r.ms[i]
	s := &r.sents[m.sent]
	word := &s.Words[m.head]
	if s.child(m.head, "case") < 0 && m.rel == "appos" {
		return false
	}
	for k := range s.kids[m.head] { // "Doha, Qatar" is the city
		if rel := s.Words[s.kids[m.head][k]].Rel; rel == "appos" || rel == "nmod:unmarked" {
			return false
		}
	}
	h := word.Head
	if m.rel == "conj" && h >= 0 {
		if first := s.at[h]; first >= 0 && word.Rel == "conj" {
			return r.partyTo(m.sent, h, r.ms[first].rel) || r.acts(first)
		}
	}
	if h < 0 {
		return false
	}
	switch m.rel {
	case "nsubj":
		return word.Rel != "nsubj:pass" && actingVerbs[strings.ToLower(s.Words[h].Lemma)]
	case "obl":
		return s.caseOf(m.head) == "with" && joint[strings.ToLower(s.Words[h].Lemma)]
	}
	if word.Rel == "nmod:poss" {
		return dealing[strings.ToLower(s.Words[h].Lemma)]
	}
	return r.partyTo(m.sent, m.head, m.rel)
}

// partyTo reports whether the noun phrase at word w is a party: "talks between
// Kabul and the rebels".
func (r *resolver) partyTo(sent, w int, rel string) bool {
	s := &r.sents[sent]
	h := s.Words[w].Head
	if h < 0 || rel != "nmod" && rel != "obl" {
		return false
	}
	prep := s.caseOf(w)
	return (prep == "between" || prep == "with") && dealing[strings.ToLower(s.Words[h].Lemma)]
}

// caseOf returns the preposition of the noun phrase at word w, or "".
func (s *sentence) caseOf(w int) string {
	if k := s.child(w, "case"); k >= 0 {
		return strings.ToLower(s.Words[k].Form)
	}
	return ""
}
