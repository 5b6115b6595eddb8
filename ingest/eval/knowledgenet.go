package eval

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A KnowledgeNetPassage is a passage with the facts that people marked in it,
// of the properties they looked for: one for every pair of mentions, names and
// pronouns, of its two ends.
type KnowledgeNetPassage struct {
	Fold      int
	Text      string
	Annotated []string
	Facts     []KnowledgeNetFact
}

// A KnowledgeNetFact is a property of its subject at one place of a passage.
// Subject and Object are half-open ranges in characters of the passage.
type KnowledgeNetFact struct {
	Property string `json:"prop"`
	Subject  [2]int `json:"s"`
	Object   [2]int `json:"o"`
}

//go:embed knowledgenet.tsv
var knowledgeNetTable string

// properties has the properties that claims of each relation can tell.
var properties = parseProperties(knowledgeNetTable)

// A property says which claims tell a property of the benchmark.
type property struct {
	name            string
	subject, object []string
	inverse         bool
}

func parseProperties(table string) map[string][]property {
	kinds := func(column string) []string {
		if column == "any" {
			return nil
		}
		return strings.Split(column, "|")
	}
	all := map[string][]property{}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all[f[1]] = append(all[f[1]], property{f[0], kinds(f[2]), kinds(f[3]), len(f) > 4})
	}
	return all
}

// kindNames are the names of kinds in the table.
var kindNames = map[nlp.Kind]string{
	nlp.Person: "PERSON", nlp.Organization: "ORGANIZATION", nlp.Place: "PLACE", nlp.Group: "GROUP",
	nlp.Event: "EVENT", nlp.Work: "WORK", nlp.Facility: "FACILITY", nlp.Other: "OTHER",
}

// facts returns what the claims of a text say of the annotated properties of
// its passage: a fact for every pair of places that name the two ends. Only
// what the text states as a plain fact counts.
func (p *KnowledgeNetPassage) facts(t *nlp.Text) []KnowledgeNetFact {
	at := letters(t.Raw)
	var all []KnowledgeNetFact
	for i := range t.Claims {
		c := &t.Claims[i]
		if c.Negated || c.Modality != nlp.Fact {
			continue
		}
		for _, prop := range properties[c.Relation] {
			if !slices.Contains(p.Annotated, prop.name) || !isOfKind(t, c.Subject, prop.subject) || !isOfKind(t, c.Object, prop.object) {
				continue
			}
			subjects, objects := places(t, c, c.Subject), places(t, c, c.Object)
			if prop.inverse {
				subjects, objects = objects, subjects
			}
			for _, s := range subjects {
				for _, o := range objects {
					f := KnowledgeNetFact{prop.name, [2]int{at[s[0]], at[s[1]]}, [2]int{at[o[0]], at[o[1]]}}
					if !slices.Contains(all, f) {
						all = append(all, f)
					}
				}
			}
		}
	}
	return all
}

func isOfKind(t *nlp.Text, chain int, kinds []string) bool {
	if len(kinds) == 0 {
		return true
	}
	if chain < 0 {
		return slices.Contains(kinds, "LITERAL")
	}
	return slices.Contains(kinds, kindNames[t.Chains[chain].Kind])
}

// places returns where a text names an end of claim c or has a pronoun for it,
// in bytes; for words, where they stand in the claim's sentence.
func places(t *nlp.Text, c *nlp.Claim, chain int) [][2]int {
	if chain < 0 {
		from, to := t.Sentences[c.Sent].Start, t.Sentences[c.Sent].End
		if i := strings.Index(t.Raw[from:to], c.Literal); i >= 0 {
			return [][2]int{{from + i, from + i + len(c.Literal)}}
		}
		return nil
	}
	var all [][2]int
	for _, m := range t.Chains[chain].Mentions {
		mention := &t.Mentions[m]
		if mention.Kind == nlp.Nominal {
			continue
		}
		sent := &t.Sentences[mention.Sent]
		start, end := mention.Start, mention.End
		for _, n := range sent.Names {
			if mention.Kind == nlp.Named && n.Start <= mention.Head && mention.Head < n.End {
				start, end = n.Start, n.End // without what is said of it
			}
		}
		all = append(all, [2]int{sent.Words[start].Start, sent.Words[end-1].End})
	}
	return all
}

// letters returns, for every byte offset of a text, how many characters stand
// before it that are no space: reading a document changes its spaces alone.
func letters(text string) []int {
	at := make([]int, 0, len(text)+1)
	n := 0
	for i, r := range text {
		for len(at) < i {
			at = append(at, n)
		}
		at = append(at, n)
		if !unicode.IsSpace(r) {
			n++
		}
	}
	for len(at) <= len(text) {
		at = append(at, n)
	}
	return at
}

// gold returns the passage's facts with their ranges counted in characters that
// are no space.
func (p *KnowledgeNetPassage) gold() []KnowledgeNetFact {
	at := []int{0}
	for _, r := range p.Text {
		n := at[len(at)-1]
		if !unicode.IsSpace(r) {
			n++
		}
		at = append(at, n)
	}
	to := func(r [2]int) [2]int { return [2]int{at[min(r[0], len(at)-1)], at[min(r[1], len(at)-1)]} }
	var all []KnowledgeNetFact
	for _, f := range p.Facts {
		all = append(all, KnowledgeNetFact{f.Property, to(f.Subject), to(f.Object)})
	}
	return all
}

// overlaps reports whether two facts are of one property and share characters
// at both ends.
func (f KnowledgeNetFact) overlaps(g KnowledgeNetFact) bool {
	meet := func(a, b [2]int) bool { return a[0] < b[1] && b[0] < a[1] }
	return f.Property == g.Property && meet(f.Subject, g.Subject) && meet(f.Object, g.Object)
}

// A KnowledgeNetCount holds what precision and recall of a property are made
// of.
type KnowledgeNetCount struct {
	// Right are our facts that overlap one of gold's, of System; Found are
	// gold's that overlap one of ours, of Gold.
	Right, System, Found, Gold int
}

// Precision returns the share of our facts that gold has.
func (c KnowledgeNetCount) Precision() float64 { return ratio(c.Right, c.System) }

// Recall returns the share of gold's facts that we have.
func (c KnowledgeNetCount) Recall() float64 { return ratio(c.Found, c.Gold) }

// F1 returns the harmonic mean of precision and recall.
func (c KnowledgeNetCount) F1() float64 { return harmonic(c.Precision(), c.Recall()) }

func (c *KnowledgeNetCount) add(d KnowledgeNetCount) {
	c.Right += d.Right
	c.System += d.System
	c.Found += d.Found
	c.Gold += d.Gold
}

// score counts a passage's facts by property, and lists gold's facts that are
// missing and ours that gold does not have.
func (p *KnowledgeNetPassage) score(t *nlp.Text) (counts map[string]KnowledgeNetCount, missing, spurious []KnowledgeNetFact) {
	gold, ours := p.gold(), p.facts(t)
	counts = map[string]KnowledgeNetCount{}
	for _, g := range gold {
		c := counts[g.Property]
		c.Gold++
		if slices.ContainsFunc(ours, g.overlaps) {
			c.Found++
		} else {
			missing = append(missing, g)
		}
		counts[g.Property] = c
	}
	for _, f := range ours {
		c := counts[f.Property]
		c.System++
		if slices.ContainsFunc(gold, f.overlaps) {
			c.Right++
		} else {
			spurious = append(spurious, f)
		}
		counts[f.Property] = c
	}
	return counts, missing, spurious
}
