package relate

import "github.com/parley-kg/parley/ingest/nlp"

// lasting are the relations to a place that hold of every place around it: who
// was born in "Teruel, Aragon, Spain" was born in Spain.
var lasting = set("born die livesIn headquarteredIn locatedIn")

// around adds a claim for every place that the name of a claim's place is
// followed by: the places that it lies in.
func (r *relater) around(claim nlp.Claim, o end) {
	if claim.Object < 0 || claim.Object != o.chain || !lasting[claim.Relation] || r.text.Chains[o.chain].Kind != nlp.Place {
		return
	}
	at := r.nameEnd(o.head)
	for at+1 < len(r.sent.Words) && r.sent.Words[at].Form == "," {
		next, head := r.nameAt(at + 1)
		outer := r.placeNamed(head)
		if next < 0 || len(outer) == 0 || outer[0].chain == claim.Subject || outer[0].chain == o.chain {
			return
		}
		// "in Oslo, Bergen and Paris" are places side by side.
		if next < len(r.sent.Words) && (r.sent.Words[next].UPOS == "CCONJ" || next+1 < len(r.sent.Words) && r.sent.Words[next].Form == "," && r.sent.Words[next+1].UPOS == "CCONJ") {
			return
		}
		wider := claim
		wider.Object = outer[0].chain
		key := wider
		key.Rule, key.Confidence = "", 0
		if !r.seen[key] {
			r.seen[key] = true
			r.text.Claims = append(r.text.Claims, wider)
		}
		at = next
	}
}

// nameEnd returns the word behind the name that word i belongs to.
func (r *relater) nameEnd(i int) int {
	for _, n := range r.sent.Names {
		if n.Start <= i && i < n.End {
			return n.End
		}
	}
	return i + 1
}

// nameAt returns the word behind the name that begins at word i, and the word of
// it that a mention has as its head; -1 without a name there.
func (r *relater) nameAt(i int) (next, head int) {
	for _, n := range r.sent.Names {
		if n.Start != i {
			continue
		}
		for k := n.Start; k < n.End; k++ {
			if _, ok := r.mentions[position{r.number, k}]; ok {
				return n.End, k
			}
		}
	}
	return -1, i
}
