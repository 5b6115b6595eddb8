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
beset beset
besiege besieged besieging
bid bid bade
bind bound
bite bitten
bleed bled
blockade blockaded blockading
boycott boycotted boycotting
breathe breathed breathing
breed bred
cling clung
compete competed competing
compile compiled compiling
concede conceded conceding
condone condoned condoning
convene convened
corrode corroded corroding
deal dealt
demote demoted demoting
deplore deplored deploring
dig dug
dissuade dissuaded dissuading
doctor doctored
dream dreamt
elope eloped eloping
erode eroded eroding
evade evaded evading
exchange exchanged exchanging
exhale exhaled exhaling
extradite extradited extraditing
flee fled
fling flung
forbid forbade forbidden
forego forewent foregone
foresee foresaw foreseen
foretell foretold
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
fuel fuelled fuelling
gauge gauged gauging
grind ground
guarantee guaranteed guaranteeing
hang hung
hew hewn
imagine imagined imagining
impede impeded impeding
implode imploded imploding
implore implored imploring
infringe infringed infringing
inhale inhaled inhaling
insure insured
intervene intervened
kneel knelt
lean leant
leap leapt
lend lent
lie lain
mentor mentored
mislead misled
mistake mistook mistaken
misunderstand misunderstood
model modelled modelling
mow mown
oblige obliged obliging
outbid outbid
outdo outdid outdone
outgrow outgrew outgrown
outrun outran
overcome overcame
overhear overheard
override overrode overridden
overrun overran
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
owe owed owing
parole paroled paroling
partake partook partaken
patrol patrolled patrolling
picnic picnicked picnicking
plunge plunged plunging
postpone postponed postponing
precede preceded preceding
prove proven
quarrel quarrelled quarrelling
quit quit
range ranged ranging
rebuild rebuilt
rebuke rebuked rebuking
recede receded receding
redo redid redone
repay repaid
resell resold
retell retold
rewrite rewrote rewritten
rid rid
ring rung
rise risen
secede seceded seceding
seek sought
sew sewn
shear shorn
shed shed
shine shone
shrink shrunk
signal signalled signalling
sink sank sunk
slay slew slain
slide slid
sling slung
slit slit
smite smote smitten
sow sown
speed sped
spin spun
spit spat
split split
spring sprung
stampede stampeded stampeding
stink stank stunk
strew strewn
stride strode stridden
strike stricken
strive strove striven
supersede superseded superseding
swear swore sworn
swell swollen
swim swam swum
swing swung
tear tore torn
telephone telephoned telephoning
thrive throve thriven
tread trod trodden
type typed
undercut undercut
undergo underwent undergone
undertake undertook undertaken
undo undid undone
unite united uniting
unwind unwound
uphold upheld
vie vied
wander wandered wandering
waste wasted wasting
wear wore worn
weave wove woven
weep wept
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
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
