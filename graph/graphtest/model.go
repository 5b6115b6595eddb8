package graphtest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/graph/judge"
)

// A model is the graph that follows from readings and judgements, computed the
// plain way: all at once, without an index. Stores must agree with it.
type model struct {
	readings   []*graph.Reading
	judged     *judge.Set
	entities   map[graph.ID]*graph.Entity
	statements map[graph.ID]*graph.Statement
	mentions   map[graph.ID][]graph.Mention
}

// newModel computes the graph of readings of different texts and of judgements
// that do not contradict each other.
func newModel(readings []*graph.Reading, judgements ...*graph.Judgement) *model {
	set, err := judge.New(judgements)
	if err != nil {
		panic(err)
	}
	m := &model{
		readings: readings, judged: set, entities: make(map[graph.ID]*graph.Entity),
		statements: make(map[graph.ID]*graph.Statement), mentions: make(map[graph.ID][]graph.Mention),
	}
	of := m.link()
	for _, r := range readings {
		for i, c := range r.Chains {
			id := of(r, i)
			if !m.profiled(r, i) {
				m.entities[id] = &graph.Entity{ID: id, Name: c.Name, Type: c.Type, Aliases: c.Aliases}
			}
			for _, span := range c.Mentions {
				m.mentions[id] = append(m.mentions[id], graph.Mention{Document: r.Document.ID, Start: span.Start, End: span.End, Text: r.Document.Text[span.Start:span.End]})
			}
		}
		for i := range r.Claims {
			m.add(r, &r.Claims[i], of)
		}
	}
	for _, st := range m.statements {
		slices.SortStableFunc(st.Evidence, func(a, b graph.Evidence) int {
			return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start))
		})
		m.entities[st.Subject].Degree++
		if st.Object.Entity != "" && st.Object.Entity != st.Subject {
			m.entities[st.Object.Entity].Degree++
		}
	}
	for _, list := range m.mentions {
		slices.SortFunc(list, func(a, b graph.Mention) int {
			return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	return m
}

// link forms the entities of all profiles at once and returns what tells the
// entity of a chain.
func (m *model) link() func(*graph.Reading, int) graph.ID {
	name := func(r *graph.Reading, i int) string {
		c := &r.Chains[i]
		single := ""
		if m.judged.Singles(r.Document.ID, c.Type, c.Name) {
			single = string(r.Document.ID)
		}
		if !c.Named {
			single = described(r, i)
		}
		return string(c.Type) + "\x00" + c.Name + "\x00" + single + "\x00" + strings.Join(c.Aliases, "\x00")
	}
	var profiles []graph.Profile
	var alone []string
	place := make(map[string]int)
	for _, r := range m.readings {
		told := make(map[string]bool)
		for i := range r.Chains {
			c := &r.Chains[i]
			key := name(r, i)
			if !m.profiled(r, i) || told[key] {
				continue
			}
			told[key] = true
			if _, known := place[key]; !known {
				p := graph.Profile{Type: c.Type, Name: c.Name, Aliases: c.Aliases, Described: !c.Named}
				if m.judged.Singles(r.Document.ID, c.Type, c.Name) {
					p.Document = r.Document.ID
				}
				place[key] = len(profiles)
				profiles = append(profiles, p)
				if p.Described {
					alone = append(alone, described(r, i))
				} else {
					alone = append(alone, judge.Alone(Linker{}, p))
				}
			}
			profiles[place[key]].Documents++
		}
	}
	entity := make([]graph.ID, len(profiles))
	for _, c := range m.judged.Form(Linker{}, profiles, alone) {
		id := graph.NewID(graph.EntityNode, c.Key)
		m.entities[id] = &graph.Entity{ID: id, Name: c.Name, Type: c.Type, Aliases: c.Aliases}
		for _, i := range c.Profiles {
			entity[i] = id
		}
	}
	return func(r *graph.Reading, i int) graph.ID {
		if !m.profiled(r, i) {
			return graph.NewID(graph.EntityNode, described(r, i))
		}
		return entity[place[name(r, i)]]
	}
}

// profiled reports whether the entity of a chain is formed from profiles.
func (m *model) profiled(r *graph.Reading, i int) bool {
	c := &r.Chains[i]
	return c.Named || m.judged.Singles(r.Document.ID, c.Type, c.Name)
}

// described returns the key of what only a description refers to.
func described(r *graph.Reading, i int) string {
	return string(r.Document.ID) + "\x00" + strconv.Itoa(i) + "\x00" + r.Chains[i].Name
}

func (m *model) add(r *graph.Reading, c *graph.Claim, of func(*graph.Reading, int) graph.ID) {
	end := func(i int) graph.ID {
		if i == graph.None {
			return ""
		}
		return of(r, i)
	}
	st := &graph.Statement{
		Subject: end(c.Subject), Relation: c.Relation, Phrase: c.Phrase, Object: graph.Object{Entity: end(c.Object), Literal: c.Literal},
		Polarity: c.Polarity, Modality: c.Modality, Attribution: graph.Attribution{To: end(c.Speaker), Verb: c.SpeechVerb},
		Time: c.Time, Place: end(c.Place),
	}
	st.ID = graph.StatementID(st)
	if have := m.statements[st.ID]; have != nil {
		st = have
	}
	m.statements[st.ID] = st
	st.Confidence = max(st.Confidence, c.Confidence)
	st.Evidence = append(st.Evidence, graph.Evidence{
		Document: r.Document.ID, Start: c.Span.Start, End: c.Span.End, Quote: r.Document.Text[c.Span.Start:c.Span.End], Rule: c.Rule, Verified: true,
	})
}

// documents returns the number of documents with evidence for st.
func documents(st *graph.Statement) int {
	ids := make(map[graph.ID]bool)
	for _, ev := range st.Evidence {
		ids[ev.Document] = true
	}
	return len(ids)
}

// matches reports whether st fits f, word for word as graph.Filter says it.
func matches(st *graph.Statement, f *graph.Filter) bool {
	inDocument := f.Document == ""
	words := len(wordsOf(f.Text)) == 0
	for _, ev := range st.Evidence {
		inDocument = inDocument || ev.Document == f.Document
		words = words || hasAll(ev.Quote+" "+st.Phrase+" "+st.Object.Literal, wordsOf(f.Text))
	}
	if f.From != "" || f.To != "" {
		if st.Time.From == "" && st.Time.To == "" ||
			f.To != "" && st.Time.From > f.To || f.From != "" && st.Time.To != "" && st.Time.To < f.From {
			return false
		}
	}
	return (f.Subject == "" || st.Subject == f.Subject) &&
		(f.Object == "" || st.Object.Entity == f.Object) &&
		(f.Entity == "" || st.Subject == f.Entity || st.Object.Entity == f.Entity) &&
		(len(f.Relation) == 0 || slices.Contains(f.Relation, st.Relation)) &&
		inDocument &&
		(f.Polarity == "" || st.Polarity == f.Polarity) &&
		(len(f.Modality) == 0 || slices.Contains(f.Modality, st.Modality)) &&
		(f.AttributedTo == "" || st.Attribution.To == f.AttributedTo) &&
		(f.Attributed == nil || *f.Attributed == (st.Attribution.To != "")) &&
		st.Confidence >= f.MinConfidence &&
		documents(st) >= f.MinDocuments &&
		words
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func hasAll(text string, words []string) bool {
	have := wordsOf(text)
	for _, w := range words {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// walked returns f as walks take it: affirmed facts unless it says otherwise.
func walked(f graph.Filter) graph.Filter {
	if f.Polarity == "" {
		f.Polarity = graph.Affirmed
	}
	if len(f.Modality) == 0 {
		f.Modality = []graph.Modality{graph.Fact}
	}
	return f
}

// list returns the statements that fit f in an order.
func (m *model) list(f graph.Filter, order graph.StatementOrder) []*graph.Statement {
	var out []*graph.Statement
	for _, st := range m.statements {
		if matches(st, &f) {
			out = append(out, st)
		}
	}
	slices.SortFunc(out, func(a, b *graph.Statement) int {
		var c int
		switch order {
		case graph.ByTime, graph.ByTimeDesc:
			if undated(a) != undated(b) {
				if undated(a) {
					return 1
				}
				return -1
			}
			c = cmp.Compare(a.Time.From, b.Time.From)
			if order == graph.ByTimeDesc {
				c = -c
			}
		case graph.ByDocuments:
			c = cmp.Compare(documents(b), documents(a))
		default:
			c = cmp.Compare(b.Confidence, a.Confidence)
		}
		return cmp.Or(c, cmp.Compare(a.ID, b.ID))
	})
	return out
}

func undated(st *graph.Statement) bool { return st.Time.From == "" && st.Time.To == "" }

// joining returns the statements that fit f and join two different entities.
func (m *model) joining(f graph.Filter) []*graph.Statement {
	var out []*graph.Statement
	for _, st := range m.list(walked(f), graph.ByConfidence) {
		if st.Object.Entity != "" && st.Object.Entity != st.Subject {
			out = append(out, st)
		}
	}
	return out
}

// paths returns the simple paths between two entities as lists of entities,
// shortest first, then by ID.
func (m *model) paths(from, to graph.ID, maxHops int, f graph.Filter) [][]graph.ID {
	next := make(map[graph.ID]map[graph.ID]bool)
	for _, st := range m.joining(f) {
		for _, ends := range [][2]graph.ID{{st.Subject, st.Object.Entity}, {st.Object.Entity, st.Subject}} {
			if next[ends[0]] == nil {
				next[ends[0]] = make(map[graph.ID]bool)
			}
			next[ends[0]][ends[1]] = true
		}
	}
	var out [][]graph.ID
	var walk func([]graph.ID)
	walk = func(path []graph.ID) {
		at := path[len(path)-1]
		if at == to {
			out = append(out, slices.Clone(path))
			return
		}
		if len(path) > maxHops {
			return
		}
		for id := range next[at] {
			if !slices.Contains(path, id) {
				walk(append(path, id))
			}
		}
	}
	walk([]graph.ID{from})
	slices.SortFunc(out, func(a, b []graph.ID) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	return out
}

// distances returns how far entities are from those in around, in a direction.
func (m *model) distances(around []graph.ID, d graph.Direction, f graph.Filter) map[graph.ID]int {
	far := make(map[graph.ID]int)
	for _, id := range around {
		far[id] = 0
	}
	changed := true
	step := func(from, to graph.ID) {
		near, ok := far[from]
		if have, known := far[to]; ok && (!known || have > near+1) {
			far[to] = near + 1
			changed = true
		}
	}
	for changed {
		changed = false
		for _, st := range m.joining(f) {
			if d != graph.In {
				step(st.Subject, st.Object.Entity)
			}
			if d != graph.Out {
				step(st.Object.Entity, st.Subject)
			}
		}
	}
	return far
}

// rings returns the entities one hop, two hops and so on from one, those with
// the highest degree first, then by ID.
func (m *model) rings(entity graph.ID, hops int, d graph.Direction, f graph.Filter) [][]*graph.Entity {
	var out [][]*graph.Entity
	distances := m.distances([]graph.ID{entity}, d, f)
	for hop := 1; hop <= hops; hop++ {
		var ring []*graph.Entity
		for id, far := range distances {
			if far == hop {
				ring = append(ring, m.entities[id])
			}
		}
		if len(ring) == 0 {
			break
		}
		slices.SortFunc(ring, func(a, b *graph.Entity) int { return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.ID, b.ID)) })
		out = append(out, ring)
	}
	return out
}

// subgraph returns the IDs of the statements of a subgraph, nearest first, then
// most certain, before any limit, and how near each is.
func (m *model) subgraph(around []graph.ID, hops int, f graph.Filter) (ids []graph.ID, near []int) {
	d := m.distances(around, graph.Both, f)
	type found struct {
		near int
		st   *graph.Statement
	}
	var list []found
	for _, st := range m.list(walked(f), graph.ByConfidence) {
		a, ok := d[st.Subject]
		b, also := d[st.Object.Entity]
		if ok && also && a <= hops && b <= hops {
			list = append(list, found{min(a, b), st})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(a.near, b.near) })
	for _, f := range list {
		ids, near = append(ids, f.st.ID), append(near, f.near)
	}
	return ids, near
}
