package clause

import "github.com/parley-kg/parley/ingest/nlp"

// A quoteState follows quotations across sentences: what stands inside quotation
// marks that an earlier sentence opened, or in a quotation that goes on without
// naming its speaker again, is said by the last speaker.
type quoteState struct {
	open  bool
	block int
	last  nlp.Speech
}

// carry gives the sentence of b the open quotation's speaker and remembers the
// speaker the sentence names.
func (q *quoteState) carry(b *builder) {
	if b.Block > q.block+1 {
		*q = quoteState{}
	}
	q.block = b.Block
	starts := len(b.Words) > 0 && isOpening(b.Words[0].Form)
	continues := q.last.Verb != "" && (q.open || starts)
	var named nlp.Speech
	quoted := 0
	for i := range b.Words {
		switch form := b.Words[i].Form; {
		case form == "“" || form == "``":
			q.open = true
			quoted++
		case form == "”" || form == "''":
			q.open = false
			quoted++
		case form == `"`:
			q.open = !q.open
			quoted++
		}
	}
	for k := range b.clauses() {
		c := &b.clauses()[k]
		if c.Speech.Verb != "" && c.Speech.Head >= 0 && named.Verb == "" {
			named = c.Speech
		}
	}
	switch {
	case named.Verb != "":
		q.last = named
	case continues:
		for k := range b.clauses() {
			if c := &b.clauses()[k]; c.Speech.Verb == "" && c.Kind != nlp.RoleClause {
				c.Speech = q.last
			}
		}
	case quoted == 0 && !q.open:
		q.last = nlp.Speech{}
	}
}

func isOpening(form string) bool { return form == "“" || form == `"` || form == "``" }
