package coref

import (
	"fmt"
	"strconv"
	"strings"
)

// A Span is the half-open range of words [Start, End) of a sentence.
type Span struct{ Sent, Start, End int }

// A GoldMention is a mention that annotators marked.
type GoldMention struct {
	Span
	// Entity is the annotators' number of the thing it refers to.
	Entity int
	// Type is what the annotators call its kind: "person", "event" …
	Type string
}

// ReadGold reads the Entity annotation of GUM out of the MISC columns of a
// document's sentences, one column for each word:
//
//	Entity=(3-person-giv:act-…(7-place-new-…)   opens 3, opens and closes 7
//	Entity=3)                                   closes 3
//
// Mentions come back in the order in which they close.
func ReadGold(misc [][]string) ([]GoldMention, error) {
	var out, open []GoldMention
	for i, columns := range misc {
		for w, column := range columns {
			value := ""
			for part := range strings.SplitSeq(column, "|") {
				if v, ok := strings.CutPrefix(part, "Entity="); ok {
					value = v
				}
			}
			for value != "" {
				var token string
				token, value = cutBracket(value)
				closes := strings.HasSuffix(token, ")")
				fields := strings.SplitN(strings.Trim(token, "()"), "-", 3)
				number, err := strconv.Atoi(fields[0])
				if err != nil {
					return nil, fmt.Errorf("read entity %q of sentence %d: %w", token, i, err)
				}
				if strings.HasPrefix(token, "(") {
					m := GoldMention{Span: Span{i, w, w + 1}, Entity: number}
					if len(fields) > 1 {
						m.Type = fields[1]
					}
					if closes {
						out = append(out, m)
					} else {
						open = append(open, m)
					}
					continue
				}
				for k := len(open) - 1; k >= 0; k-- {
					if open[k].Entity == number {
						if open[k].Sent == i {
							open[k].End = w + 1
							out = append(out, open[k])
						}
						open = append(open[:k], open[k+1:]...)
						break
					}
				}
			}
		}
	}
	return out, nil
}

// cutBracket returns the first bracket of an Entity value, "(3-person-new",
// "(3-person-new)" or "3)", and what follows it.
func cutBracket(value string) (token, rest string) {
	for i := 1; i < len(value); i++ {
		switch value[i] {
		case ')':
			return value[:i+1], value[i+1:]
		case '(':
			return value[:i], value[i:]
		}
	}
	return value, ""
}
