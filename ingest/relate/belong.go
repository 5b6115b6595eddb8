package relate

import (
	"strings"

	"github.com/parley-kg/parley/ingest/nlp"
)

// belonging emits what a phrase behind a name says of it: that a person is of a body
// ("Ada Moss of the Labour Party"), a body part of another ("the Tides Programme at the
// Moss Institute") or where a body has its seat ("the Norwegian embassy in Nairobi").
func (r *relater) belonging(d draft, prep string) {
	phrase := d.phrase
	for _, s := range d.subject {
		for _, o := range d.object {
			one := d
			one.subject, one.object = []end{s}, []end{o}
			switch {
			case o.chain < 0 || r.isTitle(s):
			case r.isSeated(s) && situating[prep] && r.text.Chains[o.chain].Kind == nlp.Place:
				one.phrase, one.relation = join("be located", prep), "locatedIn"
			case situating[prep] || r.text.Chains[o.chain].Kind != nlp.Organization:
			case r.text.Chains[s.chain].Kind == nlp.Person:
				one.phrase, one.relation = phrase, "memberOf"
			case r.text.Chains[s.chain].Kind == nlp.Organization && prep == "at":
				one.phrase, one.relation = "be part of", "partOf"
			}
			if one.relation == "" {
				r.drop("no person of a body")
				continue
			}
			r.emit(one)
		}
	}
}

// situating are the prepositions between what stands in a place and the place.
var situating = set("in near outside")

// isSeated reports whether an end is of a kind that has a seat.
func (r *relater) isSeated(e end) bool {
	switch r.text.Chains[e.chain].Kind {
	case nlp.Organization, nlp.Facility, nlp.Other:
		return true
	}
	return false
}

// isTitle reports whether an end is called by an office alone: "Speaker of the
// House".
func (r *relater) isTitle(e end) bool {
	first, _, more := strings.Cut(r.text.Chains[e.chain].Name, " of ")
	return more && isOffice(strings.ToLower(first))
}
