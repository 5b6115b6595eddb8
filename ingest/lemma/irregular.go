package lemma

import (
	"strings"
	"sync"
)

// irregularText has, a verb a line, forms whose lemma the treebanks are too
// small to teach: the lemma, then past tenses and participles.
const irregularText = `
adore adored adoring
arise arisen
awake awoke awoken
bear borne
beat beaten
befall befell befallen
behold beheld
bid bid bade
bind bound
bite bitten
bleed bled
convene convened
deplore deplored deploring
doctor doctored
dream dreamt
foresee foresaw foreseen
forgo forwent forgone
forbid forbade forbidden
freeze froze frozen
fuel fuelled fuelling
grind ground
implore implored imploring
insure insured
intervene intervened
kneel knelt
leap leapt
lend lent
lie lain
mentor mentored
model modelled modelling
outdo outdid outdone
outrun outran
overrun overran
oversee oversaw overseen
overthrow overthrew overthrown
patrol patrolled patrolling
picnic picnicked picnicking
postpone postponed postponing
rid rid
ring rung
rise risen
shed shed
shine shone
shrink shrunk
signal signalled signalling
slay slew slain
slide slid
speed sped
spit spat
spring sprung
strike stricken
swim swam swum
telephone telephoned telephoning
type typed
undergo underwent undergone
undo undid undone
vie vied
weave wove woven
wind wound
`

// irregular maps such forms to their lemmas.
var irregular = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(irregularText) {
		for k, form := range strings.Fields(line) {
			if k > 0 {
				all[form] = strings.Fields(line)[0]
			}
		}
	}
	return all
})
