package coref

import (
	"slices"
	"strings"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// A quoter numbers the quotations of a text while its sentences go by.
type quoter struct {
	last int  // number of quotations so far
	open bool // whether the last one still runs
	at   int  // block in which it was opened
}

// mark writes the number of the quotation that each word of s stands in. A
// quotation that its paragraph leaves open runs on only where the next one
// opens with a quotation mark again.
func (q *quoter) mark(s *sentence, t *nlp.Text) {
	if q.open && q.at != s.Block {
		q.open = false
	}
	for i := range s.Words {
		switch s.Words[i].Form {
		case "“", "``", "«", "„":
			q.last, q.open, q.at = q.last+1, true, s.Block
			s.quote[i] = q.last
			continue
		case "”", "''", "»":
			q.open = false
			continue
		case `"`:
			if q.open {
				q.open = false
			} else {
				q.last, q.open, q.at = q.last+1, true, s.Block
				s.quote[i] = q.last
			}
			continue
		}
		if q.open {
			s.quote[i] = q.last
		}
	}
}

// speechVerbs introduce what somebody says.
var speechVerbs = wordSet(`say tell add ask reply answer explain warn insist announce declare argue claim state recount write tweet post note
	acknowledge admit confirm complain joke recall remark observe report respond shout whisper vow promise conclude continue suggest urge assert
	stress fume tweet comment testify quip boast predict caution counter maintain`)

// linkSpeakers joins "I" and "my" inside a quotation with the one who speaks,
// where a verb of saying around the quotation tells; a quotation that fills
// whole sentences goes on with the speaker of the one before it in the same
// paragraph. "We" is a body that speaks itself or through a spokesman.
func (r *resolver) linkSpeakers() {
	speaker := map[int]int{}
	last, lastBlock := -1, -1
	for i := range r.sents {
		s := &r.sents[i]
		if s.Block != lastBlock {
			last, lastBlock = -1, s.Block
		}
		found := -1
		for w := range s.Words {
			if s.quote[w] != 0 || !speechVerbs[strings.ToLower(s.Words[w].Lemma)] || s.Words[w].UPOS != "VERB" {
				continue
			}
			if subject := s.child(w, "nsubj"); subject >= 0 && s.quote[subject] == 0 {
				if m := s.at[subject]; m >= 0 && !r.ms[m].relative {
					found = m
					break
				}
			}
		}
		for _, q := range s.quote {
			if q == 0 {
				continue
			}
			if _, known := speaker[q]; !known {
				if found >= 0 {
					speaker[q] = found
				} else if last >= 0 {
					speaker[q] = last
				}
			}
		}
		if found >= 0 {
			last = found
		}
	}
	first := map[int]int{}
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Pronoun || m.person != 1 {
			continue
		}
		sp, known := speaker[m.quote]
		if m.number != singular {
			if m.quote != 0 && known {
				r.speakFor(i, sp)
			}
			continue
		}
		if known && r.chain(sp).what == nlp.Work {
			sp = r.possessor(sp) // "Moss's statement said"
			known = sp >= 0
		}
		if m.quote != 0 && known && r.chain(sp).number != plural {
			r.link(i, sp, "speaker")
			continue
		}
		if m.quote == 0 {
			continue
		}
		if f, known := first[m.quote]; known {
			r.link(i, f, "same speaker")
		} else {
			first[m.quote] = i
		}
	}
}

// speakFor notes that mention sp says "we" with mention i, which is the "we" of all
// that the same one says.
func (r *resolver) speakFor(i, sp int) {
	r.ms[i].weOf = sp
	for j := i - 1; j >= 0; j-- {
		if other := r.ms[j].weOf; other >= 0 && r.root(other) == r.root(sp) {
			r.link(i, j, "same speaker")
			return
		}
	}
}

// linkSpoken takes "we" for the body that the speaker is, heads or speaks for. It
// comes last, as "its chairman" tells only then whose.
func (r *resolver) linkSpoken() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.weOf < 0 || m.ante >= 0 {
			continue
		}
		if body := r.spokenFor(m.weOf); body >= 0 && r.chain(i).names == 0 {
			r.link(i, body, "spoken for")
		}
	}
}

// spokenFor returns the mention of the body in whose name the speaker with
// mention i speaks: the speaker itself where it is a body, else the body whose
// office or spokesman some description of the speaker names. It returns -1 for
// those who speak for themselves.
func (r *resolver) spokenFor(i int) int {
	f := r.chain(i)
	if f.known && (f.what == nlp.Organization || f.what == nlp.Group && f.number != plural || f.what == nlp.Place && f.full.state != nil) {
		return i
	}
	for j := range r.ms {
		if r.root(j) == r.root(i) && r.ms[j].kind != nlp.Pronoun {
			if body := r.officeAt(j); body >= 0 {
				return body
			}
		}
	}
	return -1
}

// offices are nouns for those who head a body and say "we" of it.
var offices = wordSet(`manager coach chairman chairwoman chairperson chair president vice-president ceo director captain minister premier
	chancellor secretary founder co-founder owner boss chief head principal commissioner leader`)

// officeAt returns the mention of the body whose office the noun phrase of mention
// j names, or a noun before or beside its name, or -1.
func (r *resolver) officeAt(j int) int {
	m := &r.ms[j]
	s := &r.sents[m.sent]
	for _, k := range append([]int{m.head}, s.kids[m.head]...) {
		if k != m.head && s.Words[k].Rel != "nmod:desc" && s.Words[k].Rel != "compound" {
			continue
		}
		if lemma := strings.ToLower(s.Words[k].Lemma); !offices[lemma] && !strings.HasPrefix(lemma, "spokes") && !s.isChief(k) {
			continue
		}
		for _, c := range slices.Concat(s.kids[k], s.kids[m.head]) {
			rel := s.Words[c].Rel
			o := s.at[c]
			if o < 0 || o == j || rel != "compound" && rel != "nmod:poss" && rel != "nmod" && rel != "amod" {
				continue
			}
			if prep := s.caseOf(c); rel == "nmod" && prep != "of" && prep != "for" && prep != "at" {
				continue
			}
			if g := r.chain(o); g.names > 0 && (g.what == nlp.Organization || g.what == nlp.Group || g.what == nlp.Place && g.full.state != nil) {
				return o
			}
		}
	}
	return -1
}

// isChief reports whether "chief" stands before noun k: "chief executive".
func (s *sentence) isChief(k int) bool {
	return slices.ContainsFunc(s.kids[k], func(c int) bool { return strings.EqualFold(s.Words[c].Form, "chief") })
}

// linkReported takes "the airline" in what a spokesman says for the body that he
// speaks for: "a spokesman for Norlight said the airline".
func (r *resolver) linkReported() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Nominal || m.det != definite || m.ante >= 0 || m.end-m.start != 2 || !carriers[m.lemma] {
			continue
		}
		s := &r.sents[m.sent]
		v := s.reportedBy(m.head)
		if v < 0 {
			continue
		}
		subject := s.child(v, "nsubj")
		if subject < 0 || s.at[subject] < 0 || subject > m.head && s.quote[m.head] != 0 {
			continue
		}
		body := r.officeAt(s.at[subject])
		if body < 0 || r.chain(body).what != nlp.Organization {
			continue
		}
		if last := r.ms[body].name.tokens; len(last) > 0 {
			if _, common := gazetteer.NounOf(last[len(last)-1]); common && !strings.EqualFold(last[len(last)-1], m.lemma) {
				continue // the union is no company
			}
		}
		r.link(i, body, "spoken for")
	}
}

// linkOwnWords takes "he" in what somebody says of himself for who says it, "a sailor
// who said he had seen the ship", and "she" in what others say of somebody for the one
// who does something over it: "Ada Moss resigned amid claims that she had taken bribes".
// It reads only subjects, right below what tells of it, without quotes.
func (r *resolver) linkOwnWords() {
	for i := range r.ms {
		m := &r.ms[i]
		s := &r.sents[m.sent]
		word := &s.Words[m.head]
		if m.kind != nlp.Pronoun || m.person != 3 || m.relative || m.ante >= 0 || word.Rel != "nsubj" || s.quote[m.head] != 0 {
			continue
		}
		v := s.toldBy(word.Head)
		if v < 0 || v > m.head {
			continue
		}
		subject := s.child(v, "nsubj", "nsubj:pass")
		if subject >= 0 && s.at[subject] >= 0 && r.fits(i, s.at[subject]) {
			r.link(i, s.at[subject], "own words")
		}
	}
}

// toldBy returns the verb of saying whose clause the one with predicate w is, or the
// verb without object beside a noun for what others say; else -1.
func (s *sentence) toldBy(w int) int {
	v := s.Words[w].Head
	if v < 0 {
		return -1
	}
	lemma := strings.ToLower(s.Words[v].Lemma)
	switch rel := s.Words[w].Rel; {
	case rel == "ccomp" && speechVerbs[lemma]:
		return v
	case rel != "acl" && rel != "ccomp" || !charges[lemma]:
		return -1
	}
	for v >= 0 && s.Words[v].UPOS != "VERB" {
		v = s.Words[v].Head
	}
	if v >= 0 && s.child(v, "obj") >= 0 {
		return -1 // "denied the claim that she"
	}
	return v
}

// charges are nouns for what others say of the one who does something amid them.
var charges = wordSet("accusation allegation claim charge suspicion report rumour rumor criticism revelation")

// carriers are nouns by which companies are called in short.
var carriers = wordSet("company firm airline carrier bank lender insurer retailer manufacturer carmaker brewer operator chain developer supplier group")

// reportedBy returns the verb of saying whose complement word w stands in, or -1.
func (s *sentence) reportedBy(w int) int {
	for k := w; k >= 0; k = s.Words[k].Head {
		up := s.Words[k].Head
		if up >= 0 && s.Words[k].Rel == "ccomp" {
			if speechVerbs[strings.ToLower(s.Words[up].Lemma)] {
				return up
			}
			return -1
		}
	}
	return -1
}
