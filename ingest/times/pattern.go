package times

import "strings"

// A pattern is a sequence of elements written in one line. "last|past" is one
// of these words, in any case; "MONTH" is a word of that class; a "?" makes an
// element optional. Optional elements are matched when they can be.
type pattern []element

type element struct {
	words    map[string]bool
	class    class
	optional bool
}

// compile reads a pattern. Patterns are part of the program, so a wrong one is
// a bug.
func compile(source string) pattern {
	var p pattern
	for _, field := range strings.Fields(source) {
		var e element
		field, e.optional = strings.CutSuffix(field, "?")
		e.words = map[string]bool{}
		for _, w := range strings.Split(field, "|") {
			c, isClass := classNames[w]
			switch {
			case isClass:
				e.class |= c
			case strings.ToLower(w) == w:
				e.words[w] = true
			default:
				panic("times: no class " + w)
			}
		}
		p = append(p, e)
	}
	return p
}

// A match is where a pattern was found, with the atoms of each class.
type match struct {
	first, last int // atoms, half-open
	found       []*atom
	classes     []class
}

// get returns the nth atom that was matched as a class, or nil.
func (m *match) get(c class, n int) *atom {
	for i := range m.found {
		if m.classes[i]&c != 0 {
			if n == 0 {
				return m.found[i]
			}
			n--
		}
	}
	return nil
}

// match finds the pattern at atoms[at:] and reports the end.
func (p pattern) match(atoms []atom, at int, m *match) bool {
	m.first, m.last = at, at
	m.found, m.classes = m.found[:0], m.classes[:0]
	return p.rest(atoms, at, m)
}

func (p pattern) rest(atoms []atom, at int, m *match) bool {
	if len(p) == 0 {
		m.last = at
		return true
	}
	e := &p[0]
	if at < len(atoms) && e.fits(&atoms[at]) {
		kept := len(m.found)
		if c := e.class & atoms[at].class; c != 0 {
			m.found = append(m.found, &atoms[at])
			m.classes = append(m.classes, c)
		}
		if p[1:].rest(atoms, at+1, m) {
			return true
		}
		m.found, m.classes = m.found[:kept], m.classes[:kept]
	}
	return e.optional && p[1:].rest(atoms, at, m)
}

func (e *element) fits(a *atom) bool {
	return a.class&e.class != 0 || e.words[a.low]
}
