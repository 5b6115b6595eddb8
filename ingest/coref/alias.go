package coref

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// linkAliases joins a name with another one that the text gives for the same right
// behind it: "Ada Holm, also known as Ada Moss", "Ada Moss (born Ada Maria Holm; 12
// May 1950)", "Norlight (formerly Holm Foods)", "Ada Moss (Russian: Ада Мосс)".
func (r *resolver) linkAliases() {
	for i := range r.ms {
		m := &r.ms[i]
		if m.kind != nlp.Named || m.adjective || m.name.state != nil || m.nameStart == 0 {
			continue
		}
		s := &r.sents[m.sent]
		at, born := s.aliasMark(m.nameStart)
		if at < 0 || born && len(m.name.tokens) < 2 {
			continue
		}
		if of := r.nameBefore(m.sent, s.asideStart(at)); of >= 0 && of != i && r.sameKind(of, i) {
			r.alias(i, of)
			for _, k := range s.kids[m.head] { // "known as A or B"
				if j := s.at[k]; s.Words[k].Rel == "conj" && j >= 0 && r.ms[j].kind == nlp.Named && s.Words[k-1].Form == "or" && r.sameKind(of, j) {
					r.alias(j, of)
				}
			}
		}
	}
}

// alias makes mention i another name of what mention of names.
func (r *resolver) alias(i, of int) {
	m, a := &r.ms[i], &r.ms[of]
	m.name.kind, m.what, m.known = a.name.kind, a.what, a.known
	m.alias = true
	r.link(i, of, "alias")
}

// aliasMark returns where the words begin that make what follows at word i another
// name of what they stand behind, -1 where none do. born is whether they tell
// what somebody was called at birth.
func (s *sentence) aliasMark(i int) (at int, born bool) {
	at = i - 1
	for at >= 0 && (s.Words[at].Form == `"` || s.Words[at].Form == "“" || s.Words[at].Form == "'" || s.Words[at].UPOS == "DET") {
		at--
	}
	if at < 1 {
		return -1, false
	}
	form := strings.ToLower(s.Words[at].Form)
	switch {
	case form == "as" && (aliasVerbs[strings.ToLower(s.Words[at-1].Form)]):
		at--
	case birthWords[form]:
		born = true
	case form == ":" && languages(s.Words[at-1].Form):
		at--
	case form == "or" && s.Words[at-1].Form == "(":
	case aliasWords[form]:
	default:
		return -1, false
	}
	for at > 0 && (s.Words[at-1].UPOS == "ADV" || aliasWords[strings.ToLower(s.Words[at-1].Form)]) {
		at--
	}
	return at, born
}

// asideStart returns the word behind the name that an aside is about whose words
// begin at word at: the bracket or comma that opens it, and brackets before.
func (s *sentence) asideStart(at int) int {
	for k, depth := at-1, 0; k >= 0; k-- {
		switch s.Words[k].Form {
		case ")", "]":
			depth++
		case "(", "[":
			if depth == 0 {
				at = k // the aside is in brackets
			}
			depth--
		}
	}
	for at > 0 {
		switch s.Words[at-1].Form {
		case ",":
			at--
			continue
		case ")":
			open := at - 2
			for open > 0 && s.Words[open].Form != "(" {
				open--
			}
			at = open
			continue
		}
		break
	}
	return at
}

// nameBefore returns the mention whose name ends before word at of a sentence, or
// -1.
func (r *resolver) nameBefore(sent, at int) int {
	s := &r.sents[sent]
	for k := at - 1; k >= 0 && k > at-8; k-- {
		if j := s.at[k]; j >= 0 && r.ms[j].kind == nlp.Named && r.ms[j].nameEnd == at {
			return j
		}
	}
	return -1
}

// sameKind reports whether two names can be of one thing by their kinds. What a
// name of one word names is not known well.
func (r *resolver) sameKind(a, b int) bool {
	x, y := &r.ms[a], &r.ms[b]
	return !x.known || !y.known || compatible(x.what, y.what) || len(y.name.tokens) == 1 || !latin(y.name.tokens[0])
}

// latin reports whether a word begins with a Latin letter.
func latin(word string) bool { return word[0] < 0x80 || word[0] < 0xcd }

// languages reports whether a word with a capital is an adjective that can name a
// language: "Russian".
func languages(form string) bool {
	return capital(form) && len(form) > 3 && (strings.HasSuffix(form, "an") || strings.HasSuffix(form, "ese") || strings.HasSuffix(form, "ish") ||
		strings.HasSuffix(form, "ic") || languageNames[form])
}

// isLanguageLabel reports whether word w tells in brackets in which language a name
// follows: "(Russian: Ада)".
func (s *sentence) isLanguageLabel(w int) bool {
	if w+1 >= len(s.Words) || s.Words[w+1].Form != ":" || !languages(s.Words[w].Form) {
		return false
	}
	for k := w - 1; k >= 0 && s.Words[k].Form != ")"; k-- {
		if s.Words[k].Form == "(" {
			return true
		}
	}
	return false
}

var (
	// aliasVerbs stand before "as", aliasWords before the other name itself,
	// birthWords before the name that somebody was given.
	aliasVerbs    = wordSet("known spelled spelt written transliterated transcribed listed credited")
	aliasWords    = wordSet("also aka a.k.a. alias formerly originally officially nicknamed dubbed previously initially pseudonym")
	birthWords    = wordSet("née nee né born")
	languageNames = map[string]bool{"French": true, "Dutch": true, "Greek": true, "Hebrew": true, "Persian": true, "Hindi": true, "Urdu": true,
		"Tajik": true, "Kazakh": true, "Uzbek": true, "Bengali": true, "Thai": true, "Welsh": true, "Czech": true, "Punjabi": true, "Nepali": true}
)
