package ingest

import (
	"github.com/parley-kg/parley/graph"
	"github.com/parley-kg/parley/ingest/coref"
	"github.com/parley-kg/parley/ingest/read"
)

// A Cause says how a mention came to its chain.
type Cause struct {
	// Rule names what joined it: "name", "apposition", "ranked" …, or "first"
	// where nothing before it is the same.
	Rule string
	// To is the mention that it was joined to, where Rule is not "first".
	To graph.Span
}

// Explain reads the text of a document again and tells how its mentions came to
// their chains. Only the text of a document is kept, not what its layout told:
// a mention that reads differently now has no cause.
func (r *Reader) Explain(doc *graph.Document) map[graph.Span]Cause {
	page, err := read.Read("text.txt", []byte(doc.Text))
	if err != nil || page.Text != doc.Text {
		return nil
	}
	page.Published = doc.Published
	t := r.prepare(page)
	reasons := coref.Explain(t)
	coref.Resolve(t)
	causes := map[graph.Span]Cause{}
	for i := range t.Mentions {
		c := Cause{Rule: reasons[i].Sieve}
		if a := reasons[i].Antecedent; a >= 0 {
			c.To = span(t, &t.Mentions[a])
		}
		causes[span(t, &t.Mentions[i])] = c
	}
	return causes
}
