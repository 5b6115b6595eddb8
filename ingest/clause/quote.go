package clause

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// A quoteState follows quotations across sentences: what stands inside quotation
// marks is said by the speaker that the sentence names, or else by the last one
// named, or else by the next one before the quotation ends.
type quoteState struct {
	open bool
	// single is set while single marks are open.
	single bool
	block  int
	last   nlp.Speech
	// waiting are clauses, by index in the text, of quotations whose speaker
	// has not been named yet.
	waiting []int
}

// carry gives the quoted clauses of b's sentence their speaker and remembers the
// speaker it names.
func (q *quoteState) carry(b *builder) {
	if b.Block != q.block {
		// A quotation over paragraphs opens each of them anew.
		q.open, q.waiting = false, nil
		if b.Block > q.block+1 || len(b.Words) > 0 && !isOpening(b.Words[0].Form) {
			q.last = nlp.Speech{}
		}
	}
	q.block = b.Block
	quoted, any := q.mark(b)
	if !any {
		q.last, q.waiting = nlp.Speech{}, nil
		return
	}
	speaker := b.speakerOf(quoted)
	if speaker.Verb != "" {
		q.last = speaker
		for _, k := range q.waiting {
			b.text.Clauses[k].Speech = speaker
		}
		q.waiting = nil
	}
	for k := range b.clauses() {
		c := &b.clauses()[k]
		if !quoted[c.Head] || c.Speech.Head >= 0 || c.Kind == nlp.RoleClause || !b.isWhole(c, quoted) {
			continue
		}
		c.Speech = q.last
		if q.last.Verb == "" {
			c.Speech = nlp.Speech{Sent: b.sent, Head: -1, Verb: "say"}
			q.waiting = append(q.waiting, b.first+k)
		}
	}
	if !q.open && speaker.Verb == "" && len(q.waiting) == 0 && q.last.Verb == "" {
		q.last = nlp.Speech{}
	}
}

// mark returns which words of b's sentence stand inside quotation marks, and
// whether any do.
func (q *quoteState) mark(b *builder) (quoted []bool, any bool) {
	quoted = make([]bool, len(b.Words))
	for i := range b.Words {
		switch form := b.Words[i].Form; {
		case form == `"`:
			q.open = !q.open
		case form == "‘" || form == "’" && q.single && b.Words[i].XPOS != "POS":
			q.open, q.single = form == "‘", form == "‘"
		case isOpening(form):
			q.open = true
		case form == "”" || form == "''" || form == "»":
			q.open = false
		default:
			quoted[i] = q.open
			any = any || q.open
		}
	}
	return quoted, any
}

func isOpening(form string) bool { return form == "“" || form == `"` || form == "``" || form == "«" }

// speakerOf returns the speaker whom the words outside the quotation marks
// name.
func (b *builder) speakerOf(quoted []bool) nlp.Speech {
	for k := range b.clauses() {
		c := &b.clauses()[k]
		if c.Speech.Head >= 0 && c.Speech.Sent == b.sent && quoted[c.Head] && !quoted[c.Speech.Head] {
			return c.Speech
		}
	}
	for i := range b.Words {
		w := &b.Words[i]
		lemma := strings.ToLower(w.Lemma)
		if quoted[i] || w.UPOS != "VERB" || !speechVerbs[lemma] && lemma != "ask" {
			continue
		}
		if s := b.speakerBeside(i, quoted); s >= 0 {
			return nlp.Speech{Sent: b.sent, Head: s, Verb: lemma}
		}
	}
	return nlp.Speech{}
}

// isWhole reports whether the quotation has the subject of clause c too: of
// words quoted for their choice, the text says the rest itself.
func (b *builder) isWhole(c *nlp.Clause, quoted []bool) bool {
	for h := c.Head; h >= 0 && quoted[h]; h = b.Words[h].Head {
		if s := b.child(h, "nsubj", "nsubj:pass", "expl"); s >= 0 {
			return quoted[s]
		}
		if b.Words[h].Head < 0 {
			return true
		}
	}
	return false
}
