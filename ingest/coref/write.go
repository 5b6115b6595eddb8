package coref

import (
	"slices"
	"sort"
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// writeChains writes t.Mentions and t.Chains. Chains are ordered by their
// first mention.
func (r *resolver) writeChains() {
	t := r.t
	t.Mentions = make([]nlp.Mention, len(r.ms))
	t.Chains = t.Chains[:0:0]
	index := make(map[int]int, len(r.ms))
	chainOf := make([]int, len(r.ms))
	for i := range r.ms {
		root := r.root(i)
		c, known := index[root]
		if !known {
			c = len(t.Chains)
			index[root] = c
			t.Chains = append(t.Chains, nlp.Chain{})
		}
		chainOf[i] = c
		m := &r.ms[i]
		t.Mentions[i] = nlp.Mention{Sent: m.sent, Start: m.start, End: m.end, Head: m.head, Kind: m.kind, Chain: c, Ranked: m.lead > 0, Lead: float64(m.lead) / scale}
		t.Chains[c].Mentions = append(t.Chains[c].Mentions, i)
	}
	for c := range t.Chains {
		r.nameChain(&t.Chains[c])
	}
	for c := range t.Chains { // as what their owners are called is now known
		r.describeChain(&t.Chains[c], chainOf)
	}
	for i := range r.ms {
		c := &t.Chains[chainOf[i]]
		parts := append(r.ms[i].members, r.ms[i].parts...)
		if parts == nil || c.Members != nil {
			continue
		}
		seen := map[int]bool{chainOf[i]: true}
		for _, m := range parts {
			if k := chainOf[m]; !seen[k] {
				seen[k] = true
				c.Members = append(c.Members, k)
			}
		}
	}
}

// nameChain fills a chain's kind and, where it has names, these.
func (r *resolver) nameChain(c *nlp.Chain) {
	c.Kind = r.chain(c.Mentions[0]).what
	if names := r.chainNames(c); len(names) > 0 {
		c.Named = r.isNamed(c)
		c.Name = names[0]
		c.Aliases = aliases(names)
	}
}

// describeChain calls a chain without names by its clearest description.
func (r *resolver) describeChain(c *nlp.Chain, chainOf []int) {
	if c.Name != "" {
		return
	}
	best, score := "", -1
	var texts []string
	for _, i := range c.Mentions {
		m := &r.ms[i]
		text := withoutExamples(r.description(m, chainOf))
		if m.kind == nlp.Nominal {
			texts = append(texts, text, r.sents[m.sent].display(m.start, m.end))
		}
		k := clarity(m)
		if owner, _, _ := strings.Cut(text, " "); pronouns[strings.ToLower(owner)].person > 0 {
			k = min(k, 0) // "its largest shareholder", whose is not known
		}
		if k > score {
			best, score = text, k
		}
	}
	c.Name = best
	c.Aliases = aliases(append([]string{best}, texts...))
}

// withoutExamples takes off a description the members that it names besides: "its
// allies, including A and B".
func withoutExamples(text string) string {
	before, _, _ := strings.Cut(text, " including ")
	return strings.TrimRight(before, ",")
}

// description returns the words of a mention. An owner before them that the
// text only points at, as in "her deputy" and "the group's leaders", is called
// by its name where it has one.
func (r *resolver) description(m *mention, chainOf []int) string {
	s := &r.sents[m.sent]
	owner := s.child(m.head, "nmod:poss")
	if m.kind != nlp.Nominal || owner < m.start || owner >= m.head || s.at[owner] < 0 {
		return s.display(m.start, m.end)
	}
	o := &r.ms[s.at[owner]]
	after := max(o.end, owner+1)
	if after < m.head && s.Words[after].XPOS == "POS" {
		after++
	}
	switch c := &r.t.Chains[chainOf[s.at[owner]]]; {
	case o.start > m.start || o.kind == nlp.Named || after >= m.end || o.person == 1 || o.person == 2 || o.lead > 0 && o.lead < sureLead:
		return s.display(m.start, m.end)
	case c.Name != "" && (c.Named || o.kind == nlp.Pronoun):
		return possessive(c) + " " + s.display(after, m.end)
	case o.kind == nlp.Pronoun:
		return s.display(after, m.end)
	}
	return s.display(m.start, m.end)
}

// sureLead is by how many steps the chain of a pronoun must beat all others for
// its name to stand for the pronoun.
const sureLead = 3 * scale / 2

// possessive returns the name of a chain as an owner's: "Ada Moss's", "rebels'".
func possessive(c *nlp.Chain) string {
	if c.Kind != nlp.Person && strings.HasSuffix(c.Name, "s") {
		return c.Name + "'"
	}
	return c.Name + "'s"
}

// isShouted reports whether mention m looks like a name only because it stands in
// a headline, whose nouns have capitals: the text calls it a description too.
func (r *resolver) isShouted(c *nlp.Chain, m *mention) bool {
	if m.kind != nlp.Named || m.marked || m.name.known {
		return false
	}
	b := r.sents[m.sent].Block
	if b >= len(r.t.Blocks) || r.t.Blocks[b].Kind != nlp.Heading {
		return false
	}
	head := r.sents[m.sent].Words[m.head].Form
	return slices.ContainsFunc(c.Mentions, func(i int) bool {
		d := &r.ms[i]
		return d.kind == nlp.Nominal && strings.EqualFold(head, r.sents[d.sent].Words[d.head].Form)
	})
}

// isNamed reports whether the names of a chain are more than a capitalised
// word: found as a name, known to a gazetteer, or used twice.
func (r *resolver) isNamed(c *nlp.Chain) bool {
	count := 0
	for _, i := range c.Mentions {
		m := &r.ms[i]
		if m.marked || m.name.known {
			return true
		}
		if m.kind == nlp.Named && !r.isShouted(c, m) {
			count++
		}
	}
	return count > 1
}

// clarity ranks descriptions as names of an unnamed chain: a noun phrase
// before a pronoun, and one with modifiers before one without.
func clarity(m *mention) int {
	switch {
	case m.kind == nlp.Pronoun:
		return 0
	case m.sieve == "apposition" || m.sieve == "copula":
		return 1
	case m.members != nil || m.end-m.start > 12:
		return 2
	}
	return 2 + min(m.end-m.start, 6)
}

// chainNames returns the proper names of a chain, the fullest first; of a name that a
// dateline or headline has all in capitals as well only the other form.
func (r *resolver) chainNames(c *nlp.Chain) []string {
	type form struct {
		text    string
		size    int
		count   int
		titled  bool
		capital bool
	}
	var forms []form
	at := map[string]int{}
	put := func(f form) {
		if k, known := at[f.text]; known {
			forms[k].count++
			return
		}
		at[f.text] = len(forms)
		forms = append(forms, f)
	}
	for _, i := range c.Mentions {
		m := &r.ms[i]
		s := &r.sents[m.sent]
		switch {
		case r.isShouted(c, m):
		case m.kind == nlp.Named && m.name.state != nil && m.name.government:
			put(form{text: strings.Join(m.name.tokens, " "), capital: true})
		case m.kind == nlp.Named && m.name.state != nil && !m.name.people:
			put(form{text: m.name.state.Name, size: 100})
			if text := strings.Join(m.name.tokens, " "); !m.adjective && text != m.name.state.Name {
				put(form{text: text})
			}
		case m.kind == nlp.Named:
			bare := strings.Join(m.name.tokens, " ")
			size := 2 * len(m.name.tokens)
			if m.alias {
				size = 0 // the text calls it otherwise
			}
			put(form{text: bare, size: size})
			if m.name.title != "" {
				f := form{text: m.name.title + " " + bare, size: size + 1, titled: true}
				if size > 2 {
					f.size = size - 1 // an office is no part of a full name
				}
				put(f)
			}
		case m.name.government:
			text := s.display(m.start, m.end)
			put(form{text: text, size: 50 - strings.Count(text, " ")})
		}
	}
	if len(forms) == 1 && forms[0].capital {
		for _, i := range c.Mentions {
			if n := &r.ms[i].name; n.state != nil {
				forms = append(forms, form{text: n.state.Name, size: 100})
				break
			}
		}
	}
	sort.SliceStable(forms, func(a, b int) bool {
		if forms[a].size != forms[b].size {
			return forms[a].size > forms[b].size
		}
		return forms[a].count > forms[b].count
	})
	out := make([]string, 0, len(forms))
	for i := range forms {
		shouted := slices.ContainsFunc(forms, func(f form) bool { return f.text != forms[i].text && strings.ToUpper(f.text) == forms[i].text })
		if !shouted {
			out = append(out, forms[i].text)
		}
	}
	return out
}

// aliases returns the names after the first, sorted, each once and without the
// first.
func aliases(names []string) []string {
	seen := map[string]bool{names[0]: true, "": true}
	var out []string
	for _, n := range names[1:] {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	sort.Strings(out)
	return out
}

// display returns words as written, without a determiner before them and a
// possessive mark after, each break of the line as a space.
func (s *sentence) display(start, end int) string {
	if end-start > 1 && s.Words[start].UPOS == "DET" && !strings.EqualFold(s.Words[start+1].Form, "of") {
		start++
	}
	if end-start > 1 && s.Words[end-1].XPOS == "POS" {
		end--
	}
	if end-start > 1 && strings.HasSuffix(s.Words[end-1].Form, "selves") {
		end-- // "the islanders themselves"
	}
	for end-start > 1 && s.Words[start].UPOS == "PUNCT" && !s.closes(start+1, end) {
		start++
	}
	var b strings.Builder
	for k := start; k < end; k++ {
		w := &s.Words[k]
		if k > start && s.Words[k-1].End < w.Start {
			b.WriteByte(' ')
		}
		b.WriteString(w.Form)
	}
	return b.String()
}

// closes reports whether a quotation mark stands in [start, end).
func (s *sentence) closes(start, end int) bool {
	for k := start; k < end; k++ {
		if strings.ContainsAny(s.Words[k].Form, "\"”’»") && s.Words[k].UPOS == "PUNCT" {
			return true
		}
	}
	return false
}

// reasons returns why each mention is in its chain.
func (r *resolver) reasons() []Reason {
	out := make([]Reason, len(r.ms))
	for i := range r.ms {
		m := &r.ms[i]
		out[i] = Reason{Sieve: m.sieve, Antecedent: m.ante, Score: float64(m.score) / scale}
		if m.ante < 0 {
			out[i] = Reason{Sieve: "first", Antecedent: -1}
		}
	}
	return out
}
