package lemma

import (
	"strings"
	"sync"
)

// irregularText has, a verb a line, forms whose lemma the treebanks are too
// small to teach: the lemma, then past tenses and participles.
const irregularText = `
accede acceded acceding
adore adored adoring
allege alleged alleging
arise arisen
atone atoned atoning
avenge avenged avenging
awake awoke awoken
bathe bathed bathing
bear borne
beat beaten
befall befell befallen
behold beheld
besiege besieged besieging
bid bid bade
bind bound
bite bitten
bleed bled
blockade blockaded blockading
boycott boycotted boycotting
breathe breathed breathing
cling clung
compete competed competing
compile compiled compiling
concede conceded conceding
condone condoned condoning
convene convened
corrode corroded corroding
demote demoted demoting
deplore deplored deploring
dissuade dissuaded dissuading
doctor doctored
dream dreamt
elope eloped eloping
erode eroded eroding
evade evaded evading
exchange exchanged exchanging
exhale exhaled exhaling
extradite extradited extraditing
fling flung
forbid forbade forbidden
foresee foresaw foreseen
forgo forwent forgone
freeze froze frozen
fuel fuelled fuelling
gauge gauged gauging
grind ground
guarantee guaranteed guaranteeing
imagine imagined imagining
impede impeded impeding
implode imploded imploding
implore implored imploring
infringe infringed infringing
inhale inhaled inhaling
insure insured
intervene intervened
kneel knelt
leap leapt
lend lent
lie lain
mentor mentored
model modelled modelling
oblige obliged obliging
outdo outdid outdone
outrun outran
overrun overran
oversee oversaw overseen
overthrow overthrew overthrown
owe owed owing
parole paroled paroling
patrol patrolled patrolling
picnic picnicked picnicking
plunge plunged plunging
postpone postponed postponing
precede preceded preceding
quarrel quarrelled quarrelling
range ranged ranging
rebuke rebuked rebuking
recede receded receding
rid rid
ring rung
rise risen
secede seceded seceding
shed shed
shine shone
shrink shrunk
signal signalled signalling
slay slew slain
slide slid
sling slung
speed sped
spit spat
spring sprung
stampede stampeded stampeding
strike stricken
supersede superseded superseding
swim swam swum
telephone telephoned telephoning
type typed
undergo underwent undergone
undo undid undone
unite united uniting
vie vied
wander wandered wandering
waste wasted wasting
weave wove woven
wind wound
wring wrung
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
