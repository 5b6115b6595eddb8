// Package mend corrects trees where names and titles tell more surely than a
// parser what hangs together. A parser trained on general text meets few
// titles and takes "the army chief, General Ada Moss, met" for two subjects
// or a list; that a noun of office next to a person's name describes the
// person is nearly always so. The step changes heads and relations only, and
// leaves alone what it has no reason to doubt.
package mend

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parley-kg/parley/ingest/gazetteer"
	"github.com/parley-kg/parley/ingest/nlp"
)

// Sentences mends the trees of sentences.
func Sentences(sents []nlp.Sentence) {
	courtesyNames(sents)
	surnames(sents)
	var before []nlp.Word
	for i := range sents {
		m := mender{Sentence: &sents[i], before: before}
		m.capitals()
		m.try(m.cutNames)
		m.try(m.throughNames)
		m.splitNames()
		m.nicknames()
		m.try(m.smallNames)
		m.joinNames()
		m.joinBodies()
		m.joinTitles()
		m.try(m.twinObjects)
		m.try(m.halves)
		m.called()
		m.parties()
		m.try(m.suffixes)
		m.try(m.doubleNames)
		m.try(m.modifiers)
		for k := range m.Names {
			m.try(func() { m.name(&m.Names[k]) })
		}
		for _, name := range m.unfound() {
			m.try(func() { m.explain(name, name.Start) })
		}
		for _, repair := range repairs {
			m.try(func() { repair(&m) })
		}
		before = m.before
	}
}

// try mends, and takes it back if what is left is no tree: what looked like a
// slip of the parser was another thing.
func (m *mender) try(mend func()) {
	m.before = append(m.before[:0], m.Words...)
	mend()
	if !m.isTree() {
		copy(m.Words, m.before)
	}
}

// isTree reports whether one word has no head and all others hang below it.
func (m *mender) isTree() bool {
	root := m.Root()
	for i, w := range m.Words {
		if w.Head < 0 && i != root || !m.above(root, i) {
			return false
		}
	}
	return true
}

// name mends what stands around a name.
func (m *mender) name(name *nlp.Name) {
	start := name.Start
	if m.isPerson(*name) {
		m.trim(name)
		m.surname(name)
		name.Type = nlp.PersonName
		m.flatten(*name)
		start = m.title(*name)
	} else {
		if name.Type == nlp.PersonName {
			name.Type = nlp.OrganizationName // "the House of Commons"
		}
		m.gather(*name)
	}
	m.explain(*name, start)
}

// explain joins a name with the noun beside it that says what it is.
func (m *mender) explain(name nlp.Name, start int) {
	if !m.describedBefore(name, start) && !m.calledBefore(name) {
		m.describedAfter(name)
	}
}

// unfound returns the runs of proper nouns that nobody took for names.
func (m *mender) unfound() []nlp.Name {
	inName := make([]bool, len(m.Words))
	for _, name := range m.Names {
		for i := name.Start; i < name.End; i++ {
			inName[i] = true
		}
	}
	var all []nlp.Name
	for i := 0; i < len(m.Words); i++ {
		start := i
		for i < len(m.Words) && m.Words[i].UPOS == "PROPN" && !inName[i] && !m.isRole(i) && !m.isHonorific(i) {
			i++
		}
		if i > start {
			all = append(all, nlp.Name{Start: start, End: i, Type: nlp.OtherName})
		}
	}
	return all
}

// gather hangs the words of a name that stand side by side below another word
// on the last of them: "Amnesty" and "International" are one body.
func (m *mender) gather(name nlp.Name) {
	last := -1
	for i := name.End - 1; i >= name.Start; i-- {
		w := &m.Words[i]
		switch {
		case !m.outside(w.Head, name) || w.Rel != "compound" && w.Rel != "amod":
		case last < 0:
			last = i
		case w.Head == m.Words[last].Head:
			m.Words[last].UPOS, m.Words[last].Rel = "PROPN", "compound"
			m.attach(i, last, "compound")
		}
	}
}

// trim takes titles off the front of a name: they are told apart from it.
func (m *mender) trim(name *nlp.Name) {
	forms := make([]string, 0, name.End-name.Start)
	for _, w := range m.Words[name.Start:name.End] {
		forms = append(forms, w.Form)
	}
	if n := gazetteer.LongestTitle(forms); n > 0 && n < len(forms) {
		name.Start += n
	}
}

// surname adds to a given name the capitalised word right behind it, which the tagger
// took for a verb or left alone: "Nina Go", "Hans Lie".
func (m *mender) surname(name *nlp.Name) {
	k := name.End
	if k-name.Start != 1 || k >= len(m.Words) || !m.isCapital(k) || m.Words[k-1].End+1 != m.Words[k].Start {
		return
	}
	w := &m.Words[k]
	if _, given := gazetteer.GivenName(m.Words[k-1].Form); !given || weekdays[w.Form] || months[w.Form] || m.isRole(k) || m.isPlaceOrBody(k) {
		return
	}
	if w.UPOS != "VERB" && (w.UPOS != "PROPN" || w.Rel != "flat") || w.UPOS == "VERB" && w.Head != k-1 {
		return
	}
	for i := range m.Words {
		if m.Words[i].Head == k {
			m.attach(i, k-1, "nmod")
		}
	}
	w.UPOS, w.XPOS, w.Lemma = "PROPN", "NNP", w.Form
	m.attach(k, k-1, "flat")
	name.End++
}

// A mender mends one sentence.
type mender struct {
	*nlp.Sentence
	// before are the words as they were before the mending that is being tried.
	before []nlp.Word
}

// isPerson reports whether a name is a person's: by its type, or because a
// noun of office stands right before what no table knows as anything else.
func (m *mender) isPerson(name nlp.Name) bool {
	if name.Type == nlp.PersonName {
		return !m.isBodyOf(name)
	}
	if first := name.Start; m.isRank(first) && name.End-first > 1 || first > 0 && m.isRank(first-1) {
		return name.Type != nlp.OrganizationName || name.End-first < 3
	}
	if name.Type != nlp.NoName && name.Start > 0 && m.isRole(name.Start-1) && name.End-name.Start > 1 {
		form := m.form(name)
		country, _ := gazetteer.Country(form)
		_, city := gazetteer.City(form)
		_, given := gazetteer.GivenName(m.Words[name.Start].Form)
		return country == nil && !city && given && gazetteer.InstitutionOf(form) == nil
	}
	return false
}

// isBodyOf reports whether a name begins with a noun for a body and "of": "House of
// Commons".
func (m *mender) isBodyOf(name nlp.Name) bool {
	if name.End-name.Start < 3 || m.Words[name.Start+1].Form != "of" {
		return false
	}
	kind := gazetteer.NounKind(m.Words[name.Start].Form)
	return kind == nlp.Organization || kind == nlp.Facility || kind == nlp.Group
}

func (m *mender) form(name nlp.Name) string {
	forms := make([]string, 0, name.End-name.Start)
	for _, w := range m.Words[name.Start:name.End] {
		forms = append(forms, w.Form)
	}
	return strings.Join(forms, " ")
}

// offices end with these words behind a hyphen: "president-elect".
var officeSuffixes = map[string]bool{"elect": true, "designate": true, "general": true}

// suffixes hangs the second part of "president-elect", "editor-in-chief" and "son-in-law"
// on the first, whatever the parser took it for.
func (m *mender) suffixes() {
	for i := 2; i < len(m.Words); i++ {
		w, office := &m.Words[i], i-2
		if (strings.EqualFold(w.Form, "chief") || strings.EqualFold(w.Form, "law")) && i >= 4 && m.Words[i-1].Form == "-" && m.Words[i-2].Form == "in" && m.Words[i-3].Form == "-" {
			office = i - 4
		} else if !officeSuffixes[strings.ToLower(w.Form)] || m.Words[i-1].Form != "-" {
			continue
		}
		if m.Words[i-1].End != w.Start || !m.isRole(office) {
			continue
		}
		for k := range m.Words {
			if m.Words[k].Head == i && m.Words[k].Rel == "obl" {
				m.Words[k].Rel = "nmod" // it depends on a noun now
			}
		}
		m.takePlace(office, i)
		w.UPOS, w.XPOS, w.Lemma = "ADJ", "JJ", strings.ToLower(w.Form)
		m.attach(i, office, "amod")
		for k := office + 1; k < i; k++ {
			m.attach(k, i, "punct")
		}
	}
}

// splitNames parts a person's name from the country that stands before it:
// "envoy for Peru Ada Moss" holds two names.
func (m *mender) splitNames() {
	for i := 0; i < len(m.Names); i++ {
		n := m.Names[i]
		if n.End-n.Start < 3 || n.Start == 0 || m.Words[n.Start-1].UPOS != "ADP" && m.Words[n.Start-1].UPOS != "DET" {
			continue
		}
		if state, _ := gazetteer.Country(m.Words[n.Start].Form); state == nil || m.office(n.Start+1) < 0 {
			continue
		}
		first, second := n, n
		first.End, first.Type = n.Start+1, nlp.LocationName
		second.Start, second.Type = n.Start+1, nlp.PersonName
		m.Names = slices.Replace(m.Names, i, i+1, first, second)
		i++
	}
}

// joinNames joins what stands on both sides of a hyphen in a person's name.
func (m *mender) joinNames() {
	for i := 0; i < len(m.Names); i++ {
		n := &m.Names[i]
		for n.Type == nlp.PersonName && n.End+1 < len(m.Words) && m.isJoint(n.End) {
			n.End += 2
			for i+1 < len(m.Names) && m.Names[i+1].Start < n.End {
				n.End = max(n.End, m.Names[i+1].End)
				m.Names = slices.Delete(m.Names, i+1, i+2)
				n = &m.Names[i]
			}
		}
	}
}

// isJoint reports whether word i is a hyphen inside a proper name.
func (m *mender) isJoint(i int) bool {
	before, w, after := &m.Words[i-1], &m.Words[i], &m.Words[i+1]
	return w.Form == "-" && before.End == w.Start && w.End == after.Start && m.isCapital(i-1) && m.isCapital(i+1) &&
		after.UPOS == "PROPN"
}

// flatten makes the first word of a person's name its head and hangs the
// others on it.
func (m *mender) flatten(name nlp.Name) {
	head := m.headOf(name)
	if head != name.Start {
		m.takePlace(name.Start, head)
	}
	for i := name.Start + 1; i < name.End; i++ {
		w := &m.Words[i]
		if w.UPOS != "PROPN" || w.Head == name.Start || w.Rel == "nmod:desc" || !m.outside(w.Head, name) {
			continue
		}
		m.attach(i, name.Start, "flat")
		for k := range m.Words {
			if m.Words[k].Head == i && m.outside(k, name) {
				m.Words[k].Head = name.Start
			}
		}
	}
}

func (m *mender) outside(i int, name nlp.Name) bool { return i < name.Start || i >= name.End }

// headOf returns the word of a name that its others hang on.
func (m *mender) headOf(name nlp.Name) int {
	for i := name.Start; i < name.End; i++ {
		if m.outside(m.Words[i].Head, name) && m.Words[i].UPOS != "PUNCT" {
			return i
		}
	}
	return name.Start
}

func (m *mender) attach(i, head int, rel string) {
	m.Words[i].Head, m.Words[i].Rel = head, rel
}

// takePlace puts word i where word from stands in the tree: it takes over
// from's head, relation and dependents, and from hangs on it.
func (m *mender) takePlace(i, from int) {
	if i == from {
		return
	}
	head, rel := m.Words[from].Head, m.Words[from].Rel
	if m.above(from, i) {
		m.attach(i, head, rel)
	}
	for k := range m.Words {
		if m.Words[k].Head == from && k != i {
			m.Words[k].Head = i
		}
	}
	m.attach(from, i, "flat")
}

// above reports whether word a is b or governs it.
func (m *mender) above(a, b int) bool {
	for steps := 0; b >= 0 && steps <= len(m.Words); steps++ {
		if b == a {
			return true
		}
		b = m.Words[b].Head
	}
	return false
}

// isRole reports whether word i is a noun for one person: an office, a profession,
// a function, a kinship.
func (m *mender) isRole(i int) bool {
	w := &m.Words[i]
	nominal := w.UPOS == "NOUN" || w.UPOS == "PROPN" || w.UPOS == "ADJ" && arguments[w.Rel]
	if !nominal || w.XPOS == "NNS" || w.XPOS == "NNPS" {
		return false
	}
	if w.Form == "number" && i > 0 && strings.EqualFold(m.Words[i-1].Form, "opposite") {
		return true // "her opposite number at Norlight, Bo Holm"
	}
	noun, _ := gazetteer.NounOf(w.Form)
	return noun.IsRole || noun.Kind == nlp.Person && !noun.IsAmbiguous
}

// arguments are the relations that nouns have and adjectives have not: an
// adjective in one of them is a noun with the wrong tag ("chief executive").
var arguments = map[string]bool{"nsubj": true, "nsubj:pass": true, "obj": true, "obl": true, "obl:agent": true, "nmod": true,
	"appos": true, "nmod:desc": true}

// isHonorific reports whether word i is a title that is written with the name.
func (m *mender) isHonorific(i int) bool {
	_, title := gazetteer.Title(m.Words[i].Form)
	return title && m.isCapital(i)
}

// isRank reports whether word i is a rank or an address that only persons'
// names follow: "General", "Mullah", "Mrs.".
func (m *mender) isRank(i int) bool { return m.isHonorific(i) && !notRanks[m.Words[i].Form] }

// notRanks are titles that also begin the names of places and bodies.
var notRanks = map[string]bool{"King": true, "Queen": true, "Lord": true, "Lady": true, "Prince": true, "Princess": true, "Major": true,
	"Master": true, "Justice": true, "General": true, "President": true, "Minister": true, "Chief": true, "Father": true, "Brother": true, "Sister": true,
	"Director": true, "Chancellor": true, "Count": true, "Deputy": true, "Earl": true, "Duke": true, "Marshal": true, "Governor": true, "Dean": true, "Don": true}

func (m *mender) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(m.Words[i].Form)
	return unicode.IsUpper(r)
}
