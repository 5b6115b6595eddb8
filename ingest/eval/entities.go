package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

// An EntityDocument is a document with the entities a system finds in it.
type EntityDocument struct {
	// Name is the file's; the document's number is the digits it begins with.
	Name, Text string
	Mentions   []EntityMention
}

// An EntityMention is a range of bytes that means an entity, across documents.
type EntityMention struct {
	Start, End int
	Entity     string
	// Name is what the system calls the entity.
	Name string
}

// An EntityGold is what a set of documents calls its entities.
type EntityGold struct {
	// entities have the entity of a name, by document, "" for all, and name.
	// A name that gold gives to two entities has none.
	entities map[[2]string]string
	shared   bool
}

// ReadEntityGold reads entities.tsv of a folder. Descriptions without a name in
// them ("the group") are left out: what they mean depends on the place.
func ReadEntityGold(dir string) (*EntityGold, error) {
	rows, err := readTSV(filepath.Join(dir, "entities.tsv"))
	if err != nil {
		return nil, err
	}
	g := &EntityGold{entities: map[[2]string]string{}}
	for _, row := range rows {
		g.shared = g.shared || row["doc"] == ""
		for _, name := range append([]string{row["name"]}, strings.Split(row["aliases"], "|")...) {
			name = withoutArticle(strings.TrimSpace(name))
			if !strings.ContainsFunc(name, unicode.IsUpper) {
				continue
			}
			key := [2]string{row["doc"], name}
			if other, known := g.entities[key]; known && other != row["id"] {
				g.entities[key] = ""
				continue
			}
			g.entities[key] = row["id"]
		}
	}
	return g, nil
}

// withoutArticle returns a name without the article before it.
func withoutArticle(name string) string {
	for _, article := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			return rest
		}
	}
	return name
}

// A BCubed holds the figures of entities at the places of their names.
type BCubed struct {
	// Names is the number of places where a document uses one of gold's names,
	// Found that of those which the system has a mention for.
	Names, Found int
	// Precision and Recall are the means over these places of the share of the
	// system's entity that is gold's, and of gold's that is the system's
	// (B-cubed; Bagga and Baldwin 1998). A place without a mention is an entity
	// of its own for recall and left out of precision.
	Precision, Recall float64
}

// F1 is the harmonic mean of precision and recall.
func (b *BCubed) F1() float64 { return harmonic(b.Precision, b.Recall) }

// An EntityReport holds the figures of a system's entities.
type EntityReport struct {
	// Proper are the places of proper names alone, All those of descriptions
	// with a name in them too ("the Danish envoys").
	Proper, All BCubed
	// Merged and Split tell which entities are joined and which torn, the worst
	// first.
	Merged, Split []string
}

// A place is where a document uses a name of gold's.
type place struct {
	document string
	name     string
	// gold and system are entities; system is "" without a mention.
	gold, system string
	called       string
}

// ScoreEntities compares a system's entities with gold's at every place of a
// document that has one of gold's names. Of gold whose entities are told by
// document, only places of one document are compared with each other.
func ScoreEntities(gold *EntityGold, documents []EntityDocument) *EntityReport {
	r := &EntityReport{}
	var parts [][]place
	for i := range documents {
		places := gold.places(&documents[i])
		if gold.shared && i > 0 {
			parts[0] = append(parts[0], places...)
		} else {
			parts = append(parts, places)
		}
	}
	for _, places := range parts {
		r.list(places)
		r.All.count(places)
		r.Proper.count(slices.DeleteFunc(places, func(p place) bool { return !isProper(p.name) }))
	}
	for _, b := range []*BCubed{&r.All, &r.Proper} {
		b.Precision, b.Recall = b.Precision/max(1, float64(b.Found)), b.Recall/max(1, float64(b.Names))
	}
	return r
}

// isProper reports whether every word of a name but small ones begins with a
// capital letter.
func isProper(name string) bool {
	for _, w := range strings.Fields(name) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && !slices.Contains([]string{"of", "and", "for", "the", "government", "administration"}, w) && !strings.HasPrefix(w, "al-") {
			return false
		}
	}
	return true
}

// places finds gold's names in a document, the longest first where they
// overlap.
func (g *EntityGold) places(d *EntityDocument) []place {
	document := number(d.Name)
	if g.shared {
		document = ""
	}
	var names []string
	for key := range g.entities {
		if key[0] == document {
			names = append(names, key[1])
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(len(b)-len(a), strings.Compare(a, b))
	})
	taken := make([]bool, len(d.Text))
	var out []place
	for _, name := range names {
		for at := 0; ; {
			i := strings.Index(d.Text[at:], name)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(name)
			at = end
			if taken[start] || taken[end-1] || !wholeWords(d.Text, start, end) {
				continue
			}
			for k := start; k < end; k++ {
				taken[k] = true
			}
			if entity := g.entities[[2]string{document, name}]; entity != "" {
				p := place{document: number(d.Name), name: name, gold: document + " " + entity}
				if m := d.mention(start, end); m != nil {
					p.system, p.called = m.Entity, m.Name
				}
				out = append(out, p)
			}
		}
	}
	return out
}

// wholeWords reports whether no word of text runs across an end of the range.
func wholeWords(text string, start, end int) bool {
	inWord := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '-' }
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !inWord(before) && !inWord(after)
}

// mention returns the system's mention of the name in a range: the one that
// ends where it ends and begins nearest to where it begins, with no more than a
// title between.
func (d *EntityDocument) mention(start, end int) *EntityMention {
	var best *EntityMention
	nearest := -1
	for i := range d.Mentions {
		m := &d.Mentions[i]
		text := d.Text[m.Start:m.End]
		for _, mark := range []string{"'s", "’s", "'", "’"} {
			text = strings.TrimSuffix(text, mark)
		}
		begin := m.End - len(withoutArticle(d.Text[m.Start:m.End]))
		if m.Start+len(text) != end || begin >= end {
			continue
		}
		distance := max(begin-start, start-begin)
		if (nearest < 0 || distance < nearest) && !linking(d.Text[min(begin, start):max(begin, start)]) {
			best, nearest = m, distance
		}
	}
	return best
}

// linking reports whether words hold more than a title: a comma, or a word that
// makes what follows a part of something else.
func linking(words string) bool {
	return strings.Contains(words, ",") || slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		return slices.Contains([]string{"of", "by", "with", "for", "in", "to", "between", "and", "'s", "’s"}, w) ||
			strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
	})
}

// A couple is an entity of gold and one of the system.
type couple struct{ gold, system string }

// A tally counts places by the entities they mean.
type tally struct {
	both         map[couple]int
	gold, system map[string]int
}

func newTally(places []place) tally {
	t := tally{map[couple]int{}, map[string]int{}, map[string]int{}}
	for _, p := range places {
		t.both[couple{p.gold, p.system}]++
		t.gold[p.gold]++
		if p.system != "" {
			t.system[p.system]++
		}
	}
	return t
}

// count adds the sums over places.
func (b *BCubed) count(places []place) {
	t := newTally(places)
	b.Names += len(places)
	for _, p := range places {
		if p.system == "" {
			b.Recall += 1 / float64(t.gold[p.gold])
			continue
		}
		n := float64(t.both[couple{p.gold, p.system}])
		b.Found++
		b.Precision += n / float64(t.system[p.system])
		b.Recall += n / float64(t.gold[p.gold])
	}
}

// list adds which entities are joined and torn.
func (r *EntityReport) list(places []place) {
	t := newTally(places)
	called := map[string]string{"": "no mention"}
	names := map[couple][]string{}
	for _, p := range places {
		if k := (couple{p.gold, p.system}); !slices.Contains(names[k], p.name) {
			names[k] = append(names[k], p.name)
		}
		if p.system != "" {
			called[p.system] = p.called
		}
	}
	list := func(k couple) string { return strings.Join(names[k], ", ") }
	of := func(part func(couple) string, whole string) []couple {
		var out []couple
		for k := range t.both {
			if part(k) == whole {
				out = append(out, k)
			}
		}
		slices.SortFunc(out, func(a, b couple) int {
			return cmp.Or(t.both[b]-t.both[a], strings.Compare(a.gold, b.gold), strings.Compare(list(a), list(b)))
		})
		return out
	}
	r.Merged = append(r.Merged, mistakes(t.system, func(id string) (string, int) {
		parts := of(func(k couple) string { return k.system }, id)
		line := called[id] + ":"
		for _, k := range parts {
			line += fmt.Sprintf("  %s %d (%s)", strings.TrimSpace(k.gold), t.both[k], list(k))
		}
		return line, t.system[id] - t.both[parts[0]]
	})...)
	r.Split = append(r.Split, mistakes(t.gold, func(id string) (string, int) {
		parts := of(func(k couple) string { return k.gold }, id)
		line := strings.TrimSpace(id) + ":"
		for _, k := range parts {
			line += fmt.Sprintf("  %s %d (%s)", called[k.system], t.both[k], list(k))
		}
		return line, t.gold[id] - t.both[parts[0]]
	})...)
}

// mistakes returns the lines of the entities that are not whole, those with
// most places astray first.
func mistakes(entities map[string]int, tell func(id string) (line string, astray int)) []string {
	type mistake struct {
		line   string
		astray int
	}
	var all []mistake
	for _, id := range slices.Sorted(maps.Keys(entities)) {
		if line, astray := tell(id); astray > 0 {
			all = append(all, mistake{line, astray})
		}
	}
	slices.SortFunc(all, func(a, b mistake) int { return cmp.Or(b.astray-a.astray, strings.Compare(a.line, b.line)) })
	lines := make([]string, len(all))
	for i, m := range all {
		lines[i] = m.line
	}
	return lines
}

// Write writes the figures as a table, then at most so many of the entities
// that are joined and of those that are torn as misses says.
func (r *EntityReport) Write(w io.Writer, misses int) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "B-cubed\tplaces\tfound\tprecision\trecall\tF1\t\n")
	for _, part := range []struct {
		what string
		b    *BCubed
	}{{"proper names", &r.Proper}, {"and descriptions with names", &r.All}} {
		b := part.b
		fmt.Fprintf(t, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t\n", part.what, b.Names, ratio(b.Found, b.Names), b.Precision, b.Recall, b.F1())
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the figures of entities: %w", err)
	}
	for _, list := range []struct {
		what  string
		lines []string
	}{{"joined", r.Merged}, {"torn", r.Split}} {
		for _, line := range list.lines[:min(misses, len(list.lines))] {
			if _, err := fmt.Fprintf(w, "%s  %s\n", list.what, line); err != nil {
				return fmt.Errorf("write the figures of entities: %w", err)
			}
		}
	}
	return nil
}
