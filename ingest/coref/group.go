package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// Conjunctions, the groups that a text names.

// conjunctions returns a group mention for each conjunction of noun phrases
// among the mentions found. Its members hold words until all mentions have
// their numbers.
func (s *sentence) conjunctions(sent int, found []mention) []mention {
	byHead := map[int]*mention{}
	for i := range found {
		byHead[found[i].head] = &found[i]
	}
	var out []mention
	for i := range found {
		first := &found[i]
		if first.kind == nlp.Pronoun && first.relative || first.adjective {
			continue
		}
		members := []int{first.head}
		end, wideEnd, and := first.end, first.wideEnd, false
		for _, k := range s.kids[first.head] {
			if rel := s.Words[k].Rel; len(members) > 1 && (inPhrase[rel] || after[rel]) {
				_, e := s.subtree(k)
				wideEnd = max(wideEnd, e)
			}
			m := byHead[k]
			if s.Words[k].Rel != "conj" || m == nil {
				continue
			}
			members = append(members, k)
			end, wideEnd = max(end, m.end), max(wideEnd, m.wideEnd)
			if cc := s.child(k, "cc"); cc >= 0 {
				switch strings.ToLower(s.Words[cc].Form) {
				case "and", "&", "as":
					and = true
				}
			}
		}
		if len(members) < 2 || !and {
			continue
		}
		g := mention{sent: sent, head: first.head, start: first.start, end: end,
			wideStart: first.wideStart, wideEnd: wideEnd, kind: nlp.Nominal, members: members,
			number: plural, person: 3, rel: first.rel, det: first.det, quote: first.quote, what: nlp.Group}
		g.lemma, g.text = "", s.textOf(g.start, g.end)
		for _, h := range members {
			m := byHead[h]
			if m.what != first.what && !(peopled(m.what) && peopled(first.what)) {
				g.what = nlp.Other
			}
			if m.person == 1 {
				g.person = 1
			}
		}
		if !peopled(first.what) {
			g.what = nlp.Other
		}
		g.known = g.what != nlp.Other
		out = append(out, g)
	}
	return out
}

// peopled reports whether things of that kind are or consist of people.
func peopled(k nlp.Kind) bool { return k == nlp.Person || k == nlp.Group || k == nlp.Organization }
