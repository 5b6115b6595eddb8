package eval

import (
	"strings"
	"unicode"

	"github.com/parley-kg/parley/ingest/nlp"
)

// none is the head of a root.
const none = -1

// A span is a half-open range of characters that are no white space.
type span struct{ start, end int }

// A view is a text as one sequence of words with the spans of everything.
type view struct {
	words     []nlp.Word
	heads     []int // index into words, or none
	spans     []span
	multi     []bool // the word is one of several in its orthographic token
	tokens    []span // a multiword token's words share its span
	sentences []span
	names     []nlp.Name // in words of the view
}

// newView returns the view of a text.
func newView(t *nlp.Text) *view {
	place := characters(t.Raw)
	v := new(view)
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if len(s.Words) == 0 {
			continue
		}
		first := len(v.words)
		for k := 0; k < len(s.Words); {
			end := k + 1
			for end < len(s.Words) && s.Words[end].Joined {
				end++
			}
			multi := end-k > 1
			tok := span{place[s.Words[k].Start], place[s.Words[end-1].End]}
			v.tokens = append(v.tokens, tok)
			for ; k < end; k++ {
				w := s.Words[k]
				head := none
				if w.Head >= 0 {
					head = first + w.Head
				}
				v.words = append(v.words, w)
				v.heads = append(v.heads, head)
				v.spans = append(v.spans, tok)
				v.multi = append(v.multi, multi)
			}
		}
		v.sentences = append(v.sentences, span{v.spans[first].start, v.spans[len(v.spans)-1].end})
		for _, n := range s.Names {
			v.names = append(v.names, nlp.Name{Start: first + n.Start, End: first + n.End, Type: n.Type})
		}
	}
	return v
}

// characters returns, for every byte offset of raw, the number of characters
// before it that are no white space.
func characters(raw string) []int {
	place := make([]int, len(raw)+1)
	n := 0
	for i, r := range raw {
		place[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	place[len(raw)] = n
	for i := 1; i < len(raw); i++ {
		place[i] = max(place[i], place[i-1]) // inside a character
	}
	return place
}

// countSpans counts the spans that both sequences have.
func countSpans(gold, system []span) Count {
	c := Count{System: len(system), Gold: len(gold)}
	for i, k := 0, 0; i < len(gold) && k < len(system); {
		switch {
		case system[k].start < gold[i].start:
			k++
		case gold[i].start < system[k].start:
			i++
		default:
			add(&c, gold[i].end == system[k].end)
			i++
			k++
		}
	}
	return c
}

// A pair is a gold word with the system word it is aligned with.
type pair struct{ gold, system int }

// align pairs the words of two views. Words that are whole tokens pair when
// their spans are the same. Where either side has a multiword token, the words
// of the stretch that such tokens cover pair along the longest common
// subsequence of their forms in lower case.
func align(g, s *view) []pair {
	var pairs []pair
	i, k := 0, 0
	for i < len(g.words) && k < len(s.words) {
		if g.multi[i] || s.multi[k] {
			endG, endS, ok := stretch(g, s, i, k)
			if ok {
				pairs = append(pairs, common(g, s, i, endG, k, endS)...)
				i, k = endG, endS
				continue
			}
		}
		switch {
		case g.spans[i] == s.spans[k]:
			pairs = append(pairs, pair{i, k})
			i++
			k++
		case g.spans[i].start <= s.spans[k].start:
			i++
		default:
			k++
		}
	}
	return pairs
}

// stretch returns the ends of the words that the multiword tokens from gold
// word i and system word k on cover. It is not ok when the one that is no
// multiword token lies before the other.
func stretch(g, s *view, i, k int) (endG, endS int, ok bool) {
	var end int
	if g.multi[i] {
		end = g.spans[i].end
		if !s.multi[k] && s.spans[k].start < g.spans[i].start {
			return 0, 0, false
		}
	} else {
		end = s.spans[k].end
		if g.spans[i].start < s.spans[k].start {
			return 0, 0, false
		}
	}
	endG, endS = i, k
	for !g.beyond(endG, end) || !s.beyond(endS, end) {
		if endG < len(g.words) && (endS >= len(s.words) || g.spans[endG].start <= s.spans[endS].start) {
			if g.multi[endG] {
				end = max(end, g.spans[endG].end)
			}
			endG++
		} else {
			if s.multi[endS] {
				end = max(end, s.spans[endS].end)
			}
			endS++
		}
	}
	return endG, endS, true
}

// beyond reports whether word i lies past a stretch of multiword tokens that
// ends at end.
func (v *view) beyond(i, end int) bool {
	if i >= len(v.words) {
		return true
	}
	if v.multi[i] {
		return v.spans[i].start >= end
	}
	return v.spans[i].end > end
}

// common pairs gold words [i, endG) with system words [k, endS) along the
// longest common subsequence of their forms.
func common(g, s *view, i, endG, k, endS int) []pair {
	n, m := endG-i, endS-k
	length := make([][]int, n+1)
	for a := range length {
		length[a] = make([]int, m+1)
	}
	same := func(a, b int) bool {
		return strings.EqualFold(g.words[i+a].Form, s.words[k+b].Form)
	}
	for a := n - 1; a >= 0; a-- {
		for b := m - 1; b >= 0; b-- {
			if same(a, b) {
				length[a][b] = length[a+1][b+1] + 1
			} else {
				length[a][b] = max(length[a+1][b], length[a][b+1])
			}
		}
	}
	var pairs []pair
	for a, b := 0, 0; a < n && b < m; {
		switch {
		case same(a, b):
			pairs = append(pairs, pair{i + a, k + b})
			a++
			b++
		case length[a+1][b] > length[a][b+1]:
			a++
		default:
			b++
		}
	}
	return pairs
}

// countNames counts the names that both views have, where key tells the types
// apart that must agree.
func countNames(g, s *view, key func(nlp.Name) int) Count {
	type place struct{ start, end, key int }
	at := func(v *view, n nlp.Name) place {
		return place{v.spans[n.Start].start, v.spans[n.End-1].end, key(n)}
	}
	known := make(map[place]bool, len(g.names))
	var c Count
	for _, n := range g.names {
		if n.Type != nlp.OtherName {
			known[at(g, n)] = true
			c.Gold++
		}
	}
	for _, n := range s.names {
		if n.Type != nlp.OtherName {
			add(&c, known[at(s, n)])
			c.System++
		}
	}
	return c
}
